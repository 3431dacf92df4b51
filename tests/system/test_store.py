import multiprocessing
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise, permutations
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trayapp.domain.model import USD, Known, Reading, Unit
from trayapp.domain.period import Window
from trayapp.domain.usage import Tokens
from trayapp.system import store_schema
from trayapp.system.store import Store, StoreBusy, StoreDamaged, StoreTooNew, StoreUnwritable

T0 = datetime(2026, 11, 20, 10, tzinfo=UTC)
BASE = int(T0.timestamp() * 1000)
LIMITS = (100_000, 200_000)


class Read(NamedTuple):
    """What a scan hands over."""

    rows: tuple = ()
    path: str = "/logs/a.jsonl"
    tool: str = "claude-code"
    project: str = "/p"
    before: tuple | None = None
    mark: tuple = (10, 20, 30, 10, 5, 1, 0, b"state")
    sums: tuple = ()


def row(
    k, ms=0, *, r=1, session="s", model="m", mode="", side=0,
    new=10, out=1, read=0, w5=0, w1=0, web=0, billed=None, folder="",
):  # fmt: skip
    return k, r, BASE + ms, session, model, mode, side, new, out, read, w5, w1, web, billed, folder


def put(store, *rows, **read):
    """Write rows as what a file newly held, whatever was known of it."""
    path = read.get("path", "/logs/a.jsonl")
    return store.write([Read(rows=rows, before=store.marks([path]).get(path), **read)])


@pytest.fixture
def store():
    store = Store.in_memory(thresholds=LIMITS)
    yield store
    store.close()


def at(ms):
    return T0 + timedelta(milliseconds=ms)


def tokens(store, *edges):
    return [(group.start, group.tokens) for group in store.groups([at(edge) for edge in edges])]


MINUTE = 60_000
HOUR = 60 * MINUTE


# --- groups ----------------------------------------------------------------------------------------


def test_nothing_gives_no_groups(store):
    assert tokens(store, 0, HOUR) == []
    assert store.groups([]) == []
    assert (store.first_event(), store.last_event()) == (None, None)


def test_a_group_says_everything_that_a_price_depends_on(store):
    put(store, row(1, new=150_000, read=60_000, w5=1, w1=2, web=3, mode="fast", billed=5 * 10**11))
    (group,) = store.groups([T0, at(HOUR)])
    assert (group.tool, group.account, group.model, group.project) == ("claude-code", "", "m", "/p")
    assert (group.mode, group.context_over, group.billed) == ("fast", 200_000, Decimal("0.5"))
    assert group.tokens == Tokens(150_000, 1, 60_000, 1, 2, 3, 1)
    assert (group.start, group.end) == (T0, at(HOUR))


@pytest.mark.parametrize(
    "different",
    [{"model": "n"}, {"mode": "fast"}, {"billed": 0}, {"new": 100_001}],
)
def test_what_costs_differently_is_summed_apart(store, different):
    put(store, row(1), row(2), row(3, **different))
    assert sorted(group.tokens.requests for group in store.groups([T0, at(HOUR)])) == [1, 2]


def test_projects_and_tools_are_summed_apart(store):
    put(store, row(1))
    put(store, row(2), path="/b", project="/q")
    put(store, row(3), path="/c", tool="codex")
    found = {(group.tool, group.project) for group in store.groups([T0, at(HOUR)])}
    assert found == {("claude-code", "/p"), ("claude-code", "/q"), ("codex", "/p")}


def test_an_interval_begins_with_its_first_instant_and_ends_before_its_last(store):
    put(store, row(1, 0), row(2, HOUR - 1), row(3, HOUR))
    assert tokens(store, 0, HOUR) == [(T0, Tokens(20, 2, requests=2))]
    assert tokens(store, 1, HOUR) == [(at(1), Tokens(10, 1, requests=1))]


