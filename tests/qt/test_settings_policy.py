"""What a company has set is shown as set, with who says so and whom to ask; nothing of it can be changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from samples import no_cap, sources

from trayapp.qt.first_run import Doors as FirstDoors
from trayapp.qt.first_run import FirstRun
from trayapp.qt.settings_window import SettingsWindow
from trayapp.settings import parse
from trayapp.settings.policy_read import policy_of
from trayapp.settings.read import read_toml
from trayapp.vendors import discover

POLICY = """
company = "Example AG"
contact = "it@example.com"

[locked.general]
pinned = "company"

[locked.warnings]
thresholds = [75, 100]
run_out = true

[locked.sources.litellm]
enabled = true
base_url = "https://litellm.example.com"

[locked.sources.claude-code]
enabled = false
billing = "key"

[[locked.allowance]]
key = "company"
title = "Given by Example AG"
period = "monthly"
limit = 250
"""
OWN = '[[allowance]]\ntitle = "Mine"\nlimit = 10\n[[allowance]]\ntitle = "Mine too"\nlimit = 20\n'
SAID = "Set by Example AG · it@example.com"


def settings(own=OWN):
    known = {vendor.id: vendor.needs for vendor in discover()}
    policy, problems = policy_of(read_toml(POLICY), "/etc/policy.toml", known)
    assert problems == ()
    found, _ = parse(own, known, policy)
    return found


@pytest.fixture
def applied():
    return []


@pytest.fixture
def window(qtbot, light, applied):
    made = SettingsWindow(light, send=lambda _: None, apply=applied.append)
    qtbot.addWidget(made)
    made.take_settings(settings())
    made.show_snapshot(sources())
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_locked_row_says_who_set_it_and_whom_to_ask(window):
    window.open("Warnings")
    field = window.pages["Warnings"].fields["warnings.thresholds"]
    assert field.control.text() == "75, 100"
    assert not field.control.isEnabled()
    assert field._locked.isVisible()
    assert field._locked.text() == SAID
    assert "/etc/policy.toml" in field._locked.toolTip()
    assert "/etc/policy.toml" in field._locked.accessibleDescription()
    assert window.pages["Warnings"].fields["warnings.pace"].control.isEnabled()


@pytest.mark.parametrize(
    ("typed", "page", "said"),
    [
        ("thresholds", "Warnings", SAID),
        ("allowance in the tray", "General", SAID),
        ("given by example", "Allowances", ""),
        ("address litellm", "Sources", SAID),
    ],
)
def test_a_search_finds_what_is_locked_and_the_keyboard_meets_who_set_it(
    window, qtbot, qapp, typed, page, said
):
    window.search.setText(typed)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.page == page
    qtbot.waitUntil(lambda: window.pages[page].isAncestorOf(qapp.focusWidget() or window))
    assert said in getattr(qapp.focusWidget(), "text", str)()


# --- allowances -------------------------------------------------------------------------------------


def test_an_allowance_of_the_company_is_to_be_read(window, applied, qapp):
    page = window.pages["Allowances"]
    page.list.setCurrentRow(0)
    assert "Example AG" in page.list.item(0).text()
    assert page.form._locked.text() == SAID
    assert page.form._locked.isEnabled()
    assert not any(field.control.isEnabled() for field in page.form.fields.values())
    assert not page.gone.isEnabled()
    page.remove()
    assert applied == []
    page.list.setCurrentRow(1)
    assert page.form.fields["limit"].control.isEnabled()
    assert page.gone.isEnabled()
    assert page.form._locked.text() == ""


def test_it_stays_first(window, applied):
    page = window.pages["Allowances"]
    for row, up, down in ((0, False, False), (1, False, True), (2, True, False)):
        page.list.setCurrentRow(row)
        assert (page.up.isEnabled(), page.down.isEnabled()) == (up, down)
    page.list.setCurrentRow(1)
    page.move_by(-1)
    page.list.setCurrentRow(0)
    page.move_by(1)
    assert applied == []


def test_which_one_the_tray_shows_may_be_set_too(window, applied):
    page = window.pages["Allowances"]
    assert page.pin.isChecked()
    assert not page.pin.isEnabled()
    assert page.pinned_by.text() == SAID


def test_a_duplicate_of_it_is_the_persons_own(window, applied):
    page = window.pages["Allowances"]
    page.list.setCurrentRow(0)
    page.copy.click()
    (name,) = applied[-1]
    assert name == "allowance.company-2"
    assert page.form.fields["limit"].control.isEnabled()


# --- sources ----------------------------------------------------------------------------------------


def box(window, ident):
    return next(each for each in window.pages["Sources"].boxes if each.vendor.id == ident)


def test_a_source_that_is_set_has_no_switch_to_turn(window, applied):
    for ident, on in (("litellm", True), ("claude-code", False)):
        held = box(window, ident)
        assert held.switch.isChecked() is on
        assert not held.switch.isEnabled()
        assert held.locked.text() == SAID
        assert held.switch.accessibleDescription().endswith(SAID)
    assert box(window, "openrouter").switch.isEnabled()
    assert box(window, "openrouter").locked.text() == ""


def test_its_choices_are_locked_one_by_one(window):
    fields = box(window, "litellm").details.fields
    assert not fields["sources.litellm.base_url"].control.isEnabled()
    assert all(
        field.control.isEnabled() for name, field in fields.items() if name != "sources.litellm.base_url"
    )


def test_how_a_tool_is_billed_may_be_set(window):
    row = window.pages["Sources"].tools["claude-code"]
    assert row.field.control.currentData() == "key"
    assert not row.field.control.isEnabled()


def test_a_key_does_not_try_to_turn_a_switch_that_is_locked(window, applied):
    (key, *_) = box(window, "litellm").details.keys
    key.line.setText("sk-1")
    key.keep()
    key.remove()
    assert applied == []
    assert "no longer asked" not in key._said.text()


# --- the first run ----------------------------------------------------------------------------------


@pytest.fixture
def first(qtbot, light, applied):
    ways = FirstDoors(settings=lambda _: None, icon=lambda: None)
    made = FirstRun(light, apply=applied.append, doors=ways)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.take_settings(settings(""))
    made.show_snapshot(no_cap())
    made.open()
    return made


def test_the_first_run_shows_what_is_set_and_changes_nothing(first, applied):
    line = next(each for each in first.found.asks if each.vendor.id == "claude-code")
    assert not line.switch.isEnabled()
    assert line.locked.text() == SAID
    first.go(1)
    assert first.allowance._form.isHidden()
    assert "Given by Example AG" in first.allowance._other.text()
    assert SAID in first.allowance._other.text()
    first.forward()
    assert first.at == 2
    assert not any(switch.isEnabled() for switch in first.warnings.thresholds.switches.values())
    assert SAID in first.warnings.thresholds._said.text()
    assert not first.warnings.fields["warnings.run_out"].control.isEnabled()
    assert applied == []
