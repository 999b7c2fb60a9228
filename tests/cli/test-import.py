#!/usr/bin/env python3
"""An assortment of whatever shape: previewed, tried, taken in, taken in anew, and removed with its source."""
import datetime
import json
import os
import pty
import signal
import subprocess
import zipfile
from xml.sax.saxutils import escape

import program
import tap
from program import DONE, REFUSED, UNUSABLE, refuse, run, succeed, succeed_json, write

HEADINGS = "Artikelnummer;Benämning;Leverantör;ISO-kod;Pris\n"
FIRST = HEADINGS + ("A1;Rollator Prövling;Provbolaget;12 06 06;1 200,00\n"
                    "A2;Säng Prövling;Provbolaget;18 12 10;9 999,00\n"
                    "A3;Stol Prövling;Provbolaget;18 09 03;500,00\n"
                    "A4;Bord Prövling;Provbolaget;18 03 03;700,00\n")
# Another price, a row that can't be used, a row that is gone and one that is new.
SECOND = HEADINGS + ("A1;Rollator Prövling;Provbolaget;12 06 06;1 250,00\n"
                     "A2;Säng Prövling;Provbolaget;18 12 10;dyrt\n"
                     "A3;Stol Prövling;Provbolaget;18 09 03;500,00\n"
                     "A5;Lyft Prövling;Provbolaget;12 36 03;20 000,00\n")
# Once this file is there it is the next day (tests/common/tomorrow.c).
NIGHT = program.scratch / "natt"
COUNTS = ("read", "new", "changed", "same", "gone", "kept", "unusable")


def counts(outcome):
    return tuple(outcome[name] for name in COUNTS)


def state():
    """What a search for everything gives, and the sources."""
    return succeed_json("catalogue", "search", "Prövling", "--limit", "1000"), succeed_json("catalogue", "sources")


def find_change(outcome, article):
    return next(change for change in outcome["changes"] if change["article-number"] == article)


def preview(path, *options, folder=None):
    return json.loads(succeed("catalogue", "import", path, "--preview", *options, folder=folder))


def columns(shown):
    """What each heading of the only chosen sheet was taken for."""
    sheet = next(sheet for sheet in shown["sheets"] if sheet["chosen"])
    return {column["heading"]: column["field"] for column in sheet["columns"]}


NAMESPACES = ('xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
              'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def write_workbook(name, sheets):
    """A workbook with sheets of texts, as small as one can be."""
    path, numbers = program.scratch / name, range(1, len(sheets) + 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">'
                         f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                         f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
                         + "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
                                   for n in numbers) + "</Types>")
        package.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
                         f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        package.writestr("xl/workbook.xml", f"<workbook {NAMESPACES}><sheets>" + "".join(
            f'<sheet name="{escape(sheet)}" sheetId="{n}" r:id="rId{n}"/>' for n, sheet in zip(numbers, sheets))
            + "</sheets></workbook>")
        package.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(
            f'<Relationship Id="rId{n}" Type="{relation}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
            + "</Relationships>")
        for n, rows in zip(numbers, sheets.values()):
            package.writestr(f"xl/worksheets/sheet{n}.xml", f"<worksheet {NAMESPACES}><sheetData>" + "".join(
                f'<row r="{line}">' + "".join(f'<c r="{chr(65 + column)}{line}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
                                              for column, cell in enumerate(row)) + "</row>"
                for line, row in enumerate(rows, 1)) + "</sheetData></worksheet>")
    return path


def test_preview_without_a_workspace():
    shown = preview(write("sortiment.csv", FIRST))
    tap.equal(shown["kind"], "csv", "kind")
    tap.equal(columns(shown), {"Artikelnummer": "article_number", "Benämning": "name", "Leverantör": "supplier",
                               "ISO-kod": "iso_code", "Pris": "price"}, "columns")


def test_preview_changes_nothing():
    def files():
        return {name: one for name, one in program.snapshot().items() if name.endswith(".db")}

    before = files()
    preview(write("sortiment.csv", FIRST), folder=program.workspace)
    tap.equal(files(), before, "register and catalogue")
    tap.equal(state()[1], [], "no source")