@settings(max_examples=150, deadline=None)
@given(
    events=st.lists(st.integers(0, 5 * HOUR), max_size=40),
    edges=st.lists(st.integers(0, 5 * HOUR), min_size=2, max_size=9, unique=True).map(sorted),
)
def test_any_edges_sum_exactly(events, edges):
    store = Store.in_memory(thresholds=LIMITS)
    put(store, *(row(number, ms, new=number + 1) for number, ms in enumerate(events)))
    for start, end in pairwise(edges):
        expected = [number + 1 for number, ms in enumerate(events) if start <= ms < end]
        found = [group.tokens for group in store.groups([at(start), at(end)])]
        assert [(t.input, t.requests) for t in found] == (
            [(sum(expected), len(expected))] if expected else []
        )
    together = sum((group.tokens.requests for group in store.groups([at(edge) for edge in edges])), 0)
    assert together == sum(edges[0] <= ms < edges[-1] for ms in events)
    store.close()


def test_microseconds_in_an_edge_do_not_split_a_millisecond(store):
    put(store, row(1, 5))
    a, b, c = T0, T0 + timedelta(microseconds=5001), at(10)
    assert [group.start for group in store.groups([a, b, c])] == [a]


# --- events ----------------------------------------------------------------------------------------


def test_the_same_again_changes_nothing(store):
    assert put(store, row(1)).since == BASE
    generation = store.generation()
    assert put(store, row(1)).since is None
    assert store.generation() == generation
    assert tokens(store, 0, HOUR) == [(T0, Tokens(10, 1, requests=1))]


def test_a_larger_copy_replaces_and_moves_its_sums(store):
    put(store, row(1, 0, new=150_000, model="old"))
    changed = put(store, row(1, HOUR, new=150_001, model="new"))
    assert changed.since == BASE
    (group,) = store.groups([T0, at(2 * HOUR)])
    assert (group.model, group.tokens.input) == ("new", 150_001)
    assert tokens(store, 0, HOUR) == []


def test_a_smaller_copy_is_nothing(store):
    put(store, row(1, new=10))
    assert put(store, row(1, new=9)).since is None


def test_the_same_in_one_batch_counts_once(store):
    put(store, row(1, new=3), row(1, new=9), row(1, new=5))
    assert tokens(store, 0, HOUR)[0][1].input == 9


@settings(max_examples=200, deadline=None)
@given(
    rows=st.lists(
        st.builds(
            lambda k, r, side, new, ms, model, billed: row(
                k, ms, r=r, side=side, new=new, model=model, billed=billed
            ),
            st.integers(1, 2), st.sampled_from([-1, 1, 2]), st.integers(0, 1), st.integers(1, 3),
            st.sampled_from([0, HOUR]), st.sampled_from("mn"), st.sampled_from([None, 0, 7]),
        ),
        max_size=7,
    ),
    data=st.data(),
)  # fmt: skip
def test_any_order_and_any_batches_give_the_same(rows, data):
    def kept(order):
        store = Store.in_memory(thresholds=LIMITS)
        rest = list(order)
        while rest:
            cut = data.draw(st.integers(1, len(rest)))
            put(store, *rest[:cut])
            rest = rest[cut:]
        found = store.groups([T0, at(HOUR), at(2 * HOUR)])
        store.recut((1,))
        store.recut(LIMITS)
        assert sorted(map(repr, found)) == sorted(map(repr, store.groups([T0, at(HOUR), at(2 * HOUR)])))
        store.close()
        return sorted(map(repr, found))

    assert kept(rows) == kept(data.draw(st.permutations(rows)))


def test_first_and_last(store):
    put(store, row(1, 5), row(2, HOUR))
    assert (store.first_event(), store.last_event()) == (at(5), at(HOUR))


