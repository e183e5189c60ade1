#include "CKernels.h"
#include "clones.h"

#include <stdbool.h>
#include <string.h>

#define WIDE CLONES("arch=x86-64-v4", "arch=x86-64-v3")

typedef int8_t stripe __attribute__((ext_vector_type(64)));
typedef bool flags __attribute__((ext_vector_type(64)));

// A bit for each byte of a comparison, the first byte's the lowest.
#define BITS(comparison) ({                                      \
  flags truths = __builtin_convertvector((comparison), flags);   \
  uint64_t word;                                                 \
  memcpy(&word, &truths, sizeof word);                           \
  word;                                                          \
})

// Each bit becomes the parity of itself and those below it.
static inline uint64_t parities(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

// Writes the places of the bits; eight at a time, so that their number need not be guessed by the processor.
static inline uint32_t *write_places(uint64_t bits, uint32_t base, uint32_t *out) {
  uint32_t *end = out + __builtin_popcountll(bits);
  for (; out < end; out += 8)
    for (int i = 0; i < 8; i++, bits &= bits - 1) out[i] = base + (bits ? __builtin_ctzll(bits) : 0);
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

WIDE
size_t csv_short_integers(const uint8_t *text, const uint32_t *ends, size_t width, size_t rows, int64_t *values,
                          uint32_t *others) {
  const uint64_t ones = 0x0101010101010101;
  size_t other_count = 0;
  for (size_t row = 0; row < rows; row++) {
    uint32_t start = ends[row * width] + 1, count = ends[row * width + 1] - start;
    uint64_t word = word_at(text + start), is_negative = (word & 0xFF) == '-';
    uint64_t digits = count - is_negative, shift = (64 - 8 * digits) & 63;
    // Zeros before the digits change nothing and make them eight.
    uint64_t value = (word >> (8 * is_negative)) << shift | (('0' * ones) & ~(~(uint64_t)0 << shift));
    bool is_number = (value & (0xF0 * ones)) == '0' * ones && ((value + 6 * ones) & (0xF0 * ones)) == '0' * ones;
    // Neighbours are joined: digits to hundreds, these to ten thousands, these to the number.
    value = ((value & (0x0F * ones)) * (10 * 256 + 1)) >> 8;
    value = ((value & 0x00FF00FF00FF00FF) * (100 * 65536 + 1)) >> 16;
    value = ((value & 0x0000FFFF0000FFFF) * (10000 * 4294967296 + 1)) >> 32;
    is_number &= digits - 1 < 8 && count <= 8 && !(is_negative && value == 0);
    values[row] = is_number ? (int64_t)((value ^ -is_negative) + is_negative) : 0;
    others[other_count] = (uint32_t)row;
    other_count += !is_number;
  }
  return other_count;
}

WIDE
size_t csv_short_codes(const uint8_t *text, const uint32_t *ends, size_t width, size_t rows,
                       const struct csv_slot *slots, size_t slot_count, uint64_t seed, int32_t *codes,
                       uint32_t *others) {
  size_t other_count = 0;
  for (size_t row = 0; row < rows; row++) {
    uint32_t start = ends[row * width] + 1, count = ends[row * width + 1] - start;
    uint64_t word = word_at(text + start), key = count ? word & ~(uint64_t)0 >> ((64 - 8 * count) & 63) : 0;
    size_t place = csv_hash(key, count, seed) & (slot_count - 1);
    while (slots[place].code != CSV_EMPTY && (slots[place].key != key || slots[place].count != (int32_t)count))
      place = (place + 1) & (slot_count - 1);
    bool is_known = slots[place].code != CSV_EMPTY && count <= 8 && (word & 0xFF) != '"';
    codes[row] = is_known ? slots[place].code : 0;
    others[other_count] = (uint32_t)row;
    other_count += !is_known;
  }
  return other_count;
}
