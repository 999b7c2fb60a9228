#include "fst-example-assortment.h"

#include "fst-exchange-resources.h"

#define URI "resource:///se/forskrivarstod/exchange/examples/sortiment.csv"

/**
 * fst_example_assortment_get_file:
 *
 * Gets the example assortment that comes with the program: 200 invented articles, for
 * fst_catalogue_reader_open().
 *
 * May be called in any thread.
 *
 * Returns: (transfer full): the file, inside the program
 */
GFile *
fst_example_assortment_get_file (void)
{
  /* Named here, the resource stays in a program that links the library statically; it registers
   * itself. */
  (void) fst_exchange_get_resource ();
  return g_file_new_for_uri (URI);
}
