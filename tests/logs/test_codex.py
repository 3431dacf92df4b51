"""One small home per way in which Codex's logs can be counted wrongly."""

import json
from datetime import datetime, timedelta
from itertools import permutations

import pytest

from tests.logs.home import AT, Home, count, counters, days, line, meta, record, settings, sums, total, turn

LATER = "2026-11-20T10:05:00.000Z"


def one(home, *lines, **style):
    home.codex("t1", *lines, **style)
    return total(home.store())


def uuid7(ms):
    text = f"{ms:012x}"
    return f"{text[:8]}-{text[8:]}-7abc-8def-0123456789ab"


# 2026-11-20T10:00:00Z, when the threads of these tests are made
MADE = 1_795_168_800_000


# --- counters --------------------------------------------------------------------------------------


def test_input_is_without_what_was_cached_and_output_with_reasoning(home):
    assert one(home, meta(), turn(), count((100, 80, 20), (100, 80, 20))) == (20, 20, 80, 0, 0, 1)


def test_written_cache_is_taken_out_of_the_input_too(home):
    told = count((100, 50, 20, 30), (100, 50, 20, 30))
    assert one(home, meta(), turn(), told) == (20, 20, 50, 30, 0, 1)


def test_counters_are_the_threads_and_only_the_last_response_counts(home):
    lines = [count((100, 0, 10), (100, 0, 10)), count((250, 0, 30), (150, 0, 20))]
    assert one(home, meta(), turn(), *lines) == (250, 30, 0, 0, 0, 2)


def test_counters_that_are_told_again_are_no_response(home):
    told = [count((100, 0, 10), (100, 0, 10), at) for at in (AT, LATER, "2026-11-20T11:00:00.000Z")]
    assert one(home, meta(), turn(), *told) == (100, 10, 0, 0, 0, 1)


def test_stale_counters_out_of_order_are_no_response(home):
    a, b = ((100, 0, 10), (100, 0, 10)), ((250, 0, 30), (150, 0, 20))
    assert one(home, meta(), turn(), count(*a), count(*b), count(*a), count(*b)) == (250, 30, 0, 0, 0, 2)


def test_stale_counters_count_when_they_were_first_told_though_the_clock_was_set_back(home):
    a, b = ((100, 0, 10), (100, 0, 10)), ((250, 0, 30), (150, 0, 20))
    back = "2026-11-19T08:00:00.000Z"
    stale = [count(*b, back), count(*a, back), count(*b, back)]
    home.codex("t1", meta(), turn(), count(*a), turn("gpt-5.3-codex"), count(*b), turn("gpt-5.6-sol"), *stale)
    store = home.store()
    assert {day: each.input for day, each in days(store).items()} == {"2026-11-20": 250}
    assert {model: each.input for model, each in sums(store).items()} == {
        "gpt-5.5": 100,
        "gpt-5.3-codex": 150,
    }


def test_an_estimate_after_compaction_is_no_response(home):
    estimate = count((100, 0, 10), (0, 0, 0))
    estimate["payload"]["info"]["last_token_usage"]["total_tokens"] = 12_618
    assert one(home, meta(), turn(), count((100, 0, 10), (100, 0, 10)), estimate) == (100, 10, 0, 0, 0, 1)


def test_rate_limits_without_counters_are_no_response(home):
    limits = line("event_msg", {"type": "token_count", "info": None, "rate_limits": {}})
    assert one(home, meta(), turn(), limits, count((100, 0, 10), (100, 0, 10)), limits)[5] == 1


def test_falling_counters_count_the_last_response(home):
    told = [count((1000, 0, 100), (1000, 0, 100)), count((400, 0, 40), (300, 0, 30))]
    assert one(home, meta(), turn(), *told) == (1300, 130, 0, 0, 0, 2)


def test_what_counters_tell_beyond_lines_is_seen_after_they_began_anew_too(home):
    told = [count((1000, 900, 10), (1000, 900, 10)), count((990, 100, 30), (990, 100, 30))]
    more = [count((1200, 150, 50), (210, 50, 20)), count((1350, 200, 65), (100, 50, 10))]
    home.codex("t1", meta(), turn(), *told, *more)
    (hidden,) = home.store().background()
    assert (hidden.tokens.input, hidden.tokens.output) == (50, 5)


