"""What clients' own totals show beyond their transcripts, as `usage` tells it: beside the sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, Final, Protocol

from trayapp.domain.usage import Tokens

HIDDEN: Final = ("input", "output", "cache_read", "cache_write_5m", "cache_write_1h", "web_searches")
"""Counters that clients tell; how many calls there were they do not."""


class Gap(Protocol):
    """Hidden use of one session's family on one model."""

    @property
    def tool(self) -> str:
        """The tool's id."""
        ...

    @property
    def model(self) -> str:
        """The model's id as the client writes it."""
        ...

    @property
    def tokens(self) -> Tokens:
        """What the client counted beyond the transcript."""
        ...

    @property
    def seen(self) -> Tokens:
        """What the transcript holds of that session and model."""
        ...

    @property
    def client_usd(self) -> Decimal:
        """The client's whole figure for that session and model."""
        ...


def background_of(gaps: Iterable[Gap], cost: Callable[[str, Tokens], Decimal | None]) -> dict[str, Any]:
    """Counters and cost over everything, and the same by tool and model under `models`.

    The hidden cost is the client's own figure less the price of what stands in the transcript; None
    where that price is not known. `cost` gives the price of tokens of a model.
    """
    sums: dict[tuple[str, str], list[Any]] = {}
    for gap in gaps:
        told = [getattr(gap.tokens, name) for name in HIDDEN]
        found = sums.setdefault((gap.tool, gap.model), [*[0] * len(HIDDEN), Decimal(0)])
        found[:-1] = [held + more for held, more in zip(found[:-1], told, strict=True)]
        found[-1] = _plus(found[-1], _hidden_cost(gap, cost))
    models = [
        {"tool": tool, "model": model, **dict(zip((*HIDDEN, "cost_usd"), sums[tool, model], strict=True))}
        for tool, model in sorted(sums)
    ]
    return {**_totals(models), "models": models}


def _hidden_cost(gap: Gap, cost: Callable[[str, Tokens], Decimal | None]) -> Decimal | None:
    if not gap.seen.total:
        return gap.client_usd
    seen = cost(gap.model, gap.seen)
    # The client may have paid another price than the list's: less than nothing is nothing.
    return None if seen is None else max(Decimal(0), gap.client_usd - seen)


def _plus(held: Decimal | None, more: Decimal | None) -> Decimal | None:
    return None if held is None or more is None else held + more


def _totals(models: Sequence[dict[str, Any]]) -> dict[str, Any]:
    counted: dict[str, Any] = {name: sum(each[name] for each in models) for name in HIDDEN}
    priced = [each["cost_usd"] for each in models if each["cost_usd"] is not None]
    return {**counted, "cost_usd": sum(priced, Decimal(0))}
