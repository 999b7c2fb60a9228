#!/usr/bin/env python3
"""policy coverage: a rule that no case reaches is told with exit status 1, and files that can't be used with 2."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = sys.argv[1]
CASE = {"id": "x", "case": {"region": "dalarna", "date": "2026-11-22", "facts": {"self-responsibility": True}}}
ROW = {"iso_code": "12 06", "question": "payer", "value": "region"}
LIST = {"name": "stockholm-care-2021/bilaga-1", "owner": "stockholm", "rows": [ROW]}
UNUSABLE = {
    "empty": b"",
    "binary": bytes(range(256)),
    "cut off": json.dumps([CASE]).encode()[:-5],
    "no array": b"3",
    "no case": b'[{"id": "x"}]',
    "unknown member": json.dumps([CASE | {"facts": {}}]).encode(),
    "unknown fact in a change": json.dumps([CASE | {"each": [{"plats": 1}]}]).encode(),
    "other arguments": json.dumps([CASE | {"args": ["--json"]}]).encode(),
    "lists that are no array": json.dumps([CASE | {"lists": LIST}]).encode(),
    "a list that is no object": json.dumps([CASE | {"lists": ["12 06"]}]).encode(),
    "a list without a name": json.dumps([CASE | {"lists": [[ROW]]}]).encode(),
    "a list of nobody": json.dumps([CASE | {"lists": [LIST | {"owner": "9999"}]}]).encode(),
    "a row that says nothing": json.dumps([CASE | {"lists": [LIST | {"rows": [ROW | {"value": "x"}]}]}]).encode(),
    "rows that collide": json.dumps([CASE | {"lists": [LIST | {"rows": [ROW, ROW | {"value": "municipality"}]}]}]).encode(),
    "a municipality that is no text": json.dumps([CASE | {"municipality": 1480, "lists": []}]).encode(),
    "too many": json.dumps([CASE | {"each": [{}] * 10001}]).encode(),
}


def run(*arguments):
    return subprocess.run([PROGRAM, "policy", "coverage", *map(str, arguments)], capture_output=True, encoding="utf-8")


def check(number, title, good):
    print(f"{'ok' if good else 'not ok'} {number} - {title}")
    return good


def main():
    results = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.json"
        path.write_text(json.dumps([CASE | {"each": [{}, {"place-of-use": "home"}]}]), encoding="utf-8")
        found = run("--json", path)
        covered = {rule["rule"]: rule["cases"] for rule in json.loads(found.stdout)}
        print(f"1..{len(UNUSABLE) + 3}")
        results.append(check(1, "some rules are not reached", found.returncode == 1 and covered["s15-pedagogical"] == []))
        results.append(check(2, "both changes reach the rule", covered["d93-self-responsibility"] == ["x/1", "x/2"]))
        nowhere = run(path, "--policies", folder + "/nowhere")
        results.append(check(3, "no such folder", nowhere.returncode == 2 and not nowhere.stdout))
        for number, (title, content) in enumerate(UNUSABLE.items(), 4):
            path.write_bytes(content)
            refused = run(path)
            results.append(check(number, title, refused.returncode == 2 and not refused.stdout
                                 and refused.stderr.count("\n") == 1 and str(path) in refused.stderr))
    return 0 if all(results) else 1


sys.exit(main())
