"""The window "Ask for more", its page on paper, and the mail."""

import time
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, QSizeF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageSize, QPainter

from tests.domain.made import BERLIN, NOW, allowance, judged, reading
from tests.domain.report_world import TODAY, TOOLS, history, month, page
from trayapp.domain.command import AskHistory
from trayapp.domain.model import Snapshot
from trayapp.domain.report import REASON_MOST, Part
from trayapp.domain.sample import sample_snapshot
from trayapp.domain.words import ENGLISH
from trayapp.qt.report_file import fits, mail_address, paper_of, pdf, size_of
from trayapp.qt.report_form import NO_CAP, PROPOSED, WITHIN
from trayapp.qt.report_page import EDGE, INK, SIDE, draw
from trayapp.qt.report_window import COPIED, NOTHING, ReportWindow
from trayapp.qt.saver import Saver, vacant
from trayapp.qt.shell import Shell
from trayapp.qt.theme import Theme

A4 = QPageSize(QPageSize.PageSizeId.A4)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)
LONG = "The move of the billing service to the new ledger runs until 4 December. " * 20


def snapshot(*held, uses=None):
    given = held or (allowance(300, title="Team budget"), allowance(900, key="other", title="Other"))
    return judged(given, uses=month() if uses is None else uses, tools=TOOLS, headline_key=given[0].key)


@pytest.fixture
def window(qtbot):
    asked, opened = [], []
    made = ReportWindow(
        Theme("light"),
        send=asked.append,
        today=lambda: TODAY,
        open_address=lambda url: bool(opened.append(url)) or made.answers,
    )
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.answers = True
    qtbot.addWidget(made)
    made.asked, made.opened = asked, opened
    return made


@pytest.fixture
def full(window):
    window.show_snapshot(snapshot())
    window.show_history(history(month()))
    return window


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self):
        super().__init__()
        self.seen = 0

    def eventFilter(self, _watched, event):
        self.seen += event.type() is QEvent.Type.Paint
        return False


def shown(window):
    return window.preview.accessibleDescription()


# --- on paper ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "paper"),
    [
        (QLocale.Country.Germany, A4),
        (QLocale.Country.China, A4),
        (QLocale.Country.UnitedStates, LETTER),
        (QLocale.Country.Canada, LETTER),
        (QLocale.Country.Mexico, LETTER),
        (QLocale.Country.UnitedKingdom, A4),
    ],
)
def test_paper_is_the_countrys(qapp, country, paper):
    assert paper_of(QLocale(QLocale.Language.AnyLanguage, country)).id() == paper.id()


def pictured(found, paper):
    size = size_of(paper)
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter, size, found, ENGLISH)
    painter.end()
    return image


def written(image):
    """The rows in which anything stands, first and last."""
    white = QColor(Qt.GlobalColor.white)
    rows = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) != white for x in range(0, image.width(), 7))
    ]
    return rows[0], rows[-1]


CASES = {
    "full": page(allowance(300), reason=LONG[:300]),
    "long": page(allowance(300, title="Title " * 40), asked=10**12, reason=LONG[:REASON_MOST]),
    "lines": page(allowance(150), reason="\n".join("line" for _ in range(40))),
    "over": page(allowance(90)),
    "no limit": page(allowance(None)),
    "bare": page(asked=None, parts=frozenset()),
    "wide word": page(reason="x" * REASON_MOST),
}


@pytest.mark.parametrize("paper", [A4, LETTER], ids=["A4", "Letter"])
@pytest.mark.parametrize("name", CASES)
def test_all_of_it_stands_between_the_margins_of_one_page(qapp, name, paper):
    image = pictured(CASES[name], paper)
    top, bottom = written(image)
    assert EDGE - 4 <= top < EDGE + 20
    assert bottom < image.height() - EDGE + 4
    white = QColor(Qt.GlobalColor.white)
    beside = [*range(int(SIDE) - 8), *range(image.width() - int(SIDE) + 8, image.width())]
    assert all(image.pixelColor(x, y) == white for x in beside[::5] for y in range(0, image.height(), 3))


def test_the_pdf_is_one_page_that_can_be_named(qapp):
    content = pdf(CASES["long"], A4, ENGLISH)
    assert content.startswith(b"%PDF-1")
    assert content.count(b"/Type /Page\n") == 1
    assert len(content) < 200_000


def test_over_the_allowance_is_another_colour(qapp):
    def tight(image):
        colour = QColor(INK.tight)
        return sum(
            image.pixelColor(x, y) == colour
            for x in range(0, image.width(), 2)
            for y in range(image.height())
        )

    assert tight(pictured(CASES["over"], A4)) > 4 * tight(pictured(CASES["full"], A4))


def test_right_to_left_names_begin_at_the_left(qapp):
    name = "\u05e2\u05d1\u05e8\u05d9\u05ea"
    uses = tuple(replace(each, project=f"/{name}") for each in month())
    assert name in str(page(uses=uses))
    pictured(page(uses=uses), A4)


