"""Where Claude's desktop program keeps its agents' sessions on this computer: as Claude Code does."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader

_SESSIONS = ("*/*/local_*/.claude/projects", "*/*/agent/local_*/.claude/projects")


def _folders(places: Places) -> tuple[Path, ...]:
    """The projects of each session; the folder of all sessions where there is none yet."""
    if places.platform == "win32":
        roaming = places.env.get("APPDATA")
        settings = Path(roaming) if roaming else places.user / "AppData" / "Roaming"
    elif places.platform == "darwin":
        settings = places.user / "Library" / "Application Support"
    else:
        named = places.env.get("XDG_CONFIG_HOME")
        settings = Path(named) if named else places.user / ".config"
    root = settings / "Claude" / "local-agent-mode-sessions"
    # Beside them lie the sessions' own files, which may be a person's whole projects.
    return tuple(sorted(each for way in _SESSIONS for each in root.glob(way))) or (root,)


def _parser(_path: str, changed: int, state: bytes) -> Parser:
    from trayapp.logs._claude import ClaudeParser  # noqa: PLC0415 (only with a line that is new)

    return ClaudeParser(changed, state)


READER = Reader(
    id="claude-desktop",
    name="Claude desktop",
    version=4,
    folders=_folders,
    parser=_parser,
    marks=(b'"usage"', b'"cost-state"'),
    about=About(
        where="`Claude/local-agent-mode-sessions` in `~/Library/Application Support`, `%APPDATA%` or "
        "`~/.config`",
        form="Claude Code's JSON lines",
        seen="From documentation; the lines are Claude Code's, which was run",
        traps=("those of Claude Code", "a response that lies in both tools' folders counts once"),
    ),
)
