"""Names of files as text that a database and a terminal take, and back.

On Linux a name is bytes, on Windows it may hold half a surrogate pair: Python has surrogates for both, and
UTF-8 has none. They are moved to the end of the last private plane, which no file system's names use.
"""

from __future__ import annotations

_FIRST, _LAST = 0xD800, 0xDFFF
_MOVED = 0x10D800 - _FIRST
_AWAY = {code: code + _MOVED for code in range(_FIRST, _LAST + 1)}
_BACK = {moved: code for code, moved in _AWAY.items()}


def kept(path: str) -> str:
    """`path` as it is kept and shown; the same for every name that is text."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.translate(_AWAY)
    return path


def real(path: str) -> str:
    """`path` as the system opens it."""
    return path if path.isascii() else path.translate(_BACK)
