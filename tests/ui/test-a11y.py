"""Every page by assistive technology: each control has a name, and nothing overflows where there is little room."""

import os

import xsettings
from harness import Atspi, GLib, Program, is_showing, run, wait_until, walk
from importing import HEADINGS, READ_IN, SHOW, articles_read, check, open_file, rows, unusable_rows, write
from words import _

PAGES = ("prescribe", "catalogue", "people", "priority", "who-pays", "policies")
# What somebody can act on, and so must be able to hear named.
CONTROLS = {"button", "toggle button", "check box", "radio button", "combo box", "entry", "text", "password text",
            "spin button", "slider", "list", "list item", "menu item", "progress bar", "level bar"}


def unnamed(window):
    """Controls without a name. A list that only groups the rows of a form needs none: its rows have."""
    return [f"{node.get_role_name()} in {node.get_parent().get_role_name()} {node.get_parent().get_name()!r}"
            for node in walk(window.root)
            if node.get_role_name() in CONTROLS - {"list"} and is_showing(node) and not node.get_name()]


def check_names(window, where):
    missing = unnamed(window)
    assert not missing, f"{where}: {missing}"


def walk_through_an_import(window, folder, look):
    """From the choice of a file to the page of the sources; look is called at every step."""
    open_file(window, write(folder, "sortiment.csv", HEADINGS + rows(0, 12) + "T-9001;;Provbolaget AB;12 06 06;100\n"))
    window.find("combo box", "iso-kod")
    look("columns")
    check(window)
    look("what would change")
    window.press(f"{SHOW} {unusable_rows(1)}")
    window.find("list", _("Rows That Could Not Be Used"))
    look("unusable rows")
    window.key("alt+Left")
    window.press(READ_IN)
    window.find("heading", articles_read(12))
    look("outcome")
    window.window_action("sources")
    window.find("list", _("Sources"))
    look("sources")


def focused(window):
    for node in walk(window.root):
        if node.states.contains(Atspi.StateType.FOCUSED):
            owner = node
            while owner is not None and not owner.get_name():
                owner = owner.get_parent()
            return owner.get_name() if owner is not None else ""
    return None


def every_control_has_a_name(program, folder):
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        window.find("button", "Nästa")
        check_names(window, "first step")
        window.choose("Region", "Dalarna")
        window.press("Nästa")
        window.find("text", "Lösenfras")
        check_names(window, "second step")
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        window.first_start()
        for page in PAGES:
            window.window_action("show-page", GLib.Variant("s", page))
            check_names(window, page)
        window.window_action("show-page", GLib.Variant("s", "catalogue"))
        wait_until(lambda: window.find_all("list", "Hjälpmedel"), "the devices")
        window.select("Hjälpmedel", 0)
        window.find("button", "Förskriv")
        check_names(window, "device")
        window.press(_("Assortment"), role="toggle button")
        wait_until(lambda: window.find_all("menu item"), "the menu of the catalogue")
        check_names(window, "menu of the catalogue")
        window.key("Escape")
        window.window_action("show-page", GLib.Variant("s", "who-pays"))
        window.type("ISO-kod", "120606", role="entry")
        window.press(window.find_starting("button", "Grundskola: ").get_name())
        window.find("dialog", "Vem betalar")
        check_names(window, "who pays")
        window.key("Escape")
        wait_until(lambda: len(window.find_all("dialog")) == 0, "the reasons closed")
        for dialog, button in (("preferences", "Spara"), ("shortcuts", "Stäng"), ("about", "Stäng")):
            window.window_action(dialog)
            window.find("button", button)
            check_names(window, dialog)
            window.key("Escape")
            wait_until(lambda: len(window.find_all("dialog")) == 0, f"{dialog} closed")
        walk_through_an_import(window, folder, lambda where: check_names(window, where))
        window.window_action("menu")
        wait_until(lambda: window.find_all("menu item"), "the main menu")
        check_names(window, "main menu")
        window.key("Escape")
        window.window_action("lock")
        window.find("button", "Lås upp")
        check_names(window, "locked")


def walk_through(program, folder, width, height):
    """Visits every page; a widget that gets too little room prints a warning, which ends the program."""
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        window.resize(width, height)
        window.first_start()
        for page in PAGES:
            window.window_action("show-page", GLib.Variant("s", page))
        window.window_action("show-page", GLib.Variant("s", "who-pays"))
        window.type("ISO-kod", "120606", role="entry")
        window.press(window.find_starting("button", "Grundskola: ").get_name())
        window.find("dialog", "Vem betalar")
        window.key("Escape")
        window.window_action("show-page", GLib.Variant("s", "catalogue"))
        wait_until(lambda: window.find_all("list", "Hjälpmedel"), "the devices")
        window.key("ctrl+f")
        window.key("Return")
        window.find("button", "Förskriv")
        window.window_action("preferences")
        window.find("button", "Spara")
        window.key("Escape")
        window.window_action("shortcuts")
        window.find("label", "Ctrl+L")
        window.key("Escape")
        walk_through_an_import(window, folder, lambda where: None)
        window.window_action("lock")
        window.find("button", "Lås upp")


def nothing_overflows_at_360_pixels(program, folder):
    walk_through(program, folder, 360, 640)


def nothing_overflows_with_text_twice_as_large(program, folder):
    xsettings.set_text_scale(200)
    try:
        walk_through(program, folder, 360, 640)
    finally:
        xsettings.set_text_scale(100)


def focus_never_leaves_the_keyboard_user_stranded(program, folder):
    with Program(program, "--workspace", os.path.join(folder, "w")) as window:
        window.first_start(examples=False)
        window.key("alt+2")
        wait_until(lambda: focused(window) == "Namn, ISO-kod, leverantör eller artikelnummer", "focus in the search")
        window.key("alt+6")
        wait_until(lambda: focused(window) == "Ord i reglerna, eller ett avsnitt", "focus in the search")
        window.key("ctrl+l")
        wait_until(lambda: focused(window) == "Lösenfras", "focus in the passphrase")


run(every_control_has_a_name,
    nothing_overflows_at_360_pixels,
    nothing_overflows_with_text_twice_as_large,
    focus_never_leaves_the_keyboard_user_stranded)
