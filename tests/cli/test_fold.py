"""Lines are folded by the cells that they take, in both languages."""

import pytest

from trayapp.cli.fold import folded
from trayapp.cli.terminal import cells


def test_english_parts_at_its_spaces():
    assert folded("the quick brown fox", 10) == ["the quick", "brown fox"]
    assert folded("a  b\nc", 10) == ["a b c"]
    assert folded("", 10) == folded("  ", 10) == []


def test_chinese_parts_between_characters_and_takes_two_cells_each():
    assert folded("日志无法读取", 8) == ["日志无法", "读取"]
    text = "网络的代理没有让任何内容通过到 api.example.com。请检查代理设置（network.proxy）。" * 3
    lines = folded(text, 40)
    assert max(map(cells, lines)) <= 40
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_line_begins_with_no_closing_sign_and_ends_with_no_opening_one():
    for width in range(12, 40):
        for line in folded("没有价格的模型，“某个模型”（旧的）：其令牌计入、费用不计。", width):
            assert line[0] not in "，。、）：”", (width, line)
            assert line[-1] not in "（“", (width, line)


def test_indents_count():
    lines = folded("one two three four", 11, first="- ", rest="  ")
    assert lines == ["- one two", "  three", "  four"]


@pytest.mark.parametrize("word", ["https://example.com/a-long-address", "unforeseen"])
def test_a_long_word_stays_whole(word):
    assert folded(f"see {word} now", 8) == ["see", word, "now"]


def test_a_command_is_not_torn_apart():
    assert folded("look again: remainder sources now", 21) == ["look again:", "remainder sources now"]
    assert folded("请运行 remainder status。", 20) == ["请运行", "remainder status。"]
