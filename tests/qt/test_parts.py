"""The small widgets: text that breaks anywhere it must, and tool tips that are never markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QTextDocumentFragment

from trayapp.qt.parts import Elided, Text, as_tip
from trayapp.qt.theme import BODY, DEMI, SECOND, font

LONG = "C:\\Users\\kim\\" + "deep\\" * 40 + "end"


@pytest.fixture
def text(qtbot):
    made = Text("ink", BODY, wrap=True)
    qtbot.addWidget(made)
    return made


def test_a_long_word_takes_more_lines_and_no_more_width(text):
    text.setText(f"It is in {LONG} here.")
    assert text.minimumSizeHint().width() < 200
    line = text.fontMetrics().height()
    assert text.heightForWidth(200) >= 4 * line
    assert text.heightForWidth(400) < text.heightForWidth(200)


def test_what_it_says_stays_as_it_was_given(text):
    text.setText(LONG)
    assert text.text() == LONG


def test_its_own_lines_stay_lines(text):
    text.setText(f"One\nTwo\n{'x' * 30}")
    assert text.heightForWidth(500) == pytest.approx(3 * text.fontMetrics().height(), abs=3)


def test_usual_words_are_laid_out_as_by_qt(text):
    text.setText("Nothing in it is long.")
    assert text.minimumSizeHint().width() < 100
    assert text.heightForWidth(1000) == pytest.approx(text.fontMetrics().height(), abs=2)


def test_a_long_word_is_drawn_in_its_colour_within_its_box(text):
    text.setStyleSheet("color: #ff0000; background: #ffffff;")
    text.setText("W" * 60)
    text.resize(100, text.heightForWidth(100))
    image = text.grab().toImage()
    red = QColor("#ff0000")
    rows = [y for y in range(image.height()) if any(image.pixelColor(x, y) == red for x in range(100))]
    assert rows[0] < 20
    assert rows[-1] > image.height() - 20


def test_what_is_selected_in_it_is_marked(text):
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    palette = text.palette()
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#00ff00"))
    text.setPalette(palette)
    text.setText("." * 60)
    text.resize(200, text.heightForWidth(200))
    before = text.grab().toImage()
    text.setSelection(0, 10)
    after = text.grab().toImage()
    green = QColor("#00ff00")
    assert before.pixelColor(2, 2) != green
    assert after.pixelColor(2, 2) == green


def test_another_font_lays_it_out_anew(text):
    text.setText(LONG)
    before = text.heightForWidth(200)
    text.setFont(font(2 * BODY, DEMI))
    assert text.heightForWidth(200) > 2 * before


def test_nothing_turns_around_or_hides_the_text_beside_it(text):
    text.setText("a\u202eb\x1b[31mc\u200bd\te\n12\u00a0%")
    assert text.text() == "ab[31mcd e\n12\u00a0%"


@pytest.mark.parametrize(
    "given", ["<b>bold</b>", "<img src='file:///etc/hostname'>", "a &amp; b <i>", "x" * 90]
)
def test_a_tool_tip_reads_as_it_was_given(given):
    shown = QTextDocumentFragment.fromHtml(as_tip(given)).toPlainText()
    assert shown.replace("\u200b", "") == given


def test_a_short_tool_tip_is_itself():
    assert as_tip("Ctrl+D") == "Ctrl+D"
    assert len(as_tip("word " * 1_000)) < 500


def test_a_name_that_was_cut_tells_the_whole_to_the_pointer(qtbot):
    made = Elided("ink", SECOND)
    qtbot.addWidget(made)
    made.setText("<b>" + "name " * 40)
    made.resize(80, 20)
    assert made.tip().startswith("<p>&lt;b&gt;name")
    made.resize(4_000, 20)
    assert made.tip() == ""
