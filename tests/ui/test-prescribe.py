"""The page Förskriv: an empty form holds nothing, answers change as facts come, signing keeps them."""

import gettext
import os
import sys

from harness import PASSPHRASE, Atspi, GLib, Program, is_sensitive, run, text_of, wait_until, walk
from workspace import Workspace

# From Skatteverket's published series of test numbers.
NUMBER = "20170110-2384"
MASKED = "20170110-····"

catalogue = gettext.translation("forskrivarstod", os.path.join(os.path.dirname(sys.argv[1]), "../../po"),
                                languages=["sv"])
_ = catalogue.gettext


def show_page(window, name):
    window.window_action("show-page", GLib.Variant("s", name))


def chosen(window, fact):
    """What the drop-down of that fact shows."""
    combo = window.find("combo box", _(fact))
    return [node.get_name() for node in window.find_all("label", within=combo)]


def card(window, question):
    return window.find("grouping", _(question))


def texts(window, within):
    return [node.get_name() for node in window.find_all("label", within=within)]


def toggle(window, group, label):
    """Presses one of the buttons of a group."""
    button = window.find("radio button", label, within=window.find("grouping", group))
    assert button.do_action(0), f"{label!r} of {group!r} did not react"


def is_checked(window, group, label):
    button = window.find("radio button", label, within=window.find("grouping", group))
    return button.get_state_set().contains(Atspi.StateType.CHECKED)


def take_rollator(window):
    """Chooses the first rollator of the examples and says which it was."""
    window.press(_("Choose Device…"))
    window.type(_("Search by name, article number or ISO code"), "rollator", role="entry")
    found = wait_until(lambda: [row.get_name() for row in
                                window.find_all("list item", within=window.find("list", _("Devices found")))
                                if "rollator" in row.get_name().lower()]
                       == [row.get_name() for row in
                           window.find_all("list item", within=window.find("list", _("Devices found")))]
                       and window.find_all("list item", within=window.find("list", _("Devices found"))),
                       "only rollators in the list")
    name = found[0].get_name().split(",")[0]
    window.key("Return")
    window.find("button", _("Change…"))
    window.find("label", name)
    return name


def known_facts(window):
    """The list of what is known on the page that is signed; none where nothing is."""
    return next((node for node in walk(window.root)
                 if node.get_role_name() == "list" and node.get_name() == _("What is known")), None)


def empty_form_holds_nothing(window):
    assert text_of(window.find("text", _("Personal number"))) == ""
    assert text_of(window.find("text", _("Name"))) == ""
    assert text_of(window.find("text", _("Age"))) == ""
    for fact in ("Kind of device", "Field", "Place of use", "Housing", "Area of need",
                 "Prescriber’s profession", "Prescriber’s unit"):
        assert chosen(window, fact) == [_("Not stated")], f"{fact}: {chosen(window, fact)}"
    for button in window.find_all("radio button"):
        if button.states.contains(Atspi.StateType.CHECKED):
            # How the person is identified is no fact of the case.
            assert button.get_name() in (_("Not stated"), _("Personal number")), button.get_name()
    # What is known is listed before it is signed; here it is nothing.
    window.window_action("review")
    window.find("button", _("Sign"))
    assert known_facts(window) is None, "something is known in an empty form"
    assert not is_sensitive(window.find("button", _("Sign"))), "an empty form can be signed"


def a_wrong_number_is_told(window):
    window.type(_("Personal number"), "20170110-2385")
    window.find("label", _("The check digit does not agree: some digit is wrong."))
    assert text_of(window.find("text", _("Age"))) == ""
    window.type(_("Personal number"), NUMBER)
    wait_until(lambda: text_of(window.find("text", _("Age"))) == "9", "the age from the number")
    window.find("label", _("From the personal number"))


