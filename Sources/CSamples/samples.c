#include "CSamples.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char house_sample_zip[] = {
#embed "house-sample.zip"
};

const size_t house_sample_zip_size = sizeof house_sample_zip;
