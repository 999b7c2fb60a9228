#!/usr/bin/env python3
"""Whatever stands in a file: a clear sentence that names it, the right exit status, and nothing half-done."""
import json
import os

import program
import tap
from program import REFUSED, UNUSABLE, make_draft, refuse, succeed, succeed_json, write

CASE = {"region": "dalarna", "date": "2026-11-22", "facts": {"place-of-use": "home"}}
HUGE = 50 * 1024 * 1024


def changed(value, **members):
    return {name: member for name, member in {**value, **members}.items() if member is not ...}


def bad_json():
    """Files that are no JSON at all, for cases and drafts alike."""
    text = json.dumps(CASE)
    return {
        "empty": "",
        "blank": " \n",
        "binary": bytes(range(256)) * 4,
        "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "utf-16": text.encode("utf-16"),
        "latin-1": '{"region": "västra"}'.encode("latin-1"),
        "nul": text.encode() + b"\0",
        "two": text + text,
        "comment": "/* hej */ " + text,
        "single quotes": text.replace('"', "'"),
        "nested": "[" * 100000,
        "nested objects": '{"a":' * 200 + "1" + "}" * 200,
        "half a character": text.replace("home", "home\\ud83d"), "escaped nul": text.replace("home", "home\\u0000x"),
        "twice": text.replace('"facts"', '"date": "2026-11-23", "facts"'), "leading zero": '{"age": 017}',
        "large": '"' + "x" * (17 * 1024 * 1024) + '"',
        **{f"cut at {n}": text[:n] for n in range(1, len(text))},
    }


def bad_cases():
    def with_fact(name, value):
        return changed(CASE, facts={name: value})

    return {
        "a number": 7, "null": None, "a text": "dalarna", "an array of numbers": [7], "an empty object": {},
        "no region": changed(CASE, region=...), "no date": changed(CASE, date=...),
        "unknown region": changed(CASE, region="skane"), "region is a number": changed(CASE, region=1),
        "malformed date": changed(CASE, date="22/11 2026"), "no such day": changed(CASE, date="2026-02-30"),
        "date is a number": changed(CASE, date=20261122), "unknown member": changed(CASE, fact={}),
        "facts is an array": changed(CASE, facts=[]), "unknown fact": with_fact("weight", 70),
        "fact of another case": with_fact("Age", 70), "wrong type": with_fact("age", "70"),
        "a share": with_fact("age", 70.5), "too old": with_fact("age", 131), "huge": with_fact("age", 10 ** 30),
        "boolean as text": with_fact("rental", "true"), "boolean as number": with_fact("rental", 1),
        "unknown value": with_fact("place-of-use", "school"), "value of another fact": with_fact("housing", "home"),
        "several values": with_fact("place-of-use", ["home", "leisure"]), "object": with_fact("need", {"transfer": True}),
        "unknown need": with_fact("need", ["transfer", "fly"]), "need is a number": with_fact("need", [1]),
        "no code": with_fact("iso-code", "rollator"), "code is a number": with_fact("iso-code", 120606),
        "lines in a name": with_fact("a\nb\r\nc", True), "one of several": [CASE, changed(CASE, region="skane")],
    }


def test_case(content):
    path = write("fall.json", content if isinstance(content, (str, bytes)) else json.dumps(content))
    said = refuse(UNUSABLE, "assess", path, folder=None)
    tap.true("fall.json" in said, f"names the file: {said}")


def test_case_names_what_is_allowed():
    for content, words in (
        (changed(CASE, region="skane"), ["skane", "vasterbotten"]),
        (changed(CASE, facts={"weight": 70}), ["weight"]),
        (changed(CASE, facts={"place-of-use": "school"}), ["place-of-use", "school", "compulsory-school"]),
        (changed(CASE, facts={"age": 131}), ["age", "131", "130"]),
        (changed(CASE, date="2026-02-30"), ["date", "YYYY-MM-DD"]),
        ([CASE, changed(CASE, facts={"rental": 1})], ["rental", "2"]),
    ):
        said = refuse(UNUSABLE, "assess", write("fall.json", content), folder=None)
        for word in words:
            tap.true(word in said, f"“{word}” stands in: {said}")


