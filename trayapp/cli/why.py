"""`remainder status --why`: how a figure comes about, line by line, so that it can be added up."""

from __future__ import annotations

from collections.abc import Iterator

from trayapp.cli.fold import folded
from trayapp.cli.refusal import Refusal
from trayapp.cli.terminal import Terminal, cells, fitted, plain
from trayapp.domain.model import Gauge, Snapshot
from trayapp.domain.tracing import trace
from trayapp.domain.tracing_said import Line, Told, told
from trayapp.domain.translation import translate
from trayapp.domain.words import SPOKEN
from trayapp.engine.oneshot import Found

_INDENT = "  "


def explained(found: Found, snapshot: Snapshot, key: str, shown: Terminal) -> str:
    """The lines of one allowance by its key or title ("" for the one in the tray); `Refusal` for another."""
    gauge = _gauge(snapshot, key)
    traced = trace(
        gauge.allowance.key, found.allowances, found.facts, found.now, found.zone, prices=found.prices
    )
    names = {source.id: source.name for source in snapshot.sources}
    names |= {tool.id: tool.name for tool in snapshot.tools}
    if traced is None or not (traced.rows or traced.asides):
        return f"{gauge.allowance.title}: {SPOKEN.known(gauge, snapshot.at)}\n"
    lines = list(_lines(told(traced, names, SPOKEN), shown))
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    return text if shown.unicode else plain(text)


def _gauge(snapshot: Snapshot, key: str) -> Gauge:
    if not key and snapshot.headline is not None:
        return snapshot.headline
    for gauge in snapshot.gauges:
        if key.casefold() in {gauge.allowance.key.casefold(), gauge.allowance.title.casefold()}:
            return gauge
    known = ", ".join(gauge.allowance.key for gauge in snapshot.gauges)
    if not known:
        raise Refusal(translate("CommandLine", "No figure is known yet."))
    raise Refusal(
        translate("CommandLine", "There is no allowance {key}. There are: {known}", key=key, known=known)
    )


def _lines(said: Told, shown: Terminal) -> Iterator[str]:
    yield said.title
    yield from _sum(said.lines, shown)
    if said.left_out:
        yield ""
        yield translate("CommandLine", "Not counted:")
        for what, why in said.left_out:
            yield from _wrapped(f"{what} ({why})" if why else what, shown.width, _INDENT)
    if said.notes:
        yield ""
        for note in said.notes:
            yield from _wrapped(note, shown.width, "")


def _sum(lines: tuple[Line, ...], shown: Terminal) -> Iterator[str]:
    """Amounts end in one column; what is not added stands in brackets."""
    amount = max((cells(line.amount) for line in lines), default=0) + 2
    label = min(shown.width - amount - 6, max((cells(line.label) for line in lines), default=0))
    for line in lines:
        mark = "= " if line.total else "  "
        said = fitted(line.label, label, unicode=shown.unicode)
        figure = f"({line.amount})" if line.aside else f"{line.amount} "
        gap = " " * (label - cells(said) + amount - cells(figure) + 2)
        yield f"{_INDENT}{mark}{said}{gap}{figure}"
        for detail in line.details:
            yield from _wrapped(detail, shown.width, _INDENT * 3)


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    """Lines no wider than the terminal; what goes on stands a little further in."""
    further = indent + _INDENT if indent else ""
    return folded(text, width, first=indent, rest=further)
