#!/usr/bin/env python3
"""Lists of ISO codes: read in, used when a prescription is assessed and signed, replaced and taken out of use."""
import json

import program
import tap
from program import REFUSED, UNUSABLE, refuse, succeed, succeed_json, write

ANNEX = "stockholm-care-2021/bilaga-1"
LIST = "iso_code;question;value;applies_to;note\n12 06;payer;region;;Rollatorer\n12 22;payer;municipality;;\n"
SCHOOL_ANNEX = "stockholm-school-2026/bilaga-1"
FACTS = {"age": 80, "housing": "elderly-special-housing", "place-of-use": "home", "device-kind": "assistive-device",
         "device-field": "other", "special-adaptation": False, "attendant-control": False, "iso-code": "120606"}


def make_case(**facts):
    return write("fall.json", {"region": "stockholm", "date": "2026-11-22", "facts": {**FACTS, **facts}})


def payer(*lists, **facts):
    options = [part for one in lists for part in ("--list", one)]
    assessment = json.loads(succeed("assess", make_case(**facts), *options, folder=None))
    return assessment, assessment["decisions"]["payer"]


def test_assess_with_a_list():
    path = write("bilaga.csv", LIST)
    assessment, decision = payer(f"{ANNEX}={path}")
    tap.equal((decision["status"], decision["value"]), ("decided", "region"), "payer")
    tap.true({"document": f"list:{ANNEX}", "section": "12 06"} in decision["citations"], str(decision["citations"]))
    tap.true(f"list:{ANNEX}" in [document["id"] for document in assessment["documents"]], "the list as a document")
    tap.equal(payer(f"{ANNEX}={path}", **{"iso-code": "122203"})[1]["value"], "municipality", "another row")
    tap.equal(payer()[1]["missing"], [f"list:{ANNEX}"], "without the list")
    tap.equal(payer(f"{ANNEX}={path}", **{"iso-code": "180303"})[1]["missing"], [f"list:{ANNEX}"], "no row, not whole")
    tap.equal(payer(f"{ANNEX}={path}", **{"iso-code": "12"})[1]["missing"], ["iso-code"], "a short code")


def test_assess_with_a_list_that_says_all_itself():
    rows = [{"iso_code": "12 06", "question": "payer", "value": "municipality"}]
    path = write("bilaga.json", {"name": ANNEX, "owner": "stockholm", "until": "2025-12-31", "complete": True,
                                 "rows": rows})
    assessment, decision = payer(path)
    tap.equal(decision["value"], "municipality", "payer")
    tap.equal(assessment["documents"][-1]["validity"], "expired", "validity")
    tap.equal(payer(path, **{"iso-code": "180303"})[1]["status"], "not-regulated", "the whole list says nothing")


def test_lists_that_can_not_be_used():
    case = make_case()
    for content, word in ((LIST + "12 24;payer;moon;;\n", "line 4, column “value”"), ("", "empty"),
                          ("iso_code;value\n12;region\n", "question"),
                          (LIST + "12 06;payer;municipality;;\n", "lines 2 and 4"), (b"\x89PNG\r\n\x1a\n\0\0", "dålig.csv"),
                          (LIST + "18;payer;school;;\n", "expected payer with one of region, municipality")):
        path = write("dålig.csv", content)
        tap.true(word in refuse(UNUSABLE, "assess", case, "--list", f"{ANNEX}={path}", folder=None), word)
    path = write("bilaga.csv", LIST)
    tap.true("annex" in refuse(UNUSABLE, "assess", case, "--list", f"{ANNEX}9={path}", folder=None), "no such annex")
    tap.true("owner" in refuse(UNUSABLE, "assess", case, "--list", f"egen={path}", folder=None), "no owner")
    refuse(UNUSABLE, "assess", case, "--list", "egen@stockholm=/nowhere", folder=None)


