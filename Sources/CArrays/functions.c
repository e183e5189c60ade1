// Elementary functions of many numbers.

#include "CArrays.h"
#include "elementary.h"

WIDE
void floats_exponential(const float *x, size_t count, float *restrict results) {
  FOR_EACH(index, count) results[index] = exponential(x[index]);
}

WIDE
void floats_logarithm(const float *x, size_t count, float *restrict results) {
  FOR_EACH(index, count) {
    float number = x[index], result = logarithm(number);
    result = number < __builtin_inff() ? result : number;
    float outside = number == 0 ? -__builtin_inff() : __builtin_nanf("");
    results[index] = number > 0 ? result : outside;
  }
}

WIDE
void floats_square_root(const float *x, size_t count, float *restrict results) {
  FOR_EACH(index, count) results[index] = __builtin_elementwise_sqrt(x[index]);
}

WIDE
void floats_logistic(const float *x, size_t count, float *restrict results) {
  FOR_EACH(index, count) {
    float size = __builtin_fabsf(x[index]);
    struct power power = power_of_e(size > 104 ? -104 : -size, 0);
    float rest, scale = small_power_of_2(power.n), exponential = factor(power, &rest) * scale;
    rest *= scale;
    float divisor = 1 + exponential, divisor_rest = (exponential - (divisor - 1)) + rest;
    bool is_small = x[index] < 0;
    results[index] = quotient(is_small ? exponential : 1, is_small ? rest : 0, divisor, divisor_rest);
  }
}

WIDE
void floats_hyperbolic_tangent(const float *x, size_t count, float *restrict results) {
  FOR_EACH(index, count) {
    // (1 - e) / (1 + e) with e = e^-2|x|. Beyond 10 the result is rounded to 1.
    float size = __builtin_fabsf(x[index]);
    struct power power = power_of_e(-2 * (size > 10 ? 10 : size), 0);
    float scale = power_of_2(power.n), growth = power.r + power.tail;
    float part = scale * growth, part_rest = scale * (power.tail - (growth - power.r));
    float above = 1 - scale, number = above - part;
    float below = 1 + scale, divisor = below + part;
    float number_rest = ((1 - above) - scale) + ((above - number) - part) - part_rest;
    float divisor_rest = (scale - (below - 1)) + (part - (divisor - below)) + part_rest;
    results[index] = __builtin_copysignf(quotient(number, number_rest, divisor, divisor_rest), x[index]);
  }
}

WIDE
void floats_error_function(const float *x, size_t count, float *restrict results) {
  FOR_EACH(index, count) {
    float size = __builtin_fabsf(x[index]);
    float outside = __builtin_copysignf(1 - error_complement(size), x[index]);
    results[index] = size <= 1 ? small_error_function(x[index]) : outside;
  }
}

WIDE
void floats_gelu(const float *x, size_t count, float *restrict results) {
  FOR_EACH(index, count) results[index] = x[index] * normal_distribution(x[index]);
}

WIDE
void floats_gelu_gradient(const float *x, const float *gradient, size_t count, float *restrict results) {
  FOR_EACH(index, count) {
    float density = 0x1.988454p-2f * small_exponential(-0.5f * x[index] * x[index]);
    results[index] = gradient[index] * fused(x[index], density, normal_distribution(x[index]));
  }
}

INLINE void write_waves(const float *x, size_t count, uint32_t quarters, float *restrict results) {
  bool has_large = false;
  FOR_EACH(index, count) {
    results[index] = small_wave(x[index], quarters);
    has_large |= !(__builtin_fabsf(x[index]) <= widest_angle);
  }
  for (size_t index = 0; has_large && index < count; index++)
    if (!(__builtin_fabsf(x[index]) <= widest_angle)) results[index] = large_wave(x[index], quarters);
}

WIDE
void floats_sine(const float *x, size_t count, float *restrict results) { write_waves(x, count, 0, results); }

WIDE
void floats_cosine(const float *x, size_t count, float *restrict results) { write_waves(x, count, 1, results); }