def test_without_a_last_response_the_difference_counts(home):
    told = [count((100, 40, 10), None), count((250, 140, 30), None), count((250, 140, 30), None)]
    assert one(home, meta(), turn(), *told) == (110, 30, 140, 0, 0, 2)


def test_without_counters_the_last_response_counts(home):
    assert one(home, meta(), turn(), count(None, (100, 0, 10)), count(None, (100, 0, 10), LATER))[5] == 2


def test_more_cached_than_input_is_no_negative_input(home):
    assert one(home, meta(), turn(), count((100, 120, 10), (100, 120, 10))) == (0, 10, 100, 0, 0, 1)


def test_the_older_name_of_cached_input(home):
    told = count((100, 0, 10), (100, 0, 10))
    for name in ("total_token_usage", "last_token_usage"):
        told["payload"]["info"][name] = {
            "input_tokens": 100,
            "cache_read_input_tokens": 60,
            "output_tokens": 10,
        }
    assert one(home, meta(), turn(), told) == (40, 10, 60, 0, 0, 1)


# --- records ---------------------------------------------------------------------------------------


def test_a_record_and_its_count_are_one_response(home):
    lines = [
        record("r1", (100, 0, 10), (100, 0, 10)), count((100, 0, 10), (100, 0, 10)),
        record("r2", (150, 0, 20), (250, 0, 30)), count((250, 0, 30), (150, 0, 20)),
    ]  # fmt: skip
    assert one(home, meta(), turn(), *lines) == (250, 30, 0, 0, 0, 2)


def test_a_count_before_its_record_is_one_response_too(home):
    lines = [count((100, 0, 10), (100, 0, 10)), record("r1", (100, 0, 10), (100, 0, 10))]
    assert one(home, meta(), turn(), *lines) == (100, 10, 0, 0, 0, 1)


def test_a_record_whose_count_was_lost(home):
    assert one(home, meta(), turn(), record("r1", (100, 0, 10), (100, 0, 10))) == (100, 10, 0, 0, 0, 1)


def test_a_count_whose_record_was_lost(home):
    lines = [record("r1", (100, 0, 10), (100, 0, 10)), count((250, 0, 30), (150, 0, 20))]
    assert one(home, meta(), turn(), *lines) == (250, 30, 0, 0, 0, 2)


def test_stale_counters_of_responses_that_records_told_are_no_response(home):
    a, b = ((100, 0, 10), (100, 0, 10)), ((250, 0, 30), (150, 0, 20))
    told = [record("r1", a[1], a[0]), count(*a), count(*b), record("r2", b[1], b[0]), count(*a), count(*b)]
    more = [count((300, 0, 35), (50, 0, 5)), record("r3", (50, 0, 5), (300, 0, 35))]
    assert one(home, meta(), turn(), *told, *more) == (300, 35, 0, 0, 0, 3)


def test_records_whose_counters_begin_anew_are_responses(home):
    told = [record("r1", (100, 0, 10), (100, 0, 10)), count((100, 0, 10), (100, 0, 10))]
    anew = [record("r2", (60, 0, 6), (60, 0, 6)), count((60, 0, 6), (60, 0, 6))]
    lost = [count((90, 0, 9), (30, 0, 3))]
    assert one(home, meta(), turn(), *told, *anew, *lost) == (190, 19, 0, 0, 0, 3)


def test_two_responses_of_the_same_size_are_two(home):
    lines = [record(f"r{n}", (100, 0, 10), (100 * n, 0, 10 * n)) for n in (1, 2, 3)]
    assert one(home, meta(), turn(), *lines) == (300, 30, 0, 0, 0, 3)


# --- the thread's own bill -------------------------------------------------------------------------


def agreed(store):
    """(sessions, equal, beyond, below, client's tokens, lines' tokens) by day and model."""
    return {
        (each.day, each.model): (
            each.sessions, each.equal, each.beyond, each.below, each.client.total, each.seen.total
        )
        for each in store.agreements()
    }  # fmt: skip