def test_workspace():
    program.make_workspace(region="stockholm")
    path = write("bilaga.csv", LIST)
    before = succeed_json("lists", "list")
    tap.equal(before, [], "none yet")
    done = succeed_json("lists", "import", path, "--name", ANNEX, "--owner", "stockholm", "--from", "2026-01-01")
    tap.equal((done["rows"], done["used"]), (2, True), "what was taken in")
    succeed("lists", "import", write("grund.csv", "iso_code;question;value\n12 06;basic-equipment;listed\n"),
            "--name", "grundutrustning", "--owner", "0180", "--complete")
    lists = {one["name"]: one for one in succeed_json("lists", "list")}
    tap.equal((lists[ANNEX]["from"], lists[ANNEX]["until"], lists[ANNEX]["complete"]), ("2026-01-01", None, False), "")
    tap.equal((lists["grundutrustning"]["used"], lists["grundutrustning"]["complete"]), (False, True), "of no municipality")
    tap.true(ANNEX in succeed("lists", "list"), "as text")
    succeed("check")


def test_signed_by_a_list():
    succeed("catalogue", "import", "--examples")
    facts = {name: value for name, value in FACTS.items() if name not in ("age", "iso-code")}
    draft = {"region": "stockholm", "person": {"number": "189001019802", "name": "Testa Testsdotter"},
             "device": {"article-number": "EX-0063"}, "facts": facts, "open-reason": "Prov."}
    number = succeed("prescribe", write("utkast.json", draft)).strip()
    record = succeed_json("register", "show", number)
    text = json.dumps(record, ensure_ascii=False)
    tap.true(f"list:{ANNEX}" in text and "2026-01-01" in text, "the record names the list with its dates")
    succeed("lists", "import", write("bilaga.csv", LIST.replace("region", "municipality")), "--name", ANNEX, "--owner",
            "stockholm")
    succeed("lists", "remove", "--name", ANNEX, "--owner", "stockholm")
    tap.equal(succeed_json("register", "show", number), record, "the record stays what it was")
    succeed("check")


def test_refused_in_a_workspace():
    before = succeed_json("lists", "list")
    refuse(REFUSED, "lists", "remove", "--name", ANNEX, "--owner", "stockholm")
    path = write("bilaga.csv", LIST)
    refuse(UNUSABLE, "lists", "import", path, "--name", ANNEX, "--owner", "dalarna")
    refuse(UNUSABLE, "lists", "import", path, "--name", ANNEX)
    refuse(UNUSABLE, "lists", "import", path, "--name", "a b", "--owner", "stockholm")
    refuse(UNUSABLE, "lists", "import", path, "--name", ANNEX, "--owner", "stockholm", "--from", "i går")
    refuse(UNUSABLE, "lists", "import", write("dålig.csv", LIST + "1;payer;region;;\n"), "--name", ANNEX, "--owner",
           "stockholm")
    tap.equal(succeed_json("lists", "list"), before, "nothing was taken in")


def test_school_annex():
    """It says which device belongs to which area; where it is not there, the agreement's own words answer."""
    facts = {"age": 9, "housing": "ordinary", "place-of-use": "compulsory-school", "device-kind": "assistive-device",
             "device-field": "other", "special-adaptation": False, "knowledge-bearing": False, "usable-by-several": True,
             "extensive-individual-adjustment": False, "iso-code": "180906"}
    path = write("skola.csv", "iso_code;question;value\n18 09;kind;personal\n")
    case = write("fall.json", {"region": "stockholm", "date": "2026-11-22", "facts": facts})

    def ask(*options):
        decisions = json.loads(succeed("assess", case, *options, folder=None))["decisions"]
        return [(decisions[name]["status"], decisions[name]["value"]) for name in ("kind", "payer")]

    tap.equal(ask(), [("decided", "basic-equipment"), ("decided", "school")], "without the annex")
    tap.equal(ask("--list", f"{SCHOOL_ANNEX}={path}"), [("decided", "personal"), ("decided", "region")], "with it")


tap.main(test_assess_with_a_list, test_assess_with_a_list_that_says_all_itself, test_lists_that_can_not_be_used,
        test_workspace, test_signed_by_a_list, test_refused_in_a_workspace, test_school_annex)
