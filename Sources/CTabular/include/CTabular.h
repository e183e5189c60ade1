#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The text of CSV (csv.c)

/// What `csv_regular_rows` has found.
struct csv_rows {
  size_t rows;
  /// Whether the bytes that were read are 1...127.
  bool is_plain;
};

/// Finds rows of `width` fields in the CSV text that begins with a row at `start`, to `end` or to the first row that needs a
/// closer look: one of another width, a blank line, a lone CR, a quote inside a field, text after a closing quote.
///
/// Writes the offset of the separator or the line feed after each field to `ends`, and up to 72 numbers more. The text must
/// be readable up to 64 bytes after `end`.
struct csv_rows csv_regular_rows(const uint8_t *text, size_t start, size_t end, size_t width, uint8_t separator,
                                 uint32_t *ends);

/// A bit for each of the 64 bytes at `text` that is a separator, a line end or a quote.
uint64_t csv_special_bits(const uint8_t *text, uint8_t separator);

/// The number of heads that may be read after the last one, whatever they are.
enum { CSV_LOOKAHEAD = 32 };

/// The heads of the fields of one column: their first eight bytes, the first in the lowest place, and their numbers of
/// bytes, 255 for more.
struct csv_heads {
  const uint64_t *words;
  const uint8_t *counts;
};

/// Writes the heads of the fields of `rows` rows of `width` fields, column by column, `stride` apart.
///
/// A field begins after the offset in `ends` before its own, and eight bytes from there must be readable.
void csv_find_heads(const uint8_t *text, const uint32_t *ends, size_t width, size_t rows, size_t stride, uint64_t *words,
                    uint8_t *counts);

/// A number that was read from some digits; `wrong` is 0 if they were one to eight digits.
struct csv_number {
  uint64_t value, wrong;
};

/// Reads `count` digits, the low bytes of `word`, the first in the lowest place.
///
/// Source: Lemire, *Quickly parsing eight digits*, 2018, https://lemire.me/blog/2018/10/03/quickly-parsing-eight-digits/.
static inline struct csv_number csv_digits(uint64_t word, uint64_t count) {
  const uint64_t ones = 0x0101010101010101;
  // Zeros before the digits make them eight.
  uint64_t shift = (64 - 8 * count) & 63, value = word << shift | (('0' * ones) & ~(~(uint64_t)0 << shift));
  uint64_t wrong = (value & (0xF0 * ones)) ^ '0' * ones;
  wrong |= ((value + 6 * ones) & (0xF0 * ones)) ^ '0' * ones;
  // Neighbours are joined: digits to hundreds, these to ten thousands, these to the number.
  value = ((value & (0x0F * ones)) * (10 * 256 + 1)) >> 8;
  value = ((value & 0x00FF00FF00FF00FF) * (100 * 65536 + 1)) >> 16;
  value = ((value & 0x0000FFFF0000FFFF) * (10000 * 4294967296 + 1)) >> 32;
  return (struct csv_number){value, wrong | (count - 1 >= 8)};
}

/// Reads the fields of one column as integers of up to eight characters.
///
/// Returns the number of rows that need a closer look; they are listed in `others` and 0 in `values`, to which up to 7
/// numbers more are written.
size_t csv_short_integers(struct csv_heads heads, size_t rows, int32_t *values, uint32_t *others);

/// Writes the keys of `CSV_LOOKAHEAD` fields of one column from row `first` on: their bytes, the first in the lowest place and
/// zeros after the end, and their number; `INT32_MAX` for a field that is quoted, longer than eight bytes, or followed by a
/// line end.
void csv_short_keys(struct csv_heads heads, size_t first, uint64_t *restrict keys, int32_t *restrict counts);

// Packed integers and codes (packed.c)

/// Writes `count` integers, each in `size` bytes, 1, 2, 4 or 8, which must hold them.
void integers_pack(const int32_t *values, size_t count, size_t size, void *packed);

/// Reads `count` integers of `size` bytes, 1, 2, 4 or 8.
void integers_to_doubles(const void *packed, size_t count, size_t size, double *values);

/// The extremes of some integers.
struct integer_range {
  int32_t lowest, highest;
};

/// The smallest and the largest of `count` integers and 0.
struct integer_range integers_range(const int32_t *values, size_t count);

// The loops over codes take `count` codes of `size` bytes, 1, 2 or 4. Tables indexed by code begin with code -1.

/// Adds the number of occurrences of each code to `counts`.
void codes_count(const void *packed, size_t count, size_t size, int64_t *counts);

/// Writes 1 for each code, row by row, `stride` floats apart, at the code's place in the row; nothing for a negative place.
void codes_to_ones(const void *packed, size_t count, size_t size, const int32_t *places, float *values, size_t stride);

/// Writes the entry of `words`, each of four bytes, for each code, `stride` words apart.
void codes_to_words(const void *packed, size_t count, size_t size, const void *words, void *values, size_t stride);

/// Sets a bit for each of `count` codes that is negative, from bit `first` of the words on. Returns their number.
size_t codes_mark_missing(const int32_t *codes, size_t count, size_t first, uint64_t *words);

// Numbers, of which NaN is a missing one (numbers.c)

/// The numbers of a column that are not missing.
struct number_range {
  size_t count;
  /// The sum of their differences from a pivot.
  double sum;
  /// Infinity and minus infinity if there are none.
  double lowest, highest;
};

/// Counts the numbers that are not missing, and adds up their differences from `pivot`.
struct number_range numbers_range(const double *numbers, size_t count, double pivot);

/// Sums of powers of differences, in some unit.
struct number_powers {
  double sum, squares, cubes;
};

/// Adds up the powers of the differences from `pivot` of the numbers that are not missing. The unit is a normal power of
/// two, so that scaling rounds nothing.
struct number_powers numbers_powers(const double *numbers, size_t count, double pivot, double unit);

/// Sorts numbers without NaN, ascending, with -0 as 0; `room` has place for twice as many.
void numbers_sort(double *numbers, size_t count, uint64_t *room);

/// Replaces each number by (number - `mean`) / `deviation`.
void numbers_standardize(double *numbers, size_t count, double mean, double deviation);

/// Replaces each missing number by `value`.
void numbers_fill(double *numbers, size_t count, double value);

/// Writes `count` numbers as floats `stride` apart.
void floats_spread(const double *numbers, size_t count, float *values, size_t stride);

// The system (system.c)

/// Returns the memory to the system that the C library keeps of freed memory.
void memory_give_back(void);

/// Tells the processor that a loop waits for another thread.
static inline void spin_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
