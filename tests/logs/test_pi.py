"""pi's lines, trap by trap."""

import json
from decimal import Decimal

import pytest

from tests.logs.home import groups, sums, total
from tests.logs.tools import sample

FOLDER = ".pi/agent/sessions/--home-me-proj--"
AT = 1_795_491_185_561


def head(session="p1"):
    return {"type": "session", "version": 3, "id": session, "cwd": "/home/me/proj"}


def said(name, used, at=AT, cost=None, **more):
    counted = dict(zip(("input", "output", "cacheRead", "cacheWrite"), used, strict=True))
    counted |= {"totalTokens": sum(used)} | ({} if cost is None else {"cost": {"total": cost}})
    message = {"role": "assistant", "model": "gpt-5.4", "usage": counted, "timestamp": at, **more}
    return {"type": "message", "id": name, "timestamp": "2026-11-24T03:33:05.590Z", "message": message}


def test_the_samples_truth_reckoned_plainly(tmp_path):
    home = sample("pi", tmp_path / "home")
    (file,) = home.folder.rglob("*.jsonl")
    lines = [json.loads(raw) for raw in file.read_text(encoding="utf-8").splitlines()]
    used = [each["message"]["usage"] for each in lines if "usage" in each.get("message", {})]
    new, out, read, written = (
        sum(each[name] for each in used) for name in ("input", "output", "cacheRead", "cacheWrite")
    )
    store = home.store()
    assert total(store) == (new, out, read, written, 0, len(used))
    assert all(
        sum(each[n] for n in ("input", "output", "cacheRead", "cacheWrite")) == each["totalTokens"]
        for each in used
    )
    assert sum(each.billed for each in groups(store)) == Decimal("0.0021685")
    assert {group.project for group in groups(store)} == {"/home/me/proj"}


def test_a_fork_repeats_its_parents_lines(home):
    first = [said("a1", (100, 7, 60, 9), responseId="chatcmpl-1"), said("a2", (50, 5, 0, 0), AT + 50)]
    home.write(f"{FOLDER}/x_p1.jsonl", head(), *first)
    home.write(f"{FOLDER}/y_p2.jsonl", head("p2"), *first, said("a3", (1, 1, 0, 0), AT + 90))
    assert total(home.store()) == (151, 13, 60, 9, 0, 3)


def test_servers_that_number_their_answers_from_one(home):
    home.write(f"{FOLDER}/x_p1.jsonl", head(), said("a", (9, 1, 0, 0), responseId="chatcmpl-0"))
    home.write(f"{FOLDER}/y_p2.jsonl", head("p2"), said("a", (9, 1, 0, 0), AT + 7, responseId="chatcmpl-0"))
    assert total(home.store())[-1] == 2


@pytest.mark.parametrize(("cost", "expected"), [(0.25, Decimal("0.25")), (0, None), (None, None)])
def test_its_own_cost(home, cost, expected):
    home.write(f"{FOLDER}/x_p1.jsonl", head(), said("a", (100, 7, 0, 0), cost=cost))
    (group,) = groups(home.store())
    assert group.billed == expected


def test_what_other_lines_hold_is_no_use(home):
    said_by_others = said("a", (9, 9, 9, 9)) | {"message": {"role": "user", "usage": {"input": 9}}}
    home.write(
        f"{FOLDER}/x_p1.jsonl",
        head(),
        said_by_others,
        {"type": "message", "id": "b", "message": None, "usage": 1},
    )
    assert total(home.store())[-1] == 0


def test_nothing_but_a_sum_and_no_head(home):
    bare = said("a", (0, 0, 0, 0))
    bare["message"]["usage"] = {"totalTokens": 333}
    home.write(f"{FOLDER}/x_p1.jsonl", bare)
    assert {group.tokens.input for group in groups(home.store())} == {333}
    assert set(sums(home.store())) == {"gpt-5.4"}


@pytest.mark.parametrize(
    ("variable", "value"), [("PI_CODING_AGENT_DIR", "x"), ("PI_AGENT_DIR", "x/sessions")]
)
def test_other_places(home, variable, value):
    home.write("x/sessions/p/x_p1.jsonl", head(), said("a", (1, 1, 0, 0)))
    home.places = home.places._replace(env={variable: str(home.folder / value)})
    assert total(home.store())[-1] == 1
