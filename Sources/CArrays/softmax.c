// The softmax of lines of numbers: x - peak, with the largest number of the line; then e^(x - peak), for many lines at once,
// as lines may be shorter than vectors; then the shares of their sum. What the roundings of the difference and of the
// exponential lose is kept beside them, so that only the last rounding counts. Sums are added up in double precision.

#include "CArrays.h"
#include "elementary.h"
#include "lanes.h"

// The largest number; NaN is ignored, as it makes the sum NaN.
INLINE float largest(const float *x, size_t count) {
  float peak = -__builtin_inff();
  size_t whole = count - count % lanes;
  if (whole) {
    float peaks[lanes];
    for (int lane = 0; lane < lanes; lane++) peaks[lane] = peak;
    for (size_t first = 0; first < whole; first += lanes)
      for (int lane = 0; lane < lanes; lane++) peaks[lane] = x[first + lane] > peaks[lane] ? x[first + lane] : peaks[lane];
    for (int lane = 0; lane < lanes; lane++) peak = peaks[lane] > peak ? peaks[lane] : peak;
  }
  for (size_t index = whole; index < count; index++) peak = x[index] > peak ? x[index] : peak;
  return peak;
}

INLINE double sum_of(const float *numbers, size_t count) {
  if (count >= lanes) return floats_sum(numbers, count);
  double sum = 0;
  for (size_t index = 0; index < count; index++) sum += numbers[index];
  return sum;
}

// x - peak, and what its rounding loses.
INLINE void subtract(float peak, const float *x, size_t count, float *restrict differences, float *restrict rests) {
  for (size_t index = 0; index < count; index++) {
    float difference = x[index] - peak, part = difference - x[index];
    differences[index] = difference;
    rests[index] = (x[index] - (difference - part)) - (peak + part);
  }
}

// Divides numbers with rests by their sum, which it returns.
INLINE float divide_by_sum(size_t count, float *restrict numbers, const float *restrict rests) {
  double sum = sum_of(numbers, count), inverse = 1 / sum;
  float scale = (float)inverse, scale_rest = (float)(inverse - scale);
  for (size_t index = 0; index < count; index++)
    numbers[index] = fused(numbers[index], scale, fused(numbers[index], scale_rest, rests[index] * scale));
  return (float)sum;
}

WIDE
void floats_softmax(const float *x, size_t lines, size_t count, float *restrict rests, float *restrict shares,
                    struct softmax_scale *restrict scales) {
  size_t some = count < softmax_block ? softmax_block / count : 1;
  for (size_t first = 0; first < lines; first += some, x += some * count, shares += some * count) {
    if (some > lines - first) some = lines - first;
    for (size_t line = 0; line < some; line++) {
      scales[first + line].peak = largest(x + line * count, count);
      subtract(scales[first + line].peak, x + line * count, count, shares + line * count, rests + line * count);
    }
    FOR_EACH(index, some * count) shares[index] = exponential_of_sum(shares[index], &rests[index]);
    for (size_t line = 0; line < some; line++)
      scales[first + line].sum = divide_by_sum(count, shares + line * count, rests + line * count);
  }
}
