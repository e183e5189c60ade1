// Sums of single-precision numbers, added up in double precision.
//
// A sum of floats has sixteen partial sums side by side, each over every sixteenth number; column sums have one for
// each of 64 columns at a time, which the first-level cache holds. The order of additions depends on the extents alone,
// so every processor computes the same bits.

#include "CArrays.h"
#include "lanes.h"

// The same numbers on every processor: no clone may fuse a product with a sum.
#pragma STDC FP_CONTRACT OFF

WIDE
void floats_column_sums(const float *rows, size_t count, size_t width, float *restrict sums) {
  enum { columns = 64 };
  for (size_t first = 0; first < width; first += columns) {
    size_t some = width - first < columns ? width - first : columns;
    double partial[columns];
    for (size_t lane = 0; lane < some; lane++) partial[lane] = 0;
    for (const float *row = rows + first, *end = row + count * width; row != end; row += width)
      for (size_t lane = 0; lane < some; lane++) partial[lane] += row[lane];
    for (size_t lane = 0; lane < some; lane++) sums[first + lane] = (float)partial[lane];
  }
}

WIDE
double floats_sum(const float *numbers, size_t count) {
  double sums[lanes] = {0}, rest = 0;
  size_t whole = count - count % lanes;
  for (size_t first = 0; first < whole; first += lanes)
    for (int lane = 0; lane < lanes; lane++) sums[lane] += numbers[first + lane];
  for (size_t i = whole; i < count; i++) rest += numbers[i];
  return total(sums) + rest;
}
