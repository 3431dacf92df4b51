"""From words to one command, and from anything that goes wrong to one sentence and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from trayapp.cli.language import speak_as_chosen
from trayapp.cli.parser import parse, wants_tray, wants_window
from trayapp.cli.refusal import Refusal

FAILED = 1
BAD_CALL = 2
INTERRUPTED = 130
"""128 and the signal's number, as a shell would say it; likewise for a pipe that was closed."""
PIPE_CLOSED = 141


def dispatch(argv: list[str], tray: Callable[[Sequence[str]], int] | None) -> int:
    """Run the command that `argv` names and return its exit code; nothing escapes but SystemExit."""
    _speak_anything()
    try:
        code = _run(argv, tray)
        # Here, and not at the interpreter's end, where a closed pipe would cost a traceback.
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 (the one place where a person must not get a traceback)
        with suppress(OSError):
            sys.stdout.flush()
        print(f"remainder: {_sentence(error)}", file=sys.stderr)
        return FAILED
    return code


def _run(argv: list[str], tray: Callable[[Sequence[str]], int] | None) -> int:
    if argv[:1] == ["_scan"]:
        from trayapp.engine.worker import main  # noqa: PLC0415 (each command loads what it needs)

        return main()
    if argv[:1] == ["statusline"] and not {"-h", "--help"} & set(argv[1:2]):
        from trayapp.cli.statusline import main as show_line  # noqa: PLC0415 (words behind it are another program's)

        return show_line(argv[1:])
    speak_as_chosen(argv)
    if wants_tray(argv) or wants_window(argv):
        if tray is None:
            raise Refusal("No command was given. Start the tray with: python -m trayapp")
        return tray(argv)
    # A command makes its types and goes: looking for cycles among them is a twentieth of its time.
    gc.set_threshold(20_000)
    args = parse(argv)
    _keep_a_journal()
    code: int = args.run(args)
    return code


def _keep_a_journal() -> None:
    from trayapp.system.journal_later import journal_later  # noqa: PLC0415 (--help needs none of it)
    from trayapp.system.paths import find_paths, home_folder  # noqa: PLC0415

    path = find_paths(os.environ, sys.platform).journal
    journal_later(path, home=home_folder(os.environ, sys.platform))


def _sentence(error: Exception) -> str:
    """What is known to go wrong says so itself; anything else is written to the journal."""
    said: Any = getattr(error, "sentence", None)
    if isinstance(said, str):
        return said
    return _unforeseen(error)


def _unforeseen(error: Exception) -> str:
    import logging  # noqa: PLC0415 (only when something went wrong)

    from trayapp.system.journal import redact  # noqa: PLC0415
    from trayapp.system.paths import find_paths  # noqa: PLC0415

    _keep_a_journal()
    path = find_paths(os.environ, sys.platform).journal
    logging.getLogger("trayapp.cli").error("The command failed: %s", sys.argv[1:2], exc_info=error)
    what = f"Something went wrong that was not foreseen ({type(error).__name__})."
    return f"{what} The details are in {path}" if path.exists() else f"{what} {redact(str(error))}"


def _speak_anything() -> None:
    """A project's name in an alphabet that the terminal lacks must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _forget_output() -> None:
    """Nobody reads any more: what is still in the buffer goes nowhere."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
