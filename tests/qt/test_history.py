import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from history_world import NOW, TODAY, ZONE, history, made, snapshot, use
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from trayapp.domain.command import AskHistory
from trayapp.domain.history import By, History, Span, midnight
from trayapp.domain.sample import sample_snapshot
from trayapp.domain.words import ENGLISH
from trayapp.qt.chart import area, bin_at, centre, steps
from trayapp.qt.history_export import as_csv, as_json, content, file_name, picture
from trayapp.qt.history_view import Choice, moved, sheet
from trayapp.qt.history_window import HistoryWindow
from trayapp.qt.theme import LABEL, LIGHT, Theme, font


@pytest.fixture
def window(qtbot):
    return made(qtbot)


@pytest.mark.parametrize(
    ("most", "top", "count"),
    [
        ("0", "1", 2),
        ("0.3", "0.3", 4),
        ("7", "8", 5),
        ("42", "60", 4),
        ("250", "300", 4),
        ("1000001", "1500000", 4),
    ],
)
def test_the_scale_reaches_over_the_largest_value_in_round_steps(most, top, count):
    found = steps(Decimal(most))
    assert (found[-1], len(found)) == (Decimal(top), count)


def test_it_asks_for_a_year_once(window):
    assert window.asked == [AskHistory(date(2025, 10, 14), TODAY, None)]
    window.show_history(history())
    for span in (Span.WEEK, Span.YEAR, Span.WINDOW):
        window.choose(span=span)
    window.choose(by=By.PROJECT)
    assert len(window.asked) == 1
    window.choose(span=Span.DAY)
    assert window.asked[1:] == [AskHistory(TODAY, TODAY, TODAY)]


def test_it_says_what_it_shows(window):
    window.show_history(history())
    assert window._title.text() == "November 2026"
    assert window._total.text() == "$5"
    assert "25 % more than 1 Oct – 18 Oct 2026 ($4)" in window._facts.text()
    assert "2 active days" in window._facts.text()
    assert "November 2026 $5" in window._chart.accessibleDescription()


def test_earlier_and_later_end_where_knowledge_does(window):
    window.show_history(history())
    assert not window._later.isEnabled()
    for title in ("October 2026", "September 2026", "September 2026"):
        window.move_on(-1)
        assert window._title.text() == title
    assert not window._earlier.isEnabled()
    assert not window._now.isHidden()
    window.move_on(1)
    assert window._title.text() == "October 2026"


def test_an_open_window_takes_up_the_leading_allowance_and_names_tools(window):
    shown = snapshot()
    window.show_snapshot(shown)
    window.show_history(history())
    assert window._choice.gauge == shown.headline
    lines = window._note(1)
    assert lines[0][1:] == ("Mon 2 Nov", "$3")
    assert any(name == "An even pace" for _, name, _ in lines)


def test_a_changed_allowance_is_drawn_and_one_that_is_gone_leaves_everything(window):
    shown = snapshot()
    window.show_history(history())
    window.show_snapshot(shown)
    head = shown.headline
    even = window._sheet.plot.chart.bins[0].even
    doubled = replace(
        head, allowance=replace(head.allowance, limit=head.allowance.limit * 2, title="x" * 5_000)
    )
    window.show_snapshot(replace(shown, gauges=(doubled,)))
    assert window._sheet.plot.chart.bins[0].even == pytest.approx(2 * even)
    window.show()
    assert window._what.width() <= 280
    window.show_snapshot(replace(shown, gauges=()))
    assert window._sheet.plot.chart.bins[0].even is None
    assert (window._what.currentIndex(), window._what.count()) == (0, 1)


def test_tools_go_by_their_names():
    found = sheet(history(), Choice(Span.MONTH, TODAY), ENGLISH, names={"codex": "Codex CLI"})
    assert [each.name for each in found.legend] == ["claude-code", "Codex CLI"]


def test_arrow_keys_walk_over_the_days(window, qtbot):
    window.show_history(history())
    window.show()
    qtbot.keyClick(window._chart, Qt.Key.Key_Left)
    assert "Wed 18 Nov $2" in window._chart.accessibleDescription()
    qtbot.keyClick(window._chart, Qt.Key.Key_Left)
    assert "Tue 17 Nov $0" in window._chart.accessibleDescription()
    qtbot.keyClick(window._chart, Qt.Key.Key_PageUp)
    assert window._title.text() == "October 2026"


