"""Sweeps that remember: whatever happens to the folders, in the end they tell what a walk would."""

from __future__ import annotations

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from trayapp.engine.log_pace import pause
from trayapp.engine.log_tree import LATELY, PEEKS, TURN, Tree
from trayapp.logs import Places, Reader
from trayapp.logs.sweep import entries_of, sweep

NOW = 1_800_000_000.0
LONG_AGO = NOW - 30 * 86_400


class Clock:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def reader(tmp_path):
    return Reader("a", "A", 1, lambda _: (tmp_path / "logs",), lambda *_: None, ())


@pytest.fixture
def places(tmp_path):
    return Places(tmp_path, {}, "linux")


@pytest.fixture
def tree(clock):
    return Tree(clock)


@pytest.fixture
def look(tree, reader, places):
    return looker(tree, reader, places)


def looker(tree, reader, places):
    def names(problems=None):
        found = tree.look([reader], places, [] if problems is None else problems)
        return sorted(Path(file.path).name for file in found)

    return names


def put(path, size=1, at=LONG_AGO):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    os.utime(path, (at, at))
    return path


def settle(folder, at=LONG_AGO):
    """Folders whose last change is long past, as they are in daily life."""
    for place, _, _ in os.walk(folder):
        os.utime(place, (at, at))


def test_every_file_once_and_then_nothing(look, tmp_path):
    put(tmp_path / "logs/one/a.jsonl")
    put(tmp_path / "logs/two/three/b.jsonl", at=NOW - 60)
    put(tmp_path / "logs/two/notes.txt")
    settle(tmp_path / "logs")
    assert look() == ["a.jsonl", "b.jsonl"]
    assert look() == []


def test_no_folder_yet(look, tmp_path):
    assert look() == []
    put(tmp_path / "logs/one/a.jsonl")
    assert look() == ["a.jsonl"]


def test_a_file_that_changed_lately_is_looked_at_each_time(look, tmp_path):
    file = put(tmp_path / "logs/one/a.jsonl", at=NOW - 60)
    settle(tmp_path / "logs")
    look()
    put(file, 2, at=NOW - 30)
    settle(tmp_path / "logs")
    assert look() == ["a.jsonl"]
    assert look() == []


def test_a_file_that_rested_is_found_in_its_turn(look, tmp_path):
    files = [put(tmp_path / f"logs/{n}/{n}.jsonl") for n in range(500)]
    settle(tmp_path / "logs")
    look()
    for number in (3, 250, 499):
        put(files[number], 2, at=NOW)
    settle(tmp_path / "logs")
    found = Counter(name for _ in range(6) for name in look())
    assert found == {"3.jsonl": 1, "250.jsonl": 1, "499.jsonl": 1}


def test_a_new_file_in_a_folder_that_rested_is_found_by_the_folders_time(look, tmp_path):
    for n in range(PEEKS - 10):
        put(tmp_path / f"logs/{n}/{n}.jsonl")
    settle(tmp_path / "logs")
    look()
    put(tmp_path / "logs/77/new.jsonl")
    assert "new.jsonl" in look()
    assert look() == []


def test_a_second_change_within_the_clocks_grain_is_seen(look, tmp_path, clock):
    put(tmp_path / "logs/one/a.jsonl")
    settle(tmp_path / "logs", at=NOW)
    clock.now = NOW + 1
    look()
    put(tmp_path / "logs/one/b.jsonl")
    settle(tmp_path / "logs", at=NOW)  # the same time as before
    assert "b.jsonl" in look()


def test_very_many_files_come_in_portions(reader, places, clock, tmp_path):
    tree = Tree(clock, portion=10)
    look = looker(tree, reader, places)
    names = [put(tmp_path / f"logs/{n % 9}/deep/{n}.jsonl").name for n in range(100)]
    settle(tmp_path / "logs")
    told = look()
    assert 10 <= len(told) < 30
    while tree.more:
        told += look()
    assert sorted(told) == sorted(names)
    assert tree.counts == {"a": 100}
    assert look() == []


def test_what_could_not_be_read_comes_again(look, tree, reader, places, tmp_path):
    put(tmp_path / "logs/one/a.jsonl")
    put(tmp_path / "logs/one/b.jsonl")
    settle(tmp_path / "logs")
    tree.again(file for file in tree.look([reader], places, []) if file.path.endswith("b.jsonl"))
    assert look() == ["b.jsonl"]
    assert look() == []


def test_files_are_counted_as_they_come_and_go(look, tree, tmp_path):
    put(tmp_path / "logs/one/a.jsonl")
    put(tmp_path / "logs/two/b.jsonl")
    put(tmp_path / "logs/two/three/c.jsonl")
    look()
    assert tree.counts == {"a": 3}
    (tmp_path / "logs/two/three/c.jsonl").unlink()
    (tmp_path / "logs/two/three").rmdir()
    (tmp_path / "logs/one/a.jsonl").unlink()
    look()
    assert +tree.counts == {"a": 1}


def test_a_link_in_a_circle(look, tmp_path):
    put(tmp_path / "logs/one/a.jsonl")
    (tmp_path / "logs/one/round").symlink_to(tmp_path / "logs")
    assert look() == ["a.jsonl"]
    assert look() == []


