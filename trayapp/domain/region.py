"""How a region writes numbers, money, dates and times of day, and types amounts; apart from the language.

A person may read English and count as in Germany. Where nothing is known of the region, the language's own
forms hold.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple


class Form(NamedTuple):
    """One region's, from the Unicode CLDR (resources/regions.json).

    `least` is how many digits stand before the first group sign (2: "1234", "12.345"); `pairs` groups
    thousands in twos above the first three ("12,34,567"); `money` has the places {symbol} and {number}.
    """

    group: str
    point: str
    least: int
    pairs: bool
    money: str
    month_first: bool
    twelve_hours: bool


class Region(NamedTuple):
    """A system may name a region for each; None where it names none."""

    numbers: Form | None = None
    money: Form | None = None
    dates: Form | None = None


NOWHERE: Final = Region()


def grouped(whole: str, form: Form) -> str:
    """Digits with the region's signs between their groups."""
    if len(whole) < 3 + form.least:
        return whole
    head, size = whole[:-3], 2 if form.pairs else 3
    first = len(head) % size
    groups = [head[:first]] * bool(first) + [head[n : n + size] for n in range(first, len(head), size)]
    return form.group.join([*groups, whole[-3:]])


_SPACES: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'"})
_PLAIN: Final = re.compile(r"\d+(?:\.\d+)?", re.ASCII)


def number_of(text: str, form: Form | None) -> Decimal | None:
    """A number as it is typed in a region; None for what is none, or could mean two.

    The region's own signs are understood, so that "1.234" is a thousand where a comma is the decimal sign and
    one and a bit where a point is. So is a point before one, two or more than three digits ("83.10"): no
    region writes groups like that. A comma that would have to be the decimal sign elsewhere is refused.
    """
    text = text.strip().translate(_SPACES)
    group, point = (",", ".") if form is None else (form.group.translate(_SPACES), form.point)
    sign, tail = re.escape(group), rf"(?:{re.escape(point)}\d+)?"
    pairs = form is not None and form.pairs
    groups = rf"\d{{1,2}}(?:{sign}\d\d)*{sign}\d\d\d" if pairs else rf"\d{{1,3}}(?:{sign}\d\d\d)+"
    if re.fullmatch(groups + tail, text, re.ASCII):
        return Decimal(text.replace(group, "").replace(point, "."))
    if re.fullmatch(rf"\d+{tail}", text, re.ASCII):
        return Decimal(text.replace(point, "."))
    return Decimal(text) if _PLAIN.fullmatch(text) and not _is_grouped(text, group) else None


def _is_grouped(text: str, group: str) -> bool:
    return group == "." and re.fullmatch(r"\d{1,3}\.\d{3}", text, re.ASCII) is not None


def typed(number: Decimal, form: Form | None) -> str:
    """The number as it would be typed: no groups, the region's decimal sign; `number_of` reads it back."""
    text = format(number, "f")
    return text if form is None else text.replace(".", form.point)
