"""`remainder status --why`: how a figure comes about, line by line, so that it can be added up."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from trayapp.cli.refusal import Refusal
from trayapp.cli.terminal import cells
from trayapp.domain.model import Gauge, Snapshot
from trayapp.domain.translation import translate
from trayapp.domain.why import Line, why
from trayapp.domain.words import SPOKEN

_LABEL = 64


def explained(snapshot: Snapshot, key: str) -> str:
    """The lines of one allowance by its key or title ("" for the one in the tray); `Refusal` for another."""
    gauge = _gauge(snapshot, key)
    zone = ZoneInfo(snapshot.zone)
    sources = {source.id: source.name for source in snapshot.sources}
    sources |= {tool.id: tool.name for tool in snapshot.tools}
    lines = why(gauge, sources, snapshot.at, zone, SPOKEN)
    if not lines:
        return f"{gauge.allowance.title}: {SPOKEN.known(gauge, snapshot.at)}\n"
    return "\n".join([gauge.allowance.title, *_rows(lines)]) + "\n"


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


def _rows(lines: tuple[Line, ...]) -> Iterator[str]:
    label = min(_LABEL, max(cells(line.label) for line in lines))
    amount = max(cells(line.amount) for line in lines)
    for line in lines:
        shown = f"({line.amount})" if line.aside else f"{line.amount} "
        mark = "= " if line.total else "  "
        gap = " " * (label - cells(line.label) + amount + 2 - cells(shown))
        yield f"  {mark}{line.label}  {gap}{shown}".rstrip()