def test_the_table_has_the_newest_first(window):
    window.show_history(history())
    window.look_as("table")
    table = window._table
    words = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    assert words == [["Wed 18 Nov", "$2.00", "1,000"], ["Mon 2 Nov", "$3.00", "1,000"]]


HOSTILE = '=HYPERLINK("http://x")'


def test_a_file_has_exact_amounts_and_no_formula(qapp):
    names = (HOSTILE, "+1", "-1", "@x", "\t=1", "\uff1d1")
    uses = [use(TODAY, "0.1"), *(use(TODAY, "0.2", project=each) for each in names[:3])]
    found = sheet(history(*uses), Choice(Span.MONTH, TODAY, By.PROJECT), ENGLISH, names={})
    text = content(found, "CSV").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {(row["project"], row["amount"]) for row in rows} == {
        *(("'" + each, "0.2") for each in names[:3]),
        ("/home/me/app", "0.1"),
    }
    assert {(row["start"], row["end"]) for row in rows} == {
        ("2026-11-18T00:00:00+01:00", "2026-11-19T00:00:00+01:00")
    }
    for name in names[3:]:
        found = sheet(history(use(TODAY, 1, project=name)), found.choice, ENGLISH, names={})
        (row,) = csv.DictReader(io.StringIO(as_csv(found)))
        assert row["project"].startswith("'")
    document = json.loads(as_json(sheet(history(*uses), found.choice, ENGLISH, names={})))
    assert (document["total"], document["active_days"]) == ("0.7", 1)
    assert {(part["name"], part["amount"]) for part in document["bins"][17]["parts"]} == {
        *((each, "0.2") for each in names[:3]),
        ("/home/me/app", "0.1"),
    }


def test_a_file_begins_with_the_mark_by_which_excel_knows_utf_8(qapp):
    found = sheet(
        history(use(TODAY, 1, project="/计费")), Choice(Span.MONTH, TODAY, By.PROJECT), ENGLISH, names={}
    )
    written = content(found, "CSV")
    assert written.startswith(b"\xef\xbb\xbfstart,")
    assert "/计费".encode() in written
    assert written.count(b"\r\n") == written.count(b"\n") == 2
    assert not content(found, "JSON").startswith(b"\xef")


def test_what_has_no_price_is_no_zero_in_a_file(qapp):
    uses = [use(TODAY, None, model="new"), use(TODAY, 1), use(TODAY, None)]
    found = sheet(history(*uses), Choice(Span.MONTH, TODAY, By.MODEL), ENGLISH, names={})
    rows = {row["model"]: row for row in csv.DictReader(io.StringIO(as_csv(found)))}
    assert (rows["new"]["amount"], rows["new"]["unpriced_tokens"], rows["new"]["tokens"]) == (
        "",
        "1000",
        "1000",
    )
    assert (rows["opus"]["amount"], rows["opus"]["unpriced_tokens"], rows["opus"]["tokens"]) == (
        "1",
        "1000",
        "2000",
    )
    parts = {part["name"]: part for part in json.loads(as_json(found))["bins"][17]["parts"]}
    assert (parts["new"]["amount"], parts["opus"]["amount"]) == (None, "1")


def test_two_names_that_look_alike_and_the_rest_stay_apart_in_a_file(qapp):
    names = ["a", "a\u202e", "other", "d", "e", "f", "g"]
    uses = [use(TODAY, 10 - n, project=name) for n, name in enumerate(names)]
    found = sheet(history(*uses), Choice(Span.MONTH, TODAY, By.PROJECT), ENGLISH, names={})
    document = json.loads(as_json(found))
    parts = document["bins"][17]["parts"]
    assert [(part["name"], part["rest"]) for part in parts] == [
        ("a", False), ("a", False), ("other", False), ("d", False), ("other", True)
    ]  # fmt: skip
    assert sum(Decimal(part["amount"]) for part in parts) == Decimal(document["total"])


