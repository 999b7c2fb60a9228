#!/usr/bin/env python3
"""Five reasons why a workspace can't be opened give five sentences, and none changes a byte of it."""
import datetime
import os
import shutil
import signal
import sqlite3
import subprocess

import program
import tap
from program import DONE, REFUSED, UNUSABLE, refuse, succeed, write

FIRST = f"{datetime.datetime.now(datetime.timezone.utc).year}-0001"

sentences = {}


def copy_workspace(name):
    folder = program.scratch / name
    shutil.copytree(program.workspace, folder)
    return folder


def refuse_to_open(reason, folder, passphrase=program.passphrase_file):
    """Every command that opens it says the same, and nothing in the folder changes."""
    before = program.snapshot(folder)
    draft = write("utkast.json", program.make_draft("EX-0001"))
    said = {refuse(REFUSED, *arguments, folder=folder, passphrase=passphrase)
            for arguments in (("check",), ("register", "list"), ("catalogue", "import", "--examples"), ("prescribe", draft))}
    tap.equal(len(said), 1, f"one sentence: {said}")
    tap.equal(program.snapshot(folder), before, "the folder")
    sentences[reason] = said.pop()


def test_wrong_passphrase():
    refuse_to_open("wrong passphrase", program.workspace, write("fel", "åtta sjösjuka sjömän\n"))


def test_nearly_right_passphrase():
    """A space more or another case is another passphrase."""
    for text in (program.PASSPHRASE + " ", program.PASSPHRASE.upper(), program.PASSPHRASE[:-1]):
        said = refuse(REFUSED, "check", passphrase=write("fel", text + "\n"))
        tap.equal(said, sentences["wrong passphrase"], text)


def test_foreign_file():
    folder = copy_workspace("främmande")
    (folder / "register.db").unlink()
    with sqlite3.connect(folder / "register.db") as database:
        database.execute("CREATE TABLE letter (text TEXT)")
    database.close()
    refuse_to_open("foreign file", folder)


def test_newer_schema():
    folder = copy_workspace("nyare")
    statements = f"PRAGMA key = '{program.PASSPHRASE}'; PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE);"
    result = subprocess.run(["sqlcipher", str(folder / "register.db")], input=statements, capture_output=True,
                            encoding="utf-8")
    tap.equal((result.returncode, result.stderr), (0, ""), "sqlcipher")
    refuse_to_open("newer schema", folder)


def test_damaged_file():
    folder = copy_workspace("skadad")
    with open(folder / "register.db", "r+b") as file:
        file.seek(100)
        file.write(os.urandom(200))
    refuse_to_open("damaged file", folder)


def test_truncated_file():
    for length in (0, 1, 16, 4095, 4096, 6000):
        folder = copy_workspace(f"avkortad-{length}")
        os.truncate(folder / "register.db", length)
        before = program.snapshot(folder)
        said = refuse(REFUSED, "check", folder=folder)
        # What is left of one byte may be anybody's.
        tap.true(said == sentences["damaged file"] or (length == 1 and said == sentences["foreign file"]), said)
        tap.equal(program.snapshot(folder), before, "the folder")


def open_elsewhere():
    """Starts another process and stops it where it has the workspace open."""
    other = subprocess.Popen(program.command("check"), env=program.environment, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, encoding="utf-8")
    register = str(program.workspace / "register.db")
    while other.poll() is None and register not in open_files(other.pid):
        pass
    os.kill(other.pid, signal.SIGSTOP)
    tap.true(register in open_files(other.pid), "the other process has it open")
    return other


def open_files(pid):
    files = set()
    for entry in os.listdir(f"/proc/{pid}/fd"):
        try:
            files.add(os.readlink(f"/proc/{pid}/fd/{entry}"))
        except FileNotFoundError:
            pass
    return files


