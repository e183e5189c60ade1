// The columns of numbers of a table: their range, their moments, and their way into features. NaN is a missing number.
//
// Sixteen partial sums run side by side, each over every sixteenth number, and are added up at the end in a fixed
// order: so the loops are as wide as the processor allows, and every processor computes the same bits. The last block
// is filled up with numbers that change nothing. The mean, from which the higher moments are computed, needs more
// digits than a sum of doubles has where a column's mean is large: each partial sum carries its rounding error beside
// it (Knuth, *The Art of Computer Programming*, 4.2.2).

#include "CTabular.h"
#include "clones.h"
#include "lanes.h"

#include <string.h>

// The same numbers on every processor: no clone may fuse a product with a sum.
#pragma STDC FP_CONTRACT OFF

// Adds a number to a sum, and the rounding error of that to the error.
static inline void add_exactly(double number, double *sum, double *error) {
  double next = *sum + number, taken = next - *sum;
  *error += (*sum - (next - taken)) + (number - taken);
  *sum = next;
}

static inline double exact_total(const double *sums, const double *errors) {
  double sum = 0, error = 0;
  for (int lane = 0; lane < lanes; lane++) add_exactly(sums[lane], &sum, &error), error += errors[lane];
  return sum + error;
}

// The numbers from `first` on, and `filler` after the last one.
static inline void load_block(const double *numbers, size_t first, size_t count, double filler, double *block) {
  if (count - first >= lanes) {
    memcpy(block, numbers + first, lanes * sizeof *block);
  } else {
    for (size_t lane = 0; lane < lanes; lane++) block[lane] = first + lane < count ? numbers[first + lane] : filler;
  }
}

WIDE
struct number_range numbers_range(const double *numbers, size_t count, double pivot) {
  double sums[lanes] = {0}, lowest[lanes], highest[lanes];
  uint64_t present[lanes] = {0};
  for (int lane = 0; lane < lanes; lane++) lowest[lane] = __builtin_inf(), highest[lane] = -__builtin_inf();
  for (size_t first = 0; first < count; first += lanes) {
    double block[lanes];
    load_block(numbers, first, count, __builtin_nan(""), block);
    for (int lane = 0; lane < lanes; lane++) {
      double number = block[lane];
      present[lane] += number == number;
      sums[lane] += number == number ? number - pivot : 0;
      lowest[lane] = number < lowest[lane] ? number : lowest[lane];
      highest[lane] = number > highest[lane] ? number : highest[lane];
    }
  }
  struct number_range range = {0, total(sums), lowest[0], highest[0]};
  for (int lane = 0; lane < lanes; lane++) {
    range.count += present[lane];
    range.lowest = lowest[lane] < range.lowest ? lowest[lane] : range.lowest;
    range.highest = highest[lane] > range.highest ? highest[lane] : range.highest;
  }
  return range;
}

WIDE
struct number_powers numbers_powers(const double *numbers, size_t count, double pivot, double unit) {
  double sums[lanes] = {0}, errors[lanes] = {0}, squares[lanes] = {0}, cubes[lanes] = {0}, scale = 1 / unit;
  for (size_t first = 0; first < count; first += lanes) {
    double block[lanes];
    load_block(numbers, first, count, __builtin_nan(""), block);
    for (int lane = 0; lane < lanes; lane++) {
      double difference = block[lane] == block[lane] ? (block[lane] - pivot) * scale : 0;
      add_exactly(difference, &sums[lane], &errors[lane]);
      squares[lane] += difference * difference;
      cubes[lane] += difference * difference * difference;
    }
  }
  return (struct number_powers){exact_total(sums, errors), total(squares), total(cubes)};
}

WIDE
void numbers_standardize(double *numbers, size_t count, double mean, double deviation) {
  for (size_t i = 0; i < count; i++) numbers[i] = (numbers[i] - mean) / deviation;
}

WIDE
void numbers_fill(double *numbers, size_t count, double value) {
  for (size_t i = 0; i < count; i++) numbers[i] = numbers[i] == numbers[i] ? numbers[i] : value;
}

WIDE
void floats_spread(const double *numbers, size_t count, float *values, size_t stride) {
  for (size_t first = 0; first < count; first += lanes) {
    double block[lanes];
    load_block(numbers, first, count, 0, block);
    float rounded[lanes];
    for (int lane = 0; lane < lanes; lane++) rounded[lane] = (float)block[lane];
    size_t end = count - first < lanes ? count - first : lanes;
    for (size_t lane = 0; lane < end; lane++) values[(first + lane) * stride] = rounded[lane];
  }
}

// Radix sort by the bytes of the numbers, the lowest first (Knuth, *The Art of Computer Programming*, volume 3, 5.2.5): its time is
// proportional to the count. The sign bit of positive numbers and all bits of negative ones are turned, so that the order of the bits
// is that of the numbers. A byte that is the same in all numbers is passed over, as most are in whole numbers.
enum { byte_count = 8, byte_values = 256 };

static inline uint64_t ordered_bits(double number) {
  uint64_t bits;
  number += 0.0;  // 0 for -0
  memcpy(&bits, &number, sizeof bits);
  return bits ^ (bits >> 63 ? ~(uint64_t)0 : (uint64_t)1 << 63);
}

static inline double number_of(uint64_t bits) {
  double number;
  bits ^= bits >> 63 ? (uint64_t)1 << 63 : ~(uint64_t)0;
  memcpy(&number, &bits, sizeof number);
  return number;
}

void numbers_sort(double *numbers, size_t count, uint64_t *room) {
  uint64_t *from = room, *to = room + count;
  size_t starts[byte_count][byte_values] = {0};
  for (size_t index = 0; index < count; index++) {
    from[index] = ordered_bits(numbers[index]);
    for (int byte = 0; byte < byte_count; byte++) starts[byte][from[index] >> (8 * byte) & 0xFF]++;
  }
  for (int byte = 0; byte < byte_count && count > 0; byte++) {
    if (starts[byte][from[0] >> (8 * byte) & 0xFF] == count) continue;
    for (size_t value = 0, start = 0; value < byte_values; value++) {
      size_t size = starts[byte][value];
      starts[byte][value] = start;
      start += size;
    }
    for (size_t index = 0; index < count; index++) to[starts[byte][from[index] >> (8 * byte) & 0xFF]++] = from[index];
    uint64_t *sorted = to;
    to = from;
    from = sorted;
  }
  for (size_t index = 0; index < count; index++) numbers[index] = number_of(from[index]);
}
