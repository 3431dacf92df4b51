"""Questions and answers as lines of JSON-RPC, to a program that runs only as long as they take."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

import msgspec

from trayapp.vendors import Ports, decode

T = TypeVar("T")


class Failure(msgspec.Struct, frozen=True):
    """Why there is no result. `message` may hold anything and is not for showing."""

    code: int | None = None
    message: str = ""


class Reply(msgspec.Struct, frozen=True):
    """The answer to the question of that number; a line with a `method` is none."""

    id: int | str | None = None
    result: msgspec.Raw = msgspec.Raw()
    error: Failure | None = None
    method: str | None = None

    def get(self, shape: type[T]) -> T | None:
        """The result in its declared shape; None where there is an error in its place."""
        body = bytes(self.result)
        return None if self.error is not None or body in {b"", b"null"} else decode(body, shape)


METHOD_NOT_FOUND = -32601
INVALID_REQUEST = -32600


async def ask(
    ports: Ports,
    command: Sequence[str],
    messages: Sequence[Mapping[str, object]],
    *,
    pass_on: Collection[str],
    enough: Callable[[Mapping[int, Reply]], bool],
) -> dict[int, Reply]:
    """The replies by number; the program is ended once those that are there are `enough`.

    A number without a reply is absent. Raises `Unreadable` for a line that looks like a reply and is none.
    """
    heard: dict[int, Reply] = {}

    def is_enough(line: bytes) -> bool:
        heard.update(_replies(line))
        return enough(heard)

    said = await ports.run(
        command,
        send=b"".join(msgspec.json.encode(message) + b"\n" for message in messages),
        until=is_enough,
        pass_on=pass_on,
    )
    found: dict[int, Reply] = {}
    for line in said.splitlines():
        found |= _replies(line)
    return found


def _replies(line: bytes) -> dict[int, Reply]:
    # Programs say other things too; of those, not every one is JSON.
    if not line.startswith(b"{") or not (b'"result"' in line or b'"error"' in line):
        return {}
    reply = decode(line, Reply)
    return {reply.id: reply} if isinstance(reply.id, int) and reply.method is None else {}
