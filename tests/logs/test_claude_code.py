"""One small home per way in which Claude Code's logs can be counted wrongly."""

import json
from decimal import Decimal
from itertools import permutations

import pytest

from tests.logs.home import Home, assistant, days, groups, sums, total, usage, user


def one(home, *lines, **style):
    home.claude("s1", *lines, **style)
    return total(home.store())


# --- one response, several lines -------------------------------------------------------------------


def test_partial_lines_of_a_stream_count_once_with_the_largest(home):
    lines = [assistant(used=usage(out=out)) for out in (1, 3, 57)]
    assert one(home, user(), *lines) == (7, 57, 0, 0, 0, 1)


def test_the_largest_counts_even_when_it_comes_first(home):
    assert one(home, *(assistant(used=usage(out=out)) for out in (57, 3, 8))) == (7, 57, 0, 0, 0, 1)


def test_blocks_with_the_same_final_usage_count_once(home):
    assert one(home, *(assistant(used=usage(read=900)) for _ in range(4))) == (7, 57, 900, 0, 0, 1)


def test_lines_of_two_responses_may_alternate(home):
    lines = [assistant(f"msg_{n % 2}", f"req_{n % 2}", used=usage(out=n)) for n in range(6)]
    assert one(home, *lines) == (14, 9, 0, 0, 0, 2)


def test_the_day_is_that_of_the_line_that_counts(home):
    late = assistant(at="2026-11-20T23:59:58.000Z", used=usage(out=1))
    home.claude("s1", late, assistant(at="2026-11-21T00:00:03.000Z", used=usage(out=50)))
    assert set(days(home.store())) == {"2026-11-21"}


def test_the_day_is_not_that_of_the_question(home):
    home.claude("s1", user(at="2026-11-20T23:59:58.000Z"), assistant(at="2026-11-21T00:00:03.000Z"))
    assert set(days(home.store())) == {"2026-11-21"}


def test_of_equal_lines_the_earlier_gives_the_day(home):
    home.claude("s1", assistant(at="2026-11-20T23:59:58.000Z"), assistant(at="2026-11-21T00:00:03.000Z"))
    assert set(days(home.store())) == {"2026-11-20"}


# --- copies ----------------------------------------------------------------------------------------


def test_a_forked_session_is_a_copy(home):
    home.claude("s1", assistant(), assistant("msg_2", "req_2"))
    home.claude(
        "s2",
        assistant(session="s2"),
        assistant("msg_2", "req_2", session="s2"),
        assistant("msg_3", "req_3", session="s2"),
    )
    assert total(home.store()) == (21, 171, 0, 0, 0, 3)


def test_a_copy_that_was_cut_short_does_not_win(home):
    home.claude("a", assistant(used=usage(out=2)))
    home.claude("b", assistant(used=usage(out=57)))
    home.claude("c", assistant(used=usage(out=5)))
    assert total(home.store()) == (7, 57, 0, 0, 0, 1)


def test_without_a_request_id_the_response_id_is_enough(home):
    home.claude("a", assistant(req=None), assistant(req=...))
    home.claude("b", assistant(req=None, session="s2"))
    assert total(home.store()) == (7, 57, 0, 0, 0, 1)


def test_a_copy_without_a_request_id_merges_with_one_that_has_it(home):
    home.claude("a", assistant(req=None))
    home.claude("b", assistant(session="s2"))
    assert total(home.store()) == (7, 57, 0, 0, 0, 1)


def test_a_second_request_of_the_same_id_is_a_response_of_its_own(home):
    assert one(home, assistant(), assistant(req="req_2")) == (14, 114, 0, 0, 0, 2)


def test_without_any_id_a_line_stands_for_itself(home):
    assert one(home, assistant(mid=..., uuid="a"), assistant(mid=..., uuid="b")) == (14, 114, 0, 0, 0, 2)


def test_without_any_id_copies_are_known_by_their_uuid(home):
    home.claude("a", assistant(mid=..., uuid="a"))
    home.claude("b", assistant(mid=..., uuid="a", session="s2"))
    assert total(home.store()) == (7, 57, 0, 0, 0, 1)


# --- sidechains ------------------------------------------------------------------------------------


