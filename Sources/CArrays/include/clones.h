#pragma once

/// Compiles a function for each of these processors beside the oldest x86-64, which Swift compiles for and which leaves
/// loops at a quarter of the processor's width. The loader takes the best one.
///
/// Under the thread sanitizer there are none: the loader asks before the sanitizer is ready, which would end the process.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CLONES(...)
#endif
#endif
#if !defined(CLONES) && defined(__x86_64__) && defined(__linux__)
#define CLONES(...) __attribute__((target_clones(__VA_ARGS__, "default")))
#elif !defined(CLONES)
#define CLONES(...)
#endif

/// Compiles a function for processors with AVX-512 and for those with AVX2 as a whole, with what belongs to each.
#define WIDE CLONES("arch=x86-64-v4", "arch=x86-64-v3")
