"""Where the assortment came from: several files side by side, each updated and taken away on its own."""

import os

from harness import Program, run, wait_until
from importing import (CANCEL, HEADINGS, READ_IN, articles_read, check, count, gone_articles, open_file, read_in, rows, show_catalogue,
                       unusable_rows, wait_for_devices, write)
from words import _, name
from workspace import Workspace

NEWER, OUTCOME, REMOVE = name("Read a _Newer File…"), name("Show the _Outcome"), name("Re_move…")


def start(program, folder):
    return Program(program, "--workspace", os.path.join(folder, "w"))


def show_sources(window):
    window.window_action("sources")
    window.find("list", _("Sources"))


def sources_stand_side_by_side(program, folder):
    with start(program, folder) as window:
        window.first_start(examples=False)
        window.window_action("sources")
        window.find("label", "Inget sortiment än")
        read_in(window, write(folder, "a.csv", HEADINGS + rows(0, 40) + "T-9001;;X;12 06 06;1\n"), 40)
        read_in(window, write(folder, "b.csv", HEADINGS + rows(100, 120)), 20)
        show_sources(window)
        window.find("button", f"{NEWER} a.csv")
        window.find("button", f"{NEWER} b.csv")
        wait_until(lambda: any(unusable_rows(1) in node.get_name() for node in window.find_all("label")),
                   "how many rows could not be used")
        # The outcome of each is found again.
        window.press(f"{OUTCOME} b.csv")
        window.find("heading", articles_read(20))
        window.key("alt+Left")
        window.press(f"{REMOVE} a.csv")
        window.find("label", _("Remove the Source?"))
        window.press(CANCEL)
        window.wait_gone("button", CANCEL)
        window.press(f"{REMOVE} a.csv")
        window.press(name("_Remove"))
        window.wait_announced(_("The source is removed."))
        window.wait_gone("button", f"{NEWER} a.csv")
        window.find("button", f"{NEWER} b.csv")
        window.key("alt+Left")
        wait_for_devices(window, 20)


def a_newer_file_of_another_name(program, folder):
    with start(program, folder) as window:
        window.first_start(examples=False)
        read_in(window, write(folder, "oktober.csv", HEADINGS + rows(0, 40)), 40)
        show_sources(window)
        newer = write(folder, "november.csv", HEADINGS + rows(10, 40))
        open_file(window, newer, source="oktober.csv")
        check(window)
        window.find("label", gone_articles(10))
        window.press(READ_IN)
        window.find("heading", articles_read(30))
        # It can be said in the dialog as well.
        open_file(window, newer)
        window.find("combo box", _("It is a newer file of"))
        window.choose(_("It is a newer file of"), "oktober.csv")
        window.find_starting("label", _("Updates “%s”: %s.").split("%s")[0] + "oktober.csv")
        check(window)
        window.press(READ_IN)
        # Only the new outcome counts so many.
        window.find("label", count("%u unchanged article", "%u unchanged articles", 30))
        wait_until(lambda: not window.find_all("dialog"), "the dialog closed")
        window.press(name("_Redo with Other Columns…"))
        window.find("combo box", "benämning")
        window.key("Escape")
        window.wait_gone("combo box", "benämning")
        show_sources(window)
        window.find("button", f"{NEWER} oktober.csv")
        assert not window.has("button", f"{NEWER} november.csv"), "it became a source of its own"


def titles_of_iso_9999_are_read_in_and_removed(program, folder):
    workspace = Workspace(program, os.path.join(folder, "cli")).make()
    titles = _("Official titles of ISO 9999:2016")
    table = _("Codes from 2016 to 2022")
    file = write(folder, "titlar.csv", "Kod;Titel\n12 06;Gånghjälpmedel för båda armarna\n12 06 06;Rullande stöd\n")
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        show_sources(window)
        assert not window.has("button", f"{_('Remove')} {titles}"), "there is something to remove"
        window.press(f"{_('Read In…')} {titles}")
        window.find("dialog", titles)
        window.key("ctrl+l")
        field = window.find("text", within=window.find("dialog", titles))
        field.set_text(str(file))
        window.key("Return")
        window.wait_announced(count("%u row is read in.", "%u rows are read in.", 2))
        window.find("label", count("%u row", "%u rows", 2))
        assert not window.has("button", f"{_('Remove')} {table}"), "the table was read in too"
        window.press(f"{_('Remove')} {titles}")
        window.wait_announced(_("It is removed."))
        window.wait_gone("button", f"{_('Remove')} {titles}")


run(sources_stand_side_by_side,
    a_newer_file_of_another_name,
    titles_of_iso_9999_are_read_in_and_removed)
