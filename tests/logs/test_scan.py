"""Reading what is new: append, half a line, truncate, rotate, twice, restart, gone, and any order."""

import json
import os
import shutil
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.logs.home import (
    CLAUDE,
    THRESHOLDS,
    Home,
    assistant,
    count,
    dumped,
    meta,
    sums,
    total,
    turn,
    usage,
    user,
)
from trayapp.logs import Places, Reader, discover, folders
from trayapp.logs import _reading as reading
from trayapp.logs.scan import scan
from trayapp.logs.sweep import find_files, sweep
from trayapp.system.store import Store

ONE, TWO, THREE = (assistant(f"msg_{n}", f"req_{n}") for n in (1, 2, 3))


# --- what is new -----------------------------------------------------------------------------------


def test_nothing_changed_reads_nothing(home):
    home.claude("s1", ONE)
    store = home.store()
    before = store.generation()
    result = home.scan(store)
    assert (result.files, result.read, result.bytes, result.since) == (1, 0, 0, None)
    assert store.generation() == before


def test_an_append_reads_what_was_appended(home):
    file = home.claude("s1", ONE)
    store = home.store()
    size = file.stat().st_size
    home.append(f"{CLAUDE}/s1.jsonl", TWO)
    result = home.scan(store)
    assert result.bytes == file.stat().st_size - size
    assert result.since.isoformat() == "2026-11-20T10:00:00+00:00"
    assert total(store)[5] == 2


def test_an_append_goes_on_with_the_state_of_a_rollout(home):
    path = str(
        home.codex("t1", meta(), turn("gpt-5.3-codex"), count((100, 0, 10), (100, 0, 10))).relative_to(
            home.folder
        )
    )
    store = home.store()
    home.append(path, count((100, 0, 10), (100, 0, 10)), count((250, 0, 30), None))
    home.scan(store)
    assert total(store) == (250, 30, 0, 0, 0, 2)
    assert set(sums(store)) == {"gpt-5.3-codex"}
    assert set(sums(store, ("project",))) == {"/home/me/proj"}


def test_a_stream_whose_last_line_comes_later_is_one_response(home):
    home.claude("s1", assistant(used=usage(out=3)))
    store = home.store()
    home.append(f"{CLAUDE}/s1.jsonl", assistant(used=usage(out=57)))
    home.scan(store)
    assert total(store) == (7, 57, 0, 0, 0, 1)


def test_half_a_line_waits_for_its_other_half(home):
    raw = dumped(TWO)
    home.claude("s1", ONE, raw[:200])
    store = home.store()
    assert (total(store)[5], store.malformed_lines()) == (1, 0)
    home.append(f"{CLAUDE}/s1.jsonl", raw[200:])
    home.scan(store)
    assert (total(store)[5], store.malformed_lines()) == (2, 0)


def test_a_whole_line_without_its_end_counts_at_once_and_only_once(home):
    home.claude("s1", ONE, dumped(TWO).rstrip())
    store = home.store()
    assert total(store)[5] == 2
    home.append(f"{CLAUDE}/s1.jsonl", b"\n", THREE)
    home.scan(store)
    assert (total(store)[5], store.malformed_lines()) == (3, 0)


def test_a_count_without_its_end_counts_at_once_and_only_once(home):
    last = dumped(count((250, 0, 30), (150, 0, 20))).rstrip()
    file = home.codex("t1", meta(), turn(), count((100, 0, 10), (100, 0, 10)), last)
    store = home.store()
    assert total(store) == (250, 30, 0, 0, 0, 2)
    home.append(str(file.relative_to(home.folder)), b"\n", count((350, 0, 40), (100, 0, 10)))
    home.scan(store)
    assert total(store) == (350, 40, 0, 0, 0, 3)


