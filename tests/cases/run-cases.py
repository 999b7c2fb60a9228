#!/usr/bin/env python3
"""run-cases.py PROGRAM CASES.json…: worked cases through the real command line, one TAP line a case.

Each case names what it expects, and says nothing of the rest:
  decisions     {question: {status, value, missing_any_of}}
  one_of        {question: [answers]}: the answer is one of them       never: it is none of them
  missing_any_of  some question asks for one of these facts
  cites         sections of which an answer or duty named in the case cites one     cites_any: one of each group
  duties, not_duties
  validity      {document: state}, or documents: [{id, validity}]     validity_not: {document: [states]}
"""
import json
import re
import subprocess
import sys


def section_key(text):
    """Sections are compared by number where they have one, so that '6.2.1 Skolan' is '6.2.1'."""
    text = " ".join(str(text).lower().split())
    number = re.match(r"\d+(\.\d+)*", text)
    return number.group() if number else text.rstrip(".")


def agrees(answer, wanted):
    return all(answer[member] == wanted[member] for member in ("status", "value") if member in wanted)


def show(answer):
    return f"{answer['status']} {json.dumps(answer['value'], ensure_ascii=False)}"


def check_answers(expect, decisions):
    for question, wanted in expect.get("decisions", {}).items():
        answer = decisions[question]
        if not agrees(answer, wanted):
            yield f"{question} is {show(answer)}, not {json.dumps(wanted, ensure_ascii=False)}"
        facts = wanted.get("missing_any_of")
        if facts and not set(facts) & set(answer["missing"]):
            yield f"{question} asks for {answer['missing']}, none of {facts}"
    for question, options in expect.get("one_of", {}).items():
        if not any(agrees(decisions[question], option) for option in options):
            yield f"{question} is {show(decisions[question])}, none of {options}"
    for question, options in expect.get("never", {}).items():
        if any(agrees(decisions[question], option) for option in options):
            yield f"{question} is {show(decisions[question])}, which the text rules out"
    facts = expect.get("missing_any_of")
    if facts and not any(set(facts) & set(answer["missing"]) for answer in decisions.values()):
        yield f"no question asks for any of {facts}"


def cited_sections(expect, got):
    named = set(expect.get("decisions", {})) | set(expect.get("one_of", {}))
    if not named and not expect.get("duties"):
        named = set(got["decisions"])
    cited = {citation["section"] for question in named for citation in got["decisions"][question]["citations"]}
    cited |= {duty["citation"]["section"] for duty in got["duties"] if duty["id"] in expect.get("duties", [])}
    return {section_key(section) for section in cited}


def check_sections(expect, got):
    cited = cited_sections(expect, got)
    groups = list(expect.get("cites_any", []))
    if expect.get("cites"):
        groups.append(expect["cites"])
    for group in groups:
        if not cited & {section_key(section) for section in group}:
            yield f"cites {sorted(cited)}, none of {group}"


def check_duties(expect, got):
    duties = {duty["id"] for duty in got["duties"]}
    for duty in set(expect.get("duties", [])) - duties:
        yield f"the duty {duty} is missing"
    for duty in set(expect.get("not_duties", [])) & duties:
        yield f"the duty {duty} does not apply"


def check_validity(expect, got):
    states = {document["id"]: document["validity"] for document in got["documents"]}
    wanted = dict(expect.get("validity", {}))
    wanted.update({document["id"]: document["validity"] for document in expect.get("documents", [])})
    for document, state in wanted.items():
        if states.get(document) != state:
            yield f"{document} is {states.get(document)}, not {state}"
    for document, ruled_out in expect.get("validity_not", {}).items():
        if document not in states or states[document] in ruled_out:
            yield f"{document} is {states.get(document)}, none of {ruled_out} may be"


KNOWN = {"decisions", "one_of", "never", "missing_any_of", "cites", "cites_any", "duties", "not_duties", "validity",
         "validity_not", "documents"}


def check(case, got):
    expect = case["expect"]
    # An expectation that nobody checks would pass for ever.
    for member in set(expect) - KNOWN:
        yield f"“{member}” is no expectation"
    if not expect:
        yield "the case expects nothing"
    if len(got["decisions"]) != 11:
        yield f"{len(got['decisions'])} questions are answered"
    yield from check_answers(expect, got["decisions"])
    yield from check_sections(expect, got)
    yield from check_duties(expect, got)
    yield from check_validity(expect, got)


def assess(program, arguments, cases):
    text = json.dumps([case["case"] for case in cases], ensure_ascii=False)
    result = subprocess.run([program, "assess", *arguments, "/dev/stdin"], input=text, capture_output=True, text=True)
    if result.returncode != 0:
        print(f"Bail out! {result.stderr.strip()}")
        sys.exit(1)
    return json.loads(result.stdout)


def main():
    program, files = sys.argv[1], sys.argv[2:]
    n_tests = n_failed = 0
    print("TAP version 14")
    for file in files:
        groups = {}
        with open(file, encoding="utf-8") as stream:
            for case in json.load(stream):
                groups.setdefault(tuple(case.get("args", [])), []).append(case)
        for arguments, cases in groups.items():
            for case, got in zip(cases, assess(program, arguments, cases), strict=True):
                faults = list(check(case, got))
                n_tests += 1
                n_failed += bool(faults)
                print(f"{'not ok' if faults else 'ok'} {n_tests} - {case['id']}")
                for fault in faults:
                    print(f"{case['id']}: {fault}", file=sys.stderr)
    print(f"1..{n_tests}")
    return 1 if n_failed else 0


if __name__ == "__main__":
    sys.exit(main())
