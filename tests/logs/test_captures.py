"""Logs that the real clients wrote; the truth beside them is reckoned here in the plainest way."""

import json
import shutil
from pathlib import Path

import pytest

from tests.logs.home import Home, assistant, groups, sums, total
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
    assert total(store) == claude_truth(name)
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


def test_compaction_is_hidden_use():
    store = Home(CAPTURES / "claude-2.1.330-tui").store()
    (found,) = store.background()
    assert found.model == "claude-haiku-5-5"
    assert (found.seen.input, found.seen.output, found.seen.cache_write_5m, found.seen.requests) == (
        7,
        57,
        15604,
        1,
    )
    assert found.client == Tokens(21, 171, 32911, 17378)
    assert found.tokens == Tokens(14, 114, 32911, 1774)
    assert str(found.client_usd) == "0.002588960000"
    assert found.cost_usd is None
    assert total(store) == claude_truth("claude-2.1.330-tui")


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
def test_a_family_is_never_summed(tmp_path, names):

    home = Home(tmp_path)
    # The parent hid 100 tokens; its fork carries that on and hid 50 more.
    parent, fork = (107, 57, 0.1), (164, 114, 0.2)
    own = [assistant(session="f"), assistant("m2", "r2", session="f")]
    home.claude(names[0], assistant(session="p"), cost_state("p", claude_opus_4_8=parent))
    home.claude(names[1], *own, cost_state("f", claude_opus_4_8=fork))
    found = home.store().background()
    assert [(each.session, each.tokens.input, each.tokens.output) for each in found] == [("f", 150, 0)]


def test_the_last_total_of_a_session_counts(tmp_path):
    home = Home(tmp_path)
    last = cost_state("s1", claude_opus_4_8=(12, 57, 0.2), claude_haiku_5_5=(3, 1, 0.05))
    earlier = [cost_state("s1", claude_opus_4_8=(new, 57, cost)) for new, cost in ((9, 0.1), (12, 0.2))]
    home.claude("a", assistant(), *earlier, last)
    found = {each.model: (each.tokens.input, each.cost_usd) for each in home.store().background()}
    assert found["claude-opus-4-8"] == (5, None)
    assert found["claude-haiku-5-5"][0] == 3
    assert float(found["claude-haiku-5-5"][1]) == 0.05


def test_a_transcript_that_went_on_hides_nothing_below_zero(tmp_path):

    home = Home(tmp_path)
    home.claude("a", assistant(), cost_state("s1", claude_opus_4_8=(7, 57, 0.1)), assistant("m2", "r2"))
    assert home.store().background() == []
