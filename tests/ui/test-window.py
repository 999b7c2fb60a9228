"""The window from the first start on: the three steps, the catalogue, the pages, locking and opening again."""

import os

from harness import PASSPHRASE, GLib, Program, is_sensitive, run, text_of, wait_until

SEARCH_DEVICES = "Namn, ISO-kod, leverantör eller artikelnummer"
SEARCH_RULES = "Ord i reglerna, eller ett avsnitt"
SEARCH_PEOPLE = "Nummer, namn eller hjälpmedel"


def show_page(window, name):
    window.window_action("show-page", GLib.Variant("s", name))


def rows_of(window, listing):
    node = window.find("list", listing)
    return [row.get_name() for row in window.find_all("list item", within=node)]


def first_start_begins_with_nothing_chosen(program, folder):
    with Program(program, "--workspace", folder) as window:
        for question in ("Region", "Typ av enhet", "Yrke"):
            combo = window.find("combo box", question)
            wait_until(lambda: window.find_all("label", "Inte angivet", within=combo),
                       f"{question} not stated")
        assert not is_sensitive(window.find("button", "Nästa")), "can go on without a region"
        window.choose("Region", "Dalarna")
        wait_until(lambda: is_sensitive(window.find("button", "Nästa")), "Next after a region")
        window.type("Kommunkod (fyra siffror)", "20")
        wait_until(lambda: not is_sensitive(window.find("button", "Nästa")), "half a code is refused")
        window.type("Kommunkod (fyra siffror)", "2080")
        window.press("Nästa")


def weak_and_unequal_passphrases_are_refused(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.choose("Region", "Dalarna")
        window.press("Nästa")
        window.type("Lösenfras", "sommar")
        window.type("Samma lösenfras igen", "sommar")
        window.find_starting("label", "Svag")
        assert not is_sensitive(window.find("button", "Skapa registret"))
        window.type("Lösenfras", PASSPHRASE)
        window.find("label", "De två är inte lika")
        assert not is_sensitive(window.find("button", "Skapa registret"))
        window.type("Samma lösenfras igen", PASSPHRASE)
        window.find("label", "Stark")
        assert is_sensitive(window.find("button", "Skapa registret"))
        assert not os.listdir(folder), "something was written before the register was made"


def first_start_to_prescribing(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start()
        show_page(window, "catalogue")
        window.type(SEARCH_DEVICES, "rollator", role="entry")
        wait_until(lambda: rows_of(window, "Hjälpmedel")
                   and all("rollator" in row.lower() for row in rows_of(window, "Hjälpmedel")),
                   "only rollators in the list")
        rows = rows_of(window, "Hjälpmedel")
        assert all("Exempel" in row for row in rows), "an example is not marked"
        window.wait_announced("hjälpmedel")
        window.select("Hjälpmedel", 0)
        window.find("label", "Klassificering (ISO 9999)")
        name = rows[0].split(",")[0]
        window.find("heading", name)
        window.press("Förskriv")
        wait_until(lambda: not window.has("entry", SEARCH_DEVICES), "the page Förskriv")
        window.find("button", "Byt…")
        window.find("label", name)


def search_tells_when_there_is_nothing(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start()
        show_page(window, "catalogue")
        window.type(SEARCH_DEVICES, "xyzzyxyzzy", role="entry")
        window.find("label", "Inget hittades")
        window.wait_announced("Inget hittades")
        window.type(SEARCH_DEVICES, "1206", role="entry")
        wait_until(lambda: rows_of(window, "Hjälpmedel")
                   and all("12\u00a006" in row for row in rows_of(window, "Hjälpmedel")),
                   "only devices under 12 06")


def empty_catalogue_offers_the_next_step(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        show_page(window, "catalogue")
        window.find("label", "Inget sortiment än")
        window.press("Börja med exemplen")
        wait_until(lambda: rows_of(window, "Hjälpmedel"), "the examples in the list")


def rules_are_shown_and_searched(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        show_page(window, "policies")
        window.find("heading", "Hantering av kostnader för hjälpmedel")
        everything = len(window.find_all("list item"))
        window.type(SEARCH_RULES, "6.2.1", role="entry")
        wait_until(lambda: 0 < len(window.find_all("list item")) < everything, "fewer rules")
        window.type(SEARCH_RULES, "qqqq", role="entry")
        window.find("label", "Inget hittades")
        window.wait_announced("0 regler")


def pages_have_keys(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        window.key("alt+2")
        window.find("entry", SEARCH_DEVICES)
        window.key("alt+3")
        window.find("label", "Inga förskrivningar än")
        window.key("alt+6")
        window.find("entry", SEARCH_RULES)
        window.key("ctrl+k")
        window.find("entry", SEARCH_DEVICES)
        window.key("ctrl+question")
        window.find("label", "Tangentbordsgenvägar")
        window.key("Escape")
        window.key("ctrl+comma")
        window.find("button", "Spara")
        window.key("Escape")
        window.wait_gone("button", "Spara")
        window.key("F10")
        window.find("menu item", "Om Förskrivarstöd")


def profile_is_kept(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        window.window_action("preferences")
        window.choose("Region", "Västra Götaland")
        # The page behind the dialog asks for the name too.
        window.type("Ditt namn", "Testförskrivaren", within=window.find("dialog", "Inställningar"))
        window.press("Spara")
        window.wait_gone("button", "Spara")
        window.find("label", "Västra Götaland")
    with Program(program, "--workspace", folder) as window:
        window.unlock()
        window.find("label", "Västra Götaland")
        window.window_action("preferences")
        dialog = window.find("dialog", "Inställningar")
        assert text_of(window.find("text", "Ditt namn", within=dialog)) == "Testförskrivaren"


def locking_hides_everything_and_unlocking_brings_it_back(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start()
        show_page(window, "catalogue")
        window.find("list", "Hjälpmedel")
        window.key("ctrl+l")
        window.find("button", "Lås upp")
        assert not window.find_all("list", "Hjälpmedel"), "the catalogue is still in the tree"
        window.unlock("fel lösenfras som ingen har valt", opens=False)
        window.find_starting("label", "Lösenfrasen")
        assert text_of(window.find("text", "Lösenfras")) == "", "the passphrase stays in the field"
        window.unlock()
        window.find("list", "Hjälpmedel")


def five_wrong_tries_make_it_wait(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        window.window_action("lock")
        for _ in range(5):
            window.unlock("fel lösenfras som ingen har valt", opens=False)
        window.find_starting("label", "För många felaktiga försök")
        window.wait_announced("För många felaktiga försök")
        window.type("Lösenfras", PASSPHRASE)
        assert not is_sensitive(window.find("button", "Lås upp")), "it can be tried at once"
        window.wait_announced("Du kan försöka igen nu")
        window.press("Lås upp")
        window.find("list", "Sidor")


def a_second_start_brings_the_same_window(program, folder):
    with Program(program, "--workspace", folder) as window:
        second = GLib.spawn_sync(None, [program, "--workspace", folder], None, GLib.SpawnFlags.DEFAULT,
                                 None, None)
        assert GLib.spawn_check_wait_status(second[3])
        assert len(window.find_all("frame")) == 1


run(first_start_begins_with_nothing_chosen,
    weak_and_unequal_passphrases_are_refused,
    first_start_to_prescribing,
    search_tells_when_there_is_nothing,
    empty_catalogue_offers_the_next_step,
    rules_are_shown_and_searched,
    pages_have_keys,
    profile_is_kept,
    locking_hides_everything_and_unlocking_brings_it_back,
    five_wrong_tries_make_it_wait,
    a_second_start_brings_the_same_window)
