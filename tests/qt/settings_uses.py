"""A month of uses, and allowances with all that one can have, for what is computed while it is shown."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from samples import FOUND, allowance

from trayapp.domain.assess import Facts
from trayapp.domain.model import Expense, Extra
from trayapp.domain.usage import Tokens, Use

UTC = ZoneInfo("UTC")
HOSTILE = "<b>bold</b>&\x1b[31m\u202erotcod" + "x" * 9_000
EXTRA = Extra(date(2026, 11, 3), Decimal(100), "approved")
TRAIN = Expense(date(2026, 11, 12), Decimal("42.50"), "train")
MONTH = allowance(extras=(EXTRA,), expenses=(TRAIN,))


def use(cost, tool="claude-code", model="opus", project="/home/kim/a", days=0):
    start = datetime(2026, 11, 22, tzinfo=UTC) - timedelta(days=days)
    return Use(
        start,
        start + timedelta(days=1),
        tool,
        tool,
        model,
        project,
        Tokens(output=1000, requests=3),
        None if cost is None else Decimal(cost),
    )


USES = (
    use("38.20"),
    use("26.05", model="Sonnet", project="/home/kim/b", days=1),
    use("12.10", "codex", "gpt", HOSTILE, days=2),
    use(None, "codex", "new", "/home/kim/[x]*", days=2),
)
FACTS = Facts(uses=USES, tools=FOUND)
