#!/usr/bin/env python3
"""screens.py BUILD OUTDIR: pictures of every page of the real program, on a real workspace with the example assortment
and test persons: light, dark, in high contrast, 360 pixels wide, 1400 pixels wide, and with text twice as large."""

import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/ui"))
import harness  # noqa: E402
import xsettings  # noqa: E402
from harness import PASSPHRASE, GLib, Program, wait_until  # noqa: E402

# From the published series of test numbers; the names are invented.
PERSONS = (("20170110-2384", "Test Åkesson", "EX-0050", {"place-of-use": "compulsory-school"}),
           ("19000101-9801", "Test Örnberg", "EX-0001", {"place-of-use": "workplace"}),
           ("18900101-9802", "Test Lindqvist", "EX-0100", {"place-of-use": "home", "housing": "ordinary"}))

# Invented, like everything that is shown.
ASSORTMENT = "artikelnummer;benämning;leverantör;iso-kod;pris;garanti\n" + "".join(
    f"Ö-{number:03};Övningsrollator {number};Övningsbolaget AB;12 06 06;{1200 + 10 * number};24 månader\n"
    for number in range(40)) + "Ö-900;;Övningsbolaget AB;12 06 06;100;\n"

# name: width, height, size of text in per cent, environment
VARIANTS = {
    "light": (1100, 760, 100, {}),
    "dark": (1100, 760, 100, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}),
    "contrast": (1100, 760, 100, {"ADW_DEBUG_HIGH_CONTRAST": "1"}),
    "narrow": (360, 720, 100, {}),
    "wide": (1400, 900, 100, {}),
    "large-text": (900, 900, 200, {}),
}


class Tour:
    """The program in one variant, and where its pictures go."""

    def __init__(self, program, out, variant):
        self.program, self.out, self.variant = program, out, variant
        self.width, self.height, self.text, self.environment = VARIANTS[variant]
        xsettings.set_text_scale(self.text)

    def start(self, workspace):
        return Program(self.program, "--workspace", workspace, environment=self.environment)

    def take(self, name):
        path = self.out / f"{self.variant}-{name}.png"
        subprocess.run(["import", "-window", "root", "-crop", f"{self.width}x{self.height}+0+0", str(path)],
                       check=True)

    def show_first_start(self, workspace):
        with self.start(workspace) as window:
            window.resize(self.width, self.height)
            window.find("button", "Nästa")
            self.take("welcome")
            window.choose("Region", "Dalarna")
            window.press("Nästa")
            window.type("Lösenfras", PASSPHRASE)
            self.take("protect")

    def show_pages(self, workspace, folder):
        with self.start(workspace) as window:
            window.resize(self.width, self.height)
            window.find("button", "Lås upp")
            self.take("unlock")
            window.unlock()
            show(window, "prescribe", "Förskriv")
            self.take("prescribe")
            self.show_compared(window)
            self.show_catalogue(window)
            self.show_people(window)
            self.show_import(window, folder)
            show(window, "priority", "Prioritering")
            window.press("Överflyttning", role="toggle button")
            wait_until(lambda: not window.has("label", "Inget behov är valt än"), "the level")
            self.take("priority")
            show(window, "who-pays", "Vem betalar")
            window.type("ISO-kod", "12 06 06", role="entry")
            window.find_starting("button", "Grundskola: ")
            self.take("who-pays")
            show(window, "policies", "Regelverk")
            self.take("policies")
            for action, button in (("preferences", "Spara"), ("shortcuts", "Stäng")):
                window.window_action(action)
                window.find("button", button)
                self.take(action)
                window.key("Escape")

    def show_compared(self, window):
        """Where the assessment stands beside the form; else it is in a sheet that is not open."""
        if not window.has("button", "Jämför med en annan region…"):
            return
        window.press("Jämför med en annan region…")
        window.press("Stockholm", role="toggle button")
        window.find("list", "Svar")
        self.take("compare")
        window.key("Escape")
        window.wait_gone("list", "Svar")

    def show_catalogue(self, window):
        show(window, "catalogue", "Katalog")
        window.type("Namn, ISO-kod, leverantör eller artikelnummer", "rollator", role="entry")
        wait_until(lambda: window.find_all("list", "Hjälpmedel"), "the devices")
        self.take("catalogue")
        window.key("ctrl+f")
        window.key("Return")
        window.find("button", "Förskriv")
        self.take("device")
        window.press("Förskriv")
        window.wait_gone("button", "Förskriv")
        self.take("prescribe-device")

    def show_import(self, window, folder):
        """From a file to the page of the sources: nothing is written before it has been seen."""
        source = folder / "sortiment.csv"
        source.write_text(ASSORTMENT, encoding="utf-8")
        window.window_action("import-file", GLib.Variant("s", source.as_uri()))
        wait_until(lambda: window.find_all("combo box", "iso-kod"), "the columns")
        self.take("import-columns")
        window.press("Kontrollera")
        window.find("button", "Läs in")
        self.take("import-check")
        window.press("Läs in")
        window.find("button", "Visa katalogen")
        self.take("import-outcome")
        window.window_action("sources")
        window.find("list", "Källor")
        self.take("sources")
        window.press("Ta bort… sortiment.csv")
        window.press("Ta bort")
        window.wait_gone("button", "Ta bort… sortiment.csv")

    def show_people(self, window):
        show(window, "people", "Personer")
        wait_until(lambda: window.find_all("list", "Förskrivningar"), "the prescriptions")
        self.take("people")
        window.key("ctrl+f")
        window.key("Return")
        window.find("toggle button", "Visa hela numret")
        self.take("record")
        window.press("Vad säger dagens regler?")
        window.find("list", "Svar")
        self.take("today")
        window.key("Escape")
        window.wait_gone("list", "Svar")


def make_workspace(cli, folder):
    """A workspace as the command line makes it, with a signed prescription for each test person."""
    passphrase = folder / "passphrase"
    passphrase.write_text(PASSPHRASE + "\n", encoding="utf-8")
    workspace = folder / "workspace"

    def command(*words):
        subprocess.run([cli, "--workspace", workspace, "--passphrase-file", passphrase, *words], check=True,
                       stdout=subprocess.DEVNULL)

    command("init", "--region", "dalarna", "--name", "Test Förskrivare", "--profession", "occupational-therapist",
            "--unit", "Övningsenheten")
    command("catalogue", "import", "--examples")
    for number, name, article, facts in PERSONS:
        draft = folder / "draft.json"
        draft.write_text(json.dumps({
            "region": "dalarna", "date": datetime.date.today().isoformat(),
            "person": {"number": number, "name": name}, "device": {"article-number": article}, "facts": facts,
            "goal": "Kunna förflytta sig själv under dagen.", "open-reason": "Övning med exempelsortimentet."}),
            encoding="utf-8")
        command("prescribe", str(draft))
    return workspace


def show(window, page, title):
    window.window_action("show-page", GLib.Variant("s", page))
    window.find("grouping", title)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    build, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    program = str(build / "src/app/forskrivarstod")
    harness.init()
    with tempfile.TemporaryDirectory(prefix="forskrivarstod.") as name:
        folder = pathlib.Path(name)
        workspace = make_workspace(build / "src/cli/forskrivarstod-cli", folder)
        for variant in VARIANTS:
            tour = Tour(program, out, variant)
            tour.show_first_start(folder / "empty")
            tour.show_pages(workspace, folder)
            print(f"{variant}: {out}/{variant}-*.png", flush=True)


main()