@pytest.mark.parametrize(
    ("kind", "start"), [("CSV", b"\xef\xbb\xbfstart,end"), ("JSON", b"{"), ("PDF", b"%PDF-1")]
)
def test_files_are_saved_and_that_is_said(window, tmp_path, qtbot, kind, start):
    window.show_history(history())
    window._share.export_to(tmp_path / "out", kind)
    qtbot.waitUntil(lambda: window._share.said.text() == f"Saved as {tmp_path / 'out'}")
    assert (tmp_path / "out").read_bytes().startswith(start)
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_what_stands_in_the_way_of_a_file_is_said_and_nothing_is_left(window, tmp_path, qtbot):
    window.show_history(history())
    window._share.export_to(tmp_path / "gone" / "out.csv", "CSV")
    qtbot.waitUntil(lambda: f"there is no folder {tmp_path / 'gone'}" in window._share.said.text())
    assert window._share.said.property("rank") == "tight"
    (tmp_path / "out.csv").mkdir()
    window._share.export_to(tmp_path / "out.csv", "CSV")
    qtbot.waitUntil(lambda: "nothing may be written there" in window._share.said.text())
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]
    window.move_on(-1)
    assert window._share.said.isHidden()


def test_a_picture_goes_to_the_clipboard(qapp):
    found = sheet(history(), Choice(Span.MONTH, TODAY, running=True), ENGLISH, names={})
    picture(found, LIGHT)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1920, 1080)
    colours = {QImage(image).pixelColor(x, y).name() for x in range(0, 1920, 40) for y in range(0, 1080, 40)}
    assert QColor(LIGHT.page).name() in colours
    assert len(colours) > 2


def test_bars_have_the_height_of_their_amounts(window):
    window.show_history(history(use(date(2026, 11, 2), 4), use(date(2026, 11, 3), 2)))
    window.resize(860, 620)
    window.show()
    image = window._chart.grab().toImage()
    accent = QColor(LIGHT.series[0])
    heights = {}
    for x in range(image.width()):
        height = sum(image.pixelColor(x, y) == accent for y in range(image.height()))
        heights.setdefault(height, 0)
    tall = max(heights)
    assert any(abs(height - tall / 2) <= 2 for height in heights)


def test_a_window_before_midnight_and_a_span_before_are_whole(window):
    choice = Choice(Span.WEEK, date(2026, 10, 28))
    assert moved(choice, history(), by=-1) == date(2026, 10, 25)
    assert moved(choice, history(), by=1) == date(2026, 11, 2)


def test_closing_frees_it(qtbot):
    made = HistoryWindow(Theme("light"), send=lambda _: None, today=lambda: TODAY)
    with qtbot.waitSignal(made.destroyed):
        made.close()


def test_a_name_with_markup_is_plain_text(window):
    window.show_snapshot(snapshot())
    window.show_history(history(use(TODAY, 1, tool="<b>x</b>")))
    assert window._sheet.legend[0].name == "<b>x</b>"


