#pragma once

#include <stddef.h>

/// The bundled house-price sample, `house-sample.zip`: synthetic tables with the columns of the Kaggle house prices.
extern const unsigned char house_sample_zip[];

/// The size of `house_sample_zip` in bytes.
extern const size_t house_sample_zip_size;

/// Where `house_sample_zip` begins: Swift cannot name an array of unknown length.
static inline const unsigned char *house_sample_zip_start(void) { return house_sample_zip; }
