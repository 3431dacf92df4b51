"""Warnings on edges: each once per window, not lost when the desktop did not take it, never in a storm.

Pure: the state goes in and comes out, the engine keeps its bytes. An alert counts as told when `delivered`
says so; until then it comes again, ever more rarely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from trayapp.domain.alertstate import KEPT, AlertState, Offer, Rules, Watch, stamp
from trayapp.domain.model import Alert, AlertKind, Gauge, Level, Said, Snapshot
from trayapp.domain.notices import Notice, crossed, of_fault, of_gauge, of_reset
from trayapp.domain.period import Rolling, Window, same_window
from trayapp.domain.words import SPOKEN, Words

__all__ = ["AlertState", "Rules", "delivered", "judge"]

_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=1)
_KEEP = timedelta(days=40)  # longer than any month: what has left the settings may come back within it
_LONG_WINDOW = timedelta(days=6)
_RESET_IS_NEWS = 0.25  # of the new window, and at most two days
_RESET_IS_NEWS_FOR = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A notice that is not told yet, under its key, and the offer that its handing out would record."""

    key: str
    notice: Notice
    offer: Offer

    def alert(self, state: AlertState) -> Alert:
        """What is handed out; it takes the place of the last one about the same."""
        notice = self.notice
        about = self.offer.allowance if self.offer.since is None else f"source/{self.offer.allowance}"
        return Alert(
            self.key, notice.kind, notice.level, notice.title, notice.body, about, state.place(about)
        )


def judge(
    state: AlertState, snapshot: Snapshot, rules: Rules, *, words: Words = SPOKEN
) -> tuple[AlertState, tuple[Alert, ...]]:
    """The state after this snapshot, and what is to be shown now: at most one alert per allowance and source.

    Of several thresholds crossed at once only the highest is told; its body holds the run-out too, so that
    it settles that and the pace as well. Snooze and quiet hours keep back, they do not lose: what is still
    true afterwards is told then. Made-up data, a stopped core and half-read logs warn of nothing.
    """
    if snapshot.sample or snapshot.stopped or snapshot.progress is not None:
        return state, ()
    now = snapshot.at
    watches = dict(state.watches)
    for gauge in snapshot.gauges:
        key = gauge.allowance.key
        watches[key] = _followed(watches.get(key), gauge, now)
    shown = {gauge.allowance.key for gauge in snapshot.gauges}
    watches = {key: watch for key, watch in watches.items() if key in shown or not _is_past(watch, now)}
    failing = {fault.source: fault.since for fault in snapshot.faults}
    sources = {name: since for name, since in state.sources.items() if failing.get(name) == since}
    offers = {key: offer for key, offer in state.offers.items() if now - offer.last < _KEEP}
    alerts = []
    snoozed = snapshot.snoozed_until is not None and now < snapshot.snoozed_until
    if not snoozed and not rules.silent(now):
        kept = AlertState(watches, offers, sources)
        for candidate in _candidates(kept, snapshot, rules, words):
            before = offers.get(candidate.key)
            if before is None or _is_due(before, now):
                times = 1 if before is None else before.times + 1
                alert = candidate.alert(state)
                offers[candidate.key] = replace(candidate.offer, times=times, alert=alert)
                alerts.append(alert)
    return replace(state, watches=watches, offers=offers, sources=sources), tuple(alerts)


def delivered(state: AlertState, key: str, *, place: str = "") -> AlertState:
    """The state once the desktop has taken the alert `key` and shows it at `place`.

    One of an earlier window marks nothing as told, but it was said.
    """
    offer = state.offers.get(key)
    if offer is None:
        return state
    if offer.alert is not None:
        said = (*state.said, Said(offer.last, offer.alert, place))
        state = replace(state, said=said[-KEPT:])
    offers = {name: held for name, held in state.offers.items() if name != key}
    if offer.since is not None:
        return replace(state, offers=offers, sources={**state.sources, offer.allowance: offer.since})
    watch = state.watches.get(offer.allowance)
    if watch is None or watch.prefix(offer.allowance) != offer.prefix:
        return replace(state, offers=offers)
    told = replace(
        watch,
        percent=max(watch.percent, offer.percent),
        told=watch.told | offer.names,
        reset_due=watch.reset_due and "reset" not in offer.names,
    )
    return replace(state, offers=offers, watches={**state.watches, offer.allowance: told})


