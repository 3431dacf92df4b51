"""A made-up company with vendors that bill what was used: the truth that a figure is compared with.

It knows nothing of the program's own sums. A vendor bills each metered event to the account that the tool had
at that instant, at the account's own rate; its statements cover what was billed before their instant.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from trayapp.domain.assess import edges
from trayapp.domain.model import USD, Billing, Reading, Route
from trayapp.domain.period import Daily, Monthly, Weekly
from trayapp.domain.routes import attribute
from trayapp.domain.usage import Tokens, Use

START = datetime(2026, 11, 1, tzinfo=UTC)
NOW = START + timedelta(days=17, hours=13, minutes=7)
LAST = int((NOW - START) / timedelta(minutes=1))
TOOLS = ("claude-code", "codex", "gemini")
ACCOUNTS = ("claude-code", "codex", "gemini", "relay", "anthropic")
PERIODS = (Daily(), Weekly(), Monthly())

instants = st.integers(-3 * 24 * 60, LAST).map(lambda minutes: START + timedelta(minutes=minutes))
past = st.integers(0, LAST).map(lambda minutes: START + timedelta(minutes=minutes))


@dataclass(frozen=True)
class Event:
    at: datetime
    tool: str
    cents: int

    @property
    def cost(self):
        return Decimal(self.cents) / 100


@dataclass(frozen=True)
class Company:
    """`seats` says since when each tool is billed to whom; flat ones cost nothing. `rates` are what a unit at
    list price is billed at."""

    events: tuple[Event, ...]
    seats: dict[str, list[tuple[datetime, str, bool]]]
    rates: dict[str, Decimal] = field(default_factory=dict)

    def payer(self, event):
        """The account that is billed for the event; None where a flat seat pays."""
        held = event.tool, False
        for since, account, flat in self.seats.get(event.tool, ()):
            if event.at >= since:
                held = account, flat
        return None if held[1] else held[0]

    def rate(self, account):
        return self.rates.get(account, Decimal(1))

    def billed(self, account, window, before):
        """The vendor's own books: what the account was charged in the window before an instant."""
        return sum(
            (
                event.cost * self.rate(account)
                for event in self.events
                if self.payer(event) == account and event.at in window and event.at < before
            ),
            Decimal(0),
        )

    def statement(self, account, period, at, zone, *, key="spend", wrong=Decimal(0)):
        window = period.window(at, zone)
        used = max(Decimal(0), self.billed(account, window, at) + wrong)
        return Reading(account, key, account, account, USD, at, used, None, window)

    @property
    def routes(self):
        return tuple(
            Route(tool, Billing.FLAT if flat else Billing.KEY, account, since=None if n == 0 else since)
            for tool, seats in self.seats.items()
            for n, (since, account, flat) in enumerate(seats)
        )

    def uses(self, allowances, readings, zone, *, cuts=()):
        """What the store and the prices would give: events summed between the edges, then attributed."""
        marks = edges(allowances, readings, NOW, zone, routes=self.routes)
        marks = sorted({*marks, *cuts})
        found = []
        for start, end in pairwise(marks):
            for tool in TOOLS:
                inside = [each for each in self.events if each.tool == tool and start <= each.at < end]
                if inside:
                    cost = sum((each.cost for each in inside), Decimal(0))
                    counts = Tokens(output=len(inside), requests=len(inside))
                    found.append(Use(start, end, tool, "", "model", "p", counts, cost))
        return attribute(found, self.routes)


@st.composite
def companies(draw, *, rates=False):
    events = draw(
        st.lists(st.builds(Event, instants, st.sampled_from(TOOLS), st.integers(0, 900)), max_size=25)
    )
    seats = {}
    for tool in draw(st.lists(st.sampled_from(TOOLS), unique=True)):
        turns = sorted(draw(st.lists(past, max_size=3, unique=True)))
        # The first seat is from the beginning, whatever its instant says.
        seats[tool] = [
            (at, draw(st.sampled_from(ACCOUNTS)), draw(st.booleans()))
            for at in [START - timedelta(99), *turns]
        ]
    charged = {account: Decimal(draw(st.integers(60, 180))) / 100 for account in ACCOUNTS} if rates else {}
    return Company(tuple(events), seats, charged)
