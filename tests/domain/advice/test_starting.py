"""The commands and links that begin the work as advised."""

import shlex
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.domain.advice.starting import PROMPT_MOST, claude_link, command, switch

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)


@pytest.mark.parametrize(
    ("tool", "model", "effort", "told"),
    [
        ("claude-code", "claude-sonnet-5-5", "", "claude --model claude-sonnet-5-5"),
        ("claude-code", "", "low", "claude --effort low"),
        ("codex", "gpt-5.4", "low", "codex -m gpt-5.4 -c model_reasoning_effort=low"),
        ("gemini", "gemini-3-flash", "", "gemini -m gemini-3-flash"),
        ("copilot", "", "", "copilot"),
        ("cursor", "any", "", ""),
    ],
)
def test_each_tool_has_its_command(tool, model, effort, told):
    assert command(tool, model, effort) == told


@pytest.mark.parametrize(
    ("model", "told"),
    [
        ("claude-sonnet-5-5", "claude --model claude-sonnet-5-5"),
        ("a b", 'claude --model "a b"'),
        ('x" & del', 'claude --model "x & del"'),
        ("%PATH%", "claude --model PATH"),
    ],
)
def test_a_windows_shell_takes_it_as_one_word(model, told):
    assert command("claude-code", model, windows=True) == told


@given(TEXT.filter(bool))
def test_a_name_with_spaces_quotes_or_a_semicolon_stays_one_word(model):
    assert shlex.split(command("codex", model)) == ["codex", "-m", model]


@given(TEXT, TEXT)
def test_the_link_brings_folder_and_prompt_back_whole(folder, prompt):
    asked = parse_qs(urlsplit(claude_link(folder, prompt)).query, keep_blank_values=True, errors="strict")
    assert asked.get("cwd", [""]) == [folder]
    assert asked.get("q", [""]) == [prompt]


@pytest.mark.parametrize("prompt", ["x" * (PROMPT_MOST + 1), "half of a character: \ud83d"])
def test_what_a_link_cannot_carry_whole_is_left_out(prompt):
    assert claude_link("/src", prompt) == "claude-cli://open?cwd=%2Fsrc"


def test_a_running_session_is_switched_where_the_client_has_a_way():
    assert switch("claude-code", "claude-sonnet-5-5") == "/model claude-sonnet-5-5"
    assert switch("claude-code", "") == ""
    assert switch("cursor", "any") == ""
