#include "CSamples.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char house_sample_zip[] = {
#embed "house-sample.zip"
};

const size_t house_sample_zip_size = sizeof house_sample_zip;

const unsigned char fashion_sample_zip[] = {
#embed "fashion-sample.zip"
};

const size_t fashion_sample_zip_size = sizeof fashion_sample_zip;
