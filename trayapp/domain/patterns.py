"""Shell globs as scopes and rules use them, and what a scope counts."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Protocol

from trayapp.domain.model import Scope


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


def exactly(name: str) -> str:
    """The pattern that matches this name and no other."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def counts(scope: Scope, used: Counted) -> bool:
    """True when it counts: each list is empty or one of its globs matches; models ignore capitals."""
    return (
        matches(scope.tools, used.tool)
        and matches(scope.accounts, used.account)
        and matches(tuple(pattern.lower() for pattern in scope.models), used.model.lower())
        and matches(scope.projects, used.project)
    )
