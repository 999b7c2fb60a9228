#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the measuring programs share. Each prints a line a measurement: name, baseline's name,
 * microseconds of one call, microseconds of the baseline; the runner beside them makes a table of
 * several runs. */

typedef void (*BenchWork) (gpointer data);

double bench_measure (BenchWork work, gpointer data);
double bench_measure_loop (void);
void bench_report (const char *name,
                   const char *baseline,
                   double microseconds,
                   double baseline_microseconds);

G_END_DECLS