def test_dry_run_changes_nothing():
    path = write("sortiment.csv", FIRST)
    outcome = succeed_json("catalogue", "import", path, "--dry-run")
    tap.equal((outcome["dry-run"], outcome["source"], outcome["plan"]), (True, "sortiment.csv", "guessed"), "outcome")
    tap.equal(counts(outcome), (4, 4, 0, 0, 0, 0, 0), "counts")
    tap.equal([change["kind"] for change in outcome["changes"]], ["new"] * 4, "changes")
    tap.equal(state(), ({"total": 0, "more": False, "hits": []}, []), "nothing is in")
    tap.true("nothing has been changed" in succeed("catalogue", "import", path, "--dry-run"), "it is said")


def test_import():
    path = write("sortiment.csv", FIRST)
    tried = succeed_json("catalogue", "import", path, "--dry-run")
    outcome = succeed_json("catalogue", "import", path)
    tap.equal(outcome, {**tried, "dry-run": False}, "as the dry run said")
    source, = succeed_json("catalogue", "sources")
    tap.equal((source["name"], source["articles"], source["gone"]), ("sortiment.csv", 4, 0), "source")


def test_import_the_same_again():
    before = state()[0]
    outcome = succeed_json("catalogue", "import", write("sortiment.csv", FIRST))
    tap.equal((counts(outcome), outcome["changes"]), ((4, 0, 0, 4, 0, 0, 0), []), "nothing changes")
    tap.equal(outcome["plan"], "remembered", "read as last time")
    tap.equal(state()[0], before, "the same articles")


def test_newer_file():
    """Of the next day: a price that is put right the same day has never been one."""
    NIGHT.touch()
    path, before = write("sortiment.csv", SECOND), state()
    tried = succeed_json("catalogue", "import", path, "--dry-run")
    tap.equal(state(), before, "a dry run changes nothing")
    outcome = succeed_json("catalogue", "import", path)
    tap.equal(outcome, {**tried, "dry-run": False}, "as the dry run said")
    tap.equal(counts(outcome), (3, 1, 1, 1, 1, 1, 1), "counts")
    changed = find_change(outcome, "A1")
    tap.equal((changed["kind"], changed["fields"], changed["price-before"], changed["price-after"]),
              ("changed", ["price"], 120000, 125000), "the price")
    tap.equal([find_change(outcome, article)["kind"] for article in ("A4", "A5")], ["gone", "new"], "gone and new")
    tap.equal((outcome["problems"][0]["line"], outcome["problems"][0]["reason"]), (3, "price"), "the row")
    tap.equal(succeed_json("catalogue", "show", "A2")["price"], 999900, "what can't be read stays as it was")


def test_show():
    article = succeed_json("catalogue", "show", "A1")
    tap.equal((article["name"], article["price"], article["iso-code"], article["gone-since"]),
              ("Rollator Prövling", 125000, "120606", None), "article")
    tap.equal([point["price"] for point in article["prices"]], [125000, 120000], "prices, newest first")
    today = datetime.date.fromisoformat(article["prices"][1]["from"])
    tomorrow = str(today + datetime.timedelta(days=1))
    tap.equal([(point["from"], point["until"]) for point in article["prices"]],
              [(tomorrow, None), (str(today), tomorrow)], "when")
    gone = succeed_json("catalogue", "show", "A4")
    tap.equal((gone["discontinued"], gone["gone-since"]), (True, tomorrow), "an article that is gone")
    said = succeed("catalogue", "show", "A1").replace("\N{NO-BREAK SPACE}", " ")
    for word in ("Rollator Prövling", "1250", "1200", "12 06 06"):
        tap.true(word in said, f"“{word}” stands in: {said}")
    tap.equal(succeed_json("catalogue", "show", "A1", "--supplier", "Provbolaget"), article, "by supplier")
    refuse(REFUSED, "catalogue", "show", "A1", "--supplier", "Ett annat bolag")
    refuse(REFUSED, "catalogue", "show", "A99")


