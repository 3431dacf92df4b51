"""The commands and their words. Only the command that was called has its own words declared.

A command is a module of this package with `declare(parser)` and `run(args) -> int`.
"""

from __future__ import annotations

import argparse
import importlib
import os
from collections.abc import Sequence
from typing import Final

from trayapp.cli.fold import folded
from trayapp.cli.terminal import cells
from trayapp.cli.usage_words import speak_usage
from trayapp.domain.saying import whole
from trayapp.domain.translation import mark, translate

COMMANDS: Final = {
    "status": mark("CommandLine", "what remains, as a gauge; the exit code follows the level"),
    "advise": mark(
        "CommandLine", "what a prompt will probably cost, whether it fits, and what would be cheaper"
    ),
    "usage": mark("CommandLine", "tokens and cost by day, tool, model and project"),
    "history": mark("CommandLine", "days against an even pace"),
    "report": mark("CommandLine", "one page that asks for more, with the evidence"),
    "set": mark("CommandLine", "show or change a setting, or an allowance"),
    "spent": mark("CommandLine", "type what was used of an allowance, where only you know it"),
    "sources": mark("CommandLine", "where figures come from, and how each source stands"),
    "login": mark("CommandLine", "keep a source's key in the system's keyring"),
    "logout": mark("CommandLine", "remove a source's key from the keyring"),
    "statusline": mark(
        "CommandLine", "for Claude Code's status line: hands on what it tells, then runs your own"
    ),
    "hook": mark(
        "CommandLine",
        "advice inside Claude Code, Codex, Gemini CLI and Copilot CLI: install, uninstall, status",
    ),
    "mcp": mark("CommandLine", "for agents: what remains, and what work will cost (docs/mcp.md)"),
    "export": mark("CommandLine", "everything that is kept about you, as one archive"),
    "forget": mark("CommandLine", "what is kept on this computer, and a way to remove all of it"),
    "doctor": mark("CommandLine", "paths, versions, logs and anything that is wrong"),
}


class Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse's own way there imports shutil and all its archivers."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=min(_columns(), 100) - 2)

    # argparse counts characters where a terminal counts cells.

    def _split_lines(self, text: str, width: int) -> list[str]:
        return folded(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Paragraphs and examples keep their lines; a long one goes on below."""
        lines = [
            [indent + line]
            if cells(indent + line) <= width
            else folded(line, width, first=indent + _margin(line), rest=indent)
            for line in text.splitlines()
        ]
        return "\n".join("\n".join(each) for each in lines)


def _columns() -> int:
    try:
        return max(40, os.get_terminal_size().columns)
    except (OSError, ValueError):
        return 80


_ABOUT: Final = mark(
    "CommandLine", "What remains of your AI allowance. Without a command the tray icon is started."
)


def wants_tray(argv: Sequence[str]) -> bool:
    """True when no command is named: the words, if any, are the tray's own."""
    if not argv:
        return True
    return argv[0].startswith("-") and argv[0] not in {"-h", "--help", "--version"}


def wants_window(argv: Sequence[str]) -> bool:
    """True for `advise --window`: what comes with it is shown in a window of the tray's program."""
    return argv[:1] == ["advise"] and "--window" in argv and not {"-h", "--help"} & set(argv)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The words as values, with `run` as what to call; a bad call ends the process with 2."""
    speak_usage()
    parser = argparse.ArgumentParser(
        prog="remainder",
        description=translate("CommandLine", _ABOUT),
        allow_abbrev=False,
        formatter_class=Help,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=_version(),
        help=translate("CommandLine", "show the version and exit"),
    )
    commands = parser.add_subparsers(
        metavar=translate("CommandLine", "COMMAND"), required=True, prog="remainder"
    )
    for name, english in COMMANDS.items():
        text = translate("CommandLine", english)
        said = whole(text)
        command = commands.add_parser(
            name, help=text, description=said, allow_abbrev=False, formatter_class=Help
        )
        if name == argv[0]:
            module = importlib.import_module(f"{__package__}.{_MODULES.get(name, name)}")
            module.declare(command)
            command.set_defaults(run=module.run, command=name)
    return parser.parse_args(argv)


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


_MODULES: Final = {"set": "settings", "login": "keys", "logout": "keys"}


def _version() -> str:
    from trayapp import __version__  # noqa: PLC0415 (beside its only use)

    return f"remainder {__version__}"
