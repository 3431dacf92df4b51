"""A company's `policy.toml`: looked for in the system's folders, read whole, never written."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from trayapp.domain.policy import NO_POLICY, Policy
from trayapp.domain.reasons import reason
from trayapp.domain.saying import joined, saying
from trayapp.settings import BrokenFileError, SourceSpecs
from trayapp.settings.policy_read import policy_of
from trayapp.settings.read import read_toml
from trayapp.system.paths import Paths

_LARGEST: Final = 1_000_000
"""Bytes; a thousand allowances are a tenth of it."""

_UNTIL: Final = saying("Faults", "Nothing that it sets holds until your company mends it.")


def load_policy(paths: Paths, sources: SourceSpecs | None = None) -> tuple[Policy, tuple[str, ...]]:
    """The policy and what is wrong with it, from the first of the system's folders that has one.

    Never raises. A file that is there and cannot be read counts as found: it is named and sets nothing.
    """
    for path in paths.policies:
        try:
            text = _text(path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except UnicodeDecodeError:
            return _unread(
                path, saying("Faults", "Your company's file {path} is not plain text in UTF-8.", path=path)
            )
        except OSError as error:
            return _unread(
                path,
                saying(
                    "Faults",
                    "Your company's file {path} cannot be read ({why}).",
                    path=path,
                    why=reason(error),
                ),
            )
        try:
            tables = read_toml(text)
        except BrokenFileError as error:
            return _unread(
                path,
                saying(
                    "Faults",
                    "Your company's file {path} cannot be read{place}.",
                    path=path,
                    place=error.place,
                ),
            )
        return policy_of(tables, str(path), sources)
    return NO_POLICY, ()


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data.decode("utf-8")


def _unread(path: Path, what: str) -> tuple[Policy, tuple[str, ...]]:
    return replace(NO_POLICY, origin=str(path)), (joined(what, _UNTIL),)
