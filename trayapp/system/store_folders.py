"""Folders that logs name, each once: where its repository lies, and the project that its use counts for.

Facets hold the folder itself, so that a project can be named anew without reading anything again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from trayapp.system.store_schema import Connection

RULES = "store.projects"
"""What remembers which rules the projects were named by."""


class KnownFolder(NamedTuple):
    """A folder as the store has it; `root` is empty where there is none or it was not looked for yet."""

    path: str
    own: bool
    above: str
    root: str


def note(db: Connection, folder: str, began: str) -> None:
    """Take in that something was done in `folder` in a session that began in `began`.

    What it says of a folder is the same in whatever order its sessions were read.
    """
    inside = bool(began) and folder.startswith(began) and folder[len(began) : len(began) + 1] in {"/", "\\"}
    db.execute(
        "INSERT INTO folder (path, own, above) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET due = 1, "
        "own = max(own, excluded.own), above = CASE WHEN above = '' OR length(excluded.above) BETWEEN 1 AND "
        "length(above) - 1 THEN excluded.above ELSE above END WHERE excluded.own > own OR "
        "(excluded.above != '' AND (above = '' OR length(excluded.above) < length(above)))",
        (folder, not inside, began if inside else ""),
    )


def unlooked(db: Connection, before: int) -> list[str]:
    """Folders that were not looked for, and those where nothing was found before that instant (ms)."""
    rows = db.rows("SELECT path FROM folder WHERE looked IS NULL OR (root = '' AND looked < ?)", (before,))
    return [path for (path,) in rows]


def found(db: Connection, roots: Mapping[str, str], now: int) -> None:
    """Keep what was found; a repository that is gone since stays what it was."""
    db.executemany(
        "UPDATE folder SET looked = ?, due = max(due, root != ?), root = ? "
        "WHERE path = ? AND (root = '' OR ? != '')",
        [(now, root, root, path, root) for path, root in roots.items()],
    )


def unnamed(db: Connection) -> bool:
    """Whether a folder's project is to be told, for the first time or anew."""
    return bool(db.rows("SELECT 1 FROM folder WHERE due LIMIT 1"))


def folders(db: Connection) -> list[KnownFolder]:
    """Every folder, by its path."""
    rows = db.rows("SELECT path, own, above, root FROM folder ORDER BY path")
    return [KnownFolder(path, bool(own), above, root) for path, own, above, root in rows]


def name(db: Connection, projects: Iterable[tuple[str, str]]) -> bool:
    """Keep each folder's project; True where use now counts elsewhere than it did."""
    before = dict(db.rows("SELECT path, coalesce(project, path) FROM folder"))
    changed = [(project, path) for path, project in projects if before.get(path, project) != project]
    db.executemany("UPDATE folder SET project = ? WHERE path = ?", changed)
    db.execute("UPDATE folder SET due = 0 WHERE due")
    return bool(changed)
