"""A change of the settings as text to text: comments, order and unknown keys stay.

Never writes over a text that cannot be read, and never hands back one that says anything else than
was asked for: each change is made on plain tables as well, and both must agree in the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any, Final

from trayapp.domain.model import Allowance
from trayapp.domain.saying import joined, saying, text_of
from trayapp.settings.allowances import allowance_specs, to_fields
from trayapp.settings.check import BadValueError, check
from trayapp.settings.names import SourceSpecs, spec_of
from trayapp.settings.read import KEY, BrokenFileError, parse, read_toml
from trayapp.settings.spec import Entry, Value
from trayapp.settings.tables import ORDER, NoSuchAllowanceError, apply

Change = Value | Allowance

_BY_HAND: Final = saying(
    "Refusals",
    "This settings file is arranged in a way that cannot be changed safely from "
    "here. Nothing was changed; please make the change in the file itself.",
)


class EditRefusedError(ValueError):
    """The text stays as it is; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def edit(text: str, changes: Mapping[str, Change], sources: SourceSpecs | None = None) -> str:
    """The text with the changes made; None takes a line out, so that the default holds.

    Names are those of `specs()`, `sources.<vendor id>.<choice>`, `allowance.<key>` (an `Allowance`, or
    None to remove it), `allowance.<key>.<field>`, and `allowance_order`: keys as they are to stand, after
    the other changes; those that it leaves out follow. Raises `EditRefusedError`.
    """
    import tomlkit  # noqa: PLC0415 (20 ms, only when something is changed)
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    try:
        wanted = read_toml(text)
    except BrokenFileError as error:
        raise EditRefusedError(joined(error.sentence, saying("Refusals", "Nothing was changed."))) from None
    thresholds = parse(text)[0].warnings.thresholds
    plain = {name: _plain(name, value, thresholds, sources) for name, value in changes.items()}
    # tomlkit 0.15 fails in one of these ways at arrangements of tables that it cannot change.
    try:
        document = tomlkit.parse(text.removeprefix("\ufeff"))
        for name, value in sorted(plain.items(), key=lambda change: change[0] == ORDER):
            apply(wanted, name, value, new_list=list)
            apply(document, name, _written(value), new_list=tomlkit.aot)
        edited = tomlkit.dumps(document)
        if read_toml(edited) == wanted:
            return edited
    except NoSuchAllowanceError as error:
        raise EditRefusedError(text_of(error)) from None
    except (
        TOMLKitError,
        BrokenFileError,
        LookupError,
        TypeError,
        AttributeError,
        ValueError,
        RecursionError,
    ) as error:
        raise EditRefusedError(_BY_HAND) from error
    raise EditRefusedError(_BY_HAND)


def _plain(name: str, value: Change, thresholds: tuple[int, ...], sources: SourceSpecs | None) -> object:
    """The value as TOML's own types hold it, checked."""
    head, *rest = name.split(".")
    if head == "allowance" and len(rest) == 1:
        return _allowance(rest[0], value, thresholds)
    if name == ORDER:
        return _order(value)
    try:
        spec = spec_of(name, sources)
        return None if value is None else _raw(check(spec, value))
    except BadValueError as error:
        raise EditRefusedError(
            saying("Refusals", "{name} was not changed: {why}.", name=name, why=error.why)
        ) from None


def _allowance(key: str, value: Change, thresholds: tuple[int, ...]) -> object:
    if value is None:
        return None
    if not isinstance(value, Allowance) or value.key != key or not KEY.fullmatch(key):
        raise EditRefusedError(
            saying("Refusals", "An allowance needs a key of letters, digits, - and _; nothing was changed.")
        )
    try:
        fields = to_fields(value, thresholds)
        for spec in allowance_specs():
            name = spec.name.removeprefix("allowance.")
            if name in fields:
                check(spec, fields[name])
    except BadValueError as error:
        raise EditRefusedError(
            saying(
                "Refusals", "The allowance was not changed: {name} is wrong, {why}.", name=name, why=error.why
            )
        ) from None
    except ValueError as error:
        raise EditRefusedError(
            saying("Refusals", "The allowance was not changed: {why}.", why=text_of(error))
        ) from None
    return {name: _raw(field) for name, field in fields.items()}


def _order(value: Change) -> list[str]:
    if not isinstance(value, tuple) or not all(isinstance(each, str) for each in value):
        raise EditRefusedError(
            saying("Refusals", "The order of allowances is a list of their keys; nothing was changed.")
        )
    return [str(each) for each in value]


def _raw(value: Value) -> object:
    if isinstance(value, tuple):
        return [_raw_entry(each) if isinstance(each, Entry) else each for each in value]
    return value


def _raw_entry(entry: Entry) -> dict[str, object]:
    return {name: value for name, value in asdict(entry).items() if value != ""}


def _written(value: object) -> object:
    """The same for tomlkit, which knows no `Decimal`: its digits are written as they are."""
    import tomlkit  # noqa: PLC0415

    match value:
        case Decimal():
            return tomlkit.value(format(value, "f"))
        case dict():
            return {name: _written(each) for name, each in value.items()}
        case list() if value and all(isinstance(each, dict) for each in value):
            return _inline(value)
        case _:
            return value


def _inline(entries: list[Any]) -> object:
    # Dated amounts stay inside their allowance: as tables of their own they would part its lines.
    import tomlkit  # noqa: PLC0415

    array = tomlkit.array()
    for entry in entries:
        table = tomlkit.inline_table()
        table.update({name: _written(each) for name, each in entry.items()})
        array.append(table)
    return array