def test_new_thresholds_cut_the_sums_anew(tmp_path):
    path = tmp_path / "store.db"
    store = Store.open(path, thresholds=(100,))
    put(store, row(1, new=150), row(2, new=50))
    assert sorted(group.context_over for group in store.groups([T0, at(HOUR)])) == [0, 100]
    generation = store.generation()
    store.recut((100,))
    assert store.generation() == generation
    store.recut((120, 140))
    assert sorted(group.context_over for group in store.groups([T0, at(HOUR)])) == [0, 140]
    assert store.generation() > generation
    put(store, row(3, new=130))
    assert sorted(group.context_over for group in store.groups([T0, at(HOUR)])) == [0, 120, 140]
    store.close()
    store = Store.open(path, thresholds=())
    assert [group.tokens.requests for group in store.groups([T0, at(HOUR)])] == [3]
    store.close()


# --- files -----------------------------------------------------------------------------------------


def test_a_file_that_went_on_meanwhile_is_left_alone(store):
    put(store, row(1))
    stale = Read(rows=(row(2),), before=None)
    assert store.write([stale]).left == ("/logs/a.jsonl",)
    assert tokens(store, 0, HOUR)[0][1].requests == 1


def test_marks_come_back_as_they_were(store):
    put(store, row(1))
    assert store.marks() == {"/logs/a.jsonl": Read().mark}
    assert store.marks(["/logs/b.jsonl"]) == {}


def test_files_are_summed_up_for_the_doctor(store):
    put(store, row(1), mark=(10, 20, 30, 10, 5, 1, 4, b""))
    put(store, row(2, session="t"), path="/b", tool="codex")
    assert [tuple(each) for each in store.files()] == [("claude-code", 1, 10, 4), ("codex", 1, 10, 0)]
    assert (store.file_counts(), store.malformed_lines(), store.sessions()) == (
        {"claude-code": 1, "codex": 1},
        4,
        2,
    )


def test_a_write_that_breaks_leaves_nothing_behind(store):
    with pytest.raises(OverflowError):
        put(store, row(1, model="new"), row(2, new=2**70))
    assert tokens(store, 0, HOUR) == []
    assert store.marks() == {}
    put(store, row(1, model="new"))
    assert store.groups([T0, at(HOUR)])[0].model == "new"


# --- memory and statements -------------------------------------------------------------------------


def test_memory_lasts(tmp_path):
    store = Store.open(tmp_path / "store.db", thresholds=())
    assert store.get_state("alerts") is None
    store.put_state("alerts", b"one")
    store.put_state("alerts", b"\x00two")
    store.close()
    store = Store.open(tmp_path / "store.db", thresholds=())
    assert store.get_state("alerts") == b"\x00two"
    store.close()


def reading(**more):
    told = {
        "source": "v", "key": "spend", "title": "Spend", "account": "a", "unit": USD, "at": T0,
        "used": Decimal("12.50"), "limit": Decimal(250), "window": Window(T0, at(HOUR)),
    }  # fmt: skip
    return Reading(**told | more)


@pytest.mark.parametrize(
    "told",
    [
        reading(),
        reading(used=None, limit=None, window=None, unit=Unit("tokens"), known=Known.ESTIMATED),
        reading(window=Window(None, at(5)), used=Decimal("0.000000000000000001")),
        reading(used=None, limit=None, left=Decimal("12.40"), via="log"),
    ],
)
def test_a_statement_comes_back_as_it_was_told(store, told):
    store.add_reading(told)
    assert store.readings() == [told]


def test_the_latest_statement_counts(store):
    store.add_reading(reading(at=at(5), used=Decimal(2)))
    store.add_reading(reading(at=at(1), used=Decimal(1)))
    store.add_reading(reading(key="other"))
    assert [(each.key, each.used) for each in store.readings()] == [
        ("other", Decimal("12.50")),
        ("spend", Decimal(2)),
    ]


def test_a_statement_that_is_repeated_moves_on(store):
    for ms in (0, 5, 9):
        store.add_reading(reading(at=at(ms)))
    assert [each.at for each in store.readings()] == [at(9)]
    assert store._db.one("SELECT count(*) FROM reading") == 1


def test_statements_are_kept_for_a_year_and_a_month(store):
    store.add_reading(reading(at=T0 - timedelta(days=500), key="old"))
    store.add_reading(reading())
    assert [each.key for each in store.readings()] == ["spend"]


