#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The constants of one step of Adam; see `AdamRule`.
struct adam_rule {
  /// λ in the gradient.
  float weight_decay;
  /// What the value is multiplied by before the step: 1 - ηλ for decoupled weight decay, else 1.
  float shrinkage;
  float beta1, beta2, epsilon;
  /// η / (1 - β₁ᵗ)
  float rate;
  /// 1 / √(1 - β₂ᵗ)
  float scale;
  /// By how much the value moves towards 0 after the step, where it stays once it is there.
  float threshold;
};

/// Takes one step of Adam for `count` numbers, which none of the four arrays shares with another.
void adam_step(struct adam_rule rule, size_t count, float *restrict value, const float *restrict gradient,
               float *restrict first, float *restrict second);

/// Writes the rows at `count` indices of a matrix of `width` bytes a row, each byte divided by 255.
void gather_shares(size_t count, const intptr_t *restrict rows, size_t width, const unsigned char *restrict bytes,
                   float *restrict shares);

/// Copies `count` rows of `bytes` bytes, those of `source` at `rows`, one behind the other.
void gather_rows(size_t count, const intptr_t *rows, size_t bytes, const void *source, void *restrict copies);

/// The largest extent of a small matrix.
enum { small_extent = 8 };

/// A matrix of up to `small_extent` rows and columns, and how far apart its elements lie.
struct small_matrix {
  size_t rows, columns, row_stride, column_stride;
  const float *elements;
};

/// Writes the product of two small matrices, row by row, plus `bias` in each row unless that is NULL.
void small_product(struct small_matrix left, struct small_matrix right, const float *bias, float *restrict product);

/// Writes the four words of each of `blocks` blocks of Philox 4x32-10, whose counters follow each other from `counter`.
void philox_words(uint32_t key0, uint32_t key1, uint64_t counter, size_t blocks, uint32_t *restrict words);

/// Writes eˣ of each of `count` numbers. This function and the next four give the number next to the exact result.
void floats_exponential(const float *x, size_t count, float *restrict results);

/// Writes the natural logarithm of each of `count` numbers: NaN for negative ones, minus infinity for 0.
void floats_logarithm(const float *x, size_t count, float *restrict results);

/// Writes 1 / (1 + e⁻ˣ) for each of `count` numbers.
void floats_logistic(const float *x, size_t count, float *restrict results);

/// Writes the hyperbolic tangent of each of `count` numbers.
void floats_hyperbolic_tangent(const float *x, size_t count, float *restrict results);

/// Writes the error function of each of `count` numbers.
void floats_error_function(const float *x, size_t count, float *restrict results);

/// Writes two independent numbers from the normal distribution of mean 0 and deviation 1 for each of `pairs` pairs of random
/// words.
///
/// Source: Box and Muller, *A note on the generation of random normal deviates*, 1958.
void normal_pairs(const uint32_t *words, size_t pairs, float *restrict numbers);

/// Rows of a coded matrix: `count` indices of rows, each of so many numbers and codes.
///
/// The numbers are the first features; a code is the index of a feature that is 1, -1 none.
struct coded_rows {
  size_t count;
  const intptr_t *rows;
  size_t number_count;
  const float *numbers;
  size_t code_count;
  const int32_t *codes;
};

/// Whether each of `count` codes is -1 or a feature from `first`, 0 or more, to before `end`, which is not less.
bool coded_features_fit(const int32_t *codes, size_t count, int32_t first, int32_t end);

/// Writes the product of each row with `weights`, features x `outputs`, plus `bias`, if it is not NULL, to a line of `sums`.
void coded_product(struct coded_rows x, size_t outputs, const float *restrict weights, const float *restrict bias,
                   float *restrict sums);

/// Adds the product of the transposed rows with `parts`, a line of `outputs` for each row, to `gradients`, features x `outputs`.
void coded_gradient(struct coded_rows x, size_t outputs, const float *restrict parts, float *restrict gradients);

/// Memory for an array of `bytes` bytes, aligned to 64: what the thread was given back before, if it has a block of that size,
/// else the system's. NULL if there is none. Costs a few nanoseconds for the former.
void *array_memory_take(size_t bytes);

/// Whether memory of that size consists of fresh pages when it is taken, which are zero.
bool array_memory_is_fresh(size_t bytes);

/// Gives back memory of `array_memory_take(bytes)`. The thread keeps blocks of up to 8 MiB, 48 MiB of them at most: those of the
/// sizes that were used last.
void array_memory_give(void *memory, size_t bytes);

/// How many blocks the thread has taken from the system so far.
size_t array_memory_system_blocks(void);

/// Whether threads keep blocks: not in a build for a sanitizer.
bool array_memory_is_kept(void);

/// What `csv_regular_rows` has found.
struct csv_rows {
  size_t rows;
  /// Whether the bytes that were read are 1...127.
  bool is_plain;
};

/// Finds rows of `width` fields in the CSV text that begins with a row at `start`, to `end` or to the first row that needs a
/// closer look: one of another width, a blank line, a lone CR, a quote inside a field, text behind a closing quote.
///
/// Writes the offset of the separator or the line feed behind each field to `ends`, and up to 72 numbers more. The text must
/// be readable up to 64 bytes behind `end`.
struct csv_rows csv_regular_rows(const uint8_t *text, size_t start, size_t end, size_t width, uint8_t separator,
                                 uint32_t *ends);

/// How many heads are read behind the last one at most, whatever they are.
enum { CSV_LOOKAHEAD = 32 };

/// The beginnings of the fields of one column: their first eight bytes, the first in the lowest place, and how many bytes they
/// have, 255 for more.
struct csv_heads {
  const uint64_t *words;
  const uint8_t *counts;
};

