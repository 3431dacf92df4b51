"""Plain words for a gauge and a snapshot: every sentence that more than one surface shows.

`Words` speaks one language; callers hold one and never build sentences of their own. `SPOKEN` is the
default: it follows the person's choice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain import phrases
from trayapp.domain.amounts import Amounts
from trayapp.domain.ledger import OTHER
from trayapp.domain.model import PERCENT, Gauge, Level, Progress, Snapshot, Unit
from trayapp.domain.period import Rolling, local_day
from trayapp.domain.saying import worded
from trayapp.domain.times import Times, kind_of, last_day

SEPARATOR = " · "

_DATED = re.compile(r"-20\d{6}$")
_FAMILY = re.compile(r"[a-z]+-(?P<family>[a-z]+)-(?P<version>\d{1,2}(-\d{1,2})?)(-20\d{6})?")


class Words(Amounts, Times):
    """One language's sentences. Amounts come from Amounts, days and spans from Times."""

    # --- what remains -----------------------------------------------------------------------------

    def headline(self, gauge: Gauge, zone: ZoneInfo) -> tuple[str, str]:
        """The large number and the words after it: ("$167", "left of $250"), ("$12 over", "of $250").

        Without a cap it is what was spent: ("$38", "spent in November"); a balance is ("$12.40", "left");
        unknown is "unknown".
        """
        unit = gauge.allowance.unit
        if gauge.is_balance:
            amount = self.money(abs(gauge.left or Decimal(0)), unit)
            return amount, self.remains(gauge, zone).replace(amount, "", 1).strip()
        if gauge.used is None:
            limit = (
                "" if gauge.limit is None else self.phrase("unknown.of", limit=self.money(gauge.limit, unit))
            )
            return self.phrase("unknown"), limit
        if gauge.limit is None or gauge.left is None:
            return self._split_spent(gauge, zone)
        if _is_whole(gauge):
            amount = self.bare(abs(gauge.left), unit)
            return amount, self.remains(gauge, zone).replace(amount, "", 1).strip()
        limit = self.money(gauge.limit, unit)
        if gauge.left < 0:
            return self.bare(-gauge.left, unit), self.phrase("over.of", limit=limit)
        return self.bare(gauge.left, unit), self.phrase("left.of", limit=limit)

    def remains(self, gauge: Gauge, zone: ZoneInfo) -> str:
        """The same in one piece: "$167 of $250 left", "$12 over $250", "$38 spent in November".

        Of a balance it is "$12.40 left", or "$3 owed" below nothing.
        """
        unit = gauge.allowance.unit
        if gauge.is_balance and gauge.left is not None:
            key = "left" if gauge.left >= 0 else "owed"
            return self.phrase(key, amount=self.money(abs(gauge.left), unit))
        if gauge.limit is None:
            return self.phrase("unknown") if gauge.used is None else self.spent(gauge, zone)
        limit = self.money(gauge.limit, unit)
        if gauge.left is None:
            return self.phrase("unknown.whole", limit=limit)
        amount = self.bare(abs(gauge.left), unit)
        if _is_whole(gauge):
            return self.phrase("over" if gauge.left < 0 else "left", amount=amount)
        if gauge.left == 0:
            return self.phrase("spent.whole", limit=limit)
        return self.phrase("over.whole" if gauge.left < 0 else "left.whole", amount=amount, limit=limit)

    def _split_spent(self, gauge: Gauge, zone: ZoneInfo) -> tuple[str, str]:
        """Number and rest of what was spent, wherever a language puts the number."""
        amount = self.money(gauge.used or Decimal(0), gauge.allowance.unit)
        return amount, self.spent(gauge, zone).replace(amount, "", 1).strip()

    def spent(self, gauge: Gauge, zone: ZoneInfo) -> str:
        """What went in this window: "$38 spent in November", "18,400 tokens used today"; empty if unknown."""
        if gauge.used is None:
            return ""
        verb = "spent" if gauge.allowance.unit.is_money else "used"
        amount = self.money(gauge.used, gauge.allowance.unit)
        period, window = gauge.allowance.period, gauge.window
        kind = kind_of(period, window, zone)
        if kind in {"day", "week"}:
            return self.phrase(f"{verb}.{kind}", amount=amount)
        if isinstance(period, Rolling):
            return self.phrase(f"{verb}.rolling", amount=amount, span=self.span(period.span))
        if window.start is None:
            return self.phrase(f"{verb}.ever", amount=amount)
        first = local_day(window.start, zone)
        if kind == "month":
            return self.phrase(f"{verb}.month", amount=amount, month=self.month(window, zone))
        return self.phrase(f"{verb}.since", amount=amount, date=self.short_date(first))

    # --- whether it lasts -------------------------------------------------------------------------

    def lasts(self, gauge: Gauge, now: datetime, zone: ZoneInfo) -> str:
        """Whether it lasts: "lasts the month", "lasts until 27 Nov at this pace"; empty if nobody can say."""
        outlook = gauge.forecast
        if outlook is None or gauge.left is None or gauge.left <= 0 or gauge.window.end is None:
            return ""
        if outlook.runs_out_likely is not None:
            return self.phrase("lasts.until", when=self.when(outlook.runs_out_likely, now, zone))
        kind = kind_of(gauge.allowance.period, gauge.window, zone)
        key = {"day": "day", "week": "week", "month": "month", "dates": "end"}.get(kind, "window")
        return self.phrase(f"lasts.{key}")

    def run_out(self, gauge: Gauge, now: datetime, zone: ZoneInfo) -> str:
        """The run-out as a range: "Runs out between 25 Nov and 29 Nov"; empty where it likely lasts."""
        outlook = gauge.forecast
        if outlook is None or outlook.runs_out_likely is None or gauge.left is None or gauge.left <= 0:
            return ""
        first = self.when(outlook.runs_out_early or outlook.runs_out_likely, now, zone)
        if outlook.runs_out_late is None:
            return self.phrase("lasts.after", early=first)
        last = self.when(outlook.runs_out_late, now, zone)
        if first == last:
            return self.phrase("lasts.around", late=last)
        return self.phrase("lasts.between", early=first, late=last)

    def forecast(self, gauge: Gauge, zone: ZoneInfo) -> str:
        """Where it is heading: "Likely $90–130 left on 30 November"; empty while there is little to say."""
        outlook, end = gauge.forecast, gauge.window.end
        if outlook is None or end is None:
            return ""
        kind = kind_of(gauge.allowance.period, gauge.window, zone)
        suffix = {"day": ".midnight", "other": ".end"}.get(kind, "")
        date = self.long_date(last_day(gauge.allowance.period, gauge.window, zone) or local_day(end, zone))
        unit = gauge.allowance.unit
        if gauge.limit is None:
            spend = self.money_range(outlook.spend.low, outlook.spend.high, unit)
            return self.phrase(f"likely.spent{suffix}", range=spend, date=date)
        least, most = gauge.limit - outlook.spend.high, gauge.limit - outlook.spend.low
        if least >= 0:
            return self.phrase(f"likely.left{suffix}", range=self.money_range(least, most, unit), date=date)
        if most <= 0:
            return self.phrase(f"likely.over{suffix}", range=self.money_range(-most, -least, unit), date=date)
        over, left = self._coarse(-least, unit), self._coarse(most, unit)
        return self.phrase(f"likely.either{suffix}", over=over, left=left, date=date)

    def pace(self, gauge: Gauge) -> str:
        """Use against an even pace: "12 % more used than an even pace would have"; empty if unknown."""
        if gauge.pace is None or gauge.used is None or gauge.limit is None or gauge.limit <= 0:
            return ""
        ahead = float(gauge.used / gauge.limit) - gauge.pace
        if abs(ahead) < 0.01:
            return self.phrase("pace.even")
        return self.phrase("pace.ahead" if ahead > 0 else "pace.behind", percent=self.percent(abs(ahead)))

    def when(self, instant: datetime, now: datetime, zone: ZoneInfo) -> str:
        """A day ("27 Nov"), or for today and tomorrow a time of day ("about 17:15")."""
        days = (local_day(instant, zone) - local_day(now, zone)).days
        if days <= 0:
            return self.phrase("lasts.clock", clock=self.clock(instant, zone))
        if days == 1:
            return self.phrase("lasts.clock.tomorrow", clock=self.clock(instant, zone))
        return self.short_date(local_day(instant, zone))

    def _coarse(self, amount: Decimal, unit: Unit) -> str:
        """One end of a range, to two figures: a forecast is not known to the cent."""
        if amount < 1:
            return self.money(amount, unit)
        step = Decimal(1).scaleb(max(0, amount.adjusted() - 1))
        return self.money((amount / step).to_integral_value() * step, unit)

    # --- how it is known --------------------------------------------------------------------------

    def known(self, gauge: Gauge, now: datetime) -> str:
        """Where the figure comes from: "reported 4 min ago", "estimated from logs", "no figure yet"."""
        if gauge.used is None and not gauge.is_balance:
            return self.phrase("known.unknown")
        reported = gauge.reported_at or gauge.as_of or now
        return self.phrase(f"known.{gauge.known.value}", age=self.age(reported, now))

    def detail(self, gauge: Gauge, now: datetime, zone: ZoneInfo) -> str:
        """The quiet line of a card: "resets in 8 days · reported 4 min ago"; a balance has no such day."""
        known = self.known(gauge, now)
        if gauge.is_balance and gauge.window.end is None:
            return known
        return SEPARATOR.join((self.resets(gauge.allowance.period, gauge.window, now, zone), known))

    def drift(self, gauge: Gauge) -> str:
        """How far estimates were off: "Local estimates ran 3 % low over the last 9 days"; empty below 1 %.

        Where bills and logs are too far apart to be a matter of rates, it says that instead.
        """
        drift = gauge.drift
        if drift is None or drift.ratio <= 0:
            return ""
        days = self.count("span.days", drift.days)
        if not drift.applied:
            key = "drift.more" if drift.ratio > 1 else "drift.less"
            return self.phrase(key, percent=self.percent(float(drift.ratio)), span=days)
        off = 1 / float(drift.ratio) - 1
        if abs(off) < 0.01:
            return ""
        return self.phrase(
            "drift.low" if off < 0 else "drift.high", percent=self.percent(abs(off)), span=days
        )

    def unpriced(self, models: Sequence[str]) -> str:
        """A sentence on models without a price; empty for none."""
        if not models:
            return ""
        key = "unpriced.one" if len(models) == 1 else "unpriced"
        return self.phrase(key, models=", ".join(models))

    def malformed(self, lines: int) -> str:
        """How much was lost: "3 lines could not be read"; empty for none."""
        return self.count("malformed", lines) if lines else ""

    def level(self, level: Level) -> str:
        """A word for the level: "on track", "tight", "used up"."""
        return self.phrase(f"level.{level.name.lower()}")

    def share_name(self, name: str) -> str:
        """A slice's name as a person says it; the merged tail has a word in every language.

        "maker-family-4-8-20261101" is "Family 4.8"; of other names only a date at the end is dropped.
        """
        if name == OTHER:
            return self.phrase("other")
        name = worded(name)
        family = _FAMILY.fullmatch(name)
        if family is None:
            return _DATED.sub("", name)
        return f"{family['family'].capitalize()} {family['version'].replace('-', '.')}"

    # --- whole lines ------------------------------------------------------------------------------

    def tooltip(self, snapshot: Snapshot) -> str:
        """One line for the tray: "$167 of $250 left · 8 days · lasts until 27 Nov at this pace"."""
        gauge = snapshot.headline
        if snapshot.stopped:
            return self.phrase("tooltip.stopped")
        parts = [self.phrase("tooltip.sample")] if snapshot.sample else []
        if snapshot.progress is not None:
            parts.append(self.progress(snapshot.progress))
        if gauge is not None:
            parts.append(self.gauge_line(gauge, snapshot.at, ZoneInfo(snapshot.zone)))
        return SEPARATOR.join(parts) or self.phrase("tooltip.empty")

    def gauge_line(self, gauge: Gauge, now: datetime, zone: ZoneInfo) -> str:
        """A gauge in one line, as in the tray's tooltip; a stale one says how old it is."""
        parts = [
            self.remains(gauge, zone),
            self._time(gauge, now, zone),
            self.lasts(gauge, now, zone),
            self.known(gauge, now) if gauge.stale and (gauge.used is not None or gauge.is_balance) else "",
        ]
        return SEPARATOR.join(part for part in parts if part)

    def _time(self, gauge: Gauge, now: datetime, zone: ZoneInfo) -> str:
        period = gauge.allowance.period
        if gauge.limit is None:
            return ""
        if isinstance(period, Rolling):
            return self.resets(period, gauge.window, now, zone)
        return self.time_left(gauge.window, now, zone)

    def progress(self, progress: Progress) -> str:
        """How far: "Reading logs: 210 of 1,479 files, 12 s left"; without the time while it is not known."""
        done = self.number(Decimal(progress.files_done), 0)
        said = self.count("progress", progress.files, done=done)
        if progress.seconds_left is None:
            return said
        seconds = max(1, round(progress.seconds_left))
        left = (
            self.count("progress.seconds", seconds)
            if seconds < 90
            else self.count("progress.minutes", round(seconds / 60))
        )
        return self.phrase("progress.left", progress=said, left=left)


def _is_whole(gauge: Gauge) -> bool:
    """True where the limit is all of something: "of 100 %" would add nothing."""
    return gauge.allowance.unit == PERCENT and gauge.limit == 100


ENGLISH = Words(phrases.ENGLISH)
SPOKEN = Words()
"""Speaks what the person chose, from the moment at which they choose it."""
