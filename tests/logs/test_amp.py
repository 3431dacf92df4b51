"""Amp's threads, trap by trap."""

import json

import pytest

from tests.logs.home import groups, sums, total
from tests.logs.tools import sample

THREADS = ".local/share/amp/threads"
AT = "2026-11-20T10:00:00.000Z"


def usage(new, out, written=0, read=0, at=AT, **more):
    cached = {"cacheCreationInputTokens": written, "cacheReadInputTokens": read}
    counted = {"model": "claude-opus-4-8", "inputTokens": new, "outputTokens": out, "timestamp": at}
    return counted | cached | more


def said(number, used):
    return {"role": "assistant", "messageId": number, "usage": used}


def entry(name, new, out, to=None, at=AT):
    tokens = {"input": new, "output": out}
    return {"id": name, "timestamp": at, "model": "gpt-5", "credits": 9, "tokens": tokens, "toMessageId": to}


def put(home, name="T-1", **thread):
    home.write(f"{THREADS}/{name}.json", json.dumps({"id": name, **thread}))


def test_the_sample_has_projects_and_no_dollars(tmp_path):
    found = groups(sample("amp", tmp_path / "home").store())
    assert {group.project for group in found} == {"/home/me/proj", ""}
    assert {group.billed for group in found} == {None}


def test_the_ledger_counts_with_the_cache_of_its_message(home):
    put(
        home,
        messages=[said(1, usage(99, 99, 30, 60))],
        usageLedger={"events": [entry("a", 10, 7, 1), entry("b", 5, 3)]},
    )
    assert total(home.store()) == (15, 10, 60, 30, 0, 2)


def test_without_a_ledger_the_messages_count(home):
    put(home, messages=[said(1, usage(10, 7, 30, 60)), said(2, None), {"role": "user", "usage": usage(9, 9)}])
    assert total(home.store()) == (10, 7, 60, 30, 0, 1)


def test_a_thread_that_is_written_anew_grows_and_may_shrink(home):
    put(home, usageLedger={"events": [entry("a", 10, 7), entry("b", 5, 3)]})
    store = home.store()
    put(home, usageLedger={"events": [entry("a", 10, 7), entry("c", 1, 1)]})
    home.scan(store)
    assert total(store) == (16, 11, 0, 0, 0, 3)


def test_nothing_but_a_sum_and_what_has_no_time(home):
    put(
        home, usageLedger={"events": [{"timestamp": AT, "tokens": {"total": 345}}, entry("x", 1, 1, at=None)]}
    )
    store = home.store()
    assert total(store) == (345, 0, 0, 0, 0, 1)
    assert store.malformed_lines() == 1
    assert set(sums(store)) == {"unknown"}


@pytest.mark.parametrize(("variable", "below"), [("AMP_DATA_DIR", "x"), ("XDG_DATA_HOME", "x/amp")])
def test_other_places(home, variable, below):
    home.write(f"{below}/threads/T-1.json", json.dumps({"id": "T-1", "messages": [said(1, usage(1, 1))]}))
    home.places = home.places._replace(env={variable: str(home.folder / "x")})
    assert total(home.store())[-1] == 1
