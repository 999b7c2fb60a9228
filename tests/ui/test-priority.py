"""The order of priority: chosen on the ladder, explained, and taken into the prescription, onto paper and into the record."""

import json

import xsettings
from harness import GLib, Program, children, is_sensitive, run, wait_until
from workspace import Workspace

HERE, ONE_OF_THEM = "Hit hör behovet", "Hit hör ett av behoven"


def start(program, folder, region):
    workspace = Workspace(program, folder)
    workspace.run("init", "--region", region, "--name", "Testförskrivaren")
    return workspace, Program(program, "--workspace", workspace.folder)


def show_page(window, name):
    window.window_action("show-page", GLib.Variant("s", name))


def toggle(window, name, within=None):
    """Presses a need's button, in one level where its name is not enough."""
    node = window.find("toggle button", name, within)
    names = node.get_action_names()
    node.do_action(next(names.index(known) for known in ("click", "toggle") if known in names))


def level(window, name):
    return window.find("grouping", name)


def stands(window, name, mark=HERE):
    """Waits until a level says so in words."""
    wait_until(lambda: window.find_all("label", mark, within=level(window, name)), f"{mark!r} at {name!r}")


def marked(window, mark):
    return len(window.find_all("label", mark))


def answer(window, question, word):
    """Presses yes, no or don't know."""
    group = window.find("grouping", question)
    next(node for node in window.find_all("radio button", within=group) if node.get_name() == word).do_action(0)


def texts(window):
    return [node.get_name() for node in window.find_all("label")]


def dalarna_is_chosen_on_the_ladder(program, folder):
    _workspace, started = start(program, folder, "dalarna")
    with started as window:
        window.unlock()
        window.key("alt+4")
        window.find("label", "Inget behov är valt än")
        assert not is_sensitive(window.find("button", "Använd i förskrivningen")), "nothing to use yet"
        for area in ("Vård och behandling", "Kommunikation och kognition", "Förflyttning", "Aktiviteter i dagliga livet"):
            window.find("heading", area)
            for number in range(1, 5):
                level(window, f"Prioritet {number} av 4, {area}")
        toggle(window, "Överflyttning")
        stands(window, "Prioritet 2 av 4, Förflyttning")
        assert marked(window, HERE) == 1, "one level holds"
        window.wait_announced("Prioritet 2 av 4, Förflyttning")
        window.find("label", "En nivå upp: Prioritet 1 av 4, Förflyttning")
        window.find("label", "En nivå ner: Prioritet 3 av 4, Förflyttning")
        toggle(window, "Varför?")
        window.find("label", "Överflyttning är nivå 2 av 4 inom förflyttning.")
        # Several needs on different levels: the document leaves it to the prescriber.
        toggle(window, "Ändra eller behålla kroppsställning")
        stands(window, "Prioritet 1 av 4, Förflyttning", ONE_OF_THEM)
        stands(window, "Prioritet 2 av 4, Förflyttning", ONE_OF_THEM)
        assert marked(window, HERE) == 0, "no level holds"
        window.wait_announced("Din bedömning")
        window.find("heading", "Vid utskrivning")
        assert any("den första veckan" in text and "(4.1)" in text for text in texts(window)), texts(window)


def area_decides(program, folder):
    _workspace, started = start(program, folder, "dalarna")
    with started as window:
        window.unlock()
        show_page(window, "priority")
        mobility, living = ("Prioritet 4 av 4, Förflyttning", "Prioritet 4 av 4, Aktiviteter i dagliga livet")
        toggle(window, "Fritt valda aktiviteter", level(window, mobility))
        stands(window, mobility)
        toggle(window, "Fritt valda aktiviteter", level(window, living))
        stands(window, living)
        assert marked(window, HERE) == 1, "only one area is chosen"


def vasterbotten_asks_of_leisure_first(program, folder):
    _workspace, started = start(program, folder, "vasterbotten")
    with started as window:
        window.unlock()
        show_page(window, "priority")
        window.find("label", "Ska det enbart användas för fritid?")
        toggle(window, "Livsuppehållande")
        stands(window, "Prioritet 1 av 3", "Här, om inget ovan hindrar det")
        answer(window, "Ska det enbart användas för fritid?", "Ja")
        window.wait_announced("Omfattas inte")
        assert not window.find_all("label", HERE), "what is left out has no level"
        level(window, "Prioritet 1 av 3")
        answer(window, "Ska det enbart användas för fritid?", "Nej")
        answer(window, "Kan personen välja det utan hälso- och sjukvårdens kompetens?", "Nej")
        window.choose("Vad är det för typ av produkt?", "Hjälpmedel")
        stands(window, "Prioritet 1 av 3")
        # Its level hangs on the place, and the question leads there.
        toggle(window, "Livsuppehållande")
        toggle(window, "Överflyttning")
        stands(window, "Prioritet 2 av 3", "Här, om inget ovan hindrar det")
        window.choose("Var ska hjälpmedlet användas?", "Hemmet")
        stands(window, "Prioritet 2 av 3")


