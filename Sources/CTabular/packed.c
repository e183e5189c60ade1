// Columns of small integers and of codes of categories, each number in as few bytes as hold all of its column.
//
// Each loop is compiled for each of the sizes, so that the compiler sees arrays of one type and the processor loads as
// many numbers as its vectors hold. A table indexed by code has one entry more in front, for the code -1 of a missing
// value: so no loop has a branch for it. Counting bytes takes four tables in turn: equal neighbours would wait for each
// other's count.

#include "CTabular.h"
#include "bits.h"
#include "clones.h"

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
  if (size > 1) {
    FOR_EACH(size, packed, count, counts[value + 1]++;)
    return;
  }
  enum { parts = 4 };
  int64_t apart[parts][256] = {0};
  const uint8_t *codes = packed;
  size_t whole = count - count % parts;
  for (size_t i = 0; i < whole; i += parts)
    for (size_t part = 0; part < parts; part++) apart[part][codes[i + part]]++;
  for (size_t i = whole; i < count; i++) apart[0][codes[i]]++;
  for (size_t part = 0; part < parts; part++)
    for (int code = 0; code < 256; code++)
      if (apart[part][code]) counts[(int8_t)code + 1] += apart[part][code];
}

void codes_to_ones(const void *packed, size_t count, size_t size, const int32_t *places, float *values, size_t stride) {
  FOR_EACH(size, packed, count, int32_t place = places[value + 1]; if (place >= 0) values[i * stride + (size_t)place] = 1;)
}

void codes_to_words(const void *packed, size_t count, size_t size, const void *words, void *values, size_t stride) {
  typedef uint32_t __attribute__((may_alias)) word;
  FOR_EACH(size, packed, count, ((word *)values)[i * stride] = ((const word *)words)[value + 1];)
}

typedef int32_t codes64 __attribute__((ext_vector_type(64)));

WIDE
size_t codes_mark_missing(const int32_t *codes, size_t count, size_t first, uint64_t *words) {
  size_t missing = 0;
  for (size_t i = 0; i < count;) {
    size_t shift = (first + i) & 63, taken = 64 - shift < count - i ? 64 - shift : count - i;
    codes64 block = 0;
    if (taken == 64) memcpy(&block, codes + i, sizeof block); else memcpy(&block, codes + i, taken * sizeof *codes);
    uint64_t bits = BITS(block < 0);
    words[(first + i) >> 6] |= bits << shift;
    missing += (size_t)__builtin_popcountll(bits);
    i += taken;
  }
  return missing;
}
