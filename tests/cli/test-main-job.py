#!/usr/bin/env python3
"""The main job from an empty folder to the paper, through the real program."""
import json
import pathlib
import re
import subprocess

import program
import tap
from program import DONE, REFUSED, UNUSABLE, make_draft, refuse, run, succeed, succeed_json, write

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "data" / "examples" / "sortiment.csv"

signed = []


def test_init():
    program.make_workspace()
    tap.equal({path.name for path in program.workspace.iterdir()} >= {"register.db", "catalogue.db"}, True, "files")
    refuse(REFUSED, "init", "--region", "dalarna")


def test_nothing_readable():
    for path in program.workspace.iterdir():
        content = path.read_bytes()
        tap.true(b"SQLite format 3" not in content, f"{path.name} is not encrypted")
        tap.true("Prov Förskrivare".encode() not in content, f"{path.name} can be read")


def test_import_examples():
    outcome = succeed_json("catalogue", "import", "--examples")
    tap.equal((outcome["read"] >= 150, outcome["unusable"]), (True, 0), "outcome")


def test_search():
    found = succeed_json("catalogue", "search", "rollator", "--limit", "3")
    tap.equal(len(found["hits"]), 3, "hits")
    tap.true(found["total"] >= 3 and not found["more"], "total")
    tap.true(all(hit["example"] and "ollator" in hit["name"] for hit in found["hits"]), "the hits are rollators")
    by_code = succeed_json("catalogue", "search", "12", "06", "06")
    tap.true(by_code["hits"] and all(hit["iso-code"] == "120606" for hit in by_code["hits"]), "the hits have the code")
    tap.equal(succeed_json("catalogue", "search", "finnsintealls"), {"total": 0, "more": False, "hits": []}, "no hits")
    lines = succeed("catalogue", "search", "rollator", "--limit", "3").splitlines()
    tap.equal([line.split()[0] for line in lines], [hit["article-number"] for hit in found["hits"]], "same hits")


def first_rollator():
    return succeed_json("catalogue", "search", "rollator", "--limit", "1")["hits"][0]


def test_prescribe():
    article = first_rollator()["article-number"]
    draft = write("utkast.json", make_draft(article))
    printed = succeed("prescribe", draft)
    tap.true(re.fullmatch(r"\d{4}-0001\n", printed), f"prints the id: {printed!r}")
    signed.append(printed.strip())


def test_prescribe_again():
    """Another device with the same function is found among the person's own, and the paper of it says so."""
    article = first_rollator()["article-number"]
    draft = write("utkast.json", make_draft(article, replaces=signed[0]))
    answer = succeed_json("prescribe", draft)
    tap.true(re.fullmatch(r"[0-9a-f]{8}", answer["check-code"]), "check code")
    signed.append(answer["id"])
    facts = succeed_json("register", "show", answer["id"])["assessment"]["decisions"]["double-prescription"]
    tap.true(facts["status"] != "missing-facts" or "has-same-function" not in facts["missing"], "the register knows")


def test_list():
    records = succeed_json("register", "list")
    tap.equal([record["id"] for record in records], signed[::-1], "newest first")
    tap.equal([record["status"] for record in records], ["active", "exchanged"], "states")
    tap.equal(records[0]["person"], "201701102384", "person")
    tap.equal(len(succeed_json("register", "list", "Testsdotter")), 2, "by name")
    tap.equal(succeed_json("register", "list", "finnsinte"), [], "by nothing")


def test_show():
    record = succeed_json("register", "show", signed[0])
    tap.equal(record["prescription"]["facts"]["need"], ["transfer"], "facts")
    tap.equal(record["prescription"]["asked"], ["housing"], "asked")
    tap.equal(record["assessment"]["decisions"]["priority"]["status"], "decided", "priority")
    tap.equal(record["program-version"], succeed("--version", folder=None).split()[1], "version")
    text = succeed("register", "show", signed[0])
    tap.true(signed[0] in text and "Testa Testsdotter" in text, "text")


def test_frozen_assessment():
    """What was assessed is what the same facts give through the assessor alone."""
    record = succeed_json("register", "show", signed[0])
    facts = dict(record["prescription"]["facts"], age=record_age(record), **{
        "iso-code": record["prescription"]["device"]["iso-code"],
        "prescriber-profession": "occupational-therapist",
        "prescriber-organisation": "primary-care-listed",
    })
    if "price-ore" in record["prescription"]["device"]:
        facts["price"] = -(-record["prescription"]["device"]["price-ore"] // 100)
    case = write("fall.json", {"region": "dalarna", "date": record["prescription"]["date"], "facts": facts})
    assessed = succeed_json("assess", case, folder=None)
    tap.equal(record["assessment"]["decisions"], assessed["decisions"], "decisions")
    tap.equal(record["assessment"]["duties"], assessed["duties"], "duties")


def record_age(record):
    year, month, day = map(int, record["prescription"]["date"].split("-"))
    return year - 2017 - ((month, day) < (1, 10))


def pdf_text(path):
    result = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, encoding="utf-8", check=True)
    return result.stdout


