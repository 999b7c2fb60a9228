#!/usr/bin/env python3
"""assess --explore: what would change an answer, as JSON and in words, and what is refused."""
from program import UNUSABLE, refuse, succeed, succeed_json, write

import tap

SCHOOL = {"region": "dalarna", "date": "2026-11-22",
          "facts": {"place-of-use": "compulsory-school", "has-same-function": True}}
COSTLY = {"region": "stockholm", "date": "2026-11-22",
          "facts": {"housing": "lss-housing", "place-of-use": "home", "device-kind": "treatment-device",
                    "device-field": "other", "age": 40}}


def assess(case, *words):
    return succeed_json("assess", write("fall.json", case), *words, folder=None)


def with_fact(case, fact, value):
    return {**case, "facts": {**case["facts"], fact: value}}


def test_every_statement_is_true():
    answer = assess(SCHOOL, "--explore", "double-prescription", "--explore", "priority")
    tap.equal(sorted(answer["what-if"]), ["double-prescription", "priority"])
    cases, claims = [], []
    for question, facts in answer["what-if"].items():
        for one in facts:
            for branch in one["branches"]:
                for when in branch["when"]:
                    cases.append(with_fact(SCHOOL, one["fact"], when["value"]))
                    claims.append((question, branch["status"], branch["value"]))
    tap.true(len(cases) > 20, f"{len(cases)} statements")
    for (question, status, value), said in zip(claims, assess(cases), strict=True):
        decision = said["decisions"][question]
        tap.equal((decision["status"], decision["value"]), (status, value), question)


def test_the_case_itself_is_marked():
    answer = assess(SCHOOL, "--explore", "double-prescription")
    place = next(one for one in answer["what-if"]["double-prescription"] if one["fact"] == "place-of-use")
    tap.true(place["known"], "the place is known")
    current = [branch for branch in place["branches"] if branch["current"]]
    tap.equal([branch["value"] for branch in current], [answer["decisions"]["double-prescription"]["value"]])
    tap.true({"document": "dalarna-costs", "section": "6.2.1"} in current[0]["citations"], current[0])


def test_one_fact():
    facts = assess(SCHOOL, "--explore", "reimbursement", "--fact", "age")["what-if"]["reimbursement"]
    tap.equal([(one["fact"], one["known"], len(one["branches"])) for one in facts], [("age", False, 1)])


def test_an_amount_is_computed():
    """Stockholm's care agreement, special application: a share of what lies above 10 000 SEK a month."""
    facts = assess(COSTLY, "--explore", "reimbursement", "--fact", "monthly-cost")["what-if"]["reimbursement"]
    computed = [branch for branch in facts[0]["branches"] if branch["computed"]]
    tap.equal([(branch["value"], branch["when"][0]["from"]) for branch in computed], [(None, 10001)], facts)


def test_in_words():
    text = succeed("assess", write("fall.json", SCHOOL), "--explore", "double-prescription", "--format", "text",
                   folder=None)
    tap.true("Second set: what would change the answer?\n" in text, text)
    tap.true("    yes (now): No second set may be prescribed (6.2.1)\n" in text, text)
    tap.true("    no: Nothing with the same function is prescribed (7.1)\n" in text, text)


def test_refused():
    path = write("fall.json", SCHOOL)
    for words in (("--explore", "nothing"), ("--explore", "payer", "--fact", "nothing"), ("--fact", "age"),
                  ("--explore",)):
        refuse(UNUSABLE, "assess", path, *words, folder=None)


tap.main(test_every_statement_is_true, test_the_case_itself_is_marked, test_one_fact, test_an_amount_is_computed,
         test_in_words, test_refused)
