"""Runs a vendor's own program: no shell, a clean environment, a deadline, and only its output comes back."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress

from trayapp.domain.errors import Unavailable, Unreachable

DEADLINE = 20.0
"""Seconds. The programs answer within two to five; one that asks a question would wait for ever."""

HIDDEN = 0x08000000 if sys.platform == "win32" else 0
"""CREATE_NO_WINDOW: a program for the terminal must not flash one up under Windows."""

PASSED_ON = (
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR", "SYSTEMROOT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PATHEXT", "COMSPEC", "TEMP",
    "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy",
)  # fmt: skip
"""What a program needs to find itself, its login and the network; keys in other variables stay here."""


async def run(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    send: bytes = b"",
    until: Callable[[bytes], bool] | None = None,
    pass_on: Collection[str] = (),
    deadline: float = DEADLINE,
) -> bytes:
    """What the program wrote to its standard output.

    Without `until` its input is closed behind `send` and its end is waited for; with it the input stays open
    until a line satisfies `until`, and the program is ended. `pass_on` adds variables to the common ones.

    Raises:
        Unavailable: it is not installed.
        Unreachable: it did not answer within `deadline` seconds, or ended with a failure.
    """
    program = shutil.which(command[0], path=env.get("PATH"))
    if program is None:
        raise Unavailable(f"{command[0]} is not installed, or not on the path.")
    process = await asyncio.create_subprocess_exec(
        program,
        *command[1:],
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={name: env[name] for name in (*PASSED_ON, *pass_on) if name in env},
        creationflags=HIDDEN,
    )
    try:
        async with asyncio.timeout(deadline):
            if until is not None:
                return await _converse(process, send, until)
            answer, _ = await process.communicate(send)
    except TimeoutError:
        raise Unreachable(f"{command[0]} did not answer within {deadline:.0f} seconds.") from None
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode:
        raise Unreachable(f"{command[0]} ended with a failure (code {process.returncode}).")
    return answer


async def _converse(
    process: asyncio.subprocess.Process, send: bytes, until: Callable[[bytes], bool]
) -> bytes:
    """Everything up to the line that satisfies `until`, or to the end of what it says."""
    assert process.stdin is not None  # noqa: S101 (both are pipes)
    assert process.stdout is not None  # noqa: S101
    process.stdin.write(send)
    said = bytearray()
    async for line in process.stdout:
        said += line
        if until(line.rstrip()):
            break
    return bytes(said)
