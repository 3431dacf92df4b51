"""The editor of allowances: everything can be said there, nothing is lost, and its preview is asked for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from samples import NOW, allowance, sources
from settings_uses import EXTRA, FACTS, HOSTILE, MONTH, TRAIN, UTC

from trayapp.domain.command import AskPreview
from trayapp.domain.model import Extra, Scope
from trayapp.domain.period import Daily, Monthly, Span
from trayapp.domain.policy import Policy
from trayapp.domain.preview import preview
from trayapp.qt.allowance_preview import WAIT_MS
from trayapp.qt.settings_pages import Doors
from trayapp.qt.settings_window import SettingsWindow
from trayapp.settings import Kind, Settings

CURSOR = allowance("cursor", "Cursor", "75", period=Daily())
TOKENS = allowance("tokens", "Tokens", "30000")


@pytest.fixture
def applied():
    return []


@pytest.fixture
def asked():
    return []


@pytest.fixture
def window(qtbot, light, applied, asked):
    made = SettingsWindow(light, send=asked.append, apply=applied.append)
    qtbot.addWidget(made)
    made.take_settings(Settings(allowances=(MONTH, CURSOR, TOKENS)))
    made.show_snapshot(sources())
    made.open("Allowances")
    return made


@pytest.fixture
def page(window):
    return window.pages["Allowances"]


def answer(window, question):
    window.take_answer(preview(question.number, question.allowance, FACTS, NOW, UTC))


@pytest.fixture
def answered(window, page, asked, qtbot):
    qtbot.waitUntil(lambda: bool(asked))
    answer(window, asked[-1])
    return page


# --- the list ---------------------------------------------------------------------------------------


def test_the_list_ends_where_its_last_row_ends(window, page, qtbot):
    window.show()
    qtbot.waitExposed(window)
    last = page.list.visualItemRect(page.list.item(page.list.count() - 1))
    assert page.list.viewport().rect().bottom() == last.bottom()
    assert not page.list.verticalScrollBar().isVisible()


def test_what_was_removed_comes_back_as_it_was_and_where_it_was(page, applied):
    page.list.setCurrentRow(1)
    page.gone.click()
    assert page.undo.isVisible()
    assert applied == [{"allowance.cursor": None}]
    page.undo.click()
    assert applied[1:] == [{"allowance.cursor": CURSOR, "allowance_order": ("month", "cursor", "tokens")}]
    assert page.list.currentRow() == 1
    assert not page.undo.isVisible()


def test_order_by_button_and_by_key(page, applied):
    page.down.click()
    assert applied == [{"allowance_order": ("cursor", "month", "tokens")}]
    assert page.list.currentRow() == 1
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert applied[-1] == {"allowance_order": ("cursor", "tokens", "month")}
    assert not page.down.isEnabled()
    page.move_by(1)
    assert len(applied) == 2
    QTest.keyClick(page.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert list(applied[-1]) == ["allowance.month-2"]
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert applied[-1] == {"allowance.month-2": None}


def test_one_is_pinned_and_let_go(page, applied):
    page.list.setCurrentRow(1)
    page.pin.click()
    assert applied == [{"general.pinned": "cursor"}]
    assert "in the tray" in page.list.item(1).text()
    page.list.setCurrentRow(0)
    assert not page.pin.isChecked()
    page.list.setCurrentRow(1)
    page.pin.click()
    assert applied[-1] == {"general.pinned": None}


def test_every_shape_of_the_menu_can_be_added(page, applied):
    for action in page.add.menu().actions():
        action.trigger()
    keys = [key for change in applied for key in change]
    assert len(keys) == len(set(keys)) == 10


def test_what_a_company_has_set_is_to_be_read(window, page):
    policy = Policy(company="Acme", locked=frozenset({"allowance.month"}))
    window.take_settings(Settings(allowances=(MONTH, CURSOR), policy=policy))
    page.list.setCurrentRow(0)
    assert not page.form.fields["title"].control.isEnabled()
    assert not page.gone.isEnabled()
    page.remove()
    assert page.list.count() == 2
    page.list.setCurrentRow(1)
    assert page.form.fields["title"].control.isEnabled()


# --- once, and beside it ---------------------------------------------------------------------------


def typed(row, **texts):
    for kind, text in texts.items():
        row.lines[Kind[kind]].setText(text)
    row.lines[Kind.AMOUNT].editingFinished.emit()


def test_extras_and_expenses_are_shown_added_changed_and_removed(page, applied):
    form = page.form
    assert [row.entry.note for row in (*form.extras.rows, *form.expenses.rows)] == ["approved", "train"]
    typed(form.extras.begin(), DAY="2026-12-01", AMOUNT="-20", TEXT="lent")
    lent = Extra(date(2026, 12, 1), Decimal(-20), "lent")
    assert applied[-1] == {"allowance.month": replace(MONTH, extras=(EXTRA, lent))}
    typed(form.expenses.rows[0], AMOUNT="50")
    changed = replace(TRAIN, amount=Decimal(50))
    assert applied[-1]["allowance.month"].expenses == (changed,)
    form.extras.rows[0].gone.click()
    assert applied[-1] == {"allowance.month": replace(MONTH, extras=(lent,), expenses=(changed,))}


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"AMOUNT": "lots"}, "an amount such as 250"),
        ({"AMOUNT": "5", "DAY": "tomorrow"}, "a day such as"),
        ({"AMOUNT": "5", "DAY": "2026-02-30"}, "a day such as"),
        ({"AMOUNT": "5", "TEXT": "a\x07b"}, "text"),
    ],
)
def test_a_wrong_row_says_so_and_changes_nothing(page, applied, texts, said):
    row = page.form.extras.rows[0]
    typed(row, **texts)
    assert said in row.problem
    assert applied == []
    typed(row, AMOUNT="100", DAY="2026-11-03", TEXT="approved")
    assert (row.problem, applied) == ("", [])


def test_a_row_that_is_being_typed_outlives_what_comes_from_the_core(window, page):
    row = page.form.extras.begin()
    row.lines[Kind.TEXT].setText("half a no")
    window.take_settings(Settings(allowances=(MONTH, CURSOR, TOKENS)))
    assert page.form.extras.rows[-1] is row
    page.list.setCurrentRow(1)
    assert page.form.extras.rows == []


# --- what counts ------------------------------------------------------------------------------------


def test_what_was_seen_is_listed_with_what_it_came_to(answered):
    facets = answered.form.scope.facets
    assert [tick.accessibleName() for tick in facets["tools"].ticks] == ["Claude Code", "Codex"]
    assert [each.text() for each in facets["tools"]._amounts] == ["$64.25", "$12.10"]
    assert [each.text() for each in facets["models"]._amounts] == ["$38.20", "$26.05", "$12.10", "3 requests"]


def test_ticking_names_exactly_that_one(answered, applied):
    facet = answered.form.scope.facets["projects"]
    facet.which.buttons["some"].click()
    assert "tick at least one" in facet.problem
    assert applied == []
    odd = next(tick for tick in facet.ticks if "[x]*" in tick.name)
    odd.click()
    assert applied[-1]["allowance.month"].counts == Scope(projects=("/home/kim/[[]x][*]",))
    odd.click()
    assert len(applied) == 1  # nothing ticked is not "any": what held goes on holding
    facet.which.buttons["all"].click()
    assert applied[-1]["allowance.month"].counts == Scope()


def test_a_pattern_ticks_what_it_holds_and_a_tick_beside_it_stays(answered, applied):
    facet = answered.form.scope.facets["models"]
    facet.which.buttons["some"].click()
    facet.ticks[0].click()
    facet.patterns.setFocus()
    QTest.keyClicks(facet.patterns, "SON*, gone")
    facet.patterns.editingFinished.emit()
    assert applied[-1]["allowance.month"].counts.models == ("opus", "SON*", "gone")
    held = {tick.name: (tick.isChecked(), tick.isEnabled()) for tick in facet.ticks}
    assert held["Sonnet"] == (True, False)
    assert held["opus"] == (True, True)
    assert held["gpt"] == (False, True)


def test_a_pattern_that_matches_nothing_is_kept_and_said(answered, applied):
    facet = answered.form.scope.facets["accounts"]
    facet.which.buttons["some"].click()
    QTest.keyClicks(facet.patterns, "nobody*")
    facet.patterns.editingFinished.emit()
    assert "Nothing that was used" in facet.problem
    assert applied[-1]["allowance.month"].counts.accounts == ("nobody*",)


def test_a_project_by_its_folder(answered, applied):
    facet = answered.form.scope.facets["projects"]
    facet.which.buttons["some"].click()
    facet.add_folder("/home/kim")
    assert applied[-1]["allowance.month"].counts.projects == ("/home/kim", "/home/kim/*")
    assert all(not tick.isEnabled() for tick in facet.ticks if tick.name.startswith("/home/kim/"))


def test_a_hostile_name_is_plain_and_short(answered, qapp):
    facet = answered.form.scope.facets["projects"]
    facet.which.buttons["some"].click()
    tick = next(each for each in facet.ticks if each.name == HOSTILE)
    assert tick.text() == ""
    assert all(char.isprintable() for char in tick.accessibleName())
    assert len(tick.accessibleName()) <= 2_000
    qapp.processEvents()
    assert not tick.grab().isNull()


# --- the preview ------------------------------------------------------------------------------------


def test_what_it_would_show_is_asked_and_drawn(answered):
    panel = answered.preview
    assert panel.shown.gauge.used == Decimal("118.85")  # with the train
    assert panel.said.text() == "12 requests count · 4,000 tokens · Claude Code $64.25 · Codex $12.10"
    assert panel.card.accessibleName() == "November allowance"


def test_why_is_asked_of_the_one_that_is_shown(qtbot, light):
    opened = []
    made = SettingsWindow(light, send=lambda _: None, apply=lambda _: None, doors=Doors(why=opened.append))
    qtbot.addWidget(made)
    made.take_settings(Settings(allowances=(MONTH, CURSOR)))
    page = made.pages["Allowances"]
    page.list.setCurrentRow(1)
    page.preview.why.click()
    assert opened == ["cursor"]


def test_typing_asks_once_for_the_last_text_before_it_is_kept(page, asked, applied, qtbot):
    qtbot.waitUntil(lambda: bool(asked))
    asked.clear()
    limit = page.form.fields["limit"].control
    limit.setFocus()
    limit.selectAll()
    QTest.keyClicks(limit, "1234")
    qtbot.waitUntil(lambda: bool(asked))
    QTest.qWait(WAIT_MS + 50)
    assert [type(each) for each in asked] == [AskPreview]
    assert asked[0].allowance == replace(MONTH, limit=Decimal(1234))
    assert applied == []


def test_an_answer_to_an_earlier_question_is_not_shown(window, answered, asked, qtbot):
    shown = answered.preview.shown
    answered.form.fields["limit"].type("300")
    qtbot.waitUntil(lambda: asked[-1].allowance.limit == 300)
    answer(window, asked[0])
    assert answered.preview.shown is shown
    answer(window, asked[-1])
    assert answered.preview.shown.gauge.limit == Decimal(400)


def test_what_is_no_allowance_is_not_asked_about(answered, asked):
    asked.clear()
    limit = answered.form.fields["limit"].control
    limit.setFocus()
    limit.selectAll()
    QTest.keyClicks(limit, "lots")
    QTest.qWait(WAIT_MS + 50)
    assert asked == []
    assert "once every field is right" in answered.preview.said.text()


def test_new_facts_are_counted_while_somebody_looks(window, answered, asked, qtbot):
    asked.clear()
    window.show_snapshot(sources())
    qtbot.waitUntil(lambda: bool(asked))
    window.open("General")
    asked.clear()
    window.show_snapshot(sources())
    QTest.qWait(WAIT_MS + 50)
    assert asked == []


def test_a_span_that_is_wrong_says_so_beside_its_days(page, applied):
    fields = page.form.fields
    fields["period"].type("span")
    fields["first"].type("2026-11-01")
    fields["last"].type("2026-10-01")
    assert applied == []
    assert "lies before the first" in page.form._problem.text()
    fields["last"].type("2026-12-24")
    assert applied[-1]["allowance.month"].period == Span(date(2026, 11, 1), date(2026, 12, 24))
    assert page.form._problem.isHidden()
    assert Monthly() != applied[-1]["allowance.month"].period


def test_the_preview_stands_at_the_foot_and_in_a_wide_window_at_the_side(window, answered, qapp):
    dock = answered._dock
    window.resize(760, 580)
    qapp.processEvents()
    assert dock.geometry().bottom() == answered.rect().bottom()
    assert answered.viewport().geometry().bottom() < dock.geometry().top()
    window.resize(1200, 700)
    qapp.processEvents()
    assert dock.geometry().right() == answered.rect().right()
    assert answered.viewport().geometry().right() < dock.geometry().left()
