"""Shell globs as scopes and rules use them, and what a scope counts."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import Protocol

from trayapp.domain.model import Scope

_NO_CAPITALS = re.compile(r"[A-Za-z]:[/\\]|\\\\|/(?:Users|Volumes)/", re.ASCII)


class Counted(Protocol):
    """Anything that was used by one tool, account, model and project."""

    @property
    def tool(self) -> str: ...  # noqa: D102
    @property
    def account(self) -> str: ...  # noqa: D102
    @property
    def model(self) -> str: ...  # noqa: D102
    @property
    def project(self) -> str: ...  # noqa: D102


def matches(patterns: tuple[str, ...], name: str) -> bool:
    """True when there is no pattern at all, or one of the globs matches the whole name, capitals included."""
    return not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)


def matches_project(patterns: tuple[str, ...], project: str) -> bool:
    """As `matches`, for a project: a pattern without a slash may be its folder's own name, and capitals count
    only where the system that the path is of tells them apart."""  # noqa: D205, D209
    if not patterns or matches(patterns, project):
        return True
    small = _ignores_capitals(project)
    name = _small(project) if small else project
    last = re.split(r"[/\\]", name)[-1]
    for each in patterns:
        pattern = _small(each) if small else each
        if fnmatchcase(name, pattern) or ("/" not in pattern and fnmatchcase(last, pattern)):
            return True
    return False


def folded(path: str) -> str:
    """A path as its system compares it: Windows and macOS, told by the path's form, ignore capitals."""
    return _small(path) if _ignores_capitals(path) else path


def _ignores_capitals(path: str) -> bool:
    return _NO_CAPITALS.match(path) is not None


def _small(path: str) -> str:
    return path.casefold().replace("\\", "/")


def exactly(name: str) -> str:
    """The pattern that matches this name and no other."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def counts(scope: Scope, used: Counted) -> bool:
    """True when it counts: each list is empty or one of its globs matches; models ignore capitals."""
    return (
        matches(scope.tools, used.tool)
        and matches(scope.accounts, used.account)
        and matches(tuple(pattern.lower() for pattern in scope.models), used.model.lower())
        and matches_project(scope.projects, used.project)
    )
