"""Paper from the window: what is saved and what is printed is the record, as the command line writes it.

The dialogs are the platform's own, as they are where no portal offers others; the printer is its "print to file".
"""

import os
import pathlib
import re
import subprocess

from harness import GLib, Program, run, text_of, wait_until
from workspace import Workspace

# From Skatteverket's published series of test numbers; the name is invented.
PERSON = ("20170110-2384", "Test Åkesson")


def make_workspace(program, folder):
    """A workspace with one signed prescription; its number, and the PDF that the command line makes of it."""
    workspace = Workspace(program, folder).make()
    identifier = workspace.sign(*PERSON, "EX-0063")
    expected = workspace.scratch / "expected.pdf"
    workspace.run("export", "pdf", identifier, expected)
    return workspace, identifier, expected


def save_as(window, identifier, name):
    """Takes a name in the file dialog, which proposes the prescription's number and no person's name."""
    window.press("Spara som PDF…")
    field = window.find("text", "Namn:", within=window.find("dialog", "Spara som PDF"))
    wait_until(lambda: text_of(field) == identifier + ".pdf", "the proposed name")
    assert field.set_text(name)
    window.press("Spara")
    window.wait_gone("dialog", "Spara som PDF")


def print_to_file(window):
    window.press("Skriv ut…")
    row = window.find("table row", "Skriv ut till fil", within=window.find("dialog", "Skriv ut"))
    row.get_parent().select_child(0)
    window.find("radio button", "PDF")
    window.press("Skriv ut")
    window.wait_gone("dialog", "Skriv ut")


def words_of(pdf):
    """What stands in a PDF: its pages with their size, and every word with its place, in points."""
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return [(line.split(">")[1], [float(number) for number in re.findall(r'="([0-9.]+)"', line)])
            for line in text.splitlines() if "<page " in line or "<word " in line]


def same_pages(printed, expected):
    """Whether the same words stand at the same places; the printer's page is A4 to a thousandth of a point."""
    pairs = list(zip(words_of(printed), words_of(expected), strict=True))
    assert len(pairs) > 100, "hardly a word on the paper"
    return all(one[0] == other[0] and max(abs(a - b) for a, b in zip(one[1], other[1], strict=True)) < 0.1
               for one, other in pairs)


def whole(pdf):
    """The printed file, once its end has been written."""
    return pdf if pdf.exists() and pdf.read_bytes().rstrip().endswith(b"%%EOF") else None


def record_is_saved(program, folder):
    workspace, identifier, expected = make_workspace(program, folder)
    target = pathlib.Path(folder, "papper.pdf")
    with Program(program, "--workspace", workspace.folder, folder=folder) as window:
        window.unlock()
        window.window_action("open-record", GLib.Variant("s", identifier))
        save_as(window, identifier, target.name)
        wait_until(target.exists, "the file")
        assert target.read_bytes() == expected.read_bytes(), "not the record that the command line writes"
        # Nothing was chosen: nothing is written, and nothing is said.
        before = sorted(os.listdir(folder))
        window.press("Spara som PDF…")
        window.find("dialog", "Spara som PDF")
        window.press("Avbryt")
        window.wait_gone("dialog", "Spara som PDF")
        assert sorted(os.listdir(folder)) == before
        window.find("button", "Spara som PDF…")


def saving_says_why_it_could_not(program, folder):
    workspace, identifier, _expected = make_workspace(program, folder)
    with Program(program, "--workspace", workspace.folder, folder=folder) as window:
        window.unlock()
        window.window_action("open-record", GLib.Variant("s", identifier))
        window.press("Spara som PDF…")
        field = window.find("text", "Namn:", within=window.find("dialog", "Spara som PDF"))
        field.set_text("/proc/papper.pdf")
        window.press("Spara")
        window.find("alert", "PDF-filen kunde inte skrivas")
        window.press("Stäng")


def record_is_printed(program, folder):
    workspace, identifier, expected = make_workspace(program, folder)
    with Program(program, "--workspace", workspace.folder, folder=folder) as window:
        window.unlock()
        window.window_action("open-record", GLib.Variant("s", identifier))
        print_to_file(window)
        printed = wait_until(lambda: whole(pathlib.Path(folder, "utdata.pdf")), "the printed file")
        # Its dates are those of the printing; what stands on the pages is the same.
        assert same_pages(printed, expected), "other pages than those of the record"
        window.find("button", "Skriv ut…")


def just_signed_is_saved_and_printed(program, folder):
    workspace = Workspace(program, folder).make()
    with Program(program, "--workspace", workspace.folder, folder=folder) as window:
        window.unlock()
        window.window_action("prescribe", GLib.Variant("(ss)", ("EX-0063", "")))
        window.find("button", "Byt…")
        window.type("Personnummer", PERSON[0])
        window.window_action("review")
        window.type("Varför den signeras fast detta är öppet", "Övning")
        window.press("Signera")
        window.find("label", "Förskrivningen är signerad")
        number = next(node.get_name() for node in window.find_all("label") if node.get_name().startswith("Nummer "))
        identifier = number.split()[1]
        save_as(window, identifier, "papper.pdf")
        print_to_file(window)
        printed = wait_until(lambda: whole(pathlib.Path(folder, "utdata.pdf")), "the printed file")
    expected = workspace.scratch / "expected.pdf"
    workspace.run("export", "pdf", identifier, expected)
    assert pathlib.Path(folder, "papper.pdf").read_bytes() == expected.read_bytes(), "not the record"
    assert same_pages(printed, expected), "other pages than those of the record"


run(record_is_saved,
    saving_says_why_it_could_not,
    record_is_printed,
    just_signed_is_saved_and_printed)