def test_back_again():
    outcome = succeed_json("catalogue", "import", write("sortiment.csv", FIRST))
    tap.equal(counts(outcome), (4, 0, 2, 2, 1, 0, 0), "counts")
    article = succeed_json("catalogue", "show", "A4")
    tap.equal((article["discontinued"], article["gone-since"]), (False, None), "it is no longer gone")


def test_report():
    rows = HEADINGS + "".join(f"=B{i};Stol;Bolaget;18 09 03;dyrt\n" for i in range(30))
    path, report = write("fel.csv", rows + "B99;Stol;Bolaget;18 09 03;1,00\n"), program.scratch / "rapport.csv"
    report.write_text("en äldre rapport", encoding="utf-8")
    outcome = succeed_json("catalogue", "import", path, "--dry-run", "--report", report)
    tap.equal((outcome["unusable"], outcome["read"]), (30, 1), "outcome")
    text = report.read_bytes().decode("utf-8-sig")
    tap.equal(len(text.splitlines()), 31, "headings and a line for each row")
    tap.true("dyrt" in text and not text.startswith("en äldre"), "what stands in them")
    said = succeed("catalogue", "import", path, "--dry-run")
    tap.true("10 more" in said and said.count("dyrt") == 20, "the first of them")
    refuse(UNUSABLE, "catalogue", "import", write("tom.csv", ""), "--report", report)
    tap.equal(report.read_bytes().decode("utf-8-sig"), text, "an import that fails leaves the report")
    before = state()
    refuse(REFUSED, "catalogue", "import", path, "--report", program.scratch / "finns" / "inte" / "rapport.csv")
    tap.equal(state(), before, "nothing is taken in where the report can't be written")


def test_map():
    text = "Kod;Text;Vara;Belopp\nM1;Rollator Kartlagd;120606;12,50\nM2;Säng Kartlagd;181210;13,00\n"
    wanted = {"Kod": "article_number", "Text": "name", "Vara": "iso_code", "Belopp": "price"}
    mapping = ",".join(f"{field}={heading}" for heading, field in wanted.items())
    path = write("karta.csv", text)
    tap.equal(columns(preview(path, "--map", mapping)), wanted, "preview")
    outcome = succeed_json("catalogue", "import", path, "--map", mapping, "--source", "Karta")
    tap.equal((outcome["source"], outcome["plan"], outcome["read"]), ("Karta", "given", 2), "outcome")
    article = succeed_json("catalogue", "show", "M1")
    tap.equal((article["name"], article["iso-code"], article["price"]), ("Rollator Kartlagd", "120606", 1250), "article")


def test_remembered():
    """Another file of the source, with its columns in another order."""
    path = write("nyare.csv", "Belopp;Vara;Text;Kod\n12,50;120606;Rollator Kartlagd;M1\n14,00;181210;Säng Kartlagd;M2\n")
    outcome = succeed_json("catalogue", "import", path, "--source", "Karta")
    tap.equal((outcome["plan"], outcome["changed"], outcome["same"]), ("remembered", 1, 1), "read as last time")
    tap.true("as last time" in succeed("catalogue", "import", path, "--source", "Karta"), "it is said")
    path = write("ny-form.csv", "Artikelnummer;Namn;ISO-kod;Pris\nM1;Rollator Kartlagd;120606;12,50\n")
    outcome = succeed_json("catalogue", "import", path, "--source", "Karta", "--dry-run")
    tap.equal((outcome["plan"], outcome["read"]), ("outgrown", 1), "other columns are guessed")
    tap.true("no longer" in succeed("catalogue", "import", path, "--source", "Karta", "--dry-run"), "it is said")


def test_values_for_the_whole_file():
    path = write("norsk.csv", "Artikelnummer;Namn;ISO-kod;Pris\nN1;Stol Norsk;180903;12,50\n")
    succeed("catalogue", "import", path, "--supplier", "Norsk Bolag", "--edition", "2016", "--currency", "NOK")
    article = succeed_json("catalogue", "show", "N1")
    tap.equal((article["supplier"], article["iso-edition"], article["currency"], article["price"]),
              ("Norsk Bolag", "2016", "NOK", 1250), "article")
    found = succeed_json("catalogue", "search", "Stol Norsk")["hits"][0]
    tap.equal(found["price-ore"], None, "no other currency is taken for kronor")


