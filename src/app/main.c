#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "fst-application.h"

/* Whether the program was started from its build folder and not from where it is installed. */
static gboolean
runs_from_build (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, FST_BUILD_ROOT "/");
}

int
main (int argc, char *argv[])
{
  gboolean in_build = runs_from_build ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, in_build ? FST_BUILD_LOCALE_DIR : FST_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (in_build)
    g_setenv ("GSETTINGS_SCHEMA_DIR", FST_BUILD_ROOT "/data", TRUE);

  g_set_application_name (_ ("Förskrivarstöd"));

  g_autoptr (FstApplication) application = fst_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
