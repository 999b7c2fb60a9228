#include "fst-article-place.h"

#include "fst-swedish.h"

/* Where no rank is known: after every one that is. */
#define NO_RANK 9999999

/**
 * fst_article_place:
 * @device: an article
 *
 * Makes the key that sorts articles as they are shown when keys are compared byte by byte: real
 * before example, contracted before not, by rank, main device before accessory, current before
 * discontinued, then in Swedish order of names.
 *
 * Returns: (transfer full): the key
 */
char *
fst_article_place (const FstDevice *device)
{
  g_autofree char *name = NULL;
  char front[16];

  g_return_val_if_fail (device != NULL, NULL);

  name = fst_swedish_key (device->name != NULL ? device->name : "");
  g_snprintf (front, sizeof front, "%d%d%07d%d%d", device->example ? 1 : 0,
              device->agreement == NULL && device->rank < 0 ? 1 : 0,
              device->rank < 0 ? NO_RANK : MIN (device->rank, NO_RANK - 1),
              device->accessory ? 1 : 0, device->discontinued ? 1 : 0);
  return g_strconcat (front, name, "\x01",
                      device->article_number != NULL ? device->article_number : "", NULL);
}
