"""Search across the settings, what a company has locked, and the pages about the program itself."""

import json
import sys
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from samples import allowance, full, sources

from trayapp.domain.model import Source
from trayapp.domain.period import Daily
from trayapp.domain.policy import Policy
from trayapp.domain.translation import Texts, speak, spoken
from trayapp.qt.own_command import OwnCommand
from trayapp.qt.settings_doctor import DoctorPage
from trayapp.qt.settings_pages import Doors
from trayapp.qt.settings_search import Place, found
from trayapp.qt.settings_window import TITLES, SettingsWindow
from trayapp.settings import Settings, parse
from trayapp.settings.policy_read import policy_of
from trayapp.settings.read import read_toml
from trayapp.system.paths import find_paths


@pytest.fixture
def window(qtbot, light, tmp_path):
    paths = find_paths({"HOME": str(tmp_path), "REMAINDER_HOME": str(tmp_path / "own")}, "linux")
    forgotten = []
    nothing = (sys.executable, "-c", """print('{"findings": [], "text": ["All"]}')""")
    doors = Doors(paths=paths, forget=lambda: forgotten.append(True), doctor=nothing)
    made = SettingsWindow(light, send=lambda _: None, apply=lambda _: None, doors=doors)
    made.paths, made.forgotten = paths, forgotten
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("proxy", "Proxy"),
        ("network.proxy", "Proxy"),
        ("time zone", "Time zone"),
        ("openrouter", "OpenRouter"),
        ("quiet", "Quiet from"),
        ("privacy", "Privacy"),
        ("QUIET UNTIL", "Quiet until"),
    ],
)
def test_names_keys_explanations_and_sources_are_found(window, typed, first):
    window.search.setText(typed)
    assert window.search.found[0] == first


def test_every_page_and_every_declared_row_can_be_found(window):
    names = {place.name for place in window._places()}
    for title in TITLES.values():
        assert title in names
    for page in window.pages.values():
        for field in getattr(page, "fields", {}).values():
            assert field.spec.label in names


def test_everything_that_is_found_is_reached_with_the_keyboard_in_it(window, qtbot, qapp):
    given = (allowance(), replace(allowance("day", "A day", period=Daily()), firm=False))
    on, _ = parse("[sources.openrouter]\nenabled = true\n")
    window.take_settings(replace(on, allowances=given))
    window.show_snapshot(full())
    lost = []
    for place in window._places():
        window._go(place)
        for _ in range(3):
            qapp.processEvents()
        focus = qapp.focusWidget()
        area = window.pages[place.page]
        inside = focus is not None and area.isAncestorOf(focus)
        if window.page != place.page or inside is not bool(place.target):
            lost.append(place)
        elif inside:
            top = focus.mapTo(area.viewport(), QPoint(0, 0)).y()
            if not 0 <= top < area.viewport().height():
                lost.append((place, top))
    assert lost == []


def test_an_allowance_is_found_by_its_title_and_chosen(window, qtbot):
    window.take_settings(
        Settings(allowances=(allowance(), allowance("day", "Cursor each day", period=Daily())))
    )
    window.search.setText("cursor each")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.pages["Allowances"].list.currentRow() == 1


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("api key openrouter", "API key · OpenRouter"),
        ("day of the month", "Day of the month"),
        ("which models", "Which models count"),
        ("export", "Export everything…"),
        ("spent so far", "Spent so far"),
    ],
)
def test_what_is_no_declared_row_or_folded_away_is_found_too(window, typed, first):
    window.search.setText(typed)
    assert window.search.found[0] == first


def test_what_is_found_stands_in_the_place_of_the_pages(window):
    window.search.setText("quiet")
    assert window._results.isVisible()
    assert not window._side.isVisible()
    window.search.clear()
    assert window._side.isVisible()
    assert not window._results.isVisible()


def test_the_privacy_page_names_the_sources_that_may_have_a_key(window):
    on = [Source(each, each.title(), enabled=True, documented=True) for each in ("openrouter", "claude-code")]
    window.show_snapshot(replace(full(), sources=tuple(on)))
    said = window.pages["Privacy"]._keys.text()
    assert "Openrouter" in said
    assert "Claude-Code" not in said


def test_a_search_builds_no_page(window):
    before = window.pages.built()
    window.search.setText("certificates")
    assert window.pages.built() == before
    assert [page.name for page in before] == ["Allowances"]


def test_a_page_that_is_built_late_shows_what_holds(window):
    window.take_settings(parse('[appearance]\ntheme = "dark"\n')[0])
    window.show_snapshot(sources())
    assert window.pages["Appearance"].fields["appearance.theme"].control.currentData() == "dark"
    assert window.pages["Warnings"].listed()


def test_return_goes_there_with_the_keyboard_in_the_row(window, qtbot):
    window.search.setFocus()
    QTest.keyClicks(window.search, "certificates")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    field = window.pages["General"].fields["network.ca_bundle"]
    assert window.page == "General"
    assert window.search.text() == ""
    qtbot.waitUntil(field.control.hasFocus)
    area = window.pages["General"]
    top = field.mapTo(area.viewport(), field.rect().topLeft()).y()
    assert 0 <= top < area.viewport().height()


