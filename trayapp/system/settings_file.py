"""`settings.toml` on disk: read whole, replaced whole, never left half written."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from trayapp.domain.reasons import reason
from trayapp.domain.saying import saying
from trayapp.settings import EditRefusedError, Settings, SourceSpecs, edit, parse
from trayapp.settings.policy import refusal
from trayapp.settings.write import Change
from trayapp.system.paths import Paths
from trayapp.system.policy_file import load_policy

# A hundred times the largest file that a person would write; more is some other file by mistake.
_LARGEST: Final = 1_000_000


class SettingsFileError(Exception):
    """The file cannot be read or written; `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def load(paths: Paths, sources: SourceSpecs | None = None) -> tuple[Settings, tuple[str, ...]]:
    """The settings and what was wrong, in sentences; a file that is not there holds the defaults."""
    policy, wrong = load_policy(paths, sources)
    try:
        text = read_text(paths.settings)
    except SettingsFileError as error:
        text, wrong = "", (error.sentence, *wrong)
    settings, problems = parse(text, sources, policy)
    return settings, (*wrong, *problems)


def change(
    paths: Paths, changes: Mapping[str, Change], sources: SourceSpecs | None = None
) -> tuple[Settings, tuple[str, ...]]:
    """Make the changes in the file and read it anew; names as for `trayapp.settings.edit`.

    Raises `SettingsFileError` or `EditRefusedError`; the file is then as it was.
    """
    path = paths.settings
    policy, _ = load_policy(paths, sources)
    if refused := refusal(policy, changes):
        raise EditRefusedError(refused)
    for _attempt in range(5):
        before = read_text(path)
        after = edit(before, changes, sources)
        # The command line and the window may both be at it: what came in between is not lost.
        if read_text(path) == before:
            if after != before:
                save(path, after)
            return parse(after, sources, policy)
    raise EditRefusedError(
        saying("Faults", "The settings file is being changed by something else. Nothing was changed.")
    )


def read_text(path: Path) -> str:
    """The file's text, "" where there is none; `SettingsFileError` where it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise SettingsFileError(
                saying("Faults", "{path} is too large for a settings file. The defaults are used.", path=path)
            )
        # Line ends as they are (newline=""): a file from Windows keeps its own through a change.
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise SettingsFileError(
            saying(
                "Faults",
                "{path} is not plain text in UTF-8. The defaults are used until it is saved as such.",
                path=path,
            )
        ) from None
    except OSError as error:
        raise SettingsFileError(
            saying(
                "Faults",
                "{path} cannot be read ({why}). The defaults are used.",
                path=path,
                why=reason(error),
            )
        ) from error


def save(path: Path, text: str) -> None:
    """Replace the file's text in one step, keeping its permissions; a link stays a link.

    Raises `SettingsFileError`; the file is then as it was.
    """
    target = Path(os.path.realpath(path))
    temporary: str | None = None
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".settings-", suffix=".toml", dir=target.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).chmod(target.stat().st_mode & 0o777)
        Path(temporary).replace(target)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise SettingsFileError(
            saying(
                "Faults",
                "{path} cannot be written ({why}). Nothing was changed.",
                path=path,
                why=reason(error),
            )
        ) from error
