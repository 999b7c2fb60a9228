#!/usr/bin/env python3
"""who-pays: every answer is an assessment's, in JSON and in words, in a workspace and without; and what is refused."""
import program
import tap
from program import UNUSABLE, refuse, run, succeed, succeed_json, write

DAY = "2026-11-22"
REGIONS = ("dalarna", "stockholm", "vastra-gotaland", "vasterbotten")


def who_pays(region, *words, code="120606"):
    return succeed_json("who-pays", code, "--region", region, "--date", DAY, *words, folder=None)


def housings_of(grid):
    return [housing for column in grid["columns"] for housing in column]


def test_every_answer_is_an_assessment():
    for region in REGIONS:
        grid = who_pays(region, "--fact", "device-kind=assistive-device", "--fact", "need=transfer,body-position")
        cases, claims = [], []
        for row in grid["places"]:
            for answer in row["answers"]:
                for housing in answer["housings"] or housings_of(grid):
                    cases.append({"region": region, "date": DAY,
                                  "facts": {"iso-code": "120606", "device-kind": "assistive-device", "housing": housing,
                                            "need": ["transfer", "body-position"], "place-of-use": row["place"]}})
                    claims.append(answer)
        tap.equal(len(cases), len(grid["places"]) * len(housings_of(grid)), region)
        assessed = succeed_json("assess", write("fall.json", cases), folder=None)
        for claim, one in zip(claims, assessed, strict=True):
            decision = one["decisions"]["payer"]
            tap.equal((claim["status"], claim["value"], sorted(claim["values"]), sorted(claim["missing"])),
                      (decision["status"], decision["value"], sorted(decision["values"]), sorted(decision["missing"])))


def test_columns():
    grid = who_pays("stockholm")
    tap.equal(grid["columns"], [["ordinary", "ordinary-with-assistance"], ["elderly-special-housing", "lss-housing"],
                                ["social-psychiatric-housing"]])
    tap.equal(len(who_pays("vasterbotten")["columns"]), 1)
    tap.equal(who_pays("stockholm", "--fact", "housing=lss-housing")["columns"], [["lss-housing"]])


def test_groups_hold_every_place_once():
    grid = who_pays("stockholm")
    members = [(member["place"], tuple(member["housings"] or ())) for group in grid["groups"] for member in group]
    tap.equal(len(members), len(set(members)))
    tap.equal({place for place, _housings in members}, {row["place"] for row in grid["places"]})


def test_facts_change_it():
    before = who_pays("vastra-gotaland")
    tap.true("special-adaptation" in before["depends-on"]["device"], before["depends-on"])
    after = who_pays("vastra-gotaland", "--fact", "device-kind=assistive-device", "--fact", "work-technical=true",
                     "--fact", "special-adaptation=false")
    tap.true("work-technical" not in after["depends-on"]["device"], after["depends-on"])
    school = next(row for row in after["places"] if row["place"] == "compulsory-school")["answers"][0]
    tap.equal((school["status"], school["value"]), ("decided", "employer"))
    tap.equal(after["depends-on"]["lists"], [])


def test_list():
    path = write("bilaga.csv", "iso_code;question;value\n12 06;payer;region\n")
    words = ["--fact", "device-kind=assistive-device", "--fact", "housing=lss-housing"]
    annex = "list:stockholm-care-2021/bilaga-1"
    tap.true(annex in who_pays("stockholm", *words)["depends-on"]["lists"], "the list is not named as missing")
    read_in = who_pays("stockholm", *words, "--list", f"stockholm-care-2021/bilaga-1={path}")
    tap.true(annex not in read_in["depends-on"]["lists"], "the list is named although it is there")


def test_in_words():
    text = succeed("who-pays", "12 06 06", "--region", "vastra-gotaland", "--date", DAY, "--fact", "work-technical=true",
                   "--fact", "device-kind=assistive-device", "--fact", "special-adaptation=false", folder=None)
    for words in ("Västra Götaland, 2026-11-22\n", "\n12\u00a006\u00a006\nYour judgement: university, ",
                  "The documents say nothing of this: home, ", "Otherwise: The employer.",
                  "Compulsory school               The employer ("):
        tap.true(words in text, f"{words!r} in {text}")
    stockholm = succeed("who-pays", "12", "06", "06", "--region", "stockholm", folder=None)
    for words in ("Home\n", "Special housing for the elderly, LSS housing: ", "Depends on the device: ",
                  "Depends on lists that have not been read in: annex ", "annex 1 of Stockholm"):
        tap.true(words in stockholm, f"{words!r} in {stockholm}")
    swedish = run("who-pays", "120606", "--region", "dalarna", folder=None, locale="sv_SE.UTF-8")
    tap.true("Grundskola" in swedish.stdout, swedish.stdout)


def test_workspace():
    program.make_workspace()
    tap.equal(succeed_json("who-pays", "1206")["region"], "dalarna")
    tap.true("dalarna" in refuse(UNUSABLE, "who-pays", "1206", "--region", "stockholm"), "the workspace's own is named")
    tap.true("--list" in refuse(UNUSABLE, "who-pays", "1206", "--list", "a=b"), "its lists are its own")
    tap.true("no code" in refuse(UNUSABLE, "who-pays", "1299"), "an unknown code")


def test_confirmation_holds():
    folder = program.scratch / "stockholm"
    program.make_workspace(folder, "stockholm")
    document = "stockholm-school-2026"
    succeed("policy", "confirm", document, "--by", "Prov Chefsson", folder=folder)
    documents = succeed_json("who-pays", "1206", folder=folder)["documents"]
    tap.equal(next(one["validity"] for one in documents if one["id"] == document), "in-force")


def test_wrong_words():
    region = ("--region", "dalarna")
    for words, allowed in {
        (): "ISO-CODE", ("120606",): "dalarna", ("120606", "--region", "skåne"): "dalarna",
        ("", *region): "6 digits", ("rollator", *region): "6 digits", ("129999", *region): "no code",
        ("1" * 100000, *region): "6 digits", ("12060", *region): "6 digits", ("12", "06", "06", "09", *region): "ISO-CODE",
        ("120606", *region, "--fact", "age"): "NAME=VALUE", ("120606", *region, "--fact", "age=old"): "130",
        ("120606", *region, "--fact", "plats=home"): "plats", ("120606", *region, "--fact", "rental=ja"): "true",
        ("120606", *region, "--fact", "housing=moon"): "lss-housing",
        ("120606", *region, "--fact", "place-of-use=home"): "every place", ("120606", *region, "--fact", "iso-code=12"): "first",
        ("120606", *region, "--date", "2026-02-30"): "YYYY-MM-DD", ("120606", *region, "--date", ""): "YYYY-MM-DD",
        ("120606", *region, "--list", "a=finns-inte.csv"): "finns-inte", ("120606", *region, "--places"): "--places",
        ("120606", *region, "--list", f"a@dalarna={write('tom.csv', b'')}"): "tom.csv",
        ("120606", *region, "--list", f"a@dalarna={write('binär.csv', bytes(range(256)))}"): "binär.csv",
    }.items():
        tap.true(allowed in refuse(UNUSABLE, "who-pays", *words, folder=None), f"{allowed} for {str(words)[:80]}")


tap.main(test_every_answer_is_an_assessment, test_columns, test_groups_hold_every_place_once, test_facts_change_it, test_list,
         test_in_words, test_workspace, test_confirmation_holds, test_wrong_words)
