"""Token counts against what two tokenizers said of the same texts (ctok 1.3.0, o200k_base)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.domain.advice.tokens import (
    LOOKED_AT,
    Generation,
    correction,
    count,
    generation,
    measure_file,
    weigh,
)

OLD, NEW, GPT = "claude-opus-4-5", "claude-opus-4-8", "gpt-5.5"

PYTHON = '''def walk(prior, turns, named=True):
    """Turns and sessions of one person, in time order."""
    estimator = Estimator(rates(), prior=prior)
    said, sessions = [], []
    for nth, each in enumerate(turns):
        began = time.perf_counter()
        estimate = estimator.estimate_from(each.task, each.facts, each.task.model)
        took = time.perf_counter() - began
        said.append(Said(each.person, nth, float(estimate.turn.p50), each.cost, took))
        if each.task.turn == 1:
            sessions.append(Said(each.person, len(sessions), each.rest, took))
    return said, sessions
'''
C = """#ifndef __HIREDIS_FMACRO_H
#define __HIREDIS_FMACRO_H
#ifndef _AIX
#define _XOPEN_SOURCE 600
#define _POSIX_C_SOURCE 200112L
#endif
static int read_all(int fd, unsigned char *buffer, size_t length) {
    size_t done = 0;
    while (done < length) {
        ssize_t n = read(fd, buffer + done, length - done);
        if (n < 0 && errno != EINTR) return -1;
        if (n > 0) done += (size_t)n;
    }
    return (int)done;
}
"""
CHINESE = """这个窗口会在您开始一项昂贵的工作之前，告诉您大概要花多少钱，以及有没有更便宜的办法。
它只看会话的状态和提示词的几个事实，不保存任何文字，也不把任何内容发送到别处。
如果数据不足，它就保持安静；每天最多打扰您两次，每个会话最多一次。
"""
ENGLISH = """Before you start, the window says what the work will probably cost, whether that fits into
what is left of your allowance, and what would be cheaper. Half of such work costs at most
the first figure, nine in ten at most the second. Nothing of your prompt is stored or sent
anywhere; only a few numbers about it are kept.
"""

COUNTED = [
    ("python", PYTHON, 177, 222, 143),
    ("c", C, 176, 212, 137),
    ("chinese", CHINESE, 123, 123, 78),
    ("english", ENGLISH, 71, 99, 71),
]


@pytest.mark.parametrize(("kind", "text", "old", "new", "gpt"), COUNTED)
def test_counts_are_near_those_of_the_tokenizers(kind, text, old, new, gpt):
    for model, true in ((OLD, old), (NEW, new), (GPT, gpt)):
        assert count(text, model) == pytest.approx(true, rel=0.15), (kind, model)


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("claude-opus-4-5-20251101", Generation.CLAUDE),
        ("claude-opus-4-6[1m]", Generation.CLAUDE),
        ("claude-sonnet-4-20250514", Generation.CLAUDE),
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", Generation.CLAUDE),
        ("anthropic/claude-3.5-sonnet", Generation.CLAUDE),
        ("claude-opus-4-7", Generation.CLAUDE_NEW),
        ("claude-opus-4-8", Generation.CLAUDE_NEW),
        ("claude-sonnet-5", Generation.CLAUDE_NEW),
        ("claude-fable-5", Generation.CLAUDE_NEW),
        ("sonnet", Generation.CLAUDE_NEW),
        ("gpt-5.5", Generation.GPT),
        ("gemini-3-pro", Generation.GPT),
        ("", Generation.GPT),
    ],
)
def test_a_models_name_tells_its_tokenizer(model, expected):
    assert generation(model) is expected


def test_nothing_is_no_tokens_and_a_letter_is_one():
    assert count("", NEW) == 0
    assert count("a", NEW) == 1


@given(st.text(max_size=300), st.sampled_from([OLD, NEW, GPT, ""]))
def test_any_text_has_a_count(text, model):
    assert (count(text, model) == 0) == (not text)
    assert count(text, model) >= 0


def test_a_long_text_is_scaled_by_its_length():
    text = PYTHON * 60
    assert len(text) > 3 * LOOKED_AT
    assert count(text, NEW) == pytest.approx(60 * count(PYTHON, NEW), rel=0.05)


def test_a_file_is_scaled_by_its_size_in_bytes():
    size = len((CHINESE * 40).encode())
    assert weigh(measure_file(CHINESE, size), NEW) == pytest.approx(40 * count(CHINESE, NEW), rel=0.02)
    assert weigh(measure_file("", 4000), NEW) > 500
    assert weigh(measure_file("", 0), NEW) == 0


def test_more_text_is_more_tokens():
    sizes = [count(ENGLISH * times, GPT) for times in (1, 2, 4, 8, 16, 32)]
    assert all(b > a for a, b in pairwise(sizes))


def test_what_was_billed_corrects_the_formula():
    assert correction([]) == 1.0
    assert correction([(100, 130), (200, 250), (50, 500)]) == pytest.approx(1.3)
    assert correction([(100, 1000)]) == 2.0
    assert count(ENGLISH, GPT, 1.3) == pytest.approx(1.3 * count(ENGLISH, GPT), rel=0.01)
