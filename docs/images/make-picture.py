#!/usr/bin/env python3
"""make-picture.py PROGRAM OUT.png: the picture in the README: a prescription half filled in, with what the documents say.

    ./dev shell build-aux/virtual-display.sh docs/images/make-picture.py build/src/app/forskrivarstod docs/images/forskrivarstod.png"""

import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests/ui"))
from harness import Atspi, Program, wait_until, walk  # noqa: E402

WIDTH, HEIGHT = 1400, 900

# From Skatteverket's published series of test numbers; the name is invented.
NUMBER, NAME = "20170110-2384", "Test Åkesson"


def choose_rollator(window):
    window.press("Välj hjälpmedel…")
    window.type("Sök på namn, artikelnummer eller ISO-kod", "rollator", role="entry")
    wait_until(lambda: any("Rollator" in row.get_name() for row in window.find_all("list item")), "a rollator")
    window.key("Return")
    window.find("button", "Byt…")


def answer(window, question, choice):
    group = window.find("grouping", question)
    window.find("radio button", choice, within=group).do_action(0)


def fill_in(window):
    window.type("Personnummer", NUMBER)
    window.type("Namn", NAME)
    choose_rollator(window)
    window.choose("Användningsplats", "Grundskola")
    window.choose("Behovsområde", "Förflyttning")
    window.press("Förflyttning i och utanför bostaden", role="toggle button")
    answer(window, "Har personen redan ett förskrivet hjälpmedel med samma funktion?", "Ja")
    wait_until(lambda: any("Får inte dubbelförskrivas" in node.get_name() for node in walk(window.root)), "the answers")
    window.window_action("save-draft")
    window.find_starting("label", "Utkast sparat")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    Atspi.init()
    with tempfile.TemporaryDirectory(prefix="forskrivarstod.") as folder:
        with Program(sys.argv[1], "--workspace", folder) as window:
            window.resize(WIDTH, HEIGHT)
            window.first_start()
            fill_in(window)
            subprocess.run(["import", "-window", "root", "-crop", f"{WIDTH}x{HEIGHT}+0+0", "+repage", sys.argv[2]],
                           check=True)


main()
