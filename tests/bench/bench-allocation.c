/* Counts what is taken from the heap by standing in for the C library's own functions. */

#include "bench.h"

#include <errno.h>
#include <stdlib.h>

/* glibc's own names of its functions; its manual, "Replacing malloc", allows to stand in for the
 * public ones. */
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *block, size_t size);
void *__libc_memalign (size_t alignment, size_t size);

static BenchAllocation counted;

static void
count (size_t size)
{
  counted.bytes += size;
  counted.blocks++;
}

void *
malloc (size_t size)
{
  count (size);
  return __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  count (n * size);
  return __libc_calloc (n, size);
}

/* A block that grows counts anew, as if it had been copied. */
void *
realloc (void *block, size_t size)
{
  count (size);
  return __libc_realloc (block, size);
}

void *
aligned_alloc (size_t alignment, size_t size)
{
  count (size);
  return __libc_memalign (alignment, size);
}

int
posix_memalign (void **block, size_t alignment, size_t size)
{
  count (size);
  *block = __libc_memalign (alignment, size);
  return *block ? 0 : ENOMEM;
}

/* What one call takes from the heap, whether it gives it back or not. What is made once and kept,
 * such as types and their tables, belongs to no call: the work must have been done before. Only
 * while no other thread allocates. */
BenchAllocation
bench_count_allocation (BenchWork work, gpointer data)
{
  counted = (BenchAllocation){ 0 };
  work (data);
  return counted;
}
