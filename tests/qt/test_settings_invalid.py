"""What is typed and not valid is explained beside its field, kept nowhere, and disturbs nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from samples import allowance, sources

from trayapp.domain.period import Span
from trayapp.qt.settings_window import SettingsWindow
from trayapp.settings import Kind, Settings, parse

WRONG = {
    Kind.AMOUNT: "lots",
    Kind.WHOLE: "three",
    Kind.CLOCK: "25:00",
    Kind.DAY: "tomorrow",
    Kind.ZONE: "Nowhere",
    Kind.UNIT: "shells!",
    Kind.ADDRESS: "ftp://x",
    Kind.LINK: "ftp://x",
    Kind.PROXY: "ftp://proxy",
    Kind.PERCENTS: "50, lots",
}


@pytest.fixture
def applied():
    return []


@pytest.fixture
def window(qtbot, light, applied):
    made = SettingsWindow(light, send=lambda _: None, apply=applied.append)
    qtbot.addWidget(made)
    made.take_settings(Settings(allowances=(allowance(),)))
    made.show_snapshot(sources())
    made.show()
    qtbot.waitExposed(made)
    return made


def fields(window):
    """Every row of every page in which one types, unfolded."""
    for page in window.pages.values():
        yield from ((page, each) for each in getattr(page, "fields", {}).values())
    form = window.pages["Allowances"]
    yield from ((form, each) for each in form.form.fields.values())
    for box in window.pages["Sources"].boxes:
        yield from ((window.pages["Sources"], each) for each in box.details.fields.values())


def test_everything_that_can_be_typed_wrongly_says_why_in_place(window, applied):
    tried = set()
    for _page, field in fields(window):
        wrong = WRONG.get(field.spec.kind)
        if wrong is None or not isinstance(field.control, QLineEdit):
            continue
        tried.add(field.spec.kind)
        field.type(wrong)
        assert field.problem, field.spec.name
        assert field.problem.endswith("."), field.problem
        assert field.control.text() == wrong
        assert field.control.accessibleDescription().endswith(field.problem), field.spec.name
    assert tried >= {Kind.AMOUNT, Kind.WHOLE, Kind.CLOCK, Kind.ZONE, Kind.UNIT, Kind.PROXY, Kind.PERCENTS}
    assert applied == []


def test_the_others_go_on_while_one_is_wrong(window, applied):
    rows = window.pages["Warnings"].fields
    rows["warnings.quiet_from"].type("25:00")
    rows["warnings.quiet_until"].type("08:00")
    rows["warnings.pace"].type("off")
    assert applied == [{"warnings.quiet_until": "08:00"}, {"warnings.pace": False}]
    window.take_settings(parse('[warnings]\nquiet_until = "08:00"\npace = false\n')[0])
    assert rows["warnings.quiet_from"].control.text() == "25:00"
    assert rows["warnings.quiet_from"].problem
    assert rows["warnings.quiet_until"].problem == ""


def test_leaving_the_old_value_ends_the_complaint(window, applied):
    row = window.pages["Warnings"].fields["warnings.thresholds"]
    row.type("lots")
    row.type("50, 75, 90, 100")
    assert row.problem == ""
    assert row.control.property("bad") == "false"
    assert not row.control.accessibleDescription().endswith("100.")
    assert applied == []


def test_escape_brings_back_what_holds_before_it_closes_the_window(window, qtbot, applied):
    window.open("Warnings")
    row = window.pages["Warnings"].fields["warnings.thresholds"]
    row.control.setFocus()
    row.control.selectAll()
    QTest.keyClicks(row.control, "lots")
    QTest.keyClick(row.control, Qt.Key.Key_Escape)
    assert row.control.text() == "50, 75, 90, 100"
    assert window.isVisible()
    QTest.keyClick(row.control, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert applied == []


def test_what_is_wrong_in_one_allowance_is_not_carried_to_the_next(window, applied):
    page = window.pages["Allowances"]
    window.take_settings(Settings(allowances=(allowance(), allowance("b", "B", "75"))))
    page.form.fields["limit"].type("lots")
    page.list.setCurrentRow(1)
    assert page.form.fields["limit"].problem == ""
    assert page.form.fields["limit"].control.text() == "75"
    page.list.setCurrentRow(0)
    assert page.form.fields["limit"].control.text() == "250"
    assert applied == []


def test_a_span_that_ends_before_it_begins_is_told_beside_its_days(window, applied):
    page = window.pages["Allowances"]
    form = page.form.fields
    form["period"].type("span")
    form["first"].type("2026-11-30")
    form["last"].type("2026-11-01")
    assert page.form._problem.text().startswith("Not kept yet")
    assert not any(isinstance(each.period, Span) for change in applied for each in change.values())