def test_no_heading_row():
    path = write("utan.csv", "U1;Rollator Utan;12 06 06\nU2;Säng Utan;18 12 10\n")
    outcome = succeed_json("catalogue", "import", path, "--header-line", "0", "--map",
                           "article_number=A,name=B,iso_code=3")
    tap.equal(counts(outcome), (2, 2, 0, 0, 0, 0, 0), "counts")
    tap.equal(succeed_json("catalogue", "show", "U1")["name"], "Rollator Utan", "the first row is an article")


def test_workbook():
    """A cover page is no assortment, and what can't be used is told with its sheet."""
    articles = [["Artikelnummer", "Benämning", "ISO-kod", "Pris"], ["W1", "Rollator Blad", "12 06 06", "100"],
                ["W2", "Säng Blad", "18 12 10", "dyrt"]]
    path = write_workbook("prislista.xlsx", {"Försättsblad": [["Prislista för 2027"], ["Gäller från januari"]],
                                             "Artiklar & tillbehör": articles, "Fler": [articles[0], ["W3", "Stol", "180903", "5"]]})
    shown = preview(path)
    tap.equal((shown["kind"], [sheet["sheet"] for sheet in shown["sheets"] if sheet["chosen"]]),
              ("xlsx", ["Artiklar & tillbehör", "Fler"]), "the sheets with articles")
    outcome = succeed_json("catalogue", "import", path, "--sheet", "Artiklar & tillbehör")
    tap.equal(counts(outcome), (1, 1, 0, 0, 0, 0, 1), "of one sheet")
    tap.equal((outcome["problems"][0]["sheet"], outcome["problems"][0]["line"]), ("Artiklar & tillbehör", 3), "where")
    said = refuse(UNUSABLE, "catalogue", "import", path, "--sheet", "Blad9")
    tap.true("Artiklar & tillbehör" in said and "Blad9" in said, f"names the sheets that there are: {said}")
    succeed("catalogue", "remove", "prislista.xlsx")


def test_json():
    path = write("sortiment.json", [{"articleNumber": "J1", "name": "Rollator Objekt", "isoCode": "120606"},
                                    {"articleNumber": "J2", "name": "Säng Objekt", "isoCode": "181210"}])
    outcome = succeed_json("catalogue", "import", path, "--map", "article_number=articleNumber,name=name,iso_code=isoCode")
    tap.equal(counts(outcome), (2, 2, 0, 0, 0, 0, 0), "counts")
    succeed("catalogue", "remove", "sortiment.json")


def test_bad_options():
    path, before = write("sortiment.csv", FIRST), state()
    for options in (("--map", "article_number=Finns inte"), ("--map", "vikt=Pris"), ("--map", "="), ("--sheet", "Blad9"),
                    ("--header-line", "-1"), ("--header-line", "99999"), ("--header-line", "x"), ("--currency", "kronor"),
                    ("--edition", "1066"), ("--source", " "), ("--map", ""), ("--examples",), ("fil2.csv",), ("--finns-inte",)):
        refuse(UNUSABLE, "catalogue", "import", path, *options)
    for arguments in (("import",), ("show",), ("show", "A1", "A2"), ("sources", "x"), ("remove",), ("remove", "a", "b")):
        refuse(UNUSABLE, "catalogue", *arguments)
    tap.equal(state(), before, "nothing has changed")


def test_no_file():
    """A pipe can't be read twice, and nobody may ever write to it."""
    pipe = program.scratch / "rör"
    os.mkfifo(pipe)
    for path in (pipe, program.scratch, "/dev/null"):
        for options in ((), ("--preview",), ("--dry-run",), ("--map", "name=A")):
            tap.true("folder or a device" in refuse(UNUSABLE, "catalogue", "import", path, *options), f"{path} {options}")
    refuse(UNUSABLE, "catalogue", "import", program.scratch / "finns-inte", "--preview", folder=None)
    path = write("sortiment.csv", FIRST)
    refuse(REFUSED, "catalogue", "import", path, "--report", path)
    tap.equal(path.read_text(encoding="utf-8"), FIRST, "a report is not written over its own file")


