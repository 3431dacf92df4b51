"""A session's last lines, in the shapes that the real clients wrote (Claude Code 2.1.330, Codex 0.169.0,
Gemini CLI 0.61.0, Copilot CLI 1.0.102)."""

import json
import os
from datetime import UTC, datetime

import pytest

from trayapp.domain.usage import Tokens
from trayapp.engine.asked_tail import TAIL, place_of, session_of

AT = "2026-11-23T17:37:28.792Z"
WHEN = datetime(2026, 11, 23, 17, 37, 28, 792000, tzinfo=UTC)


def claude_prompt(index, prompt="p1", **more):
    position = {"promptIndex": index - 1, "turnIndex": index}
    message = {"role": "user", "content": "go"}
    return {"type": "user", "isSidechain": False, "promptId": prompt, "message": message,
            "turnPosition": position, "timestamp": AT} | more  # fmt: skip


def claude_answer(ident="m1", *, written=12731, hour=0, **more):
    usage = {
        "input_tokens": 7, "cache_creation_input_tokens": written, "cache_read_input_tokens": 100,
        "output_tokens": 57, "speed": "standard",
        "cache_creation": {"ephemeral_1h_input_tokens": hour, "ephemeral_5m_input_tokens": written - hour},
    }  # fmt: skip
    message = {"id": ident, "role": "assistant", "model": "claude-opus-5-5", "usage": usage}
    return {"type": "assistant", "isSidechain": False, "message": message, "timestamp": AT,
            "effort": "medium", "requestId": f"r{ident}"} | more  # fmt: skip


def codex(kind, **payload):
    return {"timestamp": AT, "type": kind, "payload": payload}


CODEX_USAGE = {
    "input_tokens": 9673, "cached_input_tokens": 1000, "cache_write_input_tokens": 0, "output_tokens": 57,
    "reasoning_output_tokens": 13, "total_tokens": 9730,
}  # fmt: skip


@pytest.fixture
def session(tmp_path):
    def read(client, *lines, turn=""):
        path = tmp_path / "session.jsonl"
        path.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines))
        return session_of(client, str(path), turn)

    return read


def test_claude_code(session):
    found = session(
        "claude-code", claude_prompt(1), claude_answer("m0"), claude_prompt(2, "p2"),
        claude_answer("m1", hour=731), claude_answer("m1", hour=731), claude_answer("sub", isSidechain=True),
        claude_answer("bad", message={"model": "<synthetic>", "usage": {}, "id": "x"}),
    )  # fmt: skip
    assert (found.model, found.effort, found.prompts, found.at) == ("claude-opus-5-5", "medium", 2, WHEN)
    (call,) = found.calls.values()
    assert call.tokens == Tokens(
        input=7, output=57, cache_read=100, cache_write_5m=12000, cache_write_1h=731, requests=1
    )
    assert found.context == 7 + 12731 + 100 + 57


def test_the_turn_that_is_asked_about_is_left_out(session):
    lines = claude_prompt(1), claude_answer(), claude_prompt(2, "now")
    assert session("claude-code", *lines, turn="now").prompts == 1
    assert list(session("claude-code", *lines, turn="now").calls) == ["m1"]
    started = codex("event_msg", type="task_started", turn_id="now")
    before = codex("event_msg", type="task_started", turn_id="t1")
    record = codex("token_usage_record", response_id="r1", turn_id="t1", usage=CODEX_USAGE)
    found = session("codex", before, record, started, turn="now")
    assert (found.prompts, list(found.calls)) == (1, ["r1"])


def test_codex(session):
    found = session(
        "codex",
        codex("event_msg", type="task_started", turn_id="t1"),
        codex("turn_context", model="gpt-5.5"),
        codex("token_usage_record", response_id="r1", usage=CODEX_USAGE),
        codex("event_msg", type="token_count", info={"last_token_usage": CODEX_USAGE}),
    )  # fmt: skip
    assert (found.model, found.prompts, found.context) == ("gpt-5.5", 1, 9730)
    assert found.calls["r1"].tokens == Tokens(input=8673, output=57, cache_read=1000, requests=1)


def test_gemini(session):
    tokens = {"input": 12172, "output": 57, "cached": 10236, "thoughts": 11, "tool": 0, "total": 12240}
    answer = {"id": "a", "timestamp": AT, "type": "gemini", "tokens": tokens, "model": "gemini-3.8-flash"}
    found = session("gemini", {"id": "u", "type": "user", "content": "gemini"}, answer, answer)
    assert (found.model, found.context, len(found.calls)) == ("gemini-3.8-flash", 12240, 1)


def test_copilot(session):
    usage = {"model": "claude-sonnet-4.5", "inputTokens": 12286, "outputTokens": 57, "cacheReadTokens": 0,
             "cacheWriteTokens": 12279}  # fmt: skip
    record = {"type": "session.usage_record", "id": "e", "timestamp": AT, "data": {"usage": usage}}
    found = session("copilot", {"type": "user.message", "data": {}, "id": "u", "timestamp": AT}, record)
    assert (found.model, found.prompts, found.context) == ("claude-sonnet-4.5", 1, 12343)
    assert found.calls["e"].tokens.input == 7


def test_a_long_session_is_read_from_its_end(tmp_path):
    path = tmp_path / "long.jsonl"
    lines = [claude_prompt(40, "p40"), claude_answer("m40")]
    text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    path.write_text('{"type":"attachment","x":"' + "y" * 3 * TAIL + '"}\n' + text)
    found = session_of("claude-code", str(path))
    assert (found.prompts, list(found.calls)) == (40, ["m40"])


@pytest.mark.parametrize(
    "text", ["", "\n\n", "{", '{"usage": 1}\n[1]\n"usage"\n', '{"type":"user"}', "\x00\xff"]
)
@pytest.mark.parametrize("client", ["claude-code", "codex", "gemini", "copilot", "none"])
def test_what_is_not_understood_is_nothing(tmp_path, client, text):
    path = tmp_path / "odd.jsonl"
    path.write_text(text, "utf-8")
    found = session_of(client, str(path))
    assert (found.model, found.context, found.calls) == ("", 0, {})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_or_a_folder_holds_nobody_up(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "none"):
        assert session_of("claude-code", str(path)).calls == {}


def test_only_ids_lead_to_a_place(tmp_path):
    assert place_of("copilot", tmp_path, "1b588507-634b").endswith("/1b588507-634b/events.jsonl")
    assert place_of("copilot", tmp_path, "../../etc") == ""
    assert place_of("codex", tmp_path, "1b588507") == ""
