"""Token counts held against what was billed; a prompt's counts are figures, and all that is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from trayapp.domain.advice.tokens import Generation, correction
from trayapp.system.store import Store

LEAST: Final = 300
"""Counted tokens from which on what a client adds to a prompt is small beside it."""
ENOUGH: Final = 5
"""Prompts of a generation's models below which nothing is corrected."""
_KEPT: Final = 40
_STATE: Final = "advice-tokens"

_Pairs = dict[str, list[tuple[int, int]]]


def saw(store: Store, generation: Generation, counted: int, billed: int) -> None:
    """After a prompt that was counted as so many tokens was billed as so many. Raises `StoreError`."""
    if counted < LEAST or billed <= 0 or not 0.5 < billed / counted < 2:
        return  # something else went along with it
    pairs = _pairs(store)
    mine = pairs.setdefault(generation.value, [])
    mine.append((counted, billed))
    del mine[:-_KEPT]
    store.put_state(_STATE, msgspec.json.encode(pairs))


def corrections(store: Store) -> Mapping[Generation, float]:
    """Billed over counted, for each generation of tokenizers of which enough was seen."""
    found = {Generation(name): pairs for name, pairs in _pairs(store).items()}
    return {each: correction(pairs) for each, pairs in found.items() if len(pairs) >= ENOUGH}


def _pairs(store: Store) -> _Pairs:
    kept = store.get_state(_STATE)
    try:
        found = msgspec.json.decode(kept, type=_Pairs) if kept else {}
    except msgspec.MsgspecError:
        return {}
    names = {each.value for each in Generation}
    return {name: pairs for name, pairs in found.items() if name in names}
