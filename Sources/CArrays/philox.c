// The counter-based generator Philox 4x32-10: ten rounds of multiplications and exclusive ors of a 128-bit counter with
// a key that grows by constants, a pure function of both. So any number of blocks can be computed side by side: sixteen
// at a time, as wide as the processor allows. Source: Salmon et al., *Parallel random numbers: as easy as 1, 2, 3*, SC
// 2011; checked against its Random123 vectors.

#include "CArrays.h"

enum { lanes = 16 };

// Writes `width` blocks from `counter` on, of which `count` are wanted.
static inline __attribute__((always_inline)) void write_blocks(uint64_t key, uint64_t counter, uint64_t high, int width,
                                                               size_t count, uint32_t *restrict words) {
  uint32_t key0 = (uint32_t)key, key1 = (uint32_t)(key >> 32);
  uint32_t word0[lanes], word1[lanes], word2[lanes], word3[lanes];
  for (int lane = 0; lane < width; lane++) {
    word0[lane] = (uint32_t)(counter + lane), word1[lane] = (uint32_t)((counter + lane) >> 32);
    word2[lane] = (uint32_t)high, word3[lane] = (uint32_t)(high >> 32);
  }
  for (int round = 0; round < 10; round++) {
    for (int lane = 0; lane < width; lane++) {
      uint64_t first = (uint64_t)0xD2511F53 * word0[lane], second = (uint64_t)0xCD9E8D57 * word2[lane];
      word0[lane] = (uint32_t)(second >> 32) ^ word1[lane] ^ key0;
      word1[lane] = (uint32_t)second;
      word2[lane] = (uint32_t)(first >> 32) ^ word3[lane] ^ key1;
      word3[lane] = (uint32_t)first;
    }
    key0 += 0x9E3779B9, key1 += 0xBB67AE85;
  }
  for (size_t lane = 0; lane < count; lane++, words += 4)
    words[0] = word0[lane], words[1] = word1[lane], words[2] = word2[lane], words[3] = word3[lane];
}

CLONES("avx512f", "avx2")
void philox_words(uint64_t key, uint64_t counter, uint64_t high, size_t blocks, uint32_t *restrict words) {
  if (blocks == 1) return write_blocks(key, counter, high, 1, 1, words);
  for (size_t start = 0; start < blocks; start += lanes)
    write_blocks(key, counter + start, high, lanes, blocks - start < lanes ? blocks - start : lanes, words + 4 * start);
}