def test_open_elsewhere():
    other = open_elsewhere()
    try:
        refuse_to_open("open elsewhere", program.workspace)
        tap.true("EX-0063" in succeed("catalogue", "search", "rollator"), "what only reads the catalogue goes on")
        said = refuse(REFUSED, "catalogue", "search", "rollator", passphrase=write("fel", "åtta sjösjuka sjömän\n"))
        tap.equal(said, sentences["wrong passphrase"], "searching with a wrong passphrase")
        os.kill(other.pid, signal.SIGCONT)
        tap.equal((*other.communicate(), other.returncode), ("The workspace is whole.\n", "", 0), "it goes on")
    finally:
        other.kill()
    succeed("check")


def test_lock_of_the_dead():
    """A program that was killed leaves nothing behind that keeps the next one out."""
    other = open_elsewhere()
    other.kill()
    other.wait()
    succeed("check")


def test_five_sentences():
    tap.equal(set(sentences), {"wrong passphrase", "foreign file", "newer schema", "damaged file", "open elsewhere"}, "reasons")
    tap.equal(len(set(sentences.values())), 5, f"sentences: {sentences}")


def test_not_a_workspace():
    folder = program.scratch / "tom"
    folder.mkdir()
    refuse(REFUSED, "check", folder=folder)
    refuse(REFUSED, "check", folder=program.scratch / "finns-inte")
    refuse(REFUSED, "check", folder=program.passphrase_file)
    tap.equal(list(folder.iterdir()), [], "nothing is made")
    tap.true(not (program.scratch / "finns-inte").exists(), "nothing is made")


def test_passphrase_file():
    for name, content in (("tom", ""), ("tom rad", "\nhemligt\n"), ("binär", b"\xff\xfe\x00hej\n"),
                          ("för lång", "x" * 5000 + "\n")):
        refuse(UNUSABLE, "check", passphrase=write(f"lösenfras {name}", content))
    refuse(UNUSABLE, "check", passphrase=program.scratch / "finns-inte")
    refuse(UNUSABLE, "check", passphrase=program.scratch)
    refuse(UNUSABLE, "check", folder=None)
    succeed("check", passphrase=write("lösenfras windows", program.PASSPHRASE + "\r\nmera\r\n"))
    succeed("check", passphrase=write("lösenfras utan radslut", program.PASSPHRASE))


def test_statuses():
    """0 is done, 1 is understood and refused, 2 is input that can't be used; for every command the same."""
    folder = copy_workspace("status")
    succeed("catalogue", "import", "--examples", folder=folder)
    case = write("fall.json", {"region": "dalarna", "date": "2026-11-22", "facts": {}})
    draft = write("utkast.json", program.make_draft("EX-0063"))
    no_article = write("okänd.json", program.make_draft("finns-inte"))
    obstacle = write("hinder.json", program.make_draft("EX-0063", person=None))
    assortment = write("sortiment.csv", "Artikelnr;Namn;ISO-kod\nA1;Stol;180903\n")
    broken = write("trasig.csv", "Artikelnr\n")
    missing = program.scratch / "finns-inte"
    paper = program.scratch / "papper.pdf"
    for status, *arguments in (
        (DONE, "assess", case), (UNUSABLE, "assess", missing), (UNUSABLE, "assess", draft),
        (DONE, "facts"), (UNUSABLE, "facts", "mera"), (DONE, "policy", "list"), (UNUSABLE, "policy", "list", "mera"),
        (REFUSED, "init", "--region", "dalarna"), (UNUSABLE, "init", "--region", "skåne"),
        (DONE, "catalogue", "search", "rollator"), (DONE, "catalogue", "search", "finns inte"),
        (UNUSABLE, "catalogue", "search"), (DONE, "prescribe", draft), (REFUSED, "prescribe", obstacle),
        (UNUSABLE, "prescribe", no_article), (REFUSED, "prescribe", case), (UNUSABLE, "prescribe", missing),
        (DONE, "register", "list"), (UNUSABLE, "register"), (DONE, "register", "show", FIRST),
        (REFUSED, "register", "show", "2001-0001"), (UNUSABLE, "register", "show"),
        (DONE, "export", "pdf", FIRST, paper), (REFUSED, "export", "pdf", "2001-0001", paper),
        (REFUSED, "export", "pdf", FIRST, missing / "papper.pdf"), (UNUSABLE, "export", "pdf", FIRST),
        (DONE, "catalogue", "import", assortment), (UNUSABLE, "catalogue", "import", broken),
        (UNUSABLE, "catalogue", "import", missing), (REFUSED, "prescribe", draft), (DONE, "check"),
        (UNUSABLE, "check", "mera"), (UNUSABLE, "finnsinte"), (DONE, "--help"), (DONE, "--version"),
    ):
        if status == DONE:
            succeed(*arguments, folder=folder)
        else:
            refuse(status, *arguments, folder=folder)


