"""What clients' own totals show beyond their lines, as `usage` and `doctor` tell it: part of the sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, Final, Protocol

from trayapp.domain.translation import count, translate
from trayapp.domain.usage import Tokens

HIDDEN: Final = ("input", "output", "cache_read", "cache_write_5m", "cache_write_1h", "web_searches")
"""Counters that clients tell; how many calls there were they do not."""


class Hidden(Protocol):
    """Use of one tool on one model of which no line tells."""

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
        """What the client counted beyond its lines."""
        ...


def background_of(hidden: Iterable[Hidden], cost: Callable[[str, Tokens], Decimal | None]) -> dict[str, Any]:
    """Counters and cost over everything, and the same by tool and model under `models`.

    `cost` gives the price of tokens of a model, None where it is not known.
    """
    models = [
        {
            "tool": each.tool,
            "model": each.model,
            **{name: getattr(each.tokens, name) for name in HIDDEN},
            "cost_usd": cost(each.model, each.tokens),
        }
        for each in hidden
    ]
    return {**_totals(models), "models": models}


def _totals(models: Sequence[dict[str, Any]]) -> dict[str, Any]:
    counted: dict[str, Any] = {name: sum(each[name] for each in models) for name in HIDDEN}
    priced = [each["cost_usd"] for each in models if each["cost_usd"] is not None]
    return {**counted, "cost_usd": sum(priced, Decimal(0))}


class Agreed(Protocol):
    """One day's and model's totals of a client, held against its lines."""

    @property
    def day(self) -> str:
        """YYYY-MM-DD, UTC."""
        ...

    @property
    def tool(self) -> str:
        """The tool's id."""
        ...

    @property
    def model(self) -> str:
        """The model's id as the client writes it."""
        ...

    @property
    def sessions(self) -> int:
        """How many told a total."""
        ...

    @property
    def equal(self) -> int:
        """Of how many it was the lines' to the token."""
        ...

    @property
    def beyond(self) -> int:
        """Of how many it held more."""
        ...

    @property
    def below(self) -> int:
        """Of how many it held less."""
        ...

    @property
    def client(self) -> Tokens:
        """The totals."""
        ...

    @property
    def seen(self) -> Tokens:
        """The lines."""
        ...

    @property
    def client_usd(self) -> Decimal | None:
        """What the client says that they cost; None where it says nothing of that."""
        ...


def agreements_of(
    agreed: Iterable[Agreed], cost: Callable[[str, Tokens], Decimal | None]
) -> list[dict[str, Any]]:
    """How clients' own totals agree with their lines, by day and model; both costs are of the same tokens."""
    return [
        {
            "day": each.day,
            "tool": each.tool,
            "model": each.model,
            "sessions": each.sessions,
            "equal": each.equal,
            "beyond": each.beyond,
            "below": each.below,
            "client_tokens": each.client.total,
            "line_tokens": each.seen.total,
            "client_usd": each.client_usd,
            "list_usd": cost(each.model, each.client),
        }
        for each in agreed
    ]


def agreement_line(each: dict[str, Any]) -> str:
    """One day and model, for the eye."""
    words = [
        count(
            "CommandLine",
            "{equal} of {n} session agrees with the client's own total"
            "|{equal} of {n} sessions agree with the client's own total",
            each["sessions"],
            equal=each["equal"],
        )
    ]
    if each["beyond"]:
        words.append(
            translate("CommandLine", "{beyond} with calls that no line tells of", beyond=each["beyond"])
        )
    if each["below"]:
        words.append(translate("CommandLine", "{below} where the client tells less", below=each["below"]))
    return f"{each['day']} {each['model']}: {'; '.join(words)}"
