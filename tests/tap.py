"""Runs test functions in order and reports in TAP; a test fails by raising. Skip(reason) leaves one out."""
import sys
import traceback


class Skip(Exception):
    pass


def run(*tests):
    """Each test is a function, or (title, function, arguments…). Returns the exit status."""
    failed = 0
    print(f"TAP version 14\n1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        title, function, arguments = (test[0], test[1], test[2:]) if isinstance(test, tuple) else (None, test, ())
        title = title or function.__name__.removeprefix("test_").replace("_", " ")
        try:
            function(*arguments)
            print(f"ok {number} - {title}", flush=True)
        except Skip as reason:
            print(f"ok {number} - {title} # SKIP {reason}", flush=True)
        except Exception:
            failed += 1
            print(f"not ok {number} - {title}", flush=True)
            # Where the test runner shows it.
            traceback.print_exc()
    return 1 if failed else 0


def main(*tests):
    sys.exit(run(*tests))


def equal(actual, expected, what=""):
    if actual != expected:
        raise AssertionError(f"{what}: {actual!r}, expected {expected!r}")


def true(condition, what):
    if not condition:
        raise AssertionError(what)
