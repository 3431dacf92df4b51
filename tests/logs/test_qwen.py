"""Qwen Code's lines, trap by trap."""

import json

import pytest

from tests.logs.home import groups, sums, total
from tests.logs.tools import sample

CHAT = ".qwen/projects/-home-me-proj/chats/q1.jsonl"
AT = "2026-11-20T10:00:00.000Z"


def line(kind, **more):
    return {"uuid": "u", "sessionId": "q1", "timestamp": AT, "type": kind, "cwd": "/home/me/proj", **more}


def told(response, whole, out, thoughts=0, cached=0, total=None, **more):
    event = {
        "event.name": "qwen-code.api_response", "response_id": response, "model": "qwen3-coder-plus",
        "input_token_count": whole, "output_token_count": out, "thoughts_token_count": thoughts,
        "cached_content_token_count": cached, "total_token_count": total or whole + out, **more,
    }  # fmt: skip
    return line("system", subtype="ui_telemetry", systemPayload={"uiEvent": event})


def said(uuid, whole, out, thoughts=0, cached=0, total=None):
    used = {
        "promptTokenCount": whole, "candidatesTokenCount": out, "thoughtsTokenCount": thoughts,
        "cachedContentTokenCount": cached, "totalTokenCount": total or whole + out,
    }  # fmt: skip
    return line("assistant", uuid=uuid, model="qwen3-coder-plus", usageMetadata=used)


def test_the_samples_truth_reckoned_plainly(tmp_path):
    home = sample("qwen", tmp_path / "home")
    calls = {}
    for file in home.folder.rglob("*.jsonl"):
        for raw in file.read_text(encoding="utf-8").splitlines():
            event = json.loads(raw).get("systemPayload", {}).get("uiEvent", {})
            if event.get("event.name") == "qwen-code.api_response":
                calls[event["response_id"]] = event
    whole, cached, out = (
        sum(each[f"{name}_token_count"] for each in calls.values())
        for name in ("input", "cached_content", "output")
    )
    store = home.store()
    assert total(store) == (whole - cached, out, cached, 0, 0, len(calls))
    assert any("subagent_name" in each for each in calls.values())  # a call without a message
    assert {group.project for group in groups(store)} == {"/home/me/proj"}


def test_a_call_and_its_message_count_once(home):
    lines = [told("r1", 100, 7, 3, 60), said("a", 100, 7, 3, 60), told("r2", 100, 7, 3, 60), told("r3", 5, 1)]
    home.write(CHAT, *lines, said("b", 100, 7, 3, 60))
    assert total(home.store()) == (85, 15, 120, 0, 0, 3)


def test_versions_that_wrote_messages_alone(home):
    home.write(CHAT, said("a", 100, 7), said("b", 100, 7), said("b", 100, 7))
    assert total(home.store()) == (200, 14, 0, 0, 0, 2)


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_it_goes_on_wherever_it_stopped(home, lines):
    both = [told("r1", 100, 7), said("a", 100, 7), told("r2", 50, 5), said("b", 50, 5)]
    home.write(CHAT, *both[:lines])
    store = home.store()
    home.append(CHAT, *both[lines:])
    home.scan(store)
    assert total(store) == (150, 12, 0, 0, 0, 2)


@pytest.mark.parametrize(("sum_of", "out"), [(107, 7), (110, 10)])
def test_reasoning_inside_and_beside_the_output(home, sum_of, out):
    home.write(CHAT, told("r1", 100, 7, 3, total=sum_of))
    assert total(home.store())[:2] == (100, out)


def test_nothing_but_a_sum_no_id_and_no_instant(home):
    home.write(
        CHAT, told("", 0, 0, total=321), told("", 0, 0, total=321), told("r", 1, 1) | {"timestamp": None}
    )
    store = home.store()
    assert total(store) == (321, 0, 0, 0, 0, 1)
    assert store.malformed_lines() == 1


def test_models(home):
    home.write(CHAT, told("r1", 1, 1), told("r2", 1, 1, model=None))
    assert set(sums(home.store())) == {"qwen3-coder-plus", "unknown"}


@pytest.mark.parametrize("variable", ["QWEN_RUNTIME_DIR", "QWEN_HOME", "QWEN_DATA_DIR"])
def test_other_places(home, variable):
    home.write("x/projects/p/chats/q1.jsonl", told("r1", 1, 1))
    home.places = home.places._replace(env={variable: str(home.folder / "x")})
    assert total(home.store())[-1] == 1
