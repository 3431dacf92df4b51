"""Folders become projects: their repositories are looked for aside, and rules name what use counts for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a look that finds nothing to do does without them
    from trayapp.domain.projects import Rules
    from trayapp.system.checkouts import Checkouts
    from trayapp.system.store import Store

AGAIN = timedelta(days=1)
"""Where no repository was found, one may have been made since."""

WAIT = 0.2
"""Seconds that are waited for repositories; those on a slow mount come with a later look."""


def stamp_of(names: Sequence[str], scopes: Sequence[Sequence[str]]) -> bytes:
    """What tells rules apart, without making them."""
    return repr((1, tuple(names), tuple(dict.fromkeys(tuple(scope) for scope in scopes if scope)))).encode()


class Projects:
    """Keeps each folder's project as the rules have it. One thread's, as the store is."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._checkouts: Checkouts | None = None

    def settle(
        self, store: Store, names: Sequence[str], scopes: Sequence[Sequence[str]], now: datetime
    ) -> bool:
        """Name what is new, or everything after the rules changed; True where figures by project changed.

        `names` are such as "Website = ~/src/site*", `scopes` the patterns of each allowance's projects.
        Raises `StoreError`.
        """
        waiting = store.folders_to_look_for(now - AGAIN)
        if waiting:
            roots = self._find(waiting)
            if roots:
                store.keep_roots(roots, now)
        stamp = stamp_of(names, scopes)
        if not store.projects_due(stamp):
            return False
        from trayapp.domain.projects import Folder, projects, rules_of  # noqa: PLC0415 (only with new folders)

        rules: Rules = rules_of(names, scopes, self._home)
        return store.name_projects(projects((Folder(*each) for each in store.folders()), rules), stamp)

    def _find(self, folders: Sequence[str]) -> dict[str, str]:
        if self._checkouts is None:
            from pathlib import Path  # noqa: PLC0415 (only with new folders)

            from trayapp.system.checkouts import Checkouts  # noqa: PLC0415

            self._checkouts = Checkouts(Path(self._home))
        return self._checkouts.find(folders, WAIT)
