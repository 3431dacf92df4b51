"""Text of a company's `policy.toml` to a Policy, and what it changes in the person's own settings.

The person's file stays as it is: what is locked is laid over it whenever it is read, and a change of it is
refused with a sentence that names the company's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from trayapp.domain.policy import ModelPolicy, Policy
from trayapp.settings.check import near

LOCKED: Final = "locked"
_TEXTS: Final = ("company", "contact", "ask_more_link", "free_chat_link")
_KEYS: Final = (*_TEXTS, "allowed_hosts", "models", LOCKED)
_MODELS: Final = ("default", "discouraged", "off", "fast_mode")


def policy_of(tables: Mapping[str, Any], origin: str) -> tuple[Policy, tuple[str, ...]]:
    """The policy in these tables, and what is wrong with it; a bad entry is left out.

    What is below `locked` has the form of settings.toml, and is checked with it.
    """
    problems = _unknown(tables, _KEYS, "")
    models = _table(tables, "models", problems)
    problems += _unknown(models, _MODELS, "models.")
    locked = _table(tables, LOCKED, problems)
    policy = Policy(
        origin=origin,
        **{name: _text(tables, name, problems) for name in _TEXTS},
        models=ModelPolicy(
            default=_text(models, "default", problems, "models."),
            discouraged=_words(models, "discouraged", problems, "models."),
            off=_words(models, "off", problems, "models."),
            fast_mode=_switch(models, "fast_mode", problems),
        ),
        allowed_hosts=_words(tables, "allowed_hosts", problems),
        locked=dict(_flat(locked)),
        tables=locked,
    )
    for name in ("ask_more_link", "free_chat_link"):
        if not _is_link(getattr(policy, name)):
            problems.append(f"{name} must begin with https://; it is left out.")
            policy = replace(policy, **{name: ""})  # type: ignore[arg-type]
    return policy, tuple(f"{origin}: {each}" for each in problems)


def laid_over(own: Mapping[str, Any], policy: Policy) -> dict[str, Any]:
    """The person's tables with what is locked on top; of allowances, the company's come first."""
    merged = dict(own)
    for name, table in policy.tables.items():
        if name == "allowance" and isinstance(table, list):
            merged[name] = _allowances(own.get(name), table)
        elif name == "sources" and isinstance(table, Mapping):
            merged[name] = _sources(own.get(name), table)
        elif isinstance(table, Mapping):
            merged[name] = {**_mapping(own.get(name)), **table}
    return merged


def refusal(policy: Policy, names: Iterable[str]) -> str:
    """Why a change of these settings is refused; "" where none of them is locked."""
    for name in names:
        if is_locked(policy, name):
            who = policy.company or "Your company"
            return f"{who} has set {name} in {policy.origin}. It can only be changed there."
    return ""


def is_locked(policy: Policy, name: str) -> bool:
    """Whether a setting, by its dotted name, is the company's; of an allowance, all of its fields are."""
    head, _, rest = name.partition(".")
    whole = f"allowance.{rest.partition('.')[0]}" if head == "allowance" else name
    return whole in policy.locked


def _flat(tables: Mapping[str, Any]) -> Iterable[tuple[str, object]]:
    for head, table in tables.items():
        if head == "allowance" and isinstance(table, list):
            yield from ((f"allowance.{each.get('key')}", each) for each in table if isinstance(each, Mapping))
        elif head == "sources" and isinstance(table, Mapping):
            for source, values in table.items():
                yield from ((f"sources.{source}.{name}", value) for name, value in _mapping(values).items())
        else:
            yield from ((f"{head}.{name}", value) for name, value in _mapping(table).items())


def _allowances(own: object, given: list[Any]) -> list[Any]:
    keys = {each.get("key") for each in given if isinstance(each, Mapping)}
    mine = [each for each in own if isinstance(each, Mapping)] if isinstance(own, list) else []
    return [*given, *(each for each in mine if each.get("key") not in keys)]


def _sources(own: object, given: Mapping[str, Any]) -> dict[str, Any]:
    mine = _mapping(own)
    return {
        **mine,
        **{name: {**_mapping(mine.get(name)), **_mapping(table)} for name, table in given.items()},
    }


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


# --- one entry after the other ------------------------------------------------------------------------


def _table(tables: Mapping[str, Any], name: str, problems: list[str]) -> Mapping[str, Any]:
    value = tables.get(name, {})
    if not isinstance(value, Mapping):
        problems.append(f"{name} must be a table: begin it with a line [{name}].")
    return _mapping(value)


def _text(tables: Mapping[str, Any], name: str, problems: list[str], prefix: str = "") -> str:
    value = tables.get(name, "")
    if not isinstance(value, str) or not value.isprintable():
        problems.append(f"{prefix}{name} must be a text on one line; it is left out.")
        return ""
    return value


def _words(tables: Mapping[str, Any], name: str, problems: list[str], prefix: str = "") -> tuple[str, ...]:
    value = tables.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        problems.append(f"{prefix}{name} must be a list of texts; it is left out.")
        return ()
    return tuple(value)


def _switch(models: Mapping[str, Any], name: str, problems: list[str]) -> bool:
    value = models.get(name, True)
    if not isinstance(value, bool):
        problems.append(f"models.{name} must be true or false; it is left out.")
        return True
    return value


def _is_link(text: str) -> bool:
    return not text or text.startswith("https://")


def _unknown(tables: Mapping[str, Any], known: tuple[str, ...], prefix: str) -> list[str]:
    said = []
    for name in tables:
        if name not in known:
            meant = near(name, known)
            said.append(f"{prefix}{name} is not known{f' (did you mean {meant}?)' if meant else ''}.")
    return said