def test_export_pdf():
    paths = [program.scratch / "ett.pdf", program.scratch / "två.pdf"]
    for path in paths:
        tap.equal(succeed("export", "pdf", signed[0], path), "", "says nothing")
    tap.equal(paths[0].read_bytes(), paths[1].read_bytes(), "the same record gives the same bytes")
    text = pdf_text(paths[0])
    for word in (signed[0], "Testa Testsdotter", first_rollator()["name"], "Prov Förskrivare"):
        tap.true(word in text, f"“{word}” stands on the paper")
    easy = program.scratch / "lätt.pdf"
    succeed("export", "pdf", "--easy-read", signed[0], easy)
    tap.true(pdf_text(easy) != text, "the easy-read page is another")


def test_export_refused():
    refuse(REFUSED, "export", "pdf", "2001-0001", program.scratch / "x.pdf")
    tap.true(not (program.scratch / "x.pdf").exists(), "nothing is written")
    refuse(REFUSED, "export", "pdf", signed[0], program.scratch / "finns" / "inte" / "x.pdf")


def test_own_assortment():
    """A region's own assortment, as a spreadsheet program saves it; then examples can't be signed any more."""
    rows = "Artikelnr;Benämning;Leverantör;ISO-kod;Pris\r\nA1;Rullstol Prövling;Provbolaget;12 22 03;12 345,50\r\n" \
           "A2;Säng Prövling;Provbolaget;18 12 10;9 999,00\r\nA3;;Provbolaget;12 22 03;1,00\r\n"
    outcome = succeed_json("catalogue", "import", write("sortiment.csv", rows.encode("cp1252")))
    tap.equal((outcome["read"], outcome["unusable"]), (2, 1), "outcome")
    tap.equal(outcome["problems"][0]["line"], 4, "line")
    hit = succeed_json("catalogue", "search", "prövling", "säng")["hits"][0]
    tap.equal((hit["article-number"], hit["price-ore"], hit["example"]), ("A2", 999900, False), "article")
    refuse(REFUSED, "prescribe", write("utkast.json", make_draft(first_rollator()["article-number"])))
    signed.append(succeed("prescribe", write("utkast.json", make_draft("A1"))).strip())


def test_examples_as_file():
    """The invented articles say what they are wherever they show, also when the file is read in as any other."""
    folder = program.scratch / "öva"
    program.make_workspace(folder=folder)
    succeed("catalogue", "import", EXAMPLES, folder=folder)
    found = succeed_json("catalogue", "search", "1", folder=folder)["hits"]
    tap.true(found and all(hit["example"] for hit in found), "every hit")
    lines = succeed("catalogue", "search", "rollator", folder=folder).splitlines()
    tap.true(lines and all(line.endswith("  EXAMPLE") for line in lines), "every line")
    number = succeed("prescribe", write("utkast.json", make_draft("EX-0063")), folder=folder).strip()
    tap.true(succeed_json("register", "list", folder=folder)[0]["example"], "the list")
    for text in (succeed("register", "list", folder=folder), succeed("register", "show", number, folder=folder)):
        tap.true(text.splitlines()[0].endswith("  EXAMPLE"), text)
    tap.true(succeed_json("register", "show", number, folder=folder)["prescription"]["device"]["example"], "the record")
    paper = program.scratch / "öva.pdf"
    succeed("export", "pdf", number, paper, folder=folder)
    tap.true("this prescription is not valid" in " ".join(pdf_text(paper).split()), "the paper")
    succeed("catalogue", "import", write("eget.csv", "Artikelnr;Namn;ISO-kod\nA1;Stol;180903\n"), folder=folder)
    refuse(REFUSED, "prescribe", write("utkast.json", make_draft("EX-0063")), folder=folder)


def test_reference_instead_of_number():
    person = {"reference": "R-17", "name": "Skyddad", "birth-year": 1950}
    signed.append(succeed("prescribe", write("utkast.json", make_draft("A2", person=person))).strip())
    tap.equal(succeed_json("register", "list", "R-17")[0]["person"], "R-17", "person")


def test_check():
    tap.equal(succeed_json("check"), {"whole": True}, "check")
    succeed("check")


def test_backup():
    """A backup is a workspace of its own: it opens with the passphrase, holds the register, and goes on from there."""
    folder = program.scratch / "säkerhetskopia"
    tap.equal(succeed_json("backup", folder), {"whole": True}, "backup")
    for path in folder.iterdir():
        content = path.read_bytes()
        tap.true(b"SQLite format 3" not in content and b"Provenheten" not in content, f"{path.name} is encrypted")
        tap.equal(path.stat().st_mode & 0o077, 0, f"{path.name} is the owner's alone")
    succeed("check", folder=folder)
    tap.equal(succeed_json("register", "list", folder=folder), succeed_json("register", "list"), "the register")
    tap.equal(succeed_json("catalogue", "search", "rollator", folder=folder)["hits"], [], "an empty catalogue")
    refuse(REFUSED, "check", folder=folder, passphrase=write("fel", "åtta sjösjuka sjömän\n"))
    refuse(REFUSED, "backup", folder)
    succeed("backup", program.scratch / "en till")


