"""The command line: one module for each command, loaded when it is called.

Importing this package loads nothing else: the scan's worker and status lines start through here too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Tray = Callable[[Sequence[str]], int]
"""Starts the tray with the words of the command line and gives the exit code."""


def main(argv: Sequence[str] | None = None, tray: Tray | None = None) -> int:
    """Do what the words of the command line ask for and return the exit code (docs/cli.md).

    Args:
        argv: the words after the program's name; None takes this process's own.
        tray: what no command means; None where there is no tray to start.
    """
    import sys  # noqa: PLC0415 (this package stays free of imports)

    from trayapp.cli.dispatch import dispatch  # noqa: PLC0415

    return dispatch(list(sys.argv[1:] if argv is None else argv), tray)


def in_terminal() -> int:
    """Print the gauge as it stands now, for a session without a screen; 0, whatever the level."""
    from trayapp.cli.status import show_once  # noqa: PLC0415

    show_once()
    return 0
