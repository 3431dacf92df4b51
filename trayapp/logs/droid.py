"""Where Droid keeps its sessions: a folder for each project, a file of settings beside each session."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """DROID_SESSIONS_DIR's folders, else ~/.factory/sessions."""
    return places.listed("DROID_SESSIONS_DIR") or (places.user / ".factory" / "sessions",)


def _read(path: str, changed: int, state: bytes) -> Parser:
    from trayapp.logs._droid import read_session  # noqa: PLC0415 (only with a file that is new)

    return read_session(path, changed, state)


READER = Reader(
    id="droid",
    name="Droid",
    version=1,
    folders=_folders,
    parser=_read,
    marks=(),
    ends=(".settings.json",),
    whole=_read,
    about=About(
        where="`~/.factory/sessions` (`DROID_SESSIONS_DIR`)",
        form="A JSON file of running totals for each session",
        seen="From documentation",
        traps=(
            "totals of a whole session without a time: what was added counts when the file changed",
            "a copy that is first seen later than its original counts again what came before it",
            "reasoning lies beside the output",
            "a model's name may stand in the session's lines alone",
        ),
    ),
)
