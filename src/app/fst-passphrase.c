#include "config.h"

#include "fst-passphrase.h"

#include <glib/gi18n.h>
#include <math.h>
#include <zxcvbn.h>

/* zxcvbn's time grows with the square of the length, and what is this long is strong. */
#define LONGEST_ESTIMATED 100

#define FREE_TRIES 5
#define FIRST_WAIT 5
#define LONGEST_WAIT 300

/**
 * fst_passphrase_get_strength:
 * @passphrase: UTF-8
 *
 * Estimates how hard a passphrase is to guess. The thresholds are those of zxcvbn's score: 10³,
 * 10⁶, 10⁸ and 10¹⁰ guesses.
 *
 * Returns: the strength
 */
FstStrength
fst_passphrase_get_strength (const char *passphrase)
{
  static const double exponents[] = { 3, 6, 8, 10 };
  g_autofree char *head =
      g_utf8_substring (passphrase, 0, MIN (g_utf8_strlen (passphrase, -1), LONGEST_ESTIMATED));
  double guesses = ZxcvbnMatch (head, NULL, NULL) * log10 (2);
  FstStrength strength = FST_STRENGTH_VERY_WEAK;

  explicit_bzero (head, strlen (head));
  for (gsize i = 0; i < G_N_ELEMENTS (exponents); i++)
    if (guesses >= exponents[i])
      strength = i + 1;
  return strength;
}

/**
 * fst_strength_get_label:
 *
 * Gets the strength in words of the user's language.
 *
 * Returns: (transfer none): a short label
 */
const char *
fst_strength_get_label (FstStrength strength)
{
  switch (strength)
    {
    case FST_STRENGTH_VERY_WEAK:
      return _ ("Very weak: among the first to be guessed");
    case FST_STRENGTH_WEAK:
      return _ ("Weak: easy to guess");
    case FST_STRENGTH_FAIR:
      return _ ("Fair: a few more words are needed");
    case FST_STRENGTH_GOOD:
      return _ ("Good");
    case FST_STRENGTH_STRONG:
      return _ ("Strong");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * fst_passphrase_get_wait:
 * @n_wrong: wrong tries in a row
 *
 * Gets how long to wait before the next try: nothing for the first ones, then twice as long each
 * time.
 *
 * Returns: seconds
 */
guint
fst_passphrase_get_wait (guint n_wrong)
{
  guint wait = FIRST_WAIT;

  if (n_wrong < FREE_TRIES)
    return 0;
  for (guint i = FREE_TRIES; i < n_wrong && wait < LONGEST_WAIT; i++)
    wait *= 2;
  return MIN (wait, LONGEST_WAIT);
}