/// Writes the heads of the fields of `rows` rows of `width` fields, those of a column next to each other and `stride` behind
/// those of the column before: then a column's are read as fast as memory allows, while in the text whole rows are between
/// them. A field begins behind the number in `ends` before its own, and eight bytes from there must be readable.
void csv_find_heads(const uint8_t *text, const uint32_t *ends, size_t width, size_t rows, size_t stride, uint64_t *words,
                    uint8_t *counts);

/// Reads the fields of one column as integers of up to eight characters.
///
/// Gives how many rows need a closer look; they are listed in `others` and 0 in `values`, to which up to 7 numbers more are
/// written.
size_t csv_short_integers(struct csv_heads heads, size_t rows, int32_t *values, uint32_t *others);

/// The code of an empty slot.
enum { CSV_EMPTY = -2 };

/// A place of a hash table of strings.
struct csv_slot {
  /// The first eight bytes, the first in the lowest place; zeros behind the end.
  uint64_t key;
  uint64_t hash;
  /// The number of bytes; its complement for a string that is spelled like a missing value and is none.
  int32_t count;
  int32_t code;
};

/// A hash of a key of up to eight bytes, for a table's `seed`; its highest bits are a place.
///
/// Source: Dietzfelbinger and others, *A reliable randomized algorithm for the closest-pair problem*, 1997: multiply-shift.
static inline uint64_t csv_short_hash(uint64_t key, uint64_t seed) { return key * (seed | 1); }

/// A hash of `word` that depends on what came before it, `state`, and a table's `seed`; its highest bits are a place.
static inline uint64_t csv_hash(uint64_t word, uint64_t state, uint64_t seed) {
  unsigned __int128 product = (unsigned __int128)(word ^ seed) * (0x9E3779B97F4A7C15 ^ state);
  return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

/// Looks the fields of one column up in a table of 2^`slot_bits` slots, at least two, whose short strings have their places by
/// `csv_short_hash`.
///
/// Gives how many rows need a closer look, listed in `others`: strings that are new, quoted, or longer than eight bytes.
size_t csv_short_codes(struct csv_heads heads, size_t rows, const struct csv_slot *slots, unsigned slot_bits,
                       uint64_t seed, int32_t *codes, uint32_t *others);

/// Writes `count` integers, each in `size` bytes, 1, 2, 4 or 8, which must hold them.
void integers_pack(const int32_t *values, size_t count, size_t size, void *packed);

/// Reads `count` integers of `size` bytes, 1, 2, 4 or 8.
void integers_to_doubles(const void *packed, size_t count, size_t size, double *values);

/// Adds to `counts` how often each of `count` codes of `size` bytes, 1, 2 or 4, comes; the first count is that of code -1.
void codes_count(const void *packed, size_t count, size_t size, int64_t *counts);

/// Writes 1 for each of `count` codes, `stride` floats apart and as many further on as `places` has for the code, the first
/// place being that of code -1; nothing where that is negative.
void codes_to_ones(const void *packed, size_t count, size_t size, const int32_t *places, float *values, size_t stride);

/// Writes another code for each of `count` codes, `stride` places apart; the first of `codes` is that of code -1.
void codes_to_codes(const void *packed, size_t count, size_t size, const int32_t *codes, int32_t *values, size_t stride);

/// Writes a number for each of `count` codes, `stride` floats apart; the first of `numbers` is that of code -1.
void codes_to_floats(const void *packed, size_t count, size_t size, const float *numbers, float *values, size_t stride);

/// Sets a bit for each of `count` codes that is negative, from bit `first` of the words on; tells how many there are.
size_t codes_mark_missing(const int32_t *codes, size_t count, size_t first, uint64_t *words);

/// The extremes of some integers.
struct integer_range {
  int32_t lowest, highest;
};

/// The smallest and the largest of `count` integers, but at most and at least 0.
struct integer_range integers_range(const int32_t *values, size_t count);

/// The numbers of a column that are there, NaN being a missing one.
struct number_range {
  size_t count;
  /// The sum of their differences from a pivot.
  double sum;
  /// Infinities, in the wrong order, if there are none.
  double lowest, highest;
};

/// Counts the numbers that are there, and adds up their differences from `pivot`.
struct number_range numbers_range(const double *numbers, size_t count, double pivot);

/// Sums of powers of the numbers' differences from a number, in some unit.
struct number_powers {
  double sum, squares, cubes;
};

/// Adds up the powers of the differences from `pivot`, leaving out missing numbers. The unit is a normal power of two, so
/// that to scale rounds nothing.
struct number_powers numbers_powers(const double *numbers, size_t count, double pivot, double unit);

/// Makes each number its distance from the mean in deviations.
void numbers_standardize(double *numbers, size_t count, double mean, double deviation);

/// Puts `value` in the place of each number that is missing, NaN.
void numbers_fill(double *numbers, size_t count, double value);

/// Writes the sums of the columns of a matrix of `count` rows of `width` numbers, added up in double precision.
void floats_column_sums(const float *rows, size_t count, size_t width, float *restrict sums);

/// The sum of `count` numbers, added up in double precision.
double floats_sum(const float *numbers, size_t count);

/// Writes `count` numbers as floats `stride` apart.
void floats_spread(const double *numbers, size_t count, float *values, size_t stride);

/// Asks the system for large pages, where it has them, for memory that is not yet used: the processor finds few of the small
/// pages of memory that is read here and there, and has to look each of the others up.
void memory_prefer_large_pages(void *start, size_t bytes);

/// Lets the system give its pages to fresh memory at once, which costs half of what their first use one by one does.
void memory_populate(void *start, size_t bytes);

/// Gives the system back what the C library keeps of freed memory, which it would else keep beside all that is asked for later.
void memory_give_back(void);

/// Tells the processor that a loop waits for another thread.
static inline void spin_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
