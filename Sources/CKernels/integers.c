#include "CKernels.h"
#include "clones.h"

#define WIDE CLONES("arch=x86-64-v4", "arch=x86-64-v3")

#define COPY(From, from, To, to) for (size_t i = 0; i < count; i++) ((To *)(to))[i] = (To)((const From *)(from))[i]

WIDE
void integers_pack(const int32_t *values, size_t count, size_t size, void *packed) {
  switch (size) {
    case 1: COPY(int32_t, values, int8_t, packed); break;
    case 2: COPY(int32_t, values, int16_t, packed); break;
    case 4: COPY(int32_t, values, int32_t, packed); break;
    case 8: COPY(int32_t, values, int64_t, packed); break;
  }
}

WIDE
void integers_to_doubles(const void *packed, size_t count, size_t size, double *values) {
  switch (size) {
    case 1: COPY(int8_t, packed, double, values); break;
    case 2: COPY(int16_t, packed, double, values); break;
    case 4: COPY(int32_t, packed, double, values); break;
    case 8: COPY(int64_t, packed, double, values); break;
  }
}

WIDE
struct integer_range integers_range(const int32_t *values, size_t count) {
  struct integer_range range = {0, 0};
  for (size_t i = 0; i < count; i++) {
    range.lowest = values[i] < range.lowest ? values[i] : range.lowest;
    range.highest = values[i] > range.highest ? values[i] : range.highest;
  }
  return range;
}

// Calls a loop's body with the integers in their own type.
#define FOR_EACH(size, packed, count, body)                                                       \
  switch (size) {                                                                                 \
    case 1: for (size_t i = 0; i < count; i++) { int64_t value = ((const int8_t *)packed)[i]; body } break;  \
    case 2: for (size_t i = 0; i < count; i++) { int64_t value = ((const int16_t *)packed)[i]; body } break; \
    case 4: for (size_t i = 0; i < count; i++) { int64_t value = ((const int32_t *)packed)[i]; body } break; \
  }

void codes_count(const void *packed, size_t count, size_t size, int64_t *counts) {
  FOR_EACH(size, packed, count, counts[value + 1]++;)
}

void codes_to_ones(const void *packed, size_t count, size_t size, const int32_t *places, float *values, size_t stride) {
  FOR_EACH(size, packed, count, int32_t place = places[value + 1]; if (place >= 0) values[i * stride + (size_t)place] = 1;)
}

void codes_to_codes(const void *packed, size_t count, size_t size, const int32_t *codes, int32_t *values, size_t stride) {
  FOR_EACH(size, packed, count, values[i * stride] = codes[value + 1];)
}

void codes_to_floats(const void *packed, size_t count, size_t size, const float *numbers, float *values, size_t stride) {
  FOR_EACH(size, packed, count, values[i * stride] = numbers[value + 1];)
}
