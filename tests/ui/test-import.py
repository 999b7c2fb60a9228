"""Reading an assortment: nothing is written before it has been shown what it changes, what cannot be used is said, and
nothing is half-read."""

import os
import pathlib

from harness import GLib, Program, run, text_of, wait_until
from importing import (CANCEL, CHECK, CLOSE, HEADINGS, NOTHING_READ, READ_IN, SHOW, articles_read, changed_articles, check,
                       gone_articles, new_articles, open_file, read_in, rows, show_catalogue, unusable_rows,
                       wait_for_devices, write)
from words import _, name

GOOD = HEADINGS + rows(0, 40)
BAD = "T-9001;;Provbolaget AB;12 06 06;100\nT-9002;Fel pris;Provbolaget AB;12 06 06;gratis\n"


def start(program, folder):
    return Program(program, "--workspace", os.path.join(folder, "w"))


def begin(window):
    window.first_start(examples=False)
    show_catalogue(window)


def items(window, listing):
    return [row.get_name() for row in window.find_all("list item", within=window.find("list", listing))]


def a_file_is_checked_and_read(program, folder):
    with start(program, folder) as window:
        begin(window)
        open_file(window, write(folder, "sortiment.csv", GOOD))
        window.find("label", "sortiment.csv")
        check(window)
        window.find("label", new_articles(40))
        window.find("label", unusable_rows(0))
        window.wait_announced(new_articles(40))
        show_catalogue(window)
        assert not window.has("label", "40 hjälpmedel"), "it was read in before it was told to be"
        window.press(READ_IN)
        window.find("heading", articles_read(40))
        window.wait_announced(articles_read(40))
        assert not window.find_all("dialog"), "the outcome stands in the way"
        window.press(name("Show the _Catalogue"))
        wait_for_devices(window, 40)


def unusable_rows_are_listed_and_saved(program, folder):
    with start(program, folder) as window:
        begin(window)
        open_file(window, write(folder, "sortiment.csv", GOOD + BAD))
        check(window)
        window.press(f"{SHOW} {unusable_rows(2)}")
        listed = wait_until(lambda: items(window, _("Rows That Could Not Be Used")), "the rows")
        assert len(listed) == 2 and "42" in listed[0] and "43" in listed[1] and "gratis" in listed[1], listed
        window.key("alt+Left")
        window.press(READ_IN)
        window.find("heading", articles_read(40))
        window.press(name("_Save Report…"))
        dialog = window.find("dialog", _("Save the Report"))
        field = window.find("text", "Namn:", within=dialog)
        assert text_of(field) == _("Unusable rows of %s.csv") % "sortiment.csv"
        report = pathlib.Path(folder, "rapport.csv")
        field.set_text(str(report))
        window.press("Spara")
        window.wait_announced(_("The report is saved."))
        lines = report.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == 3 and "gratis" in lines[2], lines


def a_newer_file_updates(program, folder):
    with start(program, folder) as window:
        begin(window)
        path = write(folder, "sortiment.csv", GOOD)
        read_in(window, path, 40)
        # 5 gone, 3 new, all others dearer.
        write(folder, "sortiment.csv", HEADINGS + rows(5, 43, price=2000))
        open_file(window, path)
        window.find_starting("label", _("Updates “%s”: %s.").split("%s")[0] + "sortiment.csv")
        check(window)
        for text in (new_articles(3), changed_articles(35), gone_articles(5)):
            window.find("label", text)
        window.press(f"{SHOW} {changed_articles(35)}")
        changed = wait_until(lambda: items(window, _("Changed Articles")), "what changes")
        assert "1\u202f005,50 → 2\u202f005,50" in changed[0].replace("\u00a0", "\u202f"), changed[0]
        window.key("alt+Left")
        window.press(f"{SHOW} {gone_articles(5)}")
        gone = wait_until(lambda: items(window, _("Articles No Longer in the File")), "what goes")
        assert gone[0].startswith("Provrollator 0, T-0000"), gone
        window.key("alt+Left")
        window.press(READ_IN)
        window.find("heading", articles_read(38))
        window.press(name("Show the _Catalogue"))
        window.type("Namn, ISO-kod, leverantör eller artikelnummer", "T-0001", role="entry")
        wait_until(lambda: len(items(window, "Hjälpmedel")) == 1, "the one that went")
        window.select("Hjälpmedel", 0)
        window.find_starting("label", _("Discontinued since %s: the newest file does not have it").split("%s")[0])


