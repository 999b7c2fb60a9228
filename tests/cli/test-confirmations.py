#!/usr/bin/env python3
"""An organisation confirms that a document is in force: what is kept, what it changes, and what is refused."""
import datetime
import json

import program as cli
import tap

STRATEGY = "vasterbotten-strategy-2023"
SCHOOL = "stockholm-school-2026"
TODAY = datetime.date.today().isoformat()


def case(region, date):
    return cli.write("case.json", {"region": region, "date": date, "facts": {"place-of-use": "compulsory-school"}})


def document(assessment, name):
    return next((one for one in assessment["documents"] if one["id"] == name), None)


def assess(path, *options, **where):
    return json.loads(cli.succeed("assess", str(path), *options, **where))


def confirmed(name, **where):
    return next(one for one in cli.succeed_json("policy", "list", **where) if one["id"] == name).get("confirmation")


def pending_document_is_confirmed():
    folder = cli.scratch / "stockholm"
    cli.make_workspace(folder, "stockholm")
    path = case("stockholm", "2026-11-22")
    before = document(assess(path, folder=folder), SCHOOL)
    tap.equal(before["validity"], "pending")
    tap.true("confirmation" not in before, "something is confirmed from the start")
    cli.succeed("policy", "confirm", SCHOOL, "--by", "Prov Chefsson", "--decision", "KS 2026/17", folder=folder)
    after = document(assess(path, folder=folder), SCHOOL)
    tap.equal(after["validity"], "in-force")
    tap.equal(after["notice"], f"Confirmed by Prov Chefsson on {TODAY}. Ground: KS 2026/17.")
    tap.equal(after["confirmation"]["by"], "Prov Chefsson")
    # Without the workspace nobody has confirmed anything.
    tap.equal(document(assess(path, folder=None), SCHOOL)["validity"], "pending")


def answers_follow_the_confirmation():
    """What rests on a document that is left out while it is pending comes back once it is confirmed."""
    path = case("stockholm", "2026-11-22")
    folder = cli.scratch / "stockholm"
    tap.true(document(assess(path, "--without-pending", folder=None), SCHOOL) is None, "a pending document took part")
    tap.true(document(assess(path, "--without-pending", folder=folder), SCHOOL) is not None, "a confirmed one did not")
    text = cli.succeed("assess", "--format", "text", str(path), folder=folder)
    tap.true("Confirmed by Prov Chefsson" in text, text)
    tap.true("not confirmed by your organisation" not in text, text)


def it_is_taken_back():
    folder = cli.scratch / "stockholm"
    cli.succeed("policy", "revoke", SCHOOL, "--by", "Prov Chefsson", folder=folder)
    tap.equal(confirmed(SCHOOL, folder=folder), None)
    tap.equal(document(assess(case("stockholm", "2026-11-22"), folder=folder), SCHOOL)["validity"], "pending")
    cli.refuse(cli.REFUSED, "policy", "revoke", SCHOOL, "--by", "Prov Chefsson", folder=folder)
    # Both lines are in the audit log, whose chain is whole.
    cli.succeed("check", folder=folder)


def extended_document_holds_until_the_day():
    folder = cli.scratch / "vasterbotten"
    cli.make_workspace(folder, "vasterbotten")
    cli.succeed("policy", "confirm", STRATEGY, "--by", "Prov Chefsson", "--until", "2027-03-31", folder=folder)
    for day, state in (("2023-03-31", "not-yet-in-force"), ("2025-03-31", "in-force"), ("2025-04-01", "in-force"),
                       ("2027-03-31", "in-force"), ("2027-04-01", "expired")):
        got = document(assess(case("vasterbotten", day), folder=folder), STRATEGY)
        tap.equal((day, got["validity"]), (day, state))
        # Only where the document would not be in force by its own words does the answer rest on the confirmation.
        tap.equal((day, "confirmation" in got), (day, day in ("2025-04-01", "2027-03-31")))
    expired = document(assess(case("vasterbotten", "2027-04-01"), folder=folder), STRATEGY)
    tap.true(expired["notice"].startswith("Expired 2025-03-31"), expired["notice"])


