"""Copilot CLI's events, trap by trap."""

import json

import pytest

from tests.logs.home import groups, sums, total
from tests.logs.tools import sample
from trayapp.system.store import Store

STATE = ".copilot/session-state"
AT = "2026-11-20T10:00:00.000Z"
LATER = "2026-11-22T10:00:00.000Z"


def event(kind, data, at=AT, name="e"):
    return {"type": kind, "data": data, "id": name, "timestamp": at, "parentId": None}


NAMES = {"gpt_5_4": "gpt-5.4", "gpt_5": "gpt-5"}


def start(session="c1", **more):
    return event("session.start", {"sessionId": session, "context": {"cwd": "/home/me/proj/sub", **more}})


def call(name, whole, out, read=0, written=0, *, at=AT, model="gpt-5.4", **more):
    used = {
        "model": model, "inputTokens": whole, "outputTokens": out, "cacheReadTokens": read,
        "cacheWriteTokens": written, "reasoningTokens": out // 2, "cost": 1.0, "apiCallId": name, **more,
    }  # fmt: skip
    return event("session.usage_record", {"usage": used}, at)


def end(at=AT, **models):
    metrics = {
        NAMES[model]: {"usage": dict(zip(
            ("inputTokens", "outputTokens", "cacheReadTokens", "cacheWriteTokens"), counters, strict=True
        ))}
        for model, counters in models.items()
    }  # fmt: skip
    return event("session.shutdown", {"modelMetrics": metrics}, at)


def test_the_samples_truth_reckoned_plainly(tmp_path):
    home = sample("copilot", tmp_path / "home")
    calls = {}
    for file in home.folder.rglob("*.jsonl"):
        for raw in file.read_text(encoding="utf-8").splitlines():
            line = json.loads(raw)
            if line["type"] == "session.usage_record":
                used = line["data"]["usage"]
                calls[used["apiCallId"]] = used
    whole, out, read, written = (
        sum(each[name] for each in calls.values())
        for name in ("inputTokens", "outputTokens", "cacheReadTokens", "cacheWriteTokens")
    )
    assert total(home.store()) == (whole - read - written, out, read, written, 0, len(calls))
    assert {group.project for group in groups(home.store())} == {"/home/me/proj"}


def test_a_session_that_crashed_counts(tmp_path):
    home = sample("copilot", tmp_path / "home")
    (crashed,) = (home.folder / STATE).glob("83192d22*/events.jsonl")
    assert b"session.shutdown" not in crashed.read_bytes()
    for other in (home.folder / STATE).glob("[!8]*/events.jsonl"):
        other.unlink()
    assert total(home.store()) == (0, 57, 13153, 0, 0, 1)


def test_a_resumption_under_another_model_has_its_own_name(tmp_path):
    used = sums(sample("copilot", tmp_path / "home").store())
    assert {model: each.requests for model, each in used.items()} == {"claude-sonnet-4.5": 2, "gpt-5.4": 3}


def test_names_in_prose_are_no_models(home):
    home.write(f"{STATE}/a/events.jsonl", start(), call("1", 9, 1, modelDisplayName="GPT-5.4", isByok=False))
    assert set(sums(home.store())) == {"gpt-5.4"}


def test_running_totals_count_only_what_no_record_told(home):
    # Two calls with records; the totals know of 10 more tokens, then, resumed, of one more call alone.
    first = [start(), call("1", 100, 7, 60), call("2", 200, 9, 100, 20), end(gpt_5_4=(310, 16, 160, 20))]
    again = [
        event("session.resume", {"context": {}}),
        call("3", 50, 5, at=LATER),
        end(LATER, gpt_5_4=(360, 21, 160, 20)),
    ]
    home.write(f"{STATE}/a/events.jsonl", *first)
    store = home.store()
    assert total(store) == (130, 16, 160, 20, 0, 3)
    home.append(f"{STATE}/a/events.jsonl", *again)
    home.scan(store)
    assert total(store) == total(home.store()) == (180, 21, 160, 20, 0, 4)


def test_versions_without_records_count_by_their_totals_on_their_days(home):
    resumed = [event("session.resume", {}), end(LATER, gpt_5_4=(150, 9, 60, 0), gpt_5=(5, 1, 0, 0))]
    home.write(f"{STATE}/a/events.jsonl", start(), end(gpt_5_4=(100, 7, 60, 0)), *resumed)
    store = home.store()
    assert total(store) == (95, 10, 60, 0, 0, 3)
    assert store.first_event().day == 20
    assert store.last_event().day == 22


def test_a_total_under_another_name_of_the_model_is_the_same_use(home):
    records = [call("1", 100, 7, model="gpt-5"), call("2", 50, 3)]
    home.write(f"{STATE}/a/events.jsonl", start(), *records, end(gpt_5_4=(150, 10, 0, 0)))
    assert total(home.store()) == (150, 10, 0, 0, 0, 2)


def test_a_total_that_is_told_twice_counts_once(home):
    home.write(
        f"{STATE}/a/events.jsonl", start(), end(gpt_5_4=(100, 7, 60, 0)), end(LATER, gpt_5_4=(100, 7, 60, 0))
    )
    assert total(home.store()) == (40, 7, 60, 0, 0, 1)


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_it_goes_on_wherever_it_stopped(home, lines):
    told = [
        start(),
        call("1", 100, 7),
        end(gpt_5_4=(120, 8, 0, 0)),
        call("2", 30, 3),
        end(gpt_5_4=(150, 11, 0, 0)),
    ]
    home.write(f"{STATE}/a/events.jsonl", *told[:lines])
    store = home.store()
    home.append(f"{STATE}/a/events.jsonl", *told[lines:])
    home.scan(store)
    assert total(store) == (150, 11, 0, 0, 0, 3)


def test_a_forked_session_repeats_its_calls(home):
    home.write(f"{STATE}/a/events.jsonl", start(), call("1", 100, 7))
    home.write(f"{STATE}/b/events.jsonl", start("c2"), call("1", 100, 7), call("2", 50, 5))
    assert total(home.store()) == (150, 12, 0, 0, 0, 2)


def test_a_call_without_an_id_or_an_instant(home):
    nameless = call("", 10, 1)
    home.write(f"{STATE}/a/events.jsonl", start(), nameless, nameless, call("x", 5, 1, at="never"))
    store = home.store()
    assert total(store) == (10, 1, 0, 0, 0, 1)
    assert store.malformed_lines() == 1


def test_its_costs_are_not_dollars(home):
    home.write(f"{STATE}/a/events.jsonl", start(gitRoot="/home/me/proj"), call("1", 100, 7))
    (group,) = groups(home.store())
    assert group.billed is None
    assert group.project == "/home/me/proj"


def test_a_home_of_its_own(home):
    home.write("x/session-state/a/events.jsonl", start(), call("1", 100, 7))
    home.places = home.places._replace(env={"COPILOT_HOME": str(home.folder / "x")})
    store = Store.in_memory()
    home.scan(store)
    assert total(store)[-1] == 1
