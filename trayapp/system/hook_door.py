"""Where clients' hooks find the running program: small files in the state folder, for this user alone.

`http.json` is the port that Claude Code's settings name, kept while they do. `door.json` says where the
running program listens now; it is written anew at each start.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = "hooks"
_WAY: Final = "http.json"
_DOOR: Final = "door.json"


@dataclass(frozen=True, slots=True)
class Way:
    """A port of 127.0.0.1 and the secret that must be said there."""

    port: int
    token: str


def kept(state: Path) -> Way | None:
    """The port that was promised to a client, if any; `state` is the folder FOLDER."""
    try:
        found = json.loads((state / _WAY).read_bytes())
        return Way(int(found["port"]), str(found["token"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def keep(state: Path, way: Way) -> None:
    """Promise it; raises OSError."""
    _write(state / _WAY, {"port": way.port, "token": way.token})


def forget(state: Path) -> None:
    """No client asks over http any more."""
    with suppress(OSError):
        (state / _WAY).unlink(missing_ok=True)


def wanted(state: Path) -> bool:
    """Whether a hook is installed anywhere: its undoing is kept here."""
    try:
        return any(each.name.endswith(".before") for each in state.iterdir())
    except OSError:
        return False


def free_port() -> int:
    """A port that nobody uses now, below those that systems give to outgoing connections.

    Raises OSError where a hundred tries find none.
    """
    for _ in range(100):
        port = 21_000 + secrets.randbelow(9_000)
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError(0, "no port is free")


def announce(state: Path, *, socket_path: str, way: Way | None) -> None:
    """Say where the program listens now; raises OSError."""
    told: dict[str, object] = {"socket": socket_path}
    if way is not None:
        told |= {"port": way.port, "token": way.token}
    _write(state / _DOOR, told)


def withdraw(state: Path) -> None:
    """Nobody listens any more."""
    with suppress(OSError):
        (state / _DOOR).unlink(missing_ok=True)


def _write(path: Path, told: dict[str, object]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(json.dumps(told).encode())
    new.replace(path)
