#include "fst-clock.h"

/**
 * fst_clock_get_today:
 * @today: (out caller-allocates): the day
 *
 * Tells which day it is where the user is. The layers below have no clock: what they answer hangs
 * on the day they are given.
 */
void
fst_clock_get_today (GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_date_clear (today, 1);
  g_date_set_dmy (today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
}