def _followed(watch: Watch | None, gauge: Gauge, now: datetime) -> Watch:
    """The watch over this gauge's window: the one held, or a fresh one where a new window has begun."""
    window = _window(watch, gauge, now)
    if watch is None:
        return Watch(window, gauge.limit, worst=gauge.level)
    if window != watch.window and not same_window(window, watch.window):
        news = (watch.worst >= Level.WATCH or _is_long(window)) and _is_news(window, now)
        follows = (
            watch.window.end is not None and window.start is not None and window.start >= watch.window.end
        )
        return Watch(window, gauge.limit, worst=gauge.level, reset_due=follows and news)
    if watch.reset_due and not _is_news(watch.window, now):
        watch = replace(watch, reset_due=False)
    if gauge.level > watch.worst:
        watch = replace(watch, worst=gauge.level)
    if gauge.is_balance and watch.percent and not crossed(gauge):
        return replace(watch, turn=watch.turn + 1, percent=0)  # paid in again: its end is news once more
    if gauge.limit is None or gauge.used is None or gauge.limit == watch.limit:
        return watch
    raised = watch.limit is not None and gauge.limit > watch.limit
    return replace(
        watch,
        limit=gauge.limit,
        turn=watch.turn + 1,
        percent=min(watch.percent, crossed(gauge)),
        told=watch.told - {"run-out"} if raised else watch.told,
    )


def _window(watch: Watch | None, gauge: Gauge, now: datetime) -> Window:
    """The gauge's window; a rolling one never begins anew, so it is cut into turns of its own length."""
    period = gauge.allowance.period
    if not isinstance(period, Rolling):
        return gauge.window
    if watch is not None and now in watch.window and watch.window == _turn(watch.window.start, period):
        return watch.window
    return _turn(now, period)


def _turn(start: datetime | None, period: Rolling) -> Window:
    return Window(start, None if start is None else start + period.span)


def _is_long(window: Window) -> bool:
    return window.start is not None and window.end is not None and window.end - window.start >= _LONG_WINDOW


def _is_news(window: Window, now: datetime) -> bool:
    if window.start is None or window.end is None:
        return False
    return now - window.start < min(_RESET_IS_NEWS_FOR, (window.end - window.start) * _RESET_IS_NEWS)


def _is_past(watch: Watch, now: datetime) -> bool:
    return watch.window.end is not None and watch.window.end < now


def _is_due(offer: Offer, now: datetime) -> bool:
    """True once an alert that was not delivered may come again: after 1, 2, 4 ... 60 minutes."""
    wait = min(_FIRST_WAIT * 2 ** min(offer.times - 1, 10), _LONGEST_WAIT)
    return now - offer.last >= wait or now < offer.last


def _candidates(state: AlertState, snapshot: Snapshot, rules: Rules, words: Words) -> Iterator[_Candidate]:
    now = snapshot.at
    for gauge in snapshot.gauges:
        watch = state.watches[gauge.allowance.key]
        untold = _untold(watch, _notices(watch, gauge, now, rules, words))
        if untold:
            yield _candidate(watch, gauge.allowance.key, untold, now)
    if AlertKind.SOURCE in rules.off:
        return
    for fault in snapshot.faults:
        notice = of_fault(fault, now, words)
        if notice is not None and fault.source not in state.sources:
            key = f"source/{fault.source}/{stamp(fault.since)}"
            yield _Candidate(key, notice, Offer(1, now, fault.source, key, since=fault.since))


def _notices(watch: Watch, gauge: Gauge, now: datetime, rules: Rules, words: Words) -> list[Notice]:
    notices = of_gauge(gauge, now, rules.zone, words)
    if watch.reset_due:
        reset = of_reset(gauge, now, rules.zone, words)
        notices += [] if reset is None else [reset]
    return [notice for notice in notices if notice.kind not in rules.off]


def _untold(watch: Watch, notices: Iterable[Notice]) -> list[Notice]:
    return [
        notice
        for notice in notices
        if (notice.percent > watch.percent if notice.percent else notice.name not in watch.told)
    ]


def _candidate(watch: Watch, allowance: str, untold: list[Notice], now: datetime) -> _Candidate:
    """The weightiest of what is untold; its delivery settles the lighter ones as well."""
    first = untold[0]
    prefix = watch.prefix(allowance)
    names = frozenset(notice.name for notice in untold if not notice.percent)
    return _Candidate(f"{prefix}/{first.name}", first, Offer(1, now, allowance, prefix, first.percent, names))
