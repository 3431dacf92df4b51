"""The history window by keyboard and by ear."""

import pytest
from history_world import TODAY, history, made, use
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from trayapp.domain.history import Span
from trayapp.qt.theme import LIGHT


@pytest.fixture
def window(qtbot):
    window = made(qtbot)
    window.show_history(history())
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window


def test_tab_reaches_every_control_and_comes_around(window):
    window.move_on(-1)
    wanted = {
        each
        for each in (*window.findChildren(QPushButton), *window.findChildren(QComboBox), window._chart)
        if each.isVisible() and each.isEnabled() and each.property("kind") != "segment"
    }
    seen, segments = set(), set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        (segments if focus.property("kind") == "segment" else seen).add(focus)
    assert wanted <= seen
    for each in (window._span, window._kind, window._look):
        assert segments & set(each.buttons.values())


def test_arrow_keys_choose_within_segments(window):
    window._span.buttons["month"].setFocus()
    QTest.keyClick(window._span.buttons["month"], Qt.Key.Key_Left)
    assert QApplication.focusWidget() is window._span.buttons["week"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window._choice.span is Span.WEEK


def test_everything_has_a_name_to_be_read_out(window):
    for each in (
        *window.findChildren(QPushButton),
        *window.findChildren(QComboBox),
        window._chart,
        window._table,
    ):
        assert each.accessibleName() or each.text(), each


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Qt.Key.Key_Left, "Wed 18 Nov $2, Codex $2, Tokens 1,000"),
        (Qt.Key.Key_Home, "Sun 1 Nov $0"),
        (Qt.Key.Key_End, "Mon 30 Nov $0"),
    ],
)
def test_keys_walk_over_the_days_and_each_is_read_out(window, key, said):
    window._names = {"codex": "Codex"}
    window._draw()
    QTest.keyClick(window._chart, key)
    assert window._chart.accessibleDescription() == said
    frame = QColor(LIGHT.accent)
    image = window._chart.grab().toImage()
    assert image.pixelColor(image.width() // 2, 0) == frame
    window._span.buttons["month"].setFocus()
    assert window._chart.accessibleDescription().startswith("November 2026 $5")
    image = window._chart.grab().toImage()
    assert image.pixelColor(image.width() // 2, 0) != frame


def test_a_walked_to_day_stays_when_newer_figures_come(window):
    QTest.keyClick(window._chart, Qt.Key.Key_Left)
    window.show_history(history(use(TODAY, 9)))
    assert window._chart.accessibleDescription().startswith("Wed 18 Nov $9")


def test_ranges_have_keys_of_their_own(window):
    for number, span in enumerate(("day", "week", "month", "window", "year"), start=1):
        QTest.keySequence(window, f"Ctrl+{number}")
        assert window._choice.span is Span(span)
        assert window._span.buttons[span].isChecked()
        assert window._span.buttons[span].toolTip() == f"Ctrl+{number}"
    QTest.keySequence(window, "Ctrl+3")
    QTest.keySequence(window, "Alt+Left")
    assert window._title.text() == "October 2026"
    QTest.keySequence(window, "Alt+Right")
    assert window._title.text() == "November 2026"
    QTest.keySequence(window, "Alt+Left")
    QTest.keySequence(window, "Ctrl+T")
    assert window._title.text() == "November 2026"


def test_no_two_shortcuts_are_the_same(window):
    keys = [each.key().toString() for each in window.findChildren(QShortcut)]
    assert len(keys) == len(set(keys))


def test_copy_by_key_says_so(window):
    QApplication.clipboard().clear()
    QTest.keySequence(window, "Ctrl+C")
    assert not QApplication.clipboard().image().isNull()
    assert window._share.said.text() == "The picture is copied."


def test_escape_closes(window):
    QTest.keyClick(window._chart, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_focus_of_a_chosen_segment_is_seen(window):
    button = window._span.buttons["month"]
    without = button.grab().toImage()
    button.setFocus()
    assert button.isChecked()
    assert button.grab().toImage() != without
