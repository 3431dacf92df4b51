"""Amounts as they are typed and shown in a field, in the person's region."""

from __future__ import annotations

from decimal import Decimal

from trayapp.domain.phrases import at_home
from trayapp.domain.region import number_of, typed


def amount_typed(text: str) -> Decimal | str:
    """The number; the text itself where it is none, for whoever checks it to say so."""
    text = text.strip()
    below = text[:1] in {"-", "−"}
    number = number_of(text[1:] if below else text, at_home().numbers)
    if number is None:
        return text
    return -number if below else number


def in_region(number: Decimal) -> str:
    """The number as it would be typed."""
    return typed(number, at_home().numbers)