@pytest.mark.parametrize("cut", [1, 5, 300, 800])
def test_bytes_may_come_in_any_portions(home, cut):
    raw = b"".join(map(dumped, (user(), ONE, TWO, user("x" * 500), THREE)))
    store = Store.in_memory(thresholds=THRESHOLDS)
    edges = [*range(0, len(raw), max(cut, len(raw) // 40)), len(raw)]
    for start, end in pairwise(edges):
        home.write(f"{CLAUDE}/s1.jsonl", b"") if not start else None
        home.append(f"{CLAUDE}/s1.jsonl", raw[start:end])
        home.scan(store)
    assert (total(store), store.malformed_lines()) == ((21, 171, 0, 0, 0, 3), 0)


def test_a_truncated_file_is_read_again_and_keeps_what_it_had(home):
    home.claude("s1", ONE, TWO, b"broken\n")
    store = home.store()
    home.claude("s1", THREE)
    home.scan(store)
    assert (total(store)[5], store.malformed_lines()) == (3, 0)


def test_a_file_that_was_replaced_by_a_longer_one_is_read_again(home):
    file = home.claude("s1", ONE)
    store = home.store()
    inode = file.stat().st_ino
    file.write_bytes(dumped(user("other")) * 20 + dumped(TWO))
    assert file.stat().st_ino == inode
    home.scan(store)
    assert total(store)[5] == 2


def test_a_file_that_was_written_over_at_the_same_size_is_read_again(home):
    # Of the same length, and the same for 3 KB before its end.
    end = user("x" * 3000)
    file = home.claude("s1", ONE, TWO, end)
    store = home.store()
    before = file.stat()
    with file.open("r+b") as out:
        out.write(dumped(assistant("msg_9", "req_9")))
    os.utime(file, ns=(before.st_mtime_ns + 1, before.st_mtime_ns + 1))
    assert (file.stat().st_size, file.stat().st_ino) == (before.st_size, before.st_ino)
    assert home.scan(store, most=before.st_size - 1).ahead == before.st_size
    home.scan(store)
    assert total(store) == (21, 171, 0, 0, 0, 3)


def test_a_file_that_shrank_and_grew_beyond_where_it_was_is_read_again(home):
    file = home.claude("s1", ONE, user("x" * 3000))
    store = home.store()
    with file.open("r+b") as out:  # other lines, whose ends lie where the others' lay
        out.truncate(0)
        out.write(b"".join(map(dumped, (assistant("msg_9", "req_9"), user("x" * 3000), TWO))))
    home.scan(store)
    assert total(store) == (21, 171, 0, 0, 0, 3)


def test_a_file_that_was_replaced_by_one_of_the_same_size_and_time_is_read_again(home):
    file = home.claude("s1", ONE, user("x" * 3000))
    store = home.store()
    before = file.stat()
    home.claude("new", assistant("msg_9", "req_9"), user("x" * 3000)).replace(file)
    os.utime(file, ns=(before.st_mtime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    home.scan(store)
    assert total(store)[5] == 2


@pytest.mark.parametrize("kept", [0, 1, 300, 900])
def test_a_file_that_was_cut_and_written_on_keeps_what_it_had(home, kept):
    raw = b"".join(map(dumped, (ONE, TWO)))
    file = home.claude("s1", raw)
    store = home.store()
    file.write_bytes(raw[:kept])
    home.scan(store)
    assert total(store)[5] == 2
    file.write_bytes(raw + dumped(THREE))
    home.scan(store)
    assert (total(store), store.malformed_lines()) == ((21, 171, 0, 0, 0, 3), 0)


def test_a_rotated_file_is_known_by_its_responses(home):
    file = home.claude("s1", ONE, TWO)
    store = home.store()
    file.rename(file.with_name("s1-old.jsonl"))
    home.claude("s1", TWO, THREE)
    home.scan(store)
    assert total(store) == (21, 171, 0, 0, 0, 3)


def test_damaged_lines_are_replaced_by_a_second_reading_and_added_to_by_an_append(home):
    file = home.claude("s1", ONE, b"broken\n", b"broken\n")
    store = home.store()
    home.append(f"{CLAUDE}/s1.jsonl", b"broken\n")
    home.scan(store)
    assert store.malformed_lines() == 3
    copy = file.with_name("copy")
    shutil.copy(file, copy)
    copy.replace(file)  # another inode
    home.scan(store)
    assert store.malformed_lines() == 3


def test_events_outlive_their_file(home):
    file = home.claude("s1", ONE, TWO)
    store = home.store()
    file.unlink()
    home.scan(store)
    assert total(store)[5] == 2


def test_a_restart_goes_on_where_it_was(home):
    file = home.claude("s1", ONE)
    path = home.folder / "store.db"
    for added in (TWO, THREE):
        store = Store.open(path, thresholds=THRESHOLDS)
        home.scan(store)
        store.close()
        home.append(str(file.relative_to(home.folder)), added)
    store = Store.open(path, thresholds=THRESHOLDS)
    assert home.scan(store).bytes == len(dumped(THREE))
    assert total(store)[5] == 3
    store.close()


def test_a_new_version_of_a_reader_reads_its_files_again(home):
    home.claude("s1", ONE)
    home.codex("t1", meta(), turn(), count((100, 0, 10), (100, 0, 10)))
    store = home.store()
    newer = [each._replace(version=each.version + (each.id == "codex")) for each in discover()]
    assert scan(store, newer, home.places).read == 1
    assert total(store)[5] == 2


def test_the_same_file_by_two_ways_counts_once(home, tmp_path):
    home.claude("s1", ONE)
    (tmp_path / ".claude/projects/link").symlink_to(tmp_path / CLAUDE)
    (tmp_path / CLAUDE / "loop").symlink_to(tmp_path / ".claude")
    assert total(home.store())[5] == 1


# --- any order -------------------------------------------------------------------------------------

FILES = [
    [ONE, assistant("msg_2", "req_2", used=usage(out=3))],
    [
        assistant("msg_1", "req_1", session="s2"),
        assistant("msg_2", "req_2", session="s2", used=usage(out=90)),
    ],
    [assistant("msg_1", "req_9", side=True, used=usage(out=400)), THREE],
    [assistant("msg_1", "req_8", used=usage(out=200), at="2026-11-21T10:00:00.000Z")],
    [assistant("msg_2", None, used=usage(out=95)), assistant("msg_3", None)],
    [assistant("msg_3", "req_3", model="claude-haiku-5-5", cwd="/elsewhere")],
]


def as_read(home, order, *, together):
    store = Store.in_memory(thresholds=THRESHOLDS)
    for place, number in enumerate(order):
        file = home.claude(f"f{number}", *FILES[number])
        os.utime(file, ns=(place, place))
        if not together:
            home.scan(store)
    home.scan(store)
    return sums(store, ("model", "project", "mode")), store.first_event(), store.last_event()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(FILES))), together=st.booleans())
def test_files_may_be_read_in_any_order(tmp_path, order, together):
    shutil.rmtree(tmp_path)
    found = as_read(Home(tmp_path), order, together=together)
    shutil.rmtree(tmp_path)
    assert found == as_read(Home(tmp_path), range(len(FILES)), together=True)


# --- trouble ---------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that opens and cannot be read")
def test_a_file_that_cannot_be_read_is_a_sentence(home):
    (home.folder / CLAUDE).mkdir(parents=True)
    (home.folder / CLAUDE / "a.jsonl").symlink_to("/proc/self/mem")
    home.claude("b", TWO)
    store = Store.in_memory(thresholds=THRESHOLDS)
    result = home.scan(store)
    assert "could not be read" in result.problems[0]
    assert (result.complete, total(store)[5]) == (False, 1)


def test_a_folder_named_like_a_log_is_none(home):
    (home.folder / CLAUDE / "odd.jsonl").mkdir(parents=True)
    home.claude("b", TWO)
    assert total(home.store())[5] == 1


def test_a_link_to_nowhere_is_passed_over(home):
    home.claude("b", TWO)
    (home.folder / CLAUDE / "gone.jsonl").symlink_to(home.folder / "nowhere")
    store = Store.in_memory(thresholds=THRESHOLDS)
    assert home.scan(store).problems == ()


def test_a_home_without_logs(home):
    store = home.store()
    assert (store.first_event(), store.last_event(), store.malformed_lines()) == (None, None, 0)


class Failing:
    """A keeper whose disk fills up after some writes."""

    def __init__(self, store, writes):
        self._store, self._writes = store, writes
        self.marks = store.marks

    def write(self, reads):
        if not self._writes:
            raise OSError("no room")
        self._writes -= 1
        return self._store.write(reads)


def test_a_crash_in_the_middle_loses_nothing(home):
    lines = [assistant(f"m{n}", f"r{n}") for n in range(reading.BATCH_ROWS + 6000)]
    home.claude("a", *lines)
    home.claude("b", ONE)
    store = Store.in_memory(thresholds=THRESHOLDS)
    with pytest.raises(OSError, match="no room"):
        scan(Failing(store, 1), discover(), home.places)
    home.scan(store)
    assert total(store)[5] == len(lines) + 1
    assert store.malformed_lines() == 0


def test_a_long_file_is_kept_in_parts(home):
    lines = [assistant(f"m{n}", f"r{n}") for n in range(reading.BATCH_ROWS + 6000)]
    home.claude("a", *lines)
    store = Store.in_memory(thresholds=THRESHOLDS)
    result = home.scan(store, stop=lambda: total(store)[5] > 0)
    assert not result.complete
    assert 0 < total(store)[5] < len(lines)
    assert home.scan(store).complete
    assert total(store)[5] == len(lines)


def test_stopping_keeps_what_was_read(home):
    for number in range(9):
        home.claude(str(number), assistant(f"m{number}", f"r{number}"))
    store = Store.in_memory(thresholds=THRESHOLDS)
    asked = iter([False] * 4 + [True] * 99)
    result = home.scan(store, stop=lambda: next(asked))
    assert not result.complete
    assert 0 < total(store)[5] < 9
    assert home.scan(store).complete
    assert total(store)[5] == 9


class Racing:
    """A keeper beside which another process reads the same files, just before each write."""

    def __init__(self, store, home, other):
        self._store, self._home, self._other = store, home, other
        self.marks = store.marks

    def write(self, reads):
        self._home.scan(self._other)
        return self._store.write(reads)


def test_two_processes_reading_the_same_files_count_once(home):
    path = home.folder / "store.db"
    mine, other = (Store.open(path, thresholds=THRESHOLDS) for _ in range(2))
    home.claude("s1", ONE, TWO, b"broken\n")
    result = scan(Racing(mine, home, other), discover(), home.places)
    assert not result.complete
    assert home.scan(mine).complete
    assert (total(mine), total(other), mine.malformed_lines()) == ((14, 114, 0, 0, 0, 2),) * 2 + (1,)
    mine.close()
    other.close()


# --- the caller's wishes ---------------------------------------------------------------------------


def test_only_what_is_named_is_read(home):
    file = home.claude("s1", ONE)
    home.claude("s2", TWO)
    store = Store.in_memory(thresholds=THRESHOLDS)
    assert home.scan(store, only=[file, home.folder / "elsewhere.jsonl"]).read == 1
    assert total(store)[5] == 1
    home.scan(store, only=[home.folder / CLAUDE])
    assert total(store)[5] == 2


def test_too_much_is_left_and_told(home):
    file = home.claude("s1", ONE)
    store = Store.in_memory(thresholds=THRESHOLDS)
    result = home.scan(store, most=10)
    assert (result.ahead, result.read, result.complete) == (file.stat().st_size, 0, False)
    assert home.scan(store, most=10_000).ahead == 0
    assert total(store)[5] == 1


def test_progress_grows_to_the_end(home):
    for number in range(5):
        home.claude(str(number), assistant(f"m{number}", f"r{number}"))
    told = []
    home.scan(Store.in_memory(thresholds=THRESHOLDS), on_progress=told.append)
    assert (told[-1].files_done, told[-1].files) == (5, 5)
    assert told[-1].bytes_done == told[-1].bytes > 0


def test_files_changed_last_come_first(home):
    for number in range(3):
        os.utime(home.claude(str(number), assistant(f"m{number}", f"r{number}")), ns=(number, number))

    class Watching(Failing):
        order = ()

        def write(self, reads):
            self.order = [Path(read.path).stem for read in reads]
            return super().write(reads)

    keeper = Watching(Store.in_memory(thresholds=THRESHOLDS), 9)
    scan(keeper, discover(), home.places)
    assert keeper.order == ["2", "1", "0"]


# --- folders ---------------------------------------------------------------------------------------


def where(reader_id, env, platform="linux", home="/home/me"):
    reader = next(each for each in discover() if each.id == reader_id)
    return [str(path) for path in folders(reader, Places(Path(home), env, platform))]


def test_readers_are_found_by_walking():
    found = [(each.id, each.name) for each in discover()]
    assert found == sorted(found)
    assert {("claude-code", "Claude Code"), ("codex", "Codex"), ("gemini", "Gemini CLI")} <= set(found)


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({}, ["/home/me/.claude/projects", "/home/me/.config/claude/projects"]),
        ({"XDG_CONFIG_HOME": "/x"}, ["/home/me/.claude/projects", "/x/claude/projects"]),
        (
            {"CLAUDE_CONFIG_DIR": "/a, /b/projects ,~/c"},
            ["/a/projects", "/b/projects", "/home/me/c/projects"],
        ),
        ({"CLAUDE_CONFIG_DIR": " "}, ["/home/me/.claude/projects", "/home/me/.config/claude/projects"]),
    ],
)
def test_claude_codes_folders(env, expected):
    assert where("claude-code", env) == expected


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({}, ["/home/me/.codex/sessions", "/home/me/.codex/archived_sessions"]),
        ({"CODEX_HOME": "/a,/b/sessions"}, ["/a/sessions", "/a/archived_sessions", "/b/sessions"]),
    ],
)
def test_codexs_folders(env, expected):
    assert where("codex", env) == expected


