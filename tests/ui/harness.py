"""Drives the real program through the accessibility tree, as a screen reader would.

Run under build-aux/virtual-display.sh. A test file calls run() with its tests; each is given the path of the program and
a folder of its own. Waiting means looking again until a deadline; nothing is synchronised by time.
"""

import os
import signal
import subprocess
import sys
import tempfile
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from tree import Node, find_first, find_program, has_owner, is_showing, read  # noqa: E402, F401

APP_ID = "se.forskrivarstod.Forskrivarstod"
OBJECT_PATH = "/" + APP_ID.replace(".", "/")
# Seconds; long enough for a sanitized program on a busy machine, and only a failure waits for it.
DEADLINE = 90.0
PAGES = ("Förskriv", "Katalog", "Personer", "Prioritering", "Vem betalar", "Regelverk")
# Invented for the tests; long and unusual enough to be accepted.
PASSPHRASE = "sjutton gula pelikaner cyklar baklänges"


class Timeout(AssertionError):
    """What was waited for did not come."""


def wait_until(condition, what, deadline=DEADLINE):
    """Calls condition until it gives something true, which is returned; lets events arrive in between."""
    end = GLib.get_monotonic_time() + int(deadline * 1e6)
    while True:
        try:
            found = condition()
        except GLib.Error:
            # The node went away while it was looked at.
            found = None
        if found:
            return found
        if GLib.get_monotonic_time() > end:
            raise Timeout(f"not within {deadline:.0f} s: {what}")
        rest(0.02)


def rest(seconds):
    """Lets events arrive for a while."""
    context = GLib.MainContext.default()
    over = []
    GLib.timeout_add(max(0, int(seconds * 1000)), over.append, True)
    while not over:
        context.iteration(True)


def walk(node):
    """A node and what shows below it, read now."""
    return read(node)


def children(node):
    read(node)
    return node.nodes


def is_sensitive(node):
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def text_of(node):
    return node.get_text()


def init():
    """Joins the accessibility bus. A program that starts has no cache of its tree yet, which is no news worth a warning."""
    GLib.log_set_handler("dbind", GLib.LogLevelFlags.LEVEL_WARNING, lambda *_message: None, None)
    Atspi.init()


def settle_platform():
    """Without animations the screen is what the tree says at once; no printer but a file is ever reached."""
    folder = os.path.join(GLib.get_user_config_dir(), "gtk-4.0")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "settings.ini"), "w", encoding="utf-8") as file:
        file.write("[Settings]\ngtk-enable-animations=0\ngtk-print-backends=file\n")


