#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the measuring programs share. Each prints a line a measurement, its fields parted by tabs;
 * the runner beside them makes tables of several runs. */

typedef void (*BenchWork) (gpointer data);

/* What was taken from the heap. */
typedef struct
{
  gsize bytes, blocks;
} BenchAllocation;

double bench_measure (BenchWork work, gpointer data);
double bench_measure_cpu (BenchWork work, gpointer data);
double bench_measure_loop (void);
BenchAllocation bench_count_allocation (BenchWork work, gpointer data);

void bench_report (const char *name,
                   const char *baseline,
                   double microseconds,
                   double baseline_microseconds);
void bench_report_allocation (const char *name, double bytes, double blocks);

G_END_DECLS
