"""Gemini CLI's sessions, trap by trap, and how its use is paid."""

import json
from hashlib import sha256

import pytest

from tests.logs.home import groups, sums, total
from tests.logs.tools import sample
from trayapp.domain.model import Billing
from trayapp.logs._gemini_billing import billed

CHATS = ".gemini/tmp/proj/chats"
AT = "2026-11-20T10:00:00.000Z"
CANARY = "AIza-canary-5cf0b1f3"


def head(session="g1", **more):
    return {
        "sessionId": session,
        "projectHash": sha256(b"/home/me/proj").hexdigest(),
        "startTime": AT,
        **more,
    }


def tokens(whole, out, cached=0, thoughts=0, tool=0, total=None):
    summed = whole + out + thoughts + tool
    return {
        "input": whole, "output": out, "cached": cached, "thoughts": thoughts, "tool": tool,
        "total": summed if total is None else total,
    }  # fmt: skip


def said(name="m1", used=None, at=AT, model="gemini-3-pro", **more):
    return {
        "id": name,
        "timestamp": at,
        "type": "gemini",
        "model": model,
        "tokens": used or tokens(100, 7),
        **more,
    }


def test_the_samples_truth_reckoned_plainly(tmp_path):
    home = sample("gemini", tmp_path / "home")
    seen = {}
    for file in home.folder.rglob("*.jsonl"):
        for raw in file.read_text(encoding="utf-8").splitlines():
            line = json.loads(raw)
            if line.get("type") == "gemini":
                seen[line["id"]] = line["tokens"]
    whole, cached, out, thoughts = (
        sum(each[name] for each in seen.values()) for name in ("input", "cached", "output", "thoughts")
    )
    assert total(home.store()) == (whole - cached, out + thoughts, cached, 0, 0, len(seen))
    assert {group.project for group in groups(home.store())} == {"/home/me/proj"}


def test_cached_is_inside_the_input_and_thoughts_are_beside_the_output(home):
    home.write(f"{CHATS}/session-1.jsonl", head(), said(used=tokens(100, 7, cached=60, thoughts=11, tool=5)))
    assert total(home.store()) == (45, 18, 60, 0, 0, 1)


def test_a_cache_that_a_version_told_apart(home):
    home.write(f"{CHATS}/session-1.jsonl", head(), said(used=tokens(100, 7, cached=60, total=167)))
    assert total(home.store()) == (100, 7, 60, 0, 0, 1)


def test_a_response_that_is_written_again_counts_once_and_the_larger(home):
    home.write(
        f"{CHATS}/session-1.jsonl", head(), said(used=tokens(100, 1)), said(used=tokens(100, 7), toolCalls=[])
    )
    assert total(home.store()) == (100, 7, 0, 0, 0, 1)


def test_a_resumed_session_repeats_its_messages_with_and_without_tokens(home):
    repeated = [
        {"id": "m1", "type": "gemini", "timestamp": AT},
        said("m2", tokens(200, 9)),
        said("m3", tokens(50, 5)),
    ]
    lines = [head(), said(), said("m2", tokens(200, 9)), head(), {"$set": {"messages": repeated}}]
    home.write(f"{CHATS}/session-1.jsonl", *lines)
    assert total(home.store()) == (350, 21, 0, 0, 0, 3)


def test_the_document_of_older_versions_and_its_rewriting(home):
    path = f"{CHATS}/session-2025-10-01T10-00-abc.json"
    document = {**head(), "messages": [said(), {"id": "u", "type": "user", "tokens": tokens(9, 9)}]}
    home.write(path, json.dumps(document))
    store = home.store()
    assert total(store) == (100, 7, 0, 0, 0, 1)
    document["messages"].append(said("m2"))
    home.write(path, json.dumps(document))
    home.scan(store)
    assert total(store) == (200, 14, 0, 0, 0, 2)
    home.write(f"{CHATS}/session-2.jsonl", head(), said(), said("m2"))  # the same session, taken over
    home.scan(store)
    assert total(store) == (200, 14, 0, 0, 0, 2)


def test_other_files_that_lie_there_hold_no_use(home):
    home.write(".gemini/tmp/proj/logs.json", json.dumps([{"type": "user", "message": "tokens"}]))
    home.write(".gemini/tmp/proj/checkpoint-a.json", json.dumps({"messages": [said()]}))
    store = home.store()
    assert total(store)[-1] == 0
    assert store.malformed_lines() == 0


