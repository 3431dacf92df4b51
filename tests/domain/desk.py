"""A desk that judges pictures and takes warnings, for their tests."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.alerts import AlertState, Rules, delivered, judge
from trayapp.domain.errors import FaultKind
from trayapp.domain.levels import level
from trayapp.domain.model import USD, Allowance, Fault, Forecast, Gauge, Known, Range, Snapshot
from trayapp.domain.period import Monthly, Rolling

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 10, 11, tzinfo=UTC)
RULES = Rules(BERLIN)
HOUR = timedelta(hours=1)


def gauge(used, *, now=NOW, limit=100, period=None, forecast=None, key="m", thresholds=(50, 75, 90, 100)):
    period = period or Monthly()
    window = period.window(now, BERLIN)
    used, limit = None if used is None else Decimal(str(used)), Decimal(limit)
    left = None if used is None else limit - used
    pace = None if isinstance(period, Rolling) else window.elapsed(now)
    return Gauge(
        allowance=Allowance(key, "November allowance", USD, period, limit, thresholds=thresholds),
        window=window,
        limit=limit,
        used=used,
        left=left,
        share_left=None if left is None else max(0.0, float(left / limit)) if limit else 0.0,
        pace=pace,
        today=None,
        yesterday=None,
        forecast=forecast,
        level=level(limit=limit, used=used, pace=pace, forecast=forecast, window=window, now=now),
        as_of=now,
        known=Known.ESTIMATED,
    )


def runs_out(likely, *, early=None, late=None):
    spend = Range(Decimal(90), Decimal(120), Decimal(150))
    return Forecast(spend, early or likely, likely, late)


def shot(*gauges, now=NOW, **fields):
    return Snapshot(at=now, zone="Europe/Berlin", gauges=gauges, **fields)


class Desk:
    """Judges one snapshot after another, as the engine does; takes every alert unless told otherwise."""

    def __init__(self, rules=RULES):
        self.state, self.rules = AlertState(), rules

    def see(self, *gauges, now=NOW, take=True, **fields):
        self.state, alerts = judge(self.state, shot(*gauges, now=now, **fields), self.rules)
        for alert in alerts if take else ():
            self.state = delivered(self.state, alert.key)
        return alerts

    def marks(self, used, **changes):
        now = changes.get("now", NOW)
        return [alert.key.rsplit("/", 1)[1] for alert in self.see(gauge(used, **changes), now=now)]


def fault(hours, kind=FaultKind.UNREACHABLE):
    return Fault("vendor", "Vendor", kind, "Vendor did not answer.", NOW - hours * HOUR)
