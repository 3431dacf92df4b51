"""Reports of made-up uses, for the tests of the page wherever it is drawn."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tests.domain.made import BERLIN, NOW, TOOL, allowance, judged, use
from trayapp.domain.history import History
from trayapp.domain.model import Tool
from trayapp.domain.report import Choices, Part, proposed
from trayapp.domain.report_build import report
from trayapp.domain.words import ENGLISH

TODAY = date(2026, 11, 23)
NAMES = {"claude-code": "Claude Code", "codex": "Codex"}
TOOLS = (TOOL, Tool("codex", "Codex", (), 1))
PROPOSED = object()


def history(uses, *, began=date(2026, 9, 1)):
    return History(TODAY - timedelta(days=400), TODAY, BERLIN, NOW, tuple(uses), began)


def month(account=""):
    """Seven weeks of work, more of it in November, on three models and four projects."""
    found = []
    for ago in range(53):
        day = TODAY - timedelta(days=ago)
        if day.weekday() < 5:
            more = 2 if day.month == 11 else 1
            found += [
                use(4 * more, days=ago, model="claude-opus-4-8", project="/home/me/billing", tokens=4_000),
                use(3 * more, days=ago, model="claude-sonnet-5-5", project="/home/me/web", tokens=9_000),
                use(1, days=ago, model="claude-sonnet-5-5", project="/srv/you/web", tokens=3_000),
                use(2, days=ago, tool="codex", model="gpt-5.5", project="/home/me/data", tokens=2_500),
            ]
    return tuple(replace(each, account=account) for each in found)


def gauge_of(held, uses, readings=(), **facts):
    return judged([held], uses=uses, readings=readings, tools=TOOLS, **facts).gauges[0]


def page(held=None, uses=None, *, asked=PROPOSED, reason="", parts=frozenset(Part), readings=(), **more):
    """The page for one allowance; `asked` is what is proposed unless it is given."""
    held = allowance(250) if held is None else held
    uses = month() if uses is None else uses
    began = more.pop("began", date(2026, 9, 1))
    gauge = gauge_of(held, uses, readings, **more)
    amount = proposed(gauge) if asked is PROPOSED else None if asked is None else Decimal(asked)
    return report(gauge, history(uses, began=began), amount, Choices(parts, reason, NAMES), ENGLISH)


def section(found, key):
    return next((each for each in found.sections if each.key == key), None)


def figures(found, key):
    held = section(found, key)
    return {} if held is None else {each.label: each.value for each in held.figures}
