"""One named change on nested tables, plain dictionaries and tomlkit's alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, MutableSequence
from typing import Any, Final

from trayapp.domain.saying import saying
from trayapp.settings.allowances import allowance_specs
from trayapp.settings.read import key_of

Tables = MutableMapping[str, Any]
Entries = MutableSequence[Any]

ORDER: Final = "allowance_order"
"""The name of a change that puts allowances in another order; its value is their keys."""


class NoSuchAllowanceError(LookupError):
    """The change names an allowance that the file does not hold."""


def apply(tables: Tables, name: str, value: object, *, new_list: Callable[[], Entries]) -> None:
    """Make the change in place; None takes the name out. `new_list` makes an empty list of tables.

    Raises `NoSuchAllowanceError` for a field of an allowance that is not there.
    """
    if name == ORDER:
        _reorder(tables.get("allowance", []), value)
        return
    head, *rest = name.split(".")
    if head != "allowance":
        _put_inner(tables, [head, *rest], value)
        return
    if "allowance" not in tables:
        tables["allowance"] = new_list()
    entries = tables["allowance"]
    place = _place(entries, rest[0])
    if len(rest) == 2:
        if place is None:
            raise NoSuchAllowanceError(
                saying(
                    "Refusals",
                    'There is no allowance with the key "{key}"; nothing was changed.',
                    key=rest[0],
                )
            )
        _put(entries[place], rest[1], value)
    else:
        _put_entry(entries, place, value)
    if not entries:
        del tables["allowance"]


def _put_inner(tables: Tables, path: list[str], value: object) -> None:
    *outer, last = path
    inner = tables
    for depth, step in enumerate(outer):
        if step not in inner:
            if value is not None:  # what is not there need not be taken out
                # Whole at once: tomlkit 0.15 loses what is put into a table that was just made
                # among tables of the same name that are not neighbours.
                inner[step] = _nested(path[depth + 1 :], value)
            return
        inner = inner[step]
    _put(inner, last, value)


def _nested(path: list[str], value: object) -> object:
    return {path[0]: _nested(path[1:], value)} if path else value


def _put(table: Tables, name: str, value: object) -> None:
    if value is None:
        table.pop(name, None)
    else:
        table[name] = value


def _put_entry(entries: Entries, place: int | None, value: Any) -> None:  # noqa: ANN401 (a table or None)
    if place is None:
        if value is not None:
            entries.append(value)
    elif value is None:
        _hand_on_comments(entries, place)
        del entries[place]
    else:
        _replace(entries[place], value)


def _replace(table: Tables, fields: Mapping[str, Any]) -> None:
    """Known fields that are no longer said go, unknown ones stay, unchanged lines keep their form."""
    known = {spec.name.removeprefix("allowance.") for spec in allowance_specs()}
    for name in known & table.keys() - fields.keys():
        del table[name]
    for name, value in fields.items():
        if name not in table or table[name] != value:
            table[name] = value


def _reorder(entries: Entries, keys: Any) -> None:  # noqa: ANN401 (a list of keys)
    """Entries that `keys` names come first, in that order; each keeps the comment that stands above it."""
    names = [key_of(table, number) for number, table in enumerate(entries, start=1)]
    places = [names.index(key) for key in dict.fromkeys(keys) if key in names]
    places += [place for place in range(len(names)) if place not in places]
    if places == list(range(len(names))):
        return
    for place in range(len(names) - 1):
        _hand_on_comments(entries, place)
    tails = [_cut_tail(table) for table in entries]
    held = [entries[place] for place in places]
    while entries:
        del entries[-1]
    for table in held:
        entries.append(table)
        if tails and tails[-1] is not None and table is not held[0]:
            table.trivia.indent = "\n" + table.trivia.indent.lstrip("\n")
    for item in tails[-1] or ():  # what stood below the last one stands above what follows them all
        held[-1].value.body.append((None, item))  # `add` would set an indent of its own


def _cut_tail(table: Any) -> list[Any] | None:  # noqa: ANN401 (a table)
    """Takes off the empty lines and comments after a table's last field; None for a plain or inline one."""
    if not hasattr(table, "is_aot_element"):
        return None
    body = table.value.body
    last = max((at for at, (key, _item) in enumerate(body) if key is not None), default=-1)
    tail = [item for _key, item in body[last + 1 :]]
    del body[last + 1 :]
    return tail


def _place(entries: Entries, key: str) -> int | None:
    keys = [key_of(table, number) for number, table in enumerate(entries, start=1)]
    return keys.index(key) if key in keys else None


def _hand_on_comments(entries: Entries, place: int) -> None:
    """Lines after a table's last field stand above what follows it: they must outlive the table."""
    body = getattr(getattr(entries[place], "value", None), "body", None)
    if body is None:
        return
    last = max((at for at, (key, _item) in enumerate(body) if key is not None), default=-1)
    trailing = "".join(item.as_string() for _key, item in body[last + 1 :]).lstrip("\n")
    if "#" in trailing and place + 1 < len(entries):
        trivia = entries[place + 1].trivia
        trivia.indent = trailing + trivia.indent
    elif "#" in trailing and place > 0:
        for _key, item in body[last + 1 :]:
            entries[place - 1].add(item)
