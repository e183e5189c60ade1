#include "CKernels.h"
#include "clones.h"

CLONES("avx512f", "avx2")
void shares_of_bytes(size_t count, const unsigned char *restrict bytes, float *restrict shares) {
  for (size_t i = 0; i < count; i++) shares[i] = bytes[i] / 255.0f;
}
