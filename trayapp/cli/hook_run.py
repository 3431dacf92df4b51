"""`remainder hook CLIENT`: hands what a client says to the running program, and its answer back.

The client waits for it with every prompt, and goes on whatever comes of it: a program that is not running, is
slow or answers nonsense means silence. Nothing is written anywhere. It has 60 ms of processor time, so that
it imports next to nothing.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress

TYPE_CHECKING = False  # what typing calls so; importing typing costs 4 ms
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

PATIENCE = 0.7
"""Seconds for everything: what comes later would keep the person waiting."""

MOST = 8 << 20
"""Bytes of a prompt that are handed on; a longer one is nobody's typing."""

LONGEST_ANSWER = 1 << 16

DOOR = ("hooks", "door.json")
"""Below the state folder: where the running program can be asked."""


def main(client: str, words: Sequence[str] = ()) -> int:
    """Answer one call of `client`; 0 in any case. `--line` among `words` makes it its status line."""
    own = list(words[words.index("--") + 1 :]) if "--" in words else []
    line = "--line" in words
    if os.isatty(0):
        return _explain(client)
    with suppress(Exception):
        data = _take_in()
        if own:
            return _run_own(own, data)
        answer = ask(f"/{'line' if line else 'hook'}/{client}", data)
        if answer:
            _say(answer, plain=line)
    return 0


def _explain(word: str) -> int:
    """A person has typed it: what they meant is among the words that they are shown."""
    from trayapp.cli.dispatch import dispatch  # noqa: PLC0415 (no client gets here)

    return dispatch(["hook", word], None)


def _run_own(own: list[str], data: bytes) -> int:
    """The person's own status line stands alone, with the very input."""
    from trayapp.cli.statusline import run_own  # noqa: PLC0415 (only with one)

    return run_own(own, data)


def _take_in() -> bytes:
    parts, size = [], 0
    while size < MOST and (part := os.read(0, 1 << 16)):
        parts.append(part)
        size += len(part)
    return b"".join(parts) if size < MOST else b""


def ask(path: str, data: bytes, patience: float = PATIENCE) -> bytes:
    """What the running program answers, as JSON; b"" where it has nothing to say or cannot be asked.

    `patience` is in seconds. Raises `OSError` or `ValueError` for a door that leads nowhere.
    """
    until = time.monotonic() + patience
    door = _door()
    if not door or not data:
        return b""
    import socket  # noqa: PLC0415 (only with somebody to ask)

    place = door.get("socket")
    if place:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        target: Any = place
    else:
        connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        target = ("127.0.0.1", int(door["port"]))
    with connection:
        connection.settimeout(patience)
        connection.connect(target)
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{door.get('port') or 0}\r\n"
        head += f"X-Remainder-Token: {door.get('token', '')}\r\nContent-Length: {len(data)}\r\n\r\n"
        connection.sendall(head.encode("ascii") + data)
        return _answer(connection, until)


def _answer(connection: Any, until: float) -> bytes:  # noqa: ANN401 (socket is not imported)
    said = b""
    while len(said) < LONGEST_ANSWER:
        left = until - time.monotonic()
        if left <= 0:
            return b""
        connection.settimeout(left)
        part = connection.recv(1 << 16)
        if not part:
            break
        said += part
    head, parted, body = said.partition(b"\r\n\r\n")
    return body.strip() if parted and head.startswith(b"HTTP/1.1 200 ") else b""


def _door() -> dict[str, Any]:
    path = _state()
    if not path:
        return {}
    try:
        with open(os.path.join(path, *DOOR), "rb") as file:  # noqa: PTH118, PTH123 (pathlib costs 8 ms)
            data = file.read(4096)
    except OSError:
        return {}
    import json  # noqa: PLC0415 (not where nobody is to be asked)

    found = json.loads(data)
    return found if isinstance(found, dict) else {}


def _state() -> str:
    """The state folder as `find_paths` has it, which costs 12 ms; a test compares the two."""
    if sys.platform.startswith("linux") and not os.environ.get("REMAINDER_HOME"):
        said = os.environ.get("XDG_STATE_HOME", "")
        home = os.environ.get("HOME", "")
        if said.startswith("/") or home:
            return f"{said if said.startswith('/') else home + '/.local/state'}/remainder"
    from trayapp.system.paths import find_paths  # noqa: PLC0415 (its faults are caught like all others)

    return str(find_paths(os.environ, sys.platform).state)


def _say(answer: bytes, *, plain: bool) -> None:
    """Print only what is understood: a client takes anything else for context and shows it to its model."""
    import json  # noqa: PLC0415 (most prompts are not spoken to)

    found = json.loads(answer)
    if not isinstance(found, dict):
        return
    out = str(found.get("line", "")) if plain else json.dumps(found)
    if out:
        os.write(1, out.encode() + b"\n")
