"""Why a number is so: reached from its gauge by pointer and by key, shown whole, plain, and up to date."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from samples import HOURS, NOW, full, percents, sample, snapshot
from settings_uses import FACTS, MONTH, UTC

from trayapp.domain.command import AskTrace
from trayapp.domain.steps import Kind, Step
from trayapp.domain.tracing import trace
from trayapp.domain.words import ENGLISH
from trayapp.qt.compose import compose
from trayapp.qt.parts import Bar
from trayapp.qt.popup import Popup, Ways
from trayapp.qt.sections import Card, Headline
from trayapp.qt.settings_pages import Doors
from trayapp.qt.settings_window import SettingsWindow
from trayapp.qt.trace_window import TraceWindow, as_text
from trayapp.qt.windows import Outside, Windows


def answer(facts=FACTS, allowance=MONTH):
    return trace(allowance.key, [allowance], facts, NOW, UTC, prices="a list (2026-11-20)")


@pytest.fixture
def sent():
    return []


@pytest.fixture
def window(qtbot, light, sent):
    made = TraceWindow(light, "month", send=sent.append, words=ENGLISH)
    qtbot.addWidget(made)
    made.ask("month")
    made.show_snapshot(full())
    made.show()
    return made


def texts(window):
    return [each.text() for each in window.findChildren(QLabel) if each.text()]


def test_it_is_worked_out_and_then_adds_up(window, sent):
    assert sent[0] == AskTrace("month")
    assert texts(window) == ["It is being worked out."]
    assert not window.copy.isEnabled()
    window.show_trace(answer())
    said = texts(window)
    assert said[0] == "November allowance"
    amounts = [line.amount for line in window.told.lines]
    assert amounts == ["$64.25", "$12.10", "$42.50", "$118.85", "$250.00", "$100.00", "$231.15"]
    assert "Claude Code · 6 requests · opus, Sonnet" in said
    assert "NOT COUNTED" in said
    assert "no price is known for it" in said
    assert "Logs are priced by a list (2026-11-20)." in said


def test_every_text_is_plain(window):
    odd = replace(MONTH, title="<img src=x>" + "y" * 500)
    window.show_trace(answer(allowance=odd))
    labels = window.findChildren(QLabel)
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)
    assert max(len(each.text()) for each in labels) < 400


def test_it_asks_again_only_when_its_figure_has_changed(window, sent):
    sent.clear()
    window.show_snapshot(full())
    assert sent == []
    other = replace(full(), gauges=(replace(full().gauges[0], used=Decimal(90)), *full().gauges[1:]))
    window.show_snapshot(other)
    assert sent == [AskTrace("month")]


def test_an_answer_about_another_one_is_not_shown_and_the_same_is_not_drawn_again(window):
    window.show_trace(answer(allowance=replace(MONTH, key="other")))
    assert texts(window) == ["It is being worked out."]
    window.show_trace(answer())
    inside = window._scroll.widget()
    window.show_trace(answer())
    assert window._scroll.widget() is inside


def test_it_can_be_copied(window):
    window.show_trace(answer())
    window.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text == as_text(window.told)
    assert "= Used: $118.85" in text
    assert "another" not in text


@pytest.fixture
def asked():
    return []


@pytest.fixture
def popup(qtbot, light, asked):
    nothing = [lambda *_: None] * 6
    made = Popup(light, Ways(*nothing, why=asked.append))
    qtbot.addWidget(made)
    made.show_view(compose(full(), NOW, ENGLISH))
    made.open(QPoint(400, 10))
    return made


def chosen(part, reason=QContextMenuEvent.Reason.Keyboard):
    event = QContextMenuEvent(reason, QPoint(5, 5), part.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(part, event)
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        assert [each.text() for each in menu.actions()] == ["Why this number?"]
        menu.actions()[0].trigger()
        menu.close()


def test_the_menu_of_a_card_and_of_the_headline(popup, asked):
    chosen(popup.findChild(Headline))
    cards = [each for each in popup.findChildren(Card) if each.isVisible()]
    chosen(cards[1], QContextMenuEvent.Reason.Mouse)
    assert asked == ["month", "cursor"]
    assert popup.isVisible()


def test_return_on_a_bar(popup, asked, qtbot):
    bars = [each for each in popup.findChildren(Bar) if each.isVisible()]
    bars[2].setFocus()
    qtbot.keyClick(bars[2], Qt.Key.Key_Return)
    qtbot.keyClick(bars[2], Qt.Key.Key_X)
    assert asked == ["cursor"]


def test_what_is_made_up_cannot_be_asked_about(popup, asked, qtbot):
    popup.show_view(compose(sample(), NOW, ENGLISH))
    chosen(popup.findChild(Headline))
    qtbot.keyClick(popup.findChild(Bar), Qt.Key.Key_Return)
    assert asked == []


def test_a_source_leads_to_the_figures_that_it_has_a_part_in(qtbot, light, asked):
    made = SettingsWindow(light, send=lambda _: None, apply=lambda _: None, doors=Doors(why=asked.append))
    qtbot.addWidget(made)
    made.open("Sources")
    page = made.pages["Sources"]
    made.show_snapshot(full())
    assert not any(each.isVisible() for each in page.why.values())
    own = percents("openrouter:key", "Its <own>", "42", HOURS)
    step = Step(Kind.STATED, Decimal(1), "openrouter")
    pooled = replace(full().gauges[0], steps=(step, replace(step, kind=Kind.SINCE, about="litellm")))
    made.show_snapshot(snapshot(own))
    assert [name for name, each in page.why.items() if each.isVisible()] == ["openrouter"]
    page.why["openrouter"].click()
    made.show_snapshot(snapshot(pooled, own))
    page.why["openrouter"].click()
    menu = QApplication.activePopupWidget()
    assert [each.text() for each in menu.actions()] == ["November allowance", "Its <own>"]
    menu.actions()[0].trigger()
    menu.close()
    assert asked == ["openrouter:key", "month"]
    made.show_snapshot(replace(snapshot(own), sample=True))
    assert not page.why["openrouter"].isVisible()


def test_it_opens_once_is_fed_and_is_freed(qtbot, light, qapp):
    sent = []
    nothing = [lambda *_: None] * 5
    windows = Windows(light, ENGLISH, Outside(sent.append, *nothing))
    windows.show_snapshot(full())
    windows.open_trace("month")
    first = windows.trace
    windows.take_answer(answer())
    assert first.told.title == "November allowance"
    windows.open_trace("cursor")
    assert windows.trace is first
    assert sent[-1] == AskTrace("cursor")
    windows.show_snapshot(snapshot())
    first.close()
    qtbot.waitUntil(lambda: windows.trace is None)
    windows.take_answer(answer())
