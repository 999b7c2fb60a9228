"""The signed prescriptions: found by number, name and device after a restart, and shown as they were signed."""

from harness import GLib, Program, run, wait_until
from workspace import Workspace

SEARCH = "Nummer, namn eller hjälpmedel"
# From the published series of test numbers; the names are invented.
PERSONS = (("20170110-2384", "Test Åkesson", "EX-0063"), ("18900101-9802", "Test Örnberg", "EX-0001"))


def make_workspace(program, folder):
    """A workspace with a signed prescription for each person."""
    workspace = Workspace(program, folder).make()
    return workspace.folder, [workspace.sign(*person) for person in PERSONS]


def rows_of(window):
    return [row.get_name() for listing in window.find_all("list", "Förskrivningar")
            for row in window.find_all("list item", within=listing)]


def show_people(window):
    window.window_action("show-page", GLib.Variant("s", "people"))


def found_after_a_restart(program, folder):
    workspace, _identifiers = make_workspace(program, folder)
    for _start in range(2):
        with Program(program, "--workspace", workspace) as window:
            window.unlock()
            show_people(window)
            window.find("label", "2 förskrivningar")
            for words in ("20170110-2384", "Åkesson", "rollator"):
                window.type(SEARCH, words, role="entry")
                rows = wait_until(lambda: len(rows_of(window)) == 1 and rows_of(window), f"one row for {words!r}")
                assert rows[0].startswith("Test Åkesson"), rows
                assert "2384" not in rows[0], "the number stands open in the list"
                assert rows[0].endswith("Exempel"), "an example is not marked"
            window.type(SEARCH, "ingen heter så", role="entry")
            window.find("label", "Inget hittades")


def shown_as_it_was_signed(program, folder):
    workspace, _identifiers = make_workspace(program, folder)
    with Program(program, "--workspace", workspace) as window:
        window.unlock()
        show_people(window)
        window.type(SEARCH, "Åkesson", role="entry")
        wait_until(lambda: len(rows_of(window)) == 1, "one row")
        window.select("Förskrivningar", 0)
        window.find("label", "Test Åkesson")
        for text in ("Gå själv till matsalen.", "Skolan har inte svarat än.", "Testförskrivaren",
                     "Exempel – ingen giltig förskrivning", "Bedömning", "Att göra"):
            window.find("label", text)
        # What decides most is shown, the rest of what was missing is a press away.
        assert not [node for node in window.find_all("label") if "Hyreshjälpmedel" in node.get_name()]
        window.press("Kostnadsansvar")
        wait_until(lambda: [node for node in window.find_all("label") if "Hyreshjälpmedel" in node.get_name()],
                   "everything that was missing")
        assert not window.has("label", "20170110-2384"), "the number is not masked"
        window.press("Visa hela numret", role="toggle button")
        window.find("label", "20170110-2384")
        window.find("button", "Skriv ut…")
        window.find("button", "Spara som PDF…")
        window.type(SEARCH, "Örnberg", role="entry")
        wait_until(lambda: rows_of(window) and rows_of(window)[0].startswith("Test Örnberg"), "the other person")
        window.select("Förskrivningar", 0)
        window.find("label", "Test Örnberg")
        assert not window.has("label", "18900101-9802"), "the next person's number stands open"


def shown_in_a_narrow_window(program, folder):
    """Nothing in a record is wider than a narrow window: GTK would warn, and a warning ends the program."""
    workspace, identifiers = make_workspace(program, folder)
    with Program(program, "--workspace", workspace) as window:
        window.unlock()
        window.resize(360, 720)
        window.window_action("open-record", GLib.Variant("s", identifiers[0]))
        window.find("label", "Test Åkesson")


def opened_by_its_number(program, folder):
    workspace, identifiers = make_workspace(program, folder)
    with Program(program, "--workspace", workspace) as window:
        window.unlock()
        window.window_action("open-record", GLib.Variant("s", identifiers[1]))
        window.find("label", identifiers[1])
        window.window_action("open-record", GLib.Variant("s", "finns-inte"))
        wait_until(lambda: not window.has("label", identifiers[1]), "nothing shown for an unknown number")


def locking_forgets_the_search(program, folder):
    workspace, _identifiers = make_workspace(program, folder)
    with Program(program, "--workspace", workspace) as window:
        window.unlock()
        show_people(window)
        window.type(SEARCH, "Åkesson", role="entry")
        wait_until(lambda: len(rows_of(window)) == 1, "one row")
        window.key("ctrl+l")
        window.find("button", "Lås upp")
        assert not [node for node in window.find_all("label") if "Åkesson" in node.get_name()]
        window.unlock()
        wait_until(lambda: len(rows_of(window)) == 2, "everybody, no search remembered")


run(found_after_a_restart,
    shown_as_it_was_signed,
    shown_in_a_narrow_window,
    opened_by_its_number,
    locking_forgets_the_search)