def test_arrows_walk_and_escape_ends_the_search_before_the_window(window):
    QTest.keyClicks(window.search, "quiet")
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    QTest.keyClick(window._results, Qt.Key.Key_Down)
    QTest.keyClick(window._results, Qt.Key.Key_Return)
    assert window.page == "Warnings"
    QTest.keyClicks(window.search, "nothing like it")
    assert window._results.item(0).text() == "Nothing found"
    window._leave()
    assert window.isVisible()
    assert window.search.text() == ""
    window._leave()
    assert not window.isVisible()


def test_the_name_outranks_the_explanation():
    places = [Place("A", "Zone", "the proxy"), Place("A", "Proxy", ""), Place("A", "My proxy", "")]
    assert [each.name for each in found(places, "prox")] == ["Proxy", "My proxy", "Zone"]
    assert found(places, "   ") == []


def test_it_is_found_in_the_persons_language_and_in_english(light, qtbot):
    before = spoken()
    speak(Texts("zh-CN", {("Settings", "Proxy"): "代理"}))
    made = SettingsWindow(light, send=lambda _: None, apply=lambda _: None)
    qtbot.addWidget(made)
    for typed in ("代理", "proxy"):
        made.search.setText(typed)
        assert "代理" in made.search.found
    speak(before)


def test_what_a_company_has_set_is_to_be_read_and_not_changed(window):
    policy, _ = policy_of(
        read_toml('company = "Example AG"\n[locked.network]\nproxy = "none"\n'), "/etc/policy.toml"
    )
    window.take_settings(parse("", None, policy)[0])
    field = window.pages["General"].fields["network.proxy"]
    assert not field.control.isEnabled()
    assert field.control.accessibleDescription().endswith("Set by Example AG")
    assert field.entry.text() == "Set by Example AG"
    assert window.pages["General"].fields["network.ca_bundle"].control.isEnabled()
    assert "Example AG" in window.pages["About"]._policy.text()
    window.take_settings(parse("", None, Policy())[0])
    assert field.control.isEnabled()
    assert "Set by" not in field.control.accessibleDescription()


def doctor(qtbot, program):
    page = DoctorPage([sys.executable, "-c", program])
    qtbot.addWidget(page)
    page.show()
    return page


def looked(qtbot, page):
    qtbot.waitUntil(page.look.isEnabled, timeout=10_000)


def test_the_doctor_looks_when_its_page_is_opened_and_says_what_to_do(qtbot):
    told = {"findings": [{"what": "It <b>broke</b>.", "do": "Mend it."}], "text": ["One", "Two"]}
    page = doctor(
        qtbot, f"import sys; print({json.dumps(told)!r}); assert sys.argv[1:] == ['doctor', '--json']"
    )
    assert page.state.text() == "Looking …"
    looked(qtbot, page)
    assert page.state.text() == "1 thing was found."
    assert [(box.what.text(), box.do.text()) for box in page.found] == [("It <b>broke</b>.", "Mend it.")]
    page.copy.click()
    assert QGuiApplication.clipboard().text() == page.report.text() == "One\nTwo"


def test_the_doctor_finds_nothing_wrong(qtbot):
    page = doctor(qtbot, """print('{"findings": [], "text": ["All"]}')""")
    looked(qtbot, page)
    assert page.state.text() == "Nothing is wrong."
    assert page.found == []


def test_a_page_that_is_left_waits_for_no_doctor(qtbot):
    page = doctor(qtbot, "import time; time.sleep(60)")
    page.hide()
    assert not page._looking.busy
    assert page.look.isEnabled()


@pytest.mark.parametrize(
    "command",
    [
        ["/nowhere/at/all"],
        [sys.executable, "-c", "import sys; sys.exit('remainder: It is broken.')"],
        [sys.executable, "-c", "print('no JSON')"],
        [sys.executable, "-c", """print('{"findings": [{}]}')"""],
    ],
)
def test_a_command_that_fails_says_so(qtbot, command):
    page = DoctorPage(command)
    qtbot.addWidget(page)
    page.begin()
    looked(qtbot, page)
    assert page.state.text() == "It could not be looked at."
    assert page.report.text()
    assert not page.report.text().startswith("remainder")


def test_the_privacy_page_names_every_place(window):
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 (here alone)

    said = "\n".join(each.text() for each in window.pages["Privacy"].findChildren(QLabel))
    for path in (window.paths.settings, window.paths.store, window.paths.journal, window.paths.prices):
        assert str(path) in said


def test_the_privacy_page_says_how_large_everything_is(window, qtbot):
    window.paths.ensure()
    window.paths.settings.write_text("x" * 3000)
    window.open("Privacy")
    page = window.pages["Privacy"]
    qtbot.waitUntil(lambda: page._sizes[0].text().endswith("  ·  2.93 KiB"), timeout=5000)
    assert page._sizes[1].text().endswith("  ·  nothing yet")


def test_an_export_that_has_begun_is_finished_although_its_window_is_closed(qtbot, tmp_path):
    done, told = tmp_path / "done", []
    wait = "import sys, time; time.sleep(0.3); open(sys.argv[1], 'w').close()"
    command = OwnCommand(lambda *said: told.append(said), [sys.executable, "-c", wait])
    command.run(str(done))
    qtbot.waitUntil(lambda: command.busy)
    shiboken6.delete(command)
    qtbot.waitUntil(done.exists, timeout=10_000)
    qtbot.wait(200)
    assert told == []
