"""Where OpenCode keeps its messages: a database, one more for each channel, and files of older versions."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """The databases and the older files below OPENCODE_DATA_DIR, else below the home's data folder."""
    named = places.env.get("XDG_DATA_HOME")
    data = Path(named) if named else places.user / ".local" / "share"
    found = places.listed("OPENCODE_DATA_DIR") or (data / "opencode",)
    return tuple(
        each
        for home in found
        for each in (home / "opencode.db", *sorted(home.glob("opencode-*.db")), home / "storage" / "message")
    )


def _read(path: str, _changed: int, state: bytes) -> Parser:
    from trayapp.logs._opencode import read_database, read_message  # noqa: PLC0415 (only when it is new)

    return read_database("opencode", path, state) if path.endswith(".db") else read_message("opencode", path)


READER = Reader(
    id="opencode",
    name="OpenCode",
    version=1,
    folders=_folders,
    parser=_read,
    marks=(),
    ends=(".db", ".json"),
    whole=_read,
    beside=("-wal",),
    about=About(
        where="`~/.local/share/opencode`: `opencode.db`, `opencode-<channel>.db`, `storage/message` "
        "(`XDG_DATA_HOME`, `OPENCODE_DATA_DIR`)",
        form="SQLite in write-ahead mode; a JSON file for each message in older versions",
        seen="In a real run of 1.18.33; the older files from documentation",
        traps=(
            "a fork repeats its messages under new ids, and the ids tell: they begin with a later time",
            "reasoning lies beside the output, the cache beside the input",
            "its own cost counts where it is above zero; zero only says that it knew no price",
            "what is still in the database's log is seen, and nothing is written beside it",
            "the call that makes a session's title is in no message: it is not seen",
        ),
    ),
)
