"""`python -m trayapp`, the command `remainder` and the frozen program: the tray, or one command."""

from __future__ import annotations

import sys

from trayapp.cli import main as command_line

TYPE_CHECKING = False  # what typing calls so; importing typing costs 4 ms
if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> int:
    """Run with this process's arguments; returns the exit code."""
    return command_line(sys.argv[1:], tray=_tray)


def _tray(argv: Sequence[str]) -> int:
    from trayapp.app import run  # noqa: PLC0415 (a command needs neither tray nor Qt)

    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
