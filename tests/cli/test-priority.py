#!/usr/bin/env python3
"""A region's order of priority on the command line: what it shows is what assessing says."""
import json
import subprocess

import program
import tap
from program import UNUSABLE, refuse, run, succeed, succeed_json, write

DAY = "2026-11-22"


def priority(region, *arguments):
    return succeed_json("priority", "--region", region, "--date", DAY, *arguments, folder=None)


def assess(region, **facts):
    case = {"region": region, "date": DAY, "facts": {name.replace("_", "-"): value for name, value in facts.items()}}
    return json.loads(succeed("assess", write("case.json", case), folder=None))


def levels(ladder):
    """The needs of each step, by area and level."""
    return {(step["area"], step["level"]): [need["need"] for need in step["needs"]] for step in ladder["steps"]}


def test_dalarna():
    answer = priority("dalarna")
    found = levels(answer["ladder"])
    tap.equal(len(found), 16)
    tap.equal(found["mobility", 2], ["transfer"])
    tap.true(all(found[area, 4] == ["chosen-activity"] for area, _level in found), found)
    tap.equal({citation["section"] for step in answer["ladder"]["steps"] for citation in step["citations"]}, {"2.1.1"})
    tap.equal(answer["place"], None)


def test_every_entry_is_an_assessment():
    for region, known in [("dalarna", {}), ("vasterbotten", {}), ("vasterbotten", {
            "leisure_only": False, "self_responsibility": False, "device_kind": "assistive-device",
            "place_of_use": "home"})]:
        words = [f"--fact={name.replace('_', '-')}={str(value).lower()}" for name, value in known.items()]
        ladder = priority(region, *words)["ladder"]
        entries = [need for step in ladder["steps"] for need in step["needs"]] + ladder["left-to-judgement"]
        tap.true(len(entries) > 10, entries)
        for entry in entries:
            area = {"need_area": entry["need-area"]} if entry["need-area"] else {}
            decision = assess(region, need=[entry["need"]], **area, **known)["decisions"]["priority"]
            for member in ["status", "value", "values", "citations", "missing"]:
                tap.equal(entry[member], decision[member], f"{region} {entry['need']} {member}")


def test_place():
    place = priority("dalarna", "--need", "transfer")["place"]
    tap.equal((place["status"], place["value"]), ("decided", {"level": 2, "of": 4, "area": "mobility"}))
    tap.equal([place[where]["level"] for where in ["above", "at", "below"]], [1, 2, 3])
    tap.equal([need["need"] for need in place["above"]["needs"]], ["body-position"])


def test_several_needs():
    place = priority("dalarna", "--need", "transfer", "--need", "body-position")["place"]
    tap.equal((place["status"], place["value"], place["at"]), ("judgement", None, None))
    tap.equal([(step["area"], step["level"]) for step in place["each-alone"]], [("mobility", 1), ("mobility", 2)])


def test_area_decides():
    place = priority("dalarna", "--need", "chosen-activity")["place"]
    tap.equal((place["status"], place["missing"], len(place["each-alone"])), ("missing-facts", ["need-area"], 4))
    place = priority("dalarna", "--need", "chosen-activity", "--area", "daily-living")["place"]
    tap.equal(place["value"], {"level": 4, "of": 4, "area": "daily-living"})


def test_leisure():
    answer = priority("vasterbotten", "--need", "life-sustaining", "--fact", "leisure-only=true")
    tap.equal((answer["place"]["status"], answer["place"]["value"], answer["place"]["at"]), ("decided", "excluded", None))
    tap.equal([one["level"] for one in answer["ladder"]["steps"]], [1, 2, 3])
    first = answer["ladder"]["exclusions"][0]
    tap.equal((first["fact"], first["branch"]["when"], first["branch"]["value"]),
              ("leisure-only", [{"value": True}], "excluded"))


def test_discharge():
    discharge = priority("dalarna")["ladder"]["discharge"]
    duty = next(one for one in discharge if one["id"] == "discharge-first-week-needs")
    tap.equal(duty["citation"], {"document": "dalarna-costs", "section": "4.1"})
    tap.equal(duty, next(one for one in assess("dalarna", care_episode="discharge")["duties"]
                         if one["id"] == "discharge-first-week-needs"))


def test_regions_without():
    for region in ["stockholm", "vastra-gotaland"]:
        answer = priority(region, "--need", "transfer")
        tap.equal((answer["ladder"]["steps"], answer["place"]["status"]), ([], "not-regulated"))
        text = succeed("priority", "--region", region, folder=None)
        tap.true("hold no order of priority" in text, text)
    tap.equal([one["id"] for one in priority("vastra-gotaland")["ladder"]["weighing"]], ["assess-need"])


