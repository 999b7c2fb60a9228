"""A program that is left open overnight: whoever comes back to it sees, reviews and signs by the day that it is."""

import datetime
import os
import pathlib
import subprocess

from harness import Program, is_sensitive, run, wait_until


def xdotool(*words):
    return subprocess.run(["xdotool", *words], check=True, capture_output=True, text=True).stdout.split()


def give_focus(window):
    """To the program's window, as a window manager does when it is clicked."""
    xdotool("windowfocus", xdotool("search", "--onlyvisible", "--pid", str(window.process.pid))[-1])


def take_focus():
    """To the screen behind it, as when another program is used."""
    xdotool("windowfocus", xdotool("search", "--maxdepth", "0", "")[0])


def days(window):
    """The days that the assessment says it holds for."""
    return [node.get_name().split()[-1] for node in window.find_all("label") if "· regler per " in node.get_name()]


def the_next_day(program, folder):
    night = pathlib.Path(folder, "night")
    today = datetime.date.today()
    tomorrow = str(today + datetime.timedelta(days=1))
    with Program(program, "--workspace", os.path.join(folder, "w"),
                 environment={"LD_PRELOAD": os.environ["FST_TOMORROW_MODULE"], "FST_TOMORROW": str(night),
                              "ASAN_OPTIONS": "verify_asan_link_order=0"}) as window:
        window.first_start(examples=False)
        give_focus(window)
        assert days(window) == [str(today)], days(window)
        window.window_action("review")
        window.find("button", "Signera")
        take_focus()
        night.touch()
        give_focus(window)
        window.find_starting("label", "Ett nytt dygn har börjat")
        assert not is_sensitive(window.find("button", "Signera"))
        window.key("Escape")
        wait_until(lambda: days(window) == [tomorrow], "the answers of the new day")


if __name__ == "__main__":
    run(the_next_day)
