// Elementary functions of single precision, computed in double precision and rounded once.
//
// The result is the float nearest to the exact one, unless that lies, to one part in 10^12, half-way between two
// floats. The loops have no branches, so they are as wide as the processor allows. The series are those of Taylor, long
// enough for that error, after the usual reductions of the argument: x = k ln 2 + r for eˣ, a power of two and a factor
// between √½ and √2 for the logarithm, a quarter turn and a rest for sine and cosine. The error function has a
// polynomial of its own. Source: Muller, *Elementary functions*, 3rd edition, 2016, chapters 3 and 11.

#include "CArrays.h"

#include <string.h>

// The same numbers on every processor: no clone may fuse a product with a sum.
#pragma STDC FP_CONTRACT OFF

#define WIDE CLONES("arch=x86-64-v4", "arch=x86-64-v3")

static const double ln2 = 0.693147180559945309417, tau = 6.283185307179586476925;
// Added to a small number, this leaves its nearest whole number in the lowest bits.
static const double shifter = 0x1.8p52;

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

// A power of 2, and by which part of itself it must grow to be e^x.
struct power {
  double scale, growth;
};

// Of e^x for |x| up to 700.
static inline struct power power_of_e(double x) {
  double shifted = x * (1 / ln2) + shifter;
  double rest = x - (shifted - shifter) * ln2;
  double tail = SERIES(rest, 1. / 2, 1. / 6, 1. / 24, 1. / 120, 1. / 720, 1. / 5040, 1. / 40320, 1. / 362880, 1. / 3628800,
                       1. / 39916800);
  return (struct power){double_of((bits_of(shifted) + 1023) << 52), rest + rest * rest * tail};
}

// e^x; beyond 150, where it is 0 or infinite in single precision, any number that is so too.
static inline double exponential(double x) {
  x = x < -150 ? -150 : x;
  x = x > 150 ? 150 : x;
  struct power power = power_of_e(x);
  return power.scale + power.scale * power.growth;
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
void floats_exponential(const float *x, size_t count, float *restrict results) {
  for (size_t index = 0; index < count; index++) results[index] = (float)exponential(x[index]);
}

WIDE
void floats_logarithm(const float *x, size_t count, float *restrict results) {
  for (size_t index = 0; index < count; index++) {
    float number = x[index];
    float result = (float)logarithm(number);
    result = number < __builtin_inff() ? result : number;
    float outside = number == 0 ? -__builtin_inff() : __builtin_nanf("");
    results[index] = number > 0 ? result : outside;
  }
}

WIDE
void floats_logistic(const float *x, size_t count, float *restrict results) {
  for (size_t index = 0; index < count; index++) results[index] = (float)(1 / (1 + exponential(-(double)x[index])));
}

WIDE
void floats_hyperbolic_tangent(const float *x, size_t count, float *restrict results) {
  for (size_t index = 0; index < count; index++) {
    double size = __builtin_fabs((double)x[index]);
    // Beyond 10 the result is rounded to 1.
    struct power power = power_of_e(2 * (size > 10 ? 10 : size));
    double less_one = power.scale * power.growth + (power.scale - 1);
    results[index] = __builtin_copysignf((float)(less_one / (less_one + 2)), x[index]);
  }
}

WIDE
void floats_error_function(const float *x, size_t count, float *restrict results) {
  for (size_t index = 0; index < count; index++) {
    // erf x / x by a polynomial in x² / 8 - 1: see Fixtures/reference/error_function.py. Beyond 4 the result is rounded to 1.
    double size = __builtin_fabs((double)x[index]), held = size > 4 ? 4 : size;
    double share = SERIES(held * held / 8 - 1, 0.3535309956433878, -0.17657623330136532, 0.13167511689964084,
                          -0.10771044253014905, 0.09020899387698399, -0.07472786567162942, 0.059886909359934994,
                          -0.04576511177349191, 0.03306059062184811, -0.022473555537373086, 0.014349836806032582,
                          -0.00860629367904577, 0.0048527008914917595, -0.002577962875421378, 0.0012946046887796594,
                          -0.0006135610536966054, 0.00027244442325580383, -0.00011675995435633769, 5.0995742764843516e-05,
                          -1.9474614222107485e-05, 4.867587784831905e-06, -1.8477082233652099e-06, 1.525078675158126e-06,
                          -4.7677593373708656e-07);
    results[index] = __builtin_copysignf((float)(held * share), x[index]);
  }
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
