"""`remainder statusline`: hands on what Claude Code tells its status line, then runs the person's own.

Claude Code waits for it at every turn. Nothing that goes wrong here may show: the person's own command runs
in any case, with the very bytes that came in.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress

from trayapp.engine.status_line import FILE, FOLDER, kept_fields, load, newer, save

TYPE_CHECKING = False  # what typing calls so; importing typing costs 4 ms
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeGuard

MOST = 8 << 20
"""Bytes taken from the input; Claude Code sends 2 to 4 kB."""

SEPARATOR = " · "

PATIENCE = 0.15
"""Seconds for the running program to say what was last advised; it takes two thousandths."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The words after `remainder statusline`."""
    from trayapp.domain.translation import translate  # noqa: PLC0415 (a status line itself needs none of it)

    parser.epilog = translate(
        "CommandLine", "Without COMMAND a short line of the program's own is printed. See docs/statusline.md."
    )
    parser.add_argument(
        "own",
        nargs="*",
        metavar="-- COMMAND",
        help=translate("CommandLine", "your own status line, run with the same input"),
    )


def run(args: argparse.Namespace) -> int:
    """As `main`, called with words that were parsed."""
    return main(args.own)


def main(argv: Sequence[str]) -> int:
    """Take the input, hand on what is new, and show the person's own line or ours; 0 in any case."""
    own = list(argv[1:] if argv[:1] == ["--"] else argv)
    by_hand = os.isatty(0)
    data = b"" if by_hand else _take_in()
    payload: object = None
    with suppress(ValueError, RecursionError):
        payload = json.loads(data)
    path = ""
    with suppress(Exception):
        path = _path()
    with suppress(Exception):
        _hand_on(payload, path)
    advised = ""
    with suppress(Exception):
        advised = _advised(payload)
    if own:
        return _with_advice(own, data, advised) if advised else run_own(own, data)
    with suppress(Exception):
        from trayapp.cli.language import speak_as_chosen  # noqa: PLC0415 (nobody reads ours beside their own)

        speak_as_chosen(["line"])
    with suppress(Exception):
        line = SEPARATOR.join(part for part in (segment(payload, load(path), time.time()), advised) if part)
        if line:
            sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
            print(line, flush=True)
    return 0


def _advised(payload: object) -> str:
    """What the running program last said about this session; most have no hook installed, and ask nobody."""
    session = payload.get("session_id") if isinstance(payload, dict) else None
    if not isinstance(session, str) or not session:
        return ""
    from trayapp.cli.hook_run import ask  # noqa: PLC0415 (its faults are caught like all others)

    answer = ask("/said/claude-code", json.dumps({"session_id": session}).encode(), PATIENCE)
    found = json.loads(answer) if answer else {}
    return str(found.get("line") or "")


def _with_advice(own: list[str], data: bytes, advised: str) -> int:
    """The person's own line, and below it what was advised."""
    code = 0
    with suppress(OSError, ValueError):  # it is not there: what was advised stands alone
        code = _run_beside(own, data)
    with suppress(OSError):
        os.write(1, f"{advised}\n".encode())
    return code


def _take_in() -> bytes:
    """Everything on the input, up to `MOST`."""
    parts, size = [], 0
    with suppress(OSError):
        while size < MOST and (part := os.read(0, 1 << 16)):
            parts.append(part)
            size += len(part)
    return b"".join(parts)


def _path() -> str:
    """Where the engine looks for it."""
    from trayapp.system.paths import find_paths  # noqa: PLC0415 (its faults are caught like all others)

    return os.path.join(find_paths(os.environ, sys.platform).state, FOLDER, FILE)  # noqa: PTH118 (one string)


def _hand_on(payload: object, path: str) -> None:
    """Write what is new; most calls find nothing new and write nothing."""
    kept, now = kept_fields(payload), time.time()
    if kept is None or newer(load(path), kept, now) is None:
        return
    folder = os.path.dirname(path)  # noqa: PTH120 (a string)
    if not os.path.isdir(folder):  # noqa: PTH112
        _make(folder)
    handle = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if _locked(handle):
            # Another session may have written since.
            heard = newer(load(path), kept, now)
            if heard is not None:
                save(path, heard)
    finally:
        os.close(handle)


