"""A gauge, a clock and a few windows for the tests of words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.model import USD, Allowance, Gauge, Known, Level, Unit
from trayapp.domain.period import Given, Monthly, Span, Window

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 11, tzinfo=UTC)
EUR, JPY, SEK, KWD = Unit("EUR"), Unit("JPY"), Unit("SEK"), Unit("KWD")


def local(*parts):
    return datetime(*parts, tzinfo=BERLIN).astimezone(UTC)


HOURS = Given(Window(local(2026, 11, 23, 10), local(2026, 11, 23, 15)))
UTC_MONTH = Given(Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)))
PROJECT = Span(date(2026, 10, 1), date(2026, 12, 31))


def gauge(used, *, limit=250, period=None, unit=USD, forecast=None, pace=0.75, **changes):
    period = period or Monthly()
    used = None if used is None else Decimal(str(used))
    limit = None if limit is None else Decimal(limit)
    left = None if used is None or limit is None else limit - used
    plain = Gauge(
        allowance=Allowance("m", "November allowance", unit, period, limit),
        window=period.window(NOW, BERLIN),
        limit=limit,
        used=used,
        left=left,
        share_left=None if left is None or not limit else float(left / limit),
        pace=pace,
        today=None,
        yesterday=None,
        forecast=forecast,
        level=Level.CALM,
        as_of=NOW,
        known=Known.ESTIMATED,
    )
    return replace(plain, **changes)