def another_takes_its_place():
    folder = cli.scratch / "vasterbotten"
    cli.succeed("policy", "confirm", STRATEGY, "--by", "Annan Chefsson", "--from", "2025-06-01", folder=folder)
    tap.equal(confirmed(STRATEGY, folder=folder)["by"], "Annan Chefsson")
    got = {day: document(assess(case("vasterbotten", day), folder=folder), STRATEGY)["validity"]
           for day in ("2025-05-31", "2025-06-01", "2030-01-01")}
    tap.equal(got, {"2025-05-31": "expired", "2025-06-01": "in-force", "2030-01-01": "in-force"})


def what_cannot_be_is_refused():
    folder = cli.scratch / "refused"
    cli.make_workspace(folder, "stockholm")
    unusable = (["--by", ""], [], ["--by", "A", "--from", "i morgon"], ["--by", "A", "--until", "2026-02-30"],
                ["--by", "A", "--from"], ["--by", "A", "--never"])
    for options in unusable:
        cli.refuse(cli.UNUSABLE, "policy", "confirm", SCHOOL, *options, folder=folder)
    cli.refuse(cli.UNUSABLE, "policy", "confirm", "--by", "A", folder=folder)
    cli.refuse(cli.UNUSABLE, "policy", "confirm", SCHOOL, "--by", "A", folder=None)
    refused = ([SCHOOL, "--by", " "], ["stockholm-care-2021", "--by", "A"], ["dalarna-costs", "--by", "A"], ["no-such", "--by", "A"],
               [SCHOOL, "--by", "A", "--from", "2026-05-02", "--until", "2026-05-01"])
    for words in refused:
        cli.refuse(cli.REFUSED, "policy", "confirm", *words, folder=folder)
    cli.refuse(cli.UNUSABLE, "policy", "revoke", SCHOOL, folder=folder)
    tap.equal(confirmed(SCHOOL, folder=folder), None)
    own = cli.scratch / "vasterbotten"
    cli.refuse(cli.REFUSED, "policy", "confirm", STRATEGY, "--by", "A", "--until", "2025-03-31", folder=own)


def hostile_names_are_kept_as_they_are():
    folder = cli.scratch / "refused"
    name = "Åsa \"; DROP TABLE settings; -- %s %n <b>\t" + "x" * 5000
    cli.succeed("policy", "confirm", SCHOOL, "--by", name, "--decision", "%d\n", folder=folder)
    tap.equal(confirmed(SCHOOL, folder=folder)["by"], name)
    cli.succeed("assess", "--format", "text", str(case("stockholm", TODAY)), folder=folder)
    cli.succeed("check", folder=folder)


def signed_record_keeps_what_it_rested_on():
    folder = cli.scratch / "signed"
    cli.make_workspace(folder, "vasterbotten")
    cli.succeed("catalogue", "import", "--examples", folder=folder)
    cli.succeed("policy", "confirm", STRATEGY, "--by", "Prov Chefsson", folder=folder)
    draft = cli.make_draft("EX-0063", region="vasterbotten")
    number = cli.succeed("prescribe", str(cli.write("draft.json", draft)), folder=folder).strip()
    cli.succeed("policy", "revoke", STRATEGY, "--by", "Prov Chefsson", folder=folder)
    record = cli.succeed_json("register", "show", number, folder=folder)
    kept = document(record["assessment"], STRATEGY)
    tap.equal((kept["validity"], kept["confirmation"]["by"], kept["confirmation"]["on"]),
              ("in-force", "Prov Chefsson", TODAY))
    tap.true("Confirmed by Prov Chefsson" in cli.succeed("register", "show", number, folder=folder), "text")


tap.main(pending_document_is_confirmed, answers_follow_the_confirmation, it_is_taken_back,
        extended_document_holds_until_the_day, another_takes_its_place, what_cannot_be_is_refused,
        hostile_names_are_kept_as_they_are, signed_record_keeps_what_it_rested_on)
