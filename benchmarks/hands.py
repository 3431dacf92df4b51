"""A mouse without a program in between: clicks through the X server's test extension, in microseconds."""

from __future__ import annotations

import ctypes
import ctypes.util


class Mouse:
    """The pointer of a display."""

    def __init__(self, display: str) -> None:
        self._x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._test = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def move(self, x: int, y: int) -> None:
        """Put the pointer there."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)

    def click(self, button: int = 1) -> None:
        """Press and release."""
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, button, down, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)