def test_full_disk():
    """The file is in order, and the workspace refuses: another status than for a file that is not."""
    folder = program.scratch / "full"
    program.make_workspace(folder)
    before = program.snapshot(folder)
    said = refuse(REFUSED, "catalogue", "import", "--examples", folder=folder,
                  largest_file=os.path.getsize(folder / "catalogue.db"))
    tap.true("disk" in said, said)
    tap.equal(program.snapshot(folder), before, "the folder")


def test_backup_refused():
    """A backup overwrites nothing and leaves nothing behind when it fails; the workspace goes on."""
    folder = copy_workspace("att kopiera")
    taken = program.scratch / "upptagen"
    taken.mkdir()
    (taken / "brev.txt").write_text("hej", encoding="utf-8")
    before = program.snapshot(taken), program.snapshot(folder), set(program.scratch.iterdir())
    register_size = os.path.getsize(folder / "register.db")
    for target, limit, word in ((taken, None, "in the folder"), (taken / "brev.txt", None, "in the folder"),
                                (folder, None, "in the folder"), (program.scratch / "finns" / "inte", None, "exist"),
                                (program.scratch / "kopia", register_size - 1, "disk")):
        said = refuse(REFUSED, "backup", target, folder=folder, largest_file=limit)
        tap.true(word in said, f"“{word}” stands in: {said}")
    refuse(UNUSABLE, "backup", folder=folder)
    refuse(UNUSABLE, "backup", "https://example.org/kopia", folder=folder)
    tap.equal((program.snapshot(taken), program.snapshot(folder), set(program.scratch.iterdir())), before, "the folders")
    succeed("check", folder=folder)


def test_damaged_catalogue():
    """An article that can't be looked up for damage is not an article that is missing."""
    folder = copy_workspace("skadad katalog")
    succeed("catalogue", "import", "--examples", folder=folder)
    with open(folder / "catalogue.db", "r+b") as file:
        third = os.path.getsize(file.name) // 3 // 4096 * 4096
        file.seek(third)
        file.write(os.urandom(os.path.getsize(file.name) - third))
    said = refuse(REFUSED, "prescribe", write("utkast.json", program.make_draft("EX-0063")), folder=folder)
    tap.true("damaged" in said and "EX-0063" not in said, said)
    tap.true(said != sentences["damaged file"] and "catalogue.db" in said, f"it is not the register: {said}")
    # What it says to do helps.
    (folder / "catalogue.db").unlink()
    succeed("catalogue", "import", "--examples", folder=folder)
    succeed("prescribe", write("utkast.json", program.make_draft("EX-0063")), folder=folder)
    succeed("check", folder=folder)


def test_answer_not_written():
    """An answer that nobody can read has not been given."""
    with open("/dev/full", "w", encoding="utf-8") as full:
        result = subprocess.run(program.command("facts", folder=None), env=program.environment, stdout=full,
                                stderr=subprocess.PIPE, encoding="utf-8")
    tap.equal((result.returncode, result.stderr.count("\n")), (REFUSED, 1), result.stderr)


program.make_workspace()
succeed("catalogue", "import", "--examples")
tap.main(test_wrong_passphrase, test_nearly_right_passphrase, test_foreign_file, test_newer_schema, test_damaged_file,
         test_truncated_file, test_open_elsewhere, test_lock_of_the_dead, test_five_sentences, test_not_a_workspace,
         test_passphrase_file, test_statuses, test_full_disk, test_backup_refused, test_damaged_catalogue, test_answer_not_written)
