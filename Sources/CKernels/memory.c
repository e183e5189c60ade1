#include "CKernels.h"

#include <pthread.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/mman.h>

// Sanitizers watch the system's memory: what is kept here they would take for used.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define KEEPS_NOTHING 1
#endif
#endif

enum {
  alignment = 64,
  first_bits = 6,
  last_bits = 23,
  class_count = (last_bits - first_bits) * 4 + 1,
  // From here on, blocks are pages of their own, as the C library would have it.
  least_pages = 32 << 20
};
_Static_assert(1 << last_bits < least_pages, "blocks that are kept are not fresh when they are taken again");

// A block that is kept; the others of its size hang on it.
struct block {
  struct block *next;
};

// What one thread keeps: lists of blocks by size, when each was last used, and the sum of their sizes.
struct reserve {
  struct block *lists[class_count];
  uint64_t last_use[class_count], uses;
  size_t bytes;
};

static const size_t reserve_limit = 48 << 20;
static _Thread_local struct reserve reserve;
static _Thread_local int is_registered, is_ended;
static _Thread_local size_t system_blocks;
static pthread_key_t key;
static bool has_key;
static pthread_once_t key_is_made = PTHREAD_ONCE_INIT;

// Four sizes between each power of two and the next; 0 for sizes that are not kept.
static inline size_t size_class(size_t bytes, size_t *rounded) {
  if (bytes <= alignment) return *rounded = alignment, 1;
  size_t bits = 63 - (size_t)__builtin_clzll(bytes - 1), quarter = (bytes - 1) >> (bits - 2) & 3;
  *rounded = ((size_t)1 << bits) + ((quarter + 1) << (bits - 2));
  return bits < last_bits ? (bits - first_bits) * 4 + quarter + 1 + 1 : 0;
}

#ifndef KEEPS_NOTHING
// The size of the blocks of a list.
static inline size_t list_size(size_t list) {
  if (list == 0) return alignment;
  size_t bits = (list - 1) / 4 + first_bits, quarter = (list - 1) % 4;
  return ((size_t)1 << bits) + ((quarter + 1) << (bits - 2));
}

// Frees blocks of the sizes that were not used for longest, until there is room for so many bytes: what an earlier job left
// would take the place of what the present one needs.
static void make_room(size_t bytes) {
  while (reserve.bytes + bytes > reserve_limit) {
    size_t oldest = class_count;
    for (size_t i = 0; i < class_count; i++)
      if (reserve.lists[i] && (oldest == class_count || reserve.last_use[i] < reserve.last_use[oldest])) oldest = i;
    if (oldest == class_count) return;
    struct block *block = reserve.lists[oldest];
    reserve.lists[oldest] = block->next;
    reserve.bytes -= list_size(oldest);
    free(block);
  }
}
#endif

bool array_memory_is_fresh(size_t bytes) {
#ifdef KEEPS_NOTHING
  (void)bytes;
  return false;
#else
  return bytes >= least_pages;
#endif
}

static void *system_block(size_t bytes) {
  void *block = NULL;
  system_blocks++;
  if (array_memory_is_fresh(bytes)) {
    block = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return block == MAP_FAILED ? NULL : block;
  }
  return posix_memalign(&block, alignment, bytes) == 0 ? block : NULL;
}

#ifndef KEEPS_NOTHING
static void end_reserve(void *unused) {
  (void)unused;
  for (int i = 0; i < class_count; i++)
    for (struct block *block; (block = reserve.lists[i]);) {
      reserve.lists[i] = block->next;
      free(block);
    }
  is_ended = 1;
}

static void make_key(void) { has_key = pthread_key_create(&key, end_reserve) == 0; }

// Lets the thread's end free what it keeps; where the system has no more keys, that is left to the process's end.
static void register_reserve(void) {
  pthread_once(&key_is_made, make_key);
  if (has_key) pthread_setspecific(key, &reserve);
  is_registered = 1;
}
#endif

void *array_memory_take(size_t bytes) {
  size_t rounded, class = size_class(bytes, &rounded);
#ifndef KEEPS_NOTHING
  struct block *block = class ? reserve.lists[class - 1] : NULL;
  if (class) reserve.last_use[class - 1] = ++reserve.uses;
  if (block) {
    reserve.lists[class - 1] = block->next;
    reserve.bytes -= rounded;
    return block;
  }
#endif
  return system_block(class ? rounded : bytes);
}

void array_memory_give(void *memory, size_t bytes) {
#ifndef KEEPS_NOTHING
  size_t rounded, class = size_class(bytes, &rounded);
  if (class && !is_ended) {
    if (!is_registered) register_reserve();
    reserve.last_use[class - 1] = ++reserve.uses;
    if (reserve.bytes + rounded > reserve_limit) make_room(rounded);
    struct block *block = memory;
    block->next = reserve.lists[class - 1];
    reserve.lists[class - 1] = block;
    reserve.bytes += rounded;
    return;
  }
#endif
  if (array_memory_is_fresh(bytes))
    munmap(memory, bytes);
  else
    free(memory);
}

size_t array_memory_system_blocks(void) { return system_blocks; }

bool array_memory_is_kept(void) {
#ifdef KEEPS_NOTHING
  return false;
#else
  return true;
#endif
}

void memory_give_back(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
