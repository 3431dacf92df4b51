"""Hands and eyes on a session: windows, tray cell, mouse, keyboard."""

from __future__ import annotations

import ctypes
import re
import subprocess
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rig.notices import Notices
from rig.screen import Rect, Screen
from rig.session import Session, wait_until

TREE_LINE = re.compile(
    r'^(?P<indent> *)(?P<id>0x[0-9a-f]+) (?:"(?P<title>.*)"|\(has no name\)): \((?P<kind>.*?)\)\s+'
    r"(?P<width>\d+)x(?P<height>\d+)\+-?\d+\+-?\d+\s+\+(?P<x>-?\d+)\+(?P<y>-?\d+)"
)
LEFT, MIDDLE, RIGHT = 1, 2, 3
LISTING_S = 6.0


@dataclass(frozen=True)
class Window:
    """A window as the display server lists it; `depth` is its rank in the tree."""

    id: int
    title: str
    kind: str
    rect: Rect
    depth: int

    @property
    def centre(self) -> tuple[int, int]:
        """Its middle, on the screen."""
        x, y, width, height = self.rect
        return x + width // 2, y + height // 2


class Desktop:
    """One session, to look at and to use."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def screen(self) -> Screen:
        """The picture."""
        return Screen(self.session.root / "run/Xvfb_screen0")

    def notices(self) -> Notices:
        """A listener at the notification daemon; use it with `with`."""
        return Notices(self.session.env["DBUS_SESSION_BUS_ADDRESS"])

    def run(self, *command: str) -> str:
        """A program of this desktop; what it said. RuntimeError when it failed."""
        done = subprocess.run(
            command, env=self.session.env, capture_output=True, text=True, timeout=20, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip() or done.returncode}")
        return done.stdout

    # --- windows ----------------------------------------------------------------------------------

    def windows(self, title: str = "", *, exact: bool = False) -> list[Window]:
        """Windows that can be seen, whose title matches the expression (`exact`: is it)."""
        wanted = re.compile(f"^{title}$" if exact else title)
        return [w for w in self._tree() if w.title and wanted.search(w.title) and self._viewable(w)]

    def window(self, title: str, *, exact: bool = False, timeout: float = 6.0) -> Window:
        """The one with this title, once it can be seen and stands still."""

        def steady() -> Window | None:
            first = self.windows(title, exact=exact)
            time.sleep(0.05)
            return first[0] if first and first == self.windows(title, exact=exact) else None

        found = wait_until(steady, f"a window {title!r}", timeout=timeout)
        assert found is not None
        return found

    def gone(self, title: str, *, exact: bool = False, timeout: float = 4.0) -> None:
        """Wait until no such window can be seen."""
        wait_until(lambda: not self.windows(title, exact=exact), f"no window {title!r}", timeout=timeout)

    def framed(self, window: Window) -> Rect:
        """The window's place with the frame that the window manager draws around it."""
        told = self.run("xprop", "-id", hex(window.id), "_NET_FRAME_EXTENTS").partition("=")[2]
        left, right, top, bottom = map(int, told.split(","))
        x, y, width, height = window.rect
        return x - left, y - top, width + left + right, height + top + bottom

    def unnamed(self, least: tuple[int, int] = (80, 60)) -> list[Window]:
        """Open menus and the like: seen, without a frame, neither the panel nor a tray cell."""
        width, height = least
        return [
            w
            for w in self._tree()
            if w.depth == 1 and width <= w.rect[2] < 900 and height <= w.rect[3] < 700 and self._viewable(w)
        ]

    def _tree(self) -> list[Window]:
        found = []
        for line in self._listing().splitlines():
            if hit := TREE_LINE.match(line):
                rect = int(hit["x"]), int(hit["y"]), int(hit["width"]), int(hit["height"])
                depth = (len(hit["indent"]) - 5) // 3 + 1 if len(hit["indent"]) >= 5 else 0
                found.append(Window(int(hit["id"], 16), hit["title"] or "", hit["kind"], rect, depth))
        return found

    def _listing(self) -> str:
        """xwininfo asks for each window in turn, and gives up when one goes meanwhile.

        While panels and menus come and go on a busy machine, that happens many times in a row.
        """
        until = time.monotonic() + LISTING_S
        while True:
            try:
                return self.run("xwininfo", "-root", "-tree")
            except RuntimeError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def _viewable(self, window: Window) -> bool:
        try:
            return "IsViewable" in self.run("xwininfo", "-id", hex(window.id))
        except RuntimeError:  # gone between the list and the question
            return False

    # --- the tray -----------------------------------------------------------------------------------

    def tray_rect(self, *, timeout: float = 8.0) -> Rect:
        """Where the tray's host shows the icon; the host's windows say so, not the application."""

        def steady() -> Rect | None:  # hosts lay out in two steps
            first = self._tray_now()
            time.sleep(0.1)
            return first if first and first == self._tray_now() else None

        found = wait_until(steady, "an icon in the tray", timeout=timeout)
        assert found is not None
        return found

    def tray_empty(self) -> bool:
        """Whether the host shows no icon at all."""
        return self._tray_now() is None

    def _tray_now(self) -> Rect | None:
        tree = self._tree()
        return self._trayer_cell(tree) if self.session.variant.tray == "trayer" else self._panel_cell(tree)

    def _panel_cell(self, tree: list[Window]) -> Rect | None:
        """The systray plug-in is a process of its own; empty it is a sliver, with one icon a square."""
        panel = next((w.rect for w in tree if w.title == "xfce4-panel" and w.rect[2] > 200), None)
        if panel is None:
            return None
        for window in tree:
            x, y, width, height = window.rect
            if (
                window.title == "wrapper-2.0"
                and y >= panel[1]
                and 12 < height <= panel[3]
                and width >= 0.8 * height
            ):
                return x, y, height if width < 1.5 * height else width, height
        return None

    @staticmethod
    def _trayer_cell(tree: list[Window]) -> Rect | None:
        """Embedded icons are windows inside trayer's own."""
        start = next((i for i, w in enumerate(tree) if w.kind == '"panel" "trayer"' and w.rect[3] > 12), None)
        if start is None:
            return None
        for window in tree[start + 1 :]:
            if window.depth <= tree[start].depth:
                return None
            if window.kind and "trayer" not in window.kind and min(window.rect[2:]) > 12:
                return window.rect
        return None

    def click_tray(self, button: int = LEFT, *, times: int = 1) -> None:
        """Point at the icon and click."""
        x, y, width, height = self.tray_rect()
        self.click(x + width // 2, y + height // 2, button, times=times)

    # --- mouse and keyboard ---------------------------------------------------------------------------

    def click(self, x: int, y: int, button: int = LEFT, *, times: int = 1) -> None:
        """Move there, as a hand would (hosts act on the pointer having come in), and click."""
        self.run("xdotool", "mousemove", str(x), str(y))
        time.sleep(0.04)
        self.run("xdotool", "click", "--repeat", str(times), "--delay", "90", str(button))

    def point_away(self) -> None:
        """Put the pointer where it covers nothing."""
        self.run("xdotool", "mousemove", "5", "5")

    def key(self, *names: str) -> None:
        """Press keys one after another: "Escape", "ctrl+a"."""
        self.run("xdotool", "key", "--delay", "25", *names)

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        self.run("xdotool", "type", "--delay", "8", text)

    def backdrop(self, colour: int) -> None:
        """Paint the empty desktop in this colour (0xRRGGBB), for pictures that people look at."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(self.session.env["DISPLAY"].encode()))
        root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
        x11.XSetWindowBackground(display, root, ctypes.c_ulong(colour))
        x11.XClearWindow(display, root)
        x11.XCloseDisplay(display)

    def shot(self, path: Path, rect: Rect | None = None) -> Path:
        """Save what is on the screen."""
        return self.screen.shot(path, rect)
