"""Who pays: a code or a device, the facts that decide, the answers and their reasons, by pointer and by keyboard."""

from harness import Atspi, GLib, Program, run, wait_until, walk
from workspace import Workspace

CODE = "ISO-kod"
HOME = "Hemmet (Särskilt boende för äldre (SÄBO), LSS-boende): "
SCHOOL = "Grundskola: "


def show_page(window):
    window.window_action("show-page", GLib.Variant("s", "who-pays"))
    window.find("entry", CODE)


def write_code(window, code):
    window.type(CODE, code, role="entry")


def answers(window):
    """The buttons of the places, by name: "PLACE: ANSWER"."""
    return [node.get_name() for node in window.find_all("button") if ": " in node.get_name()]


def labels(window, within=None):
    return [node.get_name() for node in window.find_all("label", within=within)]


def wait_for_answer(window, beginning):
    return window.find_starting("button", beginning)


def toggle(window, question, answer):
    group = window.find("grouping", question)
    node = window.find("radio button", answer, within=group)
    node.do_action(node.get_action_names().index("click"))


def focused_node(window):
    return next((node for node in walk(window.root) if node.states.contains(Atspi.StateType.FOCUSED)), None)


def focused(window):
    node = focused_node(window)
    return node.get_name() if node is not None else None


def tab_to(window, beginning):
    for _ in range(40):
        before = focused_node(window)
        if before is not None and before.get_name().startswith(beginning):
            return
        window.key("Tab")
        # Rows that follow on each other have buttons of the same names.
        wait_until(lambda: (after := focused_node(window)) is not None and (before is None or after.place != before.place),
                   "the next place of the focus")
    raise AssertionError(f"{beginning!r} can't be reached")


