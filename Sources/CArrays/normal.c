// Numbers of the normal distribution from pairs of random words, by the method of Box and Muller, in double precision.
//
// The loop has no branches, so it is as wide as the processor allows. The series are those of Taylor, long enough for an
// error of one part in 10^12, after the usual reductions of the argument: a power of two and a factor between √½ and √2
// for the logarithm, a quarter turn and a rest for sine and cosine. Source: Muller, *Elementary functions*, 3rd edition,
// 2016, chapters 3 and 11.

#include "CArrays.h"

#include <string.h>

// The same numbers on every processor: no clone may fuse a product with a sum.
#pragma STDC FP_CONTRACT OFF

static const double ln2 = 0.693147180559945309417, tau = 6.283185307179586476925;

static inline uint64_t bits_of(double number) {
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

static inline double double_of(uint64_t bits) {
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

// The sum of coefficients times the powers of `x`, the constant first.
#define SERIES(x, ...) series(x, (const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double))
static inline __attribute__((always_inline)) double series(double x, const double *coefficients, size_t count) {
  double sum = 0;
  for (size_t index = count; index-- > 0;) sum = sum * x + coefficients[index];
  return sum;
}

// ln x for positive numbers.
static inline double logarithm(double x) {
  // A power of 2 and a factor between √½ and √2.
  const uint64_t root_half = 0x3FE6A09E667F3BCD;
  uint64_t shifted = bits_of(x) + (0x3FF0000000000000 - root_half);
  double exponent = double_of(0x4330000000000000 | shifted >> 52) - (0x1p52 + 1023);
  double factor = double_of((shifted & 0xFFFFFFFFFFFFF) + root_half);
  double ratio = (factor - 1) / (factor + 1), square = ratio * ratio;
  double tail = SERIES(square, 2. / 3, 2. / 5, 2. / 7, 2. / 9, 2. / 11, 2. / 13, 2. / 15);
  return exponent * ln2 + (2 * ratio + ratio * square * tail);
}

WIDE
void normal_pairs(const uint32_t *words, size_t pairs, float *restrict numbers) {
  for (size_t pair = 0; pair < pairs; pair++) {
    double radius = __builtin_elementwise_sqrt(-2 * logarithm(((double)words[2 * pair] + 1) * 0x1p-32));
    // The angle in quarters of a turn, and the rest of it, which is at most half a quarter.
    uint32_t word = words[2 * pair + 1], quarters = (word + 0x20000000) >> 30;
    double rest = (double)(int32_t)(word - (quarters << 30)) * (tau * 0x1p-32), square = rest * rest;
    double sine = rest + rest * square * SERIES(square, -1. / 6, 1. / 120, -1. / 5040, 1. / 362880, -1. / 39916800,
                                                1. / 6227020800, -1. / 1307674368000);
    double cosine = 1 + square * SERIES(square, -1. / 2, 1. / 24, -1. / 720, 1. / 40320, -1. / 3628800, 1. / 479001600,
                                        -1. / 87178291200);
    double across = quarters & 1 ? sine : cosine, along = quarters & 1 ? cosine : sine;
    numbers[2 * pair] = (float)(radius * ((quarters + 1) & 2 ? -across : across));
    numbers[2 * pair + 1] = (float)(radius * (quarters & 2 ? -along : along));
  }
}