def answers_change_as_facts_come(window):
    basic = card(window, "Basic equipment")
    window.find("button", _("Place of use"), within=basic)
    window.choose(_("Place of use"), _("Compulsory school"))
    wait_until(lambda: not window.find_all("button", _("Place of use"),
                                           within=card(window, "Basic equipment")),
               "the place no longer asked for")
    # Dalarna, section 6.2.1: in school basic equipment must be met before anything is prescribed.
    window.find("button", _("Basic equipment in place"), within=card(window, "Basic equipment"))
    window.choose(_("Area of need"), _("Mobility"))
    window.press(_("Transfer"), role="toggle button")
    # Dalarna, section 2.1.1: transfer is level 2 of 4 in the area mobility.
    wait_until(lambda: any("2.1.1" in text for text in texts(window, card(window, "Priority"))),
               "the priority with its section")
    assert any("2" in text and "4" in text for text in texts(window, card(window, "Priority")))
    window.press(_("Transfer"), role="toggle button")
    wait_until(lambda: any(_("Facts are missing") in text
                           for text in texts(window, card(window, "Priority"))),
               "the priority open again")


def missing_fact_is_a_way_to_its_row(window):
    window.window_action("new-prescription")
    button = window.find("button", _("Place of use"), within=card(window, "Basic equipment"))
    button.do_action(0)

    def focused():
        return any(node.states.contains(Atspi.StateType.FOCUSED)
                   for node in walk(window.find("combo box", _("Place of use"))))
    wait_until(focused, "the focus on the place of use")


def dont_know_is_an_answer(window):
    """It is recorded as asked, can be taken back, and can be given by key."""
    question = _("Does the person already have a device with the same function?")
    window.window_action("new-prescription")
    row = window.find("list item", question)
    assert not is_checked(window, question, _("Don’t know"))
    assert not window.find_all("button", _("Take the answer back"), within=row)
    toggle(window, question, _("Don’t know"))
    wait_until(lambda: is_checked(window, question, _("Don’t know")), "the answer to be seen")
    window.window_action("review")
    window.find("button", _("Sign"))
    assert known_facts(window) is not None, "what was asked is not on the page that is signed"
    assert any(node.get_name() == _("Don’t know") for node in walk(known_facts(window)))
    window.key("Escape")
    window.find("button", _("Take the answer back"), within=window.find("list item", question)).do_action(0)
    wait_until(lambda: not is_checked(window, question, _("Don’t know")), "the answer taken back")
    assert any(node.states.contains(Atspi.StateType.FOCUSED) for node in walk(window.find("list item", question)))
    window.key("space")
    wait_until(lambda: is_checked(window, question, _("Don’t know")), "the same answer by key")
    window.key("Left")
    window.key("space")
    wait_until(lambda: is_checked(window, question, _("No")), "another answer by key")
    window.window_action("new-prescription")


def override_wants_a_reason(window):
    window.choose(_("Area of need"), _("Mobility"))
    window.press(_("Transfer"), role="toggle button")
    priority = card(window, "Priority")
    wait_until(lambda: window.find_all("button", _("Set Aside…"), within=priority), "Set aside")
    window.find("button", _("Set Aside…"), within=priority).do_action(0)
    apply = window.find("button", _("_Set Aside").replace("_", ""))
    assert not is_sensitive(apply)
    window.type(_("Your own answer"), "Nivå 1")
    assert not is_sensitive(apply), "an answer is set aside without a reason"
    window.type(_("Reason"), "Faller ofta")
    wait_until(lambda: is_sensitive(apply), "set aside with a reason")
    apply.do_action(0)
    wait_until(lambda: any("Nivå 1" in text and "Faller ofta" in text
                           for text in texts(window, card(window, "Priority"))),
               "the override on its card")
    window.find("button", _("Take Back"), within=card(window, "Priority")).do_action(0)
    wait_until(lambda: not any("Faller ofta" in text for text in texts(window, card(window, "Priority"))),
               "the override gone")


def new_can_be_undone(window):
    window.type(_("Personal number"), NUMBER)
    window.type(_("Name"), "Test Testsson")
    window.choose(_("Housing"), _("LSS housing"))
    window.window_action("new-prescription")
    wait_until(lambda: text_of(window.find("text", _("Name"))) == "", "an empty form")
    assert chosen(window, "Housing") == [_("Not stated")]
    window.press(_("_Undo").replace("_", ""))
    wait_until(lambda: text_of(window.find("text", _("Name"))) == "Test Testsson", "the form again")
    assert chosen(window, "Housing") == [_("LSS housing")]
    assert text_of(window.find("text", _("Age"))) == "9"