def regions_without_say_so(program, folder):
    _workspace, started = start(program, folder, "vastra-gotaland")
    with started as window:
        window.unlock()
        show_page(window, "priority")
        window.find("label", "Regionens dokument innehåller ingen prioriteringsordning.")
        assert not window.has("button", "Använd i förskrivningen"), "there is nothing to use"
        assert any(text.startswith("• Bedöm vilket hjälpmedel personen behöver.") for text in texts(window)), texts(window)


def another_region_brings_another_ladder(program, folder):
    """What was begun by one region's rules gets no answers of another's."""
    _workspace, started = start(program, folder, "dalarna")
    with started as window:
        window.unlock()
        show_page(window, "priority")
        level(window, "Prioritet 4 av 4, Förflyttning")
        window.window_action("preferences")
        window.choose("Region", "Västerbotten")
        window.press("Spara")
        level(window, "Prioritet 3 av 3")
        toggle(window, "Livsuppehållande")
        stands(window, "Prioritet 1 av 3", "Här, om inget ovan hindrar det")
        assert not is_sensitive(window.find("button", "Använd i förskrivningen")), "it is another region's prescription"
        window.window_action("new-prescription")
        show_page(window, "priority")
        toggle(window, "Livsuppehållande")
        stands(window, "Prioritet 1 av 3", "Här, om inget ovan hindrar det")
        assert is_sensitive(window.find("button", "Använd i förskrivningen")), "a new one is this region's"


def used_in_the_prescription(program, folder):
    """What was chosen is the prescriber's answer in the form, on paper and in the record; and where the page begins."""
    workspace, started = start(program, folder, "dalarna")
    with started as window:
        window.unlock()
        show_page(window, "priority")
        toggle(window, "Fritt valda aktiviteter", level(window, "Prioritet 4 av 4, Förflyttning"))
        stands(window, "Prioritet 4 av 4, Förflyttning")
        window.press("Använd i förskrivningen")
        window.wait_gone("button", "Använd i förskrivningen")
        card = window.find("grouping", "Prioritet")
        wait_until(lambda: window.find_all("label", "Prioritet 4 av 4, Förflyttning", within=card), "the priority on the form")
        # The page goes on from what the draft says.
        show_page(window, "priority")
        stands(window, "Prioritet 4 av 4, Förflyttning")
        toggle(window, "Fritt valda aktiviteter", level(window, "Prioritet 4 av 4, Förflyttning"))
        window.find("label", "Inget behov är valt än")
        # Trying out changes nothing by itself.
        show_page(window, "prescribe")
        wait_until(lambda: window.find_all("label", "Prioritet 4 av 4, Förflyttning"), "the priority as it was used")
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        show_page(window, "priority")
        stands(window, "Prioritet 4 av 4, Förflyttning")


def in_the_record(program, folder):
    workspace = Workspace(program, folder).make()
    draft = workspace.scratch / "priority.json"
    draft.write_text(json.dumps({
        "region": "dalarna", "person": {"number": "20170110-2384", "name": "Test Testsson"},
        "device": {"article-number": "EX-0063"}, "facts": {"need": ["chosen-activity"], "need-area": "mobility"},
        "goal": "Komma ut.", "open-reason": "Resten kommer sedan."}), encoding="utf-8")
    number = workspace.run("prescribe", draft)
    decision = workspace.ask("register", "show", number)["assessment"]["decisions"]["priority"]
    assert (decision["status"], decision["value"]) == ("decided", {"level": 4, "of": 4, "area": "mobility"}), decision
    assert decision["citations"] == [{"document": "dalarna-costs", "section": "2.1.1"}], decision
    with Program(program, "--workspace", workspace.folder) as window:
        window.unlock()
        window.window_action("open-record", GLib.Variant("s", number))
        window.find("label", "Prioritet 4 av 4, Förflyttning\nAvsnitt 2.1.1")


def narrow_and_large(program, folder):
    """Nothing is wider than the window, at 360 pixels and with text twice as large: a warning would end the program."""
    for name, (scale, region) in enumerate([(100, "dalarna"), (200, "vasterbotten")]):
        xsettings.set_text_scale(scale)
        try:
            _workspace, started = start(program, f"{folder}/{name}", region)
            with started as window:
                window.resize(360, 640)
                window.unlock()
                show_page(window, "priority")
                toggle(window, "Överflyttning")
                wait_until(lambda: any("2 av" in node.get_name() and children(node) for node in window.find_all("grouping")),
                           "the levels")
        finally:
            xsettings.set_text_scale(100)


run(dalarna_is_chosen_on_the_ladder, area_decides, vasterbotten_asks_of_leisure_first, regions_without_say_so,
    another_region_brings_another_ladder, used_in_the_prescription, in_the_record, narrow_and_large)
