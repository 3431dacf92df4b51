"""Statements in the store: what is written, what is only remembered, and what is looked back on."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trayapp.domain.model import PERCENT, USD, Reading
from trayapp.domain.period import Window
from trayapp.system.store import Store

T0 = datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WINDOW = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def told(used="12.50", *, at=T0, **more):
    amount = None if used is None else Decimal(used)
    return replace(Reading("v", "v:spend", "Spend", "v", USD, at, amount, Decimal(250), WINDOW), **more)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.db"


@pytest.fixture
def store(path):
    store = Store.open(path, thresholds=())
    yield store
    store.close()


def files(path):
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if not each.name.endswith("-shm")}


def on_disk(store):
    return store._db.rows("SELECT at, body FROM reading ORDER BY source, key, at")


def works(store):
    """An event comes in."""
    store._db.execute("UPDATE fact SET value = value + 1 WHERE name = 'generation'")


@pytest.mark.parametrize(
    "same",
    [
        told(),
        told(None, limit=None, left=Decimal(9)),
        told(window=None),
        told(unit=PERCENT, via="log"),
    ],
)
def test_a_poll_at_which_nothing_changed_writes_nothing(store, path, same):
    store.add_readings([same, replace(same, key="v:other")])
    before = files(path)
    assert any(before.values())
    for minutes in (5, 10, 55):
        later = T0 + minutes * MINUTE
        store.add_readings([replace(same, at=later), replace(same, key="v:other", at=later)])
        assert [each.at for each in store.readings()] == [later, later]
    assert files(path) == before


def test_after_an_hour_the_instant_is_written_down(store):
    store.add_reading(told())
    store.add_reading(told(at=T0 + HOUR))
    assert len(on_disk(store)) == 1
    assert on_disk(store)[0][0].startswith("2026-11-23T09:00")
    store.add_reading(told(at=T0 + HOUR + MINUTE))
    assert [row[0][:16] for row in on_disk(store)] == ["2026-11-23T10:01"]


def test_where_events_came_in_another_process_must_count_them_from_the_same_instant(store, path):
    store.add_reading(told())
    works(store)
    store.add_reading(told(at=T0 + 5 * MINUTE))
    assert on_disk(store)[0][0][:16] == "2026-11-23T09:05"
    before = files(path)
    store.add_reading(told(at=T0 + 10 * MINUTE))
    assert files(path) == before


def test_a_share_says_nothing_of_events_and_waits_for_its_hour(store, path):
    store.add_reading(told(unit=PERCENT))
    works(store)
    before = files(path)
    store.add_reading(told(unit=PERCENT, at=T0 + 5 * MINUTE))
    assert files(path) == before


def test_how_long_a_statement_held_is_written_down_with_the_next(store):
    store.add_reading(told())
    store.add_reading(told(at=T0 + 30 * MINUTE))
    store.add_reading(told("13", at=T0 + 35 * MINUTE))
    assert [row[0][11:16] for row in on_disk(store)] == ["09:30", "09:35"]


def test_a_statement_that_comes_late_takes_nobodys_place(store):
    store.add_reading(told("13"))
    store.add_reading(told("13", at=T0 + 30 * MINUTE))
    store.add_reading(told("12", at=T0 + 10 * MINUTE))
    assert [(each.used, each.at) for each in store.readings()] == [(13, T0 + 30 * MINUTE)]
    assert len(on_disk(store)) == 2
    store.add_reading(told("13", at=T0 + 20 * MINUTE))
    assert store.readings()[0].at == T0 + 30 * MINUTE


def test_a_window_named_some_seconds_differently_is_the_same(store, path):
    first = told(unit=PERCENT, window=Window(T0, T0 + 5 * HOUR))
    store.add_reading(first)
    before = files(path)
    moved = Window(T0 + timedelta(seconds=2), T0 + 5 * HOUR + timedelta(seconds=2))
    store.add_reading(replace(first, at=T0 + MINUTE, window=moved))
    assert files(path) == before
    assert store.readings()[0].window == first.window
    store.add_reading(replace(first, at=T0 + 2 * MINUTE, used=Decimal(13), window=moved))
    assert store.readings()[0].window == moved
    store.add_reading(replace(first, at=T0 + 3 * MINUTE, used=Decimal(13), window=Window(None, moved.end)))
    assert store.readings()[0].window == Window(None, moved.end)


def test_the_newest_of_both_ways_counts(store):
    store.add_reading(told("10", via="log"))
    store.add_reading(told("11", at=T0 + MINUTE))
    assert [(each.used, each.via) for each in store.readings()] == [(11, "")]
    store.add_reading(told("12", at=T0 + 2 * MINUTE, via="status line"))
    assert [(each.used, each.via) for each in store.readings()] == [(12, "status line")]


def test_what_another_process_wrote_is_seen_and_outdoes_what_was_heard(store, path):
    store.add_reading(told())
    store.add_reading(told(at=T0 + 10 * MINUTE))
    other = Store.open(path, thresholds=())
    assert other.readings()[0].at == T0
    other.add_reading(told("14", at=T0 + 5 * MINUTE))
    other.close()
    assert [(each.used, each.at) for each in store.readings()] == [(14, T0 + 5 * MINUTE)]


def test_a_process_that_has_just_begun_knows_by_the_events_themselves(store, path):
    store.add_reading(told())
    store._db.execute(
        "INSERT INTO rollup VALUES (?, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0)", (int(T0.timestamp()) // 900 + 1,)
    )
    other = Store.open(path, thresholds=())
    other.add_reading(told(at=T0 + 20 * MINUTE))
    assert on_disk(other)[0][0][11:16] == "09:20"
    before = files(path)
    third = Store.open(path, thresholds=())
    third.add_reading(told(at=T0 + 40 * MINUTE))
    third.close()
    assert {name: data for name, data in files(path).items() if name == "store.db"} == {
        "store.db": before["store.db"]
    }
    other.close()


def test_history_is_the_last_statement_of_each_day(store):
    for hour in range(0, 96, 6):
        store.add_reading(told(str(hour), at=T0 - 4 * DAY + hour * HOUR))
    days = [(each.at.day, each.used) for each in store.reading_history(T0 - 3 * DAY)]
    assert days == [(20, 36), (21, 60), (22, 84), (23, 90)]
    assert [each.at for each in store.reading_history(T0 - 9 * DAY)] == sorted(
        each.at for each in store.reading_history(T0 - 9 * DAY)
    )


def test_of_days_that_are_past_the_last_statement_stays(store):
    for hour in range(24 * 10):
        store.add_reading(told(str(hour), at=T0 - 10 * DAY + hour * HOUR))
    assert len(on_disk(store)) < 24 * 4
    kept = store.reading_history(T0 - 20 * DAY)
    assert [each.at.day for each in kept] == list(range(13, 24))
    assert all(each.at.hour == 23 for each in kept[:-1])


def test_a_year_of_statements_is_read_at_once(store):
    body = '{"title": "", "account": "", "unit": "USD", "used": "1", "limit": null, "window": null, '
    body += '"known": "reported"}'
    rows = [(f"s{n % 20}", "k", f"{T0 - n * MINUTE:%Y-%m-%dT%H:%M:%S.%f+00:00}", body) for n in range(20_000)]
    with store._db.writing():
        store._db.executemany("INSERT INTO reading VALUES (?, ?, ?, ?)", rows)
    assert len(store.readings()) == 20
    seen = []
    store._db.set_trace_callback(seen.append)
    store.readings()
    assert len(seen) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 3), st.booleans()), max_size=20))
def test_the_latest_statement_counts_whatever_comes_when(asked):
    """Against a list that simply keeps everything; of one instant the later word counts."""
    store = Store.in_memory()
    held = None
    for minutes, used, event in asked:
        if event:
            works(store)
        said = told(str(used), at=T0 + minutes * MINUTE)
        store.add_reading(said)
        if held is None or said.at >= held.at:
            held = said
    assert store.readings() == ([] if held is None else [held])
    store.close()
