"""Where Kilo's command line keeps its messages: a database like OpenCode's, from which it comes."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """The database below KILO_DATA_DIR, else below the home's data folder."""
    named = places.env.get("XDG_DATA_HOME")
    data = Path(named) if named else places.user / ".local" / "share"
    found = places.listed("KILO_DATA_DIR") or (data / "kilo",)
    return tuple(each for home in found for each in (home / "kilo.db", home / "storage" / "message"))


def _read(path: str, _changed: int, state: bytes) -> Parser:
    from trayapp.logs._opencode import read_database, read_message  # noqa: PLC0415 (only when it is new)

    return read_database("kilo", path, state) if path.endswith(".db") else read_message("kilo", path)


READER = Reader(
    id="kilo",
    name="Kilo CLI",
    version=1,
    folders=_folders,
    parser=_read,
    marks=(),
    ends=(".db", ".json"),
    whole=_read,
    beside=("-wal",),
    about=About(
        where="`~/.local/share/kilo/kilo.db` (`XDG_DATA_HOME`, `KILO_DATA_DIR`)",
        form="SQLite in write-ahead mode, with OpenCode's tables",
        seen="From documentation: it comes from OpenCode, of which 1.18.33 was run",
        traps=("those of OpenCode", "its extension for VS Code is a tool of its own here, with other files"),
    ),
)
