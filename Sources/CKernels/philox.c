#include "CKernels.h"
#include "clones.h"

enum { lanes = 16 };

CLONES("avx512f", "avx2")
void philox_words(uint32_t key0, uint32_t key1, uint64_t counter, size_t blocks, uint32_t *restrict words) {
  for (size_t start = 0; start < blocks; start += lanes) {
    uint32_t word0[lanes], word1[lanes], word2[lanes], word3[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      word0[lane] = (uint32_t)(counter + start + lane);
      word1[lane] = (uint32_t)((counter + start + lane) >> 32);
      word2[lane] = word3[lane] = 0;
    }
    uint32_t round0 = key0, round1 = key1;
    for (int round = 0; round < 10; round++) {
      for (int lane = 0; lane < lanes; lane++) {
        uint64_t first = (uint64_t)0xD2511F53 * word0[lane], second = (uint64_t)0xCD9E8D57 * word2[lane];
        word0[lane] = (uint32_t)(second >> 32) ^ word1[lane] ^ round0;
        word1[lane] = (uint32_t)second;
        word2[lane] = (uint32_t)(first >> 32) ^ word3[lane] ^ round1;
        word3[lane] = (uint32_t)first;
      }
      round0 += 0x9E3779B9, round1 += 0xBB67AE85;
    }
    size_t count = blocks - start < lanes ? blocks - start : lanes;
    for (size_t lane = 0; lane < count; lane++) {
      uint32_t *block = words + 4 * (start + lane);
      block[0] = word0[lane], block[1] = word1[lane], block[2] = word2[lane], block[3] = word3[lane];
    }
  }
}
