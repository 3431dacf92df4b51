"""Where Goose keeps its sessions: one database."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader

_FILE = Path("sessions") / "sessions.db"


def _folders(places: Places) -> tuple[Path, ...]:
    """The database below GOOSE_PATH_ROOT, else in the places of this system and of older versions."""
    named = places.listed("GOOSE_PATH_ROOT")[:1]
    if named:
        return (named[0] / "data" / _FILE,)
    user = places.user
    if places.platform == "win32":
        roaming = places.env.get("APPDATA")
        data = (Path(roaming) if roaming else user / "AppData" / "Roaming") / "Block" / "goose" / "data"
        return (data / _FILE,)
    xdg = places.env.get("XDG_DATA_HOME")
    share = Path(xdg) if xdg else user / ".local" / "share"
    found = (share / "goose" / _FILE, share / "Block" / "goose" / _FILE)
    if places.platform == "darwin":
        return (*found, user / "Library" / "Application Support" / "goose" / _FILE)
    return found


def _read(path: str, _changed: int, state: bytes) -> Parser:
    from trayapp.logs._goose import read_sessions  # noqa: PLC0415 (only with a file that is new)

    return read_sessions(path, state)


READER = Reader(
    id="goose",
    name="Goose",
    version=1,
    folders=_folders,
    parser=_read,
    marks=(),
    ends=(".db",),
    whole=_read,
    beside=("-wal",),
    about=About(
        where="`~/.local/share/goose/sessions/sessions.db` (`GOOSE_PATH_ROOT`)",
        form="SQLite, with running totals for each session",
        seen="From documentation",
        traps=(
            "two kinds of totals: those of the last answer, and the accumulated ones, which count",
            "totals without times: what was added counts at the session's last change",
            "what a cache read is not told apart: it is priced as input",
        ),
    ),
)