def _make(folder: str) -> None:
    from trayapp.system.paths import find_paths  # noqa: PLC0415 (only the first time)

    find_paths(os.environ, sys.platform).ensure()
    os.mkdir(folder, 0o700)  # noqa: PTH102


def _locked(handle: int) -> bool:
    """Whether this process alone may write; after 20 ms of asking it leaves that to the next call."""
    try:
        import fcntl  # noqa: PLC0415 (absent on Windows, where the last writer wins)
    except ImportError:
        return True
    for _ in range(5):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            time.sleep(0.004)
        else:
            return True
    return False


# --- the person's own line -------------------------------------------------------------------------


def run_own(own: list[str], data: bytes) -> int:
    """Become the person's own command; one word is a line for the shell, as in Claude Code's settings."""
    try:
        if sys.platform == "win32":
            return _run_beside(own, data)
        _put_on_input(data)
        import signal  # noqa: PLC0415 (only here)

        # Python ignores it for itself, and what is started would inherit that: `yes | head` would not end.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        command = ["/bin/sh", "-c", own[0]] if len(own) == 1 else own
        os.execvp(command[0], command)  # noqa: S606 (it is the person's own command)
    except (OSError, ValueError):
        return 0  # it is not there: an empty line, as without it


def _put_on_input(data: bytes) -> None:
    """Make `data` this process's standard input, from its first byte."""
    if hasattr(os, "memfd_create"):
        handle = os.memfd_create("statusline")
    else:
        folder = os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 (made for this user alone, or not at all)
        path = os.path.join(folder, f"remainder-{os.getpid()}-{time.time_ns()}")  # noqa: PTH118
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        os.unlink(path)  # noqa: PTH108
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    os.lseek(handle, 0, os.SEEK_SET)
    os.dup2(handle, 0)


def _run_beside(own: list[str], data: bytes) -> int:
    import subprocess  # noqa: PLC0415 (Windows cannot replace a process)

    command: str | list[str] = own[0] if len(own) == 1 else own
    return subprocess.run(command, input=data, shell=len(own) == 1, check=False).returncode  # noqa: S603


# --- our own line ----------------------------------------------------------------------------------


def segment(payload: object, heard: Mapping[str, Any], now: float) -> str:
    """Such as "5 h 42 % · week 17 % · $0.06": windows that still run, and what this session cost.

    Before a session's first answer the windows that another one heard of are shown. `now` is in seconds
    since 1970.
    """
    told = kept_fields(payload) or heard.get("payload")
    limits = told.get("rate_limits") if isinstance(told, dict) else None
    parts = [
        _window(name, window, now) for name, window in (limits or {}).items() if isinstance(window, dict)
    ]
    cost = payload.get("cost") if isinstance(payload, dict) else None
    usd = cost.get("total_cost_usd") if isinstance(cost, dict) else None
    if _is_number(usd):
        parts.append(f"${usd:.2f}")
    return SEPARATOR.join(part for part in parts if part)


def _window(name: str, window: Mapping[str, Any], now: float) -> str:
    from trayapp.domain.translation import translate  # noqa: PLC0415 (only for a line of ours)

    used, limit, share = (window.get(each) for each in ("used_usd", "limit_usd", "used_percentage"))
    ends = window.get("resets_at")
    if _is_number(ends) and ends <= now:
        return ""
    if _is_number(used) and _is_number(limit):
        amounts = {"used": _dollars(used), "limit": _dollars(limit)}
        return translate("CommandLine", "{used} of {limit}", **amounts)
    if not _is_number(share):
        return ""
    title = _named(name)
    return f"{title} {share:.0f} %"


def _named(name: str) -> str:
    """A window as a person calls it; one of a single model keeps the model's name behind."""
    from trayapp.domain.translation import translate  # noqa: PLC0415 (only for a line of ours)

    kind, _, model = name.partition("seven_day") if name.startswith("seven_day") else (name, "", "")
    known = {
        "five_hour": translate("CommandLine", "5 h"),
        "": translate("CommandLine", "week"),
        "spend_limit": translate("CommandLine", "limit"),
    }
    return known.get(kind, kind.replace("_", " ")) + model.replace("_", " ")


def _dollars(amount: float) -> str:
    return f"${amount:.2f}".replace(".00", "")


def _is_number(found: object) -> TypeGuard[float]:
    return isinstance(found, int | float) and not isinstance(found, bool)
