"""A Wayland desktop that nobody sees: sway without a screen, its own bar as the only tray host.

The bar speaks StatusNotifierItem alone and shows no menus. sway refuses to run as root: then the whole test
has to run in a user namespace (`alone`), since the bus turns away whoever it knows by another number.
"""

from __future__ import annotations

import json
import os
import pwd
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rig.desktop import LEFT, Desktop, Window
from rig.screen import Colour, Rect
from rig.session import Session, Variant, wait_until

BAR = 28  # px
WATCHER = "org.kde.StatusNotifierWatcher"
NEEDED = ("sway", "swaymsg", "swaybar", "grim", "wtype", "dbus-daemon", "dbus-send", "setpriv")
CONFIG = """
output * bg #202830 solid_color
xwayland disable
default_border none
focus_follows_mouse no
for_window [app_id=".*"] floating enable
seat seat0 fallback true
output HEADLESS-1 resolution {size} scale 1
bar {{
 position bottom
 height {bar}
 tray_output *
 tray_padding 2
}}
"""


def alone() -> list[str]:
    """What to put before a command so that sway runs it as nobody in particular; empty where one is."""
    if os.geteuid() != 0:
        return []
    other = pwd.getpwnam("daemon")
    return ["unshare", "--user", f"--map-user={other.pw_uid}", f"--map-group={other.pw_gid}", "--"]


@dataclass(frozen=True)
class SwayVariant(Variant):
    """No panel and no keyring."""

    keyring: str = "none"

    @property
    def programs(self) -> tuple[str, ...]:
        """Everything that has to be installed for it."""
        return (*NEEDED, *(("dunst",) if self.notices else ()))


class SwaySession(Session):
    """As Session, with sway in place of the display, the window manager and the panel."""

    def _bring_up(self) -> None:
        self._make_home()
        self._start_bus()
        self.env |= {
            "XDG_SESSION_TYPE": "wayland",
            "XDG_CURRENT_DESKTOP": "sway",
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
            "SWAYSOCK": str(self.root / "run/sway.sock"),
        }
        config = self.root / "sway.conf"
        config.write_text(CONFIG.format(size=self.variant.size, bar=BAR))
        self.start("display", ["sway", "--config", str(config)])
        run = self.root / "run"
        wait_until(
            lambda: Path(self.env["SWAYSOCK"]).exists() and list(run.glob("wayland-?")), "sway", timeout=15
        )
        self.env["WAYLAND_DISPLAY"] = next(run.glob("wayland-?")).name
        self.start("pointer", [sys.executable, str(Path(__file__).with_name("pointer.py"))])
        wait_until(lambda: "ready" in (self.root / "log/pointer").read_text(), "a mouse")
        if self.variant.notices:
            self.start("dunst", ["dunst", "-config", str(Path(__file__).parent / "files/dunstrc")])
            wait_until(lambda: self.owned("org.freedesktop.Notifications"), "a notification daemon")
        wait_until(lambda: self.owned(WATCHER), "a tray host", timeout=15)


class SwayScreen:
    """What a person would see, as grim takes it: binary PPM, three bytes a pixel."""

    def __init__(self, session: Session) -> None:
        self._env = session.env
        self.width, self.height = map(int, session.variant.size.split("x"))

    def colours(self, rect: Rect) -> Iterator[Colour]:
        """The part's pixels, row by row."""
        x, y, width, height = rect
        command = ["grim", "-t", "ppm", "-g", f"{x},{y} {width}x{height}", "-"]
        taken = subprocess.run(command, env=self._env, capture_output=True, check=True, timeout=10).stdout
        raw = taken[-3 * width * height :]
        return ((raw[i], raw[i + 1], raw[i + 2]) for i in range(0, len(raw), 3))

    def shot(self, path: Path, rect: Rect | None = None) -> Path:
        """Save a picture of the screen or of a part of it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = [] if rect is None else ["-g", "{},{} {}x{}".format(*rect)]
        subprocess.run(["grim", *part, str(path)], env=self._env, check=True, timeout=10)
        return path


class SwayDesktop(Desktop):
    """Hands and eyes on sway."""

    @cached_property
    def screen(self) -> SwayScreen:  # type: ignore[override]
        """The picture."""
        return SwayScreen(self.session)

    def windows(self, title: str = "", *, exact: bool = False) -> list[Window]:
        """Windows that can be seen, whose title matches the expression (`exact`: is it)."""
        wanted = re.compile(f"^{title}$" if exact else title)
        tree = json.loads(self.run("swaymsg", "-r", "-t", "get_tree"))
        return [window for window in _windows(tree) if window.title and wanted.search(window.title)]

    def _tray_now(self) -> Rect | None:
        """swaybar draws squares from the right end of the bar; how many, its watcher knows."""
        asked = ("org.freedesktop.DBus.Properties.Get", f"string:{WATCHER}")
        said = self.run(
            *("dbus-send", "--session", "--print-reply", f"--dest={WATCHER}", "/StatusNotifierWatcher"),
            *(*asked, "string:RegisteredStatusNotifierItems"),
        )
        if "StatusNotifierItem" not in said.partition("variant")[2]:
            return None
        return self.screen.width - BAR, self.screen.height - BAR, BAR, BAR

    def click(self, x: int, y: int, button: int = LEFT, *, times: int = 1) -> None:
        """Move there and click."""
        self.run("swaymsg", "-q", "seat", "seat0", "cursor", "set", str(x), str(y))
        for _ in range(times):
            for what in ("press", "release"):
                time.sleep(0.05)
                self.run("swaymsg", "-q", "seat", "seat0", "cursor", what, f"button{button}")

    def point_away(self) -> None:
        """Put the pointer where it covers nothing."""
        self.run("swaymsg", "-q", "seat", "seat0", "cursor", "set", "5", "5")

    def key(self, *names: str) -> None:
        """Press keys one after another."""
        for name in names:
            self.run("wtype", "-k", name)


def _windows(node: dict[str, object]) -> Iterator[Window]:
    if node.get("pid") and node.get("app_id") is not None and node.get("visible"):
        place = node["rect"]
        rect = tuple(place[each] for each in ("x", "y", "width", "height"))  # type: ignore[index]
        yield Window(node["id"], str(node["name"] or ""), str(node["app_id"]), rect, 1)  # type: ignore[arg-type]
    for child in [*node["nodes"], *node["floating_nodes"]]:  # type: ignore[misc]
        yield from _windows(child)