def test_windows_homes_are_named_by_a_variable():
    found = where("codex", {"USERPROFILE": "/users/me"}, "win32", "/wrong")
    assert found[0] == "/users/me/.codex/sessions"


def test_a_config_folder_without_projects_may_hold_them_itself(tmp_path):
    home = Home(tmp_path, {"CLAUDE_CONFIG_DIR": str(tmp_path / "logs")})
    home.write("logs/-home-me/s1.jsonl", ONE)
    assert total(home.store())[5] == 1


def test_further_folders_are_looked_through_too(home, tmp_path):
    home.claude("s1", ONE)
    home.write("elsewhere/deep/er/s2.jsonl", TWO)
    home.places = home.places._replace(extra={"claude-code": (tmp_path / "elsewhere",)})
    store = home.store()
    assert total(store)[5] == 2
    reader = next(each for each in discover() if each.id == "claude-code")
    assert sorted(path.name for path in find_files(reader, home.places)) == ["s1.jsonl", "s2.jsonl"]


def test_subagents_and_their_notes(home):
    home.claude("s1/subagents/agent-a", assistant(side=True))
    home.write(f"{CLAUDE}/s1/subagents/agent-a.meta.json", {"usage": usage()})
    home.write(f"{CLAUDE}/s1/journal.jsonl", {"type": "note"})
    assert total(home.store())[5] == 1


