"""The snapshot as a JSON document: `remainder status --json`, with the names that docs/cli.md promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from trayapp.domain.model import Drift, Fault, Forecast, Gauge, Reading, Route, Share, Snapshot, Source
from trayapp.domain.period import Window
from trayapp.domain.tips import Tip, TipKind
from trayapp.vendors import Vendor

Document = dict[str, Any]


def snapshot_document(snapshot: Snapshot) -> Document:
    """Everything that a surface may show. Unknown is null; instants and Decimals are left to `json_text`."""
    headline = snapshot.headline
    return {
        "at": snapshot.at,
        "zone": snapshot.zone,
        "level": "unknown" if headline is None else headline.level.name.lower(),
        "headline": None if headline is None else headline.allowance.key,
        "gauges": [_gauge(gauge) for gauge in snapshot.gauges],
        "advice": None if snapshot.tip is None else _tip(snapshot.tip),
        "faults": [_fault(fault) for fault in snapshot.faults],
        "problems": list(snapshot.problems),
        "malformed_lines": snapshot.malformed_lines,
        "tools": [
            {"id": tool.id, "name": tool.name, "folders": list(tool.folders), "files": tool.files}
            for tool in snapshot.tools
        ],
        "sources": [source_document(source) for source in snapshot.sources],
        "routes": [_route(route) for route in snapshot.routes],
        "asks_allowance": snapshot.asks_allowance,
        "sample": snapshot.sample,
        "snoozed_until": snapshot.snoozed_until,
    }


def _tip(tip: Tip) -> Document:
    document: Document = {"kind": tip.kind.value, "unit": tip.unit.code}
    if tip.kind is TipKind.PACE:
        return document | {"a_day": tip.amount, "so_far_a_day": tip.so_far, "until": tip.last}
    document |= {"model": tip.model, "saving": tip.amount}
    return document | {"sessions": tip.sessions, "fitting": tip.fitting}


def source_document(source: Source) -> Document:
    """One source and how it stands."""
    return {
        "id": source.id,
        "name": source.name,
        "enabled": source.enabled,
        "documented": source.documented,
        "asked_at": source.asked_at,
        "next_at": source.next_at,
        "next_reason": source.next_reason,
        "fault": None if source.fault is None else _fault(source.fault),
        "notes": list(source.notes),
        "askable": source.askable,
    }


def sources_document(
    snapshot: Snapshot, vendors: Mapping[str, Vendor], readings: Sequence[Reading]
) -> Document:
    """`remainder sources --json`: tools and how they are billed, sources and what they told."""
    whole = snapshot_document(snapshot)
    return {
        "tools": whole["tools"],
        "routes": whole["routes"],
        "sources": [
            {
                **source_document(source),
                **_about(vendors[source.id]),
                "figures": [_reading(reading) for reading in readings if reading.source == source.id],
            }
            for source in snapshot.sources
            if source.id in vendors
        ],
    }


def _about(vendor: Vendor) -> Document:
    return {
        "askable": vendor.fetch is not None,
        "who": vendor.who,
        "tells": vendor.tells,
        "docs_url": vendor.docs_url,
        "checked": vendor.seen,
        "hosts": list(vendor.hosts),
        "borrows": vendor.borrows,
        "instead": vendor.instead,
        "keys": [
            {"name": each.name, "label": each.label, "required": each.required} for each in vendor.secrets
        ],
        "choices": [spec.name for spec in vendor.needs],
    }


def _reading(reading: Reading) -> Document:
    return {
        "key": reading.key,
        "title": reading.title,
        "account": reading.account,
        "unit": reading.unit.code,
        "used": reading.used,
        "limit": reading.limit,
        "left": reading.left,
        "window": None if reading.window is None else _window(reading.window),
        "as_of": reading.at,
        "known": reading.known.value,
        "via": reading.via,
    }


def _route(route: Route) -> Document:
    return {
        "tool": route.tool,
        "billing": route.billing.value,
        "account": route.account,
        "why": route.why,
        "since": route.since,
        "by_hand": route.by_hand,
    }


def _gauge(gauge: Gauge) -> Document:
    allowance = gauge.allowance
    return {
        "key": allowance.key,
        "title": allowance.title,
        "unit": allowance.unit.code,
        "firm": allowance.firm,
        "level": gauge.level.name.lower(),
        "window": _window(gauge.window),
        "limit": gauge.limit,
        "used": gauge.used,
        "left": gauge.left,
        "share_left": gauge.share_left,
        "pace": gauge.pace,
        "today": gauge.today,
        "yesterday": gauge.yesterday,
        "forecast": None if gauge.forecast is None else _forecast(gauge.forecast),
        "known": gauge.known.value,
        "as_of": gauge.as_of,
        "reported_at": gauge.reported_at,
        "stale": gauge.stale,
        "by_tool": _shares(gauge.by_tool),
        "by_model": _shares(gauge.by_model),
        "unpriced": list(gauge.unpriced),
        "drift": None if gauge.drift is None else _drift(gauge.drift),
    }


def _drift(drift: Drift) -> Document:
    return {"account": drift.account, "ratio": drift.ratio, "days": drift.days, "applied": drift.applied}


def _window(window: Window) -> Document:
    return {"start": window.start, "end": window.end}


def _forecast(forecast: Forecast) -> Document:
    return {
        "spend": {
            "low": forecast.spend.low,
            "likely": forecast.spend.likely,
            "high": forecast.spend.high,
        },
        "runs_out_early": forecast.runs_out_early,
        "runs_out_likely": forecast.runs_out_likely,
        "runs_out_late": forecast.runs_out_late,
    }


def _shares(shares: Iterable[Share]) -> list[Document]:
    return [{"name": share.name, "amount": share.amount, "tokens": share.tokens} for share in shares]


def _fault(fault: Fault) -> Document:
    return {
        "source": fault.source,
        "name": fault.name,
        "kind": fault.kind.value,
        "sentence": fault.sentence,
        "since": fault.since,
        "retry_at": fault.retry_at,
    }
