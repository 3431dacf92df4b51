"""Another program's settings file: read, changed in one step, verified, and given back as it was.

What it was is kept beside our own state, never in the other program's folder. Undoing gives the very bytes
back; where the person has edited the file meanwhile, only what is ours is taken out of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trayapp.domain.translation import translate
from trayapp.system.json_text import JsonTextError, read

_LARGEST: Final = 4_000_000
"""Bytes: far more than anybody's settings."""

Edit = Callable[[str], str]


class ClientSettingsError(Exception):
    """The file is as it was; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Placed:
    """What is done to one file: `put` adds ours to a text that has none of it, `strip` takes it out."""

    client: str
    path: Path
    put: Edit
    strip: Edit


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after, None where there is none."""

    path: Path
    before: bytes | None
    after: bytes | None


def planned(placed: Placed) -> Change:
    """What installing would do; raises ClientSettingsError where the file cannot be understood."""
    before = _read(placed.path)
    text = _text(placed.path, before)
    try:
        bare = placed.strip(text) if before is not None else "{}\n"
        after = placed.put(bare)
        # What is the person's own is exactly what it was.
        if _essence(read(placed.strip(after))) != _essence(read(bare)):
            raise ClientSettingsError(_not_sure(placed.path))
    except JsonTextError as error:
        raise ClientSettingsError(_broken(placed.path, error.line)) from None
    except TypeError:
        raise ClientSettingsError(_odd(placed.path)) from None
    return Change(placed.path, before, after.encode("utf-8"))


def _essence(value: object) -> object:
    """What the settings mean: lists of no hooks and no lists at all are the same."""
    hooks = value.get("hooks") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(hooks, dict):
        return value
    kept = {name: each for name, each in hooks.items() if each != []}
    return {name: each for name, each in value.items() if name != "hooks"} | ({"hooks": kept} if kept else {})


def install(placed: Placed, state: Path) -> Change:
    """Do it, keeping what was; `state` is our own folder for that, made if missing.

    Raises ClientSettingsError; the file is then as it was.
    """
    change = planned(placed)
    if change.after == change.before:
        return change
    kept, memory = _kept(placed, state), _memory(placed, state)
    original = _original(placed, state, change)
    # First what gives it back: with a full disk nothing is changed.
    _write_own(kept, original if original is not None else b"")
    record = {"path": str(placed.path), "existed": original is not None, "after": _digest(change.after)}
    _write_own(memory, json.dumps(record).encode())
    _replace(change)
    if _read(placed.path) != change.after:
        _replace(Change(placed.path, change.after, change.before))
        raise ClientSettingsError(_not_sure(placed.path))
    return change


def _original(placed: Placed, state: Path, change: Change) -> bytes | None:
    """The bytes to give back: of a second installation on top of our own, those from before the first."""
    record = _record(placed, state)
    if (
        record.get("after") == _digest(change.before)
        and (kept := _read_own(_kept(placed, state))) is not None
    ):
        return kept if record.get("existed") else None
    if change.before is None:
        return None
    text = _text(placed.path, change.before)
    bare = placed.strip(text)
    return change.before if bare == text else bare.encode("utf-8")


def undoing(placed: Placed, state: Path) -> Change:
    """What uninstalling would do; raises ClientSettingsError where the file cannot be understood."""
    before = _read(placed.path)
    if before is None:
        return Change(placed.path, None, None)
    record = _record(placed, state)
    kept = _read_own(_kept(placed, state))
    if record.get("after") == _digest(before) and kept is not None:
        return Change(placed.path, before, kept if record.get("existed") else None)
    try:
        bare = placed.strip(_text(placed.path, before))
        empty = read(bare) in ({}, {"hooks": {}})
    except JsonTextError as error:
        raise ClientSettingsError(_broken(placed.path, error.line)) from None
    made_here = record.get("existed") is False
    return Change(placed.path, before, None if made_here and empty else bare.encode("utf-8"))