def test_a_threads_counters_are_held_against_its_lines_by_day_and_model(home):
    next_day = "2026-11-21T10:00:00.000Z"
    home.codex(
        "t1", meta(), turn(), count((100, 40, 10), (100, 40, 10)), count((250, 40, 30), (150, 0, 20)),
        turn("gpt-5.3-codex"), count((350, 40, 40), (100, 0, 10)),
        count((480, 40, 55), (100, 0, 10), next_day),  # 30 and 5 that no line told
    )  # fmt: skip
    home.codex("t2", meta("t2"), turn(), record("r1", (60, 0, 6), (60, 0, 6), thread="t2"))
    store = home.store()
    assert agreed(store) == {
        ("2026-11-20", "gpt-5.5"): (2, 2, 0, 0, 280 + 66, 280 + 66),
        ("2026-11-20", "gpt-5.3-codex"): (1, 1, 0, 0, 110, 110),
        ("2026-11-21", "gpt-5.3-codex"): (1, 0, 1, 0, 145, 110),
    }
    assert {each.client_usd for each in store.agreements()} == {None}
    assert (total(store)[:2], len(store.background())) == ((500, 61), 1)


def test_a_threads_bill_is_the_same_in_halves_in_copies_and_in_forks(home):
    lines = [meta(), turn(), *(count((100 * n, 0, 10 * n), (100, 0, 10)) for n in range(1, 6))]
    file = home.codex("t1", *lines[:4])
    store = home.store()
    home.append(str(file.relative_to(home.folder)), *lines[4:])
    home.write(".codex/archived_sessions/rollout-2026-11-20T10-00-00-t1.jsonl", *lines[:5])
    base = {"thread_id": "t1"}
    home.codex(
        "f", meta("f", forked_from_id="t1", history_base=base), turn(), count((600, 0, 60), (100, 0, 10))
    )
    home.scan(store)
    assert agreed(store) == {("2026-11-20", "gpt-5.5"): (2, 2, 0, 0, 660, 660)}


def test_counters_that_pass_where_they_were_before_tell_no_more_than_the_lines(home):
    # Fewer cached tokens than the first time: what is left of the growth would be cached ones alone.
    lines = [meta(), turn(), count((1000, 100, 10), (1000, 100, 10)), count((900, 800, 5), (900, 800, 5))]
    file = home.codex("t1", *lines)
    store = home.store()
    home.append(str(file.relative_to(home.folder)), count((1100, 950, 20), (200, 150, 15)))
    home.scan(store)
    assert agreed(store) == {("2026-11-20", "gpt-5.5"): (1, 0, 0, 1, 1010, 1010 + 905 + 215)}


def test_counters_that_begin_anew_tell_less_than_the_lines(home):
    home.codex("t1", meta(), turn(), count((1000, 0, 100), (1000, 0, 100)), count((400, 0, 40), (400, 0, 40)))
    assert agreed(home.store()) == {("2026-11-20", "gpt-5.5"): (1, 0, 0, 1, 1100, 1540)}


# --- models, tiers, sessions -----------------------------------------------------------------------


def test_the_model_changes_in_the_middle(home):
    home.codex(
        "t1", meta(), turn("gpt-5.5"), count((100, 0, 10), (100, 0, 10)),
        turn("gpt-5.3-codex"), count((250, 0, 30), (150, 0, 20)),
    )  # fmt: skip
    found = {name: tokens.input for name, tokens in sums(home.store()).items()}
    assert found == {"gpt-5.5": 100, "gpt-5.3-codex": 150}


def test_without_a_model_it_is_the_first_one(home):
    home.codex("t1", meta(), count((100, 0, 10), (100, 0, 10)))
    assert set(sums(home.store())) == {"gpt-5"}


@pytest.mark.parametrize(
    ("tier", "mode"), [("priority", "priority"), ("fast", "fast"), ("default", ""), (None, "")]
)
def test_the_service_tier_is_the_settings(home, tier, mode):
    home.codex("t1", meta(), turn(), settings("flex"), settings(tier), count((100, 0, 10), (100, 0, 10)))
    assert set(sums(home.store(), ("mode",))) == {mode}


def test_the_tier_holds_from_where_it_was_set(home):
    home.codex(
        "t1", meta(), turn(), count((100, 0, 10), (100, 0, 10)), settings("priority"),
        count((250, 0, 30), (150, 0, 20)), settings(None), count((450, 0, 40), (200, 0, 10)),
    )  # fmt: skip
    found = {name: tokens.input for name, tokens in sums(home.store(), ("mode",)).items()}
    assert found == {"": 300, "priority": 150}


