"""Listens for clients' hooks while one is installed: a socket of this user's own, and a port where one asks.

The port is 127.0.0.1 alone, and wants a secret, no browser, and its own name in `Host`. Nobody asks, nothing
wakes. What is asked is in memory only, and never in the journal.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing, suppress
from pathlib import Path
from secrets import token_urlsafe
from typing import Final, NamedTuple

from trayapp.system import hook_door
from trayapp.system.hook_door import Way
from trayapp.system.watch import Watcher

log = logging.getLogger(__name__)

PATIENCE: Final = 2.0
"""Seconds for a question to arrive whole; clients send it in one piece."""

MOST: Final = 8 << 20
"""Bytes of a question."""

_DIGITS: Final = 9  # Python reads no number of thousands
_HEAD: Final = 1 << 14
_LONGEST_SOCKET: Final = 104
"""Bytes of a socket's path, its closing zero included: 108 on Linux, 104 on macOS."""

Answer = Callable[[str, bytes], bytes]


class _Refused(Exception):
    """Not a question of ours; nobody is told why."""


class _Question(NamedTuple):
    path: str
    headers: Mapping[str, str]
    body: bytes


class HookServer:
    """Answers on the loop that runs it; `answer` gets the path and the body and must be quick."""

    def __init__(self, state: Path, runtime: Path, answer: Answer, *, sockets: bool | None = None) -> None:
        """`state` is our folder for hooks; `sockets` False is a system without sockets in the file system."""
        self._state = state
        self._socket = runtime / "hook.sock"
        self._answer = answer
        fits = len(bytes(self._socket)) < _LONGEST_SOCKET
        self._sockets = fits and (sys.platform != "win32" if sockets is None else sockets)
        self._servers: list[asyncio.Server] = []
        self._listens: tuple[bool, Way | None] = (False, None)

    async def run(self) -> None:
        """Until cancelled: listens from when a hook is installed until the last one is taken out."""
        with suppress(OSError):
            self._state.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            while True:
                watcher = Watcher([self._state])
                async with aclosing(watcher.changes()) as changes:
                    await self._follow()
                    async for _ in changes:
                        await self._follow()
                # The folder is gone: a test's, or a person's who tidies up. Nothing is installed then.
                await self._close()
                await asyncio.sleep(3600)
        finally:
            await self._close()

    async def _follow(self) -> None:
        """As `_agree`; where nothing can be written, the next change in the folder is the next try."""
        try:
            await self._agree()
        except OSError as error:
            log.warning("Hooks are not heard: %s", error.strerror or type(error).__name__)
            await self._close()

    async def _agree(self) -> None:
        """Open or close what is listened at, as the folder has it now."""
        wanted = hook_door.wanted(self._state)
        way = hook_door.kept(self._state) if wanted else None
        if wanted and way is None and not self._sockets:
            way = Way(hook_door.free_port(), token_urlsafe(24))
            hook_door.keep(self._state, way)
        if (wanted, way) == self._listens:
            return
        await self._close()
        self._listens = (wanted, way)
        if wanted:
            await self._open(way)

    async def _open(self, way: Way | None) -> None:
        if self._sockets:
            try:
                await self._open_socket()
            except OSError as error:
                log.warning("Hooks are not heard at the socket: %s", error.strerror)
        if way is not None:
            try:
                self._servers.append(
                    await asyncio.start_server(self._asked_at(way), "127.0.0.1", way.port, limit=_HEAD)
                )
            except OSError as error:
                log.warning("Hooks are not heard at port %s: %s", way.port, error.strerror)
        if self._servers:
            hook_door.announce(self._state, socket_path=str(self._socket) if self._sockets else "", way=way)

    async def _open_socket(self) -> None:
        self._socket.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The lock of the one running program is ours, so what lies there belongs to a dead one.
        self._socket.unlink(missing_ok=True)
        server = await asyncio.start_unix_server(self._asked_at(None), str(self._socket), limit=_HEAD)
        self._socket.chmod(0o600)
        self._servers.append(server)

    async def _close(self) -> None:
        if self._servers:
            hook_door.withdraw(self._state)
        for server in self._servers:
            server.close()
        self._servers.clear()
        self._listens = (False, None)
        if self._sockets:
            with suppress(OSError):
                self._socket.unlink(missing_ok=True)

    # --- one question --------------------------------------------------------------------------------

    def _asked_at(
        self, way: Way | None
    ) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
        async def asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                async with asyncio.timeout(PATIENCE):
                    question = await _question(reader, way)
                    writer.write(_reply(200, self._answered(question)))
                    await writer.drain()
            except _Refused:
                with suppress(OSError):
                    writer.write(_reply(404, b""))
            except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                pass  # who hangs up or dawdles wants no answer
            finally:
                writer.close()

        return asked

    def _answered(self, question: _Question) -> bytes:
        try:
            return self._answer(question.path, question.body)
        except Exception as error:  # noqa: BLE001 (a client goes on in any case; its words are not for the journal)
            log.warning("A hook's question failed: %s", type(error).__name__)
            return b""


async def _question(reader: asyncio.StreamReader, way: Way | None) -> _Question:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, _, rest = head[0].partition(" ")
    path = rest.partition(" ")[0]
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (each.partition(":") for each in head[1:] if each)
    }
    size = headers.get("content-length", "")
    if method != "POST" or not size.isdecimal() or len(size) > _DIGITS or int(size) > MOST:
        raise _Refused
    if way is not None:
        _check(headers, way)
    return _Question(path, headers, await reader.readexactly(int(size)))


def _check(headers: Mapping[str, str], way: Way) -> None:
    """A page in a browser can reach this port: it cannot say the secret, and gives itself away."""
    here = headers.get("host", "").lower() in {f"127.0.0.1:{way.port}", f"localhost:{way.port}"}
    browser = "origin" in headers or "sec-fetch-site" in headers
    told = headers.get("x-remainder-token", "").encode("latin-1")
    if not here or browser or not hmac.compare_digest(told, way.token.encode("ascii")):
        raise _Refused


def _reply(status: int, body: bytes) -> bytes:
    reason = "OK" if status == 200 else "Not Found"
    head = (
        f"HTTP/1.1 {status} {reason}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body