def test_standard_input():
    case = '{"region": "dalarna", "date": "2026-11-22", "facts": {}}'
    tap.true(succeed("assess", "-", folder=None, text=case).startswith("{"), "reads standard input")


def test_assess_text():
    case = write("fall.json", {"region": "vasterbotten", "date": "2026-11-22", "facts": {"need": "life-sustaining"}})
    english = succeed("assess", case, "--format", "text", folder=None)
    tap.true("Priority: " in english and "Västerbotten" in english, english)
    tap.equal(succeed_json("assess", case, "--format", "json", folder=None)["region"], "vasterbotten", "JSON")


def test_facts():
    vocabulary = succeed_json("facts", folder=None)
    tap.true("place-of-use" in str(vocabulary), "the vocabulary")


def test_policy_list():
    documents = {document["id"] for document in succeed_json("policy", "list", folder=None)}
    tap.equal(documents, {"vgr-school-2022", "stockholm-school-2026", "stockholm-care-2021", "dalarna-costs",
                          "vasterbotten-strategy-2023"}, "documents")
    tap.true(all(document in succeed("policy", "list", folder=None) for document in documents), "as text")


def test_policy_list_in_words():
    """The contract's words in JSON, the reader's own in text."""
    words = {"in-force": ("in force", "gäller"), "pending": ("not confirmed to be in force", "inte bekräftat"),
             "expired": ("has expired", "har gått ut"), "not-yet-in-force": ("not yet in force", "gäller inte än")}
    validities = [document["validity"] for document in succeed_json("policy", "list", folder=None)]
    for column, locale in enumerate(("C.UTF-8", "sv_SE.UTF-8")):
        # Each document's id and title stand first, its validity on the line below.
        text = succeed("policy", "list", folder=None, locale=locale).splitlines()
        states = [below for line, below in zip(text, text[1:]) if not line.startswith(" ")]
        tap.equal(len(states), len(validities), "documents")
        for state, validity in zip(states, validities):
            tap.true(state.strip().startswith(words[validity][column]), f"{validity}: {state}")


def test_override_in_words():
    override = {"question": "double-prescription", "value": "not-applicable", "reason": "Inget annat finns."}
    spec = next(one for one in succeed_json("facts", folder=None)["questions"] if one["id"] == override["question"])
    label = next(value["label"] for value in spec["values"] if value["id"] == override["value"])
    number = succeed("prescribe", write("utkast.json", make_draft("A1", overrides=[override]))).strip()
    text = succeed("register", "show", number)
    tap.true(f"    Set aside: {label}. Reason: Inget annat finns." in text, text)
    tap.true("not-applicable" not in text, text)


def test_help():
    english = succeed("--help", folder=None)
    for words in ("assess", "facts", "policy list", "init", "catalogue import", "catalogue search", "prescribe",
                  "register list", "register show", "export pdf", "check", "backup", "Exit status"):
        tap.true(words in english, f"“{words}” stands in the help")
    tap.equal(run("--help", folder=None, locale="en_US.UTF-8").stdout, english, "English in an English locale")


def test_help_in_swedish():
    result = run("--help", folder=None, locale="sv_SE.UTF-8")
    tap.equal((result.returncode, result.stderr), (DONE, ""), "help")
    tap.true("Så här används det" in result.stdout and "Usage" not in result.stdout, result.stdout)
    result = run("finnsinte", folder=None, locale="sv_SE.UTF-8")
    tap.equal(result.returncode, UNUSABLE, "unknown command")
    tap.true("det finns inget kommando" in result.stderr, result.stderr)


def test_other_locale():
    """Numbers and JSON look the same whatever the language."""
    case = write("fall.json", {"region": "vasterbotten", "date": "2026-11-22", "facts": {"need": "life-sustaining"}})
    answers = []
    for locale in ("sv_SE.UTF-8", "en_US.UTF-8", "C"):
        result = run("assess", case, folder=None, locale=locale)
        tap.equal((result.returncode, result.stderr), (DONE, ""), locale)
        decisions = json.loads(result.stdout)["decisions"]
        answers.append({question: (answer["status"], answer["value"]) for question, answer in decisions.items()})
    tap.equal(len(answers[0]), 11, "questions")
    tap.equal(answers[1:], [answers[0]] * 2, "the same answers in every language")


tap.main(test_init, test_nothing_readable, test_import_examples, test_search, test_prescribe, test_prescribe_again,
         test_list, test_show, test_frozen_assessment, test_export_pdf, test_export_refused, test_own_assortment,
         test_examples_as_file, test_reference_instead_of_number, test_check, test_backup, test_standard_input, test_assess_text, test_facts,
         test_policy_list, test_policy_list_in_words, test_override_in_words, test_help, test_help_in_swedish, test_other_locale)
