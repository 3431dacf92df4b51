"""Uses, readings and allowances for the tests of the judgement."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.assess import Facts, assess
from trayapp.domain.model import USD, Allowance, Reading, Tool
from trayapp.domain.period import Monthly, midnight
from trayapp.domain.usage import Tokens, Use

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
NOVEMBER = Monthly().window(NOW, BERLIN)
TOOL = Tool("claude-code", "Claude Code", ("~/.claude",), 3)


def use(cost, *, days=0, tool="claude-code", account="", model="opus", project="p", tokens=100, start=None):
    day = (NOW - timedelta(days=days)).astimezone(BERLIN).date()
    begin = midnight(day, BERLIN) if start is None else start
    return Use(
        begin,
        begin + timedelta(days=1),
        tool,
        account,
        model,
        project,
        Tokens(output=tokens, requests=2),
        None if cost is None else Decimal(str(cost)),
    )


def allowance(limit=250, **changes):
    amount = None if limit is None else Decimal(limit)
    return replace(Allowance("month", "November allowance", USD, Monthly(), amount), **changes)


def reading(used, **changes):
    amount = None if used is None else Decimal(str(used))
    plain = Reading("vendor", "key", "Vendor", "me", USD, NOW - timedelta(minutes=4), amount, None, NOVEMBER)
    return replace(plain, **changes)


def judged(allowances=(), *, uses=(), readings=(), now=NOW, zone=BERLIN, **facts):
    return assess(allowances, Facts(uses=tuple(uses), readings=tuple(readings), **facts), now, zone)


def only(*args, **kwargs):
    (gauge,) = judged(*args, **kwargs).gauges
    return gauge
