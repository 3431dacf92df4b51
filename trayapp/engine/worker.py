"""The cold scan in a process of its own: reads logs, writes the store, tells its progress in lines.

One JSON object a line on standard output: `{"files_done", "files", "bytes_done", "bytes", "seconds_left"}`.
It must never import Qt, and needs no answer: whoever started it may be gone.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress

import msgspec

from trayapp.domain.model import Progress
from trayapp.system.process import HIDDEN

LAZY = 10
"""Added niceness: reading last month's logs is never more urgent than what the person is doing."""


def main() -> int:
    """Scan with the settings and folders of this process's environment; 0 when the logs were read."""
    from trayapp.engine.base import World, open_base  # noqa: PLC0415 (the other half of this module runs in the core)

    if hasattr(os, "nice"):
        os.nice(LAZY)
    world = World.here()
    base = open_base(world)
    try:
        base.scan(on_progress=_tell)
    except BrokenPipeError:
        return 1
    finally:
        base.close()
    return 0


def _tell(progress: Progress) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(progress) + b"\n")
    sys.stdout.buffer.flush()


def command() -> list[str]:
    """How this program starts its own worker, from source and from a frozen build."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "_scan"]
    return [sys.executable, "-m", "trayapp", "_scan"]


async def run_worker(env: Mapping[str, str]) -> AsyncGenerator[Progress, None]:
    """Start the worker and yield its progress until it ends; it is ended too when this is cancelled.

    Raises:
        OSError: the process could not be started.
        RuntimeError: it ended with a failure; its last words are the message.
    """
    process = await asyncio.create_subprocess_exec(
        *command(),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=dict(env),
        creationflags=HIDDEN,
    )
    if process.stdout is None or process.stderr is None:
        raise RuntimeError("the worker has no output")
    words = asyncio.create_task(process.stderr.read())
    try:
        async for line in process.stdout:
            with suppress(msgspec.DecodeError):
                yield msgspec.json.decode(line, type=Progress)
        code = await process.wait()
        said = (await words).decode(errors="replace").strip()
        if code != 0:
            raise RuntimeError(said.splitlines()[-1] if said else f"the scan ended with code {code}")
    finally:
        words.cancel()
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.terminate()
            await process.wait()