def test_in_words():
    text = succeed("priority", "--region", "dalarna", "--need", "transfer", folder=None)
    for words in ["Priority 2 of 4, Mobility (2.1.1)\n    Transfer\n", "Priority: Priority 2 of 4, Mobility\n",
                  "One level up: Priority 1 of 4, Mobility", "At discharge\n", "(4.1)"]:
        tap.true(words in text, f"{words} in {text}")
    text = succeed("priority", "--region", "vasterbotten", "--need", "transfer", folder=None)
    for words in ["Transfer – depends on: Place of use", "Only for leisure: yes – Not covered"]:
        tap.true(words in text, f"{words} in {text}")
    swedish = run("priority", "--region", "dalarna", folder=None, locale="sv_SE.UTF-8")
    tap.true("Förflyttning" in swedish.stdout, swedish.stdout)


def test_workspace():
    program.make_workspace()
    answer = succeed_json("priority", "--need", "transfer")
    tap.equal((answer["ladder"]["region"], answer["place"]["value"]["level"]), ("dalarna", 2))
    tap.true("dalarna" in refuse(UNUSABLE, "priority", "--region", "stockholm"), "the workspace's own is named")


def test_on_paper_and_in_the_record():
    """What the page puts into a draft: the needs with their area; in Västerbotten that it is for leisure only."""
    for region, facts, value, words in [
        ("dalarna", {"need": ["chosen-activity"], "need-area": "mobility"}, {"level": 4, "of": 4, "area": "mobility"},
         ["Priority 4 of 4, Mobility", "Section 2.1.1", "Mobility · Activities of free choice"]),
        ("dalarna", {"need": ["transfer", "personal-adl"]}, None,
         ["Your judgement", "Section 2.1.1", "Transfer, Personal care at home"]),
        ("vasterbotten", {"need": ["transfer"], "leisure-only": True}, "excluded",
         ["Not covered", "Section Prioritering i hjälpmedelsförskrivning", "Transfer", "Only for leisure: yes"]),
    ]:
        folder = program.scratch / f"papper-{region}"
        if not folder.exists():
            program.make_workspace(folder, region)
        device = {"article-number": "P-1", "name": "Provhjälpmedel", "iso-code": "12 06 06", "supplier": "Prov AB"}
        draft = program.make_draft(None, region=region, facts=facts, device=device)
        number = succeed("prescribe", write("utkast.json", draft), folder=folder).strip()
        record = succeed_json("register", "show", number, folder=folder)
        tap.equal(record["assessment"]["decisions"]["priority"]["value"], value)
        tap.equal({name: record["prescription"]["facts"][name] for name in facts}, facts)
        path = program.scratch / "papper.pdf"
        succeed("export", "pdf", number, path, folder=folder)
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, encoding="utf-8").stdout
        for one in words:
            tap.true(one in " ".join(text.split()), f"{one} in {text}")


def test_wrong_words():
    for words, allowed in {
        (): "dalarna", ("--region", "skåne"): "dalarna", ("--region", "dalarna", "--need", "flyga"): "transfer",
        ("--region", "dalarna", "--need", ""): "transfer", ("--region", "dalarna", "--area", "moon"): "mobility",
        ("--region", "dalarna", "--fact", "age"): "NAME=VALUE", ("--region", "dalarna", "--fact", "age=old"): "130",
        ("--region", "dalarna", "--fact", "age=99999999999999999999"): "130",
        ("--region", "dalarna", "--fact", "plats=home"): "plats", ("--region", "dalarna", "--fact", "rental=ja"): "true",
        ("--region", "dalarna", "--fact", "place-of-use=moon"): "home", ("--region", "dalarna", "--fact", "=x"): "“”",
        ("--region", "dalarna", "--fact", "need=transfer"): "--need",
        ("--region", "dalarna", "--date", "2026-02-30"): "YYYY-MM-DD",
        ("--region", "dalarna", "--need", "x" * 100000): "transfer",
        ("--region", "dalarna", "more"): "priority", ("--region", "dalarna", "--level", "1"): "--level",
    }.items():
        tap.true(allowed in refuse(UNUSABLE, "priority", *words, folder=None), allowed)


tap.main(test_dalarna, test_every_entry_is_an_assessment, test_place, test_several_needs, test_area_decides, test_leisure,
         test_discharge, test_regions_without, test_in_words, test_workspace, test_on_paper_and_in_the_record,
         test_wrong_words)
