#include "CKernels.h"

#if defined(__x86_64__) && defined(__linux__)
#define WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDE
#endif

// Rows of one number each: a sum of chosen weights.
static inline float sum_of_chosen(const int32_t *codes, size_t per_row, const float *weights) {
  float sums[4] = {0};
  size_t i = 0;
  for (; i + 4 <= per_row; i += 4)
    for (size_t lane = 0; lane < 4; lane++) sums[lane] += codes[i + lane] < 0 ? 0 : weights[codes[i + lane]];
  for (; i < per_row; i++) sums[0] += codes[i] < 0 ? 0 : weights[codes[i]];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

WIDE
void coded_add(size_t count, const intptr_t *restrict rows, size_t per_row, const int32_t *restrict codes,
               size_t outputs, const float *restrict weights, float *restrict sums) {
  for (size_t row = 0; row < count; row++, sums += outputs) {
    const int32_t *line = codes + (size_t)rows[row] * per_row;
    if (outputs == 1) {
      *sums += sum_of_chosen(line, per_row, weights);
      continue;
    }
    for (size_t i = 0; i < per_row; i++) {
      if (line[i] < 0) continue;
      const float *weight = weights + (size_t)line[i] * outputs;
      for (size_t output = 0; output < outputs; output++) sums[output] += weight[output];
    }
  }
}

WIDE
void coded_scatter(size_t count, const intptr_t *restrict rows, size_t per_row, const int32_t *restrict codes,
                   size_t outputs, const float *restrict parts, float *restrict gradients) {
  for (size_t row = 0; row < count; row++, parts += outputs) {
    const int32_t *line = codes + (size_t)rows[row] * per_row;
    for (size_t i = 0; i < per_row; i++) {
      if (line[i] < 0) continue;
      float *gradient = gradients + (size_t)line[i] * outputs;
      for (size_t output = 0; output < outputs; output++) gradient[output] += parts[output];
    }
  }
}
