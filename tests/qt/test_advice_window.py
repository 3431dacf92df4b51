"""The window "Before you start"."""

from dataclasses import replace
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import advice_samples as samples
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from test_report import Paints

from trayapp.domain.advice.adviser_known import Wishes
from trayapp.domain.advice.adviser_memory import promised
from trayapp.domain.advice.task import Attachment, Candidate, Move, Task, Verdict
from trayapp.domain.command import AskGrounds, ChangeSettings, PassedAdvice, TookAdvice
from trayapp.domain.model import Level
from trayapp.domain.words import ENGLISH
from trayapp.qt.advice_files import SAMPLE, attachment
from trayapp.qt.advice_heed import less, lesson
from trayapp.qt.advice_view import Room, picture
from trayapp.qt.advice_window import AdviceWindow
from trayapp.qt.theme import Theme
from trayapp.settings.names import spec_of
from trayapp.settings.spec import Kind


@pytest.fixture
def window(qtbot):
    opened, more, sent = [], [], []
    made = AdviceWindow(
        Theme("light"),
        more=lambda: more.append(True),
        send=sent.append,
        open_address=lambda url: (
            bool(opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))) or made.answers
        ),
    )
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.answers, made.opened, made.more, made.sent = True, opened, more, sent
    qtbot.addWidget(made)
    made.take_adviser(samples.adviser())
    made.show()
    return made


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def clipboard():
    return QGuiApplication.clipboard().text()


# --- the picture ----------------------------------------------------------------------------------


def test_every_way_stands_on_one_scale_and_says_whether_it_fits():
    shown = picture(samples.advice(), samples.ROOM, ENGLISH, whole=True)
    stay, cheaper, draft, free = shown.ways
    assert stay.p90 == pytest.approx(1 / 1.04)
    assert cheaper.p50 / stay.p50 == pytest.approx(1.6 / 2.7)
    assert shown.mark == pytest.approx(5.2 / (10.6 * 1.04))
    assert [way.level for way in shown.ways] == [Level.WATCH, Level.WATCH, Level.CALM, Level.CALM]
    assert (free.p50, free.amount, free.most) == (None, "free", "")
    assert (draft.amount, draft.most) == ("$1.10", "9 in 10 under $4.40")
    assert shown.chosen == 1
    assert cheaper.advised


def test_more_than_is_left_is_tight():
    room = Room(today=Decimal(5), left=Decimal(9))
    assert picture(samples.advice(), room, ENGLISH, whole=True).ways[0].level is Level.TIGHT


@pytest.mark.parametrize(("today", "drawn"), [("12", True), ("400", False), (None, False)])
def test_a_share_that_is_far_away_is_said_and_does_not_press_the_bars_together(today, drawn):
    room = Room(today=None if today is None else Decimal(today))
    shown = picture(samples.advice(), room, ENGLISH, whole=True)
    assert (shown.mark is not None) is drawn
    assert ("share" in shown.share) is (today is not None)


def test_an_estimate_is_called_one():
    said = [picture(samples.advice(learned=n), Room(), ENGLISH, whole=True).beside for n in (0, 1, 34)]
    assert said[0].startswith("An estimate from other people's sessions")
    assert said[1:] == ["An estimate, from your last turn.", "An estimate, from your last 34 turns."]


@pytest.mark.parametrize(
    ("verdict", "row"),
    [(Verdict.STAY, 0), (Verdict.DRAFT_FREE, 2), (Verdict.FREE_CHAT, 3)],
)
def test_the_verdict_chooses_the_row(verdict, row):
    assert picture(samples.advice(verdict), samples.ROOM, ENGLISH, whole=True).chosen == row


def test_less_effort_is_the_row_where_that_is_advised():
    """Another model was, although it costs more."""
    facts = (("model", "Sonnet"), ("percent", "20 %"), ("sessions", "0"))
    dearer = replace(samples.CHEAPER, saving=Decimal(-1), reason="advice.model.dearer", facts=facts)
    effort = Candidate(
        Move.EFFORT, "codex", samples.OPUS, samples.CHEAPER.cost, Decimal("1.10"), "advice.effort"
    )
    given = replace(
        samples.advice(Verdict.CHEAPER_MODEL, samples.STAY, effort, dearer), reason="advice.effort"
    )
    assert picture(given, samples.ROOM, ENGLISH, whole=True).chosen == 1


# --- what the person does -------------------------------------------------------------------------


def test_the_advised_way_starts_claude_code_with_the_prompt_typed(window):
    window.fill("mend it", folder="/src/atlas")
    assert window.foot.main.text() == "Start on Sonnet 5.5"
    press(window.foot.main)
    asked = parse_qs(urlsplit(window.opened[0]).query)
    assert asked == {"cwd": ["/src/atlas"], "q": ["mend it"]}
    assert "Type /model claude-sonnet-5-5 there first." in window._said.text()


