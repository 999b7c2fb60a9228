#!/usr/bin/env python3
"""check-data-files.py SOURCE-FOLDER: tries the files that the desktop reads, with the desktop's own tools.

Reports in the Test Anything Protocol."""

import pathlib
import subprocess
import sys
import tempfile

APP_ID = "se.forskrivarstod.Forskrivarstod"


def run(*command):
    """Runs a command; gives the lines it wrote, or none where it succeeded."""
    done = subprocess.run(command, capture_output=True, text=True)
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines() or [f"{command[0]} failed"]


def check_desktop_file(source, folder):
    """The desktop file as it is installed, with every translation in it."""
    built = f"{folder}/{APP_ID}.desktop"
    template = source / f"data/{APP_ID}.desktop.in"
    merging = run("msgfmt", "--desktop", f"--template={template}", f"--output-file={built}", "-d", str(source / "po"))
    return merging or run("desktop-file-validate", built)


def check_metainfo(source, folder):
    built = f"{folder}/{APP_ID}.metainfo.xml"
    template = source / f"data/{APP_ID}.metainfo.xml.in"
    merging = run("msgfmt", "--xml", f"--template={template}", f"--output-file={built}", "-d", str(source / "po"))
    # The project has no web page of its own.
    return merging or run("appstreamcli", "validate", "--no-net", "--override=url-homepage-missing=info", built)


def check_schema(source, folder):
    return run("glib-compile-schemas", "--strict", "--dry-run", str(source / "data"))


CHECKS = [
    ("the desktop file is valid", f"{APP_ID}.desktop.in", check_desktop_file),
    ("the description for software centres is valid", f"{APP_ID}.metainfo.xml.in", check_metainfo),
    ("the settings schema is valid", f"{APP_ID}.gschema.xml", check_schema),
]


def main():
    source = pathlib.Path(sys.argv[1]).resolve()
    failed = 0
    print(f"1..{len(CHECKS)}")
    for number, (name, file, check) in enumerate(CHECKS, start=1):
        with tempfile.TemporaryDirectory() as folder:
            present = (source / "data" / file).is_file()
            problems = check(source, folder) if present else [f"data/{file} is not there"]
        failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} - {name}")
        for problem in problems:
            print(f"# {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