def test_null_is_unknown():
    succeed("assess", write("fall.json", changed(CASE, facts={"age": None, "place-of-use": "home"})), folder=None)
    tap.equal(succeed_json("assess", write("fall.json", []), folder=None), [], "an empty array")


def test_missing_files():
    missing, folder = program.scratch / "finns-inte", program.scratch
    for arguments in (("assess",), ("prescribe",), ("catalogue", "import")):
        for path in (missing, folder):
            refuse(UNUSABLE, *arguments, path)


def test_usage():
    for arguments in ((), ("finnsinte",), ("catalogue",), ("assess",), ("assess", "a", "b"), ("assess", "--frmat=text", "a"),
                      ("assess", "--format=xml", "a"), ("facts", "x"), ("init",), ("init", "--region", "skane"),
                      ("init", "--region", "dalarna", "--profession", "häxa"), ("catalogue", "import"),
                      ("catalogue", "import", "--examples", "fil"), ("catalogue", "search"),
                      ("catalogue", "search", "x", "--limit", "0"), ("catalogue", "search", "x", "--limit", "1001"),
                      ("catalogue", "search", "x", "--limit", "många"), ("register", "show"), ("export", "pdf", "1")):
        if arguments:
            refuse(UNUSABLE, *arguments)
    tap.equal(program.run(folder=None).returncode, UNUSABLE, "no command")


def bad_drafts():
    draft = make_draft("EX-0063")
    device = {"article-number": "EX-0063", "name": "Rollator", "iso-code": "12 06 06"}
    person = draft["person"]
    return {
        "unknown region": changed(draft, region="skane"), "no region": changed(draft, region=...),
        "unknown member": changed(draft, gaol="x"), "person is a text": changed(draft, person="201701102384"),
        "impossible day of birth": changed(draft, person={"number": "20170230-2384"}),
        "wrong check digit": changed(draft, person={"number": "20170110-2385"}),
        "born in the future": changed(draft, person={"number": "29990110-2384"}),
        "number and reference": changed(draft, person={**person, "reference": "R-1"}),
        "neither": changed(draft, person={"name": "Testa"}), "empty reference": changed(draft, person={"reference": ""}),
        "year of birth": changed(draft, person={"reference": "R-1", "birth-year": 1066}),
        "unknown fact": changed(draft, facts={"weight": 70}), "wrong value": changed(draft, facts={"age": "gammal"}),
        "unknown question": changed(draft, asked=["weight"]), "asked is a number": changed(draft, asked=[1]),
        "code of no kind": changed(draft, device={**device, "iso-code": "1206x"}),
        "code that does not exist": changed(draft, device={**device, "iso-code": "129999"}),
        "negative price": changed(draft, device={**device, "price-ore": -1}),
        "huge price": changed(draft, device={**device, "price-ore": 10 ** 18}),
        "price is a text": changed(draft, device={**device, "price-ore": "100"}),
        "unknown device member": changed(draft, device={**device, "colour": "röd"}),
        "no article number": changed(draft, device={"name": "Rollator"}),
        "unknown article": changed(draft, device={"article-number": "finns-inte"}),
        "in the future": changed(draft, date="2999-01-01"), "malformed date": changed(draft, date="igår"), "malformed follow-up": changed(draft, **{"follow-up": "2026-13-01"}),
        "goal is a number": changed(draft, goal=7), "overrides is an object": changed(draft, overrides={}),
        "override of nothing": changed(draft, overrides=[{"question": "weather", "value": "x", "reason": "y"}]),
        "override without a value": changed(draft, overrides=[{"question": "payer", "reason": "y"}]),
        "profession": changed(draft, prescriber={"profession": "häxa"}),
        "not an object": [draft],
    }


def test_draft(content):
    path = write("utkast.json", content if isinstance(content, (str, bytes)) else json.dumps(content))
    said = refuse(UNUSABLE, "prescribe", path)
    tap.true("utkast.json" in said, f"names the file: {said}")


def test_bad_json_draft():
    """The reader is the cases' own; a few shapes are enough."""
    for name, content in bad_json().items():
        if not name.startswith("cut at") or name.endswith("7"):
            test_draft(content)


