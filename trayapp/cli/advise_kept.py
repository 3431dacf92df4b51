"""`remainder advise --kept`: what advice promised, beside what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from trayapp.cli.table import table
from trayapp.cli.terminal import Terminal, here, plain, printable
from trayapp.domain.advice.outcomes import Outcome
from trayapp.domain.model import USD
from trayapp.domain.translation import mark, translate
from trayapp.domain.words import SPOKEN, Words
from trayapp.engine.advice_kept import outcomes_of
from trayapp.engine.base import World, open_base

_HEADS: Final = (
    mark("CommandLine", "Instead of"),
    mark("CommandLine", "Model"),
    mark("CommandLine", "Times"),
    mark("CommandLine", "Promised"),
    mark("CommandLine", "Came to"),
)


def run(*, as_json: bool) -> int:
    """Print it; nothing is made where nothing is kept."""
    rows = _kept()
    if as_json:
        from trayapp.cli.json_text import json_text  # noqa: PLC0415 (either one or the other)

        print(json_text([_document(row) for row in rows]))
    else:
        print("\n".join(said(rows, here())))
    return 0


def _kept() -> Sequence[Outcome]:
    world = World.here()
    base = open_base(world, in_memory=not world.paths.store.exists())
    try:
        return outcomes_of(base.store).rows
    finally:
        base.close()


def said(rows: Sequence[Outcome], terminal: Terminal, words: Words = SPOKEN) -> Iterable[str]:
    """A table for a person, or a sentence where no advice was followed yet."""
    if not rows:
        return [translate("CommandLine", "No advice was followed yet whose outcome is known.")]
    heads = [translate("CommandLine", text) for text in _HEADS]
    lines = [
        [
            printable(words.share_name(row.dear)),
            printable(words.share_name(row.cheap)),
            words.number(Decimal(row.kept.times), 0),
            words.money(row.kept.promised, USD),
            words.money(row.kept.realised, USD),
        ]
        for row in rows
    ]
    shown = table(heads, lines, left=2, width=terminal.width)
    return shown if terminal.unicode else map(plain, shown)


def _document(row: Outcome) -> dict[str, Any]:
    kept = row.kept
    figures = {"promised_usd": kept.promised, "realised_usd": kept.realised, "spent_usd": kept.spent}
    return {"tool": row.tool, "instead_of": row.dear, "model": row.cheap, "times": kept.times, **figures}