# --- files and mail ---------------------------------------------------------------------------------


def test_nothing_is_written_over(tmp_path):
    for name in ("r.pdf", "r 2.pdf"):
        assert vacant(tmp_path / "r.pdf").name == name
        vacant(tmp_path / "r.pdf").touch()


def test_a_mail_address_carries_anything(qapp):
    words = "50 % & more = fine?\nÜber 计费 #1 +1"
    url = mail_address("A & B", words).toEncoded().data().decode()
    assert url.isascii()
    assert urlsplit(url).scheme == "mailto"
    parts = parse_qs(urlsplit(url.replace("+", "%2B")).query)
    assert parts == {"subject": ["A & B"], "body": [words.replace("\n", "\r\n")]}
    assert "%0D%0A" in url
    assert fits("s", "x" * 1_800)
    assert not fits("s", "计" * 300)


def test_files_are_written_beside_the_main_thread(tmp_path, qtbot):
    saver = Saver()
    with qtbot.waitSignal(saver.done) as told:
        saver.save_beside((tmp_path / "none", tmp_path), "page.pdf", b"abc")
    assert told.args == [str(tmp_path / "page.pdf"), ""]
    with qtbot.waitSignal(saver.done) as told:
        saver.save(tmp_path / "none" / "x.pdf", b"abc")
    assert told.args[1] == "folder"


# --- the window -------------------------------------------------------------------------------------


def test_it_asks_for_what_it_needs_and_waits(window):
    assert window.asked == [AskHistory(TODAY - timedelta(days=400), TODAY)]
    assert shown(window) == "Reading what was used"
    assert not window.mail.isEnabled()
    window.show_snapshot(snapshot())
    assert shown(window) == "Reading what was used"
    window.show_history(history(month()))
    assert "Spent so far" in shown(window)
    assert window.mail.isEnabled()


def test_a_shorter_history_of_another_window_is_not_taken(window):
    window.show_snapshot(snapshot())
    window.show_history(replace(history(month()), first=TODAY - timedelta(days=30)))
    assert shown(window) == "Reading what was used"


def test_without_an_allowance_it_says_so(window):
    window.show_snapshot(Snapshot(NOW, str(BERLIN)))
    assert shown(window) == NOTHING
    assert not window.form.isEnabled()
    window.show_snapshot(snapshot())
    assert window.form.isEnabled()


def test_the_leading_allowance_and_what_it_lacks_come_first(full):
    assert full.form.what.currentText() == "Team budget"
    assert full.form.amount.text() == "90"
    assert full.form._hint.text() == PROPOSED.format(amount="$90")
    assert "Asked for: $90 more for November 2026 ($390 instead of $300)" in shown(full)


def test_another_allowance_has_another_proposal(full):
    full.form.what.setCurrentIndex(1)
    full._settle.timeout.emit()
    assert full.form.amount.text() == ""
    assert full.form._hint.text() == WITHIN
    assert shown(full).startswith("How an AI allowance stands\n")
    full.show_snapshot(snapshot(allowance(None, key="other", title="Other")))
    assert full.form._hint.text() == NO_CAP


def test_what_the_person_typed_stays(full, qtbot):
    full.form.amount.selectAll()
    qtbot.keyClicks(full.form.amount, "120")
    full.form.reason.setPlainText("The ledger.")
    full.show_snapshot(snapshot(allowance(200, title="Team budget")))
    assert full.form.amount.text() == "120"
    assert "$120 more" in shown(full)
    assert "The ledger." in shown(full)


@pytest.mark.parametrize("wrong", ["12x", "-4", "NaN", "1e99", "9" * 40])
def test_what_is_no_amount_is_said_and_nothing_can_be_sent(full, qtbot, wrong):
    full.form.amount.selectAll()
    qtbot.keyClicks(full.form.amount, wrong)
    full._settle.timeout.emit()
    assert full.form._hint.property("rank") == "tight"
    assert "$90 more" in shown(full)
    assert [each.isEnabled() for each in (full.mail, full.keep, full.copied)] == [False] * 3
    full.form.amount.clear()
    full.form._edited()
    full._settle.timeout.emit()
    assert full.mail.isEnabled()


def test_too_long_a_reason_is_said(full):
    full.form.reason.setPlainText("x" * (REASON_MOST + 12))
    assert full.form._room.text() == f"12 characters too many: the page has room for {REASON_MOST}."
    full.form.reason.setPlainText("x")
    assert full.form._room.text() == ""


def test_parts_can_be_switched_off(full, qtbot):
    assert "billing" in shown(full)
    full.form.switches[Part.PROJECTS].click()
    qtbot.waitUntil(lambda: "billing" not in shown(full))
    assert "By model" in shown(full)


