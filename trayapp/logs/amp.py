"""Where Amp keeps its threads: one document each."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """The threads below AMP_DATA_DIR, else below the home's data folder."""
    named = places.env.get("XDG_DATA_HOME")
    data = Path(named) if named else places.user / ".local" / "share"
    return tuple(home / "threads" for home in places.listed("AMP_DATA_DIR") or (data / "amp",))


def _read(path: str, _changed: int, _state: bytes) -> Parser:
    from trayapp.logs._amp import read_thread  # noqa: PLC0415 (only with a file that is new)

    return read_thread(path)


READER = Reader(
    id="amp",
    name="Amp",
    version=1,
    folders=_folders,
    parser=_read,
    marks=(),
    ends=(".json",),
    whole=_read,
    about=About(
        where="`~/.local/share/amp/threads` (`XDG_DATA_HOME`, `AMP_DATA_DIR`)",
        form="One JSON document for each thread, written anew with each change",
        seen="From documentation",
        traps=(
            "a thread tells its use in a ledger and again on its messages: one of both counts",
            "what the cache read stands on the message alone, which the ledger's entry names",
            "its credits are not dollars: they are not taken",
        ),
    ),
)
