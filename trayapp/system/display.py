"""Whether this session has a screen; asked before Qt is loaded, since Qt aborts where it finds none."""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping
from pathlib import Path

from trayapp.domain.saying import saying


def display_missing(env: Mapping[str, str], platform: str) -> str | None:
    """One sentence saying why no window can be shown, or None when a screen answers.

    On Linux the X server's or compositor's socket is really tried: a `DISPLAY` left over from a closed
    session names a server that is gone.
    """
    own_screen = env.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "vnc"}
    if not platform.startswith("linux") or own_screen:
        return None
    display, wayland = env.get("DISPLAY", ""), env.get("WAYLAND_DISPLAY", "")
    if not display and not wayland:
        return saying("Faults", "There is no display in this session.")
    if wayland and _answers(Path(env.get("XDG_RUNTIME_DIR", "/")) / wayland):
        return None
    if display and _x_answers(display):
        return None
    return saying("Faults", "The display {display} does not answer.", display=wayland or display)


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(2)
        try:
            probe.connect(str(path))
        except OSError:
            return False
        return True


def _x_answers(display: str) -> bool:
    found = re.fullmatch(r"(?P<host>[^:/]*):(?P<number>\d+)(\.\d+)?", display)
    if found is None:
        return True  # a form that only the X library knows (launchd's socket paths): let Qt try
    number = int(found["number"])
    if found["host"] in {"", "unix"}:
        # Abstract first: a session in a container often shares only that one.
        return _answers(Path(f"\0/tmp/.X11-unix/X{number}")) or _answers(Path(f"/tmp/.X11-unix/X{number}"))  # noqa: S108 (where X servers listen)
    try:
        with socket.create_connection((found["host"], 6000 + number), timeout=2):
            return True
    except OSError:
        return False
