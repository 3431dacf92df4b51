"""The journal: what the program says of itself, in a small rotating file, with secrets taken out.

It never holds headers or bodies of requests; what slips in all the same is struck out by pattern.
"""

from __future__ import annotations

import logging
import os
import re
import time
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from trayapp.domain.secret import without_secrets
from trayapp.system.journal_later import NAME

# Two files of this size hold some weeks of faults; an idle program writes nothing.
_BYTES: Final = 512 * 1024
_KEPT: Final = 1

_STRUCK: Final = "[struck out]"

_PATTERNS: Final = (
    # Header lines and assignments first: what follows the word is secret whatever its shape.
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{4,}"), rf"\1 {_STRUCK}"),
    (
        re.compile(
            r"(?i)\b((?:x-)?api[-_ ]?key|authorization|password|passwd|secret|(?:access|refresh|id|"
            r"session)[-_]?token|token|cookie)\b(\"?'?\s*[:=]\s*\"?'?)(?!bearer|basic)[^\s\"',;&]{4,}"
        ),
        rf"\1\2{_STRUCK}",
    ),
    (re.compile(r"://[^\s/@:]+:[^\s/@]+@"), f"://{_STRUCK}@"),
    # Vendors' own prefixes, then JSON web tokens, then anything long without a word in it.
    (re.compile(r"\b(?:sk|pk|rk|xai|gsk|ghp|gho|ghu|ghs|ghr|crsr|dapi|glpat|pplx)[-_][\w-]{6,}"), _STRUCK),
    (re.compile(r"\bgithub_pat_\w{10,}"), _STRUCK),
    (re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{30,}"), _STRUCK),
    (re.compile(r"\beyJ[\w-]{8,}(?:\.[\w-]+){1,2}"), _STRUCK),
    (re.compile(r"\b[0-9a-fA-F]{32,}\b"), _STRUCK),
    # Base64 of 24 bytes or more; letters of both cases and a digit tell it from words and paths.
    (re.compile(r"(?<![\w/+])(?=[\w+-]*[a-z])(?=[\w+-]*[A-Z])(?=[\w+-]*\d)[\w+-]{32,}={0,2}"), _STRUCK),
)


def redact(text: str, home: Path | None = None) -> str:
    """The text without keys, tokens and passwords, and with the person's home as "~".

    Those in use now go whatever they look like, others by their shape.
    """
    text = without_secrets(text, _STRUCK)
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    if home is not None and len(str(home)) > 1:
        text = re.sub(rf"{re.escape(str(home))}(?![\w.-])", "~", text)
    return text


class RedactingFormatter(logging.Formatter):
    """Lines with the time in UTC; struck out last, so that tracebacks are covered as well."""

    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self, home: Path | None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self.converter = time.gmtime
        self._home = home

    def format(self, record: logging.LogRecord) -> str:
        """One record as it is written."""
        return redact(super().format(record), self._home)


def open_journal(path: Path, *, home: Path | None, level: int = logging.INFO) -> logging.Handler:
    """Let everything at `level` and above be written to `path`; close with `close_journal`.

    The file is made at the first line, for this user alone. Where it cannot be written, the program goes on
    without it: a journal is no reason to fail.
    """
    handler = _PrivateFile(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    handler.setLevel(level)
    handler.set_name(NAME)
    handler.setFormatter(RedactingFormatter(home))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level, level) if root.level else level)
    # httpx says every request at INFO, addresses and all; our own sentences say what matters.
    for chatty in ("httpx", "httpcore", "asyncio", "keyring"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return handler


def close_journal(handler: logging.Handler) -> None:
    """Write no more to it."""
    logging.getLogger().removeHandler(handler)
    handler.close()


class _PrivateFile(RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return open(  # Path.open has no opener for the permissions
            self.baseFilename, "a", encoding=self.encoding, errors="backslashreplace", opener=_privately
        )

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk or a missing permission must not reach the person through stderr."""


def _privately(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
