#!/usr/bin/env python3
"""picture.py OUT.png PROGRAM ARGS…: starts a program under the current display, waits until its window is drawn, takes a
picture of the screen and ends it gently. Succeeds only if all of that worked; what the program said is printed if not."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests/ui"))
import harness  # noqa: E402


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    harness.init()
    try:
        with harness.Program(*sys.argv[2:]) as program:
            program.picture(sys.argv[1])
    except AssertionError as error:
        sys.exit(f"picture.py: {error}")


main()