def from_an_empty_form_to_answers(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start()
        empty_form_holds_nothing(window)
        missing_fact_is_a_way_to_its_row(window)
        a_wrong_number_is_told(window)
        answers_change_as_facts_come(window)
        dont_know_is_an_answer(window)
        override_wants_a_reason(window)
        new_can_be_undone(window)


def the_form_after_a_look_at_the_review(program, folder):
    """Back by Escape, the form goes on as if nothing had been reviewed."""
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        for name in ("Test Testsson", "Test Åkesson"):
            window.window_action("review")
            window.find("button", _("Sign"))
            window.key("Escape")
            window.wait_gone("button", _("Sign"))
            window.type(_("Personal number"), "")
            window.type(_("Personal number"), NUMBER)
            window.type(_("Name"), name)
            wait_until(lambda: text_of(window.find("text", _("Age"))) == "9", "the age from the number")


def write_a_draft(window):
    window.type(_("Personal number"), NUMBER)
    window.type(_("Name"), "Test Testsson")
    window.choose(_("Place of use"), _("Compulsory school"))
    toggle(window, _("Does the person already have a device with the same function?"), _("No"))
    window.window_action("save-draft")
    window.find_starting("label", _("Draft saved %s").split("%")[0])


def meet_the_draft(window):
    wait_until(lambda: chosen(window, "Place of use") == [_("Compulsory school")], "the draft")
    assert text_of(window.find("text", _("Name"))) == "Test Testsson"
    assert text_of(window.find("text", _("Age"))) == "9"
    assert is_checked(window, _("Does the person already have a device with the same function?"), _("No"))


def sign(window):
    """Fills in what is still wanted and signs; says which device it was."""
    name = take_rollator(window)
    window.choose(_("Prescriber’s profession"), _("Occupational therapist"))
    # Shown whole only to the one who is writing it.
    wait_until(lambda: text_of(window.find("text", _("Personal number"))) == MASKED, "the number masked")
    window.choose(_("Prescriber’s unit"), _("Specialised care"))
    window.type(_("Your name"), "Test Förskrivare")
    window.type(_("Follow-up date (YYYY-MM-DD)"), "2099-03-01")
    window.window_action("review")
    window.find("button", _("Sign"))
    assert known_facts(window) is not None, "what is known is not shown before signing"
    assert not is_sensitive(window.find("button", _("Sign"))), "signed with open questions and no reason"
    window.type(_("Why it is signed although this is open"), "Övning")
    window.press(_("Sign"))
    window.find("label", _("The prescription is signed"))
    window.press(_("New prescription"))
    wait_until(lambda: text_of(window.find("text", _("Name"))) == "", "an empty form")
    return name


def meet_the_device_again(window, name):
    """What was prescribed to the same person is met again, with its date, and asked about."""
    window.type(_("Personal number"), NUMBER)
    window.find("button", catalogue.ngettext("%u earlier prescription", "%u earlier prescriptions", 1) % 1)
    take_rollator(window)
    window.find_starting("label", (_("Has already: %s, %s") % (name, "")).rstrip(", "))
    group = _("Replaces the earlier one, or another one?")
    assert is_checked(window, group, _("Not stated")), "the program has chosen"
    toggle(window, group, _("Another one"))
    window.press(_("Convenience"), role="toggle button")
    toggle(window, group, _("Replaces"))
    window.find("combo box", _("Why is the device replaced?"))


def from_a_draft_to_a_signature(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start()
        write_a_draft(window)
    with Program(program, "--workspace", folder) as window:
        window.unlock()
        meet_the_draft(window)
        name = sign(window)
        meet_the_device_again(window, name)
    with Program(program, "--workspace", folder) as window:
        window.unlock()
        show_page(window, "people")
        wait_until(lambda: any(name in node.get_name() for node in window.find_all("list item")),
                   "the signed prescription")


def is_asked(window, fact):
    """Whether the form has a list for the fact."""
    return window.has("combo box", _(fact))


def only_what_decides_is_asked(program, folder):
    """Västra Götaland has no order of priority and tells no fields apart; what it does hang on is asked."""
    with Program(program, "--workspace", folder) as window:
        window.first_start(region="Västra Götaland", examples=False)
        for fact in ("Place of use", "Housing", "Kind of device", "Prescriber’s profession"):
            assert is_asked(window, fact), f"{fact} is not asked"
        for fact in ("Field", "Area of need"):
            assert not is_asked(window, fact), f"{fact} is asked and decides nothing"
        assert not window.has("list item", _("Need")), "the need is asked where there is no order of priority"
        window.find("text", _("Need and goal in words"))
        # Whatever else decides, at home no school's agreement speaks.
        window.choose(_("Place of use"), _("Home"))
        wait_until(lambda: not is_asked(window, "Kind of device"), "the kind of device no longer asked")


def what_was_stolen_is_replaced(program, folder):
    """Dalarna, section 6.2.1: for a school it matters why a device is replaced, also where there is none any more."""
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        window.choose(_("Place of use"), _("Compulsory school"))
        assert not window.has("combo box", _("Why is the device replaced?"))
        toggle(window, _("Does the person already have a device with the same function?"), _("No"))
        window.choose(_("Why is the device replaced?"), _("Stolen"))
        toggle(window, _("Does the person already have a device with the same function?"), _("Yes"))
        wait_until(lambda: is_checked(window, _("Replaces the earlier one, or another one?"), _("Replaces")),
                   "the same answer by the buttons")
        window.find("combo box", _("Why is the device replaced?"))


def a_row_goes_when_its_section_is_left(program, folder):
    """Dalarna: the area matters only until the need is known, but nothing moves where the user is at work."""
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        window.choose(_("Area of need"), _("Mobility"))
        window.press(_("Transfer"), role="toggle button")
        window.choose(_("Area of need"), _("Not stated"))
        assert is_asked(window, "Area of need"), "the row went from under the user's hands"
        window.type(_("Name"), "Test Testsson")
        assert is_asked(window, "Area of need"), "the row went while the focus was in its section"
        window.choose(_("Prescriber’s profession"), _("Occupational therapist"))
        wait_until(lambda: not is_asked(window, "Area of need"), "the area no longer asked")
        window.press(_("Transfer"), role="toggle button")
        wait_until(lambda: is_asked(window, "Area of need"), "the area asked again")


def the_draft_is_there_from_the_first_look(program, folder):
    """Whoever writes as soon as there is a field writes in the draft, and the draft does not come over it."""
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        window.type(_("Name"), "Test Testsson")
        window.type(_("Personal number"), NUMBER)
        for _time in range(10):
            window.window_action("lock")
            window.type("Lösenfras", PASSPHRASE)
            window.press("Lås upp")
            field = window.find("text", _("Name"))
            assert text_of(field) == "Test Testsson", "the form was shown before the draft"


def what_was_written_last_survives_locking(program, folder):
    """Also when another page is shown and the draft has not saved itself yet."""
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        for name in ("Test Testsson", "Test Åkesson", "Test Örnberg"):
            window.type(_("Personal number"), NUMBER)
            window.type(_("Name"), name)
            show_page(window, "policies")
            window.window_action("lock")
            window.unlock()
            show_page(window, "prescribe")
            assert text_of(window.find("text", _("Name"))) == name


def an_article_without_a_code_is_asked_for_it(program, folder):
    """Half of a national assortment has no ISO code: the form asks for it, and only then."""
    missing = _("The assortment gives the device no ISO code: write which one it has.")
    workspace = Workspace(program, folder)
    assortment = workspace.scratch / "sortiment.csv"
    assortment.write_text("Artnr;Namn\nU1;Rollator utan kod\n", encoding="utf-8")
    workspace.run("init", "--region", "dalarna", "--name", "Testförskrivaren")
    workspace.run("catalogue", "import", assortment)
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        window.find("button", _("Choose Device…"))
        assert not window.has("text", _("ISO 9999 code")), "a code is asked for before there is a device"
        take_rollator(window)
        window.find("text", _("ISO 9999 code"))
        window.window_action("review")
        window.find("label", missing)
        window.key("Escape")
        window.type(_("ISO 9999 code"), "12 06 06")
        window.window_action("review")
        wait_until(lambda: not window.has("label", missing), "the code taken for the device's")


if __name__ == "__main__":
    run(from_an_empty_form_to_answers, from_a_draft_to_a_signature,
        the_form_after_a_look_at_the_review, only_what_decides_is_asked,
        what_was_stolen_is_replaced, a_row_goes_when_its_section_is_left,
        the_draft_is_there_from_the_first_look, what_was_written_last_survives_locking,
        an_article_without_a_code_is_asked_for_it)
