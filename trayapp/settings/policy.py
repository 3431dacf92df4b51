"""What a company's policy changes in the person's own settings.

The person's file stays as it is: what is locked is laid over it whenever it is read, and a change of it is
refused with a sentence that names the company's file. `trayapp.settings.policy_read` makes a Policy of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from trayapp.domain.policy import Policy
from trayapp.domain.saying import saying

KeyOf = Callable[[Mapping[str, object], int], str]
"""The key of the n-th allowance of a file, its own or one made from its title."""


def laid_over(own: Mapping[str, Any], policy: Policy, key_of: KeyOf) -> dict[str, Any]:
    """The person's tables with what is locked on top; of allowances, the company's come first."""
    merged = dict(own)
    for name, table in policy.tables.items():
        if name == "allowance" and isinstance(table, list):
            merged[name] = _allowances(own.get(name, []), table, key_of)
        elif name == "sources":
            merged[name] = _sources(own.get(name), mapping(table))
        elif isinstance(table, Mapping):
            merged[name] = {**mapping(own.get(name)), **table}
    return merged


def refusal(policy: Policy, names: Iterable[str]) -> str:
    """Why a change of these settings is refused; "" where none of them is locked."""
    for name in names:
        if is_locked(policy, name):
            who = policy.company or saying("Refusals", "Your company")
            return saying(
                "Refusals",
                "{who} has set {name} in {origin}. It can only be changed there.",
                who=who,
                name=name,
                origin=policy.origin,
            )
    return ""


def is_locked(policy: Policy, name: str) -> bool:
    """Whether a setting, by its dotted name, is the company's; of an allowance, all of its fields are."""
    head, _, rest = name.partition(".")
    whole = f"allowance.{rest.partition('.')[0]}" if head == "allowance" else name
    return whole in policy.locked


def mapping(value: object) -> Mapping[str, Any]:
    """The value where it is a table, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def _allowances(own: object, given: list[Any], key_of: KeyOf) -> list[Any]:
    # Anything else is the person's mistake, and is said where it is read without a policy too.
    mine = own if isinstance(own, list) and all(isinstance(each, Mapping) for each in own) else []
    keys = {each["key"] for each in given}
    # A key that is made from the place in the person's file must not move with the company's in front.
    named = [(key_of(each, number), each) for number, each in enumerate(mine, start=1)]
    return [
        *given,
        *(each if "key" in each else {**each, "key": key} for key, each in named if key not in keys),
    ]


def _sources(own: object, given: Mapping[str, Any]) -> dict[str, Any]:
    mine = mapping(own)
    return {**mine, **{name: {**mapping(mine.get(name)), **mapping(table)} for name, table in given.items()}}
