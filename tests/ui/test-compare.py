"""The same facts elsewhere: another region beside the form, and today's rules beside a signed prescription."""

import gettext
import os
import sys

import xsettings
from harness import Atspi, GLib, Program, run, text_of, wait_until
from workspace import Workspace

_ = gettext.translation("forskrivarstod", os.path.join(os.path.dirname(sys.argv[1]), "../../po"),
                        languages=["sv"], fallback=True).gettext
# From the published series of test numbers; the name is invented.
PERSON = ("20170110-2384", "Test Åkesson", "EX-0063")
OTHERS = ("Stockholm", "Västra Götaland", "Västerbotten")


def show_page(window, name):
    window.window_action("show-page", GLib.Variant("s", name))


def rows(window):
    """The names of the rows of the answers."""
    listing = window.find("list", _("Answers"))
    return [row.get_name() for row in window.find_all("list item", within=listing)]


def answer(window):
    window.choose("Användningsplats", "Grundskola")
    group = window.find("grouping", _("Does the person already have a device with the same function?"))
    window.find("radio button", "Ja", within=group).do_action(0)
    window.find("label", "Får inte dubbelförskrivas")


def close(window):
    window.key("Escape")
    window.wait_gone("list", _("Answers"))


def regions_beside_one_another(program, folder):
    workspace = Workspace(program, folder).make()
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        show_page(window, "prescribe")
        answer(window)
        window.type("Namn", "Test Åkesson")
        window.press(_("Compare with Another Region…"))
        for region in OTHERS:
            button = window.find("toggle button", region)
            assert not window.has("list", _("Answers")), "a region is chosen from the start"
        assert not window.has("toggle button", "Dalarna"), "a region is compared with itself"
        for region in OTHERS:
            window.press(region, role="toggle button")
            window.find("label", _("%s has other agreements than %s.") % (region, "Dalarna"))
            shown = rows(window)
            assert len(shown) == 11, shown
            states = [_("Differs") in row.split(".")[0] for row in shown]
            assert any(states) and states == sorted(states, reverse=True), f"what differs does not come first: {shown}"
            second = next(row for row in shown if row.startswith("Dubbelförskrivning: "))
            assert "Dalarna: Får inte dubbelförskrivas (Avsnitt 6.2.1)" in second or _("Differs") not in second, second
        close(window)
        # Nothing of the draft has changed.
        assert text_of(window.find("text", "Namn")) == "Test Åkesson"
        window.find("label", "Får inte dubbelförskrivas")


def by_the_keyboard(program, folder):
    workspace = Workspace(program, folder).make()
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        show_page(window, "prescribe")
        answer(window)
        window.press(_("Compare with Another Region…"))
        first = window.find("toggle button", OTHERS[0])
        wait_until(lambda: first.get_state_set().contains(Atspi.StateType.FOCUSED), "the focus on the first region")
        window.key("space")
        window.find("label", _("%s has other agreements than %s.") % (OTHERS[0], "Dalarna"))
        window.key("Tab", "space")
        window.find("label", _("%s has other agreements than %s.") % (OTHERS[1], "Dalarna"))
        close(window)


def todays_rules_beside_a_record(program, folder):
    """A list has been read in since; the record stays as it was signed."""
    workspace = Workspace(program, folder).make()
    number = workspace.sign(*PERSON)
    before = workspace.ask("register", "show", number)
    rows_file = workspace.scratch / "lista.csv"
    rows_file.write_text("iso_code;question;value\n12 06;kind;personal\n", encoding="utf-8")
    workspace.run("lists", "import", rows_file, "--name", "egen", "--owner", "dalarna")
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        window.window_action("open-record", GLib.Variant("s", number))
        window.find("label", PERSON[1])
        window.press(_("What Do Today’s Rules Say?"))
        intro = _("The facts are those that were known then; the age is that of %s.")
        window.find("label", intro % before["assessment"]["date"])
        shown = rows(window)
        assert len(shown) == 11, shown
        kind = next(row for row in shown if row.startswith("Vad det räknas som: "))
        assert kind == shown[0] and _("Differs") in kind and _("Then") in kind and _("Now") in kind, shown
        added = _("The list %s has been read in.")
        wait_until(lambda: [node for node in window.find_all("label")
                            if node.get_name().startswith(added.split("%s")[0] + "egen")], "why it differs")
        close(window)
        window.find("label", PERSON[1])
    assert workspace.ask("register", "show", number) == before, "the record has changed"


def in_a_narrow_window(program, folder):
    """Nothing is wider than a narrow window: GTK would warn, and a warning ends the program."""
    workspace = Workspace(program, folder).make()
    number = workspace.sign(*PERSON)
    try:
        for scale in (100, 200):
            xsettings.set_text_scale(scale)
            with Program(program, "--workspace", workspace.folder) as window:
                window.unlock()
                window.resize(360, 720)
                window.window_action("open-record", GLib.Variant("s", number))
                window.find("label", PERSON[1])
                window.press(_("What Do Today’s Rules Say?"))
                assert len(rows(window)) == 11
                close(window)
    finally:
        xsettings.set_text_scale(100)


if __name__ == "__main__":
    run(regions_beside_one_another, by_the_keyboard, todays_rules_beside_a_record, in_a_narrow_window)