def test_a_lines_text_is_never_kept(home):
    sentence = "a sentence that is nobody's business"
    path = home.folder / "store.db"
    home.claude(
        "s1",
        user(sentence),
        assistant(content=[{"type": "text", "text": sentence}]),
        json.dumps(user(sentence)),
    )
    store = Store.open(path, thresholds=THRESHOLDS)
    home.scan(store)
    store.close()
    assert sentence.encode() not in b"".join(file.read_bytes() for file in home.folder.glob("store.db*"))


def test_what_is_written_beside_a_database_leads_to_it(tmp_path):
    (file := tmp_path / "data" / "x.db").parent.mkdir()
    file.write_bytes(b"12345")
    (log := tmp_path / "data" / "x.db-wal").write_bytes(b"123")
    (tmp_path / "data" / "y.txt").write_bytes(b"1")
    for root in (file, file.parent):
        reader = Reader(
            "x", "X", 1, lambda _, root=root: (root,), lambda *_: None, (), ends=(".db",), beside=("-wal",)
        )
        places = Places(tmp_path, {}, "linux")
        for only in (None, [file.parent], [log], [file, log]):
            if only == [file.parent] and root == file:
                continue
            assert [(each.path, each.size) for each in sweep(reader, places, only, [])] == [(str(file), 8)]
        assert list(sweep(reader, places, [tmp_path / "data" / "y.txt"], [])) == []
