"""From an answer to the rule that it rests on, and back to where one was."""

import gettext
import os
import sys

from harness import Atspi, GLib, Program, run, wait_until
from workspace import Workspace

_ = gettext.translation("forskrivarstod", os.path.join(os.path.dirname(sys.argv[1]), "../../po"),
                        languages=["sv"], fallback=True).gettext
TITLE = "Hantering av kostnader för hjälpmedel"
RULE = "Till skolan förskrivs bara ett hjälpmedel; behövs ett till är det skolan som står för det."
LINK = _("%s, section %s") % (TITLE, "6.2.1")
# From the published series of test numbers; the name is invented.
PERSON = ("20170110-2384", "Test Åkesson", "EX-0063")


def show_page(window, name):
    window.window_action("show-page", GLib.Variant("s", name))


def has_focus(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def focused(window, role, name):
    """The node of that name, once it has the focus."""
    def look():
        return next((node for node in window.find_all(role, name) if has_focus(node)), None)
    return wait_until(look, f"the focus on {role} {name!r}")


def press_link(window, within, name=LINK):
    link = window.find("button", name, within=within)
    link.do_action(link.get_action_names().index("click"))


def rule_is_shown(window, back):
    row = focused(window, "list item", f"6.2.1: {RULE}")
    window.find("label", _("The answer rests on this"), within=row)
    marks = window.find_all("label", _("The answer rests on this"))
    assert len(marks) == 1, f"{len(marks)} rules are marked"
    window.find("button", _("Back to %s") % back)
    window.wait_announced(RULE)


def card(window):
    return window.find("grouping", "Dubbelförskrivning")


def answer(window):
    """Answers what the school's rule asks for."""
    window.choose("Användningsplats", "Grundskola")
    group = window.find("grouping", _("Does the person already have a device with the same function?"))
    window.find("radio button", "Ja", within=group).do_action(0)


def from_a_card_and_back(program, folder):
    workspace = Workspace(program, folder).make()
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        show_page(window, "prescribe")
        answer(window)
        press_link(window, card(window))
        rule_is_shown(window, "Förskriv")
        window.press(_("Back to %s") % "Förskriv")
        focused(window, "button", LINK)
        # The same by keys alone; and there is no way back when one has been back.
        window.key("Return")
        rule_is_shown(window, "Förskriv")
        window.key("alt+Left")
        focused(window, "button", LINK)
        show_page(window, "policies")
        window.find("heading", TITLE)
        assert not window.has("button", _("Back to %s") % "Förskriv"), "a way back from nowhere"
        assert not window.has("label", _("The answer rests on this")), "a rule is still marked"


def from_the_reasons_and_back(program, folder):
    workspace = Workspace(program, folder).make()
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        show_page(window, "prescribe")
        window.choose("Användningsplats", "Grundskola")
        why = window.find("toggle button", "Varför?", within=card(window))
        why.do_action(0)
        considered = wait_until(lambda: next((node for node in window.find_all("button", within=card(window))
                                              if "Gäller inte" in node.get_name()
                                              or "Inte avgjort än" in node.get_name()), None), "what was considered")
        name = considered.get_name()
        press_link(window, card(window), name)
        row = wait_until(lambda: next((node for node in window.find_all("list item") if has_focus(node)), None),
                         "the focus on a rule")
        assert row.get_name() != f"6.2.1: {RULE}", "another rule was asked for"
        window.find("label", _("The answer rests on this"), within=row)
        # A search hides the rule; the way back stays.
        window.type("Ord i reglerna, eller ett avsnitt", "ingen regel säger så", role="entry")
        window.find("label", "Inget hittades")
        window.key("alt+Left")
        focused(window, "button", name)


def from_a_record_and_back(program, folder):
    workspace = Workspace(program, folder).make()
    number = workspace.sign(*PERSON, facts={"has-same-function": True})
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        window.window_action("open-record", GLib.Variant("s", number))
        window.find("label", PERSON[1])
        press_link(window, None)
        rule_is_shown(window, "Personer")
        window.key("alt+Left")
        focused(window, "button", LINK)
        window.find("label", PERSON[1])


def another_way_is_no_way_back(program, folder):
    workspace = Workspace(program, folder).make()
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        show_page(window, "prescribe")
        answer(window)
        press_link(window, card(window))
        rule_is_shown(window, "Förskriv")
        show_page(window, "people")
        window.find("grouping", "Personer")
        window.key("alt+Left")
        show_page(window, "policies")
        window.find("heading", TITLE)
        assert not window.has("button", _("Back to %s") % "Förskriv"), "the way back outlives another way"


def changed_and_vanished_rules_are_told(program, folder):
    workspace = Workspace(program, folder).make()
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        show_page(window, "prescribe")
        window.find("grouping", "Förskriv")

        def show_rule(*citation):
            window.window_action("show-rule", GLib.Variant("(sss)", citation))
        show_rule("dalarna-costs", "d82-one-device-in-school", "0")
        rule_is_shown(window, "Förskriv")
        changed = _("The document has another version by now: the answer rests on version %s, and this is version %s.")
        window.find("label", changed % ("0", "1"))
        window.key("alt+Left")
        vanished = _("The rule is not among those of your region today. What the answer rested on stands in the "
                     "prescription.")
        for citation in (("dalarna-costs", "no-such-rule", "1"), ("stockholm-care-2021", "c3-under-18", "1"),
                         ("list:own", "line-2", "2026-01-01"), ("", "", ""), ("list:", "%s" * 500, "<b>&")):
            show_page(window, "prescribe")
            window.wait_gone("label", vanished)
            show_rule(*citation)
            window.find("label", vanished)
            focused(window, "button", _("Back to %s") % "Förskriv")


def in_a_narrow_window(program, folder):
    """The links and the way back are no wider than a narrow window: GTK would warn, and a warning ends the program."""
    workspace = Workspace(program, folder).make()
    number = workspace.sign(*PERSON, facts={"has-same-function": True})
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        window.resize(360, 720)
        window.window_action("open-record", GLib.Variant("s", number))
        window.find("label", PERSON[1])
        press_link(window, None)
        rule_is_shown(window, "Personer")
        window.key("alt+Left")
        focused(window, "button", LINK)


if __name__ == "__main__":
    run(from_a_card_and_back, from_the_reasons_and_back, from_a_record_and_back, another_way_is_no_way_back,
        changed_and_vanished_rules_are_told, in_a_narrow_window)
