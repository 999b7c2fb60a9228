#!/usr/bin/env python3
"""check-docs.py SOURCE-FOLDER COMMAND-LINE: tries that what the documents say is so.

Reports in the Test Anything Protocol."""

import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(sys.argv[1]).resolve()
PROGRAM = pathlib.Path(sys.argv[2]).resolve()
GUIDE = SOURCE / "docs/command-line.md"
PASSPHRASE = "fyra ord som hör ihop\n"

# What differs from one day to the next: times, and the numbers of prescriptions.
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
NUMBER = re.compile(r"\b20\d\d-\d{4}\b")


def documents():
    return sorted([*SOURCE.glob("*.md"), *(SOURCE / "docs").glob("*.md")])


def blocks(path):
    """The fenced blocks of a document, in order: language and text."""
    return re.findall(r"^```(\w*)\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def anchors(path):
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def check_links():
    problems = []
    for path in documents():
        for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
            if re.match(r"[a-z]+:", link):
                continue
            file, _, anchor = link.partition("#")
            target = path.parent / file if file else path
            if not target.exists():
                problems.append(f"{path.name}: {link} leads nowhere")
            elif anchor and anchor not in anchors(target):
                problems.append(f"{path.name}: {link}: there is no such heading")
    return problems


def check_json():
    problems = []
    for path in documents():
        for language, text in blocks(path):
            try:
                json.loads(text if language == "json" else "null")
            except ValueError as error:
                problems.append(f"{path.name}: a JSON example is none: {error}: {text[:60]!r}")
    return problems


def check_commands():
    """The guide names the commands that --help names, and no other."""
    text = run("--help").stdout
    offered = set(re.findall(r"^  ([a-z][a-z-]*(?: [a-z][a-z-]*)?)(?= |$)", text, re.MULTILINE))
    described = set(re.findall(r"^## `?([a-z][a-z-]*(?: [a-z][a-z-]*)?)`?$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))
    return ([f"--help has {name}, the guide has not" for name in sorted(offered - described)]
            + [f"the guide has {name}, --help has not" for name in sorted(described - offered)])


def run(*arguments, folder=None):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    return subprocess.run([PROGRAM, *arguments], cwd=folder, env=environment, capture_output=True, text=True)


def find_json(member):
    """The guide's JSON example that has this member."""
    return next(text for language, text in blocks(GUIDE) if language == "json" and member in json.loads(text))


def write_tables(folder):
    """A table that an example reads stands after the example that names it."""
    command = ""
    for language, text in blocks(GUIDE):
        if language == "sh":
            command = text
        elif language == "csv":
            (folder / re.search(r"\S+\.csv", command).group()).write_text(text, encoding="utf-8")


def plain(text):
    """A text as it can be compared with another day's: without times, years in numbers and hard spaces."""
    return NUMBER.sub("NUMBER", TIME.sub("TIME", text)).replace("\u00a0", " ")


def is_what_is_printed(text, answer):
    """Whether an example shows an answer; a line with "…" alone stands for any number of lines."""
    pieces = text.split("…\n")
    if len(pieces) == 1:
        return text == answer
    if not (answer.startswith(pieces[0]) and answer.endswith(pieces[-1])):
        return False
    for piece in pieces:
        found = answer.find(piece)
        if found < 0:
            return False
        answer = answer[found + len(piece):]
    return True


def run_example(block, folder, number):
    """Runs the lines of one block; gives the first one's answer, and what went wrong."""
    workspace = f"--workspace {folder / 'practice'} --passphrase-file {folder / 'passphrase.txt'}"
    answers, problems = [], []
    for line in block.replace("\\\n", " ").splitlines():
        done = run(*shlex.split(NUMBER.sub(number, line).replace("$W", workspace))[1:], folder=folder)
        answers.append(done.stdout)
        if done.returncode != 0:
            problems.append(f"{line}: exit status {done.returncode}: {done.stderr.strip()}")
    return answers[0], problems


def check_examples():
    """Every example of the guide, one after another in a workspace of its own, with the answer that stands there."""
    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "passphrase.txt").write_text(PASSPHRASE, encoding="utf-8")
        (folder / "case.json").write_text(find_json("facts"), encoding="utf-8")
        write_tables(folder)
        (folder / "draft.json").write_text(find_json("goal"), encoding="utf-8")
        answer, number = None, ""
        for language, text in blocks(GUIDE):
            if language == "sh":
                answer, faults = run_example(text, folder, number)
                problems += faults
                number = answer.strip() if NUMBER.fullmatch(answer.strip()) else number
                continue
            if language == "csv":
                continue
            if language == "text" and answer is not None and not is_what_is_printed(plain(text), plain(answer)):
                problems.append(f"the guide has {text!r}, the program {answer[:300]!r}")
            answer = None
    return problems


def check_answer():
    """What the guide shows of an assessment is a part of the real one."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "case.json").write_text(find_json("facts"), encoding="utf-8")
        assessment = json.loads(run("assess", "case.json", folder=folder).stdout)
    problems = []
    for question, shown in json.loads(find_json("double-prescription")).items():
        real = assessment["decisions"][question]
        for member, value in shown.items():
            if member == "considered":
                problems += [f"{question}: the guide has {one}" for one in value if one not in real[member]]
            elif value != real[member]:
                problems.append(f"{question}: the guide has {member} {value}, the program {real[member]}")
    return problems


CHECKS = [
    ("every link leads somewhere", check_links),
    ("every JSON example is JSON", check_json),
    ("the guide to the command line has every command", check_commands),
    ("its answer is the program's answer", check_answer),
    ("its examples work", check_examples),
]


def main():
    failed = 0
    print(f"1..{len(CHECKS)}")
    for number, (name, check) in enumerate(CHECKS, start=1):
        problems = check()
        failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} - {name}")
        for problem in problems:
            print(f"# {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