def test_a_folder_that_may_not_be_read_is_told_each_time(reader, places, clock, tmp_path):
    put(tmp_path / "logs/one/a.jsonl")

    def closed(path, problems):
        if path.endswith("one"):
            problems.append(f"{path} could not be read")
            return []
        return entries_of(path, problems)

    look = looker(Tree(clock, entries=closed), reader, places)
    for _ in range(2):
        problems: list[str] = []
        look(problems)
        assert len(problems) == 1


def test_a_databases_own_log_counts_as_its_change(tmp_path, places, tree):
    folder = tmp_path / "data"
    file = put(folder / "x.db")
    for roots in ((file,), (folder,)):  # named itself, and below a folder that the person named
        tree.clear()
        reader = Reader(
            "d", "D", 1, lambda _, roots=roots: roots, lambda *_: None, (), ends=(".db",), beside=("-wal",)
        )
        log = put(folder / "x.db-wal", at=NOW - 60)
        settle(folder)
        tree.look([reader], places, [])
        put(log, 9, at=NOW - 30)
        settle(folder)
        (seen,) = tree.look([reader], places, [])
        assert (seen.path, seen.size) == (str(file), 10)
        assert tree.look([reader], places, []) == []


def test_on_a_slow_disk_resting_folders_wait_longer_for_their_turn(reader, places, clock, tmp_path):
    for n in range(200):
        put(tmp_path / f"logs/{n}/{n}.jsonl")
    live = put(tmp_path / "logs/live/a.jsonl", at=NOW - 60)
    settle(tmp_path / "logs")
    spent = iter(n * TURN / 20 for n in range(10_000))  # each look at the clock is a little later
    tree = Tree(clock, lambda: next(spent))
    assert len(tree.look([reader], places, [])) == 201
    assert tree.took == 0  # a look at everything tells nothing of the next
    put(live, 2, at=NOW - 30)
    for n in range(200):
        put(tmp_path / f"logs/{n}/{n}.jsonl", 2)
    settle(tmp_path / "logs")
    found = tree.look([reader], places, [])
    assert str(live) in [file.path for file in found]
    assert 10 < len(found) < 50
    assert TURN < tree.took < 4 * TURN


@pytest.mark.parametrize(
    ("took", "watched", "expected"),
    [(0, True, 60), (0, False, 15), (0.004, False, 15), (0.3, False, 30), (3, True, 300), (600, False, 1800)],
)
def test_a_slow_sweep_comes_seldom(took, watched, expected):
    assert pause(took, watched=watched) == expected


@pytest.mark.parametrize("seed", range(20))
def test_whatever_happens_in_the_end_it_knows_what_a_walk_finds(seed, tree, reader, places, clock, tmp_path):
    chance = random.Random(seed)  # noqa: S311 (made-up folders)
    known = {}
    root = tmp_path / "logs"

    def look():
        known.update({file.path: file for file in tree.look([reader], places, [])})

    def change(folder):
        """What a system does with the time of a folder in which a name came or went."""
        for place in (folder, *folder.parents):
            if place.is_relative_to(root):
                os.utime(place, (clock.now, clock.now))

    for _ in range(40):
        folder = root / "/".join(chance.choices("abc", k=chance.randint(1, 3)))
        for _ in range(chance.randint(0, 4)):
            put(
                folder / f"{chance.randint(0, 5)}.jsonl",
                chance.randint(1, 99),
                clock.now - chance.choice((0, 0, LATELY * 2)),
            )
            change(folder)
        files = sorted(root.rglob("*.jsonl"))
        if files and chance.random() < 0.3:
            gone = chance.choice(files)
            gone.unlink()
            change(gone.parent)
        if chance.random() < 0.5:
            look()
        clock.now += chance.choice((1, 60, 86_400))
    clock.now += 60
    for _ in range(4):
        look()
    there = {file.path: file for file in sweep(reader, places, None, [])}
    assert {path: known.get(path) for path in there} == there
    assert +tree.counts == {"a": len(there)}


@pytest.mark.skipif(os.name == "nt", reason="names are bytes, and there are pipes, on POSIX alone")
def test_odd_names_and_pipes_are_as_a_walk_has_them(look, tree, reader, places, tmp_path, clock):
    logs = tmp_path / "logs"
    put(logs / "called.jsonl" / "inside.jsonl", at=clock.now)
    odd = Path(os.fsdecode(os.fsencode(logs) + b"/caf\xe9"))
    old, new = odd / "old.jsonl", odd / os.fsdecode(b"new\xff.jsonl")
    put(old)
    put(new, at=clock.now)
    os.mkfifo(logs / "pipe.jsonl")
    found = tree.look([reader], places, [])
    walked = list(sweep(reader, places, None, []))
    assert sorted(file[:4] for file in found) == sorted(file[:4] for file in walked)
    assert len(found) == 3
    for file in found:
        file.path.encode()
    put(new, 5, clock.now + 1)
    assert [file.size for file in tree.look([reader], places, [])] == [5]


def test_a_named_folder_may_be_called_like_a_file(tmp_path, places, clock):
    put(tmp_path / "logs.jsonl" / "inside.jsonl", at=clock.now)
    reader = Reader("a", "A", 1, lambda _: (tmp_path / "logs.jsonl",), lambda *_: None, ())
    [file] = Tree(clock).look([reader], places, [])
    assert Path(file.path).name == "inside.jsonl"