class Program:
    """The program, running; a context manager that ends it gently and fails if it died or said anything."""

    def __init__(self, path, *arguments, environment=None, folder=None, expect_silence=True):
        self.path = path
        self.arguments = [str(argument) for argument in arguments]
        self.environment = environment or {}
        self.folder = folder
        self.expect_silence = expect_silence
        self.announcements = []
        self.process = None
        self.root = None
        self.struck = False

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, value, trace):
        try:
            if kind is not None:
                self.describe()
            elif not self.struck:
                self.stop()
        finally:
            self.kill()

    def start(self):
        settle_platform()
        environment = dict(os.environ, G_DEBUG="fatal-warnings", **self.environment)
        self.log = tempfile.TemporaryFile(mode="w+", encoding="utf-8")
        self.process = subprocess.Popen([os.path.abspath(self.path), *self.arguments], env=environment, cwd=self.folder,
                                        stdout=self.log, stderr=subprocess.STDOUT)
        self.listener = Atspi.EventListener.new(self._heard)
        self.listener.register("object:announcement")
        self.root = wait_until(self._find_root, "the program in the accessibility tree")
        wait_until(lambda: any(is_showing(node) for node in children(self.root)), "its window")
        subprocess.run(["xdotool", "mousemove", "150", "10"], check=True)

    def _heard(self, event):
        self.announcements.append(str(event.any_data))

    def _find_root(self):
        self.check_alive()
        node = find_program(self.process.pid)
        return node if node is not None and children(node) else None

    def check_alive(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}:\n{self.output()}")

    def output(self):
        self.log.seek(0)
        return self.log.read()

    def describe(self):
        """Writes what was on the screen and what the program said, as TAP comments."""
        lines = self.output().splitlines()
        if self.process.poll() is None:
            try:
                lines += [f"{node.get_role_name()}: {node.get_name()!r}"
                          for node in walk(self.root) if is_showing(node)]
            except (GLib.Error, AttributeError):
                pass
        for line in lines:
            print("#", line)

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.listener.deregister("object:announcement")
        self.log.close()

    def strike(self):
        """Ends the program where it stands, as a power cut does; what it had said until then has arrived."""
        self.check_alive()
        self.struck = True
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        wait_until(lambda: not has_owner(self.root.place[0]), "the program gone from the bus")
        rest(0)

    def stop(self):
        """Quits as the user does, and wants the end to be orderly."""
        self.check_alive()
        self.application_action("quit")
        wait_until(lambda: self.process.poll() is not None, "the end of the program")
        output = self.output()
        assert self.process.returncode == 0, f"exit status {self.process.returncode}:\n{output}"
        assert not (self.expect_silence and output), f"the program said:\n{output}"

    # Finding

    def find_all(self, role, name=None, within=None):
        return [node for node in walk(within or self.root)
                if node.get_role_name() == role and is_showing(node)
                and (name is None or node.get_name() == name)]

    def _look(self, role, name, within):
        self.check_alive()
        return find_first(within or self.root,
                          lambda node: node.role == role and name in (None, node.name) and is_showing(node))

    def find(self, role, name=None, within=None):
        return wait_until(lambda: self._look(role, name, within), f"{role} {name!r}")

    def find_starting(self, role, beginning):
        return wait_until(lambda: next((node for node in self.find_all(role)
                                        if node.get_name().startswith(beginning)), None),
                          f"{role} {beginning!r}…")

    def has(self, role, name):
        return self._look(role, name, None) is not None

    def wait_gone(self, role, name):
        wait_until(lambda: not self.has(role, name), f"no {role} {name!r}")

    def has_announced(self, text):
        return any(text in heard for heard in self.announcements)

    def wait_announced(self, text):
        wait_until(lambda: self.has_announced(text), f"announcement {text!r} among {self.announcements}")

    # Doing

    def press(self, name, role="button"):
        """Presses a button once it can be pressed."""
        def ready():
            node = self._look(role, name, None)
            return node if node is not None and is_sensitive(node) else None
        node = wait_until(ready, f"{role} {name!r} that can be pressed")
        names = node.get_action_names()
        action = next(known for known in ("click", "toggle", "activate") if known in names)
        assert node.do_action(names.index(action)), f"{role} {name!r} did not react"
        return node

    def type(self, name, text, role="text", within=None):
        """Writes into the entry of that name, replacing what is there."""
        node = self.find(role, name, within)
        wait_until(lambda: is_sensitive(node), f"{role} {name!r} that can be written in")
        assert node.set_text(text), f"{name!r} takes no text"
        return node

    def select(self, listing, index):
        """Selects a row of a list by its place."""
        node = self.find("list", listing)
        assert node.select_child(index), f"row {index} of {listing!r} can't be selected"

    def choose(self, name, value):
        """Opens the drop-down of that name and takes a value from its list."""
        combo = self.find("combo box", name)
        toggle = next(node for node in walk(combo) if node.get_role_name() == "toggle button")
        toggle.do_action(0)

        def row():
            for listing in self.find_all("list", within=self.root):
                for index, node in enumerate(children(listing)):
                    if node.get_name() == value and node.get_role_name() == "list item":
                        return listing, index
            return None
        listing, index = wait_until(row, f"{value!r} in the list of {name!r}")
        listing.select_child(index)
        self.key("Return")
        wait_until(lambda: any(node.get_name() == value and is_showing(node)
                               for node in walk(self.find("combo box", name))),
                   f"{value!r} in {name!r}")

    def key(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=True)

    def resize(self, width, height):
        windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                 check=True, capture_output=True, text=True).stdout.split()
        for window in windows:
            subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowsize", window,
                            str(width), str(height)], check=True)

    def _activate(self, path, name, parameter):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        arguments = GLib.Variant("(sava{sv})", (name, [parameter] if parameter else [], {}))
        # Without waiting for the answer: the program that was told to quit gives none.
        bus.call(APP_ID, path, "org.gtk.Actions", "Activate", arguments, None,
                 Gio.DBusCallFlags.NONE, -1, None, None)
        bus.flush_sync(None)

    def window_action(self, name, parameter=None):
        """Gives a command of the window, as menu, button and key do."""
        self._activate(OBJECT_PATH + "/window/1", name, parameter)

    def application_action(self, name):
        self._activate(OBJECT_PATH, name, None)

    def picture(self, path):
        """The whole screen; the window's frame clock has drawn what the tree already shows."""
        subprocess.run(["import", "-window", "root", str(path)], check=True)

    # What every test of a page begins with

    def first_start(self, region="Dalarna", examples=True):
        """Goes through the three steps of the first start."""
        self.choose("Region", region)
        self.press("Nästa")
        self.type("Lösenfras", PASSPHRASE)
        self.type("Samma lösenfras igen", PASSPHRASE)
        self.press("Skapa registret")
        if examples:
            self.press("Börja med exemplen")
            self.wait_announced("artiklar lästes in")
        else:
            self.press("Hoppa över så länge")
        self.find_page()

    def find_page(self):
        """Waits for any of the pages; the sidebar is not there in a narrow window."""
        def look():
            self.check_alive()
            return find_first(self.root,
                              lambda node: node.role == "grouping" and node.name in PAGES and is_showing(node))
        return wait_until(look, "a page")

    def unlock(self, passphrase=PASSPHRASE, opens=True):
        """Gives the passphrase and waits until it is taken; then, unless it is wrong, until the pages are there."""
        field = self.type("Lösenfras", passphrase)
        self.press("Lås upp")
        if opens:
            self.find_page()
        else:
            wait_until(lambda: text_of(field) == "", "the passphrase field empty")


def run(*tests):
    """Runs the tests of a file, or those named on the command line, and reports them in the Test Anything Protocol."""
    init()
    program = sys.argv[1]
    tests = [test for test in tests if not sys.argv[2:] or test.__name__ in sys.argv[2:]]
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, start=1):
        with tempfile.TemporaryDirectory(prefix="forskrivarstod.") as folder:
            try:
                test(program, folder)
                print(f"ok {number} {test.__name__}", flush=True)
            except Exception:  # a test may fail in any way; all are reported
                failed += 1
                for line in traceback.format_exc().splitlines():
                    print("#", line)
                print(f"not ok {number} {test.__name__}", flush=True)
    sys.exit(1 if failed else 0)
