"""Brings a whole private desktop up and takes it down again without a trace.

Every part is the real program; home, runtime folder, bus and display belong to this session alone, so
any number of sessions run side by side.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Literal, Self, TypeVar

T = TypeVar("T")
FILES = Path(__file__).parent / "files"
MARK = "REMAINDER_DESKTOP"
"""In the environment of everything that runs in a session: its folder, and how teardown knows its own."""
PASSWORD = "correct horse"  # noqa: S105 (opens a keyring that lives for one test)

KEYRING = ("gnome-keyring-daemon", "--foreground", "--components=secrets")

FRAMES = {
    True: {"card": "#22262d", "line": "#2f353e", "ink": "#f2f4f7", "faint": "#8993a4"},
    False: {"card": "#f5f6f8", "line": "#e4e7ec", "ink": "#101828", "faint": "#7a8699"},
}
"""What frames around windows look like, dark and light."""

NOTICES = {
    "dunst": "dunst",
    "xfce4-notifyd": f"/usr/lib/{sysconfig.get_config_var('MULTIARCH')}/xfce4/notifyd/xfce4-notifyd",
}

LEFT_BEHIND = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "SESSION_MANAGER",
    "GNOME_KEYRING_CONTROL",
    "SSH_AUTH_SOCK",
    "PYTHON_KEYRING_BACKEND",
    "QT_QPA_PLATFORM",
    "QT_QPA_PLATFORMTHEME",
    "QT_STYLE_OVERRIDE",
    "CLAUDE_CONFIG_DIR",
    "CODEX_HOME",
    "REMAINDER_HOME",
)
"""What would tie the session to the desktop, or the person, around it."""


class Unavailable(Exception):
    """The desktop did not come up; the sentence says which part and why."""


@dataclass(frozen=True)
class Variant:
    """Which desktop: the tray's host, the keyring's state, and what else is there."""

    tray: Literal["panel", "trayer", "none"] = "panel"
    keyring: Literal["open", "locked", "none"] = "open"
    notices: bool = True
    dark: bool = True
    size: str = "1280x800"
    scale: int = 1
    daemon: Literal["dunst", "xfce4-notifyd"] = "dunst"
    """Who shows notifications: dunst says on the bus what it does, the other one draws buttons."""

    @property
    def programs(self) -> tuple[str, ...]:
        """Everything that has to be installed for it."""
        host = {"panel": ("xfce4-panel",), "trayer": ("trayer",), "none": ()}[self.tray]
        keyring = () if self.keyring == "none" else ("gnome-keyring-daemon",)
        notices = (NOTICES[self.daemon],) if self.notices else ()
        base = ("Xvfb", "dbus-daemon", "dbus-send", "openbox", "xdotool", "xwininfo", "xprop", "setpriv")
        return base + host + keyring + notices

    @property
    def missing(self) -> tuple[str, ...]:
        """Of these, what is not."""
        return tuple(name for name in self.programs if shutil.which(name) is None)


def wait_until(condition: Callable[[], T], what: str, *, timeout: float = 6.0, every: float = 0.02) -> T:
    """The first true value of `condition()`; AssertionError naming `what` after `timeout` seconds."""
    end = time.monotonic() + timeout
    while not (value := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"Not within {timeout:g} s: {what}")
        time.sleep(every)
    return value


class Session:
    """One desktop; a context manager. `env` is what a program of this desktop is started with."""

    def __init__(self, variant: Variant | None = None) -> None:
        self.variant = variant or Variant()
        self.root = Path()
        self.env: dict[str, str] = {}
        self._parts: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        if self.variant.missing:
            raise Unavailable(f"not installed: {', '.join(self.variant.missing)}")
        self.root = Path(tempfile.mkdtemp(prefix="desktop."))
        try:
            self._bring_up()
        except (AssertionError, OSError) as error:
            logs = [
                f"{log.name}: {log.read_text()[-400:]}"
                for log in (self.root / "log").glob("*")
                if log.stat().st_size
            ]
            self.close()
            raise Unavailable("\n".join([str(error), *logs])) from error
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def home(self) -> Path:
        """The person's home folder."""
        return Path(self.env["HOME"])

    def start(
        self, name: str, command: Sequence[str], *, pipe: bytes | None = None, keep: tuple[int, ...] = ()
    ) -> int:
        """Start a part of the desktop; its process id. It dies with whoever runs the session."""
        with (self.root / "log" / name).open("ab") as log:
            part = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", "--", *command],
                env=self.env,
                pass_fds=keep,
                stdin=subprocess.DEVNULL if pipe is None else subprocess.PIPE,
                stdout=log,
                stderr=log,
            )
        if pipe is not None and part.stdin is not None:
            part.stdin.write(pipe)
            part.stdin.close()
        self._parts[name] = part
        return part.pid

    def stop(self, name: str, sign: signal.Signals = signal.SIGTERM) -> None:
        """End a part and wait for it."""
        part = self._parts.pop(name)
        part.send_signal(sign)
        try:
            part.wait(5)
        except subprocess.TimeoutExpired:
            part.kill()
            part.wait(5)

    def pid(self, name: str) -> int:
        """The process of a part."""
        return self._parts[name].pid

    def owned(self, bus_name: str) -> bool:
        """Whether somebody answers for this name on the session bus."""
        return "true" in self._bus("org.freedesktop.DBus", "/org/freedesktop/DBus", "NameHasOwner", bus_name)

    # --- the parts, in the order in which they need one another -----------------------------------

    def _bring_up(self) -> None:
        self._make_home()
        self._start_display()
        self._start_bus()
        self.start("openbox", ["openbox", "--sm-disable", "--config-file", str(self._frames())])
        if self.variant.keyring != "none":
            self._start_keyring()
        if self.variant.notices:
            own = ["-config", str(FILES / "dunstrc")] if self.variant.daemon == "dunst" else []
            self.start(self.variant.daemon, [NOTICES[self.variant.daemon], *own])
        if self.variant.tray != "none":
            self.start_host(wait=False)
        wait_until(
            lambda: "0x" in self._said("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "a window manager"
        )
        if self.variant.keyring != "none":
            wait_until(lambda: self.owned("org.freedesktop.secrets"), "a Secret Service")
        if self.variant.notices:
            wait_until(lambda: self.owned("org.freedesktop.Notifications"), "a notification daemon")
        if self.variant.tray != "none":
            wait_until(self._host_ready, "a tray host", timeout=15)

    def _make_home(self) -> None:
        home = self.root / "home"
        self.env = {key: value for key, value in os.environ.items() if key not in LEFT_BEHIND}
        folders = {
            "HOME": home,
            "XDG_CONFIG_HOME": home / ".config",
            "XDG_DATA_HOME": home / ".local/share",
            "XDG_STATE_HOME": home / ".local/state",
            "XDG_CACHE_HOME": home / ".cache",
            "XDG_RUNTIME_DIR": self.root / "run",
            "TMPDIR": self.root / "tmp",
        }
        for folder in (*folders.values(), self.root / "log"):
            folder.mkdir(parents=True, mode=0o700)
        self.env |= {key: str(folder) for key, folder in folders.items()}
        self.env |= {
            MARK: str(self.root),
            "XDG_CURRENT_DESKTOP": "XFCE",
            "XDG_SESSION_TYPE": "x11",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "GTK_THEME": "Adwaita:dark" if self.variant.dark else "Adwaita",
            "GTK_A11Y": "none",
            "NO_AT_BRIDGE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.root}/no-system-bus",
        }

        if self.variant.scale > 1:
            self.env |= {"QT_SCALE_FACTOR": str(self.variant.scale)}
        fonts = home / ".config/fontconfig/fonts.conf"
        fonts.parent.mkdir()
        shutil.copy(FILES / fonts.name, fonts)

    def _frames(self) -> Path:
        """How the window manager draws; the file with its settings."""
        theme = self.home / ".themes/Remainder/openbox-3/themerc"
        theme.parent.mkdir(parents=True)
        colours = FRAMES[self.variant.dark]
        theme.write_text(Template((FILES / "themerc").read_text()).substitute(colours))
        settings = self.home / ".config/openbox.xml"
        text = Template((FILES / settings.name).read_text())
        settings.write_text(text.substitute(font=9 * self.variant.scale))
        return settings

    def _start_display(self) -> None:
        """Xvfb chooses the number; its picture lies in a file (`Screen` reads it without asking X)."""
        ours, theirs = os.pipe()
        # fmt: off
        command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{self.variant.size}x24",
                   "-fbdir", str(self.root / "run"), "-nolisten", "tcp", "-noreset",
                   "-br" if self.variant.dark else "-wr"]
        # fmt: on
        self.start("display", command, keep=(theirs,))
        os.close(theirs)
        with os.fdopen(ours) as told:  # it comes in two writes: digits, then the line's end
            number = told.readline().strip()
        if not number:
            raise AssertionError("Xvfb gave no display number")
        self.env["DISPLAY"] = f":{number}"

    def _start_bus(self) -> None:
        services = self.root / "services"
        services.mkdir()
        for name in ("org.xfce.Xfconf", "ca.desrt.dconf"):
            file = Path(f"/usr/share/dbus-1/services/{name}.service")
            if file.exists():
                (services / file.name).symlink_to(file)
        socket, conf = self.root / "run/bus", self.root / "bus.conf"
        conf.write_text(
            Template((FILES / "bus.conf").read_text()).substitute(services=services, socket=socket)
        )
        self.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"
        self.start("bus", ["dbus-daemon", f"--config-file={conf}", "--nofork", "--nopidfile", "--nosyslog"])
        wait_until(socket.exists, "a session bus")

    def _start_keyring(self) -> None:
        """A first run with the password makes the login keyring and leaves it open."""
        self.start("keyring", [*KEYRING, "--unlock"], pipe=PASSWORD.encode())
        wait_until((self.home / ".local/share/keyrings/login.keyring").exists, "a login keyring")
        if self.variant.keyring == "locked":
            self.lock_keyring()

    def lock_keyring(self) -> None:
        """A run without the password finds the keyring and cannot open it."""
        self.stop("keyring")
        wait_until(lambda: not self.owned("org.freedesktop.secrets"), "the old Secret Service gone")
        self.start("keyring", list(KEYRING))
        wait_until(lambda: self.owned("org.freedesktop.secrets"), "a Secret Service")

    def start_host(self, *, wait: bool = True) -> None:
        """Start the tray's host (again)."""
        if self.variant.tray == "trayer":
            tint = "0x191c21" if self.variant.dark else "0xf0f0f0"
            # fmt: off
            self.start("host", ["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request",
                                "--height", "28", "--heighttype", "pixel", "--transparent", "true",
                                "--alpha", "0", "--tint", tint, "--expand", "true", "--SetDockType", "true"])
            # fmt: on
        else:
            settings = self.home / ".config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml"
            settings.parent.mkdir(parents=True, exist_ok=True)
            text = Template((FILES / settings.name).read_text())
            settings.write_text(text.substitute(dark=str(self.variant.dark).lower(), height=28))
            scaled = ["env", f"GDK_SCALE={self.variant.scale}"]
            self.start("host", [*scaled, "xfce4-panel", "--disable-wm-check", "--sm-client-disable"])
        if wait:
            wait_until(self._host_ready, "a tray host", timeout=15)

    def stop_host(self) -> None:
        """Kill the tray's host, as a crash would."""
        self.stop("host", signal.SIGKILL)

    def _host_ready(self) -> bool:
        if self.variant.tray == "trayer":
            return '("panel" "trayer")' in self._said("xwininfo", "-root", "-tree")
        watcher = "org.kde.StatusNotifierWatcher"
        asked = ("org.freedesktop.DBus.Properties.Get", watcher, "IsStatusNotifierHostRegistered")
        return "boolean true" in self._bus(watcher, "/StatusNotifierWatcher", *asked)

    def _bus(self, service: str, path: str, member: str, *words: str) -> str:
        method = member if "." in member else f"{service}.{member}"
        return self._said(
            "dbus-send",
            "--session",
            "--print-reply",
            f"--dest={service}",
            path,
            method,
            *(f"string:{word}" for word in words),
        )

    def _said(self, *command: str) -> str:
        return subprocess.run(
            command, env=self.env, capture_output=True, text=True, timeout=10, check=False
        ).stdout

    # --- and down -------------------------------------------------------------------------------------

    def close(self) -> None:
        """End everything that carries this session's mark, the display last, and remove its folder."""
        for name in [name for name in reversed(self._parts) if name not in {"display", "bus"}]:
            self._parts[name].terminate()
        for sign in (signal.SIGTERM, signal.SIGKILL):
            for pid in self._strangers():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, sign)
            with contextlib.suppress(AssertionError):
                wait_until(lambda: not self._strangers(), "all ended", timeout=1.5)
                break
        for part in reversed(self._parts.values()):
            part.terminate()
        for part in reversed(self._parts.values()):
            try:
                part.wait(3)
            except subprocess.TimeoutExpired:
                part.kill()
                part.wait(3)
        self._parts.clear()
        shutil.rmtree(self.root, ignore_errors=True)

    def _strangers(self) -> list[int]:
        """Processes of this session besides display and bus: helpers of the bus, programs left behind."""
        mark = f"{MARK}={self.root}".encode()
        spared = {
            os.getpid(),
            *(part.pid for name, part in self._parts.items() if name in {"display", "bus"}),
        }
        found = []
        for part in self._parts.values():
            part.poll()
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) in spared:
                continue
            with contextlib.suppress(OSError):
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
        return found