def test_draft_obstacles():
    """Understood, and refused with a reason that says what to do."""
    draft = make_draft("EX-0063")
    for content, word in (
        (changed(draft, person=...), "whom"), (changed(draft, device=...), "device"),
        (changed(draft, **{"open-reason": ...}), "open"),
        (changed(draft, **{"open-reason": ""}), "open"), (changed(draft, region="stockholm"), "region"),
        (changed(draft, overrides=[{"question": "payer", "value": "region", "reason": ""}]), "reason"),
        (changed(draft, replaces="2001-0001"), ""),
    ):
        said = refuse(REFUSED, "prescribe", write("utkast.json", content))
        tap.true(word in said, f"“{word}” stands in: {said}")


ROWS = "Artikelnr;Namn;ISO-kod\nA1;Stol;180903\nA2;Säng;181210\n"


def bad_assortments():
    return {
        "empty": "", "blank": "\n\n", "headings only": "Artikelnr;Namn;ISO-kod\n", "no name": "Artikelnr;ISO-kod\nA1;180903\n",
        "binary": bytes(range(256)) * 100, "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 50,
        "workbook": b"PK\x03\x04\x14\0\x06\0" + bytes(500), "nul": ROWS.encode() + b"A3;St\0l;180903\n",
        "cut in a character": ROWS.encode() + "A3;Så".encode()[:-1], "cut in quotes": ROWS + 'A3;"Stol;180903\n',
        "zeroes": bytes(1000000), "wrong encoding": ROWS.encode() * 20 + b"A3;S\xe5g;180903\n",
        "long field": ROWS + "A3;" + "x" * 70000 + ";180903\n",
    }


def test_assortment(content):
    refuse(UNUSABLE, "catalogue", "import", write("sortiment.csv", content))


def test_sparse_assortment():
    """Two hundred megabytes of nothing are refused at once."""
    path = write("sortiment.csv", "")
    os.truncate(path, 200 * 1024 * 1024)
    refuse(UNUSABLE, "catalogue", "import", path)
    path.unlink()


def test_huge_assortment():
    """Many rows of which none can be used: each is counted, the first are reported, and nothing comes in."""
    row = "A1;Stol med en ganska lång benämning för att fylla filen;inte en kod;" + "x" * 900 + "\n"
    path = program.scratch / "sortiment.csv"
    n_rows = HUGE // len(row.encode())
    with open(path, "w", encoding="utf-8") as file:
        file.write("Artikelnr;Namn;ISO-kod;Beskrivning\n")
        for _ in range(n_rows // 1000):
            file.write(row * 1000)
    result = program.run("--json", "catalogue", "import", path)
    if result.returncode == program.DONE:
        outcome = json.loads(result.stdout)
        tap.equal((outcome["read"], outcome["unusable"]), (0, n_rows // 1000 * 1000), "outcome")
        tap.true(0 < len(outcome["problems"]) <= 100000, "the first problems")
    else:
        tap.equal((result.returncode, result.stdout), (UNUSABLE, ""), result.stderr[:200])
    path.unlink()


def test_huge_in_one_row():
    with open(program.scratch / "sortiment.csv", "w", encoding="utf-8") as file:
        file.write("Artikelnr;Namn;ISO-kod\nA1;")
        for _ in range(HUGE // 1024 // 1024):
            file.write("x" * 1024 * 1024)
    test_assortment_file()


def test_assortment_file():
    path = program.scratch / "sortiment.csv"
    refuse(UNUSABLE, "catalogue", "import", path)
    path.unlink()


def state():
    return succeed_json("register", "list"), succeed_json("catalogue", "search", "rollator", "--limit", "1000")


def test_nothing_changed():
    """After all that the register and the catalogue are what they were."""
    tap.equal(state(), before, "register and catalogue")
    succeed("check")


program.make_workspace()
succeed("catalogue", "import", "--examples")
before = state()
tap.main(*((f"JSON: {name}", test_case, content) for name, content in bad_json().items()),
         *((f"case: {name}", test_case, content) for name, content in bad_cases().items()),
         test_case_names_what_is_allowed, test_null_is_unknown, test_missing_files, test_usage,
         *((f"draft: {name}", test_draft, content) for name, content in bad_drafts().items()),
         test_bad_json_draft, test_draft_obstacles,
         *((f"assortment: {name}", test_assortment, content) for name, content in bad_assortments().items()),
         test_sparse_assortment, test_huge_assortment, test_huge_in_one_row, test_nothing_changed)