# --- the file --------------------------------------------------------------------------------------


def test_a_file_from_a_newer_version(tmp_path):
    path = tmp_path / "store.db"
    Store.open(path, thresholds=()).close()
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO step VALUES ('of_next_year')")
    db.close()
    with pytest.raises(StoreTooNew) as caught:
        Store.open(path, thresholds=())
    assert caught.value.sentence.startswith("A newer version of Remainder")


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to be read as one" * 50, b"SQLite format 3\x00" * 90]
)
def test_a_file_that_is_no_database(tmp_path, content):
    path = tmp_path / "store.db"
    path.write_bytes(content)
    with pytest.raises(StoreDamaged) as caught:
        Store.open(path, thresholds=())
    assert str(path) in caught.value.sentence


def test_damage_found_later(tmp_path):
    path = tmp_path / "store.db"
    store = Store.open(path, thresholds=())
    put(store, *(row(number, number * MINUTE, model=f"m{number}") for number in range(2000)))
    store.close()
    content = bytearray(path.read_bytes())
    content[8192:-4096] = b"\xa5" * (len(content) - 12288)
    path.write_bytes(content)
    with pytest.raises(StoreDamaged):  # noqa: PT012 (at opening or at reading, both are told alike)
        store = Store.open(path, thresholds=())
        store.groups([T0, at(99 * HOUR)])


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreUnwritable) as caught:
        Store.open(tmp_path / "no" / "store.db", thresholds=())
    assert "Check that the folder exists" in caught.value.sentence


def test_another_program_that_never_lets_go(tmp_path):
    path = tmp_path / "store.db"
    store = Store.open(path, thresholds=())
    store._db.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy):
        put(store, row(1))
    other.execute("ROLLBACK")
    put(store, row(1))
    assert tokens(store, 0, HOUR)[0][1].requests == 1
    other.close()
    store.close()


def test_steps_are_applied_once_and_in_order(tmp_path):
    path = tmp_path / "store.db"
    Store.open(path, thresholds=()).close()
    db = sqlite3.connect(path, factory=store_schema.Connection, isolation_level=None)
    told = []
    later = [
        *store_schema.STEPS,
        ("one_more", lambda _: told.append("one")),
        ("and_another", lambda _: told.append("two")),
    ]
    store_schema._bring_up_to_date(db, later)
    store_schema._bring_up_to_date(db, later)
    assert told == ["one", "two"]
    db.close()


def test_a_step_that_breaks_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "store.db"
    Store.open(path, thresholds=()).close()
    db = sqlite3.connect(path, factory=store_schema.Connection, isolation_level=None)

    def half(db):
        db.execute("CREATE TABLE more (a)")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store_schema._bring_up_to_date(db, [*store_schema.STEPS, ("half", half)])
    db.close()
    Store.open(path, thresholds=()).close()


def open_and_write(path, number, gate):
    gate.wait()
    store = Store.open(Path(path), thresholds=LIMITS)
    for each in range(20):
        put(store, row(each, each), row(1000 + number * 100 + each), path=f"/{number}")
    store.close()


