"""Runs a vendor's own program: no shell, a clean environment, a deadline, and only its output comes back."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from trayapp.domain.errors import Unavailable, Unreachable, Unreadable
from trayapp.domain.saying import saying
from trayapp.system.program_env import clean
from trayapp.system.programs import command_line, find

DEADLINE = 20.0
"""Seconds. The programs answer within two to five; one that asks a question would wait for ever."""

GOODBYE = 1.0
"""Seconds for a program that has answered to end by itself, and as many again once it is asked to.

It may be writing its own state; one that is killed in the middle of that might not start again.
"""

LIMIT = 4 * 1024 * 1024
"""Bytes of output; the longest answer seen has five thousand."""

HIDDEN = 0x08000000 if sys.platform == "win32" else 0
"""CREATE_NO_WINDOW: a program for the terminal must not flash one up under Windows."""

_GROUP = 0x00000200 if sys.platform == "win32" else 0
"""CREATE_NEW_PROCESS_GROUP."""

Until = Callable[[bytes], bool]


async def run(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    send: bytes = b"",
    until: Until | None = None,
    pass_on: Collection[str] = (),
    deadline: float = DEADLINE,
) -> bytes:
    """What the program wrote to its standard output; what it writes to the other is dropped.

    Without `until` its input is closed behind `send` and its end is waited for; with it the input stays open
    until a line satisfies `until`, and the program is ended; one that ends before has said what it has said.
    `pass_on` adds variables to the common ones. `command[0]` is a name or a path. The program starts in the
    home, where no project's settings lie. Nothing that it started lives on behind it, unless it left the
    program's group by itself.

    Raises:
        Unavailable: it is not installed, or cannot be started.
        Unreachable: it did not answer within `deadline` seconds, or, without `until`, ended with a failure.
        Unreadable: it wrote more than `LIMIT`.
    """
    home = _home(env)
    program, folders = find(command[0], env=env, home=home, platform=sys.platform)
    line = command_line(program, command[1:], env=env, platform=sys.platform)
    name = Path(command[0]).name
    own_env = clean(env, pass_on=pass_on, folders=folders, platform=sys.platform)
    process = await _start(line, own_env, home, name)
    try:
        async with asyncio.timeout(deadline):
            said, satisfied = await _converse(process, send, until, name)
            if not satisfied:
                await process.wait()
    except TimeoutError:
        raise Unreachable(
            saying(
                "Faults",
                "{name} did not answer within {deadline} seconds.",
                name=name,
                deadline=f"{deadline:.0f}",
            )
        ) from None
    else:
        if satisfied:
            await _say_goodbye(process)
    finally:
        await _end(process)
    if process.returncode and until is None:
        raise Unreachable(
            saying(
                "Faults",
                "{name} ended with a failure (code {returncode}).",
                name=name,
                returncode=process.returncode,
            )
        )
    return said


def _home(env: Mapping[str, str]) -> Path:
    home = Path(env.get("USERPROFILE" if sys.platform == "win32" else "HOME") or "/")
    return home if home.is_dir() else Path("/")


async def _start(line: Sequence[str], env: Mapping[str, str], home: Path, name: str) -> Process:
    try:
        return await asyncio.create_subprocess_exec(
            *line,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=env,
            cwd=home,
            creationflags=HIDDEN | _GROUP,
            start_new_session=True,
        )
    except (OSError, ValueError):  # made for another machine, or a word with a zero byte
        raise Unavailable(
            saying("Faults", "{name} is there, but cannot be started. Install it anew.", name=name)
        ) from None


async def _converse(process: Process, send: bytes, until: Until | None, name: str) -> tuple[bytes, bool]:
    """What it says, and whether a line satisfied `until`; otherwise it was heard to the end."""
    assert process.stdin is not None  # noqa: S101 (both are pipes)
    assert process.stdout is not None  # noqa: S101
    process.stdin.write(send)
    if until is None:
        process.stdin.close()
    said, begun = bytearray(), 0
    # Not line by line as asyncio has it: that ends at 64 KiB, and a line of an answer may be longer.
    while piece := await process.stdout.read(65536):
        fresh = len(said)
        said += piece
        if len(said) > LIMIT:
            raise Unreadable(saying("Faults", "{name} said far more than it was asked for.", name=name))
        while until is not None and (end := said.find(b"\n", max(begun, fresh))) >= 0:
            if until(bytes(said[begun:end]).rstrip()):
                return bytes(said[: end + 1]), True
            begun = end + 1
    return bytes(said), until is not None and begun < len(said) and until(bytes(said[begun:]).rstrip())


async def _say_goodbye(process: Process) -> None:
    """Let one that has answered end by itself, then ask it to."""
    assert process.stdin is not None  # noqa: S101
    process.stdin.close()
    if not await _has_ended(process):
        with suppress(ProcessLookupError):
            process.terminate()
        await _has_ended(process)


async def _has_ended(process: Process) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(GOODBYE):
            await process.wait()
    return process.returncode is not None


async def _end(process: Process) -> None:
    """End what is left of it and of everything that it started in its group."""
    if sys.platform == "win32":
        if process.returncode is None:
            await _end_tree(process.pid)
    else:
        # The group outlives its leader; a member of it may hold the output open.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        process.stdin.close()
    await _has_ended(process)
    # What left the group may hold the output open for ever, and asyncio's process has no way to let go of it.
    # Not before it was waited for: closing asks after the process too, and so may take its end from the loop.
    transport: asyncio.SubprocessTransport = process._transport  # type: ignore[attr-defined]  # noqa: SLF001
    transport.close()


async def _end_tree(pid: int) -> None:
    """Windows has no groups that can be ended; its own tool follows the parents. Never run there."""
    tool = Path(os.environ.get("SYSTEMROOT", "C:\\Windows")) / "System32" / "taskkill.exe"
    await asyncio.to_thread(
        subprocess.run,
        [str(tool), "/T", "/F", "/PID", str(pid)],
        capture_output=True,
        check=False,
        timeout=5,
        creationflags=HIDDEN,
    )
