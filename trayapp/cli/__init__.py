"""The command line: one module for each command, loaded when it is called.

Importing this package loads nothing else: the scan's worker and status lines start through here too.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what typing calls so; importing typing costs 4 ms
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Tray = Callable[[Sequence[str]], int]


def main(argv: Sequence[str] | None = None, tray: Tray | None = None) -> int:
    """Do what the words of the command line ask for and return the exit code (docs/cli.md).

    Args:
        argv: the words after the program's name; None takes this process's own.
        tray: what no command means: gets the words, gives the exit code; None where there is none.
    """
    import sys  # noqa: PLC0415 (this package stays free of imports)

    from trayapp.cli.dispatch import dispatch  # noqa: PLC0415

    return dispatch(list(sys.argv[1:] if argv is None else argv), tray)


def in_terminal() -> int:
    """Print the gauge as it stands now, for a session without a screen; 0, whatever the level."""
    from trayapp.cli.status import show_once  # noqa: PLC0415

    show_once()
    return 0