def test_a_subagents_own_responses_count(home):
    home.claude("s1", assistant())
    home.claude("s1/subagents/agent-a1", assistant("msg_2", "req_2", side=True, agentId="a1"))
    assert total(home.store()) == (14, 114, 0, 0, 0, 2)


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_a_replay_in_a_sidechain_is_dropped_for_its_parent(home, names):
    home.claude(names[0], assistant(used=usage(out=10)))
    home.claude(names[1], assistant(req="req_9", side=True, used=usage(out=99)))
    assert total(home.store()) == (7, 10, 0, 0, 0, 1)


def test_a_replay_seen_before_its_parent_gives_way_to_it(home):
    home.claude("a", assistant(req="req_9", side=True, used=usage(out=99)))
    store = home.store()
    assert total(store) == (7, 99, 0, 0, 0, 1)
    home.claude("b", assistant(used=usage(out=10)))
    home.scan(store)
    assert total(store) == (7, 10, 0, 0, 0, 1)


def test_two_replays_without_their_parent_count_once(home):
    home.claude("a", assistant(req="req_8", side=True), assistant(req="req_9", side=True))
    assert total(home.store()) == (7, 57, 0, 0, 0, 1)


def test_every_order_of_parents_replays_and_copies_gives_the_same(tmp_path):
    files = [
        assistant(used=usage(out=10)),
        assistant(req="req_2", used=usage(out=20)),
        assistant(req=None, used=usage(out=30)),
        assistant(req="req_9", side=True, used=usage(out=99)),
    ]
    for number, order in enumerate(permutations(files)):
        home = Home(tmp_path / str(number))
        for name, each in enumerate(order):
            home.claude(str(name), each)
        assert total(home.store()) == (14, 40, 0, 0, 0, 2)


# --- what a line may hold --------------------------------------------------------------------------


def test_a_message_relayed_as_progress_counts(home):
    inner = assistant()
    relayed = {
        "type": "progress",
        "data": {"type": "agent_progress", "message": inner},
        "timestamp": inner["timestamp"],
    }
    assert one(home, relayed) == (7, 57, 0, 0, 0, 1)


def test_a_message_relayed_as_progress_is_its_subagents(home):
    inner = assistant()
    home.claude("s1", {"type": "progress", "data": {"message": inner}, "timestamp": inner["timestamp"]})
    home.claude("s1/subagents/agent-a", assistant(side=True))
    assert total(home.store()) == (7, 57, 0, 0, 0, 1)


def test_a_relayed_message_takes_the_outer_lines_instant(home):
    inner = {"message": assistant()["message"], "type": "assistant"}
    assert (
        one(home, {"type": "progress", "timestamp": "2026-11-20T10:00:00Z", "data": {"message": inner}})[5]
        == 1
    )


def test_an_advisors_iterations_are_billed_in_addition(home):
    advice = {"type": "advisor_message", "model": "claude-opus-5-5", **usage(1000, 50, read=20)}
    own = {"type": "message", **usage(7, 57)}
    home.claude("s1", *[assistant(used=usage(iterations=[own, advice, advice]))] * 2)
    found = sums(home.store())
    assert (found["claude-opus-4-8"].input, found["claude-opus-4-8"].output) == (7, 57)
    assert (found["claude-opus-5-5"].input, found["claude-opus-5-5"].output) == (2000, 100)
    assert found["claude-opus-5-5"].cache_read == 40


def test_synthetic_lines_are_no_model(home):
    zero = usage(0, 0, iterations=None, speed=None, service_tier=None, inference_geo=None)
    noise = assistant("x", None, model="<synthetic>", used=zero)
    assert one(home, noise, assistant(), assistant("y", model="<synthetic>", used=usage())) == (
        7,
        57,
        0,
        0,
        0,
        1,
    )


def test_nulls_everywhere_cost_nothing(home):
    nulls = usage(
        iterations=None, speed=None, service_tier=None, inference_geo=None, server_tool_use=None,
        output_tokens_details=None, fallback_credit=None, cache_read_input_tokens=None, cache_creation=None,
    )  # fmt: skip
    told = assistant(used=nulls, sessionId=None, cwd=None, costUSD=None, version=None, isSidechain=None)
    assert one(home, told) == (7, 57, 0, 0, 0, 1)


def test_nulls_inside_a_tools_input_lose_nothing(home):
    call = {"type": "tool_use", "id": None, "name": "X", "input": {"id": None, "cwd": None, "model": None}}
    assert one(home, assistant(content=[call])) == (7, 57, 0, 0, 0, 1)