def test_where_no_claude_code_answers_its_command_is_copied(window):
    window.answers = False
    press(window.foot.main)
    assert clipboard() == "claude --model claude-sonnet-5-5"
    assert "did not open" in window._said.text()


def test_a_row_is_taken_with_the_keyboard_and_the_buttons_follow(window):
    window.fill("mend it")
    rows = window.ways.rows
    rows[2].setFocus()
    QTest.keyClick(rows[2], Qt.Key.Key_Space)
    assert window.foot.main.text() == "Copy plan prompt and open the chat"
    press(window.foot.main)
    assert clipboard() == "Plan: mend it"
    assert window.opened == ["https://chat.example/"]
    assert window.foot.keep.text() == "Keep Opus 4.8"


def test_of_two_other_models_the_one_that_is_taken_is_begun(window):
    """The first of them was, whichever row was pressed."""
    other = replace(samples.CHEAPER, model=samples.HAIKU, saving=None)
    window.take_adviser(
        samples.adviser(samples.advice(Verdict.CHEAPER_MODEL, samples.STAY, samples.CHEAPER, other))
    )
    rows = window.ways.rows
    rows[2].setFocus()
    QTest.keyClick(rows[2], Qt.Key.Key_Space)
    assert window.foot.main.text() == "Start on Haiku 4.5"
    window.fill("another key")
    assert window.foot.main.text() == "Start on Haiku 4.5"


def test_another_tool_gets_its_command_and_the_prompt(window):
    window.place.tool.setCurrentIndex(1)
    window.fill("mend it")
    press(window.foot.main)
    assert clipboard() == "codex -m claude-sonnet-5-5"
    press(window.foot.second)
    assert clipboard() == "mend it"


def test_inside_a_session_the_model_is_switched_there(window):
    window.place.session.setCurrentIndex(1)
    assert window.task().context_tokens == 60_000
    press(window.foot.main)
    assert clipboard() == "/model claude-sonnet-5-5"
    assert window._heading.text() == "What the next turn will probably cost"


def test_a_prompt_too_long_for_a_link_is_copied(window):
    window.fill("word " * 2000)
    press(window.foot.main)
    assert clipboard() == "word " * 2000
    assert "q=" not in window.opened[0]


def test_dropped_files_are_counted_and_a_dropped_folder_is_the_place(window, qtbot, tmp_path):
    code = tmp_path / "a.py"
    code.write_text("print()\n" * 10)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(code)), QUrl.fromLocalFile(str(tmp_path))])
    window.prompt.insertFromMimeData(data)
    qtbot.waitUntil(lambda: window._files != ())
    assert [(each.name, each.size) for each in window.task().files] == [("a.py", 80)]
    assert window.task().project == str(tmp_path)
    assert window._size.text().startswith("1 file · ")
    press(window.drop_files)
    assert window.task().files == ()


def test_only_the_beginning_of_a_large_file_is_read_and_none_of_a_picture(tmp_path):
    large, image, gone = tmp_path / "large.txt", tmp_path / "p.png", tmp_path / "gone"
    large.write_text("x" * (3 * SAMPLE))
    image.write_bytes(b"\x89PNG\0\0")
    found = attachment(large)
    assert found == Attachment.of("large.txt", 3 * SAMPLE, "x" * SAMPLE)
    assert attachment(image) == Attachment.of("p.png", 6)
    assert attachment(gone) is None


def test_a_screen_reader_has_each_way_and_what_it_costs(window):
    first = window.ways.rows[0]
    assert first.accessibleName() == "Opus 4.8"
    assert first.accessibleDescription() == "$2.70, 9 in 10 under $10.60"


def test_nothing_is_repainted_when_nothing_changed(window):
    QTest.qWait(20)
    counter = Paints()
    window.ways.rows[1].installEventFilter(counter)
    window.take_adviser(samples.adviser())
    QTest.qWait(20)
    assert counter.seen == 0


def test_hostile_names_are_plain_text(window):
    hostile = replace(samples.STAY, model="<b>x</b>\u202e" + "long" * 2000)
    window.take_adviser(samples.adviser(samples.advice(Verdict.STAY, hostile)))
    QTest.qWait(1)
    assert window.width() < 900


