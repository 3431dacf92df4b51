"""Which project a folder belongs to, from what is known of it; repositories are looked for elsewhere.

A project is called by the path of its repository (a worktree's by its main one), by a name that the person
gave it, or by the folder itself. Paths of every system are told apart by their form, because logs come
from other computers and containers too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from trayapp.domain.patterns import folded, matches_project

_WORKTREE = re.compile(r"^(.+?)[/\\]\.claude[/\\]worktrees[/\\]", re.DOTALL)
"""Claude Code makes its own worktrees there; they are often gone before anybody looks."""


class Folder(NamedTuple):
    """A folder that logs name. `own` says that a session began in it, `above` is the outermost folder with it
    inside in which one began ("" for none), `root` its repository's ("" for none or not known)."""  # noqa: D205, D209

    path: str
    own: bool = True
    above: str = ""
    root: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the person said: `names` are (name, folder or pattern), first come first; `scopes` the patterns by
    which allowances choose projects, so that one can be a part of a repository."""  # noqa: D205, D209

    names: tuple[tuple[str, str], ...] = ()
    scopes: tuple[tuple[str, ...], ...] = ()


def rules_of(named: Iterable[str], scopes: Iterable[Sequence[str]], home: str) -> Rules:
    """Rules from texts such as "Website = ~/src/site*"; one without a name or a folder says nothing."""
    pairs = []
    for each in named:
        name, equals, pattern = (part.strip() for part in each.partition("="))
        if name and equals and pattern:
            place = f"{home}{pattern[1:]}" if pattern[:2] in {"~", "~/", "~\\"} else pattern
            pairs.append((name, place.rstrip("/\\") or place))
    return Rules(tuple(pairs), tuple(dict.fromkeys(tuple(scope) for scope in scopes if scope)))


def projects(folders: Iterable[Folder], rules: Rules) -> Mapping[str, str]:
    """The project of each folder by its path; paths that differ in capitals only, where these mean nothing,
    are one project."""  # noqa: D205, D209
    found = {folder.path: _project(folder, rules) for folder in folders}
    spelt: dict[str, str] = {}
    for project in sorted(found.values()):
        spelt.setdefault(folded(project), project)
    return {path: spelt[folded(project)] for path, project in found.items()}


def _project(folder: Folder, rules: Rules) -> str:
    path = folder.path.rstrip("/\\") or folder.path
    whole = _whole(folder, path)
    for name, pattern in rules.names:
        if any(_named(pattern, place) for place in (path, whole)):
            return name
    return _part(path, whole, rules.scopes) or whole


def _whole(folder: Folder, path: str) -> str:
    """The repository, else where a session began that has it inside."""
    if folder.root:
        return folder.root
    worktree = _WORKTREE.match(path)
    if worktree:
        return worktree[1]
    return path if folder.own or not folder.above else folder.above.rstrip("/\\") or folder.above


def _named(pattern: str, place: str) -> bool:
    return matches_project((pattern,), place) or is_below(place, pattern)


def _part(path: str, whole: str, scopes: Iterable[tuple[str, ...]]) -> str:
    """The part of a project that an allowance names and not the whole; "" where none does."""
    best = ""
    parts = (each for scope in scopes if not matches_project(scope, whole) for each in scope)
    for pattern in parts:
        if not ("/" in pattern or "\\" in pattern):
            continue
        literal = _literal(pattern)
        if literal and (folded(literal) == folded(path) or is_below(path, literal)):
            best = max(best, literal, key=len)
        elif not best and matches_project((pattern,), path):
            best = path
    return best


def _literal(pattern: str) -> str:
    """The one path that a pattern stands for; "" for one that can be several."""
    plain = re.sub(r"\[([*?[])\]", r"\1", pattern)
    return plain if not re.search(r"[*?[]", re.sub(r"\[[*?[]\]", "", pattern)) else ""


def is_below(path: str, folder: str) -> bool:
    """True where `path` lies within `folder`, by their spelling alone."""
    path, folder = folded(path), folded(folder).rstrip("/\\")
    return bool(folder) and path.startswith(folder) and path[len(folder) : len(folder) + 1] in {"/", "\\"}
