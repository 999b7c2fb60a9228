#include "bench.h"

#include <stdio.h>
#include <time.h>

/* Long enough that the clock's own grain does not show. */
#define LEAST_MICROSECONDS 50000
#define LOOP_STEPS 1000000

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static double
measure (gint64 (*get_time) (void), BenchWork work, gpointer data)
{
  /* Calls are doubled until they take long enough together. */
  for (guint n = 1;; n *= 2)
    {
      gint64 start = get_time ();
      gint64 duration;

      for (guint i = 0; i < n; i++)
        work (data);
      duration = get_time () - start;
      if (duration >= LEAST_MICROSECONDS)
        return (double) duration / n;
    }
}

/* Microseconds of one call, as long as a user waits for it. */
double
bench_measure (BenchWork work, gpointer data)
{
  return measure (g_get_monotonic_time, work, data);
}

/* Microseconds of the processor for one call: other programs on the machine show less in it. */
double
bench_measure_cpu (BenchWork work, gpointer data)
{
  return measure (get_cpu_time, work, data);
}

static void
run_loop (gpointer data)
{
  volatile guint32 *sink = data;
  guint32 state = 2463534242u;

  for (guint i = 0; i < LOOP_STEPS; i++)
    {
      state ^= state << 13;
      state ^= state >> 17;
      state ^= state << 5;
    }
  *sink = state;
}

/* A million steps of a fixed computation: how fast this machine is just now. */
double
bench_measure_loop (void)
{
  guint32 sink;

  return bench_measure_cpu (run_loop, &sink);
}

void
bench_report (const char *name,
              const char *baseline,
              double microseconds,
              double baseline_microseconds)
{
  printf ("time\t%s\t%s\t%.3f\t%.3f\n", name, baseline, microseconds, baseline_microseconds);
  fflush (stdout);
}

void
bench_report_allocation (const char *name, double bytes, double blocks)
{
  printf ("heap\t%s\t%.0f\t%.1f\n", name, bytes, blocks);
  fflush (stdout);
}
