"""`remainder usage` for the eye: a table with a total, and what the figures leave out."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from trayapp.cli.rows import KEYS, Row
from trayapp.cli.table import table
from trayapp.cli.terminal import Terminal, plain, printable
from trayapp.domain.model import USD
from trayapp.domain.words import SPOKEN

_HEADS: Final = {"day": "Day", "tool": "Tool", "model": "Model", "project": "Project"}
_FIGURES: Final = ("Input", "Output", "Cache read", "Cache write", "Requests", "Cost")


def usage_table(report: Row, *, terminal: Terminal) -> list[str]:
    """The lines to print."""
    rows = report["rows"]
    if not rows:
        return ["No use was found in these days. See where logs are looked for with: remainder sources"]
    keys = [key for key in KEYS if key in rows[0]]
    lines = table(
        [*(_HEADS[key] for key in keys), *_FIGURES],
        [[*(printable(row[key]) for key in keys), *_figures(row)] for row in rows],
        left=len(keys),
        width=terminal.width,
        total=["Total", *[""] * (len(keys) - 1), *_figures(report["totals"])],
    )
    lines += _notes(report)
    return lines if terminal.unicode else [plain(line) for line in lines]


def _figures(row: Row) -> list[str]:
    counts = (
        row["input"],
        row["output"],
        row["cache_read"],
        row["cache_write_5m"] + row["cache_write_1h"],
        row["requests"],
    )
    return [*(f"{count:,}" for count in counts), _cost(row)]


def _cost(row: Row) -> str:
    cost: Decimal | None = row["cost_usd"]
    if cost is None:
        return "unpriced"
    money = SPOKEN.column(cost, USD)
    return f"{money} +?" if row.get("unpriced") else money


def _notes(report: Row) -> list[str]:
    notes = []
    if models := report["unpriced_models"]:
        names = ", ".join(map(printable, models))
        notes.append(f"No price is known for {names}: the tokens are counted, the cost is not (+?).")
    if lines := report["malformed_lines"]:
        notes.append(f"{lines:,} {'line' if lines == 1 else 'lines'} of the logs could not be read.")
    return ["", *notes] if notes else []
