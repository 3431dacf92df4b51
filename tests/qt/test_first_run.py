"""The first run: under a minute, nothing mandatory, and every choice leaves under its own name."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit
from samples import (
    FOUND,
    HOURS,
    allowance,
    faults,
    full,
    no_cap,
    nothing_found,
    percents,
    reading_logs,
    sample,
    stopped,
)

from trayapp.domain.model import TOKENS, USD, Level, Source, Tool, Unit
from trayapp.domain.period import Daily, Monthly, Rolling, Weekly
from trayapp.domain.presets import presets
from trayapp.qt.first_run import Doors, FirstRun, wanted
from trayapp.qt.shell import Shell
from trayapp.settings import Settings, edit, parse

PRESETS = {each.id: each for each in presets()}


@pytest.fixture
def applied():
    return []


@pytest.fixture
def doors():
    return []


@pytest.fixture
def window(light, applied, doors, qapp):
    ways = Doors(settings=doors.append, icon=lambda: doors.append("icon"))
    made = FirstRun(light, apply=applied.append, doors=ways)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # it is looked at after it was closed
    made.take_settings(Settings())
    made.show_snapshot(no_cap())
    made.open()
    qapp.processEvents()
    yield made
    shiboken6.delete(made)  # at once: other tests count what is left


def seen(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def ask_line(window, vendor):
    return next(line for line in window.found.asks if line.vendor.id == vendor)


# --- what was found ---------------------------------------------------------------------------------


def test_tools_files_and_this_month_are_there_at_once(window):
    text = seen(window.found)
    assert all(part in text for part in ("Claude Code", "412 log files", "Codex", "$83.10", "spent in"))


def test_reading_logs_shows_how_far_it_is(window):
    window.show_snapshot(reading_logs())
    assert "640 of 1,500 files" in seen(window.found)


def test_nothing_found_is_no_dead_end(window, qtbot):
    window.show_snapshot(nothing_found())
    assert "No AI tool's logs yet" in seen(window.found)
    qtbot.mouseClick(window.next, Qt.MouseButton.LeftButton)
    assert window.at == 1


def test_only_what_needs_no_key_has_a_switch_and_all_are_off(window, applied):
    assert {line.vendor.id for line in window.found.asks} >= {"claude-code", "codex", "cursor"}
    assert not any(each.required for line in window.found.asks for each in line.vendor.secrets)
    assert "relay" not in {line.vendor.id for line in window.found.asks}
    assert not any(line.switch.isChecked() for line in window.found.asks)
    assert applied == []


def test_a_source_is_asked_only_when_it_is_switched_on(window, applied):
    ask_line(window, "claude-code").switch.click()
    assert applied == [{"sources.claude-code.enabled": True}]


def test_internal_ways_and_borrowed_logins_stand_beside_the_switch(window):
    said = ask_line(window, "claude-code").switch.accessibleDescription()
    assert "does not document this way" in said
    assert ask_line(window, "claude-code").vendor.borrows in said
    assert ask_line(window, "claude-code").vendor.borrows in seen(window.found)


def test_those_whose_tool_is_here_come_first_and_the_rest_unfolds(window):
    assert ask_line(window, "codex").isVisible()
    assert not ask_line(window, "cursor").isVisible()
    window.found.others.click()
    assert ask_line(window, "cursor").isVisible()
    assert not window.found.others.isVisible()


def test_one_that_is_on_says_how_it_stands(window):
    on, _ = parse("[sources.cursor]\nenabled = true")
    window.take_settings(on)
    window.show_snapshot(
        replace(full(), sources=(Source("cursor", "Cursor", enabled=True, documented=False),))
    )
    assert ask_line(window, "cursor").isVisible()
    assert "on, not asked yet" in seen(ask_line(window, "cursor"))


def test_the_rest_is_in_the_settings(window, doors):
    window.found.more.click()
    assert doors == ["Sources"]


def test_hostile_names_stay_plain(window):
    bad = "<b>x</b>\u202e" + "y" * 10_000
    window.show_snapshot(replace(no_cap(), tools=(Tool("x", bad, (), 3), *FOUND)))
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in window.findChildren(QLabel))
    assert window.found.widget().width() <= window.width()


# --- the allowance ----------------------------------------------------------------------------------


def test_a_sentence_becomes_an_allowance(window, applied, qtbot):
    window.go(1)
    qtbot.keyClicks(window.allowance.sentence.amount, "250")
    assert window.allowance.so_far.said == "This month so far: $83.10 of $250 – $167 left"
    qtbot.keyClick(window.allowance.sentence.amount, Qt.Key.Key_Return)
    assert window.at == 2
    (given,) = applied[0].values()
    assert list(applied[0]) == ["allowance.month"]
    assert (given.limit, given.unit, given.period, given.firm) == (Decimal(250), USD, Monthly(), True)
    assert given.thresholds == Settings().warnings.thresholds


@pytest.mark.parametrize("name", PRESETS)
def test_every_chip_gives_its_shape(window, applied, name):
    window.go(1)
    window.allowance.chips[name].click()
    window.forward()
    (given,) = applied[0].values()
    shape = PRESETS[name].allowance
    assert (given.limit, given.unit, given.period, given.firm) == (
        shape.limit,
        shape.unit,
        shape.period,
        shape.firm,
    )
    assert given.counts.tools == (("claude-code",) if PRESETS[name].one_tool else ())
    assert parse(edit("", applied[0]))[0].allowances == (given,)


def test_over_is_said_as_over(window):
    window.go(1)
    window.allowance.sentence.amount.setText("50")
    window.allowance.sentence.amount.textEdited.emit("50")
    assert window.allowance.so_far.said.endswith("$33.10 over")


def test_another_currency_is_honest_about_logs(window):
    window.go(1)
    window.allowance.choose(PRESETS["month"])
    units = window.allowance.sentence.units
    units.setCurrentIndex(units.findData("EUR"))
    units.activated.emit(units.currentIndex())
    assert window.allowance.sentence.unit == Unit("EUR")
    assert "priced in US dollars" in window.allowance.so_far.said


@pytest.mark.parametrize(
    ("text", "reason"), [("lots", "not an amount"), ("0", "more than 0"), ("", "Skip"), ("1.500", "two ways")]
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_leaves(window, applied, text, reason):
    window.go(1)
    window.allowance.sentence.amount.setText(text)
    window.forward()
    assert (window.at, applied) == (1, [])
    assert reason in window.allowance.sentence.problem.text()
    assert reason in window.allowance.sentence.amount.accessibleDescription()


def test_mended_it_stops_complaining(window, applied, qtbot):
    window.go(1)
    window.forward()
    assert window.allowance.sentence.problem.isVisible()
    qtbot.keyClicks(window.allowance.sentence.amount, "80")
    assert not window.allowance.sentence.problem.isVisible()
    window.forward()
    assert len(applied) == 1


def test_skip_leaves_no_allowance(window, applied, qtbot):
    window.go(1)
    window.allowance.choose(PRESETS["month"])
    qtbot.mouseClick(window.skip, Qt.MouseButton.LeftButton)
    assert (window.at, applied) == (2, [])


def test_skip_is_as_prominent_as_continue(window):
    window.go(1)
    assert window.skip.isVisible()
    assert window.skip.height() == window.next.height()


def test_the_rarer_questions_unfold(window, applied):
    page = window.allowance
    window.go(1)
    page.choose(PRESETS["month"])
    assert not page.more.isVisible()
    page.unfold.click()
    assert page.more.day.isVisible()
    page.more.day.setCurrentIndex(14)
    page.more.tools.setCurrentIndex(page.more.tools.findData("codex"))
    page.firm.buttons["guideline"].click()
    window.forward()
    (given,) = applied[0].values()
    assert (given.period, given.counts.tools, given.title) == (Monthly(15), ("codex",), "Codex")
    assert not given.firm


def test_a_week_asks_for_its_first_day(window):
    window.go(1)
    window.allowance.choose(PRESETS["week"])
    window.allowance.show_more(shown=True)
    assert window.allowance.more.weekday.isVisible()
    assert not window.allowance.more.day.isVisible()


def test_going_back_and_on_sets_it_once(window, applied):
    window.go(1)
    window.allowance.choose(PRESETS["month"])
    window.forward()
    window.go(1)
    window.forward()
    assert len(applied) == 1


# --- a second run -----------------------------------------------------------------------------------


def test_again_it_shows_and_changes_the_one_that_is_set(window, applied):
    own = allowance("team", "Platform team", "400", period=Weekly(2), firm=False)
    window.take_settings(Settings(allowances=(own,)))
    window.go(1)
    assert window.allowance.sentence.amount.text() == "400"
    window.forward()
    assert applied == []
    window.go(1)
    window.allowance.sentence.amount.setText("500")
    window.allowance.sentence.amount.textEdited.emit("500")
    window.forward()
    assert applied == [{"allowance.team": replace(own, limit=Decimal(500))}]


@pytest.mark.parametrize(
    "given",
    [
        (allowance("a", period=Rolling(timedelta(hours=5))),),
        (allowance("a"), allowance("b", limit="30000", unit=TOKENS, period=Daily())),
    ],
    ids=["a shape of its own", "several"],
)
def test_what_no_sentence_can_say_is_left_to_the_settings(window, applied, doors, given):
    window.take_settings(Settings(allowances=given))
    window.go(1)
    assert not window.allowance.sentence.isVisible()
    window.forward()
    assert (window.at, applied) == (2, [])


# --- warnings ---------------------------------------------------------------------------------------


def test_thresholds_are_switches_and_others_stay(window, applied):
    kept, _ = parse("[warnings]\nthresholds = [50, 75, 80, 90, 100]")
    window.take_settings(kept)
    window.go(2)
    assert "Also at 80 %" in seen(window.warnings)
    window.warnings.thresholds.switches[50].click()
    assert applied == [{"warnings.thresholds": (75, 80, 90, 100)}]


def test_run_out_quiet_hours_and_sign_in_leave_at_once(window, applied):
    window.go(2)
    window.warnings.fields["warnings.run_out"].type("off")
    window.warnings.fields["warnings.quiet_from"].type("22:00")
    window.warnings.fields["warnings.quiet_until"].type("8")
    window.warnings.fields["general.start_at_login"].type("on")
    assert applied == [
        {"warnings.run_out": False},
        {"warnings.quiet_from": "22:00"},
        {"general.start_at_login": True},
    ]
    assert window.warnings.fields["warnings.quiet_until"].problem


def test_the_end_is_done_or_the_icon(window, doors, qtbot):
    window.go(2)
    qtbot.mouseClick(window.skip, Qt.MouseButton.LeftButton)
    assert doors == ["icon"]
    assert not window.isVisible()


# --- keys and readers -------------------------------------------------------------------------------


def test_enter_alone_goes_from_end_to_end(window, qtbot, applied):
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert window.at == 1
    qtbot.keyClicks(window.allowance.sentence.amount, "100")
    qtbot.keyClick(window.allowance.sentence.amount, Qt.Key.Key_Enter)
    assert window.at == 2
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert not window.isVisible()
    assert len(applied) == 1


def test_escape_closes(window, qtbot, applied):
    window.go(1)
    window.allowance.choose(PRESETS["month"])
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert applied == []


@pytest.mark.parametrize("page", range(3))
def test_controls_can_be_heard_and_reached(window, page, qapp):
    window.go(page)
    window.found.unfold()
    window.allowance.show_more(shown=True)
    qapp.processEvents()
    controls = [
        each
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for each in window.pages[page].findChildren(kind)
        if each.isVisible() and each.parent().objectName() != "qt_spinbox_lineedit"
    ]
    assert controls
    for each in controls:
        assert each.accessibleName() or getattr(each, "text", str)()
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_nothing_is_wider_than_the_window(window, qapp):
    for page in range(3):
        window.go(page)
        qapp.processEvents()
        assert window.pages[page].horizontalScrollBar().maximum() == 0
        assert window.pages[page].widget().minimumSizeHint().width() <= window.width()


# --- when it opens ----------------------------------------------------------------------------------


def test_it_opens_by_itself_only_at_a_real_first_start():
    seen_before, _ = parse("[general]\nfirst_run_done = true")
    assert wanted(Settings(), no_cap())
    assert wanted(Settings(), nothing_found())
    assert not wanted(None, no_cap())
    assert not wanted(seen_before, no_cap())
    assert not wanted(Settings(allowances=(allowance(),)), full())
    for state in (faults, sample, stopped):
        assert not wanted(Settings(), state())


@pytest.fixture
def shell(qapp, light, applied):
    made = Shell(light, send=lambda _: None, apply=applied.append, quit_=lambda: None)
    yield made
    made.end()
    for window in [each for each in qapp.topLevelWidgets() if isinstance(each, FirstRun)]:
        shiboken6.delete(window)


def open_ones(qapp):
    return [each for each in qapp.topLevelWidgets() if isinstance(each, FirstRun) and each.isVisible()]


def test_the_shell_shows_it_once_and_remembers(shell, applied, qapp):
    shell.show(no_cap())
    assert open_ones(qapp) == []
    shell.take_settings(Settings())
    shell.show(no_cap())
    (window,) = open_ones(qapp)
    assert applied == [{"general.first_run_done": True}]
    window.close()
    shell.show(no_cap())
    assert open_ones(qapp) == []


def test_it_is_freed_when_closed_and_can_be_opened_again(shell, qapp, qtbot):
    seen_before, _ = parse("[general]\nfirst_run_done = true")
    shell.take_settings(seen_before)
    shell.show(full())
    assert open_ones(qapp) == []
    shell.windows.open_first_run()
    shell.windows.open_first_run()
    (window,) = open_ones(qapp)
    with qtbot.waitSignal(window.destroyed):
        window.close()
    shell.windows.open_first_run()
    assert len(open_ones(qapp)) == 1


def test_what_is_found_late_is_not_squeezed(window, qapp):
    window.show_snapshot(nothing_found())
    qapp.processEvents()
    assert "412 log files" not in seen(window.found)
    window.show_snapshot(no_cap())
    qapp.processEvents()
    for label in window.found.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())


def test_a_vendors_window_does_not_stand_in_for_the_month(window):
    hours = percents("session", "Codex, session", "97", HOURS, Level.TIGHT)
    window.show_snapshot(replace(no_cap(), gauges=(hours, *no_cap().gauges)))
    assert "$83.10" in seen(window.found)
    window.allowance.choose(PRESETS["month"])
    assert window.allowance.so_far.said.startswith("This month so far: $83.10")
