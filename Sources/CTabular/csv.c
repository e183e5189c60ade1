// The text of CSV, 64 bytes at a time, and its fields, many rows at a time.
//
// Structure: comparing 64 bytes with a quote, a separator and a line feed gives words of 64 bits. The parity of the
// quotes so far says which bytes lie inside quotes; separators and line feeds outside of them end fields. The same
// words show where the text leaves the plain grammar, and the caller reads those rows byte by byte. Source: Langdale
// and Lemire, *Parsing gigabytes of JSON per second*, 2019.
//
// Fields: the first eight bytes of each, its head, are copied column by column, so that a column is read in order of
// memory; in the text whole rows lie between its fields. Eight bytes are an integer after three multiplications that
// join neighbours: digits to hundreds, these to ten thousands, these to the number. And they are the key of a category
// in the caller's hash table. What does not fit eight bytes is left to the caller.

#include "CTabular.h"
#include "bits.h"
#include "clones.h"

#include <string.h>

typedef int8_t stripe __attribute__((ext_vector_type(64)));

// Each bit becomes the parity of itself and those below it.
static inline uint64_t parities(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

// Writes the places of the bits; eight at a time, so that no branch depends on their number.
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
uint64_t csv_special_bits(const uint8_t *text, uint8_t separator) {
  stripe bytes;
  memcpy(&bytes, text, sizeof bytes);
  return BITS((bytes == '"') | (bytes == '\r') | (bytes == '\n') | (bytes == (int8_t)separator));
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

void csv_find_heads(const uint8_t *text, const uint32_t *ends, size_t width, size_t rows, size_t stride, uint64_t *words,
                    uint8_t *counts) {
  for (size_t row = 0; row < rows; row++) {
    const uint32_t *end = ends + row * width;
    for (size_t column = 0, place = row; column < width; column++, place += stride) {
      uint32_t start = end[column] + 1, count = end[column + 1] - start;
      words[place] = word_at(text + start);
      counts[place] = count < UINT8_MAX ? (uint8_t)count : UINT8_MAX;
    }
  }
}

// The number of rows read side by side.
enum { lanes = 8 };

WIDE
size_t csv_short_integers(struct csv_heads heads, size_t rows, int32_t *values, uint32_t *others) {
  size_t other_count = 0;
  for (size_t first = 0; first < rows; first += lanes) {
    uint64_t wrong[lanes], any_wrong = 0;
    int32_t numbers[lanes];
    for (size_t lane = 0; lane < lanes; lane++) {
      uint64_t word = heads.words[first + lane], count = heads.counts[first + lane], is_negative = (word & 0xFF) == '-';
      struct csv_number number = csv_digits(word >> (8 * is_negative), count - is_negative);
      wrong[lane] = number.wrong | (count > 8) | (is_negative & (number.value == 0));
      any_wrong |= wrong[lane];
      numbers[lane] = wrong[lane] ? 0 : (int32_t)((number.value ^ -is_negative) + is_negative);
    }
    memcpy(values + first, numbers, sizeof numbers);
    if (!any_wrong) continue;
    for (size_t lane = 0; lane < lanes && first + lane < rows; lane++) {
      others[other_count] = (uint32_t)(first + lane);
      other_count += wrong[lane] != 0;
    }
  }
  return other_count;
}

WIDE
void csv_short_keys(struct csv_heads heads, size_t first, uint64_t *restrict keys, int32_t *restrict counts) {
  for (size_t i = 0; i < CSV_LOOKAHEAD; i++) {
    uint64_t word = heads.words[first + i], count = heads.counts[first + i];
    uint64_t key = word & (count ? ~(uint64_t)0 >> ((64 - 8 * count) & 63) : 0);
    // A field that ends its record may have line ends after it; one whose content ends in them is quoted.
    uint8_t start = (uint8_t)key, end = (uint8_t)(key >> ((8 * count - 8) & 63));
    bool is_short = (count <= 8) & (start != '"') & (end != '\n') & (end != '\r');
    keys[i] = key;
    counts[i] = is_short ? (int32_t)count : INT32_MAX;
  }
}
