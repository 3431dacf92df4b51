"""What the program keeps on this computer: told, handed out as one archive, or removed."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trayapp.domain.reasons import reason
from trayapp.domain.saying import saying
from trayapp.system.paths import Paths


@dataclass(frozen=True, slots=True)
class Place:
    """One thing that is kept: its name in the program, where, and its bytes; None where it is not there."""

    name: str
    path: Path
    size: int | None


def kept(paths: Paths) -> tuple[Place, ...]:
    """Every place, whether it is there or not."""
    return (
        Place("settings", paths.settings, _size(paths.settings)),
        Place("store", paths.store, _sum(_store_files(paths.store))),
        Place("journal", paths.journal, _sum(_journals(paths.journal))),
        Place("prices", paths.prices, _size(paths.prices)),
    )


def export(paths: Paths, file: Path) -> tuple[str, ...]:
    """Writes everything into one zip, whole or not at all; returns the names in it. OSError where it fails.

    Settings and journal go in as they are; the store as a database, and each of its tables as CSV beside it.
    Keys are not in it: they are in the system's keyring and nowhere else.
    """
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "export.zip"
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            if paths.settings.exists():
                archive.write(paths.settings, "settings.toml")
            for journal in _journals(paths.journal):
                archive.write(journal, journal.name)
            if paths.store.exists():
                copied = Path(scratch) / "remainder.db"
                _copy(paths.store, copied)
                archive.write(copied, copied.name)
                for name, text in _tables(copied):
                    archive.writestr(f"{name}.csv", text)
            names = tuple(archive.namelist())
        beside = file.with_name(f".{file.name}.part")
        try:
            shutil.copyfile(made, beside)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    return names


def remove(paths: Paths) -> tuple[str, ...]:
    """Removes all of it; sentences about what could not be removed. Nothing may have the store open."""
    problems = []
    files = (paths.settings, *_store_files(paths.store), *_journals(paths.journal))
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            problems.append(
                saying(
                    "Faults",
                    "{file} could not be removed ({why}).",
                    file=file,
                    why=reason(error),
                )
            )
    for folder in (paths.prices, paths.cache, paths.state, paths.data, paths.config):
        if folder in (paths.prices, paths.cache):
            shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):  # a folder that holds something else is somebody else's too
            folder.rmdir()
    return tuple(problems)


def _copy(store: Path, to: Path) -> None:
    """A consistent copy, also while the program writes."""
    with (
        contextlib.closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True, timeout=10)) as source,
        contextlib.closing(sqlite3.connect(to)) as target,
    ):
        source.backup(target)


def _tables(database: Path) -> Iterator[tuple[str, str]]:
    with contextlib.closing(sqlite3.connect(database)) as opened:
        names = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in sorted(each for each in names if not each.startswith("sqlite_")):
            rows = opened.execute(f'SELECT * FROM "{name}"')  # noqa: S608 (a name of the database's own)
            text = io.StringIO()
            out = csv.writer(text, lineterminator="\n")
            out.writerow([column[0] for column in rows.description])
            out.writerows([_written(value) for value in row] for row in rows)
            yield name, text.getvalue()


def _written(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value


def _store_files(store: Path) -> list[Path]:
    """With SQLite's companions, and what was set aside as damaged."""
    return sorted(store.parent.glob(f"{store.name}*")) if store.parent.is_dir() else []


def _journals(journal: Path) -> list[Path]:
    return sorted(journal.parent.glob(f"{journal.name}*")) if journal.parent.is_dir() else []


def _sum(files: list[Path]) -> int | None:
    return sum(each.stat().st_size for each in files) if files else None


def _size(place: Path) -> int | None:
    if place.is_file():
        return place.stat().st_size
    if not place.is_dir():
        return None
    return sum((Path(folder) / name).stat().st_size for folder, _, names in os.walk(place) for name in names)
