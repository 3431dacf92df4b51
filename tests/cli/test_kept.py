"""Days that are kept give what a fresh reading gives, whatever happened in between."""

import sqlite3
from pathlib import Path

from cli_home import claude_line
from hypothesis import given
from hypothesis import strategies as st

from trayapp.cli.kept import Kept, Watched, decoded, encoded, stamp_of

DAYS = [f"2026-10-{day:02d}T08:30:00Z" for day in range(1, 13)]

LINES = st.lists(
    st.tuples(
        *[st.text(max_size=5)] * 4,
        *[st.integers(0, 10**12)] * 7,
        st.none() | st.decimals(0, 10**6, places=18),
    ),
    max_size=5,
)


@given(LINES, st.integers(0), st.text())
def test_what_is_kept_comes_back_exactly(lines, generation, stamp):
    kept = Kept(generation, lines, {"models": []})
    assert decoded(encoded(kept, stamp), stamp) == kept
    assert decoded(encoded(kept, stamp), stamp + "x") is None


def test_what_cannot_be_read_was_not_kept():
    assert decoded(None, "") is None
    assert decoded(b"{broken", "") is None


def test_the_stamp_follows_the_files(tmp_path):
    file = tmp_path / "list"
    file.write_text("a")
    before = stamp_of([file], "2026-10-05")
    assert stamp_of([file], "2026-10-06") != before
    file.write_text("ab")
    assert stamp_of([file], "2026-10-05") != before


class Written:
    left = ()

    def __init__(self, since):
        self.since = since


class FakeStore:
    """Changes its generation as it is told, as another process would."""

    def __init__(self, steps):
        self.steps = steps
        self.now = 7

    def generation(self):
        return self.now

    def write(self, _reads):
        since, more = self.steps.pop(0)
        self.now += more
        return Written(since)


def watched(*steps):
    store = FakeStore(list(steps))
    found = Watched(store)
    for _ in steps:
        found.write([])
    return found


def test_own_writes_are_known_by_their_earliest_instant():
    found = watched((500, 1), (None, 0), (300, 1), (400, 1))
    assert (found.alone, found.since, found.generation) == (True, 300, 10)


def test_anything_else_that_moved_the_generation_is_somebody_elses():
    assert not watched((500, 2)).alone
    assert not watched((None, 1)).alone
    store = FakeStore([(500, 1), (500, 1)])
    found = Watched(store)
    found.write([])
    store.now += 1
    found.write([])
    assert not found.alone


def same(home, *words):
    kept = home.json("usage", "--json", "--zone", "Europe/Berlin", *words)
    assert kept == home.json("usage", "--json", "--zone", "Europe/Berlin", "--no-store", *words)
    return kept


def test_appends_of_new_and_of_old_days(home):
    home.write(*(claude_line(n, at) for n, at in enumerate(DAYS[3:9])))
    same(home)
    home.write(claude_line(20, DAYS[11]))
    same(home)
    home.write(claude_line(21, DAYS[0], model="nobody-knows-this"))
    assert same(home)["unpriced_models"] == ["nobody-knows-this"]
    home.write(claude_line(3, DAYS[6], output=900))  # a later, larger line of a response that is known
    same(home)
    same(home, "--since", "2026-10-05", "--until", "2026-10-07", "--by", "model")


def test_writes_of_other_processes_are_seen(home):
    home.write(claude_line(1, DAYS[3]))
    same(home)
    home.write(claude_line(2, DAYS[1]))
    home.run("doctor")  # takes it in, as the tray would
    same(home)
    home.write(claude_line(3, DAYS[5]))
    home.json("usage", "--json", "--zone", "UTC")
    same(home)


def test_a_store_that_was_made_anew_forgets(home):
    home.write(claude_line(1, DAYS[3]))
    same(home)
    for file in home.own.rglob("remainder.db*"):
        file.unlink()
    path = next(Path(home.folder).rglob("*.jsonl"))
    path.write_text(claude_line(2, DAYS[4], output=7777))
    assert same(home)["totals"]["output"] == 7777


def test_damaged_memory_is_made_anew(home):
    home.write(claude_line(1, DAYS[3]))
    whole = same(home)
    with sqlite3.connect(next(home.own.rglob("remainder.db"))) as db:
        db.execute("UPDATE memory SET value = x'00ff' WHERE name LIKE 'usage %'")
    db.close()
    (home.own / "cache" / "thresholds.json").write_text("[")
    assert same(home) == whole
