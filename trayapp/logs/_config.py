"""Reads another program's own settings: small files, whole or not at all.

It must never be pointed at a file that holds a login.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from stat import S_ISREG
from typing import Any
from urllib.parse import urlsplit

MOST = 16 << 20
"""Bytes. Settings are a few kB; Claude Code's state file has been seen with several MB of history in it."""


def read(path: Path, *, last: int | None = None) -> bytes | None:
    """A file's content, or the `last` bytes of it; None where there is none, or one too large to be it."""
    try:
        stat = path.stat()
        # A pipe in the place of a file would be waited for.
        if not S_ISREG(stat.st_mode) or (last is None and stat.st_size > MOST):
            return None
        with path.open("rb") as file:
            if last is not None:
                file.seek(max(0, stat.st_size - last))
            return file.read(MOST if last is None else last)
    except (OSError, ValueError):
        return None


def read_json(path: Path) -> Mapping[str, Any]:
    """The object in a JSON file; empty where there is none that can be read."""
    import json  # noqa: PLC0415 (only when a route is asked for)

    try:
        found = json.loads((read(path) or b"").removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def read_toml(path: Path) -> Mapping[str, Any]:
    """The tables of a TOML file; empty where there are none that can be read."""
    import tomllib  # noqa: PLC0415 (only when a route is asked for)

    try:
        return tomllib.loads((read(path) or b"").removeprefix(b"\xef\xbb\xbf").decode())
    except (ValueError, RecursionError):
        return {}


def table(found: object) -> Mapping[str, Any]:
    """`found` where it is an object, else an empty one."""
    return found if isinstance(found, dict) else {}


def text(found: object) -> str:
    """`found` where it is text, else nothing."""
    return found.strip() if isinstance(found, str) else ""


def host_of(url: str) -> str:
    """The host that an address names, without port, name or password; empty where it names none."""
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""


def is_host(host: str, *domains: str) -> bool:
    """Whether `host` is one of `domains` or below one."""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def is_here(host: str) -> bool:
    """Whether `host` is this computer."""
    return host in {"localhost", "::1", "0.0.0.0"} or host.startswith("127.")  # noqa: S104 (only compared)


def shown(path: Path, user: Path) -> str:
    """A path as a person would write it."""
    try:
        return f"~/{path.relative_to(user).as_posix()}"
    except ValueError:
        return str(path)
