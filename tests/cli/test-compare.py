#!/usr/bin/env python3
"""The same facts elsewhere and today: in another region, and by today's rules what was signed by those of its day."""
import datetime
import json

import program as cli
import tap

ANNEX = "stockholm-care-2021/bilaga-1"
STRATEGY = "vasterbotten-strategy-2023"
TODAY = datetime.date.today().isoformat()
FACTS = {"place-of-use": "compulsory-school", "has-same-function": True, "need": ["transfer"]}
CASE = {"region": "dalarna", "date": "2026-11-22", "facts": FACTS}


def assess(content, *options, **where):
    return json.loads(cli.succeed("assess", str(cli.write("case.json", content)), *options, **where))


def brief(decision):
    return {member: decision[member] for member in ("status", "value", "values", "missing", "citations")}


def both_regions_answer_as_they_do_alone():
    for other in ("stockholm", "vastra-gotaland", "vasterbotten"):
        got = assess(CASE, "--compare", other, folder=None)
        there = assess({**CASE, "region": other}, folder=None)
        here = assess(CASE, folder=None)
        compared = got.pop("compare")
        tap.equal(got, here, "the case itself")
        tap.equal((compared["region"], compared["assessment"]), (other, there))
        questions = compared["difference"]["questions"]
        tap.equal(list(questions), list(here["decisions"]))
        for name, question in questions.items():
            first, second = here["decisions"][name], there["decisions"][name]
            tap.equal((question["first"], question["second"]), (brief(first), brief(second)), name)
            same = all(first[member] == second[member] for member in ("status", "value")) \
                and set(first["missing"]) == set(second["missing"]) \
                and sorted(map(str, first["values"])) == sorted(map(str, second["values"]))
            tap.equal(question["differs"], not same, name)
        tap.equal(compared["difference"]["differing"], sum(one["differs"] for one in questions.values()))
        tap.equal([cause["cause"] for cause in compared["difference"]["causes"]], ["region"])


def array_stays_an_array():
    got = assess([CASE, {**CASE, "facts": {}}], "--compare", "stockholm", folder=None)
    tap.equal([one["compare"]["region"] for one in got], ["stockholm", "stockholm"])


def text_shows_both_side_by_side():
    text = cli.succeed("assess", str(cli.write("case.json", CASE)), "--compare", "vastra-gotaland", "--format", "text",
                       folder=None)
    tap.true("Second set – Differs\n    Dalarna: No second set may be prescribed (6.2.1)\n    Västra Götaland: " in text,
             text)
    tap.true("Västra Götaland has other agreements than Dalarna." in text, text)
    tap.true(text.index("– Differs") < text.index("– Same"), "what differs does not come first")
    swedish = cli.succeed("assess", str(cli.write("case.json", CASE)), "--compare", "stockholm", "--format", "text",
                          folder=None, locale="sv_SE.UTF-8")
    tap.true("Dubbelförskrivning – " in swedish, swedish)


def lists_belong_to_their_region():
    rows = cli.write("bilaga.csv", "iso_code;question;value\n12 06;payer;municipality\n")
    case = {**CASE, "facts": {"age": 80, "iso-code": "120606", "housing": "elderly-special-housing"}}
    listed = assess(case, "--compare", "stockholm", "--list", f"{ANNEX}={rows}", folder=None)
    tap.true(any(one["id"] == f"list:{ANNEX}" for one in listed["compare"]["assessment"]["documents"]), "the list there")
    tap.true(not any(one["id"].startswith("list:") for one in listed["documents"]), "the list here")


def unknown_regions_are_refused():
    path = str(cli.write("case.json", CASE))
    for region in ("dalarna", "skane", "", "Stockholm", "x" * 5000, "%s%n", "stockholm,dalarna"):
        line = cli.refuse(cli.UNUSABLE, "assess", path, "--compare", region, folder=None)
        tap.true(line.startswith("--compare: "), line[:200])
    cli.refuse(cli.UNUSABLE, "assess", path, "--compare", folder=None)
    mixed = str(cli.write("mixed.json", [CASE, {**CASE, "region": "stockholm"}]))
    cli.refuse(cli.UNUSABLE, "assess", mixed, "--compare", "stockholm", folder=None)