def test_without_anything_known_it_says_so(qtbot):
    made = AdviceWindow(Theme("dark"), more=lambda: None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    assert made._heading.text().startswith("Reading")
    assert not made.foot.main.isVisible()


# --- what it teaches ------------------------------------------------------------------------------


def test_who_begins_as_advised_is_taken_at_their_word(window):
    window.fill("mend it", folder="/src/atlas")
    press(window.foot.main)
    [took] = window.sent
    assert took == TookAdvice(promised(window.task(), samples.advice()))
    assert (took.given.kind, took.given.strong, took.given.cheap) == (
        "cheaper_model", samples.OPUS, samples.SONNET,
    )  # fmt: skip
    assert (took.given.saved, took.given.expected) == (Decimal("1.10"), Decimal("2.70"))
    assert "mend it" not in repr(took)


@pytest.mark.parametrize(
    ("silence", "kind"),
    [("", "cheaper_model"), ("advice.quiet.day", "cheaper_model"), ("advice.quiet.small", "")],
)
def test_who_begins_otherwise_has_decided_and_slight_advice_is_not_held_against_its_kind(
    window, silence, kind
):
    window.take_adviser(samples.adviser(replace(samples.advice(), silence=silence)))
    press(window.foot.keep)
    assert window.sent == [PassedAdvice(kind)]


def test_why_no_model_can_hold_it_is_told_as_what_is_left_is():
    """Of a context that is too large the window once gave ways out, and no reason."""
    facts = (("tokens", "250,010"), ("model", "Opus 4.5"))
    given = replace(
        samples.advice(Verdict.DOES_NOT_FIT, samples.STAY, SPLIT), reason="advice.window", facts=facts
    )
    stay, split = picture(given, samples.ROOM, ENGLISH, whole=True).reasons
    assert stay == "250,010 tokens are more than Opus 4.5 can hold at once: split it"
    assert split.startswith(stay)
    assert len(split) > len(stay)


SPLIT = replace(samples.STAY, move=Move.SPLIT, saving=None, reason="advice.split")
ASK = replace(samples.STAY, move=Move.ASK_MORE, saving=None, reason="advice.ask")
DEARER = replace(samples.CHEAPER, model="gpt-5.5", saving=Decimal(-1), reason="advice.model.dearer")
FRESH = replace(samples.STAY, move=Move.FRESH, saving=Decimal(1), reason="advice.fresh")


@pytest.mark.parametrize(
    ("verdict", "advised", "taken", "lesson_is"),
    [
        (Verdict.DOES_NOT_FIT, SPLIT, ASK, None),
        (Verdict.DOES_NOT_FIT, SPLIT, samples.STAY, PassedAdvice("does_not_fit")),
        (Verdict.FRESH_CONTEXT, FRESH, samples.COMPACT, None),
        (Verdict.CHEAPER_MODEL, samples.CHEAPER, DEARER, PassedAdvice("cheaper_model")),
        (Verdict.FREE_CHAT, samples.FREE, samples.CHEAPER, PassedAdvice("free_chat")),
    ],
)
def test_another_way_to_the_same_end_is_no_decision_against_it(verdict, advised, taken, lesson_is):
    """Who asked for more because it does not fit was not told of it for two weeks after the second time."""
    given = samples.advice(verdict, samples.STAY, advised, taken)
    assert lesson(Task("mend it"), given, taken, advised) == lesson_is


def test_where_nothing_is_advised_nothing_is_learned(window):
    window.take_adviser(samples.adviser(samples.advice(Verdict.STAY)))
    press(window.foot.main)
    assert window.sent == []
    assert not window.foot.less.isVisible()


def test_less_of_it_is_asked_for_behind_the_dots(window):
    window.fill("mend it", folder="/src/atlas")
    here, never = window.foot.less.menu().actions()
    assert (here.text(), never.text()) == ("Suggest nothing in this folder", "Never suggest another model")
    here.trigger()
    assert window.sent == [ChangeSettings({"advice.quiet_projects": ("/src/atlas",)}), AskGrounds()]
    assert window._said.text() == "Done. The settings have it on the page Advice."
    wishes = Wishes(quiet_projects=("/src/atlas",))
    window.take_adviser(replace(samples.adviser(), wishes=wishes))
    assert [each.text() for each in window.foot.less.menu().actions()] == ["Never suggest another model"]


@pytest.mark.parametrize(
    ("verdict", "setting"),
    [
        (Verdict.CHEAPER_MODEL, "advice.cheaper"),
        (Verdict.FRESH_CONTEXT, "advice.fresh"),
        (Verdict.FREE_CHAT, "advice.free_chat"),
        (Verdict.DRAFT_FREE, "advice.free_chat"),
    ],
)
def test_each_kind_has_its_switch(verdict, setting):
    [entry] = less(Task("x"), samples.advice(verdict), Wishes())
    assert entry.changes == {setting: False}
    assert spec_of(setting).kind is Kind.SWITCH


def test_what_does_not_fit_is_said_in_any_case():
    assert less(Task("x", project="/p"), samples.advice(Verdict.DOES_NOT_FIT), Wishes()) == ()