def test_equal_responses_of_two_sessions_are_two(home):
    for name in ("t1", "t2"):
        home.codex(name, meta(name), turn(), count((100, 0, 10), (100, 0, 10)))
    assert total(home.store()) == (200, 20, 0, 0, 0, 2)


def test_an_archived_copy_is_the_same_session(home):
    lines = [meta(), turn(), count((100, 0, 10), (100, 0, 10)), record("r2", (50, 0, 5), (150, 0, 15))]
    home.codex("t1", *lines)
    home.write(".codex/archived_sessions/rollout-2026-11-20T10-00-00-t1.jsonl", *lines)
    assert total(home.store()) == (150, 15, 0, 0, 0, 2)


def test_an_archived_copy_that_was_cut_is_the_same_session(home):
    lines = [meta(), turn(), *(count((100 * n, 0, n), (100, 0, 1)) for n in range(1, 6))]
    home.write(".codex/archived_sessions/rollout-2026-11-20T10-00-00-t1.jsonl", *lines[:4])
    home.codex("t1", *lines)
    assert total(home.store()) == (500, 5, 0, 0, 0, 5)


def test_a_response_counts_in_the_folder_of_its_turn(home):
    home.codex(
        "t1",
        meta(),
        count((100, 0, 10), (100, 0, 10)),
        turn(cwd="/elsewhere"),
        count((150, 0, 15), (50, 0, 5)),
        turn(),
        count((160, 0, 17), (10, 0, 2)),
    )
    found = {name: each.output for name, each in sums(home.store(), ("project",)).items()}
    assert found == {"/home/me/proj": 12, "/elsewhere": 5}


# --- copied history --------------------------------------------------------------------------------

PARENT = (
    meta("p", "2026-11-20T09:00:00.000Z"),
    turn(at="2026-11-20T09:00:00.000Z"),
    count((1000, 0, 100), (1000, 0, 100), "2026-11-20T09:00:10.000Z"),
    count((2500, 0, 200), (1500, 0, 100), "2026-11-20T09:01:00.000Z"),
)


def replay(start=AT, step=20, **marks):
    """The parent's lines with the instants of their copying, `step` milliseconds apart."""
    first = datetime.fromisoformat(start)
    for number, each in enumerate(PARENT, 1):
        at = first + timedelta(milliseconds=number * step)
        copy = json.loads(json.dumps(each)) | {"timestamp": at.isoformat().replace("+00:00", "Z")}
        copy["payload"].update(marks if copy["type"] == "turn_context" else {})
        yield copy


def both(tmp_path, *child):
    """Totals with the parent's file read before, after and not at all."""
    found = []
    for names in (("a", "b"), ("b", "a"), ("a",)):
        home = Home(tmp_path / "-".join(names) / str(len(found)))
        home.codex(names[0], *child)
        if len(names) > 1:
            home.codex(names[1], *PARENT)
        found.append(total(home.store()))
    return found


OWN = (2800, 0, 230), (300, 0, 30)
ALONE = (300, 30, 0, 0, 0, 1)
WITH_PARENT = (2800, 230, 0, 0, 0, 3)


