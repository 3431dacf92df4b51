"""The line of advice as the core keeps it: what was proposed this month, and what the person put away."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec

from trayapp.domain.model import USD
from trayapp.domain.tips import Tip, TipKind, Tips
from trayapp.engine.base import Base

_STATE: Final = "tips"
_ADVICE: Final = "advice"
_KEPT: Final = 40


def tips_of(base: Base) -> Tips:
    """What may be said now. Raises `StoreError`."""
    if not base.settings.advice.on:
        return Tips(on=False)
    return Tips(hidden=frozenset(_hidden(base)), proposal=_proposal(base))


def hide(base: Base, key: str) -> None:
    """Puts one away for as long as it is the same. Raises `StoreError`."""
    keys = [each for each in _hidden(base) if each != key]
    base.store.put_state(_STATE, msgspec.json.encode([*keys, key][-_KEPT:]))


def _hidden(base: Base) -> list[str]:
    try:
        return msgspec.json.decode(base.store.get_state(_STATE) or b"[]", type=list[str])
    except msgspec.MsgspecError:
        return []


def _is_wanted(base: Base, model: str) -> bool:
    """Neither the person nor their company has said otherwise since it was proposed."""
    models = base.settings.policy.models
    return base.settings.advice.cheaper and not models.is_off(model) and not models.is_discouraged(model)


def _proposal(base: Base) -> Tip | None:
    kept = base.store.get_state(_ADVICE)
    if not kept or b'"standing":null' in kept:
        return None  # nobody was advised yet, and nothing of advice is loaded
    from trayapp.domain.advice.attention import decode  # noqa: PLC0415 (most never get here)

    attention = decode(kept)
    found = attention.stands(base.world.now())
    if found is None or found.saved <= 0 or not _is_wanted(base, found.model):
        return None
    key = f"default/{found.tool}/{found.model}/{attention.proposed_at:%Y-%m-%d}"
    saved = Decimal(found.saved) / 100
    return Tip(
        TipKind.DEFAULT, key, USD, saved, model=found.model, sessions=found.sessions, fitting=found.fitting
    )
