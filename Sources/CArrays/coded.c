// Products with coded matrices: rows of a few numbers and, for one-hot features, the indices of those that are 1.
//
// A dense product multiplies every weight by 0 or 1. Here a row's numbers are multiplied and the weights of its codes
// are added up: for one output as a gather from a vector, with two chains of additions, and for several as sums of the
// rows of the weights, while BLAS multiplies the numbers. The gradient goes the same way back. Batches take rows at
// random, so memory is asked for ahead.

#include "CArrays.h"
#include "ahead.h"

#include <string.h>

CLONES("avx512f", "avx2")
bool coded_features_fit(const int32_t *codes, size_t count, int32_t first, int32_t end) {
  uint32_t width = (uint32_t)end - (uint32_t)first;
  bool fit = true;
  for (size_t i = 0; i < count; i++) fit &= (codes[i] == -1) | ((uint32_t)codes[i] - (uint32_t)first < width);
  return fit;
}

// Sums may take the order that suits the processor's vectors.
#pragma clang fp reassociate(on)

static inline void ask_for_row(struct coded_rows x, size_t position) {
  if (position >= x.count) return;
  ask_for(x.numbers + (size_t)x.rows[position] * x.number_count, x.number_count * sizeof *x.numbers);
  ask_for(x.codes + (size_t)x.rows[position] * x.code_count, x.code_count * sizeof *x.codes);
}

// One output: the product of a row with a vector of weights.
static inline float row_product(const float *numbers, size_t number_count, const int32_t *codes, size_t code_count,
                                const float *weights) {
  float sum = 0, even = 0, odd = 0;
  for (size_t i = 0; i < number_count; i++) sum += numbers[i] * weights[i];
  size_t i = 0;
  for (; i + 2 <= code_count; i += 2) {
    even += codes[i] < 0 ? 0 : weights[codes[i]];
    odd += codes[i + 1] < 0 ? 0 : weights[codes[i + 1]];
  }
  if (i < code_count) even += codes[i] < 0 ? 0 : weights[codes[i]];
  return sum + (even + odd);
}

void coded_numbers(struct coded_rows x, float *numbers) {
  for (size_t position = 0; position < x.count; position++, numbers += x.number_count) {
    ask_for_row(x, position + rows_ahead);
    memcpy(numbers, x.numbers + (size_t)x.rows[position] * x.number_count, x.number_count * sizeof *numbers);
  }
}

CLONES("avx512f", "avx2")
void coded_product(struct coded_rows x, size_t outputs, const float *restrict weights, float *restrict sums) {
  for (size_t position = 0; position < rows_ahead; position++) ask_for_row(x, position);
  for (size_t position = 0; position < x.count; position++, sums += outputs) {
    ask_for_row(x, position + rows_ahead);
    const float *numbers = x.numbers + (size_t)x.rows[position] * x.number_count;
    const int32_t *codes = x.codes + (size_t)x.rows[position] * x.code_count;
    if (outputs == 1) {
      *sums += row_product(numbers, x.number_count, codes, x.code_count, weights);
      continue;
    }
    for (size_t i = 0; i < x.code_count; i++) {
      if (codes[i] < 0) continue;
      const float *weight = weights + ((size_t)codes[i] - x.number_count) * outputs;
      for (size_t output = 0; output < outputs; output++) sums[output] += weight[output];
    }
  }
}

CLONES("avx512f", "avx2")
void coded_gradient(struct coded_rows x, size_t outputs, const float *restrict parts, float *restrict gradients) {
  for (size_t position = 0; position < x.count; position++, parts += outputs) {
    const float *numbers = x.numbers + (size_t)x.rows[position] * x.number_count;
    const int32_t *codes = x.codes + (size_t)x.rows[position] * x.code_count;
    if (outputs == 1) {
      float part = *parts;
      for (size_t i = 0; i < x.number_count; i++) gradients[i] += numbers[i] * part;
      for (size_t i = 0; i < x.code_count; i++)
        if (codes[i] >= 0) gradients[codes[i]] += part;
      continue;
    }
    for (size_t i = 0; i < x.code_count; i++) {
      if (codes[i] < 0) continue;
      float *gradient = gradients + ((size_t)codes[i] - x.number_count) * outputs;
      for (size_t output = 0; output < outputs; output++) gradient[output] += parts[output];
    }
  }
}