def test_a_usage_in_a_tools_input_is_not_the_responses(home):
    call = {"type": "tool_use", "name": "X", "input": {"usage": usage(10**6), "type": "user", "message": {}}}
    assert one(home, assistant(content=[call])) == (7, 57, 0, 0, 0, 1)


def test_text_that_looks_like_a_log_is_text(home):
    fake = json.dumps(assistant("msg_x", "req_x"))
    lines = [user(fake), assistant(content=[{"type": "text", "text": fake}])]
    assert one(home, *lines) == (7, 57, 0, 0, 0, 1)


def test_a_tools_result_repeats_what_the_subagent_used(home):
    result = user("done", toolUseResult={"status": "completed", "totalTokens": 64, "usage": usage()})
    assert one(home, assistant(), result) == (7, 57, 0, 0, 0, 1)


def test_a_tools_result_on_a_line_with_spaces_is_not_counted_either(home):
    result = user("done", toolUseResult={"usage": usage()})
    assert one(home, assistant(), result, indent=None) == (7, 57, 0, 0, 0, 1)


def test_other_lines_hold_no_use_whatever_stands_in_them(home):
    noise = [
        {"type": kind, "sessionId": "s1", "usage": usage(900), "text": json.dumps(assistant("msg_9"))}
        for kind in (
            "api-request", "api-request-shape", "api-request-blob", "summary", "system", "attachment", "mode",
            "file-history-snapshot", "queue-operation", "last-prompt", "custom-title", "tools-used",
        )
    ]  # fmt: skip
    home.claude("s1", assistant(), *noise)
    store = home.store()
    assert (total(store), store.malformed_lines()) == ((7, 57, 0, 0, 0, 1), 0)


def test_a_version_that_is_no_number_counts(home):
    assert one(home, assistant(version="dev"), assistant("m2", "r2", version=...))[5] == 2


def test_iterations_of_other_kinds_are_in_the_sum_already(home):
    more = [{"type": kind, **usage(5, 9)} for kind in ("message", "compaction", "fallback")]
    assert one(home, assistant(used=usage(iterations=more))) == (7, 57, 0, 0, 0, 1)


def test_lines_with_spaces_count(home):
    assert one(home, user(), assistant(), indent=None) == (7, 57, 0, 0, 0, 1)


def test_any_order_of_keys_counts(home):
    turned = dict(reversed(assistant().items()))
    turned["message"] = dict(reversed(turned["message"].items()))
    assert one(home, turned) == (7, 57, 0, 0, 0, 1)


def test_without_a_split_of_writes_they_are_five_minute_ones(home):
    plain = {"input_tokens": 7, "output_tokens": 57, "cache_creation_input_tokens": 900}
    assert one(home, assistant(used=plain)) == (7, 57, 0, 900, 0, 1)


def test_writes_are_split_by_their_life(home):
    assert one(home, assistant(used=usage(w5=300, w1=600))) == (7, 57, 0, 300, 600, 1)


def test_what_a_split_leaves_out_is_five_minute_writes(home):
    odd = usage(w1=600) | {"cache_creation_input_tokens": 1000}
    assert one(home, assistant(used=odd)) == (7, 57, 0, 400, 600, 1)


def test_web_searches_are_counted(home):
    home.claude(
        "s1", assistant(used=usage(server_tool_use={"web_search_requests": 3, "web_fetch_requests": 9}))
    )
    assert sums(home.store())["claude-opus-4-8"].web_searches == 3


@pytest.mark.parametrize(
    ("more", "mode"),
    [
        ({"speed": "fast"}, "fast"),
        ({"speed": "standard", "service_tier": "standard", "inference_geo": "not_available"}, ""),
        ({"service_tier": "batch"}, "batch"),
        ({"service_tier": "priority", "inference_geo": "us"}, "priority+us"),
        ({"speed": "fast", "inference_geo": "us"}, "fast+us"),
        ({"inference_geo": "global"}, ""),
    ],
)
def test_modes_that_change_a_price(home, more, mode):
    home.claude("s1", assistant(used=usage(**more)))
    assert set(sums(home.store(), ("mode",))) == {mode}


def test_a_stated_cost_is_kept_apart(home):
    home.claude("s1", assistant(costUSD=0.0123456), assistant("m2", "r2"), assistant("m3", "r3", costUSD=0.5))
    found = {group.billed: group.tokens.requests for group in groups(home.store())}
    assert found == {Decimal("0.5123456"): 2, None: 1}