def test_nothing_new_draws_nothing(full, qtbot):
    full.show()
    qtbot.waitExposed(full)
    QGuiApplication.processEvents()
    watch = Paints()
    full.preview.installEventFilter(watch)
    full.show_snapshot(snapshot())
    QGuiApplication.processEvents()
    assert watch.seen == 0
    full.show_snapshot(snapshot(allowance(310, title="Team budget")))
    QGuiApplication.processEvents()
    assert watch.seen == 1


def test_an_old_history_is_asked_for_again(full):
    full.show_snapshot(replace(snapshot(), at=NOW + timedelta(minutes=6)))
    assert len(full.asked) == 2


def test_made_up_data_never_stands_beside_real(window):
    window.show_history(history(month()))
    window.show_snapshot(sample_snapshot(NOW, BERLIN))
    assert shown(window).startswith("Sample data: nothing here is real")
    assert "billing-service" in shown(window)
    assert "me/web" not in shown(window)


def test_the_text_goes_to_the_clipboard(full):
    full.copied.click()
    assert QGuiApplication.clipboard().text() == shown(full)
    assert full._said.text() == COPIED


def test_a_mail_is_opened_when_the_page_is_saved(full, tmp_path, qtbot):
    full.form.reason.setPlainText("计费服务 " * 120)
    full._settle.timeout.emit()
    with qtbot.waitSignal(full._saver.done):
        full.write_mail(tmp_path)
    qtbot.waitUntil(lambda: bool(full.opened))
    (saved,) = tmp_path.iterdir()
    assert saved.name == "AI allowance Team budget 2026-11-23.pdf"
    assert saved.read_bytes().startswith(b"%PDF-1")
    address = full.opened[0].toEncoded().data().decode()
    assert len(address) < 2_000
    (body,) = parse_qs(urlsplit(address).query)["body"]
    assert saved.name in body
    assert str(saved) in full._said.text()


def test_without_a_mail_program_the_words_are_copied(full, tmp_path, qtbot):
    full.answers = False
    full.write_mail(tmp_path)
    qtbot.waitUntil(lambda: full._said.text().startswith("No mail program answered."))
    assert "$90 more" in QGuiApplication.clipboard().text()


def test_a_page_that_cannot_be_saved_opens_no_mail(full, tmp_path, qtbot):
    full.write_mail(tmp_path / "missing")
    qtbot.waitUntil(lambda: "is not saved: there is no folder" in full._said.text())
    assert full.opened == []
    full.save_as(tmp_path / "here.pdf")
    qtbot.waitUntil(lambda: full._said.text() == f"Saved as {tmp_path / 'here.pdf'}")


def test_hostile_titles_are_plain_names_of_files(window, tmp_path, qtbot):
    window.show_snapshot(snapshot(allowance(300, title="../<b>\x00/..\\" + "x" * 300)))
    window.show_history(history(month()))
    assert Path(window._name()).name == window._name()
    assert len(window._name()) < 80
    window.save_as(tmp_path / f"{window._name()}.pdf")
    qtbot.waitUntil(lambda: window._said.text().startswith("Saved as"))


def test_closing_while_it_saves_is_no_harm(tmp_path, qtbot):
    made = ReportWindow(Theme("dark"), send=lambda _: None, today=lambda: TODAY)
    made.show_snapshot(snapshot())
    made.show_history(history(month()))
    with qtbot.waitSignal(made.destroyed):
        made.save_as(tmp_path / "x.pdf")
        made.close()
    qtbot.waitUntil((tmp_path / "x.pdf").exists)
    time.sleep(0.05)
    QGuiApplication.processEvents()


def test_every_field_has_a_name_and_the_keyboard_reaches_it(full):
    fields = [full.form.what, full.form.amount, full.form.reason, *full.form.switches.values()]
    for each in (*fields, full.preview):
        assert each.accessibleName()
    for each in (*fields, full.mail, full.keep, full.copied):
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_preview_has_the_shape_of_paper(full):
    assert full.preview.heightForWidth(500) == pytest.approx(500 * 297 / 210, abs=40)
    full.resize(1_600, 900)
    full.show()
    QGuiApplication.processEvents()
    size = QSizeF(full.preview.size())
    assert size.height() == pytest.approx(full.preview.heightForWidth(int(size.width())), abs=1)


def test_the_tray_opens_it_and_forgets_it_when_closed(qtbot):
    sent = []
    shell = Shell(Theme("light"), send=sent.append, apply=lambda _: None, quit_=lambda: None)
    shell.show(snapshot())
    shell.windows.open_report()
    assert isinstance(sent[-1], AskHistory)
    shell.windows.take_history(history(month()))
    made = shell.windows.report
    with qtbot.waitSignal(made.destroyed):
        made.close()
    assert shell.windows.report is None
    shell.windows.take_history(history(month()))
    shell.end()


def test_a_vendors_own_figure_can_be_reported_too(window):
    window.show_snapshot(judged(readings=[reading(83, limit=Decimal(100))]))
    window.show_history(history(month()))
    assert "$83" in shown(window)
    assert "Day by day" not in shown(window)
