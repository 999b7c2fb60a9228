#include "fst-kinds.h"

/* A commit is on the disk before it is confirmed. */
const FstDatabaseKind FST_REGISTER_KIND = {
  .name = "register",
  .schema = "register",
  .application_id = 0x46737452,
  .synchronous = "FULL",
  .exclusive = TRUE,
  .cache_kib = 8 * 1024,
};

/* After a power cut the last import may be missing, whole. */
const FstDatabaseKind FST_CATALOGUE_KIND = {
  .name = "catalogue",
  .schema = "catalogue",
  .application_id = 0x46737443,
  .synchronous = "NORMAL",
  .exclusive = FALSE,
  .cache_kib = 32 * 1024,
  .replaceable = TRUE,
};

/* One empty page that shows whether a passphrase is right. */
const FstDatabaseKind FST_CHECK_KIND = {
  .name = "passphrase check",
  .schema = "check",
  .application_id = 0x46737450,
  .synchronous = "FULL",
  .exclusive = TRUE,
  .cache_kib = 64,
};
