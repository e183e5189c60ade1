// Batches: rows of a matrix, chosen at random, copied one after another.
//
// The processor cannot foresee where the next row lies, and waiting for memory would take longer than the copy: each
// row is asked for four rows ahead. Bytes of images become shares of 1 on the way.

#include "CArrays.h"
#include "ahead.h"

#include <string.h>

// 1/255 in two parts. A byte times the first is exact, so the sum is rounded as the quotient is, for each of the 256 bytes.
static const float high_part = 0x1.01p-8f, low_part = 0x1.010102p-24f;

CLONES("avx512f", "avx2")
void gather_shares(size_t count, const intptr_t *restrict rows, size_t width, const unsigned char *restrict bytes,
                   float *restrict shares) {
  for (size_t position = 0; position < count; position++, shares += width) {
    const unsigned char *row = bytes + (size_t)rows[position] * width;
    if (position + rows_ahead < count) ask_for(bytes + (size_t)rows[position + rows_ahead] * width, width);
    for (size_t i = 0; i < width; i++) shares[i] = row[i] * high_part + row[i] * low_part;
  }
}

void gather_rows(size_t count, const intptr_t *rows, size_t bytes, const void *source, void *restrict copies) {
  for (size_t position = 0; position < count; position++) {
    if (position + rows_ahead < count) ask_for((const char *)source + (size_t)rows[position + rows_ahead] * bytes, bytes);
    memcpy((char *)copies + position * bytes, (const char *)source + (size_t)rows[position] * bytes, bytes);
  }
}
