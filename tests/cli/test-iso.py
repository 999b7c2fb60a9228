#!/usr/bin/env python3
"""ISO 9999: the shipped tree, titles that a region has bought, and what became of the codes between the editions."""
import fcntl
import json

import program
import tap
from program import REFUSED, UNUSABLE, refuse, succeed, succeed_json, write

TITLES = "Kod;Titel\n12 06;Gånghjälpmedel, två armar (köpt)\n12 06 06;Rollatorer (köpt)\n"
MAPPING = "Kod 2016;Kod 2022;Förändring\n12 06 06;12 06 07;delad\n12 06 06;12 06 08;delad\n12 06 09;;utgår\n;12 06 99;ny\n"


def show(*arguments, folder=None):
    return json.loads(succeed("--json", "iso", "show", *arguments, folder=folder))


def codes(node):
    return [node["code"]] + [code for child in node.get("children", []) for code in codes(child)]


def test_shipped_tree():
    whole = json.loads(succeed("--json", "iso", "tree", folder=None))
    tap.equal(whole["edition"], "2016", "edition")
    found = [code for top in whole["children"] for code in codes(top)]
    tap.equal((len(found), len(set(found))), (945, 945), "all codes, once each")
    tap.equal(found, sorted(found), "in order")
    tap.equal(len(succeed("iso", "tree", folder=None).splitlines()), 945, "as text")
    tap.equal(len(succeed("iso", "tree", "--depth", "1", folder=None).splitlines()), 12, "classes")
    under = json.loads(succeed("--json", "iso", "tree", "12 06", "--depth", "1", folder=None))
    tap.equal([under["code"], under["children"][0]["code"]], ["1206", "120603"], "under a code")
    tap.true("children" not in under["children"][0], "no deeper than asked for")


def test_shipped_code():
    node = show("12.06.06")
    tap.equal((node["code"], node["title"], node["title-status"], node["title-en"]),
              ("120606", "Rollatorer", "published", "Rollators"), "a published title")
    tap.equal([one["code"] for one in node["path"]], ["12", "1206", "120606"], "path")
    tap.equal((node["counterparts"], node["articles"]), (None, None), "unknown is null")
    tap.equal(show("04", "03", "03")["title-status"], "translated", "our own")
    text = succeed("iso", "show", "040303", folder=None)
    tap.true("our own translation, not official" in text, text)


def test_unusable():
    for arguments in (("iso", "show", "120"), ("iso", "show", "rollator"), ("iso", "show", "12 06 07"), ("iso", "show"),
                      ("iso", "show", "120606", "--edition", "2022"), ("iso", "show", "120606", "--edition", "2011"),
                      ("iso", "tree", "999999"), ("iso", "tree", "--depth", "0"), ("iso", "tree", "--depth", "4")):
        refuse(UNUSABLE, *arguments, folder=None)
    refuse(UNUSABLE, "iso", "import-titles", write("titlar.csv", TITLES), folder=None)


def test_titles():
    program.make_workspace()
    tap.equal(succeed_json("iso", "import-titles", write("titlar.csv", TITLES), "--edition", "2016"), {"rows": 2}, "rows")
    node = show("120606", folder=program.workspace)
    tap.equal((node["title"], node["title-status"]), ("Rollatorer (köpt)", "official"), "instead of ours")
    tap.equal(node["path"][0]["title-status"], "published", "the others stay")
    tap.true("official title" in succeed("iso", "show", "120606"), "marked")
    tap.equal(show("120606")["title"], "Rollatorer", "only in the workspace")
    tap.equal(succeed_json("iso", "import-titles", write("titlar.csv", "code,title,edition\n12,Ny,2016\n1206,Ny,2022\n")),
              {"rows": 2}, "another file")
    tap.equal(show("120606", folder=program.workspace)["title"], "Rollatorer", "it is replaced whole")
    node = show("1206", "--edition", "2022", folder=program.workspace)
    tap.equal((node["title"], node["path"][0]["title-status"]), ("Ny", "unknown"), "of the other edition")
    succeed("iso", "remove-titles", "--edition", "2016")
    tap.equal(show("12", folder=program.workspace)["title-status"], "published", "removed")
    tap.equal(show("1206", "--edition", "2022", folder=program.workspace)["title"], "Ny", "the other edition stays")
    refuse(REFUSED, "iso", "remove-titles", "--edition", "2016")
    succeed("iso", "remove-titles")
    succeed("check")


def test_unusable_titles():
    """All or nothing: what was there before stays."""
    succeed("iso", "import-titles", write("titlar.csv", TITLES), "--edition", "2016")
    before = show("120606", folder=program.workspace)
    for content, word in ((TITLES + "12 06 0;Kort\n", "line 4"), (TITLES + "12 06;Annan\n", "lines 2 and 4"),
                          (TITLES + "12 06 07;Finns inte\n", "line 4: 12\u00a006\u00a007"), ("Kod\n12\n", "title"), ("", "empty"),
                          (b"\x89PNG\r\n\x1a\n\0\0\0", "titlar.csv"), ((TITLES + "04;Mätning\n").encode()[:-4] + b"\0\1", "")):
        tap.true(word in refuse(UNUSABLE, "iso", "import-titles", write("titlar.csv", content), "--edition", "2016"), word)
    tap.true("edition" in refuse(UNUSABLE, "iso", "import-titles", write("titlar.csv", TITLES)), "no edition said")
    refuse(UNUSABLE, "iso", "import-titles", program.scratch / "finns-inte.csv", "--edition", "2016")
    refuse(UNUSABLE, "iso", "import-titles", program.scratch, "--edition", "2016")
    tap.equal(show("120606", folder=program.workspace), before, "nothing was taken in")