def test_sources():
    names = [source["name"] for source in succeed_json("catalogue", "sources")]
    tap.equal(names, ["Karta", "norsk.csv", "sortiment.csv", "utan.csv"], "in Swedish order")
    tap.equal(len(succeed("catalogue", "sources").splitlines()), 4, "as text")
    tap.equal(succeed("catalogue", "remove", "Karta"), "", "says nothing")
    refuse(REFUSED, "catalogue", "show", "M1")
    tap.equal(succeed_json("catalogue", "show", "A1")["name"], "Rollator Prövling", "the others stay")
    refuse(REFUSED, "catalogue", "remove", "Karta")
    tap.equal([source["name"] for source in succeed_json("catalogue", "sources")], names[1:], "sources")
    succeed("check")


def test_examples():
    outcome = succeed_json("catalogue", "import", "--examples", "--dry-run")
    tap.equal((outcome["read"], outcome["new"], outcome["unusable"]), (200, 200, 0), "dry run")
    tap.equal(counts(succeed_json("catalogue", "import", "--examples")), counts(outcome), "import")
    tap.equal(succeed_json("catalogue", "import", "--examples")["same"], 200, "again")


def test_progress_on_a_terminal_alone():
    """succeed() has seen that nothing stands on standard error where that is a file."""
    path = write("sortiment.csv", FIRST)
    status, said = run_on_terminal("catalogue", "import", path)
    tap.equal(status, DONE, said)
    tap.true("Reading" in said and said.endswith("\r\x1b[K"), repr(said))


def run_on_terminal(*arguments, when=None):
    """Standard error is a terminal; when(process) is called as soon as something stands there."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(program.command(*arguments), env=program.environment, stdout=subprocess.DEVNULL,
                               stderr=follower)
    os.close(follower)
    said = b""
    while True:
        try:
            part = os.read(leader, 4096)
        except OSError:  # nobody holds the other end any more
            break
        if not part:
            break
        if not said and when:
            when(process)
        said += part
    os.close(leader)
    return process.wait(), said.decode("utf-8")


def test_the_users_own_day():
    """Prices hold from the day that it is where the user is, whatever day it is in Greenwich."""
    path = write("tidszon.csv", HEADINGS + "Z1;Stol Tidszon;Bolaget;18 09 03;5,00\n")
    for zone in ("+14:00", "-12:00"):
        program.environment["TZ"] = zone
        succeed("catalogue", "import", path)
        [source] = [source for source in succeed_json("catalogue", "sources") if source["name"] == "tidszon.csv"]
        tap.true(source["imported-at"].endswith(zone), source)
        [price] = succeed_json("catalogue", "show", "Z1")["prices"]
        tap.equal(price["from"], source["imported-at"][:10], zone)
        succeed("catalogue", "remove", "tidszon.csv")
    del program.environment["TZ"]


def test_interrupted():
    """Ctrl+C during the import: the old catalogue stays."""
    rows = "".join(f"C{i};Stol Avbruten {i};Bolaget;18 09 03;{i},00\n" for i in range(200000))
    path, before = write("stor.csv", HEADINGS + rows), state()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        status, said = run_on_terminal("catalogue", "import", path, when=lambda process: process.send_signal(signal_number))
        tap.equal(status, REFUSED, said)
        tap.true("Cancelled" in said, said)
    tap.equal(state(), before, "the catalogue is as it was")
    succeed("check")


program.environment.update({"LD_PRELOAD": os.environ["FST_TOMORROW_MODULE"], "FST_TOMORROW": str(NIGHT),
                            "ASAN_OPTIONS": "verify_asan_link_order=0"})
program.make_workspace()
tap.main(test_preview_without_a_workspace, test_preview_changes_nothing, test_dry_run_changes_nothing, test_import,
         test_import_the_same_again, test_newer_file, test_show, test_back_again, test_report, test_map, test_remembered,
         test_values_for_the_whole_file, test_no_heading_row, test_workbook, test_json, test_bad_options, test_no_file,
         test_sources, test_examples, test_progress_on_a_terminal_alone, test_the_users_own_day, test_interrupted)
