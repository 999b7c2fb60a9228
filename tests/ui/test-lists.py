"""Lists of ISO codes on the page of the rules: read in, shown, used and taken out of use again."""

import gettext
import os
import pathlib
import sys

from harness import GLib, Program, run

_ = gettext.translation("forskrivarstod", os.path.join(os.path.dirname(sys.argv[1]), "../../po"),
                        languages=["sv"]).gettext
ANNEX = "stockholm-care-2021/bilaga-1"
TITLE = "Bilaga 1: förskrivningsbara hjälpmedel, SÄBO och LSS"
LIST = "iso_code;question;value\n12 06;payer;region\n12 22;payer;municipality\n"


def start(window):
    window.first_start("Stockholm", examples=False)
    window.window_action("show-page", GLib.Variant("s", "policies"))
    window.find("button", f"Läs in… {TITLE}")


def choose(window, folder, name, content):
    """What the file chooser does when a file has been chosen in it."""
    path = pathlib.Path(folder, "lista.csv")
    path.write_text(content)
    window.window_action("import-list", GLib.Variant("(ss)", (name, path.as_uri())))
    window.find("label", "lista.csv")


def a_list_is_read_in_and_taken_out(program, folder):
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        start(window)
        choose(window, folder, ANNEX, LIST)
        window.choose("Listans ägare", "Stockholm")
        window.type("Gäller från (ÅÅÅÅ-MM-DD)", "2026-01-01")
        window.press("Läs in")
        window.wait_announced("Listan är inläst: 2 rader.")
        window.press(f"Ta bort {TITLE}")
        window.press("Ta ur bruk")
        window.wait_announced("Listan används inte längre.")
        window.wait_gone("button", f"Ta bort {TITLE}")


def a_list_that_can_not_be_used_says_why(program, folder):
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        start(window)
        choose(window, folder, ANNEX, LIST + "12 24;payer;månen\n")
        window.choose("Listans ägare", "Stockholm")
        window.press("Läs in")
        # The kind of fault and the place, with nothing of what is for the log.
        window.wait_announced(_("The list can’t be used, and nothing has been read in. Line %u, column “%s”: what stands "
                                "there is nothing that a list can say.") % (4, "value"))
        assert not window.has_announced("municipality"), "the log's words are read out"
        window.press("Avbryt")
        window.wait_gone("label", "lista.csv")
        assert not window.has("button", f"Ta bort {TITLE}"), "something of it was read in"


def a_municipality_has_a_list_of_its_own(program, folder):
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        start(window)
        window.resize(360, 640)
        choose(window, folder, "", "iso_code;question;value\n12 06;basic-equipment;listed\n")
        window.type("Listans namn", "grundutrustning")
        window.choose("Listans ägare", "En kommun")
        window.type("Kommunkod (fyra siffror)", "0180")
        window.press("Läs in")
        window.wait_announced("Listan är inläst: 1 rad.")
        window.find("button", "Ta bort grundutrustning")


if __name__ == "__main__":
    run(a_list_is_read_in_and_taken_out, a_list_that_can_not_be_used_says_why, a_municipality_has_a_list_of_its_own)