def uninstall(placed: Placed, state: Path) -> Change:
    """Take out what is ours and forget that it was there; raises ClientSettingsError."""
    change = undoing(placed, state)
    _replace(change)
    for path in (_memory(placed, state), _kept(placed, state)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    return change


def installed(placed: Placed) -> bool:
    """Whether something of ours stands in the file; raises ClientSettingsError where it cannot be read."""
    before = _read(placed.path)
    if before is None:
        return False
    text = _text(placed.path, before)
    try:
        return placed.strip(text) != text
    except JsonTextError as error:
        raise ClientSettingsError(_broken(placed.path, error.line)) from None


# --- our own memory of it ------------------------------------------------------------------------------


def _stem(placed: Placed) -> str:
    # A person may have several homes of one client (CLAUDE_CONFIG_DIR): each has its own.
    return f"{placed.client}-{hashlib.sha256(os.fsencode(placed.path)).hexdigest()[:8]}"


def _kept(placed: Placed, state: Path) -> Path:
    return state / f"{_stem(placed)}.before"


def _memory(placed: Placed, state: Path) -> Path:
    return state / f"{_stem(placed)}.json"


def _record(placed: Placed, state: Path) -> dict[str, object]:
    data = _read_own(_memory(placed, state))
    try:
        found = json.loads(data or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _digest(data: bytes | None) -> str:
    return hashlib.sha256(data or b"").hexdigest() if data is not None else ""


def _read_own(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write_own(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, data, 0o600)
    except OSError as error:
        raise ClientSettingsError(
            translate(
                "CommandLine",
                "What is in the file now could not be kept in {folder} ({why}). Nothing was changed.",
                folder=path.parent,
                why=error.strerror or type(error).__name__,
            )
        ) from error


# --- the file itself -----------------------------------------------------------------------------------


def _read(path: Path) -> bytes | None:
    try:
        if path.stat().st_size > _LARGEST:
            raise ClientSettingsError(
                translate(
                    "CommandLine", "{path} is too large for a settings file. Nothing was changed.", path=path
                )
            )
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ClientSettingsError(
            translate(
                "CommandLine",
                "{path} cannot be read ({why}). Nothing was changed.",
                path=path,
                why=error.strerror or type(error).__name__,
            )
        ) from error


def _text(path: Path, data: bytes | None) -> str:
    """An empty file means no settings, as every one of these programs has it."""
    try:
        text = (data or b"").decode("utf-8")
    except UnicodeDecodeError:
        raise ClientSettingsError(_broken(path, 1)) from None
    return text if text.strip("\ufeff \t\r\n") else "{}\n"


def _replace(change: Change) -> None:
    """In one step, keeping permissions; a link stays a link. Where that fails nothing is changed."""
    if _read(change.path) != change.before:
        raise ClientSettingsError(
            translate(
                "CommandLine", "{path} was changed by something else just now. Try again.", path=change.path
            )
        )
    if change.after == change.before:
        return
    target = Path(os.path.realpath(change.path))
    try:
        if change.after is None:
            target.unlink(missing_ok=True)
            return
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o600
        _write(target, change.after, mode)
    except OSError as error:
        raise ClientSettingsError(
            translate(
                "CommandLine",
                "{path} cannot be written ({why}). Nothing was changed.",
                path=change.path,
                why=error.strerror or type(error).__name__,
            )
        ) from error


def _write(target: Path, data: bytes, mode: int) -> None:
    handle, temporary = tempfile.mkstemp(prefix=".remainder-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _broken(path: Path, line: int) -> str:
    return translate(
        "CommandLine",
        "{path} is not valid JSON (line {line}). Mend it first; nothing was changed.",
        path=path,
        line=line,
    )


def _odd(path: Path) -> str:
    return translate(
        "CommandLine", "{path} holds its hooks in a form that is not known. Nothing was changed.", path=path
    )


def _not_sure(path: Path) -> str:
    return translate(
        "CommandLine", "{path} would not have kept everything else as it is. Nothing was changed.", path=path
    )
