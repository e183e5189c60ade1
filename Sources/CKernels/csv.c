#include "CKernels.h"
#include "bits.h"
#include "clones.h"

#include <string.h>

#define WIDE CLONES("arch=x86-64-v4", "arch=x86-64-v3")

typedef int8_t stripe __attribute__((ext_vector_type(64)));

// Each bit becomes the parity of itself and those below it.
static inline uint64_t parities(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

// Writes the places of the bits; eight at a time, so that their number need not be guessed by the processor.
static inline uint32_t *write_places(uint64_t bits, uint32_t base, uint32_t *out) {
  uint32_t *end = out + __builtin_popcountll(bits);
  for (; out < end; out += 8)
    for (int i = 0; i < 8; i++, bits &= bits - 1) out[i] = base + (uint32_t)(bits ? __builtin_ctzll(bits) : 64);
  return end;
}

// Whether the line that ends at `end` has nothing in it; `start` begins a line.
static inline bool is_blank(const uint8_t *text, size_t start, size_t end) {
  if (end > start && text[end - 1] == '\r') end--;
  return end == start || text[end - 1] == '\n';
}

WIDE
struct csv_rows csv_regular_rows(const uint8_t *text, size_t start, size_t end, size_t width, uint8_t separator,
                                 uint32_t *ends) {
  struct csv_rows found = {0, true};
  uint32_t *out = ends, *row_end = ends;
  uint64_t inside = 0, after_close = 0, after_return = 0, may_open = 1;
  for (size_t at = start; at < end; at += 64) {
    stripe bytes;
    memcpy(&bytes, text + at, sizeof bytes);
    uint64_t valid = end - at < 64 ? ((uint64_t)1 << (end - at)) - 1 : ~(uint64_t)0;
    uint64_t quotes = BITS(bytes == '"') & valid, returns = BITS(bytes == '\r') & valid;
    uint64_t lines = BITS(bytes == '\n') & valid, breaks = (BITS(bytes == (int8_t)separator) & valid) | lines;
    found.is_plain &= (BITS(bytes <= 0) & valid) == 0;
    if (quotes | inside | returns | after_close | after_return) {
      uint64_t quoted = parities(quotes) ^ inside, opens = quotes & quoted, closes = quotes & ~quoted;
      breaks &= ~quoted, lines &= ~quoted, returns &= ~quoted;
      uint64_t wrong = (opens & ~((breaks | closes) << 1 | may_open)) |
                       ((closes << 1 | after_close) & ~(breaks | returns | opens)) |
                       ((returns << 1 | after_return) & ~lines);
      if (wrong & valid) break;
      inside = -(quoted >> 63), after_close = closes >> 63, after_return = returns >> 63;
      may_open = (breaks | closes) >> 63;
    } else {
      may_open = breaks >> 63;
    }
    bool is_regular = true;
    for (; lines && is_regular; lines &= lines - 1) {
      size_t place = (size_t)__builtin_ctzll(lines);
      row_end += width;
      is_regular = out + __builtin_popcountll(breaks & (((uint64_t)2 << place) - 1)) == row_end &&
                   !(width == 1 && is_blank(text, start, at + place));
      found.rows += is_regular;
    }
    out = write_places(breaks, (uint32_t)at, out);
    if (!is_regular) break;
  }
  return found;
}

// The eight bytes at `text`, the first in the lowest place.
static inline uint64_t word_at(const uint8_t *text) {
  uint64_t word;
  memcpy(&word, text, sizeof word);
  return word;
}

// How many rows are looked at side by side.
enum { lanes = 8 };

// The fields of one column in some rows: their first eight bytes, and how many bytes they have.
struct fields {
  uint64_t words[lanes], counts[lanes];
};

// Lanes beyond `rows` repeat the first one.
static inline struct fields load_fields(const uint8_t *text, const uint32_t *ends, size_t width, size_t rows) {
  struct fields fields;
  for (size_t lane = 0; lane < lanes; lane++) {
    const uint32_t *end = ends + (lane < rows ? lane * width : 0);
    uint32_t start = end[0] + 1;
    fields.words[lane] = word_at(text + start);
    fields.counts[lane] = end[1] - start;
  }
  return fields;
}

WIDE
size_t csv_short_integers(const uint8_t *text, const uint32_t *ends, size_t width, size_t rows, int32_t *values,
                          uint32_t *others) {
  const uint64_t ones = 0x0101010101010101;
  size_t other_count = 0;
  for (size_t first = 0; first < rows; first += lanes) {
    size_t count = rows - first < lanes ? rows - first : lanes;
    struct fields fields = load_fields(text, ends + first * width, width, count);
    uint64_t wrong[lanes], any_wrong = 0;
    int32_t numbers[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      uint64_t word = fields.words[lane], is_negative = (word & 0xFF) == '-';
      uint64_t digits = fields.counts[lane] - is_negative, shift = (64 - 8 * digits) & 63;
      // Zeros before the digits change nothing and make them eight.
      uint64_t value = (word >> (8 * is_negative)) << shift | (('0' * ones) & ~(~(uint64_t)0 << shift));
      uint64_t no_digits = (value & (0xF0 * ones)) ^ '0' * ones;
      no_digits |= ((value + 6 * ones) & (0xF0 * ones)) ^ '0' * ones;
      // Neighbours are joined: digits to hundreds, these to ten thousands, these to the number.
      value = ((value & (0x0F * ones)) * (10 * 256 + 1)) >> 8;
      value = ((value & 0x00FF00FF00FF00FF) * (100 * 65536 + 1)) >> 16;
      value = ((value & 0x0000FFFF0000FFFF) * (10000 * 4294967296 + 1)) >> 32;
      wrong[lane] = no_digits | (digits - 1 >= 8) | (fields.counts[lane] > 8) | (is_negative & (value == 0));
      any_wrong |= wrong[lane];
      numbers[lane] = wrong[lane] ? 0 : (int32_t)((value ^ -is_negative) + is_negative);
    }
    memcpy(values + first, numbers, count * sizeof *values);
    if (!any_wrong) continue;
    for (size_t lane = 0; lane < count; lane++) {
      others[other_count] = (uint32_t)(first + lane);
      other_count += wrong[lane] != 0;
    }
  }
  return other_count;
}

// How many rows are looked up one after the other: enough for their keys to have been written when they are read again.
enum { lookups = 32 };

WIDE
size_t csv_short_codes(const uint8_t *text, const uint32_t *ends, size_t width, size_t rows,
                       const struct csv_slot *slots, unsigned slot_bits, uint64_t seed, int32_t *codes,
                       uint32_t *others) {
  size_t other_count = 0, last = ((size_t)1 << slot_bits) - 1;
  for (size_t first = 0; first < rows; first += lookups) {
    size_t count = rows - first < lookups ? rows - first : lookups;
    uint64_t keys[lookups], counts[lookups], places[lookups];
    for (size_t row = 0; row < count; row++) {
      const uint32_t *end = ends + (first + row) * width;
      uint32_t start = end[0] + 1;
      keys[row] = word_at(text + start);
      counts[row] = end[1] - start;
    }
    for (size_t row = 0; row < count; row++) {
      keys[row] &= counts[row] ? ~(uint64_t)0 >> ((64 - 8 * counts[row]) & 63) : 0;
      places[row] = csv_short_hash(keys[row], seed) >> (64 - slot_bits);
    }
    for (size_t row = 0; row < count; row++) {
      uint64_t place = places[row], key = keys[row];
      int32_t bytes = (int32_t)counts[row];
      // Mostly the first place has it.
      while (__builtin_expect(slots[place].key != key || slots[place].count != bytes, 0) &&
             slots[place].code != CSV_EMPTY)
        place = (place + 1) & last;
      // A field that ends its record may have line ends behind it; one whose content ends in them is quoted.
      uint8_t end = (uint8_t)(key >> ((8 * counts[row] - 8) & 63));
      bool is_known = (slots[place].code != CSV_EMPTY) & (bytes <= 8) & ((uint8_t)key != '"') & (end != '\n') & (end != '\r');
      codes[first + row] = is_known ? slots[place].code : 0;
      others[other_count] = (uint32_t)(first + row);
      other_count += !is_known;
    }
  }
  return other_count;
}
