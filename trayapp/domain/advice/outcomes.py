"""What advice promised, beside what it came to, in words."""

from __future__ import annotations

from dataclasses import dataclass

from trayapp.domain.advice.savings import Kept, Ledger
from trayapp.domain.model import USD
from trayapp.domain.plain import clean
from trayapp.domain.words import Words

_NAME = 40


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one pair in one tool: the model that was advised instead of `dear`, and what came of it."""

    tool: str
    dear: str
    cheap: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All that is known, by tool and model."""

    rows: tuple[Outcome, ...] = ()


def outcomes(ledger: Ledger) -> Outcomes:
    """What the ledger holds of advice that was followed."""
    found = (Outcome(*each) for each in ledger.promises() if each[3].times)
    return Outcomes(tuple(sorted(found, key=lambda each: (each.tool, each.dear, each.cheap))))


def told(row: Outcome, words: Words) -> str:
    """Such as "Sonnet 5.5 instead of Opus 4.8, twice: $6 promised, $5 saved"."""
    kept, saved = row.kept, row.kept.realised
    return words.count(
        "advice.outcome.lost" if saved < 0 else "advice.outcome.saved",
        kept.times,
        cheap=clean(words.share_name(row.cheap), _NAME),
        dear=clean(words.share_name(row.dear), _NAME),
        promised=words.money(kept.promised, USD),
        realised=words.money(abs(saved), USD),
    )
