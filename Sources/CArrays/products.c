// Products of small and narrow matrices, for which BLAS takes longer than their arithmetic.
//
// Small ones: the rows of the right factor are loaded once into vectors of eight, zeros after their ends. A row of the
// product is a sum of these, each times an element of the left factor.
//
// Narrow ones: the product is made in tiles of up to five rows and two vectors of columns, whose sums stay in registers.

#include "CArrays.h"

#include <string.h>

enum { tile_rows = 5, tile_lines = 2 };

typedef float line __attribute__((ext_vector_type(small_extent)));
typedef float loose_line __attribute__((ext_vector_type(small_extent), aligned(4)));

CLONES("avx512f", "avx2")
void small_product(struct strided_matrix left, struct strided_matrix right, const float *bias, float *restrict product) {
  line rows[small_extent], first = 0;
  for (size_t inner = 0; inner < right.rows; inner++) {
    line row = 0;
    for (size_t column = 0; column < right.columns; column++)
      row[column] = right.elements[inner * right.row_stride + column * right.column_stride];
    rows[inner] = row;
  }
  for (size_t column = 0; bias && column < right.columns; column++) first[column] = bias[column];
  for (size_t i = 0; i < left.rows; i++, product += right.columns) {
    line sum = first;
    for (size_t inner = 0; inner < left.columns; inner++)
      sum += left.elements[i * left.row_stride + inner * left.column_stride] * rows[inner];
    for (size_t column = 0; column < right.columns; column++) product[column] = sum[column];
  }
}

// A tile of `rows` x `lines` vectors, both constant where this is called, from `first` of the left factor's rows on.
static inline __attribute__((always_inline)) void tile(size_t rows, size_t lines, const struct strided_matrix *left,
                                                       size_t first, const float *right, size_t width,
                                                       const float *bias, float *product) {
  line sums[tile_rows][tile_lines];
  for (size_t row = 0; row < rows; row++)
    for (size_t i = 0; i < lines; i++) sums[row][i] = bias ? (line)((const loose_line *)bias)[i] : (line)0;
  const float *elements = left->elements + first * left->row_stride;
  for (size_t inner = 0; inner < left->columns; inner++, elements += left->column_stride, right += width)
    for (size_t i = 0; i < lines; i++) {
      line numbers = ((const loose_line *)right)[i];
      for (size_t row = 0; row < rows; row++) sums[row][i] += elements[row * left->row_stride] * numbers;
    }
  for (size_t row = 0; row < rows; row++)
    for (size_t i = 0; i < lines; i++) ((loose_line *)(product + (first + row) * width))[i] = sums[row][i];
}

static inline __attribute__((always_inline)) void tiles(size_t lines, const struct strided_matrix *left,
                                                        const float *right, size_t width, const float *bias,
                                                        float *product) {
  size_t row = 0;
  for (; row + tile_rows <= left->rows; row += tile_rows) tile(tile_rows, lines, left, row, right, width, bias, product);
  for (; row + 2 <= left->rows; row += 2) tile(2, lines, left, row, right, width, bias, product);
  for (; row < left->rows; row++) tile(1, lines, left, row, right, width, bias, product);
}

WIDE
void narrow_product(struct strided_matrix left, const float *right, size_t width, const float *bias,
                    float *restrict product) {
  const size_t wide = tile_lines * small_extent;
  size_t column = 0;
  for (; column + wide <= width; column += wide)
    tiles(tile_lines, &left, right + column, width, bias ? bias + column : NULL, product + column);
  for (; column + small_extent <= width; column += small_extent)
    tiles(1, &left, right + column, width, bias ? bias + column : NULL, product + column);
  for (; column < width; column++)
    for (size_t row = 0; row < left.rows; row++) {
      float sum = bias ? bias[column] : 0;
      for (size_t inner = 0; inner < left.columns; inner++)
        sum += left.elements[row * left.row_stride + inner * left.column_stride] * right[inner * width + column];
      product[row * width + column] = sum;
    }
}
