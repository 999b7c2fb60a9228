"""The program killed at random moments of signing and of importing: what it said was done is there afterwards.

The command line, a program of its own, tells what is there. The moments are spread over what the operation takes here,
which is measured again and again: every fifth time the program comes to its end and is killed as soon as it has said so.
The seed is fixed.
"""

import os
import pathlib
import random
import statistics
import time

from harness import GLib, Program, is_sensitive, rest, run, wait_until
from importing import READ_IN, check, open_file
from workspace import Workspace

# Fewer where the program is slow (`./dev test --sanitize`).
N_KILLS = 50 // int(os.environ.get("FST_TEST_ROUNDS_DIVISOR", "1"))
TO_ITS_END_EVERY = 5
# Seconds for which GTK shows a button as pressed that assistive technology presses, before anything is done.
PRESSING = 0.25
# From Skatteverket's published series of test numbers.
EARLIER, DRAFTED = "18900101-9802", "20170110-2384"
SIGNED, IMPORTED = "Förskrivningen är signerad", "artiklar lästes in"
N_ARTICLES = 3000

moments = random.Random(20261122)


class Strikes:
    """Kills one program after another, and remembers how long the operation takes."""

    def __init__(self, done, earliest):
        self.done = done
        self.earliest = earliest
        self.durations = []
        self.n_kills = self.n_confirmed = 0

    def strike(self, window, start):
        """Kills the program, which began at that time; returns whether it had said that it was done."""
        if self.n_kills % TO_ITS_END_EVERY == 0:
            window.wait_announced(self.done)
            self.durations.append(time.monotonic() - start)
        else:
            latest = statistics.median(self.durations) * 1.1
            rest(start + moments.uniform(self.earliest, latest) - time.monotonic())
        window.strike()
        self.n_kills += 1
        confirmed = window.has_announced(self.done)
        self.n_confirmed += confirmed
        return confirmed

    def report(self, n_undone):
        print(f"# {self.n_kills} kills, {self.n_confirmed} after it was confirmed, {n_undone} of them undid it; "
              f"it takes {statistics.median(self.durations) * 1000:.0f} ms")
        assert 0 < n_undone <= self.n_kills - self.n_confirmed, "the kills did not hit it"


def can_be_signed(window):
    """Reviews the draft as it is now, which may be before it has been loaded."""
    window.window_action("review")
    return is_sensitive(window.find("button", "Signera"))


def make_template(program, folder):
    """A workspace with a signed prescription, and a draft to which nothing but the signature is wanting."""
    template = Workspace(program, folder).make()
    template.sign(EARLIER, "Test Örnberg", "EX-0001")
    with Program(program, "--workspace", template.folder) as window:
        window.unlock()
        window.window_action("prescribe", GLib.Variant("(ss)", ("EX-0063", "")))
        window.find("button", "Byt…")
        window.type("Personnummer", DRAFTED)
        window.window_action("review")
        window.type("Varför den signeras fast detta är öppet", "Övning")
    return template


def signed_in(workspace):
    return {record["person"]: record for record in workspace.ask("register", "list")}


def killed_while_signing(program, folder):
    template = make_template(program, os.path.join(folder, "template"))
    earlier = signed_in(template)
    strikes = Strikes(SIGNED, PRESSING)
    workspace = None
    n_undone = 0
    while strikes.n_kills < N_KILLS:
        # One workspace is killed until its draft has been signed.
        workspace = workspace or template.copy(os.path.join(folder, str(strikes.n_kills)))
        with Program(program, "--workspace", workspace.folder) as window:
            window.unlock()
            wait_until(lambda: can_be_signed(window), "the draft, which can be signed")
            start = time.monotonic()
            window.press("Signera")
            confirmed = strikes.strike(window, start)
        workspace.run("check")
        there = signed_in(workspace)
        assert earlier.items() <= there.items(), f"lost: {earlier.keys() - there.keys()}"
        new = there.keys() - earlier.keys()
        assert new == {DRAFTED.replace("-", "")} or (not new and not confirmed), f"{new}, confirmed: {confirmed}"
        n_undone += not new
        workspace = workspace if not new else None
    strikes.report(n_undone)


def write_assortment(folder, word):
    """Two assortments of the same file name: each import takes the other's place, whole or not at all."""
    rows = ["Artikelnr;Namn;ISO-kod"]
    rows += [f"{word}{number};Stol {word};180903" for number in range(N_ARTICLES)]
    path = folder / word / "sortiment.csv"
    path.parent.mkdir()
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def words_found(workspace):
    """Which of the assortments is current, from its first article to its last; those of the other have gone, or were never
    there."""
    words = set()
    for word in ("alfa", "beta"):
        if workspace.ask("catalogue", "search", word, "--limit", "1")["hits"]:
            gone = {workspace.ask("catalogue", "show", f"{word}{number}")["discontinued"]
                    for number in (0, N_ARTICLES - 1)}
            assert len(gone) == 1, f"a part of {word} is current"
            words |= {word} if gone == {False} else set()
    return words


def begin_on_the_catalogue():
    """The page that was shown last is shown first: the form is not made in vain."""
    settings = pathlib.Path(GLib.get_user_config_dir(), "glib-2.0", "settings", "keyfile")
    settings.parent.mkdir(parents=True)
    settings.write_text("[se/forskrivarstod/Forskrivarstod]\npage='catalogue'\n", encoding="utf-8")
    return {"GSETTINGS_BACKEND": "keyfile"}


def killed_while_importing(program, folder):
    environment = begin_on_the_catalogue()
    workspace = Workspace(program, folder).make()
    strikes = Strikes(IMPORTED, PRESSING)
    files = {word: write_assortment(workspace.scratch, word) for word in ("alfa", "beta")}
    held = set()
    n_undone = 0
    while strikes.n_kills < N_KILLS:
        word = next(word for word in files if word not in held)
        with Program(program, "--workspace", workspace.folder, environment=environment) as window:
            window.unlock()
            open_file(window, files[word])
            check(window)
            start = time.monotonic()
            window.press(READ_IN)
            confirmed = strikes.strike(window, start)
        workspace.run("check")
        there = words_found(workspace)
        assert there == {word} or (there == held and not confirmed), f"{held}, then {there}, confirmed: {confirmed}"
        n_undone += there == held
        held = there
    strikes.report(n_undone)


run(killed_while_signing,
    killed_while_importing)
