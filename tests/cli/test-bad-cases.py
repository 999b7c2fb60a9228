#!/usr/bin/env python3
"""Every fact of the vocabulary wrong once in every way: one line that names the file, the fact and what is allowed."""
import program
import tap
from program import UNUSABLE, refuse, succeed_json, write

vocabulary = succeed_json("facts", folder=None)
FACTS = vocabulary["facts"]
# What no fact may be, whatever its type.
OF_NO_TYPE = [1.5, [[]], {}, {"value": True}, [None], "", 10 ** 30]
WRONG = {
    "boolean": ["true", 1, []],
    "integer": [True, "7", -1, [7]],
    "enum": [True, 7, "no-such-value", []],
    "set": [True, 7, "no-such-value", ["no-such-value"], [7]],
    "code": [True, 120606, "rullator", "123", "12345678901", []],
}


def case(facts):
    return {"region": "dalarna", "date": "2026-11-22", "facts": facts}


def list_allowed(fact):
    """Words of which a refusal of the fact's value must hold every one."""
    if "values" in fact:
        return [value["id"] for value in fact["values"]]
    return {"boolean": ["true", "false"], "integer": [str(fact.get("maximum"))], "code": ["digits"]}[fact["type"]]


def test_fact(fact):
    """The wrong case is the second of two, so that its place has to be told too."""
    for value in WRONG[fact["type"]] + OF_NO_TYPE:
        said = refuse(UNUSABLE, "assess", write("fall.json", [case({}), case({fact["id"]: value})]), folder=None)
        for word in ["fall.json", "case 2", fact["id"], *list_allowed(fact)]:
            if word not in said:
                tap.true(False, f"“{word}” stands in: {said}")


def test_null():
    """Null is unknown, for every fact."""
    nothing, null = succeed_json("assess", write("fall.json", [case({}), case({fact["id"]: None for fact in FACTS})]), folder=None)
    tap.equal(null, nothing, "a case with every fact null")


tap.main(test_null, *((f"fact: {fact['id']}", test_fact, fact) for fact in FACTS))
