#!/usr/bin/env python3
"""A document is shown in full: how it stands, its lists, and every rule as the policy file has it."""
import datetime
import json
import pathlib

import program as cli
import tap

POLICIES = pathlib.Path(__file__).resolve().parents[2] / "data/policies"
IDS = sorted(path.stem for path in POLICIES.glob("*.json"))
SCHOOL = "stockholm-school-2026"
ANNEX = "stockholm-care-2021/bilaga-1"
TODAY = datetime.date.today().isoformat()


def as_list(value):
    return value if isinstance(value, list) else [value]


def every_rule_is_shown_in_reading_order():
    for name in IDS:
        source = json.loads((POLICIES / f"{name}.json").read_text(encoding="utf-8"))
        shown = cli.succeed_json("policy", "show", name, folder=None)
        tap.equal((shown["id"], shown["title"], shown["parties"]), (name, source["title"], source["parties"]))
        tap.equal([(rule["id"], rule["sections"], rule["text"]) for rule in shown["rules"]],
                  [(rule["id"], as_list(rule["section"]), rule["text"]) for rule in source["rules"]], name)
        for rule, written in zip(shown["rules"], source["rules"]):
            tap.equal(set(rule["answers"]), set(written.get("answers", {})), rule["id"])
            tap.equal([(duty["actor"], duty["text"]) for duty in rule["duties"]],
                      [(duty["actor"], duty["text"]) for duty in written.get("duties", [])], rule["id"])


def what_goes_before_a_rule_is_there():
    for name in IDS:
        for rule in cli.succeed_json("policy", "show", name, folder=None)["rules"]:
            for before in rule["yields-to"]:
                tap.true(before["sections"] and before["document"] in IDS, before)


def text_says_what_a_rule_answers():
    text = cli.succeed("policy", "show", "dalarna-costs", folder=None)
    source = json.loads((POLICIES / "dalarna-costs.json").read_text(encoding="utf-8"))
    for rule in source["rules"]:
        tap.true(f"({rule['id']})\n    {rule['text']}\n" in text, rule["id"])
        for duty in rule.get("duties", []):
            tap.true(duty["text"] in text, duty)
    part = text[text.index("(d82-one-device-in-school)"):]
    tap.true("Second set: No second set may be prescribed" in part[:part.index("\n\n")], part[:400])
    swedish = cli.succeed("policy", "show", "dalarna-costs", folder=None, locale="sv_SE.UTF-8")
    tap.true("Dubbelförskrivning: " in swedish, swedish[:2000])


def workspace_knows_more():
    folder = cli.scratch / "stockholm"
    cli.make_workspace(folder, "stockholm")
    without = cli.succeed_json("policy", "show", SCHOOL, folder=None)
    tap.equal((without["validity"], {annex["read-in"] for annex in without["annexes"]}), ("pending", {None}))
    cli.succeed("policy", "confirm", SCHOOL, "--by", "Prov Chefsson", folder=folder)
    shown = cli.succeed_json("policy", "show", SCHOOL, folder=folder)
    tap.equal((shown["validity"], shown["confirmation"]["by"], shown["confirmation"]["on"]),
              ("in-force", "Prov Chefsson", TODAY))
    tap.equal({annex["read-in"] for annex in shown["annexes"]}, {False})
    text = cli.succeed("policy", "show", SCHOOL, folder=folder)
    tap.equal(text.count(f"Confirmed by Prov Chefsson on {TODAY}."), 1, text[:600])
    rows = cli.write("bilaga.csv", "iso_code;question;value\n12 06;payer;region\n")
    cli.succeed("lists", "import", str(rows), "--name", ANNEX, "--owner", "stockholm", folder=folder)
    annexes = cli.succeed_json("policy", "show", "stockholm-care-2021", folder=folder)["annexes"]
    tap.equal([annex["id"] for annex in annexes if annex["read-in"]], ["bilaga-1"])


def unknown_document_is_refused():
    for name in ("no-such", "", "../dalarna-costs", "dalarna-costs.json", "x" * 10000, "%s%n"):
        line = cli.refuse(cli.UNUSABLE, "policy", "show", name, folder=None)
        tap.true(line.endswith(", ".join(IDS)), line[-200:])
    cli.refuse(cli.UNUSABLE, "policy", "show", folder=None)
    cli.refuse(cli.UNUSABLE, "policy", "show", "dalarna-costs", "vgr-school-2022", folder=None)
    cli.refuse(cli.UNUSABLE, "policy", "show", "--whole", "dalarna-costs", folder=None)


tap.main(every_rule_is_shown_in_reading_order, what_goes_before_a_rule_is_there, text_says_what_a_rule_answers,
         workspace_knows_more, unknown_document_is_refused)
