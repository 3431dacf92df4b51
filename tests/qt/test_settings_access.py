"""Every control of the settings and the first steps has name, role and value, and Tab follows the eye."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from samples import NOW, allowance, full, sources
from settings_uses import FACTS, MONTH, UTC

from trayapp.domain.preview import preview
from trayapp.qt.first_run import Doors as FirstDoors
from trayapp.qt.first_run import FirstRun
from trayapp.qt.settings_pages import Doors
from trayapp.qt.settings_window import TITLES, SettingsWindow
from trayapp.settings import Settings

ROLES = {
    QAccessible.Role.PushButton,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.RadioButton,
    QAccessible.Role.List,
    QAccessible.Role.StaticText,
    QAccessible.Role.ProgressBar,
}


@pytest.fixture
def window(qtbot, light):
    def send(command):
        if hasattr(command, "number"):
            made.take_answer(preview(command.number, command.allowance, FACTS, NOW, UTC))

    nothing = ("python", "-c", """print('{"findings": [{"what": "A.", "do": "B."}], "text": ["All"]}')""")
    made = SettingsWindow(light, send=send, apply=lambda _: None, doors=Doors(doctor=nothing))
    qtbot.addWidget(made)
    given = (MONTH, replace(allowance("day", "A day", "75"), firm=False))
    made.take_settings(Settings(allowances=given))
    made.show_snapshot(sources())
    return made


@pytest.fixture
def first(qtbot, light):
    made = FirstRun(light, apply=lambda _: None, doors=FirstDoors(lambda _: None, lambda: None))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.take_settings(Settings())
    made.show_snapshot(full())
    return made


def opened(window, qtbot, page):
    """The page with everything unfolded."""
    window.open(page)
    shown = window.pages[page]
    if page == "Sources":
        for box in shown.boxes[:4]:
            box.open(shown=True)
    if page == "Allowances":
        qtbot.waitUntil(lambda: shown.preview.shown is not None)
        for facet in shown.form.scope.facets.values():
            facet.which.buttons["some"].click()
        shown.form.extras.begin()
    if page == "Doctor":
        qtbot.waitUntil(shown.look.isEnabled, timeout=10_000)
    qtbot.wait(1)
    return shown


def reached(inside):
    """What Tab stops at, in the order of Tab."""
    part, stops = inside, []
    while True:
        part = part.nextInFocusChain()
        if part is inside or len(stops) > 500:
            return stops
        tab = part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tab and inside.isAncestorOf(part) and part.isVisibleTo(inside) and part.isEnabledTo(inside):
            stops.append(part)


def nameless(parts):
    for part in parts:
        heard = QAccessible.queryAccessibleInterface(part)
        name, value = heard.text(QAccessible.Text.Name), heard.text(QAccessible.Text.Value)
        if not (name.strip() or (heard.role() is QAccessible.Role.StaticText and value)):
            yield f"{type(part).__name__} {part.objectName()} has no name"
        if heard.role() not in ROLES:
            yield f"{type(part).__name__} {name} is {heard.role()}"
        if "\n" in name:
            yield f"{name} is no name"


def doubles(parts):
    """Controls of one role that cannot be told apart by their names."""
    seen = {}
    for part in parts:
        heard = QAccessible.queryAccessibleInterface(part)
        about = heard.text(QAccessible.Text.Description)
        key = (heard.role(), heard.text(QAccessible.Text.Name), about)
        if key in seen:
            yield f"{key[1]!r} twice"
        seen[key] = part


def jumps(inside, parts):
    """Stops of Tab that lie above the one before, by more than a row."""
    for before, after in itertools.pairwise(parts):
        first, then = (each.mapTo(inside, QPoint(0, each.height() // 2)) for each in (before, after))
        beside = abs(then.y() - first.y()) < max(before.height(), after.height()) / 2 + 4
        if then.y() < first.y() - 4 and not beside:
            yield f"{before.accessibleName()!r} ({first.y()}) then {after.accessibleName()!r} ({then.y()})"
        if beside and then.x() < first.x():
            yield f"{after.accessibleName()!r} stands before {before.accessibleName()!r}"


@pytest.mark.parametrize("page", list(TITLES))
def test_the_settings_can_be_heard_and_walked(window, qtbot, page):
    shown = opened(window, qtbot, page)
    stops = reached(shown.widget())
    assert page == "About" or stops
    assert list(nameless(stops)) == []
    assert list(doubles(stops)) == []
    assert list(jumps(shown.widget(), stops)) == []


def test_the_windows_own_parts_can_be_heard_and_come_before_the_page(window, qtbot):
    shown = opened(window, qtbot, "General")
    stops = reached(window)
    assert stops[:2] == [window.search, window._side]
    assert list(nameless(stops)) == []
    assert all(shown.isAncestorOf(each) for each in stops[2:])


@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_first_run_can_be_heard_and_walked(first, qtbot, at):
    first.open()
    first.go(at)
    first.found.unfold()
    first.allowance.show_more(shown=True)
    qtbot.wait(1)
    stops = reached(first)
    assert list(nameless(stops)) == []
    assert list(doubles(stops)) == []
    page = first.pages[at].widget()
    assert list(jumps(page, [each for each in stops if page.isAncestorOf(each)])) == []
    assert isinstance(first.pages[at], QWidget)


@pytest.mark.parametrize("page", ["Warnings", "General", "Appearance", "Advice"])
def test_values_are_heard(window, page):
    window.open(page)
    for field in window.pages[page].fields.values():
        heard = QAccessible.queryAccessibleInterface(field.control)
        match heard.role():
            case QAccessible.Role.CheckBox:
                assert bool(heard.state().checked) is field.control.isChecked()
            case QAccessible.Role.ComboBox:
                assert heard.text(QAccessible.Text.Value) == field.control.currentText()
            case role:
                assert role is QAccessible.Role.EditableText
                assert heard.text(QAccessible.Text.Value) == field.control.text()
        assert heard.text(QAccessible.Text.Description)
