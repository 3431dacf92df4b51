"""Where pi keeps its sessions: a file each, in a folder for each project."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """PI_CODING_AGENT_DIR's or PI_AGENT_DIR's sessions, else those below ~/.pi/agent."""
    named = (*places.listed("PI_CODING_AGENT_DIR"), *places.listed("PI_AGENT_DIR"))
    homes = named or (places.user / ".pi" / "agent",)
    return tuple(home if home.name == "sessions" else home / "sessions" for home in homes)


def _parser(path: str, changed: int, state: bytes) -> Parser:
    from trayapp.logs._pi import PiParser  # noqa: PLC0415 (only with a line that is new)

    return PiParser(path, changed, state)


READER = Reader(
    id="pi",
    name="pi",
    version=2,
    folders=_folders,
    parser=_parser,
    marks=(b'"usage"',),
    about=About(
        where="`~/.pi/agent/sessions/<project>` (`PI_CODING_AGENT_DIR`, `PI_AGENT_DIR`)",
        form="JSON lines",
        seen="In a real run of 0.73.1",
        traps=(
            "a fork repeats its parent's messages in a file of its own, with their ids and times",
            "the input leaves out what the cache read and wrote; reasoning is inside the output",
            "its own cost counts where it is above zero",
        ),
    ),
)
