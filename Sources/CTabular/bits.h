#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef bool flags __attribute__((ext_vector_type(64)));

// A bit for each of the 64 lanes of a comparison, the first lane's the lowest.
#define BITS(comparison) ({                                      \
  flags truths = __builtin_convertvector((comparison), flags);   \
  uint64_t word;                                                 \
  memcpy(&word, &truths, sizeof word);                           \
  word;                                                          \
})
