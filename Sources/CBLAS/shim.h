#pragma once

#ifdef __APPLE__
#include <Accelerate/Accelerate.h>
#else
#include <stdbool.h>

#include <cblas.h>

/// Ends OpenBLAS's idle threads, as it does itself before a fork; its next product for several threads starts them anew.
/// Builds without threads do not have it.
__attribute__((weak)) int blas_thread_shutdown_(void);

/// Leaves the kernel, and chooses one by the processor and the environment variable `OPENBLAS_CORETYPE`, as at the start of a
/// process. Builds for one processor alone do not have them.
__attribute__((weak)) void gotoblas_dynamic_quit(void);
__attribute__((weak)) void gotoblas_dynamic_init(void);

/// Ends OpenBLAS's idle threads, which otherwise spin for 2^26 ticks after their start. No product may be under way.
static inline void openblas_end_idle_threads(void) {
  if (blas_thread_shutdown_) blas_thread_shutdown_();
}

/// Has OpenBLAS choose its kernel again; false if it has one alone. No product may be under way.
static inline bool openblas_choose_kernel(void) {
  if (!gotoblas_dynamic_quit || !gotoblas_dynamic_init) return false;
  gotoblas_dynamic_quit();
  gotoblas_dynamic_init();
  return true;
}
#endif
