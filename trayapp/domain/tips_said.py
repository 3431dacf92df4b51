"""A tip in words, for every surface."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from trayapp.domain.plain import clean
from trayapp.domain.tips import Tip, TipKind
from trayapp.domain.words import Words

_SHORT = 40


class ToldTip(NamedTuple):
    """What to do, how much that is about ("" where it is said already), and why."""

    verdict: str
    saving: str
    reason: str

    @property
    def sentence(self) -> str:
        """All of it in a row, for a terminal and a screen reader."""
        parted = " " if self.saving else ". "
        return " ".join(part for part in (self.verdict, self.saving) if part) + f"{parted}{self.reason}."


def told(tip: Tip, words: Words) -> ToldTip:
    """The tip in this language."""
    if tip.kind is TipKind.PACE:
        amount = words.money(_rounded(tip.amount, ROUND_FLOOR), tip.unit)  # more would not last
        date = "" if tip.last is None else words.short_date(tip.last)
        why = words.phrase("tip.pace.why", amount=words.money(_rounded(tip.so_far), tip.unit))
        return ToldTip(words.phrase("tip.pace", amount=amount, date=date), "", why)
    model = clean(words.share_name(tip.model), _SHORT)
    amount = words.money(_rounded(tip.amount), tip.unit)
    why = words.phrase("tip.default.why", fitting=str(tip.fitting), sessions=str(tip.sessions))
    return ToldTip(
        words.phrase("tip.default", model=model), words.phrase("tip.default.saving", amount=amount), why
    )


def _rounded(amount: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """What is only about right is not said to the cent, or to the token."""
    step = Decimal(100) if amount >= 1000 else Decimal(1) if amount >= 20 else Decimal("0.1")
    return (amount / step).to_integral_value(rounding) * step
