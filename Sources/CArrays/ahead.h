#pragma once

#include <stddef.h>

// Rows that are chosen at random are asked for before they are needed: memory takes longer than the arithmetic.
enum { rows_ahead = 4 };

// Asks for a row's first kilobyte, after which the processor sees by itself where this goes.
static inline void ask_for(const void *row, size_t bytes) {
  for (size_t i = 0; i < bytes && i < 1024; i += 64) __builtin_prefetch((const char *)row + i);
}
