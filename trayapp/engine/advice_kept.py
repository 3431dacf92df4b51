"""What advice remembers over restarts: what was said, what was promised, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from trayapp.domain.advice.attention import Attention
from trayapp.domain.advice.attention import decode as decode_attention
from trayapp.domain.advice.attention import encode as encode_attention
from trayapp.domain.advice.outcomes import Outcomes, outcomes
from trayapp.domain.advice.promises import BEGINS, Fate, Promise, Settled
from trayapp.domain.advice.promises import decode as decode_promises
from trayapp.domain.advice.promises import encode as encode_promises
from trayapp.domain.advice.savings import Ledger
from trayapp.domain.advice.savings import decode as decode_savings
from trayapp.domain.advice.savings import encode as encode_savings
from trayapp.domain.command import PassedAdvice, TookAdvice
from trayapp.system.store import Store

_ATTENTION: Final = "advice"
_SAVINGS: Final = "advice-savings"
_PROMISES: Final = "advice-promises"


def attention_of(store: Store) -> Attention:
    """What was said and waved away so far."""
    return decode_attention(store.get_state(_ATTENTION))


def keep_attention(store: Store, attention: Attention) -> None:
    """Remember it over restarts."""
    store.put_state(_ATTENTION, encode_attention(attention))


def savings_of(store: Store) -> Ledger:
    """What came of advice that was followed; own sessions are not in it (see `learned`)."""
    return decode_savings(store.get_state(_SAVINGS))


def outcomes_of(store: Store) -> Outcomes:
    """The same for whoever looks."""
    return outcomes(savings_of(store))


def promises_of(store: Store) -> tuple[Promise, ...]:
    """Advice of which nobody knows yet what came of it."""
    return decode_promises(store.get_state(_PROMISES))


def promise(store: Store, given: Promise) -> None:
    """Remember advice that was given; for one session of work, the last counts."""
    others = (each for each in promises_of(store) if not _same(each, given) or given.at - each.at >= BEGINS)
    store.put_state(_PROMISES, encode_promises((*others, given)))


def heeded(store: Store, word: TookAdvice | PassedAdvice, now: datetime) -> None:
    """After a button of the window: what was advised was begun, or on purpose something else."""
    attention = attention_of(store)
    if isinstance(word, TookAdvice):
        keep_attention(store, attention.followed(word.given.kind))
        promise(store, replace(word.given, at=now))
        return
    if word.kind:
        attention = attention.waved_away(word.kind, now)
    keep_attention(store, attention.chose(now))


def _same(one: Promise, other: Promise) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in ("kind", "tool", "project", "cheap"))


def keep_settled(store: Store, settled: Iterable[Settled], ledger: Ledger) -> None:
    """Remember what came of promises: sums, and what was passed over; the open ones stay."""
    every = tuple(settled)
    over = [each for each in every if each.fate is not Fate.OPEN]
    if not over:
        return
    attention = attention_of(store)
    for each in over:
        if each.fate is Fate.PASSED:
            attention = attention.waved_away(each.promise.kind, each.promise.at)
        elif each.fate is Fate.FOLLOWED:
            attention = attention.followed(each.promise.kind)
    keep_attention(store, attention)
    store.put_state(_SAVINGS, encode_savings(replace(ledger, own={})))
    store.put_state(_PROMISES, encode_promises([each.promise for each in every if each.fate is Fate.OPEN]))
