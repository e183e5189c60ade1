// The product of two matrices of at most eight rows and columns: a call of BLAS takes longer than their arithmetic.
//
// The rows of the right factor are loaded once into vectors of eight, zeros behind their ends. A row of the product is
// a sum of these, each times an element of the left factor.

#include "CArrays.h"

#include <string.h>

typedef float line __attribute__((ext_vector_type(small_extent)));

CLONES("avx512f", "avx2")
void small_product(struct small_matrix left, struct small_matrix right, const float *bias, float *restrict product) {
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
