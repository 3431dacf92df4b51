"""Where Kimi's command line keeps its sessions: what passed between it and its screen, line by line."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """The sessions below KIMI_SHARE_DIR or KIMI_DATA_DIR, else below ~/.kimi."""
    named = (*places.listed("KIMI_SHARE_DIR"), *places.listed("KIMI_DATA_DIR"))
    return tuple(home / "sessions" for home in named or (places.user / ".kimi",))


def _parser(path: str, changed: int, state: bytes) -> Parser:
    from trayapp.logs._kimi import KimiParser  # noqa: PLC0415 (only with a line that is new)

    return KimiParser(path, changed, state)


READER = Reader(
    id="kimi",
    name="Kimi CLI",
    version=2,
    folders=_folders,
    parser=_parser,
    marks=(b'"token_usage"',),
    ends=("wire.jsonl",),
    about=About(
        where="`~/.kimi/sessions/<project>/<session>/wire.jsonl` (`KIMI_SHARE_DIR`, `KIMI_DATA_DIR`)",
        form="JSON lines",
        seen="From documentation",
        traps=(
            "each step's counters stand alone; the input leaves out what the cache read and wrote",
            "no line names the model: all of it is taken for kimi-for-coding",
            "a message's counters may be sent again: one message counts once",
        ),
    ),
)
