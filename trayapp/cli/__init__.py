"""The command line: one module for each command, loaded when it is called.

Importing this package loads nothing else: the scan's worker and status lines start through here too.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what typing calls so; importing typing costs 4 ms
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Tray = Callable[[Sequence[str]], int]

_HOOK_WORDS = frozenset(("install", "uninstall", "status", "-h", "--help"))
"""Any other word behind `hook` is a client, which waits with every prompt: it starts past all else."""


def main(argv: Sequence[str] | None = None, tray: Tray | None = None) -> int:
    """Do what the words of the command line ask for and return the exit code (docs/cli.md).

    Args:
        argv: the words after the program's name; None takes this process's own.
        tray: what no command means: gets the words, gives the exit code; None where there is none.
    """
    import sys  # noqa: PLC0415 (this package stays free of imports)

    _open_what_is_closed()
    words = sys.argv[1:] if argv is None else list(argv)
    if words[:1] == ["hook"] and words[1:2] and words[1] not in _HOOK_WORDS:
        from trayapp.cli.hook_run import main as answer  # noqa: PLC0415

        return answer(words[1], words[2:])
    if words[:1] == ["statusline"] and not {"-h", "--help"} & set(words[1:2]):
        from trayapp.cli.statusline import main as show_line  # noqa: PLC0415 (words behind it are another program's)

        return show_line(words[1:])
    from trayapp.cli.dispatch import dispatch  # noqa: PLC0415

    return dispatch(words, tray)


def _open_what_is_closed() -> None:
    """Whoever started us may have closed an output, or has none: what goes there goes nowhere.

    Otherwise the next file that is opened would take its place, and what is printed would end up in it.
    """
    import sys  # noqa: PLC0415 (this package stays free of imports)

    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            import os  # noqa: PLC0415 (hardly ever)

            handle = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, open(handle, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def in_terminal() -> int:
    """Print the gauge as it stands now, for a session without a screen; 0, whatever the level."""
    from trayapp.cli.status import show_once  # noqa: PLC0415

    show_once()
    return 0
