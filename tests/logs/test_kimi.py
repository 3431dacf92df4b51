"""Kimi's lines, trap by trap."""

import pytest

from tests.logs.home import sums, total

WIRE = ".kimi/sessions/8f3a/k1/wire.jsonl"


def step(name, new, out, read=0, written=0, at=1_795_167_001.5, **more):
    used = {
        "input_other": new,
        "output": out,
        "input_cache_read": read,
        "input_cache_creation": written,
        **more,
    }
    payload = {"message_id": name, "token_usage": used}
    return {"timestamp": at, "message": {"type": "StatusUpdate", "payload": payload}}


def test_a_step_counts_once_and_apart_from_the_cache(home):
    home.write(WIRE, step("m1", 100, 7, 60, 30), step("m1", 100, 7, 60, 30), step("m2", 5, 1))
    assert total(home.store()) == (105, 8, 60, 30, 0, 2)


def test_steps_without_ids_are_told_apart_by_time_and_counters(home):
    lines = [step(None, 9, 1), step(None, 9, 1), step(None, 9, 1, at=1_795_167_002), step(None, 8, 1)]
    home.write(WIRE, *lines)
    assert total(home.store())[-1] == 3


def test_the_same_ids_in_two_sessions_are_two_steps(home):
    home.write(WIRE, step("m1", 100, 7))
    home.write(WIRE.replace("k1", "k2"), step("m1", 100, 7))
    assert total(home.store())[-1] == 2


def test_nothing_but_a_sum_no_time_and_other_kinds(home):
    other = {"timestamp": 1.0, "message": {"type": "Other", "payload": {"token_usage": {"output": 9}}}}
    home.write(WIRE, step("a", 0, 0, total=432), step("b", 1, 1, at=None), other)
    home.write(WIRE.replace("wire", "context"), step("c", 1, 1))
    store = home.store()
    assert total(store) == (432, 0, 0, 0, 0, 1)
    assert store.malformed_lines() == 1
    assert set(sums(store)) == {"kimi-for-coding"}


@pytest.mark.parametrize("variable", ["KIMI_SHARE_DIR", "KIMI_DATA_DIR"])
def test_other_places(home, variable):
    home.write("x/sessions/a/k1/wire.jsonl", step("m1", 1, 1))
    home.places = home.places._replace(env={variable: str(home.folder / "x")})
    assert total(home.store())[-1] == 1
