"""What a vendor said of its limits on a log's lines: the newest of each name, before it counts as read."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.logs.home import CODEX, Home, count, line, meta, turn
from trayapp.system.store import Store

CAPTURES = Path(__file__).parent / "captures"
FIRST, LATER, LAST = (f"2026-11-20T1{hour}:00:00.000Z" for hour in (1, 2, 3))


def told(used, at=FIRST, name="codex", **more):
    """A token_count that only renews rate limits."""
    window = {"used_percent": used, "window_minutes": 300, "resets_at": 1795461419}
    limits = {"limit_id": name, "primary": window, "secondary": None, **more}
    return line("event_msg", {"type": "token_count", "info": None, "rate_limits": limits}, at)


def used(limit):
    return json.loads(limit.body)["primary"]["used_percent"]


def heard(home, store=None, **options):
    """What one scan gives, by name."""
    result = home.scan(store or Store.in_memory(), **options)
    return {limit.name: (used(limit), limit.at.hour) for limit in result.limits}


@pytest.mark.parametrize("name", ["codex-0.169.0-exec", "codex-0.169.0-tui"])
def test_codexs_own_logs_tell_the_last_one_as_it_stands(name):
    truth = max(
        (each["timestamp"], json.dumps(each["payload"]["rate_limits"], separators=(",", ":")).encode())
        for file in (CAPTURES / name).rglob("*.jsonl")
        for each in map(json.loads, file.read_text(encoding="utf-8").splitlines())
        if each["type"] == "event_msg" and each["payload"]["type"] == "token_count"
        if each["payload"]["rate_limits"] is not None
    )
    (limit,) = Home(CAPTURES / name).scan(Store.in_memory()).limits
    assert (limit.tool, limit.name) == ("codex", "codex")
    assert (limit.at, limit.body) == (datetime.fromisoformat(truth[0]), truth[1])
    assert limit.at.tzinfo is UTC


def test_the_newest_of_each_name_over_all_files(home):
    home.codex("t1", meta("t1"), told(10, FIRST), told(30, LAST), told(5, LATER, "codex_other"))
    home.codex("t2", meta("t2"), told(20, LATER), told(4, FIRST, "codex_other"))
    assert heard(home) == {"codex": (30, 13), "codex_other": (5, 12)}


def test_beside_counters_and_without_them(home):
    counted = count((100, 0, 10), (100, 0, 10), LATER)
    counted["payload"]["rate_limits"] = told(25)["payload"]["rate_limits"]
    home.codex("t1", meta(), turn(), told(10), counted)
    assert heard(home) == {"codex": (25, 12)}


def test_an_unchanged_scan_tells_nothing_and_an_append_only_what_is_new(home):
    file = home.codex("t1", meta(), told(10))
    store = Store.in_memory()
    assert heard(home, store) == {"codex": (10, 11)}
    assert heard(home, store) == {}
    home.append(str(file.relative_to(home.folder)), told(20, LATER))
    assert heard(home, store) == {"codex": (20, 12)}


def test_a_last_line_without_its_end(home):
    home.codex("t1", meta(), json.dumps(told(10)))
    assert heard(home) == {"codex": (10, 11)}


@pytest.mark.parametrize(
    "limits",
    [
        None,
        [],
        7,
        "x",
        {"limit_id": None, "primary": None},
        {"primary": {"used_percent": 1}, "limit_id": "codex"},
    ],
)
def test_other_shapes_are_handed_on_or_left_out_and_are_no_damage(home, limits):
    odd = line("event_msg", {"type": "token_count", "info": None, "rate_limits": limits})
    home.codex("t1", meta(), odd)
    store = Store.in_memory()
    result = home.scan(store)
    assert store.malformed_lines() == 0
    assert [json.loads(limit.body) for limit in result.limits] == (
        [limits] if isinstance(limits, dict) else []
    )


def test_lines_with_spaces_and_nulls(home):
    odd = told(10, secondary={"used_percent": None})
    odd["payload"]["info"] = {"last_token_usage": {"input_tokens": None}}  # the strict decoder refuses it
    home.write(f"{CODEX}/rollout-2026-11-20T10-00-00-t1.jsonl", meta(), odd, separators=(", ", ": "))
    assert heard(home) == {"codex": (10, 11)}


def test_an_instant_that_is_none_is_left_out(home):
    home.codex("t1", meta(), told(10, "yesterday"))
    assert heard(home) == {}


def test_copied_history_tells_its_parents_limits(home):
    at = "2026-11-20T12:00:00.100Z"
    fork = meta("t2", "2026-11-20T12:00:00.000Z", forked_from_id="t1")
    home.codex("t2", fork, meta("t1", at), told(90, at))
    assert heard(home) == {}


def test_it_is_told_before_the_lines_count_as_read(home):
    home.codex("t1", meta(), turn(), told(10))
    store = Store.in_memory()

    def crash(limits):
        assert [used(limit) for limit in limits] == [10]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        home.scan(store, on_limits=crash)
    assert heard(home, store) == {"codex": (10, 11)}


def test_each_is_told_once(home):
    home.codex("t1", meta(), told(10), told(20, LATER))
    home.codex("t2", meta("t2"), told(5))
    seen = []
    home.scan(Store.in_memory(), on_limits=seen.extend)
    assert [used(limit) for limit in seen] == [20]
