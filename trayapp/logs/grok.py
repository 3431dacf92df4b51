"""Where Grok Build keeps its log: one file for everything."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """The log below GROK_HOME, else below ~/.grok."""
    homes = places.listed("GROK_HOME")[:1] or (places.user / ".grok",)
    return tuple(home / "logs" for home in homes)


def _parser(path: str, changed: int, state: bytes) -> Parser:
    from trayapp.logs._grok import GrokParser  # noqa: PLC0415 (only with a line that is new)

    return GrokParser(path, changed, state)


READER = Reader(
    id="grok",
    name="Grok Build",
    version=2,
    folders=_folders,
    parser=_parser,
    marks=(b'"shell.turn.inference_done"',),
    ends=("unified.jsonl",),
    about=About(
        where="`~/.grok/logs/unified.jsonl` (`GROK_HOME`)",
        form="JSON lines of every session, one after the other",
        seen="From documentation",
        traps=(
            "a call names its process, not its model: the model is the last that the process named",
            "the input includes what the cache read; reasoning lies beside the output",
            "the log is cut off when it has grown: what was read stays",
        ),
    ),
)
