"""Gives the programs of this display a text size, as a desktop's settings daemon does.

GTK on X11 takes the size of text from the XSETTINGS manager only (freedesktop.org, XSETTINGS 0.5), so this is a small
one: a window that owns the selection _XSETTINGS_S0 and carries the settings as a property.
"""

import ctypes
import struct

DPI = 96


class _Manager:
    def __init__(self):
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        for name in ("XDefaultRootWindow", "XCreateSimpleWindow", "XInternAtom"):
            getattr(self.x, name).restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.window = ctypes.c_ulong(
            self.x.XCreateSimpleWindow(self.display, root, 0, 0, 1, 1, 0, ctypes.c_ulong(0), ctypes.c_ulong(0)))

    def _atom(self, name):
        return ctypes.c_ulong(self.x.XInternAtom(self.display, name.encode(), 0))

    def set(self, integers):
        """Publishes whole-number settings and owns the selection."""
        data = struct.pack("<BxxxII", 0, 1, len(integers))
        for name, value in integers.items():
            padded = name.encode() + b"\0" * (-len(name) % 4)
            data += struct.pack("<BxH", 0, len(name)) + padded + struct.pack("<Ii", 1, value)
        settings = self._atom("_XSETTINGS_SETTINGS")
        self.x.XChangeProperty(self.display, self.window, settings, settings, 8, 0, data, len(data))
        self.x.XSetSelectionOwner(self.display, self._atom("_XSETTINGS_S0"), self.window, ctypes.c_ulong(0))
        self.x.XSync(self.display, 0)


_manager = None


def set_text_scale(percent):
    """Sets the size of text in per cent of the usual one for programs started from now on."""
    global _manager
    _manager = _manager or _Manager()
    _manager.set({"Xft/DPI": DPI * 1024 * percent // 100, "Gtk/EnableAnimations": 0})