def test_a_stated_cost_of_nothing_is_not_unknown(home):
    home.claude("s1", assistant(costUSD=0))
    assert [group.billed for group in groups(home.store())] == [Decimal(0)]


def test_numbers_as_text_and_as_fractions_of_one(home):
    told = usage() | {"input_tokens": "7", "output_tokens": 57.0}
    assert one(home, assistant(used=told)) == (7, 57, 0, 0, 0, 1)


def test_an_instant_with_an_offset_is_put_into_utc(home):
    home.claude("s1", assistant(at="2026-11-21T01:30:00+02:00"))
    assert set(days(home.store())) == {"2026-11-20"}


def test_a_response_counts_in_the_folder_that_its_line_names(home):
    home.claude(
        "s1",
        user(cwd="/home/me/first"),
        assistant(cwd=...),
        assistant("m2", "r2", cwd="/home/me/second", used=usage(1, 5)),
        assistant("m3", "r3", cwd=None, used=usage(1, 6)),
    )
    found = sums(home.store(), ("project",))
    assert {name: each.output for name, each in found.items()} == {"/home/me/first": 63, "/home/me/second": 5}


def test_a_prompt_is_held_against_the_prices_thresholds_as_a_whole(home):
    over = [
        usage(100_000, 1),
        usage(100_001, 1),
        usage(1, 1, read=150_000, w5=49_999),
        usage(1, 1, w1=200_000),
    ]
    home.claude("s1", *(assistant(f"m{n}", f"r{n}", used=used) for n, used in enumerate(over)))
    found = {name: tokens.requests for name, tokens in sums(home.store(), ("context_over",)).items()}
    assert found == {0: 1, 100_000: 2, 200_000: 1}


# --- damage ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bad", "lines"),
    [
        (b"\x00" * 300 + b"\n", 1),
        (b'{"type":"assistant","message":{"id":"m9","usage":{"input_tokens":5\n', 1),
        (b'"output_tokens":5}},"requestId":"r"}\n', 1),
        (b"\xff\xfe\x00garbage\n", 1),
        (b'{"message":{"usage":' + b"[" * 5000 + b"}\n", 1),
        (b'{"type":"assistant","message":{"id":"m9","usage":{"input_tokens":{}}}}\n', 1),
        (b'{"type":"assistant","timestamp":"never","message":{"id":"m9","usage":{"input_tokens":5}}}\n', 1),
        (b'{"type":"assistant","message":{"id":"m9","usage":{"input_tokens":-5,"output_tokens":1}}}\n', 1),
        (b'{"type":"assistant","message":{"id":"m9","usage":{"input_tokens":1e300}}}\n', 1),
        (b"\n\r\n  \n", 0),
    ],
)
def test_damaged_lines_are_counted_and_passed_over(home, bad, lines):
    home.claude("s1", assistant(), bad, assistant("msg_2", "req_2"))
    store = home.store()
    assert total(store)[5] == 2
    assert store.malformed_lines() == lines


def test_carriage_returns_and_indents_are_no_damage(home):
    home.claude("s1", b"  " + json.dumps(assistant(), separators=(",", ":")).encode() + b" \r\n", user())
    store = home.store()
    assert (total(store)[5], store.malformed_lines()) == (1, 0)


def test_bytes_that_are_no_text_inside_a_response_lose_nothing(home):
    raw = json.dumps(assistant(), separators=(",", ":")).encode().replace(b'"hi"', b'"h\xff\\ud800i"')
    home.claude("s1", raw + b"\n")
    assert total(home.store()) == (7, 57, 0, 0, 0, 1)


def test_a_line_of_many_megabytes_is_read_with_its_neighbours(home):
    big = assistant("msg_2", "req_2", content=[{"type": "text", "text": "x" * (9 << 20)}])
    assert one(home, assistant(), user("y" * (5 << 20)), big, assistant("msg_3", "req_3"))[5] == 3


def test_a_line_beyond_reason_is_passed_over_and_counted(home):
    with home.claude("s1", assistant()).open("ab") as file:
        file.write(b'{"type":"assistant","message":{"content":"')
        for _ in range(80):
            file.write(b"z" * (1 << 20))
        file.write(b'","usage":{}}}\n')
    home.append(".claude/projects/-home-me-proj/s1.jsonl", assistant("msg_2", "req_2"))
    store = home.store()
    assert total(store)[5] == 2
    assert store.malformed_lines() == 1
