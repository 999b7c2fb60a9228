"""Why an answer is as it is, opened and read; and a document that the organisation confirms and takes back."""

import json
import os
import pathlib
import re
import subprocess

from harness import PASSPHRASE, GLib, Program, is_sensitive, run, wait_until

DOCUMENT = "vasterbotten-strategy-2023"


def make_workspace(program, folder, region):
    """A workspace as the command line makes it, and the command line for it."""
    cli = os.path.join(os.path.dirname(program), "../cli/forskrivarstod-cli")
    workspace, passphrase = pathlib.Path(folder, "workspace"), pathlib.Path(folder, "passphrase")
    passphrase.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def command(*words):
        return subprocess.run([cli, "--workspace", workspace, "--passphrase-file", passphrase, *words], check=True,
                              capture_output=True, text=True).stdout

    command("init", "--region", region, "--name", "Testförskrivaren")
    return workspace, command


def show_page(window, name):
    window.window_action("show-page", GLib.Variant("s", name))


def texts(window, within=None):
    return [node.get_name() for node in window.find_all("label", within=within)]


def words(window, within=None):
    return "\n".join(texts(window, within))


def raw_words(command):
    """Ids of the vocabulary that no person should see."""
    return set(re.findall(r'"id" : "([a-z0-9]+(?:-[a-z0-9]+)+)"', command("facts")))


def card(window, question):
    return window.find("grouping", question)


def why_is_read(program, folder):
    workspace, command = make_workspace(program, folder, "dalarna")
    with Program(program, "--workspace", workspace) as window:
        window.unlock()
        show_page(window, "prescribe")
        window.choose("Användningsplats", "Grundskola")
        shown = card(window, "Dubbelförskrivning")
        assert "Också prövat" not in words(window, shown), "reasons show before they are asked for"
        button = next(iter(window.find_all("toggle button", "Varför?", within=shown)))
        button.do_action(0)
        wait_until(lambda: "Också prövat" in words(window, card(window, "Dubbelförskrivning")), "the reasons")
        read = words(window, card(window, "Dubbelförskrivning"))
        assert "Till skolan förskrivs bara ett hjälpmedel" in read, read
        assert "Användningsplats: Grundskola (Ditt svar)" in read, read
        assert "Inte avgjort än." in read or "Gäller inte:" in read, read
        shown_raw = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", read)) & raw_words(command)
        assert not shown_raw, shown_raw
        # They follow the answers while they are open.
        window.choose("Användningsplats", "Hemmet")
        wait_until(lambda: "Användningsplats: Hemmet (Ditt svar)" in words(window) or
                   "användningsplatsen är hemmet, och regeln gäller" in words(window), "the reasons of the new place")


def what_if_is_read(program, folder):
    workspace, _command = make_workspace(program, folder, "dalarna")
    with Program(program, "--workspace", workspace) as window:
        window.unlock()
        show_page(window, "prescribe")
        window.choose("Användningsplats", "Grundskola")
        next(iter(window.find_all("toggle button", "Varför?", within=card(window, "Dubbelförskrivning")))).do_action(0)
        wait_until(lambda: "Vad skulle ändra svaret?" in words(window, card(window, "Dubbelförskrivning")), "what if")
        read = words(window, card(window, "Dubbelförskrivning"))
        assert "nej: Inget med samma funktion är förskrivet (7.1)" in read, read
        # The fact that is waited for is a button that leads to its field.
        chip = next(iter(window.find_all("button", "Har redan samma funktion", within=card(window, "Dubbelförskrivning"))))
        assert chip.do_action(0)
        # It follows the answers while it is open.
        window.choose("Användningsplats", "Hemmet")
        wait_until(lambda: "ja: Fortfarande öppet, beror på: Skäl för dubbelförskrivning"
                   in words(window, card(window, "Dubbelförskrivning")), "what if at the new place")


def document_state(command):
    documents = {one["id"]: one for one in json.loads(command("--json", "policy", "list"))}
    return documents[DOCUMENT].get("confirmation")


def fill_in(window, by, until=None):
    window.type("Vem som säger det", by)
    if until is not None:
        window.type("Till och med, om dagen är känd (ÅÅÅÅ-MM-DD)", until)


def confirmed_and_taken_back(program, folder):
    workspace, command = make_workspace(program, folder, "vasterbotten")
    with Program(program, "--workspace", workspace) as window:
        window.unlock()
        show_page(window, "policies")
        window.find("label", "Er organisation har inte bekräftat det.")
        assert any(text.startswith("Gick ut 2025-03-31") for text in texts(window)), texts(window)
        window.press("Bekräfta att dokumentet gäller…")
        apply = window.find("button", "Bekräfta")
        assert not is_sensitive(apply), "it can be confirmed by nobody"
        fill_in(window, "Prov Chefsson", "2030-13-01")
        assert not is_sensitive(window.find("button", "Bekräfta")), "a day that is none is taken"
        fill_in(window, "Prov Chefsson", "2024-01-01")
        window.press("Bekräfta")
        wait_until(lambda: any(text.startswith("Dokumentet kan inte bekräftas så.") for text in texts(window)),
                   "why it is refused")
        fill_in(window, "Prov Chefsson", "2099-12-31")
        window.press("Bekräfta")
        wait_until(lambda: any(text.startswith("Bekräftat av Prov Chefsson den") for text in texts(window)),
                   "who confirmed it")
        show_page(window, "prescribe")
        wait_until(lambda: any("Bekräftat av Prov Chefsson" in text for text in texts(window)), "it on the form")
        assert not any(text.startswith("Gick ut") for text in texts(window)), "the old notice is still there"
        show_page(window, "policies")
        window.press("Ta tillbaka bekräftelsen…")
        fill_in(window, "Prov Chefsson")
        window.press("Ta tillbaka")
        window.find("label", "Er organisation har inte bekräftat det.")
        window.press("Bekräfta att dokumentet gäller…")
        fill_in(window, "Annan Chefsson")
        window.press("Bekräfta")
        wait_until(lambda: any(text.startswith("Bekräftat av Annan Chefsson") for text in texts(window)),
                   "the second confirmation")
    assert document_state(command)["by"] == "Annan Chefsson"


def found_in_the_preferences(program, folder):
    workspace, _command = make_workspace(program, folder, "vasterbotten")
    with Program(program, "--workspace", workspace) as window:
        window.unlock()
        window.window_action("preferences")
        window.find("label", "Dokument som behöver bekräftas")
        window.find("button", "Bekräfta att dokumentet gäller…")


run(why_is_read, what_if_is_read, confirmed_and_taken_back, found_in_the_preferences)
