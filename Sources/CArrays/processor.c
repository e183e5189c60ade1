// What the processor, under its operating system, can compute with.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "CArrays.h"

#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#endif

int usable_processors(void) {
#ifdef __linux__
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}

int processor_vector_bits(void) {
#ifdef __x86_64__
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 128;
  bool is_wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                 __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                 __builtin_cpu_supports("avx512cd");
  return is_wide ? 512 : 256;
#else
  return 128;
#endif
}
