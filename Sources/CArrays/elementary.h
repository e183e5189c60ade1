// Elementary functions of single precision, each for one number, for loops that are as wide as the processor allows.
//
// They have no branches, and every processor computes the same bits: a product is fused with a sum where `fused` says so
// and nowhere else. After the usual reductions of the argument, x = n ln 2 + r for eˣ, a power of two and a factor
// between √½ and √2 for the logarithm, quarter turns and a rest for sine and cosine, a polynomial has about the least
// error among those with such coefficients: see Fixtures/reference/polynomials.py. Where one rounding more would cost too
// much, the part that a sum or a product has lost is carried beside it, in names that end with `rest`. Errors are below
// 1 ulp: see ElementaryFunctionTests. Source: Muller, *Elementary functions*, 3rd edition, 2016, chapters 3, 4 and 11.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

INLINE uint32_t bits_of(float number) {
  uint32_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

INLINE float float_of(uint32_t bits) {
  float number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

// a b + c, rounded once.
INLINE float fused(float a, float b, float c) { return __builtin_fmaf(a, b, c); }

// A loop with four vectors at a time: each result is a long chain of steps, and the processor works at several.
#define FOR_EACH(index, count) \
  _Pragma("clang loop interleave_count(4)") for (size_t index = 0; index < (count); index++)

// The sum of coefficients times the powers of `x`, the constant first.
#define SERIES(x, ...) series(x, (const float[]){__VA_ARGS__}, sizeof((const float[]){__VA_ARGS__}) / sizeof(float))
INLINE float series(float x, const float *coefficients, size_t count) {
  float sum = coefficients[count - 1];
  for (size_t index = count - 1; index-- > 0;) sum = fused(sum, x, coefficients[index]);
  return sum;
}

// Added to a small number, this leaves its nearest whole number in the lowest bits.
static const float shifter = 0x1.8p23f;

// ln 2 in two parts, of which the first has few enough digits for exact products.
static const float ln2 = 0x1.62e4p-1f, ln2_rest = 0x1.7f7d1cp-20f;

// 2ⁿ for n from -126 to 127.
INLINE float power_of_2(int32_t n) { return float_of((uint32_t)(n + 127) << 23); }

// eˣ is 2ⁿ (1 + r + tail).
struct power {
  int32_t n;
  float r, tail;
};

// Of e^(x + rest) for |x| up to 150.
INLINE struct power power_of_e(float x, float rest) {
  float shifted = fused(x, 0x1.715476p0f, shifter), n = shifted - shifter;
  float r = fused(n, -ln2_rest, fused(n, -ln2, x)) + rest;
  float tail = r * r * SERIES(r, 0x1p-1f, 0x1.555554p-3f, 0x1.5554f8p-5f, 0x1.1112d4p-7f, 0x1.6d3a86p-10f, 0x1.9e7d14p-13f);
  return (struct power){(int32_t)(bits_of(shifted) - bits_of(shifter)), r, tail};
}

// 1 + r + tail, and what its rounding loses.
INLINE float factor(struct power power, float *rest) {
  float sum = 1 + power.r, tail = (power.r - (sum - 1)) + power.tail, factor = sum + tail;
  *rest = tail - (factor - sum);
  return factor;
}

// 2ⁿ for n from -190 to 63.
INLINE float small_power_of_2(int32_t n) { return power_of_2(n + 64) * 0x1p-64f; }

// eˣ; beyond -104 and 89 it is rounded to 0 and infinity.
INLINE float exponential(float x) {
  x = x < -104 ? -104 : x;
  x = x > 89 ? 89 : x;
  struct power power = power_of_e(x, 0);
  // 2ⁿ may be too small or too large for one factor.
  int32_t half = power.n >> 1;
  float rest;
  return factor(power, &rest) * power_of_2(half) * power_of_2(power.n - half);
}

// e^(x + *rest) for x up to 0 and a rest that is small beside x; writes what its rounding loses to `*rest`.
INLINE float exponential_of_sum(float x, float *rest) {
  bool is_zero = x < -104;
  struct power power = power_of_e(is_zero ? -104 : x, is_zero ? 0 : *rest);
  float scale = small_power_of_2(power.n), exponential = factor(power, rest) * scale;
  *rest *= scale;
  return exponential;
}

// eˣ for x up to 40; below -104 it is rounded to 0.
INLINE float small_exponential(float x) {
  struct power power = power_of_e(x < -104 ? -104 : x, 0);
  float rest;
  return factor(power, &rest) * small_power_of_2(power.n);
}

// ln x for positive numbers.
INLINE float logarithm(float x) {
  bool is_subnormal = x < 0x1p-126f;
  const uint32_t root_half = 0x3F3504F3;
  uint32_t shifted = bits_of(is_subnormal ? x * 0x1p24f : x) - root_half;
  float n = (float)((int32_t)shifted >> 23) - (is_subnormal ? 24 : 0);
  float r = float_of((shifted & 0x7FFFFF) + root_half) - 1;
  float tail = r * r * SERIES(r, -0x1p-1f, 0x1.555548p-2f, -0x1.000006p-2f, 0x1.99a476p-3f, -0x1.555c44p-3f,
                              0x1.233ba2p-3f, -0x1.fc28cap-4f, 0x1.e6c00ap-4f, -0x1.de01dcp-4f, 0x1.14733ep-4f);
  float power = n * ln2, sum = power + r;
  return sum + ((r - (sum - power)) + fused(n, ln2_rest, tail));
}

// The quotient of two numbers and their rests.
INLINE float quotient(float number, float number_rest, float divisor, float divisor_rest) {
  float inverse = 1 / divisor, quotient = number * inverse;
  float missing = fused(-quotient, divisor, number) + fused(-quotient, divisor_rest, number_rest);
  return fused(missing, inverse, quotient);
}

// 1 - erf x for x from 1 on; for larger x its error is small beside 1, not beside the result.
INLINE float error_complement(float x) {
  float logarithm = SERIES(x, 0x1.8b3e9ap-13f, -0x1.212c2cp+0f, -0x1.4434f6p-1f, -0x1.bc189ap-4f, 0x1.9d0b56p-6f,
                           -0x1.139872p-8f, 0x1.ceea56p-12f, -0x1.6c07c8p-16f);
  return small_exponential(logarithm);
}

// erf x for x from -1 to 1.
INLINE float small_error_function(float x) {
  return fused(x, SERIES(x * x, 0x1.06eba8p-3f, -0x1.81273ep-2f, 0x1.ce2ce6p-4f, -0x1.b7f71ap-6f, 0x1.53f224p-8f,
                         -0x1.a3515ep-11f, 0x1.4771fcp-14f), x);
}

// The cumulative distribution function of the standard normal distribution: its logarithm for -|x| is the polynomial.
INLINE float normal_distribution(float x) {
  float size = __builtin_fabsf(x);
  float logarithm = SERIES(size, -0x1.62e43p-1f, -0x1.98846cp-1f, -0x1.45f026p-2f, -0x1.2a16fcp-5f, 0x1.40efd4p-8f,
                           -0x1.93d65p-14f, -0x1.0cf92cp-13f, 0x1.c63cap-16f, -0x1.049ee6p-19f);
  float outside = small_exponential(logarithm);
  return x > 0 ? 1 - outside : outside;
}

// sin (r + rest) for |r| up to a bit over π/4, `quarters` quarter turns further.
INLINE float wave(float r, float rest, uint32_t quarters) {
  float square = r * r, half = -0.5f * square, near = 1 + half;
  float sine = r + fused(r * square, SERIES(square, -0x1.555546p-3f, 0x1.110774p-7f, -0x1.9951f2p-13f), rest);
  float cosine = near + fused(square * square, SERIES(square, 0x1.55554ap-5f, -0x1.6c0c28p-10f, 0x1.99e80cp-16f),
                              fused(-r, rest, half - (near - 1)));
  return float_of(bits_of(quarters & 1 ? cosine : sine) ^ (quarters & 2) << 30);
}

// The largest number whose quarter turns leave an exact rest.
static const float widest_angle = 30000;

// sin (x + quarters π/2) for |x| up to `widest_angle`: π/2 in three parts, the first times whole quarters exact.
INLINE float small_wave(float x, uint32_t quarters) {
  float shifted = fused(x, 0x1.45f306p-1f, shifter), n = shifted - shifter;
  float first = fused(n, -0x1.921fb6p+0f, x), second = n * 0x1.777a5cp-25f, third = fused(n, 0x1.777a5cp-25f, -second);
  float r = first + second, part = r - first;
  float rest = ((first - (r - part)) + (second - part)) + fused(n, 0x1.ee59dap-50f, third);
  return wave(r, rest, bits_of(shifted) + quarters);
}

// sin (x + quarters π/2) for |x| from 1 on. Whole turns are left out of the product of x and 2/π: those bits of 2/π give
// multiples of 4. Source: Payne and Hanek, *Radian reduction for trigonometric functions*, 1983.
static inline float large_wave(float x, uint32_t quarters) {
  static const uint32_t two_over_pi[] = {0,          0xA2F9836E, 0x4E441529, 0xFC2757D1,
                                         0xF534DDC0, 0xDB629599, 0x3C439041, 0xFE5163AB};
  uint32_t bits = bits_of(x), exponent = bits >> 23 & 0xFF;
  if (exponent == 0xFF) return __builtin_nanf("");
  // x is a whole number of 24 bits times 2^(exponent - 150).
  uint64_t number = (bits & 0x7FFFFF) | 0x800000;
  uint32_t skipped = exponent - 120, shift = skipped % 32;
  const uint32_t *words = two_over_pi + skipped / 32;
  unsigned __int128 share = (unsigned __int128)words[0] << 96 | (unsigned __int128)words[1] << 64 |
                            (uint64_t)words[2] << 32 | words[3];
  uint64_t product = (uint64_t)((share << shift) * number >> 64);
  // The upper two bits are quarter turns, the others a share of one, from -1/2 to 1/2 after rounding.
  int64_t rest = (int64_t)(product << 2);
  uint32_t turns = (uint32_t)(product >> 62) + (rest < 0);
  double angle = (double)rest * (1.57079632679489661923 * 0x1p-64);
  if (bits >> 31) angle = -angle, turns = -turns;
  return wave((float)angle, (float)(angle - (float)angle), turns + quarters);
}

