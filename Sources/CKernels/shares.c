#include "CKernels.h"

#if defined(__x86_64__) && defined(__linux__)
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
void shares_of_bytes(size_t count, const unsigned char *restrict bytes, float *restrict shares) {
  for (size_t i = 0; i < count; i++) shares[i] = bytes[i] / 255.0f;
}
