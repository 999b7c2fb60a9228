#include "fuzz.h"

#include "fst-json-table-reader.h"
#include "fuzz-table.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_free (fuzz_table (data, size, fst_json_table_reader_open));

  return 0;
}