def test_a_notch_sideways_moves_on_once_however_finely_it_is_told(window):
    def tilt(by):
        place = QPointF(100, 100)
        event = QWheelEvent(
            place, place, QPoint(), QPoint(by, 0), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(window._chart, event)

    window.show_history(history())
    for by in (30, 30, -15, 30, 30, 30):
        tilt(by)
    assert window._title.text() == "November 2026"
    tilt(30)
    assert window._title.text() == "October 2026"
    tilt(-120)
    assert window._title.text() == "November 2026"


def test_dragging_moves_on(window):
    window.show_history(history())
    window.show()
    QTest.mousePress(window._chart, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    QTest.mouseMove(window._chart, QPoint(270, 100))
    assert window._title.text() == "October 2026"
    QTest.mouseRelease(window._chart, Qt.MouseButton.LeftButton, pos=QPoint(270, 100))
    QTest.mouseMove(window._chart, QPoint(400, 100))
    assert window._title.text() == "October 2026"


def test_beside_a_made_up_snapshot_the_past_is_made_up_too_and_says_so(window):
    window.show_history(history())
    window.show_snapshot(sample_snapshot(NOW, ZONE))
    assert window._facts.text().startswith("Sample data: nothing here is real")
    assert [each.name for each in window._sheet.legend] == ["Claude Code", "Codex"]
    window.choose(span=Span.DAY)
    assert window._title.text() == "Wed 18 Nov 2026"
    assert window._sheet.plot.chart.total > 0
    assert file_name(window._sheet) == "remainder sample Wed 18 Nov 2026"
    assert json.loads(as_json(window._sheet))["sample"] is True
    window.choose(span=Span.MONTH)
    window.show_snapshot(snapshot())
    assert window._total.text() == "$5"


@pytest.mark.parametrize("amount", [2, 1_400_000, 98_000_000_000])
def test_there_is_room_for_the_scale_however_much_it_is(window, amount):
    window.show_history(history(use(TODAY, amount)))
    plot = window._sheet.plot
    box = QRectF(0, 0, 640, 280)
    widest = max(QFontMetrics(font(LABEL)).horizontalAdvance(word) for _, word in plot.scale)
    assert area(box, plot).left() >= widest + 8
    middle = area(box, plot).center().y()
    assert bin_at(box, plot, centre(box, plot, 17)) == 17
    assert bin_at(box, plot, area(box, plot).left() - 1) is None
    assert 0 < middle < 280


# --- what is not there ------------------------------------------------------------------------------


def test_while_it_waits_nothing_can_be_done_with_nothing(window):
    assert window._title.text() == "Reading what was used"
    for part in (window._earlier, window._later, window._share):
        assert not part.isEnabled()
    assert window._now.isHidden()
    window._share.copy()
    window._share.export_to(None, "CSV")
    window.show_history(history())
    assert window._share.isEnabled()


@pytest.mark.parametrize(
    ("began", "said"),
    [
        (date(2026, 9, 1), "Nothing was used in this time."),
        (None, "Nothing has been found in the logs of this computer yet."),
    ],
)
def test_an_empty_stretch_says_so_and_draws_no_scale(window, began, said):
    window.show_snapshot(snapshot())
    window.show_history(replace(history(), uses=(), began=began))
    found = window._sheet
    assert (found.plot.nothing, found.total, found.facts, found.note) == (said, "$0", (), "")
    window.look_as("table")
    assert window._table.rowCount() == 0
    window.look_as("running")
    assert window._sheet.plot.nothing == said
    window.grab()


def test_one_day_is_a_bar_and_a_mean_of_its_own(window):
    window.show_history(history(use(TODAY, "2.5"), began=TODAY))
    assert window._facts.text() == (
        "nothing is known before Wed 18 Nov 2026  ·  1 active day  ·  $2.50 an active day  ·  1,000 tokens"
    )


def test_what_has_no_price_is_hatched_and_never_nothing(window):
    window.show_history(history(use(TODAY, None), use(date(2026, 11, 3), 0)))
    found = window._sheet
    assert (found.total, found.legend[0].amount) == ("2,000 tokens", "unpriced")
    assert found.note == "Hatched: no price is known."
    assert "an active day" not in window._facts.text()
    window.resize(860, 620)
    window.show()
    with_price = history(use(date(2026, 11, 3), 0))
    hatched = window._chart.grab().toImage()
    window.show_history(with_price)
    assert window._chart.grab().toImage() != hatched
    window.show_history(history(use(TODAY, None), use(TODAY, 3)))
    assert window._sheet.total == "at least $3"
    assert window._note(17)[-2:] == [("", "Tokens without a price", "1,000"), ("", "Tokens", "2,000")]


def test_a_running_total_is_told_with_what_was_added_and_an_even_pace_by_then(window):
    window.show_snapshot(snapshot())
    window.show_history(history(use(date(2026, 11, 2), 3), use(date(2026, 11, 3), None), use(TODAY, 2)))
    window.look_as("running")
    assert [line[1:] for line in window._note(1)] == [
        ("Mon 2 Nov", "$3"),
        ("Added", "$3"),
        ("An even pace", "$16.67"),
    ]
    assert window._note(2)[1] == ("", "Added", "unpriced")
    assert window._note(17)[0] == ("", "Wed 18 Nov", "$5")
    assert [line[1:] for line in window._note(29)] == [("Mon 30 Nov", ""), ("An even pace", "$250")]


# --- compared with before ---------------------------------------------------------------------------

YEAR, OCTOBER, TUESDAY = date(2026, 1, 1), date(2026, 10, 2), date(2026, 11, 17)


@pytest.mark.parametrize(
    ("uses", "choice", "began", "said"),
    [
        ([(OCTOBER, 4), (TODAY, 5)], Span.MONTH, OCTOBER, "nothing is known before Fri 2 Oct 2026"),
        (
            [(OCTOBER, 4), (TODAY, 5)],
            Span.MONTH,
            date(2026, 10, 1),
            "25 % more than 1 Oct – 18 Oct 2026 ($4)",
        ),
        ([(OCTOBER, 5), (TODAY, 4)], Span.MONTH, YEAR, "20 % less than 1 Oct – 18 Oct 2026 ($5)"),
        ([(OCTOBER, 5), (TODAY, 5)], Span.MONTH, YEAR, "as much as 1 Oct – 18 Oct 2026 ($5)"),
        ([(TODAY, 5)], Span.MONTH, YEAR, "1 Oct – 18 Oct 2026: nothing"),
        ([(OCTOBER, None), (TODAY, 5)], Span.MONTH, YEAR, "1 Oct – 18 Oct 2026: unpriced"),
        ([(OCTOBER, 5), (OCTOBER, None), (TODAY, 5)], Span.MONTH, YEAR, "1 Oct – 18 Oct 2026: at least $5"),
        ([(OCTOBER, 5), (TODAY, None)], Span.MONTH, YEAR, "1 Oct – 18 Oct 2026: $5"),
        ([(TUESDAY, 8), (TODAY, 4)], Span.WEEK, YEAR, "9 Nov – 11 Nov 2026: nothing"),
    ],
)
def test_what_it_is_compared_with_is_named(uses, choice, began, said):
    given = history(*(use(*each) for each in uses), began=began)
    found = sheet(given, Choice(choice, TODAY), ENGLISH, names={})
    assert found.facts[0] == said


def test_half_a_day_is_not_held_against_a_whole_one():
    hour = replace(use(TODAY, 4), end=midnight(TODAY, ZONE) + timedelta(hours=1))
    given = replace(history(use(TUESDAY, 8), use(TODAY, 4)), hours_of=TODAY, hours=(hour,))
    found = sheet(given, Choice(Span.DAY, TODAY), ENGLISH, names={})
    assert found.facts[0] == "Tue 17 Nov 2026: $8"
    earlier = replace(given, hours_of=TUESDAY, hours=(replace(hour, start=midnight(TUESDAY, ZONE)),))
    found = sheet(earlier, Choice(Span.DAY, TUESDAY), ENGLISH, names={})
    assert found.facts[0] == "Mon 16 Nov 2026: nothing"


def test_the_year_before_is_asked_for_where_there_is_one(window):
    window.show_history(history(began=date(2024, 1, 1)))
    assert len(window.asked) == 1
    window.choose(span=Span.YEAR)
    (_, further) = window.asked
    assert (further.first, further.last) == (date(2024, 9, 30), TODAY)
    window.choose(by=By.MODEL)
    assert len(window.asked) == 2
    window.show_history(history(began=date(2024, 1, 1), first=further.first))
    assert window._sheet.facts[0].startswith("1 Dec 2024 – 18 Nov 2025")
    assert len(window.asked) == 2


def test_the_hours_of_a_day_join_the_year_that_is_there(window):
    window.show_history(history())
    window.choose(span=Span.DAY)
    assert window._title.text() == "November 2026"  # until they come
    hour = replace(use(TODAY, 4), end=midnight(TODAY, ZONE) + timedelta(hours=1))
    window.show_history(History(TODAY, TODAY, ZONE, NOW, (), date(2026, 9, 1), TODAY, (hour,)))
    assert (window._title.text(), window._total.text()) == ("Wed 18 Nov 2026", "$4")
    window.show_history(history())  # another window's
    assert window._total.text() == "$4"
    window.choose(span=Span.MONTH)
    assert window._total.text() == "$5"