def broken_files_change_nothing(program, folder):
    broken = {"tom.csv": "", "bild.csv": bytes(range(256)) * 64, "brev.docx": b"PK\x03\x04" + bytes(200)}
    with start(program, folder) as window:
        begin(window)
        read_in(window, write(folder, "sortiment.csv", GOOD), 40)
        for file_name, content in broken.items():
            open_file(window, write(folder, file_name, content))
            window.find("label", NOTHING_READ)
            window.key("Escape")
            window.wait_gone("label", NOTHING_READ)
        # Where the headings stand alone there is something to show, and nothing to read.
        open_file(window, write(folder, "rubriker.csv", HEADINGS))
        window.press(CHECK)
        window.find("label", NOTHING_READ)
        window.key("Escape")
        window.wait_gone("label", NOTHING_READ)
        open_file(window, pathlib.Path(folder, "finns-inte.csv"))
        window.find("label", NOTHING_READ)
        window.press(CLOSE)
        window.press(name("Show the _Catalogue"))
        wait_for_devices(window, 40)


def a_file_that_breaks_while_it_is_read_changes_nothing(program, folder):
    """The preview has seen nothing but the beginning."""
    with start(program, folder) as window:
        begin(window)
        open_file(window, write(folder, "stor.csv", (HEADINGS + rows(0, 20000)).encode() + bytes(4000)))
        window.press(CHECK)
        window.find("label", NOTHING_READ)
        window.press(name("Choose Other _Columns"))
        window.find("button", CHECK)
        window.key("Escape")
        window.find("label", "Inget sortiment än")


def another_file_takes_the_place_of_one_not_read(program, folder):
    with start(program, folder) as window:
        begin(window)
        open_file(window, write(folder, "ett.csv", GOOD))
        window.find("label", "ett.csv")
        window.find("button", CHECK)
        open_file(window, write(folder, "två.csv", GOOD))
        window.find("label", "två.csv")
        window.wait_gone("label", "ett.csv")
        window.find("button", CHECK)
        window.key("Escape")
        window.wait_gone("button", CHECK)


def reading_can_be_cancelled(program, folder):
    with start(program, folder) as window:
        begin(window)
        # Large enough to still be read when the button has been found.
        many = "".join(f"S-{number:07};Provstol {number};Provbolaget AB;12 22 03;100\n" for number in range(400000))
        open_file(window, write(folder, "stor.csv", HEADINGS + many))
        window.press(CHECK)
        window.press(CANCEL)
        window.wait_announced(_("The reading was cancelled. The catalogue is as it was."))
        window.find("button", CHECK)
        window.key("Escape")
        window.find("label", "Inget sortiment än")


def locking_ends_it(program, folder):
    with start(program, folder) as window:
        begin(window)
        path = write(folder, "sortiment.csv", GOOD)
        open_file(window, path)
        check(window)
        window.window_action("lock")
        window.find("button", "Lås upp")
        open_file(window, path)
        window.unlock()
        show_catalogue(window)
        window.find("label", "Inget sortiment än")
        wait_until(lambda: not window.find_all("dialog"), "no dialog")


def a_number_of_several_suppliers(program, folder):
    """The device that is prescribed is the one whose page it was, not another of the same number."""
    with start(program, folder) as window:
        begin(window)
        both = "T-1;Provstol Alfa;Alfabolaget;18 09 03;100\nT-1;Provstol Beta;Betabolaget;18 09 03;200\n"
        read_in(window, write(folder, "sortiment.csv", HEADINGS + both), 2)
        for supplier, device in (("Alfabolaget", "Provstol Alfa"), ("Betabolaget", "Provstol Beta")):
            window.window_action("prescribe", GLib.Variant("(ss)", ("T-1", supplier)))
            wait_until(lambda: any(device in label.get_name() for label in window.find_all("label")), device)


run(a_file_is_checked_and_read,
    a_number_of_several_suppliers,
    unusable_rows_are_listed_and_saved,
    a_newer_file_updates,
    broken_files_change_nothing,
    a_file_that_breaks_while_it_is_read_changes_nothing,
    another_file_takes_the_place_of_one_not_read,
    reading_can_be_cancelled,
    locking_ends_it)
