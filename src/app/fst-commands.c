#include "config.h"

#include "fst-commands.h"

#include <glib/gi18n.h>

#define GROUP_PAGES N_ ("Pages")
#define GROUP_PRESCRIBING N_ ("Prescribing")
#define GROUP_FINDING N_ ("Finding")
#define GROUP_PROGRAM N_ ("The Program")

const FstCommand fst_commands[] = {
  { "win.new-prescription", "<Control>n", N_ ("New prescription"), GROUP_PRESCRIBING },
  { "win.review", "<Control>Return", N_ ("Review and sign"), GROUP_PRESCRIBING },
  { "win.save-draft", "<Control>s", N_ ("Save the draft now"), GROUP_PRESCRIBING },
  { "win.find-device", "<Control>k", N_ ("Find a device from anywhere"), GROUP_FINDING },
  { "win.search", "<Control>f", N_ ("Search the page"), GROUP_FINDING },
  { "win.import", "<Control>o", N_ ("Read an assortment from a file"), GROUP_FINDING },
  { "win.show-page::prescribe", "<Alt>1", N_ ("Prescribe"), GROUP_PAGES },
  { "win.show-page::catalogue", "<Alt>2", N_ ("Catalogue"), GROUP_PAGES },
  { "win.show-page::people", "<Alt>3", N_ ("People"), GROUP_PAGES },
  { "win.show-page::priority", "<Alt>4", N_ ("Priorities"), GROUP_PAGES },
  { "win.show-page::who-pays", "<Alt>5", N_ ("Who Pays"), GROUP_PAGES },
  { "win.show-page::policies", "<Alt>6", N_ ("Rules"), GROUP_PAGES },
  { "win.go-back", "<Alt>Left", N_ ("Back from a rule to the answer"), GROUP_PAGES },
  { "win.menu", "F10", N_ ("Main menu"), GROUP_PROGRAM },
  { "win.preferences", "<Control>comma", N_ ("Preferences"), GROUP_PROGRAM },
  { "win.shortcuts", "<Control>question", N_ ("Keyboard shortcuts"), GROUP_PROGRAM },
  { "win.lock", "<Control>l", N_ ("Lock"), GROUP_PROGRAM },
  { "window.close", "<Control>w", N_ ("Close the window"), GROUP_PROGRAM },
  { "app.quit", "<Control>q", N_ ("Quit"), GROUP_PROGRAM },
};

const gsize fst_n_commands = G_N_ELEMENTS (fst_commands);
