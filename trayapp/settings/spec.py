"""What one preference is: the single declaration from which file, window, command and docs are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any


class Kind(Enum):
    """What a value looks like; decides how it is checked, drawn and written."""

    SWITCH = "switch"  # bool
    CHOICE = "choice"  # str, one of `choices`
    TEXT = "text"  # str
    WHOLE = "whole number"  # int between `low` and `high`
    AMOUNT = "amount"  # Decimal, exact
    KEY = "key"  # str such as "Ctrl+Alt+B", "" for none
    CLOCK = "time of day"  # str "HH:MM", "" for none
    DAY = "day"  # date
    ZONE = "time zone"  # str, "system" or an IANA name
    UNIT = "unit"  # str, an ISO 4217 currency or a counted thing
    ADDRESS = "address"  # str, https (http for this machine only)
    LINK = "link"  # str, "" or https, for a browser
    PROXY = "proxy"  # str, "" for the system's, "none", or http(s)://host:port
    WORDS = "list of texts"  # tuple[str, ...]
    PERCENTS = "list of percentages"  # tuple[int, ...], ascending
    ENTRIES = "list of dated amounts"  # tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated amount with a note, as extras and expenses are written."""

    day: date
    amount: Decimal
    note: str = ""


Value = bool | int | str | Decimal | date | tuple[str, ...] | tuple[int, ...] | tuple[Entry, ...] | None


@dataclass(frozen=True, slots=True)
class Spec:
    """One preference. `name` is dotted ("warnings.quiet_from"); `low` and `high` belong to the range.

    `page` is the page of the settings window. `vital` marks a field without which an entry would be
    judged wrongly, so that the entry is left out when the field is bad.
    """

    kind: Kind
    label: str
    help: str
    default: Value
    page: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    vital: bool = False
    name: str = ""


def declared(spec: Spec) -> Any:  # noqa: ANN401 (a dataclass field stands for a value of any type)
    """A dataclass field that carries its declaration."""
    return field(default=spec.default, metadata={"spec": spec})


def specs_of(part: type[Any], prefix: str) -> Iterator[Spec]:
    """The declarations of a dataclass, each with its dotted name."""
    for each in fields(part):
        spec = each.metadata.get("spec")
        if isinstance(spec, Spec):
            yield replace(spec, name=f"{prefix}.{each.name}")