def a_code_is_answered(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(region="Stockholm", examples=False)
        show_page(window)
        window.find("label", "Inget hjälpmedel valt")
        assert answers(window) == [], answers(window)
        write_code(window, "12 06 06")
        wait_for_answer(window, SCHOOL)
        assert "Rollatorer" in window.find("heading").get_name()
        shown = answers(window)
        assert len(shown) == 18, shown
        assert sum(name.startswith("Hemmet (") for name in shown) == 3, shown
        assert any(text.endswith("Annars: Dokumenten säger inget om detta.") for text in labels(window)), labels(window)
        window.wait_announced("Annars: Dokumenten säger inget om detta.")


def bad_codes_say_what_is_wrong(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(examples=False)
        show_page(window)
        for code, said in (("1", "Ingen hel kod ännu"), ("129999", "Koden finns inte"), ("rollator", "Ingen hel kod ännu"),
                           ("12" * 500, "Ingen hel kod ännu"), ("<b>&%s", "Ingen hel kod ännu")):
            write_code(window, "1206")
            wait_for_answer(window, SCHOOL)
            write_code(window, code)
            window.find("label", said)
            assert answers(window) == [], answers(window)
        write_code(window, "")
        window.find("label", "Inget hjälpmedel valt")


def facts_change_it_at_once(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(region="Västra Götaland", examples=False)
        show_page(window)
        write_code(window, "120606")
        wait_until(lambda: any(name.startswith(SCHOOL) and name.endswith("inte avgjort") for name in answers(window)),
                   "an open answer")
        window.choose("Vad är det för typ av produkt?", "Hjälpmedel")
        toggle(window, "Är produkten specialanpassad?", "Nej")
        toggle(window, "Behövs det för personalens arbetsmiljö?", "Ja")
        window.find("button", SCHOOL + "Arbetsgivaren")
        assert any("Annars: Arbetsgivaren." in text for text in labels(window)), labels(window)
        # What has been answered stays, so that it can be answered otherwise.
        toggle(window, "Behövs det för personalens arbetsmiljö?", "Nej")
        wait_until(lambda: SCHOOL + "Arbetsgivaren" not in answers(window), "another answer")
        # Of another code nothing of this is known.
        write_code(window, "0403")
        wait_until(lambda: "andningsbehandling" in window.find("heading").get_name(), "the other code")
        group = window.find("grouping", "Är produkten specialanpassad?")
        assert not any(node.states.contains(Atspi.StateType.CHECKED) for node in window.find_all("radio button", within=group))


def reasons_are_opened(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(region="Stockholm", examples=False)
        show_page(window)
        write_code(window, "120606")
        wait_for_answer(window, HOME)
        window.press(next(name for name in answers(window) if name.startswith(HOME)))
        dialog = window.find("dialog", "Vem betalar")
        window.find("heading", HOME.removesuffix(": "), within=dialog)
        read = labels(window, dialog)
        assert any(text.startswith("Uppgifter saknas") for text in read), read
        window.key("Escape")
        wait_until(lambda: not window.find_all("dialog"), "the dialog closed")
        # A rule is shown on its own page, from which one comes back to the place.
        window.press(next(name for name in answers(window) if name.startswith(HOME)))
        dialog = window.find("dialog", "Vem betalar")
        rule = next(node.get_name() for node in window.find_all("button", within=dialog) if "avsnitt" in node.get_name())
        window.press(rule)
        window.find("entry", "Ord i reglerna, eller ett avsnitt")
        assert not window.find_all("dialog", "Vem betalar"), "the dialog stands before the rule"
        window.key("alt+Left")
        wait_for_answer(window, HOME)


def keyboard_reaches_everything(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(region="Stockholm", examples=False)
        window.key("alt+5")
        window.find("entry", CODE)
        window.key("1", "2", "0", "6", "0", "6")
        wait_for_answer(window, SCHOOL)
        tab_to(window, "Förskola: ")
        window.key("Down")
        wait_until(lambda: (focused(window) or "").startswith("Förskoleklass: "), "focus in the next row")
        window.key("Up", "Up")
        wait_until(lambda: (focused(window) or "").startswith("Hemmet ("), "focus in the first row")
        before = focused(window)
        window.key("Right")
        wait_until(lambda: (focused(window) or "").startswith("Hemmet (") and focused(window) != before,
                   "focus in another column")
        window.key("Return")
        window.find("dialog", "Vem betalar")
        window.key("Escape")
        wait_until(lambda: not window.find_all("dialog"), "the dialog closed")
        window.key("ctrl+f")
        window.key("ctrl+a", "0", "4", "0", "3")
        wait_until(lambda: "andningsbehandling" in window.find("heading").get_name(), "what was written after Ctrl+F")


def narrow_it_is_a_list_by_answer(program, folder):
    with Program(program, "--workspace", folder) as window:
        window.first_start(region="Stockholm", examples=False)
        show_page(window)
        write_code(window, "120606")
        wide = answers(window) if wait_for_answer(window, SCHOOL) else []
        assert not window.has("heading", "Dokumenten säger inget om detta"), "an answer is a heading already"
        window.resize(360, 800)
        window.find("heading", "Dokumenten säger inget om detta")
        assert sorted(answers(window)) == sorted(wide), answers(window)
        assert answers(window) != wide, "the order is still that of the places"
        window.resize(1200, 900)
        wait_until(lambda: answers(window) == wide, "the table again")


def a_device_is_chosen(program, folder):
    workspace = Workspace(program, folder).make()
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        show_page(window)
        window.press("Välj hjälpmedel…")
        window.find("dialog", "Välj hjälpmedel")
        window.type("Sök på namn, artikelnummer eller ISO-kod", "EX-0063", role="entry")
        wait_until(lambda: len(window.find_all("list item", within=window.find("list", "Hittade hjälpmedel"))) == 1, "the one device")
        window.key("Return")
        window.find("heading", "Rollator Åre låg")
        wait_for_answer(window, SCHOOL)


def the_device_page_leads_here(program, folder):
    workspace = Workspace(program, folder).make()
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        window.window_action("show-page", GLib.Variant("s", "catalogue"))
        wait_until(lambda: window.find_all("list", "Hjälpmedel"), "the devices")
        window.select("Hjälpmedel", 0)
        window.find("label", "Vem betalar här?")
        shown = labels(window)
        name = window.find("heading").get_name()
        at_school = shown[shown.index("Grundskola") + 1]
        assert "Hemmet" in shown and "Förskola" in shown, shown
        window.press("Visa alla platser")
        window.find("heading", name)
        window.find("button", SCHOOL + at_school)


run(a_code_is_answered,
    bad_codes_say_what_is_wrong,
    facts_change_it_at_once,
    reasons_are_opened,
    keyboard_reaches_everything,
    narrow_it_is_a_list_by_answer,
    a_device_is_chosen,
    the_device_page_leads_here)