def sign(folder, **changes):
    cli.make_workspace(folder, changes["region"])
    cli.succeed("catalogue", "import", "--examples", folder=folder)
    draft = cli.write("draft.json", cli.make_draft("EX-0063", **changes))
    return cli.succeed("prescribe", str(draft), folder=folder).strip()


def nothing_has_changed_since():
    folder = cli.scratch / "dalarna"
    number = sign(folder, region="dalarna", facts=FACTS)
    shown = cli.succeed_json("register", "show", number, "--today", folder=folder)
    tap.equal((shown["then"], shown["now"], shown["difference"]["differing"], shown["difference"]["causes"]),
              (TODAY, TODAY, 0, []))
    text = cli.succeed("register", "show", number, "--today", folder=folder)
    tap.true("No answer differs." in text, text)
    tap.true(f"the age is that of {TODAY}." in text, text)


def validity_has_changed_since():
    """Signed on a day on which the document was in force; today it has expired, until it is confirmed."""
    folder = cli.scratch / "vasterbotten"
    number = sign(folder, region="vasterbotten", date="2025-03-31")
    record = cli.succeed_json("register", "show", number, folder=folder)

    def today():
        return cli.succeed_json("register", "show", number, "--today", folder=folder)["difference"]
    tap.equal([cause["cause"] for cause in today()["causes"]], ["validity", "day"])
    tap.equal(today()["causes"][0]["document"], STRATEGY)
    cli.succeed("policy", "confirm", STRATEGY, "--by", "Prov Chefsson", folder=folder)
    tap.equal([cause["cause"] for cause in today()["causes"]], ["day"])
    tap.equal(cli.succeed_json("register", "show", number, folder=folder), record, "the record has changed")
    cli.succeed("check", folder=folder)


def list_has_come_and_gone():
    folder = cli.scratch / "stockholm"
    facts = {"place-of-use": "home", "housing": "elderly-special-housing", "device-kind": "assistive-device"}
    number = sign(folder, region="stockholm", facts=facts, person={"number": "18900101-9802", "name": "Test Örnberg"})
    before = cli.succeed_json("register", "show", number, folder=folder)["assessment"]["decisions"]["payer"]
    tap.true(f"list:{ANNEX}" in before["missing"], before["missing"])
    rows = cli.write("bilaga.csv", "iso_code;question;value\n12 06;payer;municipality\n")
    cli.succeed("lists", "import", str(rows), "--name", ANNEX, "--owner", "stockholm", folder=folder)
    shown = cli.succeed_json("register", "show", number, "--today", folder=folder)
    payer = shown["difference"]["questions"]["payer"]
    tap.equal(payer["first"], brief(before))
    tap.true(payer["differs"] and f"list:{ANNEX}" not in payer["second"]["missing"], payer)
    tap.equal([(cause["cause"], cause["document"]) for cause in payer["causes"]], [("added", f"list:{ANNEX}")])
    later = sign_again(folder, facts)
    cli.succeed("lists", "remove", "--name", ANNEX, "--owner", "stockholm", folder=folder)
    payer = cli.succeed_json("register", "show", later, "--today", folder=folder)["difference"]["questions"]["payer"]
    tap.equal([cause["cause"] for cause in payer["causes"]], ["removed"])
    tap.true("is not used any more." in cli.succeed("register", "show", later, "--today", folder=folder), "text")


def sign_again(folder, facts):
    draft = cli.make_draft("EX-0063", region="stockholm", facts=facts,
                           person={"number": "19000101-9801", "name": "Test Lindqvist"})
    return cli.succeed("prescribe", str(cli.write("draft.json", draft)), folder=folder).strip()


def what_is_not_there_is_refused():
    folder = cli.scratch / "dalarna"
    cli.refuse(cli.REFUSED, "register", "show", "2026-9999", "--today", folder=folder)
    cli.refuse(cli.UNUSABLE, "register", "show", "--today", folder=folder)


tap.main(both_regions_answer_as_they_do_alone, array_stays_an_array, text_shows_both_side_by_side,
         lists_belong_to_their_region, unknown_regions_are_refused, nothing_has_changed_since,
         validity_has_changed_since, list_has_come_and_gone, what_is_not_there_is_refused)
