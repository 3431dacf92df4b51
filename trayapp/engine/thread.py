"""The core's own thread: one asyncio loop, commands in, snapshots out.

PySide6's own asyncio loop has no sockets and qasync loses tasks when a modal dialog or a tray menu
opens inside one (docs/decisions/0002-threads.md), so the core never shares the screen's thread.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from trayapp.domain.command import Command

JOIN = 3.0
"""Seconds that quitting waits for the core: a poll in flight is cancelled at once, a commit takes
milliseconds; a keyring prompt that never answers is a daemon's and is left behind."""


class Core(Protocol):
    """What runs on the thread."""

    async def run(self) -> None:
        """Until cancelled."""
        ...

    def post(self, command: Command) -> None:
        """Take a command; called on the core's own loop."""
        ...


class CoreThread:
    """Starts `make()`'s core on a thread of its own and carries commands to it."""

    def __init__(self, make: Callable[[], Core], ended: Callable[[BaseException | None], None]) -> None:
        """`ended` is called on the core's thread when it ends by itself, with what broke it."""
        self._make = make
        self._ended = ended
        self._loop: asyncio.AbstractEventLoop | None = None
        self._core: Core | None = None
        self._task: asyncio.Task[None] | None = None
        self._waiting: list[Command] = []
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._main, name="core", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def post(self, command: Command) -> None:
        """Hand a command to the core, from any thread; kept until the core is there to take it."""
        with self._lock:
            if self._loop is None or self._core is None:
                self._waiting.append(command)
            elif not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._core.post, command)

    def stop(self) -> bool:
        """Cancel and join; False when the core did not end within `JOIN` seconds."""
        with self._lock:
            loop, task = self._loop, self._task
            if loop is not None and task is not None and not loop.is_closed():
                loop.call_soon_threadsafe(task.cancel)
        self._thread.join(JOIN)
        return not self._thread.is_alive()

    def _main(self) -> None:
        failure: BaseException | None = None
        try:
            asyncio.run(self._run())
        except asyncio.CancelledError:
            return
        except Exception as error:  # noqa: BLE001 (a thread's last frame: what broke is reported, not lost)
            failure = error
        finally:
            with self._lock:
                self._core = None
                self._task = None
        self._ended(failure)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        # asyncio resolves host names in its default executor, which would grow to six threads.
        loop.set_default_executor(ThreadPoolExecutor(max_workers=1, thread_name_prefix="names"))
        core = self._make()
        with self._lock:
            self._loop, self._core = loop, core
            self._task = asyncio.current_task()
            for command in self._waiting:
                core.post(command)
            self._waiting.clear()
        await core.run()
