"""Claude's desktop program: its places; the lines are Claude Code's, whose traps are tested there."""

import pytest

from tests.logs.home import assistant, sums, total, usage

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


def test_a_response_in_both_tools_folders_counts_once(home):
    home.claude("s1", assistant())
    home.write(f".config/{SESSIONS}/local_1/.claude/projects/p/c1.jsonl", assistant(), assistant("m2", "r2"))
    assert total(home.store())[-1] == 2
    assert sums(home.store())["claude-opus-4-8"].output == 2 * usage()["output_tokens"]
