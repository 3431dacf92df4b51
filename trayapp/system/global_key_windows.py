"""A key by Windows itself: RegisterHotKey, whose messages come to the thread that asked for it.

https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-registerhotkey; written after it, never run.
"""

from __future__ import annotations

import ctypes
import ctypes.wintypes
import sys
from collections.abc import Callable
from typing import Final

from trayapp.domain.keypress import Keypress
from trayapp.system.global_key import NoKeyError

_ID: Final = 1
_WM_QUIT: Final = 0x0012
_WM_HOTKEY: Final = 0x0312
_NO_REPEAT: Final = 0x4000
_MODIFIERS: Final = {"Alt": 0x1, "Ctrl": 0x2, "Shift": 0x4, "Super": 0x8}
_SPACE, _F1 = 0x20, 0x70


class WindowsKey:
    """A key by RegisterHotKey."""

    def __init__(self, key: Keypress) -> None:
        self._key = key
        self._thread = 0

    def stop(self) -> None:
        """Ends the thread's message loop."""
        if sys.platform == "win32" and self._thread:
            ctypes.windll.user32.PostThreadMessageW(self._thread, _WM_QUIT, 0, 0)

    def run(self, pressed: Callable[[], None]) -> None:
        """As `GlobalKey.run`."""
        if sys.platform == "win32":
            user = ctypes.windll.user32
            self._thread = ctypes.windll.kernel32.GetCurrentThreadId()
            if not user.RegisterHotKey(None, _ID, modifiers_of(self._key) | _NO_REPEAT, code_of(self._key)):
                raise NoKeyError(taken=True)
            try:
                message = ctypes.wintypes.MSG()
                while user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
                    if message.message == _WM_HOTKEY:
                        pressed()
            finally:
                user.UnregisterHotKey(None, _ID)
        else:
            raise NoKeyError


def modifiers_of(key: Keypress) -> int:
    """MOD_ALT, MOD_CONTROL, MOD_SHIFT and MOD_WIN."""
    return sum(_MODIFIERS[each] for each in key.modifiers)


def code_of(key: Keypress) -> int:
    """The virtual key: letters and digits are their own capital's code."""
    if key.key == "Space":
        return _SPACE
    return ord(key.key) if len(key.key) == 1 else _F1 + int(key.key[1:]) - 1