def test_mapping():
    path = write("mappning.csv", MAPPING)
    tap.equal(succeed_json("iso", "import-mapping", path), {"rows": 4}, "rows")
    became = show("120606", folder=program.workspace)
    tap.equal([(one["code"], one["change"]) for one in became["counterparts"]], [("120607", "delad"), ("120608", "delad")],
              "split")
    tap.equal(became["other-edition"], "2022", "where to")
    tap.equal([one["code"] for one in show("120609", folder=program.workspace)["counterparts"]], [None], "went away")
    tap.equal(show("120603", folder=program.workspace)["counterparts"], [], "nothing said")
    new = show("12 06 99", folder=program.workspace)
    tap.equal((new["edition"], new["counterparts"]), ("2022", [{"code": None, "change": "ny"}]), "new")
    back = show("120608", folder=program.workspace)
    tap.equal([(one["code"], one["title"]) for one in back["counterparts"]], [("120606", "Rollatorer (köpt)")], "back")
    tree = json.loads(succeed("--json", "iso", "tree", "--edition", "2022"))
    tap.equal([code for top in tree["children"] for code in codes(top)], ["12", "1206", "120607", "120608", "120699"],
              "the tree of 2022 is what is known of it")


def test_search_by_the_other_number():
    succeed("catalogue", "import", "--examples")
    own = [hit["article-number"] for hit in succeed_json("catalogue", "search", "120606")["hits"]]
    tap.true(len(own) > 0, "articles by the number of 2016")
    for text in ("12 06 07", "120608"):
        tap.equal([hit["article-number"] for hit in succeed_json("catalogue", "search", text)["hits"]], own, text)
    tap.equal([hit["article-number"] for hit in succeed_json("catalogue", "search", "120607 rollator")["hits"]],
              [hit["article-number"] for hit in succeed_json("catalogue", "search", "120606 rollator")["hits"]], "with a word")
    tap.equal(show("120607", folder=program.workspace)["articles"], len(own), "counted")
    succeed("check")


def test_read_beside():
    """Another program has the workspace open."""
    with open(program.workspace / "lock", "rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        tap.equal(show("120606", folder=program.workspace)["title-status"], "official", "show")
        succeed("iso", "tree", "--edition", "2022")
        refuse(REFUSED, "iso", "import-mapping", write("mappning.csv", MAPPING))


def test_unusable_mapping():
    before = show("120606", folder=program.workspace)
    for content, word in ((MAPPING + ";;ny\n", "line 6"), (MAPPING + "12 06 07;12 06 06\n", "line 6: 12\u00a006\u00a007"),
                          (MAPPING + "12 06 06;12 06 07;flyttad\n", "lines 2 and 6"), ("Kod 2016;Kod 22 a\n12;12\n", "code22")):
        tap.true(word in refuse(UNUSABLE, "iso", "import-mapping", write("mappning.csv", content)), word)
    tap.equal(show("120606", folder=program.workspace), before, "nothing was taken in")


def test_device_of_2022():
    """The documents speak of codes of 2016: a code of 2022 is not taken for one."""
    device = {"article-number": "A1", "name": "Provstol", "own-iso-code": "12 06 07",
              "own-iso-edition": "2022", "accessory": False,
              "discontinued": False, "example": False}
    draft = program.make_draft("A1", device=device)
    said = refuse(REFUSED, "prescribe", write("utkast.json", draft))
    tap.true("2016" in said, said)
    draft["facts"]["iso-code"] = "120606"
    number = succeed("prescribe", write("utkast.json", draft)).strip()
    record = succeed_json("register", "show", number)
    tap.equal(record["prescription"]["device"]["own-iso-code"], "120607", "both are kept")
    for own in ({"own-iso-code": "120"}, {"own-iso-edition": None}):
        draft["device"] = {**device, **own}
        refuse(UNUSABLE, "prescribe", write("utkast.json", draft))


def test_remove_mapping():
    succeed("iso", "remove-mapping")
    tap.equal(show("120606", folder=program.workspace)["counterparts"], None, "not known any more")
    tap.equal(succeed_json("catalogue", "search", "120607")["total"], 0, "nor found")
    refuse(REFUSED, "iso", "remove-mapping")
    refuse(UNUSABLE, "iso", "show", "120699")
    succeed("check")


tap.main(test_shipped_tree, test_shipped_code, test_unusable, test_titles, test_unusable_titles, test_mapping,
         test_search_by_the_other_number, test_read_beside, test_unusable_mapping, test_device_of_2022,
         test_remove_mapping)