@pytest.mark.parametrize("way", ["marker", "list", "hash", "subagent", "nowhere"])
def test_the_project(home, way):
    folder = sha256(b"/home/me/proj").hexdigest() if way == "hash" else "proj"
    more = {"directories": ["/home/me/proj"]} if way == "subagent" else {}
    home.write(f".gemini/tmp/{folder}/chats/session-1.jsonl", head(**more), said())
    if way == "marker":
        home.write(f".gemini/tmp/{folder}/.project_root", "/home/me/proj")
    elif way in {"list", "hash"}:
        named = "proj" if way == "list" else "other"
        home.write(".gemini/projects.json", json.dumps({"projects": {"/x": "y", "/home/me/proj": named}}))
    (group,) = groups(home.store())
    assert group.project == ("" if way == "nowhere" else "/home/me/proj")


def test_a_response_without_model_or_id(home):
    home.write(f"{CHATS}/session-1.jsonl", head(), said(None, model=None), said(None, model=None))
    assert {name: each.requests for name, each in sums(home.store()).items()} == {"unknown": 1}


def test_another_home_of_its_own(tmp_path):
    home = sample("gemini", tmp_path / "work", {"GEMINI_CLI_HOME": str(tmp_path / "work")})
    home.places = home.places._replace(home=tmp_path / "own")
    assert total(home.store())[-1] == 11


# --- how it is paid --------------------------------------------------------------------------------


def told(home, env=None, **settings):
    if settings:
        home.write(".gemini/settings.json", json.dumps(settings))
    return billed(home.places._replace(env=env or {}), home.folder / "company.json")


def auth(way):
    return {"security": {"auth": {"selectedType": way}}}


CHOSEN = [
    ("oauth-personal", {}, (Billing.FLAT, "gemini", "")),
    ("gemini-api-key", {}, (Billing.KEY, "gemini-api", "")),
    ("vertex-ai", {}, (Billing.VERTEX, "vertex", "")),
    (
        "gemini-api-key",
        {"GOOGLE_GEMINI_BASE_URL": f"https://u:{CANARY}@llm.example/x"},
        (Billing.GATEWAY, "llm.example", "llm.example"),
    ),
    (
        "gateway",
        {"GOOGLE_GEMINI_BASE_URL": "https://llm.example"},
        (Billing.GATEWAY, "llm.example", "llm.example"),
    ),
    (
        "vertex-ai",
        {"GOOGLE_VERTEX_BASE_URL": "https://v.example"},
        (Billing.GATEWAY, "v.example", "v.example"),
    ),
    ("vertex-ai", {"GOOGLE_GEMINI_BASE_URL": "https://v.example"}, (Billing.VERTEX, "vertex", "")),
    (
        "gemini-api-key",
        {"GOOGLE_GEMINI_BASE_URL": "https://generativelanguage.googleapis.com"},
        (Billing.KEY, "gemini-api", ""),
    ),
    ("compute-default-credentials", {}, None),
    ("oauth-personal", {"GEMINI_API_KEY": CANARY}, (Billing.FLAT, "gemini", "")),
]


@pytest.mark.parametrize(("way", "env", "expected"), CHOSEN)
def test_the_way_to_sign_in(home, way, env, expected):
    for settings in (auth(way), {"selectedAuthType": way}):
        found = told(home, env, **settings)
        assert (found and found[:3]) == expected
        assert CANARY not in repr(found)
        if found:
            assert found.why.endswith(".")


VARIABLES = [
    ({}, None),
    ({"GEMINI_API_KEY": CANARY}, (Billing.KEY, "gemini-api")),
    ({"GOOGLE_GENAI_USE_VERTEXAI": "true", "GEMINI_API_KEY": CANARY}, (Billing.VERTEX, "vertex")),
    ({"GOOGLE_GENAI_USE_GCA": "true", "GOOGLE_GENAI_USE_VERTEXAI": "true"}, (Billing.FLAT, "gemini")),
    ({"GOOGLE_GEMINI_BASE_URL": "https://llm.example"}, (Billing.GATEWAY, "llm.example")),
]


@pytest.mark.parametrize(("env", "expected"), VARIABLES)
def test_without_a_choice_the_variables_decide(home, env, expected):
    found = told(home, env)
    assert (found and found[:2]) == expected
    assert CANARY not in repr(found)


def test_a_companys_choice_comes_first_and_settings_may_have_comments(home):
    home.write(".gemini/settings.json", '// mine\n{"selectedAuthType": "oauth-personal" /* https://x */}')
    assert (
        told(home).why
        == "The settings in ~/.gemini/settings.json choose the sign-in with Google, whose use is included."
    )
    home.write("company.json", json.dumps({"security": {"auth": {"enforcedType": "vertex-ai"}}}))
    assert told(home).billing is Billing.VERTEX


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"security": 1}', b"[" * 100_000])
def test_damaged_settings_say_nothing(home, content):
    home.write(".gemini/settings.json", content)
    assert told(home) is None
