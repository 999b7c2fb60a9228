#!/usr/bin/env python3
"""Checking documents: nothing in those that come with the program, and what is found in others can be tried."""
import copy
import json
import pathlib

import program
import tap
from program import DONE, REFUSED, UNUSABLE, refuse, run, write

POLICIES = pathlib.Path(__file__).resolve().parents[2] / "data/policies"
SMALL = {
    "id": "prov", "title": "Prov", "region": "dalarna", "version": "1", "parties": ["Region Prov"],
    "validity": {"from": None, "until": None, "pending": False, "remark": None}, "sections": ["1"], "annexes": [],
    "rules": [{"id": "r", "section": "1", "answers": {"payer": "region"}, "text": "Regionen betalar."}],
}


def shipped(name):
    return json.loads((POLICIES / f"{name}.json").read_text(encoding="utf-8"))


def check(*documents):
    """Checks documents; the findings, once the exit status and standard error are as they should be."""
    paths = [write(f"{number}.json", document) for number, document in enumerate(documents)]
    result = run("--json", "policy", "check", *paths, folder=None)
    findings = json.loads(result.stdout)
    tap.equal((result.returncode, result.stderr), (REFUSED if findings else DONE, ""), result.stdout)
    return findings


def write_list(name, value):
    """A list that says this of wheeled walkers."""
    document, annex = name.split("/")
    question = next(one["question"] for one in shipped(document)["annexes"] if one["id"] == annex)
    return write("list.csv", f"iso_code;question;value\n12 06 06;{question};{value}\n")


def assess(case):
    """Answers a case; what it says of a list is said by a list."""
    facts = {name: value for name, value in case["facts"].items() if not name.startswith("list:")}
    said = {name.removeprefix("list:"): value for name, value in case["facts"].items() if name not in facts}
    lists = [f"--list={name}={write_list(name, value)}" for name, value in said.items()]
    if lists:
        facts["iso-code"] = "120606"
    return json.loads(run("assess", *lists, write("case.json", {**case, "facts": facts}), folder=None).stdout)["decisions"]


def with_rule(**members):
    rule = {"id": "s", "section": "1", "answers": {"payer": "school"}, "text": "Skolan betalar.", **members}
    return {**copy.deepcopy(SMALL), "rules": [*SMALL["rules"], rule]}


def test_shipped_documents_are_clean():
    result = run("policy", "check", folder=None)
    tap.equal((result.returncode, result.stdout, result.stderr), (DONE, "Nothing found in 5 documents.\n", ""))
    tap.equal(check(*(json.loads(path.read_text(encoding="utf-8")) for path in sorted(POLICIES.glob("*.json")))), [])


def test_collisions_can_be_tried():
    """Without the word that they are meant, the collisions of the shipped documents are found, each with a case."""
    n = 0
    for name in ["dalarna-costs", "stockholm-care-2021", "stockholm-school-2026", "vgr-school-2022"]:
        document = shipped(name)
        stated = {frozenset((a, b)) for conflict in document.pop("conflicts")
                  for a in conflict["between"] for b in conflict["and"]}
        found = set()
        for finding in check(document):
            tap.equal(finding["finding"], "conflict")
            found.add(frozenset(rule.removeprefix(f"{name}/") for rule in finding["rules"]))
            decision = assess(finding["case"])[finding["question"]]
            tap.equal(decision["status"], "conflict", json.dumps(finding))
            tap.true(set(finding["rules"]) <= {f"{name}/{rule}" for rule in decision["rules"]}, json.dumps(finding))
            n += 1
        tap.equal(found, stated)
    tap.true(n > 100, n)


def test_gaps_can_be_tried():
    """Each stated silence of the shipped documents would be missed."""
    n = 0
    for path in sorted(POLICIES.glob("*.json")):
        for number, silence in enumerate(json.loads(path.read_text(encoding="utf-8"))["silences"]):
            for question in silence["questions"]:
                document = json.loads(path.read_text(encoding="utf-8"))
                document["silences"][number]["questions"].remove(question)
                if len(silence["questions"]) == 1:
                    del document["silences"][number]
                # What another document of the region answers is no gap.
                others = [json.loads(other.read_text(encoding="utf-8")) for other in POLICIES.glob("*.json")
                          if other != path]
                findings = check(document, *(other for other in others if other["region"] == document["region"]))
                tap.equal([(f["finding"], f["question"]) for f in findings], [("gap", question)], silence["because"])
                if not any(name.startswith("list:") for name in findings[0]["case"]["facts"]):
                    tap.equal(assess(findings[0]["case"])[question]["status"], "not-regulated")
                n += 1
    tap.true(n > 30, n)


