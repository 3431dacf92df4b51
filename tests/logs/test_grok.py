"""Grok Build's log, trap by trap."""

from tests.logs.home import sums, total

LOG = ".grok/logs/unified.jsonl"
AT = "2026-11-20T10:00:00.000Z"


def call(pid, whole, out, thought=0, cached=0, at=AT):
    counted = {"prompt_tokens": whole, "completion_tokens": out, "reasoning_tokens": thought}
    counted["cached_prompt_tokens"] = cached
    return {"ts": at, "pid": pid, "msg": "shell.turn.inference_done", "ctx": counted}


def model(pid, kind, **told):
    return {"ts": AT, "pid": pid, "msg": kind, "ctx": told}


def test_cached_is_inside_the_input_and_reasoning_beside_the_output(home):
    home.write(LOG, call(7, 100, 7, 3, 60))
    assert total(home.store()) == (40, 10, 60, 0, 0, 1)


def test_each_process_has_the_model_that_it_named_last(home):
    lines = [
        model(7, "model changed", model="grok-4"),
        model(8, "model catalog: notifying clients", current_model_id="fast"),
        call(7, 1, 0),
        call(8, 2, 0),
        model(7, "subagent model resolved", model_id="sub"),
        call(7, 4, 0),
        call(9, 8, 0),
    ]
    home.write(LOG, *lines)
    assert {name: each.input for name, each in sums(home.store()).items()} == {
        "grok-4": 1, "fast": 2, "sub": 4, "unknown": 8,
    }  # fmt: skip


def test_the_model_is_known_after_a_stop_and_a_cut_off_log_starts_anew(home):
    home.write(LOG, model(7, "model changed", model="grok-4"))
    store = home.store()
    home.append(LOG, call(7, 100, 0))
    home.scan(store)
    home.write(LOG, model(7, "model changed", model="fast"), call(7, 50, 0, at=AT.replace("10:", "11:")))
    home.scan(store)
    assert {name: each.input for name, each in sums(store).items()} == {"grok-4": 100, "fast": 50}


def test_a_call_without_a_time_and_other_lines(home):
    home.write(LOG, call(7, 1, 1, at="x"), {"msg": "model of something", "ctx": "x"}, b"not json\n")
    home.write(".grok/logs/other.jsonl", call(7, 1, 1))
    store = home.store()
    assert total(store)[-1] == 0
    assert store.malformed_lines() == 2


def test_a_home_of_its_own(home):
    home.write("x/logs/unified.jsonl", call(7, 1, 1))
    home.places = home.places._replace(env={"GROK_HOME": str(home.folder / "x")})
    assert total(home.store())[-1] == 1
