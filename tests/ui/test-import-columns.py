"""What the columns of a file are taken for: guessed with the reason, corrected by keyboard, and remembered."""

import os

from harness import Program, is_sensitive, run, walk, wait_until
from importing import (CHECK, HEADINGS, READ_IN, articles_read, can_check, check, new_articles, open_file, read_in, rows,
                       show_catalogue, wait_for_devices, write)
from words import _, name

# No heading that anybody knows for the name, and two rows above the headings.
ODD = "Prislista 2026\n\nartikelnummer;kolumn två;iso-kod\n" + "".join(
    f"U-{number:03};Provstol {number};18 09 03\n" for number in range(30))


def start(program, folder):
    return Program(program, "--workspace", os.path.join(folder, "w"))


def begin(window):
    window.first_start(examples=False)
    show_catalogue(window)


def reason_of(window, heading):
    """The words beside the drop-down of a column."""
    node = window.find("combo box", heading).get_parent()
    labels = [found.get_name() for found in walk(node) if found.get_role_name() == "label"]
    return labels[-1] if labels else None


def columns_are_guessed_with_the_reason(program, folder):
    with start(program, folder) as window:
        begin(window)
        open_file(window, write(folder, "sortiment.csv", HEADINGS + rows(0, 12)))
        combo = window.find("combo box", "iso-kod")
        wait_until(lambda: any(node.get_name() == _("ISO code") for node in walk(combo)), "the code")
        window.find("label", _("By its heading"))
        # What cannot be read any more is said, and cannot be checked.
        window.choose("artikelnummer", _("Not used"))
        window.wait_announced(_("Article number"))
        wait_until(lambda: not can_check(window), "nothing to check without a number")
        window.choose("artikelnummer", _("Article number"))
        wait_until(lambda: can_check(window), "it can be checked again")
        window.find("label", _("You have chosen it"))
        window.key("Escape")
        window.wait_gone("button", CHECK)
        window.find("label", "Inget sortiment än")


def a_correction_is_remembered(program, folder):
    with start(program, folder) as window:
        begin(window)
        path = write(folder, "udda.csv", "artikelnummer;kolumn två;iso-kod\n" + ODD.split("\n", 3)[3])
        open_file(window, path)
        window.find("combo box", "kolumn två")
        window.choose("kolumn två", _("Article name"))
        check(window)
        window.press(READ_IN)
        window.find("heading", articles_read(30))
        open_file(window, path)
        window.find("label", _("The columns are taken as last time."))
        check(window)
        window.find("label", new_articles(0))


def the_row_of_the_headings_can_be_said(program, folder):
    with start(program, folder) as window:
        begin(window)
        open_file(window, write(folder, "udda.csv", ODD))
        button = window.find("spin button", _("Row with the headings (0: there is none)"))
        value = button.get_value()
        assert value == 3, f"the headings were taken to stand on row {value}"
        button.set_value(0)
        window.find("combo box", "A")
        button.set_value(3)
        window.find("combo box", "kolumn två")
        window.key("Escape")
        window.wait_gone("button", CHECK)


def there_is_room_in_a_narrow_window(program, folder):
    with start(program, folder) as window:
        begin(window)
        window.resize(360, 640)
        open_file(window, write(folder, "sortiment.csv", HEADINGS + rows(0, 12)))
        window.find("label", _("Row %u of %u") % (1, 10))
        window.press(_("Next row"))
        window.find("label", _("Row %u of %u") % (2, 10))
        window.find("label", "Provrollator 1")
        check(window)
        window.press(READ_IN)
        window.find("heading", articles_read(12))
        window.press(name("Show the _Catalogue"))
        wait_for_devices(window, 12)


def a_supplier_holds_for_the_whole_file(program, folder):
    with start(program, folder) as window:
        begin(window)
        bare = "artikelnummer;benämning\nA-1;Griptång\n"
        open_file(window, write(folder, "en.csv", bare))
        window.type(_("Supplier"), "Provbolaget AB")
        check(window)
        window.press(READ_IN)
        window.find("heading", articles_read(1))
        window.press(name("Show the _Catalogue"))
        wait_for_devices(window, 1)
        window.select("Hjälpmedel", 0)
        window.find("label", "Provbolaget AB")


run(columns_are_guessed_with_the_reason,
    a_correction_is_remembered,
    the_row_of_the_headings_can_be_said,
    there_is_room_in_a_narrow_window,
    a_supplier_holds_for_the_whole_file)
