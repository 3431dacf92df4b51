"""From words to one command, and from anything that goes wrong to one sentence and an exit code."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TextIO

from trayapp.cli.language import speak_as_chosen
from trayapp.cli.parser import parse, wants_tray, wants_window
from trayapp.cli.refusal import Refusal
from trayapp.domain.translation import translate

FAILED = 1
BAD_CALL = 2
INTERRUPTED = 130
"""128 and the signal's number, as a shell would say it; likewise for a pipe that was closed."""
PIPE_CLOSED = 141
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What writing an output can end with; of an error about a file, its name would be known."""


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
        try:
            sys.stdout.flush()
        except OSError:
            _forget_output()
        _complain(_sentence(error))
        return FAILED
    return code


def _complain(sentence: str) -> None:
    with suppress(OSError):
        print(f"remainder: {sentence}", file=sys.stderr)
    _flush_errors()


def _flush_errors() -> None:
    """Standard error may be full as well; nobody can be told of that."""
    try:
        sys.stderr.flush()
    except OSError:
        _forget(sys.stderr)


def _run(argv: list[str], tray: Callable[[Sequence[str]], int] | None) -> int:
    if argv[:1] == ["_scan"]:
        from trayapp.engine.worker import main  # noqa: PLC0415 (each command loads what it needs)

        return main()
    speak_as_chosen(argv)
    if wants_tray(argv) or wants_window(argv):
        if tray is None:
            raise Refusal(
                translate("CommandLine", "No command was given. Start the tray with: python -m trayapp")
            )
        return tray(argv)
    # A command makes its types and goes: looking for cycles among them is a twentieth of its time.
    gc.set_threshold(200_000)
    try:
        args = parse(argv)
    except SystemExit as ended:  # a help that was printed, or words that were wrong
        _flush_errors()
        return ended.code if isinstance(ended.code, int) else BAD_CALL
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
    if isinstance(error, OSError) and error.errno in _NO_ROOM and error.filename is None:
        from trayapp.domain.reasons import reason  # noqa: PLC0415 (only when something went wrong)

        return translate("CommandLine", "The output could not be written ({why}).", why=reason(error))
    return _unforeseen(error)


def _unforeseen(error: Exception) -> str:
    import logging  # noqa: PLC0415 (only when something went wrong)

    from trayapp.system.journal import redact  # noqa: PLC0415
    from trayapp.system.paths import find_paths  # noqa: PLC0415

    _keep_a_journal()
    path = find_paths(os.environ, sys.platform).journal
    logging.getLogger("trayapp.cli").error("The command failed: %s", sys.argv[1:2], exc_info=error)
    what = translate(
        "CommandLine", "Something went wrong that was not foreseen ({kind}).", kind=type(error).__name__
    )
    return (
        f"{what} {translate('CommandLine', 'The details are in {path}', path=path)}"
        if path.exists()
        else f"{what} {redact(str(error))}"
    )


def _speak_anything() -> None:
    """A project's name in an alphabet that the terminal lacks must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _forget_output() -> None:
    """Nobody reads any more: what is still in the buffer goes nowhere."""
    _forget(sys.stdout)


def _forget(stream: TextIO) -> None:
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