def test_copied_history_ends_where_a_turn_started_after_the_thread_was_made(tmp_path):
    began = {"type": "task_started", "turn_id": "x", "started_at": MADE // 1000 - 3600}
    own = began | {"started_at": MADE // 1000}
    child = [
        meta("c", AT, forked_from_id="p"), line("event_msg", began), *replay(),
        line("event_msg", own, "2026-11-20T10:00:00.200Z"), turn(), count(*OWN, "2026-11-20T10:00:00.400Z"),
    ]  # fmt: skip
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_copied_history_ends_where_a_turns_id_is_younger_than_the_thread(tmp_path):
    child = [
        meta("c", AT, source={"subagent": {"thread_spawn": {"parent_thread_id": "p"}}}),
        *replay(turn_id=uuid7(MADE - 3_600_000)),
        turn(turn_id=uuid7(MADE + 150), at="2026-11-20T10:00:00.200Z"),
        count(*OWN, "2026-11-20T10:00:00.400Z"),
    ]
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_a_copied_turn_may_seem_younger_than_the_thread_when_the_clock_was_set_back(tmp_path):
    child = [
        meta("c", AT, forked_from_id="p"), *replay(turn_id=uuid7(MADE + 3_600_000)),
        turn(turn_id=uuid7(MADE + 60_000), at="2026-11-20T10:01:00.100Z"),
        count(*OWN, "2026-11-20T10:01:02.000Z"),
    ]  # fmt: skip
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_a_copied_start_may_seem_younger_than_the_thread_when_the_clock_was_set_back(tmp_path):
    began = {"type": "task_started", "turn_id": "x", "started_at": MADE // 1000 + 3600}
    own = began | {"started_at": MADE // 1000 + 60}
    head, *history = replay()
    child = [
        meta("c", AT, forked_from_id="p"), head, line("event_msg", began), *history,
        line("event_msg", own, "2026-11-20T10:01:00.200Z"), turn(), count(*OWN, "2026-11-20T10:01:02.000Z"),
    ]  # fmt: skip
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_a_long_copy_with_marks_may_have_pauses(tmp_path):
    child = [
        meta("c", AT, parent_thread_id="p"),
        *replay(step=40_000, turn_id=uuid7(MADE - 3_600_000)),
        turn(turn_id=uuid7(MADE + 150), at="2026-11-20T10:04:00.200Z"),
        count(*OWN, "2026-11-20T10:04:00.400Z"),
    ]
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_copied_history_without_marks_ends_with_the_first_pause(tmp_path):
    child = [meta("c", AT, forked_from_id="p"), *replay(), turn(at=LATER), count(*OWN, LATER)]
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_a_copied_head_tells_of_copied_history(tmp_path):
    child = [meta("c", AT), *replay(), turn(at=LATER), count(*OWN, LATER)]
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_copied_history_may_keep_its_instants(tmp_path):
    child = [meta("c", AT), *PARENT[1:], turn(at=LATER), count(*OWN, LATER)]
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_a_subagent_without_copied_history(tmp_path):
    child = [meta("c", AT, parent_thread_id="p"), turn(at=AT), count((300, 0, 30), (300, 0, 30), LATER)]
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_a_fork_that_points_to_its_parents_history_goes_on_from_its_counters(tmp_path):
    base = {"thread_id": "p", "end_ordinal_exclusive": 38}
    child = [meta("c", AT, forked_from_id="p", history_base=base), turn(), count(*OWN)]
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_a_forks_first_counters_alone_tell_nothing(tmp_path):
    base = {"thread_id": "p"}
    child = [
        meta("c", AT, forked_from_id="p", history_base=base), turn(),
        count((2500, 0, 200), None), count((2800, 0, 230), None, LATER),
    ]  # fmt: skip
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_copied_records_are_their_threads(tmp_path):
    child = [
        meta("c", AT, forked_from_id="p"), record("r0", (9, 0, 1), (9, 0, 1), thread="p"), turn(at=LATER),
        record("r1", (300, 0, 30), (300, 0, 30), LATER, thread="c"),
    ]  # fmt: skip
    assert both(tmp_path, *child) == [WITH_PARENT, WITH_PARENT, ALONE]


def test_two_forks_of_one_parent_may_do_the_same(home):
    for name in ("c", "d"):
        home.codex(name, meta(name, AT, forked_from_id="p"), *replay(), turn(at=LATER), count(*OWN, LATER))
    assert total(home.store()) == (600, 60, 0, 0, 0, 2)


def test_every_order_of_a_family_gives_the_same(tmp_path):
    grandchild = [
        meta("g", LATER, forked_from_id="c"), *replay(LATER), count(*OWN, "2026-11-20T10:05:00.300Z"),
        turn(at="2026-11-20T10:09:00.000Z"), count((2900, 0, 240), (100, 0, 10), "2026-11-20T10:09:00.000Z"),
    ]  # fmt: skip
    child = [meta("c", AT, forked_from_id="p"), *replay(), turn(at=LATER), count(*OWN, LATER)]
    for number, order in enumerate(permutations((PARENT, child, grandchild))):
        home = Home(tmp_path / str(number))
        for name, lines in enumerate(order):
            home.codex(str(name), *lines)
        assert total(home.store()) == (2900, 240, 0, 0, 0, 4)


# --- captured output -------------------------------------------------------------------------------


def captured(*totals, thread="t9"):
    yield {"type": "thread.started", "thread_id": thread}
    for new, cached, out in totals:
        yield {"type": "turn.started"}
        yield {
            "type": "turn.completed",
            "usage": {"input_tokens": new, "cached_input_tokens": cached, "output_tokens": out},
        }


def test_captured_output_of_exec_counts(home):
    home.write(".codex/sessions/nightly.jsonl", *captured((100, 80, 10)))
    store = home.store()
    assert total(store) == (20, 10, 80, 0, 0, 1)
    assert set(sums(store)) == {"gpt-5"}


def test_captured_counters_are_the_threads(home):
    home.write(".codex/sessions/nightly.jsonl", *captured((100, 80, 10), (250, 200, 30)))
    assert total(home.store()) == (50, 30, 200, 0, 0, 2)


def test_captured_output_of_a_thread_with_a_rollout_is_the_same_use(home):
    home.write(".codex/sessions/nightly.jsonl", *captured((100, 80, 10), thread="t1"))
    home.codex("t1", meta(), turn(), count((100, 80, 10), (100, 80, 10)))
    assert total(home.store()) == (20, 10, 80, 0, 0, 1)


# --- what a line may hold --------------------------------------------------------------------------


def test_an_ordinal_before_the_type(home):
    lines = [meta(), turn(), count((100, 0, 10), (100, 0, 10)), line("response_item", {"type": "message"})]
    with_ordinals = [{"timestamp": each["timestamp"], "ordinal": n, **each} for n, each in enumerate(lines)]
    assert one(home, *with_ordinals) == (100, 10, 0, 0, 0, 1)


def test_lines_with_spaces_count(home):
    assert one(home, meta(), turn(), count((100, 0, 10), (100, 0, 10)), indent=None) == (100, 10, 0, 0, 0, 1)


def test_any_order_of_keys_counts(home):
    turned = []
    for each in (meta(), turn(), count((100, 0, 10), (100, 0, 10))):
        each["payload"] = dict(reversed(each["payload"].items()))
        turned.append(dict(reversed(each.items())))
    assert one(home, *turned) == (100, 10, 0, 0, 0, 1)


def test_nulls_cost_nothing(home):
    told = count((100, 0, 10), (100, 0, 10))
    for name in ("total_token_usage", "last_token_usage"):
        told["payload"]["info"][name] |= {"cached_input_tokens": None, "cache_write_input_tokens": None}
    head = meta(forked_from_id=None, parent_thread_id=None, source=None, history_base=None)
    assert one(home, head, turn(turn_id=None), told) == (100, 10, 0, 0, 0, 1)


def test_text_that_looks_like_a_count_is_text(home):
    fake = json.dumps(count((10**6, 0, 0), (10**6, 0, 0)), separators=(",", ":"))
    message = line("response_item", {"type": "message", "content": [{"type": "input_text", "text": fake}]})
    echoed = line("event_msg", {"type": "agent_message", "message": fake})
    assert one(home, meta(), turn(), message, echoed, count((100, 0, 10), (100, 0, 10)))[:2] == (100, 10)


def test_the_day_is_that_of_the_count(home):
    home.codex("t1", meta(), turn(), count((100, 0, 10), (100, 0, 10), "2026-11-21T00:00:01.000Z"))
    assert set(days(home.store())) == {"2026-11-21"}


@pytest.mark.parametrize(
    ("bad", "lines"),
    [
        (json.dumps(count((300, 0, 10), (100, 0, 10))).encode()[:-40] + b"\n", 1),
        (
            b'{"timestamp":"x","type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{}}}}\n',
            1,
        ),
        (
            b'{"timestamp":"2026-11-20T10:00:00Z","type":"event_msg","payload":{"type":"token_count","info":7}}\n',
            1,
        ),
        (b"\x00" * 64 + b"\n", 1),
        (b"\r\n", 0),
    ],
)
def test_damaged_lines_are_counted_and_passed_over(home, bad, lines):
    home.codex(
        "t1", meta(), turn(), count((100, 0, 10), (100, 0, 10)), bad, count((250, 0, 30), (150, 0, 20))
    )
    store = home.store()
    assert total(store) == (250, 30, 0, 0, 0, 2)
    assert store.malformed_lines() == lines


def test_a_rollout_that_lost_its_head(home):
    assert one(home, turn(), count((100, 0, 10), (100, 0, 10)), count((250, 0, 30), (150, 0, 20)))[5] == 2


def test_counters_have_the_shape_that_is_assumed_here():
    assert counters(100, 80, 20)["total_tokens"] == 120
