"""The settings window: each edit leaves under its own name, and what is wrong is said beside the field."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit
from samples import NOW, allowance, faults, sources

from trayapp.domain.advice.outcomes import Outcome, Outcomes
from trayapp.domain.advice.savings import Kept
from trayapp.domain.command import AskOutcomes, AskSource, RecordSpent, StoreSecret
from trayapp.domain.errors import FaultKind
from trayapp.domain.model import Alert, AlertKind, Allowance, Billing, Fault, Level, Route, Said, Tool
from trayapp.domain.period import Daily, Rolling, Span, Weekly
from trayapp.logs import discover
from trayapp.qt.allowance_shapes import free_key, shapes
from trayapp.qt.settings_fields import Field, Switch, in_words, typed
from trayapp.qt.settings_pages import Doors, GeneralPage
from trayapp.qt.settings_window import SettingsWindow
from trayapp.settings import BadValueError, Kind, Settings, Spec, edit, parse, specs


@pytest.fixture
def applied():
    return []


@pytest.fixture
def sent():
    return []


@pytest.fixture
def window(qtbot, light, applied, sent):
    made = SettingsWindow(light, send=sent.append, apply=applied.append)
    qtbot.addWidget(made)
    two = (allowance(), allowance("cursor", "Cursor", "75", period=Daily()))
    made.take_settings(Settings(allowances=two))
    made.show_snapshot(sources())
    return made


def form(window):
    return window.pages["Allowances"].form.fields


@pytest.mark.parametrize("page", ["Allowances", "Warnings", "Sources", "Appearance", "General"])
def test_pages_open_by_name(window, page, qapp):
    window.open(page)
    qapp.processEvents()
    assert window.pages[page].isVisible()


def test_every_preference_is_on_a_page(window):
    shown = {name for page in window.pages.values() for name in getattr(page, "fields", {})}
    assert {spec.name for spec in specs()} == shown | GeneralPage.hidden


def test_a_warning_can_be_tried_and_says_what_became_of_it(qtbot, light):
    def shows(told):
        told("It was shown by the desktop.")

    made = SettingsWindow(light, send=lambda _: None, apply=lambda _: None, doors=Doors(try_warning=shows))
    qtbot.addWidget(made)
    page = made.pages["Warnings"]
    made.open("Warnings")
    page.attempt.click()
    assert page.outcome.text() == "It was shown by the desktop."
    assert page.outcome.isVisible()


def test_what_was_said_is_listed_newest_first_as_plain_text(window):
    page = window.pages["Warnings"]
    window.show_snapshot(replace(sources(), said=()))
    assert page.listed() == []
    told = [
        Said(NOW - timedelta(hours=n), Alert(str(n), AlertKind.PACE, Level.WATCH, f"<b>{n}</b>", "Body."))
        for n in range(20, 0, -1)
    ]
    window.show_snapshot(replace(sources(), said=tuple(told)))
    assert page.listed()[:2] == ["<b>1</b> · 1 hour ago\nBody.", "<b>2</b> · 2 hours ago\nBody."]
    assert len(page.listed()) == 8


def test_the_first_steps_come_again(qtbot, light):
    asked = []
    doors = Doors(first_steps=lambda: asked.append(1))
    made = SettingsWindow(light, send=lambda _: None, apply=lambda _: None, doors=doors)
    qtbot.addWidget(made)
    made.pages["General"].again.click()
    assert asked == [1]


def test_a_choice_is_applied_at_once(window, applied):
    window.pages["Appearance"].fields["appearance.theme"].type("dark")
    window.pages["Warnings"].fields["warnings.pace"].type("off")
    window.pages["Warnings"].fields["warnings.thresholds"].type("90, 50 %")
    assert applied == [
        {"appearance.theme": "dark"},
        {"warnings.pace": False},
        {"warnings.thresholds": (50, 90)},
    ]


@pytest.mark.parametrize(
    ("page", "name", "text", "reason"),
    [
        ("Warnings", "warnings.thresholds", "50, lots", "Whole percents from 1 to 1000"),
        ("Warnings", "warnings.quiet_from", "25:00", "It must be a time"),
        ("General", "general.zone", "Berlin", "time zone"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_not_applied(window, applied, page, name, text, reason):
    field = window.pages[page].fields[name]
    field.type(text)
    assert reason in field.problem
    assert applied == []


def test_a_wrong_value_mended_is_applied(window, applied):
    field = window.pages["Warnings"].fields["warnings.quiet_from"]
    field.type("9")
    field.type("22:00")
    assert field.problem == ""
    assert applied == [{"warnings.quiet_from": "22:00"}]


def test_what_the_file_says_is_shown_and_applies_nothing(window, applied):
    settings, problems = parse(
        '[appearance]\ntheme = "dark"\n[warnings]\nquiet_from = "21:00"\nquiet_until = "07:00"\n'
    )
    assert problems == ()
    window.take_settings(settings)
    assert window.pages["Appearance"].fields["appearance.theme"]._control.currentData() == "dark"
    assert window.pages["Warnings"].fields["warnings.quiet_from"]._control.text() == "21:00"
    assert applied == []


def test_an_edit_of_an_allowance_keeps_the_rest_of_it(window, applied):
    form(window)["limit"].type("300.50")
    [change] = applied
    assert change == {"allowance.month": allowance(limit="300.50")}


def test_another_period_brings_its_own_fields(window, applied):
    page = window.pages["Allowances"]
    window.open("Allowances")
    form(window)["period"].type("weekly")
    assert page.form.fields["first_day"].isVisible()
    assert not page.form.fields["day"].isVisible()
    assert applied[-1]["allowance.month"].period == Weekly()


def test_a_span_is_kept_once_it_has_both_days(window, applied):
    form(window)["period"].type("span")
    assert applied == []
    form(window)["first"].type("2026-11-01")
    form(window)["last"].type("2026-10-01")
    assert applied == []
    form(window)["last"].type("2027-01-31")
    assert applied[-1]["allowance.month"].period == Span(date(2026, 11, 1), date(2027, 1, 31))


def test_an_empty_amount_is_no_cap(window, applied):
    form(window)["limit"].type("")
    assert applied[-1]["allowance.month"].limit is None


def test_a_bad_amount_stays_with_its_reason(window, applied):
    form(window)["limit"].type("lots")
    assert "250" in form(window)["limit"].problem
    assert applied == []


def test_add_duplicate_and_remove(window, applied):
    page = window.pages["Allowances"]
    page.new(shapes(date(2026, 11, 22))[1][1])
    assert page.list.count() == 3
    assert page.list.currentRow() == 2
    page.duplicate()
    page.list.setCurrentRow(0)
    page.remove()
    assert [list(change) for change in applied] == [
        ["allowance.week"],
        ["allowance.week-2"],
        ["allowance.month"],
    ]
    assert applied[1]["allowance.week-2"].title == "Weekly allowance (copy)"
    assert applied[2]["allowance.month"] is None
    assert page.list.count() == 3


def test_every_shape_can_be_written_and_read_again():
    for _, shape in shapes(date(2026, 11, 22)):
        settings, problems = parse(edit("", {f"allowance.{shape.key}": shape}))
        assert problems == ()
        assert settings.allowances == (shape,)


def test_shapes_are_the_asked_for_ones():
    made: dict[str, Allowance] = dict(shapes(date(2026, 11, 22)))
    assert made["A day"].period == Daily()
    assert made["Tokens a day"].limit == Decimal(30_000)
    assert made["A project with an end"].period.last == date(2026, 11, 22) + timedelta(days=90)
    assert made["No cap, only watch"].limit is None


def test_keys_are_free_and_allowed():
    assert free_key("Month", set()) == "month"
    assert free_key("month", {"month", "month-2"}) == "month-3"
    assert free_key("报销", set()) == "allowance"


def test_settings_that_arrive_late_do_not_undo_an_edit(window):
    page = window.pages["Allowances"]
    form(window)["limit"].type("300")
    window.take_settings(Settings(allowances=(allowance(),)))  # what held before the edit
    assert page.list.count() == 2
    assert form(window)["limit"]._control.text() == "300"


def test_a_key_is_sent_and_forgotten(window, sent):
    box = source(window, "openrouter")
    entry = box.details.keys[0]
    entry.line.setText("  sk-or-1234  ")
    entry.keep()
    entry.line.setText("sk-or-1234")
    entry.keep(this_run=True)
    entry.remove()
    entry.keep()
    name = box.vendor.secrets[0].name
    assert sent == [
        StoreSecret(box.vendor.id, name, "sk-or-1234"),
        StoreSecret(box.vendor.id, name, "sk-or-1234", this_run=True),
        StoreSecret(box.vendor.id, name, None),
    ]
    assert entry.line.text() == ""
    assert entry.line.echoMode() is QLineEdit.EchoMode.Password


def test_a_source_is_switched_on_by_its_name_and_asks_for_its_key(window, applied):
    box = source(window, "openrouter")
    box.switch.click()
    assert applied == [{"sources.openrouter.enabled": True}]
    assert box.opened


def source(window, name):
    return next(box for box in window.pages["Sources"].boxes if box.vendor.id == name)


def shown(window, qapp):
    window.open("Sources")
    qapp.processEvents()
    return window.pages["Sources"]


def test_a_key_that_is_needed_switches_its_source_on_and_off(window, applied):
    box = source(window, "langfuse")
    first, second = box.details.keys
    first.line.setText("pk-1")
    first.keep()
    second.line.setText("sk-1")
    second.keep(this_run=True)
    second.remove()
    name = "sources.langfuse.enabled"
    assert applied == [{name: True}, {name: True}, {name: None}]
    assert "is no longer asked" in second._said.text()


def test_what_a_source_told_stands_in_its_box(window):
    box = source(window, "openrouter")
    window.show_snapshot(sources())
    assert box._state.text() == "" or box._state.text().startswith("answered")
    one = replace(sources().sources[0], fault=faults().faults[0], notes=("A note.",))
    window.show_snapshot(replace(sources(), sources=(one,)))
    assert box._told.text().splitlines() == [one.fault.sentence, "A note."]
    assert box._state.text() == "did not answer"
    window.show_snapshot(replace(sources(), sources=(replace(one, enabled=False, notes=(), fault=None),)))
    assert box._told.text() == ""


def test_an_internal_way_and_a_borrowed_login_stand_at_the_switch(window, qapp):
    page = shown(window, qapp)
    for box in page.boxes:
        vendor, said = box.vendor, box._consent.text()
        assert ("may stop working" in said) is not vendor.documented
        assert vendor.borrows in said
        assert box._consent.isVisible() is bool(said)
        assert said in box.switch.accessibleDescription()


def test_a_source_without_keys_shows_no_entry_for_one(window):
    for box in window.pages["Sources"].boxes:
        assert len(box.details.keys) == len(box.vendor.secrets)


def test_every_choice_is_in_the_details_or_with_the_tools_logs(window):
    page = window.pages["Sources"]
    tools = tuple(Tool(reader.id, reader.name, (), 1) for reader in discover())
    window.show_snapshot(replace(sources(), tools=tools))
    for box in page.boxes:
        names = {name.rpartition(".")[2] for name in box.details.fields}
        if box.vendor.id in page.tools and page.tools[box.vendor.id].field is not None:
            names.add("billing")
        assert names == {spec.name for spec in box.vendor.needs}


def test_those_that_cannot_be_asked_have_no_switch(window, qapp):
    page = shown(window, qapp)
    silent = {box.vendor.id for box in page.silent}
    assert silent
    assert silent.isdisjoint({box.vendor.id for box in page.boxes})
    assert all(box.vendor.instead for box in page.silent)


def test_those_that_are_on_come_first_and_nothing_moves_while_one_looks(window, qapp):
    on, _ = parse("[sources.portkey]\nenabled = true\n")
    window.take_settings(on)
    page = shown(window, qapp)
    top = source(window, "portkey").mapToGlobal(QPoint()).y()
    assert all(top <= box.mapToGlobal(QPoint()).y() for box in page.boxes)
    window.take_settings(Settings())
    qapp.processEvents()
    assert source(window, "portkey").mapToGlobal(QPoint()).y() == top


def test_a_source_is_found_by_a_part_of_its_name(window, qapp):
    page = shown(window, qapp)
    page.search.setText("openr")
    qapp.processEvents()
    assert [box.vendor.id for box in (*page.boxes, *page.silent) if box.isVisible()] == ["openrouter"]
    page.search.setText("no such thing")
    qapp.processEvents()
    assert not any(group.isVisible() for group in (page._on, page._off, page._silent))
    page.search.clear()
    assert all(box.isVisible() for box in (*page.boxes, *page.silent))


def test_details_unfold_and_fold(window, qapp):
    shown(window, qapp)
    box = source(window, "openrouter")
    box.more.click()
    assert box.opened
    box.more.click()
    assert not box.opened


def test_one_real_question_is_put_to_one_source_and_its_answer_stands_beside_the_button(window, sent, qapp):
    shown(window, qapp)
    attempt, held = source(window, "openrouter").attempt, sources().sources[0]
    assert attempt.isVisible()
    attempt.button.click()
    assert [each for each in sent if isinstance(each, AskSource)] == [AskSource("openrouter")]
    assert attempt.said.text() == "Asking …"
    assert not attempt.button.isEnabled()
    for underway in (held, replace(held, asked_at=NOW + timedelta(minutes=1), asking=True)):
        window.show_snapshot(replace(sources(), sources=(underway,)))
        assert attempt.said.text() == "Asking …"
    answered = replace(held, asked_at=NOW + timedelta(minutes=1))
    window.show_snapshot(replace(sources(), sources=(answered,)))
    assert re.fullmatch(r"Answered at 14:06, in (?!0\.0)\d+\.\d s\.", attempt.said.text())
    assert attempt.button.isEnabled()
    assert attempt.button.accessibleDescription() == attempt.said.text()
    later = replace(held, asked_at=NOW + timedelta(minutes=9))
    window.show_snapshot(replace(sources(), sources=(later,)))
    assert "14:06" in attempt.said.text()  # a poll of its own is no answer to the button


def test_a_fault_is_told_once_and_calmly_beside_the_button(window, qapp):
    shown(window, qapp)
    box, held, fault = source(window, "openrouter"), sources().sources[0], faults().faults[0]
    box.attempt.button.click()
    failed = replace(held, asked_at=NOW + timedelta(minutes=1), fault=fault)
    window.show_snapshot(replace(sources(), sources=(failed,)))
    assert box.attempt.said.text() == f"Asked at 14:06: {fault.sentence}"
    assert fault.sentence not in box._told.text()
    assert box._state.text() == "did not answer"
    other = replace(fault, sentence="Another sentence.")
    window.show_snapshot(replace(sources(), sources=(replace(failed, fault=other),)))
    assert "Another sentence." in box._told.text()


def test_who_asked_to_be_left_alone_is_left_alone(window, sent, qapp):
    shown(window, qapp)
    attempt, held = source(window, "openrouter").attempt, sources().sources[0]
    pause = Fault("openrouter", "OpenRouter", FaultKind.THROTTLED, "Asked too often.", NOW)
    for minutes, said in ((25, "It asks to be left alone until 14:30."), (-1, "Asking …")):
        waits = replace(pause, retry_at=NOW + timedelta(minutes=minutes))
        window.show_snapshot(replace(sources(), sources=(replace(held, fault=waits),)))
        attempt.button.click()
        assert attempt.said.text() == said
    assert [each for each in sent if isinstance(each, AskSource)] == [AskSource("openrouter")]


@pytest.mark.parametrize("change", [{"stopped": True}, {"sample": True}])
def test_a_question_that_nobody_will_answer_does_not_wait_for_ever(window, qapp, change):
    shown(window, qapp)
    attempt = source(window, "openrouter").attempt
    attempt.button.click()
    window.show_snapshot(replace(sources(), **change))
    assert attempt.button.isEnabled()
    assert not attempt.said.isVisible()
    assert attempt.isVisible() is not change.get("sample", False)


def test_how_a_tool_is_billed_and_why(window):
    tool = sources().tools[0]
    route = Route(tool.id, Billing.FLAT, tool.id, "Found in its own settings.")
    window.show_snapshot(replace(sources(), routes=(route,)))
    said = window.pages["Sources"].tools[tool.id]._billed.text()
    assert said == "Billed to a flat seat, so its use costs nothing more. Found in its own settings."


def test_pages_are_as_tall_as_what_they_hold(window, qapp):
    page = shown(window, qapp)
    inside = page.widget()
    last = page.fields["logs.off"]
    below = inside.height() - last.mapTo(inside, QPoint(0, last.height())).y()
    assert below < 80


def test_what_is_spent_is_typed(window, sent):
    entry = window.pages["Allowances"].spent
    entry.line.setText("83.10")
    entry.keep()
    assert entry._said.text() == "$83.10 used as of now."
    for bad in ("", "lots", "-5", "NaN"):
        entry.line.setText(bad)
        entry.keep()
    entry.forget()
    assert sent == [RecordSpent("month", Decimal("83.10")), RecordSpent("month", None)]


def test_nothing_is_typed_for_hours_that_move_on(window, qapp):
    page = window.pages["Allowances"]
    window.open("Allowances")
    page.spent.show_allowance(allowance(period=Rolling(timedelta(hours=5))))
    qapp.processEvents()
    assert not page.spent.isVisible()
    page.spent.show_allowance(allowance())
    assert page.spent.isVisible()


def test_problems_with_the_file_are_shown(window, qapp):
    window.open()
    window.show_snapshot(faults())
    assert "line 12" in window._problem.text()
    window.show_snapshot(sources())
    assert not window._problem.isVisible()


def test_controls_can_be_heard(window):
    for page in window.pages.values():
        for field in getattr(page, "fields", {}).values():
            assert field._control.accessibleName() == field.spec.label


def test_what_is_typed_is_not_overwritten(qtbot, light, applied):
    field = Field(light, Spec(Kind.TEXT, "Name", "", "", name="x.y"), applied.append)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field._control.setFocus()
    qtbot.waitUntil(field._control.hasFocus)
    qtbot.keyClicks(field._control, "half a na")
    field.set_value("from the file")
    assert field._control.text() == "half a na"


def test_a_switch_is_a_check_box(qtbot, light):
    switch = Switch(light)
    qtbot.addWidget(switch)
    switch.show()
    off = switch.grab().toImage()
    switch.click()
    assert switch.isChecked()
    assert switch.grab().toImage() != off


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.WORDS, " claude-code, codex ,", ("claude-code", "codex")),
        (Kind.AMOUNT, "250.50", Decimal("250.50")),
        (Kind.DAY, "2026-11-30", date(2026, 11, 30)),
        (Kind.UNIT, "eur", "EUR"),
        (Kind.WHOLE, "15", 15),
        (Kind.ZONE, "", "system"),
    ],
)
def test_typed_words_and_back(kind, text, value):
    spec = Spec(kind, "", "", None)
    assert typed(spec, text) == value
    assert typed(spec, in_words(value)) == value


def test_typed_nonsense_is_refused():
    with pytest.raises(BadValueError):
        typed(Spec(Kind.WHOLE, "", "", 1, low=1, high=31), "many")


def test_what_came_of_advice_is_asked_for_when_the_page_is_looked_at(window, sent):
    window.open("Advice")
    page = window.pages["Advice"]
    assert sent.count(AskOutcomes()) == 1
    window.take_answer(Outcomes())
    assert page.outcome.text().startswith("Nothing is known yet.")
    kept = Kept(times=2, promised=Decimal(6), expected=Decimal(12), spent=Decimal(7))
    rows = (
        Outcome("claude-code", "claude-opus-4-8", "claude-sonnet-5-5", kept),
        Outcome("codex", "gpt-5.5", "gpt-5.4", Kept(1, Decimal(2), Decimal(4), Decimal("5.50"))),
    )
    window.take_answer(Outcomes(rows))
    assert page.outcome.text().splitlines() == [
        "Sonnet 5.5 instead of Opus 4.8, 2 times: $6 promised, $5 saved",
        "gpt-5.4 instead of gpt-5.5, once: $2 promised, it cost $1.50 more",
    ]
