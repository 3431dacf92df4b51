"""Claude's desktop program: its places; the lines are Claude Code's, whose traps are tested there."""

import pytest

from tests.logs.home import assistant, sums, total, usage, user
from tests.logs.test_captures import cost_state, hidden

SESSIONS = "Claude/local-agent-mode-sessions/g1/s1"


@pytest.mark.parametrize(
    ("platform", "env", "below"),
    [
        ("linux", {}, ".config"),
        ("linux", {"XDG_CONFIG_HOME": "{}/x"}, "x"),
        ("darwin", {}, "Library/Application Support"),
        ("win32", {}, "AppData/Roaming"),
        ("win32", {"APPDATA": "{}/x"}, "x"),
    ],
)
@pytest.mark.parametrize("way", ["local_1", "agent/local_1"])
def test_its_places(home, platform, env, below, way):
    home.write(f"{below}/{SESSIONS}/{way}/.claude/projects/p/c1.jsonl", assistant())
    home.write(f"{below}/{SESSIONS}/{way}/uploads/mine.jsonl", assistant("m2"))
    env = {name: value.format(home.folder) for name, value in env.items()}
    home.places = home.places._replace(platform=platform, env=env)
    assert total(home.store()) == (7, 57, 0, 0, 0, 1)


def test_a_session_that_only_has_totals_in_both_tools_folders_counts_once(home):
    told = cost_state("s1", claude_opus_4_8=(12, 57, 0.1))
    home.claude("s1", user(), told)
    store = home.store()
    home.write(f".config/{SESSIONS}/local_1/.claude/projects/p/c1.jsonl", user(), told)
    home.scan(store)
    assert hidden(store) == hidden(home.store()) == {"claude-opus-4-8": (12, 57, 0, 0)}


def test_background_calls_of_a_session_in_both_tools_folders_count_once(home):
    lines = [assistant(), cost_state("s1", claude_opus_4_8=(12, 57, 0.1))]
    home.claude("s1", *lines)
    home.write(f".config/{SESSIONS}/local_1/.claude/projects/p/c1.jsonl", *lines)
    assert hidden(home.store()) == {"claude-opus-4-8": (5, 0, 0, 0)}


def test_a_copy_without_the_subagents_hides_nothing(home):
    lines = [assistant(), cost_state("s1", claude_opus_4_8=(14, 114, 0.1))]
    home.write(f".config/{SESSIONS}/local_1/.claude/projects/p/c1.jsonl", *lines)
    store = home.store()
    assert hidden(store) == {"claude-opus-4-8": (7, 57, 0, 0)}  # nothing else was there
    home.claude("s1", *lines)
    home.claude("s1/subagents/agent-1", assistant("m2", "r2", side=True))
    home.scan(store)
    assert hidden(store) == hidden(home.store()) == {}
    assert [(each.sessions, each.equal) for each in store.agreements()] == [(1, 1)]


def test_a_response_in_both_tools_folders_counts_once(home):
    home.claude("s1", assistant())
    home.write(f".config/{SESSIONS}/local_1/.claude/projects/p/c1.jsonl", assistant(), assistant("m2", "r2"))
    assert total(home.store())[-1] == 2
    assert sums(home.store())["claude-opus-4-8"].output == 2 * usage()["output_tokens"]
