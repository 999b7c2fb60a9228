#!/usr/bin/env python3
"""test-explained-cases.py PROGRAM CASES.json…: all worked cases as a person reads them, in Swedish.

No word of the vocabulary, no rule's name and no English sentence may show where a person reads: one TAP line a file.
"""

import json
import os
import re
import subprocess
import sys

POLICIES = os.path.join(os.path.dirname(__file__), "..", "..", "data", "policies")
# What only an English text says.
ENGLISH = re.compile(r"\b(Does not apply|Not settled|It depends|the rule is for|Needs:|Your judgement|not known|Facts it "
                     r"looks at|Also considered|Section)\b")


def run(program, arguments, text=None):
    environment = dict(os.environ, LC_ALL="sv_SE.UTF-8", LANGUAGE="sv", G_DEBUG="fatal-warnings")
    result = subprocess.run([program, *arguments], input=text, capture_output=True, encoding="utf-8", env=environment)
    if result.returncode != 0:
        print(f"Bail out! {result.stderr.strip()}")
        sys.exit(1)
    return result.stdout


def names_in(value):
    """Every id that stands in the vocabulary's JSON."""
    if isinstance(value, dict):
        for member, inner in value.items():
            if member == "id" and isinstance(inner, str):
                yield inner
            yield from names_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in(inner)


def raw_names(program):
    names = set(names_in(json.loads(run(program, ["facts"]))))
    for file in os.listdir(POLICIES):
        with open(os.path.join(POLICIES, file), encoding="utf-8") as stream:
            names.update(names_in(json.load(stream)))
    return {name for name in names if "-" in name}


def faults_of(text, names):
    for word in sorted(set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", text)) & names):
        yield f"“{word}” shows"
    for phrase in sorted(set(ENGLISH.findall(text))):
        yield f"“{phrase}” is English"
    if "list:" in text:
        yield "the name of a list shows"


def explained(program, cases):
    """The text of the cases, and what the JSON says to people."""
    text = json.dumps([case["case"] for case in cases], ensure_ascii=False)
    parts = [run(program, ["assess", "--format", "text", "/dev/stdin"], text)]
    for assessment in json.loads(run(program, ["assess", "/dev/stdin"], text)):
        for decision in assessment["decisions"].values():
            parts += [rule["because"] for rule in decision["considered"]]
        parts += [document["notice"] or "" for document in assessment["documents"]]
    return "\n".join(parts)


def main():
    program, files = sys.argv[1], sys.argv[2:]
    names = raw_names(program)
    failed = 0
    print("TAP version 14")
    print(f"1..{len(files) + 1}")
    # A search that can find nothing would pass for ever.
    seen = list(faults_of("care-episode: Does not apply list:", names))
    print(f"{'ok' if len(seen) == 3 else 'not ok'} 1 - raw words are found where they are")
    failed += len(seen) != 3
    for number, file in enumerate(files, 2):
        with open(file, encoding="utf-8") as stream:
            cases = json.load(stream)
        text = explained(program, cases)
        faults = list(faults_of(text, names))
        if "Gäller inte: " not in text or "Också prövat:" not in text:
            faults.append("no rule was considered")
        failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {number} - {os.path.basename(file)}")
        for fault in faults:
            print(f"# {fault}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
