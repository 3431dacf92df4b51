"""Vendors as the engine asks them: notes, ways that are missing, what is written, what is shown."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from homes import NOW, claude_line, world, write_log

from trayapp.domain.assess import Facts, assess
from trayapp.domain.errors import FaultKind, NotSignedIn
from trayapp.domain.model import CREDITS, PERCENT, USD, Allowance, Billing, Known, Reading, Route
from trayapp.domain.period import Monthly, Window
from trayapp.engine import vendor_feed
from trayapp.engine.base import intervals, open_base, shown_readings, source_of, vendors
from trayapp.engine.drifts import Drifts
from trayapp.engine.vendor_feed import VendorFeed
from trayapp.settings import Settings
from trayapp.settings.model import Sources, SourceSettings
from trayapp.system.process import DEADLINE as PROGRAM
from trayapp.system.web import Web
from trayapp.system.web_client import Deadlines
from trayapp.vendors import Vendor

MONTH = Monthly().window(NOW, ZoneInfo("UTC"))


class Moving:
    """A clock that is moved by hand."""

    def __init__(self, now=NOW):
        self.now = now

    def __call__(self):
        return self.now


def vendor(fetch, *, ident="made-up", **more):
    return Vendor(
        id=ident, name="Made up", who="", tells="", documented=True, docs_url="", seen="", fetch=fetch, **more
    )


def reading(used, *, at=NOW, **more):
    plain = {
        "source": "made-up", "key": "made-up:spend", "title": "Spend", "account": "made-up", "unit": USD,
        "at": at, "used": None if used is None else Decimal(used), "limit": None, "window": MONTH,
    }  # fmt: skip
    return Reading(**plain | more)


def switched_on(*sources):
    return Settings(sources=Sources(tuple(SourceSettings(each, enabled=True) for each in sources)))


@pytest.fixture
def base(tmp_path):
    base = open_base(world(tmp_path))
    object.__setattr__(base.world, "now", Moving())
    base.settings = switched_on("made-up")
    yield base
    base.close()


def asked(base, *known, times=1, then=lambda: None, **more):
    """The feed after it asked everybody so often."""

    async def scenario():
        feed = VendorFeed(base, web=Web(now=base.world.now), changed=lambda: None, known=known, **more)
        for _ in range(times):
            await feed.ask_once()
            then()
        feed.close()
        return feed

    return asyncio.run(scenario())


# --- how long is waited ---------------------------------------------------------------------------


def test_a_look_leaves_behind_who_does_not_answer(base):
    base.settings = switched_on("made-up", "slow")

    async def fetch(_ports):
        return [reading(7)]

    async def never(_ports):
        await asyncio.Event().wait()

    async def scenario():
        known = (vendor(fetch), vendor(never, ident="slow"))
        feed = VendorFeed(base, web=Web(now=base.world.now), changed=lambda: None, known=known)
        await feed.ask_once(0.2)
        feed.close()
        return feed.faults()

    (fault,) = asyncio.run(scenario())
    assert (fault.source, fault.kind) == ("slow", FaultKind.UNREACHABLE)
    assert "has not answered within" in fault.sentence
    assert [each.used for each in base.store.readings()] == [Decimal(7)]


# --- what is told of a source -----------------------------------------------------------------------


def test_notes_stand_with_the_source_until_it_is_asked_again(base):
    said = [["No limit is told.", "No limit is told.", "No reset either."], []]

    async def fetch(ports):
        for sentence in said.pop(0):
            ports.note(sentence)
        return [reading(1)]

    told = []
    feed = asked(base, vendor(fetch))
    told.append(feed.sources()[0].notes)
    assert told == [("No limit is told.", "No reset either.")]
    assert feed.faults() == ()
    feed = asked(base, vendor(fetch))
    assert feed.sources()[0].notes == ()


def test_a_vendor_without_a_way_is_never_asked_and_no_fault(base):
    none = vendor(None, instead="Use the logs.")
    feed = asked(base, none)
    (source,) = feed.sources()
    assert (source.askable, source.enabled, source.fault, source.asked_at) == (False, False, None, None)
    assert feed.faults() == ()
    assert source_of(none, base.settings).askable is False


def test_a_vendor_that_fails_leaves_the_others_alone(base, journal):
    journal.expect("not foreseen")
    base.settings = switched_on("made-up", "broken", "out")

    async def fetch(_ports):
        return [reading(1)]

    async def broken(_ports):
        raise RuntimeError("odd")

    async def out(_ports):
        raise NotSignedIn("Sign in first.")

    feed = asked(base, vendor(broken, ident="broken"), vendor(fetch), vendor(out, ident="out"))
    assert [(fault.source, fault.kind) for fault in feed.faults()] == [
        ("broken", FaultKind.UNREACHABLE),
        ("out", FaultKind.NOT_SIGNED_IN),
    ]
    assert [each.used for each in base.store.readings()] == [1]


@pytest.mark.parametrize(
    ("more", "used"),
    [
        ({}, "100.5"),
        ({"limit": Decimal(200)}, None),  # another budget
        ({"at": NOW + timedelta(days=8)}, None),  # another month
    ],
)
def test_a_budget_that_is_used_up_stays_in_its_month_where_the_refusal_names_none(base, more, used):
    known = reading("99.9", limit=Decimal(100), at=NOW - timedelta(minutes=5))
    over = reading("100.5", **{"limit": Decimal(100), "window": None} | more)
    answers = [[known], [over]]

    async def fetch(_ports):
        return answers.pop(0)

    asked(base, vendor(fetch), times=2)
    base.world.now.now = over.at
    given = Allowance("month", "Month", USD, Monthly(), Decimal(100))
    facts = Facts(readings=tuple(base.store.readings()))
    gauges = assess([given], facts, over.at, ZoneInfo("UTC")).gauges
    assert gauges[0].used == (None if used is None else Decimal(used))


def test_the_next_reset_is_the_next_and_not_one_that_is_over(base):
    over, soon, late = (
        Window(NOW - timedelta(hours=9), NOW + timedelta(hours=hours)) for hours in (-1, 1, 5)
    )

    async def fetch(_ports):
        return [reading(1, key=f"k{n}", window=window) for n, window in enumerate((over, late, soon))]

    feed = asked(base, vendor(fetch))
    assert feed._of(feed._known[0]).resets_at == soon.end


@pytest.mark.parametrize(("idle", "reason"), [(29, "asked every 5 minutes"), (31, "while nothing happens")])
def test_while_nobody_works_it_is_asked_more_seldom(base, idle, reason):
    async def fetch(_ports):
        return [reading(1, window=None)]

    async def scenario():
        told = asyncio.Event()
        feed = VendorFeed(
            base,
            web=Web(now=base.world.now),
            changed=told.set,
            worked_at=lambda: NOW - timedelta(minutes=idle),
            known=[vendor(fetch)],
        )
        task = asyncio.create_task(feed.run())
        await asyncio.wait_for(told.wait(), 5)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        feed.close()
        return feed.sources()[0].next_reason

    assert reason in asyncio.run(scenario())


def test_one_source_is_asked_alone_and_says_that_it_is_being_asked(base):
    base.settings = switched_on("made-up", "other")
    asked_of, seen = [], []

    def counted(ident):
        async def fetch(_ports):
            asked_of.append(ident)
            seen.append([each.id for each in feed.sources() if each.asking])
            return [reading(1)]

        return vendor(fetch, ident=ident)

    async def scenario():
        nonlocal feed
        told = asyncio.Event()
        known = [counted("made-up"), counted("other")]
        feed = VendorFeed(base, web=Web(now=base.world.now), changed=told.set, known=known)
        task = asyncio.create_task(feed.run())
        while len(asked_of) < 2 or any(each.asking for each in feed.sources()):
            await asyncio.wait_for(told.wait(), 5)
            told.clear()
        feed.look("other")
        while len(asked_of) < 3 or any(each.asking for each in feed.sources()):
            await asyncio.wait_for(told.wait(), 5)
            told.clear()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        feed.close()

    feed = None
    asyncio.run(scenario())
    assert asked_of == ["made-up", "other", "other"]
    assert seen[2] == ["other"]


def test_the_deadline_covers_what_it_says():
    parts = vendor_feed.KEYRING_DEADLINE + PROGRAM + Deadlines().whole
    assert parts < vendor_feed.DEADLINE <= parts + 10


# --- what is written and shown ----------------------------------------------------------------------


def test_an_unchanged_poll_writes_nothing(base):
    """Two of each kind, asked every five minutes for most of an hour: the files stay as they are."""

    async def fetch(ports):
        now = ports.now()
        month = Monthly().window(now, ports.zone)
        return [
            reading(12, at=now, window=month),
            reading(40, at=now, key="made-up:week", unit=PERCENT, limit=Decimal(100)),
            reading(None, at=now, key="made-up:left", left=Decimal(3), window=None),
            reading(9, at=now, key="made-up:credits", unit=CREDITS),
        ]

    asked(base, vendor(fetch))
    folder = base.world.paths.data

    def files():
        return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}

    before = files()
    assert any(name.endswith("-wal") and data for name, data in before.items())

    def later():
        base.world.now.now += timedelta(minutes=5)

    later()
    asked(base, vendor(fetch), times=10, then=later)
    assert files() == before
    assert {each.at for each in base.store.readings()} == {NOW + timedelta(minutes=50)}


def test_readings_of_a_source_that_was_switched_off_are_not_shown(base):
    base.store.add_readings(
        [
            reading(1),
            reading(2, key="made-up:log", via="log"),
            reading(3, key="month", source="by-hand", known=Known.TYPED),
        ]
    )
    assert [each.used for each in shown_readings(base)] == [3, 2, 1]
    base.settings = Settings()
    assert [each.used for each in shown_readings(base)] == [3, 2]


def test_vendors_are_looked_for_once():
    assert vendors() is vendors()
    assert set(intervals()) == {each.id for each in vendors()}
    assert all(each >= timedelta(seconds=30) for each in intervals().values())


# --- drift ------------------------------------------------------------------------------------------


def test_drift_is_measured_of_what_is_stored_once_a_day(base):
    home = base.world.home
    days = range(13, 23)
    for n, day in enumerate(days):
        noon = NOW.replace(day=day, hour=12)
        write_log(home, *(claude_line(noon, output=20_000) for _ in range(4)))  # $2 at list price
        base.store.add_reading(reading(Decimal("2.06") * (n + 1), at=NOW.replace(day=day, hour=23)))
    base.scan()
    routes = (Route("claude-code", Billing.KEY, "made-up"),)
    drifts = Drifts(base)
    assert drifts.of(()) == {}
    found = drifts.of(routes)
    assert (found["made-up"].ratio, found["made-up"].days, found["made-up"].applied) == (
        Decimal("1.03"),
        9,
        True,
    )
    assert drifts.of(routes) is found
    base.world.now.now += timedelta(days=1)
    assert drifts.of(routes) is not found
    assert Drifts(base).of((Route("claude-code", Billing.FLAT, "made-up"),)) == {}
