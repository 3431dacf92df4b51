"""Cline's tasks and those of its offspring, trap by trap."""

import json
from decimal import Decimal

import pytest

from tests.logs.home import groups, sums, total
from tests.logs.tools import sample

STORE = ".config/Code/User/globalStorage"
TASK = f"{STORE}/saoudrizwan.claude-dev/tasks/1795167000000"
AT = 1_795_167_000_100


def request(at=AT, kind="api_req_started", model="claude-opus-4-8", **told):
    named = {"modelInfo": {"modelId": model}} if model else {}
    return {"ts": at, "type": "say", "say": kind, "text": json.dumps({"request": "...", **told}), **named}


def put(home, *messages, task=TASK):
    home.write(f"{task}/ui_messages.json", json.dumps(messages))


def test_a_request_that_is_filled_in_counts_once(home):
    put(home, request())
    store = home.store()
    put(home, request(tokensIn=12, tokensOut=60, cacheReads=900, cacheWrites=300, cost=0.012))
    home.scan(store)
    assert total(store) == (12, 60, 900, 300, 0, 1)
    (group,) = groups(store)
    assert group.billed == Decimal("0.012")


def test_what_a_person_went_back_behind_stays(home):
    put(home, request(tokensIn=12, tokensOut=6), request(AT + 9, tokensIn=5, tokensOut=1))
    store = home.store()
    put(home, request(tokensIn=12, tokensOut=6), request(AT + 99, tokensIn=1, tokensOut=1))
    home.scan(store)
    assert total(store) == (18, 8, 0, 0, 0, 3)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"tokensIn": 1000, "cacheReads": 800, "apiProtocol": "openai"}, (200, 0, 800, 0)),
        ({"tokensIn": 1000, "cacheReads": 800, "apiProtocol": "anthropic"}, (200, 0, 800, 0)),
        ({"tokensIn": 7, "cacheReads": 800, "apiProtocol": "anthropic"}, (7, 0, 800, 0)),
        ({"tokensIn": 1000, "cacheReads": 800}, (1000, 0, 800, 0)),
        ({"tokensIn": "x", "tokensOut": None, "cacheWrites": 5}, (0, 0, 0, 5)),
    ],
)
def test_the_cache_inside_and_beside_the_input(home, told, expected):
    put(home, request(**told))
    assert total(home.store())[:4] == expected


def test_older_versions_finish_requests_with_messages_of_their_own(home):
    put(home, request(), request(AT + 5, "api_req_finished", tokensIn=9, tokensOut=1, cost=0))
    (group,) = groups(home.store())
    assert (group.tokens.input, group.tokens.requests, group.billed) == (9, 1, None)


def test_making_a_context_shorter_has_a_cost_alone(home):
    put(home, {"ts": AT, "type": "say", "say": "condense_context", "contextCondense": {"cost": 0.03}})
    (group,) = groups(home.store())
    assert (group.billed, group.tokens.total, group.model) == (Decimal("0.03"), 0, "unknown")


def test_the_model_from_the_message_the_history_or_nowhere(home):
    put(home, request(tokensIn=1), request(AT + 5, model="", tokensIn=1))
    told = [{"role": "user", "content": [{"type": "text", "text": "<model>gpt-5.4</model>"}]}]
    home.write(f"{TASK}/api_conversation_history.json", json.dumps(told))
    put(home, request(model="", tokensIn=1), task=TASK + "1")
    assert set(sums(home.store())) == {"claude-opus-4-8", "gpt-5.4", "unknown"}


def test_the_sample_has_the_project_that_a_task_names(tmp_path):
    found = groups(sample("cline", tmp_path / "home").store())
    assert {(group.model, group.project) for group in found} == {
        ("gpt-5.4", "/home/me/proj"), ("claude-opus-4-8", ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("platform", "env", "below"),
    [
        ("linux", {}, ".vscode-server/data/User/globalStorage/kilocode.kilo-code/tasks"),
        ("linux", {}, ".cline/data/tasks"),
        ("linux", {"XDG_CONFIG_HOME": "{}/x"}, "x/Cursor/User/globalStorage/saoudrizwan.claude-dev/tasks"),
        (
            "darwin",
            {},
            "Library/Application Support/Code/User/globalStorage/rooveterinaryinc.roo-cline/tasks",
        ),
        ("win32", {"APPDATA": "{}/x"}, "x/Windsurf/User/globalStorage/saoudrizwan.claude-dev/tasks"),
    ],
)
def test_other_places(home, platform, env, below):
    put(home, request(tokensIn=1), task=f"{below}/1")
    env = {name: value.format(home.folder) for name, value in env.items()}
    home.places = home.places._replace(platform=platform, env=env)
    assert total(home.store())[-1] == 1
