#!/usr/bin/env python3
"""The program killed at random moments of signing and importing: what it confirmed is there, and the workspace is whole.

The moments are spread over the whole run, as long as one takes here; the seed is fixed.
"""
import os
import random
import statistics
import subprocess
import time

import program
import tap
from program import make_draft, succeed, succeed_json, write

# Fewer where the program is slow (`./dev test --sanitize`).
N_KILLS = 50 // int(os.environ.get("FST_TEST_ROUNDS_DIVISOR", "1"))
CHECK_EVERY = 5
# As many articles as a search counts exactly.
N_PART = 900
N_ARTICLES = 3000

moments = random.Random(20261122)


def median_duration(*arguments):
    durations = []
    for _ in range(3):
        start = time.monotonic()
        succeed(*arguments)
        durations.append(time.monotonic() - start)
    return statistics.median(durations)


def run_until(moment, *arguments, folder=program.workspace):
    """Runs the program, kills it at the moment, and returns what it had printed and whether it was killed."""
    process = subprocess.Popen(program.command(*arguments, folder=folder), env=program.environment, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, encoding="utf-8")
    try:
        output, errors = process.communicate(timeout=moment)
    except subprocess.TimeoutExpired:
        process.kill()
        output, errors = process.communicate()
    tap.equal(errors, "", "standard error")
    tap.true(process.returncode in (0, -9), f"exit {process.returncode}")
    return output, process.returncode != 0


def kill_often(duration, arguments_of, after):
    """N_KILLS kills, and as many runs as that takes: now and then one is done before its moment comes."""
    n_killed = n_runs = 0
    while n_killed < N_KILLS:
        # Most of a run is the derivation of the key; half of the moments lie in what follows.
        earliest = 0 if n_runs % 2 else duration * 0.6
        output, killed = run_until(moments.uniform(earliest, duration * 1.05), *arguments_of(n_runs))
        n_runs += 1
        n_killed += killed
        tap.true(n_runs < N_KILLS * 6, f"only {n_killed} of {n_runs} runs could be killed")
        after(output, killed, n_killed % CHECK_EVERY == 0)


def test_signing():
    draft = write("utkast.json", make_draft("EX-0063"))
    duration = median_duration("prescribe", draft)
    first = {record["id"] for record in succeed_json("register", "list")}
    confirmed = set()

    def after(output, killed, time_to_check):
        if output.endswith("\n"):
            confirmed.add(output.strip())
        tap.true(killed or output.endswith("\n"), "a run that ends prints the id")
        if time_to_check:
            succeed("check")
            there = {record["id"] for record in succeed_json("register", "list")}
            tap.true(first | confirmed <= there, f"lost: {(first | confirmed) - there}")

    kill_often(duration, lambda n_runs: ("prescribe", draft), after)
    succeed("check")
    tap.true(confirmed, "some runs had printed an id")
    records = succeed_json("register", "list")
    tap.true(confirmed <= {record["id"] for record in records}, "what was confirmed is there")
    for record in records[:3]:
        whole = succeed_json("register", "show", record["id"])
        tap.equal((whole["check-code"], len(whole["assessment"]["decisions"])), (record["check-code"], 11), "whole")


def write_assortment(folder, word):
    """Two assortments of the same file name: each import takes the other's place, whole or not at all."""
    rows = ["Artikelnr;Namn;ISO-kod"]
    for i in range(N_ARTICLES):
        part = "först" if i < N_PART else "sist" if i >= N_ARTICLES - N_PART else "mitt"
        rows.append(f"{word}{i};Stol {word} {part};180903")
    (program.scratch / folder).mkdir()
    return write(f"{folder}/sortiment.csv", "\n".join(rows) + "\n")


def check_one_is_whole():
    """The articles of one of the two files are current from the first to the last, those of the other are gone."""
    gone = {word: {succeed_json("catalogue", "show", f"{word}{i}")["discontinued"] for i in (0, N_ARTICLES // 2, N_ARTICLES - 1)}
            for word in ("alfa", "beta")}
    tap.equal(sorted(map(sorted, gone.values())), [[False], [True]], f"gone: {gone}")


def test_importing():
    files = [write_assortment("a", "alfa"), write_assortment("b", "beta")]
    duration = statistics.median([median_duration("catalogue", "import", file) for file in files])

    def after(output, killed, time_to_check):
        if time_to_check:
            succeed("check")
            check_one_is_whole()

    kill_often(duration, lambda n_runs: ("catalogue", "import", files[n_runs % 2]), after)
    # A confirmed import is not undone by what is killed after it.
    succeed("catalogue", "import", files[0])
    run_until(duration * 0.7, "catalogue", "import", files[1])
    check_one_is_whole()
    succeed("check")


def test_first_import():
    """Into an empty catalogue: everything or nothing."""
    folder = program.scratch / "ny"
    program.make_workspace(folder)
    file = program.scratch / "a" / "sortiment.csv"
    duration = median_duration("catalogue", "import", file)
    for share in (0.5, 0.65, 0.8, 0.9):
        run_until(share * duration, "catalogue", "import", file, folder=folder)
        succeed("check", folder=folder)
        total = succeed_json("catalogue", "search", "alfa", "sist", "--limit", "1", folder=folder)["total"]
        tap.true(total in (0, N_PART), f"{total} articles")


program.make_workspace()
succeed("catalogue", "import", "--examples")
tap.main(test_signing, test_importing, test_first_import)
