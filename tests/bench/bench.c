#include "bench.h"

#include <stdio.h>

/* Long enough that the clock's own grain does not show. */
#define LEAST_MICROSECONDS 50000
#define LOOP_STEPS 1000000

/* Microseconds of one call: calls are doubled until they take long enough together. */
double
bench_measure (BenchWork work, gpointer data)
{
  for (guint n = 1;; n *= 2)
    {
      gint64 start = g_get_monotonic_time ();
      gint64 duration;

      for (guint i = 0; i < n; i++)
        work (data);
      duration = g_get_monotonic_time () - start;
      if (duration >= LEAST_MICROSECONDS)
        return (double) duration / n;
    }
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

  return bench_measure (run_loop, &sink);
}

void
bench_report (const char *name,
              const char *baseline,
              double microseconds,
              double baseline_microseconds)
{
  printf ("%s\t%s\t%.3f\t%.3f\n", name, baseline, microseconds, baseline_microseconds);
  fflush (stdout);
}
