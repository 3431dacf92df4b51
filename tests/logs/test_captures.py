"""Logs that the real clients wrote; the truth beside them is reckoned here in the plainest way."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.logs.home import AT, Home, assistant, days, groups, sums, total
from trayapp.domain.usage import Tokens

CAPTURES = Path(__file__).parent / "captures"
CLAUDE = ("claude-2.1.330-p", "claude-2.1.197-p", "claude-2.1.330-tui")
CODEX = ("codex-0.169.0-exec", "codex-0.169.0-tui")


def lines(name):
    for file in sorted((CAPTURES / name).rglob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def claude_truth(name):
    """By message and request: (input, output, read, written), all of 5 minutes."""
    found = {}
    for line in lines(name):
        message = line.get("message") or {}
        if line["type"] == "assistant" and message["model"] != "<synthetic>":
            used = message["usage"]
            found[message["id"], line["requestId"]] = (
                used["input_tokens"], used["output_tokens"], used["cache_read_input_tokens"],
                used["cache_creation_input_tokens"],
            )  # fmt: skip
    return (*map(sum, zip(*found.values(), strict=True)), 0, len(found))


def codex_truth(name):
    """By response: (uncached input, output, cached)."""
    found = {}
    for line in lines(name):
        if line["type"] == "token_usage_record":
            used = line["payload"]["usage"]
            found[line["payload"]["response_id"]] = (
                used["input_tokens"] - used["cached_input_tokens"], used["output_tokens"],
                used["cached_input_tokens"],
            )  # fmt: skip
    return (*map(sum, zip(*found.values(), strict=True)), 0, 0, len(found))


@pytest.mark.parametrize("name", CLAUDE)
def test_claude_codes_own_logs(name):
    store = Home(CAPTURES / name).store()
    told = [each.tokens for each in store.background()]
    beyond = [sum(getattr(each, kind) for each in told) for kind in Tokens.__slots__]
    counted = [beyond[kind] for kind in (0, 1, 2, 3, 4, 6)]
    assert tuple(a - b for a, b in zip(total(store), counted, strict=True)) == claude_truth(name)
    assert store.malformed_lines() == 0


@pytest.mark.parametrize("name", CODEX)
def test_codexs_own_logs(name):
    store = Home(CAPTURES / name).store()
    assert total(store) == codex_truth(name)
    assert store.malformed_lines() == 0


def test_totals_that_others_found_too():
    # Two versions of an independent tool gave these figures for the same sessions.
    assert claude_truth("claude-2.1.330-tui") == (56, 456, 88362, 30505, 0, 8)
    assert total(Home(CAPTURES / "claude-2.1.197-p").store()) == (140, 1140, 110037, 296140, 0, 20)
    assert total(Home(CAPTURES / "codex-0.169.0-exec").store()) == (314391 - 107445, 1824, 107445, 0, 0, 32)


def test_codexs_logs_without_records_tell_the_same(tmp_path):
    for name in CODEX:
        for file in (CAPTURES / name).rglob("*.jsonl"):
            kept = [
                line
                for line in file.read_bytes().splitlines(keepends=True)
                if b'"token_usage_record"' not in line
            ]
            target = tmp_path / file.relative_to(CAPTURES)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"".join(kept))
        assert total(Home(tmp_path / name).store()) == codex_truth(name)


def test_the_tier_that_the_terminal_session_ran_in():
    assert set(sums(Home(CAPTURES / "codex-0.169.0-tui").store(), ("model", "mode"))) == {
        ("gpt-6-sol", "priority")
    }


def test_half_a_capture_now_and_half_later(tmp_path):
    for name in (*CLAUDE, *CODEX):
        home = Home(tmp_path / name)
        shutil.copytree(CAPTURES / name, home.folder)
        whole = {file: file.read_bytes() for file in home.folder.rglob("*.jsonl")}
        for file, content in whole.items():
            file.write_bytes(content[: len(content) // 2])
        store = home.store()
        for file, content in whole.items():
            file.write_bytes(content)
        home.scan(store)
        assert total(store) == total(Home(CAPTURES / name).store())


# --- what the client's own totals show beyond the transcript ---------------------------------------


def hidden(store):
    """(uncached input, output, cache read, 5-minute writes) of background calls by model."""
    told = {each.model: each.tokens for each in store.background()}
    return {name: (t.input, t.output, t.cache_read, t.cache_write_5m) for name, t in told.items()}


def test_compaction_is_hidden_use_and_counts():
    store = Home(CAPTURES / "claude-2.1.330-tui").store()
    assert hidden(store) == {"claude-haiku-5-5": (14, 114, 32911, 1774)}
    new, out, read, w5, w1, requests = claude_truth("claude-2.1.330-tui")
    assert total(store) == (new + 14, out + 114, read + 32911, w5 + 1774, w1, requests)
    (found,) = [group for group in groups(store) if group.background]
    assert (found.model, found.mode, found.context_over) == ("claude-haiku-5-5", "", 0)
    assert found.project == "/home/me/proj"


def test_what_the_client_says_agrees_but_for_compaction():
    agreed = {
        (each.model, each.sessions, each.equal, each.beyond, each.below)
        for each in Home(CAPTURES / "claude-2.1.330-tui").store().agreements()
    }
    assert agreed == {("claude-sonnet-5-5", 1, 1, 0, 0), ("claude-haiku-5-5", 1, 0, 1, 0)}
    alone = Home(CAPTURES / "claude-2.1.330-p").store().agreements()
    assert alone
    assert all((each.equal, each.beyond, each.below) == (each.sessions, 0, 0) for each in alone)
    assert all(each.client == replace(each.seen, requests=0) for each in alone)


def test_sessions_whose_totals_agree_hide_nothing():
    store = Home(CAPTURES / "claude-2.1.330-p").store()
    assert store.background() == []
    assert groups(store)


def cost_state(session, **models):
    used = {
        name.replace("_", "-"): {
            "inputTokens": new, "outputTokens": out, "cacheReadInputTokens": 0, "cacheCreationInputTokens": 0,
            "cacheCreationEphemeral1hInputTokens": 0, "webSearchRequests": 0, "costUSD": cost,
        }
        for name, (new, out, cost) in models.items()
    }  # fmt: skip
    return {"type": "cost-state", "sessionId": session, "totalCostUSD": 1.0, "modelUsage": used}


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("later", [AT, "2026-11-20T11:00:00.000Z"])
@pytest.mark.parametrize("ids", [("p", "f"), ("f", "p")])
def test_what_a_fork_carries_on_counts_once(tmp_path, names, later, ids):
    home, (first, second) = Home(tmp_path), ids
    # The parent hid 100 tokens; its fork carries that on and hid 50 more.
    parent, fork = (107, 57, 0.1), (164, 114, 0.2)
    own = [assistant(session=second), assistant("m2", "r2", session=second, at=later)]
    home.claude(names[0], assistant(session=first), cost_state(first, claude_opus_4_8=parent))
    home.claude(names[1], *own, cost_state(second, claude_opus_4_8=fork))
    assert hidden(home.store()) == {"claude-opus-4-8": (150, 0, 0, 0)}


def test_a_parent_and_its_fork_that_both_go_on_hide_their_own(tmp_path):
    home = Home(tmp_path)
    later = "2026-11-20T11:00:00.000Z"
    home.claude(
        "a",
        assistant(session="p"),
        cost_state("p", claude_opus_4_8=(107, 57, 0.1)),
        assistant("m3", "r3", session="p", at=later),
        cost_state("p", claude_opus_4_8=(144, 114, 0.1)),  # 30 more
    )
    home.claude(
        "b",
        assistant(session="f"),
        assistant("m2", "r2", session="f", at=later),
        cost_state("f", claude_opus_4_8=(164, 114, 0.1)),  # 50 more
    )
    assert hidden(home.store()) == {"claude-opus-4-8": (180, 0, 0, 0)}


def test_totals_on_both_sides_of_a_clock_that_was_set_back_are_two(tmp_path):
    home = Home(tmp_path)
    back = "2026-11-20T09:00:00.000Z"
    carried = cost_state("p", claude_opus_4_8=(14, 114, 0.1))
    more = assistant("m3", "r3", session="p", at=back)
    home.claude("p", assistant(session="p"), carried, more, cost_state("p", claude_opus_4_8=(21, 171, 0.1)))
    home.claude("p/subagents/agent-1", assistant("m2", "r2", session="p", side=True))
    fork = [assistant(session="f"), assistant("m4", "r4", session="f", at=back)]
    home.claude("f", *fork, cost_state("f", claude_opus_4_8=(21, 171, 0.1)))
    assert hidden(home.store()) == {}


def test_what_came_behind_a_total_is_not_in_it_though_the_clock_was_set_back(tmp_path):
    home = Home(tmp_path)
    back = "2026-11-20T09:00:00.000Z"
    told = cost_state("p", claude_opus_4_8=(10, 60, 0.1))  # 3 and 3 of them hidden
    more = assistant("m2", "r2", session="p", at=back)
    home.claude("p", assistant(session="p"), told)
    fork = [assistant(session="f"), told, assistant("m3", "r3", session="f", at="2026-11-20T11:00:00.000Z")]
    home.claude("f", *fork, cost_state("f", claude_opus_4_8=(17, 117, 0.1)))
    store = home.store()
    home.append(
        ".claude/projects/-home-me-proj/p.jsonl", more, cost_state("p", claude_opus_4_8=(17, 117, 0.1))
    )
    home.scan(store)
    assert hidden(store) == {"claude-opus-4-8": (3, 3, 0, 0)}
    assert hidden(home.store()) == hidden(store)
    assert {day: each.input for day, each in days(store).items()} == {"2026-11-20": 7 + 7 + 7 + 3}


def test_a_forks_copy_of_the_later_total_alone_does_not_take_the_place_of_the_earlier(tmp_path):
    home = Home(tmp_path)
    back = "2026-11-20T09:59:00.000Z"
    first, later = assistant(session="p"), assistant("m2", "r2", session="p", at=back)
    second = cost_state("p", claude_opus_4_8=(14, 114, 0.1))
    home.claude("p", first, cost_state("p", claude_opus_4_8=(7, 57, 0.1)), later, second)
    home.claude("f", first | {"sessionId": "f"}, later | {"sessionId": "f"}, second)
    assert hidden(home.store()) == {}


def test_a_client_that_is_started_again_at_once_hides_nothing(tmp_path):
    home = Home(tmp_path)
    soon = "2026-11-20T10:00:20.000Z"
    told = cost_state("p", claude_opus_4_8=(12, 60, 0.1))  # 5 and 3 hidden
    more = assistant("m2", "r2", session="p", at=soon)
    home.claude("p", assistant(session="p"), told, more, cost_state("p", claude_opus_4_8=(19, 117, 0.1)))
    store = home.store()
    assert hidden(store) == {"claude-opus-4-8": (5, 3, 0, 0)}


def test_a_fork_hides_its_own_though_the_clock_was_set_back_under_its_parent(tmp_path):
    home = Home(tmp_path)
    back = "2026-11-20T09:00:00.000Z"
    parent = [assistant(session="p"), cost_state("p", claude_opus_4_8=(7, 57, 0.1))]
    home.claude("p", *parent, assistant("m2", "r2", session="p", at=back))
    fork = [assistant(session="f"), assistant("m3", "r3", session="f", at="2026-11-20T11:00:00.000Z")]
    home.claude("f", *fork, cost_state("f", claude_opus_4_8=(19, 114, 0.1)))
    assert hidden(home.store()) == {"claude-opus-4-8": (5, 0, 0, 0)}


def test_what_a_forks_copy_leaves_out_is_its_parents(tmp_path):
    home = Home(tmp_path)
    parent = [assistant(session="p"), assistant("m2", "r2", session="p")]
    home.claude("p", *parent, cost_state("p", claude_opus_4_8=(14, 114, 0.1)))
    fork = [
        assistant("m2", "r2", session="f"),
        assistant("m3", "r3", session="f", at="2026-11-20T11:00:00.000Z"),
    ]
    home.claude("f", *fork, cost_state("f", claude_opus_4_8=(26, 171, 0.1)))
    assert hidden(home.store()) == {"claude-opus-4-8": (5, 0, 0, 0)}


def test_each_total_counts_what_none_before_it_told(tmp_path):
    home = Home(tmp_path)
    last = cost_state("s1", claude_opus_4_8=(12, 57, 0.2), claude_haiku_5_5=(3, 1, 0.05))
    earlier = [cost_state("s1", claude_opus_4_8=(new, 57, cost)) for new, cost in ((9, 0.1), (12, 0.2))]
    home.claude("a", assistant(), *earlier, last)
    store = home.store()
    assert hidden(store) == {"claude-haiku-5-5": (3, 1, 0, 0), "claude-opus-4-8": (5, 0, 0, 0)}
    assert total(store) == (15, 58, 0, 0, 0, 1)


def test_it_is_booked_when_it_was_told(tmp_path):
    home = Home(tmp_path)
    home.claude(
        "a",
        assistant(),
        cost_state("s1", claude_opus_4_8=(9, 57, 0.1)),
        assistant("m2", "r2", at="2026-11-22T10:00:00.000Z"),
        cost_state("s1", claude_opus_4_8=(20, 114, 0.1)),
    )
    assert {day: each.input for day, each in days(home.store()).items()} == {
        "2026-11-20": 7 + 2, "2026-11-22": 7 + 4,
    }  # fmt: skip


def test_a_transcript_that_went_on_hides_nothing_below_zero(tmp_path):
    home = Home(tmp_path)
    home.claude("a", assistant(), cost_state("s1", claude_opus_4_8=(7, 57, 0.1)), assistant("m2", "r2"))
    store = home.store()
    assert store.background() == []
    assert total(store) == (14, 114, 0, 0, 0, 2)


def test_a_model_under_another_name_hides_nothing(tmp_path):
    home = Home(tmp_path)
    home.claude("a", assistant(), cost_state("s1", **{"claude_opus_4_8[1m]": (9, 57, 0.1)}))
    assert hidden(home.store()) == {"claude-opus-4-8[1m]": (2, 0, 0, 0)}


def test_a_subagent_that_is_read_later_was_not_hidden(tmp_path):
    home = Home(tmp_path)
    home.claude("s1", assistant(), cost_state("s1", claude_opus_4_8=(14, 114, 0.1)))
    store = home.store()
    assert hidden(store) == {"claude-opus-4-8": (7, 57, 0, 0)}
    home.claude("s1/subagents/agent-1", assistant("m2", "r2", side=True))
    home.scan(store)
    assert store.background() == []
    assert total(store) == (14, 114, 0, 0, 0, 2)


def test_hidden_calls_survive_another_cut_of_the_sums_and_are_no_turns(tmp_path):
    home = Home(tmp_path)
    home.claude("s1", assistant(), cost_state("s1", claude_opus_4_8=(900_000, 57, 0.1)))
    store = home.store()
    before = total(store)
    store.recut((1_000,))
    assert total(store) == before
    assert {group.context_over for group in groups(store)} == {0}
    assert len(store.calls(store.first_event())) == 1


@pytest.mark.parametrize("counts", [{"inputTokens": -1}, {"outputTokens": 1 << 60}])
def test_totals_that_cannot_be_any_tell_nothing(tmp_path, counts):
    home = Home(tmp_path)
    line = cost_state("s1", claude_opus_4_8=(9, 57, 0.1))
    line["modelUsage"]["claude-opus-4-8"] |= counts
    home.claude("s1", assistant(), line)
    assert home.store().background() == []
