#!/usr/bin/env python3
"""check-translations.py SOURCE-FOLDER: tries that everything the program says can be said in Swedish.

Reports in the Test Anything Protocol."""

import pathlib
import re
import subprocess
import sys
import tempfile

# What marks a text for translation: in C and Blueprint by a call, in the data files by an element or a key.
CALL = re.compile(r"\b(?:N?C?_|g_dn?gettext|g_dpgettext2|n?gettext) ?\(\s*[\"']")
SINGLE_QUOTED = re.compile(r"\bC?_ ?\(\s*'")
MARKED_SUFFIXES = (".c", ".h", ".blp")
ALWAYS_TRANSLATED = ("*.desktop.in", "*.metainfo.xml.in")

# The same as meson's preset "glib".
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
FLAGS = ["_:1:pass-c-format", "N_:1:pass-c-format", "g_dngettext:2:pass-c-format", "g_dngettext:3:pass-c-format"]


def translatable_files(source):
    """The files that hold texts to translate, relative to the source folder."""
    found = set()
    for top in ("src", "ui"):
        for path in (source / top).rglob("*"):
            if path.suffix in MARKED_SUFFIXES and CALL.search(path.read_text(encoding="utf-8")):
                found.add(path)
    for pattern in ALWAYS_TRANSLATED:
        found.update((source / "data").rglob(pattern))
    for path in (source / "data").rglob("*.gschema.xml"):
        if "gettext-domain" in path.read_text(encoding="utf-8"):
            found.add(path)
    return {str(path.relative_to(source)) for path in found}


def listed_files(source):
    lines = (source / "po/POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def languages(source):
    return (source / "po/LINGUAS").read_text(encoding="utf-8").split()


def check_listed(source):
    listed = listed_files(source)
    problems = [f"not in po/POTFILES.in: {name}" for name in sorted(translatable_files(source) - set(listed))]
    problems += [f"in po/POTFILES.in but not in the tree: {name}" for name in listed if not (source / name).is_file()]
    problems += [f"twice in po/POTFILES.in: {name}" for name in sorted({n for n in listed if listed.count(n) > 1})]
    if listed != sorted(listed):
        problems.append("po/POTFILES.in is not sorted")
    return problems


def check_quotes(source):
    """xgettext passes over what stands in single quotes in a Blueprint file, without a word."""
    return [
        f"{path.relative_to(source)}: text to translate in single quotes"
        for path in sorted((source / "ui").rglob("*.blp"))
        if SINGLE_QUOTED.search(path.read_text(encoding="utf-8"))
    ]


def merge(source, language, folder):
    """Brings a translation together with the texts of the listed files; gives the merged file's path."""
    template, merged = f"{folder}/messages.pot", f"{folder}/{language}.po"
    existing = [name for name in listed_files(source) if (source / name).is_file()]
    subprocess.run(
        ["xgettext", f"--directory={source}", "--from-code=UTF-8", f"--output={template}",
         *(f"--keyword={keyword}" for keyword in KEYWORDS), *(f"--flag={flag}" for flag in FLAGS), *existing],
        check=True, capture_output=True)
    subprocess.run(
        ["msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={merged}",
         str(source / f"po/{language}.po"), template],
        check=True)
    return merged


def select(merged, option):
    """The texts of a merged translation that msgattrib's option selects, each with its place."""
    selected = subprocess.run(
        ["msgattrib", option, "--no-obsolete", "--no-wrap", merged], capture_output=True, text=True, check=True)
    found = []
    for entry in selected.stdout.split("\n\n"):
        place = " ".join(re.findall(r"^#: (.*)$", entry, re.MULTILINE))
        text = re.search(r'^msgid ((?:".*"\n?)+)', entry, re.MULTILINE)
        words = "".join(re.findall(r'"(.*)"', text.group(1))) if text else ""
        if words:
            found.append(f"{place}: {words}")
    return found


def check_complete(source):
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for language in languages(source):
            merged = merge(source, language, folder)
            problems += [f"{language}: not translated: {text}" for text in select(merged, "--untranslated")]
            problems += [f"{language}: fuzzy: {text}" for text in select(merged, "--only-fuzzy")]
    return problems


def check_formats(source):
    """Also that a translation has the placeholders, mnemonics and line ends of its original."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for language in languages(source):
            checked = subprocess.run(
                ["msgfmt", "--check-format", "--check-header", "--check-domain", "--check-accelerators=_",
                 "--output-file=/dev/null", merge(source, language, folder)],
                capture_output=True, text=True)
            problems += checked.stderr.splitlines() if checked.returncode != 0 else []
    return problems


def check_macros(source):
    """A text with a macro in its middle is cut short by xgettext."""
    cut = re.compile(r'_ ?\(\s*"[^"]*" G_G[A-Z0-9_]+')
    return [
        f"{path.relative_to(source)}: a text to translate holds a macro"
        for path in sorted((source / "src").rglob("*.c"))
        if cut.search(path.read_text(encoding="utf-8"))
    ]


CHECKS = [
    ("every file with texts is listed", check_listed),
    ("no text that xgettext does not see", check_quotes),
    ("no text that xgettext cuts short", check_macros),
    ("every text is translated", check_complete),
    ("every translation fits its original", check_formats),
]


def main():
    source = pathlib.Path(sys.argv[1]).resolve()
    failed = 0
    print(f"1..{len(CHECKS)}")
    for number, (name, check) in enumerate(CHECKS, start=1):
        problems = check(source)
        failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} - {name}")
        for problem in problems:
            print(f"# {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
