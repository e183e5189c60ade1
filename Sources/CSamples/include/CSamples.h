#pragma once

#include <stddef.h>

/// The bundled house-price sample, `house-sample.zip`: synthetic tables with the columns of the Kaggle house prices.
extern const unsigned char house_sample_zip[];

/// The size of `house_sample_zip` in bytes.
extern const size_t house_sample_zip_size;

/// Where `house_sample_zip` begins: Swift cannot name an array of unknown length.
static inline const unsigned char *house_sample_zip_start(void) { return house_sample_zip; }

/// The bundled image sample, `fashion-sample.zip`: synthetic images in the form of Fashion-MNIST.
extern const unsigned char fashion_sample_zip[];

/// The size of `fashion_sample_zip` in bytes.
extern const size_t fashion_sample_zip_size;

/// Where `fashion_sample_zip` begins.
static inline const unsigned char *fashion_sample_zip_start(void) { return fashion_sample_zip; }
