"""Names from logs, vendors and files may be anything: they break or end in "…", and stay plain text."""

import json
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from samples import NOW, allowance, gauge, said, snapshot
from settings_uses import FACTS, MONTH, UTC

from trayapp.domain.errors import FaultKind
from trayapp.domain.model import Alert, AlertKind, Billing, Fault, Level, Route, Said, Source, Tool
from trayapp.domain.policy import Policy
from trayapp.domain.preview import preview
from trayapp.domain.tracing import trace
from trayapp.qt.first_run import Doors as FirstDoors
from trayapp.qt.first_run import FirstRun
from trayapp.qt.settings_pages import Doors
from trayapp.qt.settings_window import SIZE, TITLES, SettingsWindow
from trayapp.qt.trace_window import TraceWindow
from trayapp.settings import Settings

WORD = "<b>bold</b><img_src=x>&\u202erotcod" + "x" * 10_000
PATH = "C:\\Users\\kim\\" + "deep\\" * 60 + "end"
POLICY = Policy(origin=f"/etc/{WORD}", company=WORD, contact=WORD, locked={"network.proxy": "none"})


def hostile():
    """Everything that is not the program's own words is a word without end."""
    fault = Fault("openrouter", WORD, FaultKind.UNREACHABLE, f"{WORD} did not answer.", NOW)
    source = Source("openrouter", "OpenRouter", enabled=True, documented=True, asked_at=NOW, fault=fault)
    return replace(
        snapshot(gauge(of=allowance("openrouter:key", WORD)), gauge(of=allowance("month", PATH))),
        sources=(replace(source, notes=(WORD, PATH)),),
        tools=(Tool("claude-code", WORD, (WORD, PATH), 3), Tool("other", PATH, (PATH,), 0)),
        routes=(Route("claude-code", Billing.KEY, WORD, why=f"Found in {WORD}."),),
        said=(*said(), Said(NOW, Alert("x", AlertKind.SOURCE, Level.WATCH, WORD, f"{WORD}\n{PATH}"))),
        problems=tuple(f"settings.toml, line {n}: {WORD} is no time zone." for n in range(12)),
    )


@pytest.fixture
def window(qtbot, light):
    def send(command):
        if hasattr(command, "number"):
            given = replace(command.allowance, title=WORD)
            made.take_answer(preview(command.number, given, FACTS, NOW, UTC))

    told = json.dumps({"findings": [{"what": WORD, "do": f"Mend {PATH}."}], "text": [WORD, PATH]})
    doors = Doors(doctor=(sys.executable, "-c", f"print({told!r})"))
    made = SettingsWindow(light, send=send, apply=lambda _: None, doors=doors)
    qtbot.addWidget(made)
    given = (replace(MONTH, title=WORD), allowance("cursor", PATH, "75"))
    made.take_settings(Settings(allowances=given, policy=POLICY))
    made.show_snapshot(hostile())
    return made


def settled(qapp):
    for _ in range(5):
        qapp.processEvents()


def too_wide(page):
    """What reaches over the edge of its page, or would if it could."""
    room = page.viewport().width()
    inside = page.widget()
    yield from (f"{type(inside).__name__} itself",) if inside.width() > room else ()
    for part in inside.findChildren(QWidget):
        if part.isVisibleTo(inside):
            right = part.mapTo(inside, QPoint(part.width(), 0)).x()
            cut = part.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
            if right > room or (part.minimumSizeHint().width() > room and not cut):
                yield f"{type(part).__name__} {part.objectName()} {getattr(part, 'text', str)()[:40]!r}"


@pytest.mark.parametrize("page", list(TITLES))
def test_no_word_widens_a_page_or_the_window(window, qtbot, qapp, page):
    window.open(page)
    if page == "Sources":
        for box in window.pages["Sources"].boxes:
            box.open(shown=True)
    if page == "Doctor":
        qtbot.waitUntil(window.pages["Doctor"].look.isEnabled, timeout=10_000)
    if page == "Allowances":
        qtbot.waitUntil(lambda: window.pages["Allowances"].preview.shown is not None)
        for facet in window.pages["Allowances"].form.scope.facets.values():
            facet.which.buttons["some"].click()
    settled(qapp)
    assert (window.width(), window.height()) == SIZE
    assert window.minimumSizeHint().width() <= SIZE[0]
    assert window.minimumSizeHint().height() <= SIZE[1]
    assert list(too_wide(window.pages[page])) == []


def test_everything_is_plain_text_its_tool_tips_too(window, qapp):
    window.open("General")
    settled(qapp)
    labels = window.findChildren(QLabel)
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)
    assert not any("\u202e" in each.text() for each in labels)
    locked = window.pages["General"].fields["network.proxy"]._locked
    assert "&lt;b&gt;bold" in locked.toolTip().replace("\u200b", "")
    assert not any("<b>" in each.toolTip() for each in window.findChildren(QWidget))


def test_the_foot_of_the_window_is_no_report(window):
    said_ = window._problem.text().splitlines()
    assert len(said_) == 4
    assert said_[-1] == "9 more are on the page Doctor."
    assert all(len(each) <= 160 for each in said_)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_no_word_widens_the_first_run(light, qapp, at):
    made = FirstRun(light, apply=lambda _: None, doors=FirstDoors(settings=lambda _: None, icon=lambda: None))
    try:
        made.take_settings(Settings(allowances=(allowance("a", WORD), allowance("b", PATH))))
        made.show_snapshot(hostile())
        made.open()
        made.go(at)
        made.found.unfold()
        settled(qapp)
        assert made.width() == 576
        assert list(too_wide(made.pages[at])) == []
    finally:
        made.close()


def test_no_word_widens_the_window_of_reasons(light, qapp):
    made = TraceWindow(light, "month", send=lambda _: None)
    try:
        made.show_trace(trace("month", [replace(MONTH, title=WORD)], FACTS, NOW, UTC, prices=WORD))
        made.show()
        settled(qapp)
        assert made.width() == 520
        assert made._scroll.widget().width() <= made._scroll.viewport().width()
    finally:
        made.close()
