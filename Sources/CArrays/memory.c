// The memory of arrays: a reserve of free blocks for each thread.
//
// Training computes arrays of the same sizes again and again. The C library would take a lock or return large blocks to
// the system, whose pages cost a fault each when they are used again. Here a block that is given back goes to a list of
// its thread and is found there by its size: four size classes between each power of two and the next, up to 8 MiB. A
// thread keeps at most 48 MiB and frees the classes that were unused longest. Blocks from 32 MiB on are pages of their
// own, fresh and zero; those between come from the C library. A thread's end frees its reserve.

#include "CArrays.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// Sanitizers watch the system's memory: they would take the reserve for memory in use.
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
  // From this size on, blocks are pages of their own.
  least_pages = 32 << 20
};
_Static_assert(1 << last_bits < least_pages, "blocks that are kept are not fresh when they are taken again");

// A free block: a link of the list of its size class.
struct block {
  struct block *next;
};

// The reserve of a thread: free blocks by size class, when each class was last used, and the sum of their sizes.
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

// The size class, from 1, and its size; 0 for sizes that are not kept.
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

// Frees blocks of the classes that were unused longest, until there is room for `bytes`.
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

// Has the thread's end free its reserve, unless the system has no more keys.
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

void memory_populate(void *start, size_t bytes) {
#if defined(MADV_POPULATE_WRITE)
  uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t first = (uintptr_t)start & -size, end = ((uintptr_t)start + bytes + size - 1) & -size;
  madvise((void *)first, end - first, MADV_POPULATE_WRITE);
#else
  (void)start, (void)bytes;
#endif
}
