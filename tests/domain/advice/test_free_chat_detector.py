"""The detector on prompts that its weights were not fitted on; the figures are frozen in docs/advice.md."""

import importlib.util
import time
from pathlib import Path

import pytest

from trayapp.domain.advice.free_chat_score import FEATURES, features
from trayapp.domain.advice.free_chat_veto import veto
from trayapp.domain.advice.free_chat_weights import WEIGHTS
from trayapp.domain.advice.office import suits_free_chat
from trayapp.domain.advice.task import Attachment, Task

_spec = importlib.util.spec_from_file_location("prompts", Path(__file__).with_name("free_chat_prompts.py"))
prompts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(prompts)


def share(found):
    return sum(suits_free_chat(Task(prompt)) for prompt in found) / len(found)


def test_office_work_is_found_in_english_and_chinese():
    assert share(prompts.OFFICE_ENGLISH) >= 0.8
    assert share(prompts.OFFICE_CHINESE) >= 0.9


def test_work_in_a_repository_is_left_alone_also_where_it_talks_of_office_things():
    # These are chosen to be mistaken; of real agent prompts far fewer pass.
    assert share(prompts.WORK_ENGLISH) == 0
    assert share(prompts.WORK_CHINESE) == 0


@pytest.mark.parametrize(
    "addition",
    [
        " See src/report/mail.py for the text.",
        "\n```\nx = 1\n```",
        " Use `send_mail` for it.",
        " Then commit it to the repo.",
        " Traceback (most recent call last):",
        " @codebase",
        " and run npm --workspace=mail test",
        " (#4211)",
        " 然后提交到仓库",
        " 代码在这里",
        "\n$ git status",
    ],
)
def test_one_sign_of_code_is_enough(addition):
    wish = "Write an email to our customers about the delayed product launch."
    assert suits_free_chat(Task(wish))
    assert veto(wish + addition)
    assert not suits_free_chat(Task(wish + addition))


def test_only_an_empty_context_without_files_is_offered_the_chat():
    wish = "Write an email to our customers about the delayed product launch."
    assert not suits_free_chat(Task(wish, context_tokens=1))
    assert not suits_free_chat(Task(wish, turn=2))
    assert not suits_free_chat(Task(wish, files=(Attachment("a.docx", 1),)))
    assert not suits_free_chat(Task("   "))
    assert not suits_free_chat(Task(wish * 1000))


@pytest.mark.parametrize(
    "prompt", ["", " ", "\ud800", "\0", "好", "?" * 5000, "[" * 3000, "/" * 3000, "a_" * 2000]
)
def test_any_text_has_an_answer(prompt):
    assert suits_free_chat(Task(prompt)) is False


def test_every_feature_has_a_weight():
    assert set(WEIGHTS) == set(FEATURES)
    assert set(features("please write a mail, 帮我写邮件")) <= set(FEATURES)


@pytest.mark.parametrize(
    "piece", ["a", "1", "abc123", "写一个", "a_", "aB", "-a", "a/", "\n", "`", "${", "build me a "]
)
def test_no_text_is_looked_through_again_and_again(piece):
    """An expression without bounds took 200 ms for the first of these: time grew with the square."""
    short, long = (least(piece * number) for number in (1_000, 5_000))
    assert long < 12 * short + 0.02


def least(text):
    times = []
    for _ in range(3):
        began = time.process_time()
        veto(text)
        features(text)
        times.append(time.process_time() - began)
    return min(times)
