"""A mouse for a compositor without one: run as a program, it holds a virtual pointer until it is ended.

Speaks the Wayland wire protocol itself (wayland.freedesktop.org/docs/html/ch04.html): each message is the
object's id, then size and opcode in one word, then the arguments. The pointer is
wlr-virtual-pointer-unstable-v1; `swaymsg seat seat0 cursor set/press/release` moves it once it exists.
"""

from __future__ import annotations

import os
import socket
import struct
from pathlib import Path

DISPLAY, REGISTRY, SYNC, MAKER, POINTER = 1, 2, 3, 4, 5
MAKERS_NAME = b"zwlr_virtual_pointer_manager_v1\0"


class Wire:
    """A connection to the compositor."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(str(Path(os.environ["XDG_RUNTIME_DIR"], os.environ["WAYLAND_DISPLAY"])))
        self._left = b""

    def ask(self, what: int, opcode: int, *arguments: int | bytes) -> None:
        """Send one request; text is handed in with its closing zero."""
        body = b""
        for each in arguments:
            if isinstance(each, int):
                body += struct.pack("=I", each)
            else:
                body += struct.pack("=I", len(each)) + each + bytes(-len(each) % 4)
        self._socket.sendall(struct.pack("=II", what, (8 + len(body)) << 16 | opcode) + body)

    def heard(self) -> tuple[int, int, bytes]:
        """The next event: object, opcode, arguments. EOFError when the compositor is gone."""
        while len(self._left) < 8 or len(self._left) < struct.unpack_from("=II", self._left)[1] >> 16:
            more = self._socket.recv(65_536)
            if not more:
                raise EOFError
            self._left += more
        what, word = struct.unpack_from("=II", self._left)
        size = word >> 16
        event, self._left = self._left[8:size], self._left[size:]
        return what, word & 0xFFFF, event


def main() -> None:
    """Make the pointer, say so, and stay."""
    wire = Wire()
    wire.ask(DISPLAY, 1, REGISTRY)  # wl_display.get_registry
    wire.ask(DISPLAY, 0, SYNC)  # wl_display.sync: everything there is has been told when it is answered
    found = None
    while True:
        what, opcode, event = wire.heard()
        if (what, opcode) == (DISPLAY, 0):
            raise SystemExit(f"refused: {event!r}")
        if (what, opcode) == (REGISTRY, 0) and event[8 : 8 + len(MAKERS_NAME)] == MAKERS_NAME:
            (found,) = struct.unpack_from("=I", event)
        if what == SYNC:
            break
    if found is None:
        raise SystemExit("the compositor makes no virtual pointers")
    wire.ask(REGISTRY, 0, found, MAKERS_NAME, 1, MAKER)  # wl_registry.bind, version 1
    wire.ask(MAKER, 0, 0, POINTER)  # create_virtual_pointer, for the only seat
    wire.ask(POINTER, 1, 0, 10, 10, 1280, 800)  # motion_absolute: time, x, y, of width, of height
    wire.ask(POINTER, 4)  # frame
    print("ready", flush=True)  # noqa: T201 (for whoever started it)
    while True:
        wire.heard()


if __name__ == "__main__":
    try:
        main()
    except EOFError:
        raise SystemExit(0) from None
