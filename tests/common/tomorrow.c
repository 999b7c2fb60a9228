/* Loaded before the C library: while the file that FST_TOMORROW names is there, it is tomorrow. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define DAY (24 * 60 * 60)

int
gettimeofday (struct timeval *restrict now, void *restrict zone)
{
  typedef int (*GetTime) (struct timeval *, void *);
  GetTime ask = (GetTime) dlsym (RTLD_NEXT, "gettimeofday");
  const char *path = getenv ("FST_TOMORROW");
  int result = ask (now, zone);

  if (path && access (path, F_OK) == 0)
    now->tv_sec += DAY;
  return result;
}