def test_several_processes_may_open_it_at_once(tmp_path):
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(3)
    path = str(tmp_path / "store.db")
    workers = [context.Process(target=open_and_write, args=(path, number, gate)) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    store = Store.open(Path(path), thresholds=LIMITS)
    assert sum(group.tokens.requests for group in store.groups([T0, at(HOUR)])) == 20 + 3 * 20
    assert store.sessions() == 1
    store.close()


# --- folders ----------------------------------------------------------------------------------------


def test_a_folder_is_noted_alike_in_any_order(tmp_path):
    seen = [("/a", "/a"), ("/a/b", "/a"), ("/a/b/c", "/a/b"), ("/a/b/c", "/a"), ("/a/b/d", "/a/b/d")]
    told = set()
    for order in permutations(seen):
        with closing(Store.in_memory()) as store:
            for number, (folder, began) in enumerate(order):
                put(store, row(number, folder=folder), path=f"/logs/{number}", project=began)
            told.add(tuple(store.folders()))
    assert told == {
        (
            ("/a", True, "", ""),
            ("/a/b", False, "/a", ""),
            ("/a/b/c", False, "/a", ""),
            ("/a/b/d", True, "", ""),
        )
    }


def test_records_of_the_first_shape_keep_their_events_and_folders(tmp_path):
    path = tmp_path / "store.db"
    first = store_schema.STEPS[:1]
    with closing(sqlite3.connect(path, isolation_level=None, factory=store_schema.Connection)) as db:
        store_schema._bring_up_to_date(db, first)
        db.execute("INSERT INTO facet VALUES (1, 'claude-code', '', 'm', '/p', '')")
        db.execute("INSERT INTO event VALUES (5, 1, ?, 1, 1, 0, 10, 1, 0, 0, 0, 0, NULL)", (BASE,))
        db.execute("INSERT INTO rollup VALUES (?, 1, 0, 0, 10, 1, 0, 0, 0, 0, 1, 0)", (BASE // 900_000,))
    with closing(Store.open(path, thresholds=())) as store:
        assert [(group.project, group.tokens.output) for group in store.groups([T0, at(HOUR)])] == [("/p", 1)]
        assert store.folders() == [("/p", True, "", "")]
        put(store, row(6, folder="/p/x"))
        assert {group.project for group in store.groups([T0, at(HOUR)])} == {"/p", "/p/x"}


def test_a_total_of_an_earlier_shape_stands_behind_its_sessions_last_response(tmp_path):
    path = tmp_path / "store.db"
    names = [name for name, _ in store_schema.STEPS]
    landed = store_schema.STEPS[: names.index("response_before_total")]
    with closing(sqlite3.connect(path, isolation_level=None, factory=store_schema.Connection)) as db:
        store_schema._bring_up_to_date(db, landed)
        for k, moment in (5, BASE), (7, BASE + 10), (6, BASE + 20):
            db.execute("INSERT INTO event VALUES (?, 1, ?, 1, 1, 0, 10, 1, 0, 0, 0, 0, NULL)", (k, moment))
        db.executemany(
            "INSERT INTO told VALUES (?, 'm', ?, 1, 1, 1, 0, 0, 0, 0)",
            [(1, BASE - 1), (1, BASE + 15), (1, BASE + 30), (2, BASE)],
        )
    with closing(Store.open(path, thresholds=())):
        pass
    with closing(sqlite3.connect(path)) as db:
        told = db.execute("SELECT session, at - ?, last FROM told ORDER BY 1, 2", (BASE,)).fetchall()
    assert told == [(1, -1, 0), (1, 15, 7), (1, 30, 6), (2, 0, 0)]


def test_totals_keep_through_the_shape_in_which_two_may_have_one_instant(tmp_path):
    path = tmp_path / "store.db"
    names = [name for name, _ in store_schema.STEPS]
    landed = store_schema.STEPS[: names.index("totals_by_response")]
    with closing(sqlite3.connect(path, isolation_level=None, factory=store_schema.Connection)) as db:
        store_schema._bring_up_to_date(db, landed)
        db.executemany(
            "INSERT INTO told VALUES (1, ?, ?, ?, 2, 3, 0, 0, 0, 0, ?)",
            [("m", BASE, 1, 5), ("behind 7", BASE, store_schema.BEHIND, 7)],
        )
    with closing(Store.open(path, thresholds=())):
        pass
    with closing(sqlite3.connect(path)) as db:
        # Notes are made anew, with the files that are read again.
        assert db.execute("SELECT * FROM told").fetchall() == [(1, "m", BASE, 1, 2, 3, 0, 0, 0, 0, 5)]
        db.execute("INSERT INTO told VALUES (1, 'm', ?, 1, 4, 6, 0, 0, 0, 0, 6)", (BASE,))
