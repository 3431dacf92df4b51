"""Where Gemini CLI keeps its sessions: a folder of chats for each project, below its temporary files."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Billed, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """Below GEMINI_CLI_HOME, which stands for the home, else below the home."""
    homes = places.listed("GEMINI_CLI_HOME")[:1] or (places.user,)
    return tuple(home / ".gemini" / "tmp" for home in homes)


def _parser(path: str, changed: int, state: bytes) -> Parser:
    from trayapp.logs._gemini import GeminiParser  # noqa: PLC0415 (only with a line that is new)

    return GeminiParser(path, changed, state)


def _whole(path: str, _changed: int, _state: bytes) -> Parser | None:
    if path.endswith(".jsonl"):
        return None
    from trayapp.logs._gemini import read_session  # noqa: PLC0415 (only with a file that is new)

    return read_session(path)


def _billing(places: Places) -> Billed | None:
    from trayapp.logs._gemini_billing import billed  # noqa: PLC0415 (only when a route is asked for)

    return billed(places)


READER = Reader(
    id="gemini",
    name="Gemini CLI",
    version=2,
    folders=_folders,
    parser=_parser,
    marks=(b'"tokens"',),
    billing=_billing,
    ends=(".jsonl", ".json"),
    whole=_whole,
    about=About(
        where="`~/.gemini/tmp/<project>/chats` (`GEMINI_CLI_HOME` for the home)",
        form="JSON lines; one JSON document up to 0.2x",
        seen="In a real run of 0.61.0; the older document from its source",
        traps=(
            "a response is written again once its tools have run: one id, counted once",
            "the input includes what the cache read; the output leaves reasoning out",
            "a resumed session goes on in the same file, with a second head and its history once more",
            "subagents lie in files of their own",
            "the call that picks a model is in no log: it is not seen",
        ),
    ),
)
