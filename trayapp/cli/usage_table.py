"""`remainder usage` for the eye: a table with a total, and what the figures leave out."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from trayapp.cli.rows import KEYS, Row
from trayapp.cli.table import table
from trayapp.cli.terminal import Terminal, plain, printable
from trayapp.domain.model import USD
from trayapp.domain.translation import mark, translate
from trayapp.domain.words import SPOKEN

_HEADS: Final = {
    "day": mark("CommandLine", "Day"),
    "tool": mark("CommandLine", "Tool"),
    "model": mark("CommandLine", "Model"),
    "project": mark("CommandLine", "Project"),
}
_FIGURES: Final = (
    mark("CommandLine", "Input"),
    mark("CommandLine", "Output"),
    mark("CommandLine", "Cache read"),
    mark("CommandLine", "Cache write"),
    mark("CommandLine", "Requests"),
    mark("CommandLine", "Cost"),
)


def usage_table(report: Row, *, terminal: Terminal) -> list[str]:
    """The lines to print."""
    rows = report["rows"]
    if not rows:
        return [
            translate(
                "CommandLine",
                "No use was found in these days. See where logs are looked for with: remainder sources",
            )
        ]
    keys = [key for key in KEYS if key in rows[0]]
    lines = table(
        [translate("CommandLine", head) for head in (*(_HEADS[key] for key in keys), *_FIGURES)],
        [[*(printable(row[key]) for key in keys), *_figures(row)] for row in rows],
        left=len(keys),
        width=terminal.width,
        total=[translate("CommandLine", "Total"), *[""] * (len(keys) - 1), *_figures(report["totals"])],
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
    return [*(SPOKEN.number(Decimal(count), 0) for count in counts), _cost(row)]


def _cost(row: Row) -> str:
    cost: Decimal | None = row["cost_usd"]
    if cost is None:
        return SPOKEN.phrase("history.unpriced")
    money = SPOKEN.column(cost, USD)
    return f"{money} +?" if row.get("unpriced") else money


def _notes(report: Row) -> list[str]:
    notes = []
    if models := report["unpriced_models"]:
        names = ", ".join(map(printable, models))
        notes.append(
            translate(
                "CommandLine",
                "No price is known for {names}: the tokens are counted, the cost is not (+?).",
                names=names,
            )
        )
    if lines := report["malformed_lines"]:
        notes.append(f"{SPOKEN.malformed(lines)}{SPOKEN.phrase('stop')}")
    return ["", *notes] if notes else []
