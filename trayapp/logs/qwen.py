"""Where Qwen Code keeps its sessions: a folder of chats for each project."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader


def _folders(places: Places) -> tuple[Path, ...]:
    """Below QWEN_RUNTIME_DIR, QWEN_HOME and QWEN_DATA_DIR, else below ~/.qwen."""
    named = (
        each for name in ("QWEN_RUNTIME_DIR", "QWEN_HOME", "QWEN_DATA_DIR") for each in places.listed(name)
    )
    homes = tuple(named) or (places.user / ".qwen",)
    return tuple(home / "projects" for home in homes)


def _parser(path: str, changed: int, state: bytes) -> Parser:
    from trayapp.logs._qwen import QwenParser  # noqa: PLC0415 (only with a line that is new)

    return QwenParser(path, changed, state)


READER = Reader(
    id="qwen",
    name="Qwen Code",
    version=2,
    folders=_folders,
    parser=_parser,
    marks=(b'"usageMetadata"', b'"qwen-code.api_response"'),
    about=About(
        where="`~/.qwen/projects/<project>/chats` (`QWEN_RUNTIME_DIR`, `QWEN_HOME`)",
        form="JSON lines",
        seen="In a real run of 0.15.10 with a key of an OpenAI kind",
        traps=(
            "each answer is told twice, by the call and by the message: one of both counts",
            "calls of its own (its memory, its title) have no message: they count too",
            "the input includes what the cache read; whether the output has reasoning in it, the sum tells",
        ),
    ),
)
