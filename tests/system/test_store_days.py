"""Sums of days are remembered, and are never older than what they sum."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.system.store import Store

T0 = datetime(2026, 11, 16, tzinfo=UTC)
DAYS = tuple(T0 + timedelta(days=n) for n in range(5))
MOVED = tuple(each + timedelta(hours=5, minutes=30) for each in DAYS)
LIMITS = (100, 1000)


class Read(NamedTuple):
    """What a scan hands over."""

    rows: tuple
    before: tuple | None
    path: str = "/logs/a.jsonl"
    tool: str = "claude-code"
    project: str = "/p"
    mark: tuple = (10, 20, 30, 10, 5, 1, 0, b"state")
    sums: tuple = ()


def row(k, hours, *, new=10, model="m", billed=None, project="/p"):
    at = int((T0 + timedelta(hours=hours)).timestamp() * 1000)
    return k, 1, at, "s", model, "", 0, new, 1, 0, 0, 0, 0, billed, project


def put(store, *rows):
    store.write([Read(rows, store.marks(["/logs/a.jsonl"]).get("/logs/a.jsonl"))])


def apart(model, mode):
    """Every size of prompt has a price of its own."""
    return {}


def same(store, edges=DAYS):
    """Days are what their quarters of an hour are, whichever was asked for before."""
    found = sorted(map(repr, store.day_groups(edges, apart)))
    assert found == sorted(map(repr, store.groups(edges)))
    return found


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.db"


@pytest.fixture
def store(path):
    store = Store.open(path, thresholds=LIMITS)
    yield store
    store.close()


def kept(path):
    with closing(sqlite3.connect(path)) as db:
        return [first * 900 for (first,) in db.execute("SELECT first FROM day ORDER BY first")]


def seconds(*edges):
    return [int(each.timestamp()) for each in edges]


def test_nothing_is_kept_of_nothing(store, path):
    assert store.day_groups(DAYS, apart) == store.day_groups((), apart) == []
    assert kept(path) == []


def test_days_behind_the_newest_request_are_kept_also_those_without_any(store, path):
    put(store, row(1, 10), row(2, 58))
    assert len(same(store)) == 2
    assert kept(path) == seconds(*DAYS[:2])


def test_a_late_line_changes_its_day_and_no_other(store, path):
    put(store, row(1, 10), row(2, 30), row(3, 80))
    same(store)
    put(store, row(4, 31))
    assert kept(path) == seconds(DAYS[0], DAYS[2])
    assert len(same(store)) == 3
    assert kept(path) == seconds(*DAYS[:3])


def test_a_larger_copy_of_a_known_response_counts(store):
    put(store, row(1, 10, new=5), row(2, 80))
    same(store)
    put(store, row(1, 10, new=500))
    assert [group.tokens.input for group in store.day_groups(DAYS, apart)] == [500, 10]
    same(store)


def test_days_of_another_zone_take_the_place_of_the_first(store, path):
    put(store, *(row(n, 11 * n) for n in range(10)))
    same(store)
    same(store, MOVED)
    assert kept(path) == seconds(*MOVED[:3])
    same(store)


def test_new_thresholds_sum_days_anew(store):
    put(store, row(1, 10, new=150), row(2, 80))
    same(store)
    store.recut((120,))
    assert {group.context_over for group in store.day_groups(DAYS, apart)} == {0, 120}
    same(store)


def test_a_reader_that_may_not_write_still_gets_them(store, path):
    put(store, row(1, 10), row(2, 58))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store._db.execute("PRAGMA busy_timeout = 1")
        same(store)
        other.execute("ROLLBACK")
    assert kept(path) == []


@given(
    batches=st.lists(
        st.lists(
            st.builds(
                row,
                st.integers(0, 12),
                st.integers(0, 95),
                new=st.sampled_from((1, 150, 1500)),
                model=st.sampled_from(("m", "n")),
                billed=st.sampled_from((None, 7)),
            ),
            max_size=6,
        ),
        max_size=6,
    )
)
def test_they_are_exact_whatever_is_written_between_two_looks(batches):
    store = Store.in_memory(thresholds=LIMITS)
    for number, batch in enumerate(batches):
        put(store, *batch)
        same(store, MOVED if number % 3 == 2 else DAYS)
    store.close()
