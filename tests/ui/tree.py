"""The accessibility tree over D-Bus, read a level at a time.

libatspi asks for one property of one node at a time and waits for each answer, which takes seconds for a large window.
Here all questions of a level are sent at once, and what does not show is not looked into.
"""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
TIMEOUT_MS = 20000

_connection = None


def connection():
    """The accessibility bus; its address is the session's to give."""
    global _connection
    if _connection is None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, TIMEOUT_MS, None).unpack()[0]
        _connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None, None)
    return _connection


def call(place, interface, method, arguments=None):
    """Asks one node one thing; GLib.Error when it is gone."""
    return connection().call_sync(*place, interface, method, arguments, None, Gio.DBusCallFlags.NONE, TIMEOUT_MS,
                                  None).unpack()


def get_property(place, interface, name):
    return call(place, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (interface, name)))[0]


def ask_all(questions):
    """Sends (place, interface, method, arguments) all at once; the answers in order, None for a node that is gone."""
    context = GLib.MainContext.new()
    answers = [None] * len(questions)
    pending = [len(questions)]

    def answered(bus, result, index):
        pending[0] -= 1
        try:
            answers[index] = bus.call_finish(result).unpack()
        except GLib.Error:
            pass

    context.push_thread_default()
    try:
        for index, (place, interface, method, arguments) in enumerate(questions):
            connection().call(*place, interface, method, arguments, None, Gio.DBusCallFlags.NONE, TIMEOUT_MS, None,
                              answered, index)
        while pending[0] > 0:
            context.iteration(True)
    finally:
        context.pop_thread_default()
    return answers


class States:
    def __init__(self, words):
        self.bits = sum(word << 32 * index for index, word in enumerate(words))

    def contains(self, state):
        return bool(self.bits >> int(state) & 1)


class Node:
    """One node as it was when it was read; states, actions and text are asked for anew."""

    def __init__(self, place, parent=None):
        self.place = place
        self.parent = parent
        self.role = self.name = ""
        self.states = States([])
        self.nodes = []

    def get_role_name(self):
        return self.role

    def get_name(self):
        return self.name

    def get_parent(self):
        return self.parent

    def get_state_set(self):
        return States(call(self.place, ACCESSIBLE, "GetState")[0])

    def get_action_names(self):
        count = get_property(self.place, "org.a11y.atspi.Action", "NActions")
        return [call(self.place, "org.a11y.atspi.Action", "GetName", GLib.Variant("(i)", (index,)))[0]
                for index in range(count)]

    def do_action(self, index):
        return call(self.place, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (index,)))[0]

    def set_text(self, text):
        return call(self.place, "org.a11y.atspi.EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))[0]

    def get_text(self):
        """Asking for the text up to -1 gives nothing."""
        length = get_property(self.place, "org.a11y.atspi.Text", "CharacterCount")
        return call(self.place, "org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, length)))[0]

    def get_value(self):
        return get_property(self.place, "org.a11y.atspi.Value", "CurrentValue")

    def set_value(self, value):
        call(self.place, "org.freedesktop.DBus.Properties", "Set",
             GLib.Variant("(ssv)", ("org.a11y.atspi.Value", "CurrentValue", GLib.Variant("d", value))))

    def select_child(self, index):
        return call(self.place, "org.a11y.atspi.Selection", "SelectChild", GLib.Variant("(i)", (index,)))[0]


def is_showing(node):
    """Whether it showed when it was read."""
    return node.states.contains(Atspi.StateType.SHOWING) and node.states.contains(Atspi.StateType.VISIBLE)


def levels(top):
    """Reads a node and what shows below it, and gives each level of nodes as soon as it has been read."""
    level = [top]
    first = True
    while level:
        questions = []
        for node in level:
            node.nodes = []
            questions += [
                (node.place, ACCESSIBLE, "GetRole", None),
                (node.place, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Name"))),
                (node.place, ACCESSIBLE, "GetState", None),
                (node.place, ACCESSIBLE, "GetChildren", None),
            ]
        answers = ask_all(questions)
        there = []
        for index, node in enumerate(level):
            role, name, states, places = answers[4 * index:4 * index + 4]
            if None in (role, name, states, places):
                continue
            node.role, node.name, node.states = Atspi.role_get_name(Atspi.Role(role[0])), name[0], States(states[0])
            there.append(node)
            if first or is_showing(node) or node.role == "application":
                node.nodes = [Node(tuple(place), node) for place in places[0]]
        yield there
        first = False
        level = [child for node in there for child in node.nodes]


def read(top):
    """Reads a node and what shows below it; gives them all, parents before children, as the screen has them."""
    for _level in levels(top):
        pass
    return list(_flatten(top))


def find_first(top, matches):
    """Reads no further down than to the first node that matches; None when there is none."""
    return next((node for level in levels(top) for node in level if matches(node)), None)


def _flatten(node):
    yield node
    for child in node.nodes:
        yield from _flatten(child)


def find_program(pid):
    """The program's own node in the registry, or None before it has come."""
    for place in call(REGISTRY, ACCESSIBLE, "GetChildren")[0]:
        owner = connection().call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "GetConnectionUnixProcessID", GLib.Variant("(s)", (place[0],)), None,
                                       Gio.DBusCallFlags.NONE, TIMEOUT_MS, None).unpack()[0]
        if owner == pid:
            return Node(tuple(place))
    return None


def has_owner(name):
    """Whether somebody with that name is on the accessibility bus."""
    return connection().call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "NameHasOwner", GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE,
                                  TIMEOUT_MS, None).unpack()[0]
