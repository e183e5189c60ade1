#pragma once

#ifdef __APPLE__
#include <Accelerate/Accelerate.h>
#else
#include <cblas.h>

/// Ends OpenBLAS's idle threads, as it does itself before a fork; its next product for several threads starts them anew.
/// Builds without threads do not have it.
__attribute__((weak)) int blas_thread_shutdown_(void);

/// Ends OpenBLAS's idle threads, which otherwise spin for 2^26 ticks after their start. No product may be under way.
static inline void openblas_end_idle_threads(void) {
  if (blas_thread_shutdown_) blas_thread_shutdown_();
}
#endif
