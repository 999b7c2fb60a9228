"""Reading an assortment, step by step as a user does it."""

import pathlib

from harness import GLib, is_sensitive, wait_until
from words import _, n_, name

CHECK, READ_IN, CANCEL, CLOSE = name("Ch_eck"), name("_Read In"), name("_Cancel"), name("_Close")
SHOW, NOTHING_READ = _("Show…"), _("Nothing Was Read")
HEADINGS = "artikelnummer;benämning;leverantör;iso-kod;pris\n"


def rows(first, last, price=1000):
    """Articles that can be used, as CSV without headings."""
    return "".join(f"T-{number:04};Provrollator {number};Provbolaget AB;12 06 06;{price + number},50\n"
                   for number in range(first, last))


def write(folder, file_name, content):
    path = pathlib.Path(folder, file_name)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def open_file(window, path, source=None):
    """What the file chooser does when a file has been chosen, and what dropping one does."""
    if source:
        window.window_action("import-source", GLib.Variant("(ss)", (source, path.as_uri())))
    else:
        window.window_action("import-file", GLib.Variant("s", path.as_uri()))


def can_check(window):
    button = window.find("button", CHECK)
    return is_sensitive(button)


def check(window):
    window.press(CHECK)
    window.find("button", READ_IN)


def count(word, plural, number):
    return n_(word, plural, number) % number


def new_articles(number):
    return count("%u new article", "%u new articles", number)


def changed_articles(number):
    return count("%u changed article", "%u changed articles", number)


def gone_articles(number):
    return count("%u article that the file no longer has", "%u articles that the file no longer has", number)


def unusable_rows(number):
    return count("%u unusable row", "%u unusable rows", number)


def articles_read(number):
    return count("%u article was read", "%u articles were read", number)


def read_in(window, path, number, source=None):
    """All of it; the outcome is shown then."""
    open_file(window, path, source)
    check(window)
    window.press(READ_IN)
    window.find("heading", articles_read(number))


def show_catalogue(window):
    window.window_action("show-page", GLib.Variant("s", "catalogue"))


def wait_for_devices(window, number):
    text = count("%u device", "%u devices", number)
    wait_until(lambda: window.has("label", text), text)
