#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "clones.h"

// Adam (adam.c)

/// The constants of one step of Adam; see `Adam`.
struct adam_rule {
  /// λ in the gradient.
  float weight_decay;
  /// The factor of the value before the step: 1 - ηλ for decoupled weight decay, else 1.
  float shrinkage;
  float beta1, beta2, epsilon;
  /// η / (1 - β₁ᵗ)
  float rate;
  /// 1 / √(1 - β₂ᵗ)
  float scale;
  /// η λ₁: the distance by which the value moves towards 0 after the step, and no further.
  float threshold;
};

/// Takes one step of Adam for `count` numbers. The four arrays do not overlap.
void adam_step(struct adam_rule rule, size_t count, float *restrict value, const float *restrict gradient,
               float *restrict first, float *restrict second);

// Rows (gather.c)

/// Writes the rows of a matrix of bytes, `width` bytes a row, at `count` indices, each byte divided by 255.
void gather_shares(size_t count, const intptr_t *restrict rows, size_t width, const unsigned char *restrict bytes,
                   float *restrict shares);

/// Copies the rows of `source`, `bytes` bytes each, at `count` indices.
void gather_rows(size_t count, const intptr_t *rows, size_t bytes, const void *source, void *restrict copies);

// Sums (sums.c)

/// Writes the column sums of a matrix of `count` rows of `width` numbers, added up in double precision.
void floats_column_sums(const float *rows, size_t count, size_t width, float *restrict sums);

/// The sum of `count` numbers, added up in double precision.
double floats_sum(const float *numbers, size_t count);

// Products of small and of narrow matrices (products.c)

/// The largest extent of a small matrix.
enum { small_extent = 8 };

/// The largest number of rows or columns of the left factor of a narrow product, and the most elements of the other matrices.
enum { narrow_extent = 16, narrow_elements = 1 << 18 };

/// A matrix whose strides count elements.
struct strided_matrix {
  size_t rows, columns, row_stride, column_stride;
  const float *elements;
};

/// Writes the product of two matrices of up to `small_extent` rows and columns, row by row, plus `bias` in each row unless it is
/// NULL.
void small_product(struct strided_matrix left, struct strided_matrix right, const float *bias, float *restrict product);

/// Writes the product of a matrix with `right`, `left.columns` x `width`, plus `bias` in each row unless it is NULL. Fast where
/// `left` has few rows or few columns.
void narrow_product(struct strided_matrix left, const float *right, size_t width, const float *bias,
                    float *restrict product);

// Random numbers (philox.c, normal.c)

/// Writes the four words of each of `blocks` blocks of Philox 4x32-10: those of the 128-bit counters (`counter`, `high`),
/// (`counter` + 1, `high`) and so on.
void philox_words(uint64_t key, uint64_t counter, uint64_t high, size_t blocks, uint32_t *restrict words);

/// Writes two independent numbers of the standard normal distribution for each of `pairs` pairs of random words.
///
/// Source: Box and Muller, *A note on the generation of random normal deviates*, 1958.
void normal_pairs(const uint32_t *words, size_t pairs, float *restrict numbers);

// Functions of each of `count` numbers, with errors below 1 ulp unless stated otherwise (functions.c)

/// eˣ.
void floats_exponential(const float *x, size_t count, float *restrict results);

/// The natural logarithm: NaN for negative numbers, minus infinity for 0.
void floats_logarithm(const float *x, size_t count, float *restrict results);

/// The square root, correctly rounded: NaN for negative numbers.
void floats_square_root(const float *x, size_t count, float *restrict results);

/// 1 / (1 + e⁻ˣ).
void floats_logistic(const float *x, size_t count, float *restrict results);

/// The hyperbolic tangent.
void floats_hyperbolic_tangent(const float *x, size_t count, float *restrict results);

/// The error function.
void floats_error_function(const float *x, size_t count, float *restrict results);

/// x Φ(x), with Φ the cumulative distribution function of the standard normal distribution.
///
/// The error of Φ is below 10⁻⁷, which is more than 1 ulp of it where it is small.
void floats_gelu(const float *x, size_t count, float *restrict results);

/// `gradient` times the derivative of x Φ(x).
void floats_gelu_gradient(const float *x, const float *gradient, size_t count, float *restrict results);

/// The sine of an angle of any size: NaN for infinite ones.
void floats_sine(const float *x, size_t count, float *restrict results);

/// The cosine of an angle of any size: NaN for infinite ones.
void floats_cosine(const float *x, size_t count, float *restrict results);

// Softmax (softmax.c)

/// The largest of the numbers x of a line, and the sum of e^(x - peak).
struct softmax_scale {
  float peak, sum;
};

/// How many numbers of short lines are worked on at a time.
enum { softmax_block = 128 };

/// Writes the softmax e^(x - peak) / sum of each of `lines` lines of `count` numbers, with errors below 1 ulp, and its scale.
/// `rests` is room for `count` numbers and for `softmax_block`.
void floats_softmax(const float *x, size_t lines, size_t count, float *restrict rests, float *restrict shares,
                    struct softmax_scale *restrict scales);

// Coded matrices (coded.c)

/// Rows of a coded matrix, given by `count` row indices; each row has `number_count` numbers and `code_count` codes.
///
/// The numbers are the first features; a code is the index of a feature that is 1, or -1 for none.
struct coded_rows {
  size_t count;
  const intptr_t *rows;
  size_t number_count;
  const float *numbers;
  size_t code_count;
  const int32_t *codes;
};

/// Whether each of `count` codes is -1 or in `first`..<`end`; 0 <= `first` <= `end`.
bool coded_features_fit(const int32_t *codes, size_t count, int32_t first, int32_t end);

/// Copies the numbers of the rows, one row after the other.
void coded_numbers(struct coded_rows x, float *numbers);

/// Adds the product of each row with `weights`, features x `outputs`, to `sums`, rows x `outputs`. For several outputs
/// only that of the codes, with weights without the features of numbers.
void coded_product(struct coded_rows x, size_t outputs, const float *restrict weights, float *restrict sums);

/// Adds the product of the transposed rows with `parts`, rows x `outputs`, to `gradients`, features x `outputs`. For
/// several outputs only that of the codes, to gradients without the features of numbers.
void coded_gradient(struct coded_rows x, size_t outputs, const float *restrict parts, float *restrict gradients);

// The processor (processor.c)

/// The width of the processor's vectors: 512 for AVX-512 as since Skylake, 256 for AVX2 with FMA, else 128.
int processor_vector_bits(void);

/// The number of processors that the process may use: those it is bound to, 1 or more.
int usable_processors(void);

// The memory of arrays (memory.c)

/// Memory of `bytes` bytes, aligned to 64: a block that the thread was given back, if it has one of that size, else the
/// system's. NULL if absent. Costs a few nanoseconds in the first case.
void *array_memory_take(size_t bytes);

/// Whether memory of that size consists of fresh pages when it is taken, which are zero.
bool array_memory_is_fresh(size_t bytes);

/// Gives back memory of `array_memory_take(bytes)`. The thread keeps blocks of up to 8 MiB, at most 48 MiB of them: those of
/// the sizes used last.
void array_memory_give(void *memory, size_t bytes);

/// The number of blocks that the thread has taken from the system so far.
size_t array_memory_system_blocks(void);

/// Whether threads keep blocks: not in a build for a sanitizer.
bool array_memory_is_kept(void);

/// Has the system provide the pages of fresh memory at once: half of the cost of a first use page by page.
void memory_populate(void *start, size_t bytes);
