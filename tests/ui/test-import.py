"""Reading an assortment: what cannot be used is said, and nothing is half-read."""

import os
import pathlib

from harness import GLib, Program, run, wait_until

HEADINGS = "artikelnummer;benämning;leverantör;iso-kod;pris\n"
GOOD = HEADINGS + "".join(
    f"T-{number:04};Provrollator {number};Provbolaget AB;12 06 06;{1000 + number},50\n" for number in range(40))


def read(window, folder, name, content):
    path = pathlib.Path(folder, name)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    window.window_action("import-file", GLib.Variant("s", path.as_uri()))


def refused(window, folder, name, content):
    read(window, folder, name, content)
    window.find("label", "Inget lästes in")
    window.key("Escape")
    window.wait_gone("label", "Inget lästes in")


def show_catalogue(window):
    window.window_action("show-page", GLib.Variant("s", "catalogue"))


def a_file_is_read(program, folder):
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        window.first_start(examples=False)
        show_catalogue(window)
        read(window, folder, "sortiment.csv", GOOD)
        window.find("heading", "40 artiklar lästes in")
        window.find("label", "Alla rader gick att använda.")
        window.press("Klar")
        window.find("label", "40 hjälpmedel")


def unusable_rows_are_named(program, folder):
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        window.first_start(examples=False)
        show_catalogue(window)
        bad = GOOD + "T-9001;Utan kod;Provbolaget AB;;100\n" + "T-9002;Fel pris;Provbolaget AB;12 06 06;gratis\n"
        read(window, folder, "sortiment.csv", bad)
        window.find("heading", "40 artiklar lästes in")
        window.find("label", "2 rader gick inte att använda och hoppades över.")
        window.find("label", "Rad 42")
        window.find("label", "Rad 43")
        window.press("Klar")
        window.find("label", "40 hjälpmedel")


def broken_files_change_nothing(program, folder):
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        window.first_start(examples=False)
        show_catalogue(window)
        read(window, folder, "sortiment.csv", GOOD)
        window.press("Klar")
        window.find("label", "40 hjälpmedel")
        refused(window, folder, "tom.csv", "")
        refused(window, folder, "bild.csv", bytes(range(256)) * 64)
        refused(window, folder, "rubriker.csv", HEADINGS)
        refused(window, folder, "andra-rubriker.csv", "a;b\n1;2\n")
        window.window_action("import-file", GLib.Variant("s", pathlib.Path(folder, "finns-inte.csv").as_uri()))
        window.find("label", "Inget lästes in")
        window.key("Escape")
        window.find("label", "40 hjälpmedel")


def reading_can_be_cancelled(program, folder):
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        window.first_start(examples=False)
        show_catalogue(window)
        # Large enough to still be read when the button has been found.
        rows = "".join(f"S-{number:07};Provstol {number};Provbolaget AB;12 22 03;100\n" for number in range(400000))
        read(window, folder, "stor.csv", HEADINGS + rows)
        window.press("Avbryt")
        window.find("label", "Inget lästes in")
        window.key("Escape")
        window.find("label", "Inget sortiment än")


def a_locked_workspace_takes_no_file(program, folder):
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        window.first_start(examples=False)
        window.window_action("lock")
        window.find("button", "Lås upp")
        read(window, folder, "sortiment.csv", GOOD)
        window.unlock()
        show_catalogue(window)
        window.find("label", "Inget sortiment än")
        wait_until(lambda: not window.find_all("label", "Sortiment"), "no dialog")


run(a_file_is_read,
    unusable_rows_are_named,
    broken_files_change_nothing,
    reading_can_be_cancelled,
    a_locked_workspace_takes_no_file)
