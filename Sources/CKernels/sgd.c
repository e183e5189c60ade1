#include "CKernels.h"
#include "clones.h"

// The same numbers on every processor: no clone may fuse a product with a sum.
#pragma STDC FP_CONTRACT OFF

CLONES("avx512f", "avx2")
void sgd_step(float rate, float weight_decay, size_t count, float *restrict value, const float *restrict gradient) {
  for (size_t i = 0; i < count; i++) value[i] -= rate * (gradient[i] + weight_decay * value[i]);
}