def test_a_rule_that_yields_no_longer():
    document = shipped("vgr-school-2022")
    rule = next(rule for rule in document["rules"] if rule["id"] == "vgr-34")
    rule["yields-to"].remove("vgr-35")
    findings = check(document)
    tap.equal([(f["finding"], f["question"], f["rules"]) for f in findings],
              [("conflict", "double-prescription", ["vgr-school-2022/vgr-34", "vgr-school-2022/vgr-35"])])


def test_words_and_sections():
    for document, kind in [
        (with_rule(answers={"payer": "crown"}), "vocabulary"),
        (with_rule(answers={"who-pays": "region"}), "vocabulary"),
        (with_rule(when={"weight": 70}), "vocabulary"),
        (with_rule(when={"place-of-use": "moon"}), "vocabulary"),
        (with_rule(duties=[{"id": "dance", "actor": "prescriber", "text": "Dansa."}]), "vocabulary"),
        ({**SMALL, "silences": [{"questions": ["who-pays"], "because": "Tyst."}]}, "vocabulary"),
        (with_rule(section="2"), "section-unlisted"),
        ({**SMALL, "sections": ["1", "2"]}, "section-unused"),
    ]:
        findings = check(document)
        tap.equal([finding["finding"] for finding in findings], [kind])
    tap.true("rule s" in check(with_rule(when={"weight": 70}))[0]["detail"], "the rule is named")
    # The fault of one document does not hide another's.
    found = {f["finding"] for f in check(with_rule(section="2"), {**SMALL, "id": "b", "sections": ["1", "2"]})}
    tap.equal(found, {"section-unlisted", "section-unused"})


def test_precedence():
    document = with_rule(**{"yields-to": ["r", "nobody"]})
    document["rules"][0] = {**document["rules"][0], "yields-to": ["s"]}
    findings = check(document)
    tap.equal([(f["finding"], f["rules"], f["detail"]) for f in findings],
              [("unknown-rule", ["prov/s"], "prov/nobody"), ("circle", ["prov/r", "prov/s"], None)])


def test_told_in_words():
    path = write("prov.json", with_rule(when={"rental": True}))
    result = run("policy", "check", path, folder=None)
    lines = result.stdout.splitlines()
    tap.equal((result.returncode, result.stderr, len(lines)), (REFUSED, "", 2), result.stdout)
    tap.true("prov/r, prov/s" in lines[0], lines[0])
    tap.equal(json.loads(lines[1])["facts"], {"rental": True})


def test_unusable_files():
    whole = json.dumps(SMALL)
    for name, content in {
        "empty": "", "binary": bytes(range(256)), "cut": whole[:-9], "array": "[]", "number": "7",
        "utf-16": whole.encode("utf-16"), "large": '"' + "x" * (17 << 20) + '"', "deep": "[" * 100000,
        "unknown member": {**SMALL, "rulez": []}, "no id": {k: v for k, v in SMALL.items() if k != "id"},
        "twice": {**SMALL, "rules": SMALL["rules"] * 2},
        "many rules": {**SMALL, "rules": [{**SMALL["rules"][0], "id": f"r{n}"} for n in range(5001)]},
        "silence is a text": {**SMALL, "silences": "x"}, "silence of nothing": {**SMALL, "silences": [{"because": "x"}]},
        "silence with answers": {**SMALL, "silences": [
            {"questions": "kind", "where": {"answer": {"payer": "region"}}, "because": "x"}]},
        "scope is a text": {**SMALL, "scope": "x"}, "conflict of one": {**SMALL, "conflicts": [
            {"between": ["r"], "and": [], "because": "x"}]},
        "conflict without a word": {**SMALL, "conflicts": [{"between": ["r"], "and": ["r"]}]},
    }.items():
        path = write(f"{name.replace(' ', '-')}.json", content)
        tap.true(path.name in refuse(UNUSABLE, "policy", "check", path, folder=None), name)
    refuse(UNUSABLE, "policy", "check", program.scratch / "nobody.json", folder=None)
    refuse(UNUSABLE, "policy", "check", "--unknown", folder=None)
    path = write("same.json", SMALL)
    refuse(UNUSABLE, "policy", "check", path, path, folder=None)


tap.main(test_shipped_documents_are_clean, test_collisions_can_be_tried, test_gaps_can_be_tried, test_a_rule_that_yields_no_longer,
         test_words_and_sections, test_precedence, test_told_in_words, test_unusable_files)
