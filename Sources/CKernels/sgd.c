#include "CKernels.h"

// The same numbers on every processor: no clone may fuse a product with a sum.
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
void sgd_step(float rate, float weight_decay, size_t count, float *restrict value, const float *restrict gradient) {
  for (size_t i = 0; i < count; i++) value[i] -= rate * (gradient[i] + weight_decay * value[i]);
}
