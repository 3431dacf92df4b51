"""Where GitHub Copilot CLI keeps its sessions: a folder each, with every event of it in one file."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """Below COPILOT_HOME, else below ~/.copilot."""
    homes = places.listed("COPILOT_HOME")[:1] or (places.user / ".copilot",)
    return tuple(home / "session-state" for home in homes)


def _parser(path: str, changed: int, state: bytes) -> Parser:
    from trayapp.logs._copilot import CopilotParser  # noqa: PLC0415 (only with a line that is new)

    return CopilotParser(path, changed, state)


READER = Reader(
    id="copilot",
    name="GitHub Copilot CLI",
    version=2,
    folders=_folders,
    parser=_parser,
    marks=(b'"session.usage_record"', b'"session.shutdown"'),
    ends=("events.jsonl",),
    about=About(
        where="`~/.copilot/session-state/<session>/events.jsonl` (`COPILOT_HOME`)",
        form="JSON lines",
        seen="In a real run of 1.0.102 with a key of one's own, never with a GitHub seat",
        traps=(
            "a usage record for each call: running and crashed sessions count as they go",
            "a session's totals run on through its resumptions: only what no record told counts",
            "the input includes what the cache read and wrote; reasoning is inside the output",
            "after a resumption under another model a record still has the old model's name",
            "its costs are requests or credits, not dollars: they are not taken",
        ),
    ),
)
