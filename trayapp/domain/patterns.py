"""Shell globs as scopes and rules use them."""

from __future__ import annotations

from fnmatch import fnmatchcase


def matches(patterns: tuple[str, ...], name: str) -> bool:
    """True when there is no pattern at all, or one of the globs matches the whole name, capitals included."""
    return not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)
