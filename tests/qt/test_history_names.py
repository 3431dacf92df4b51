"""Names from logs in the history: whatever they hold, they are plain text on one line, and there is room."""

from datetime import timedelta
from itertools import combinations

import pytest
from colour_vision import DEUTERANOPIA, PLAIN, PROTANOPIA, apart
from history_world import TODAY, history, made, use
from PySide6.QtCore import QPoint, QSize

from trayapp.domain.history import By, Span
from trayapp.domain.words import ENGLISH
from trayapp.qt.history_view import Choice, sheet
from trayapp.qt.legend import Item, Legend, lay_out
from trayapp.qt.parts import as_tip
from trayapp.qt.theme import DARK, DARK_STRONG, LIGHT, LIGHT_STRONG, Theme, contrast

HOSTILE = (
    "<b>x</b>\n\x1b[31mred",
    "\u202egpj.exe\u202c",
    "a\u2066b\u200bc\x00\x07",
    "y" * 10_000,
    "/srv/" + "z" * 10_000 + "/app",
    "المشروع",
)


@pytest.fixture
def window(qtbot):
    return made(qtbot)


def shown(name, by):
    given = use(TODAY, 1, tool=name, model=name, project=name)
    return sheet(history(given), Choice(Span.MONTH, TODAY, by), ENGLISH, names={})


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_name_is_plain_and_on_one_line_everywhere(window, name, by):
    (named,) = shown(name, by).legend
    window.show_history(history(use(TODAY, None, tool=name, model=name, project=name)))
    window.choose(by=by)
    window.look_as("table")
    head = window._table.horizontalHeaderItem(4)
    texts = [named.name, named.whole, window._facts.text(), window._note(17)[0][1], head.text()]
    texts += [window._legend.accessibleName(), window._chart.accessibleDescription()]
    for text in texts:
        assert text.isprintable(), ascii(text)
        assert len(text) < 700
    assert named.name
    window.look_as("days")
    window._chart._over(17)
    window.grab()


@pytest.mark.parametrize("width", [240, 400, 800])
def test_every_item_of_a_legend_stays_inside(qapp, width):
    items = [Item("#123456", "x" * 200, "$1,234,567.89", "") for _ in range(5)]
    places = lay_out(items, "Dashed: an even pace. Hatched: no price is known.", width)
    assert len(places) == 6
    for place in places:
        assert place.box.left() >= 0
        assert place.box.right() <= width
    for one, other in combinations(places, 2):
        assert not one.box.intersects(other.box)


def test_the_tool_tip_of_a_short_name_is_the_whole_one(qapp):
    legend = Legend(Theme("light"))
    legend.resize(600, 40)
    legend.show_items(
        [Item("#123456", "app", "$1", "/home/me/<b>app"), Item("#654321", "b", "$2")], "A note."
    )
    assert legend.tip(QPoint(5, 10)) == "/home/me/<b>app  $1"
    assert as_tip(legend.tip(QPoint(5, 10))) == "<p>/home/me/&lt;b&gt;app $1</p>"
    assert legend.tip(QPoint(590, 10)) == ""
    assert legend.accessibleName() == "/home/me/<b>app $1, b $2"


def test_thirty_projects_are_four_and_the_rest_and_go_by_their_own_names(window):
    uses = [
        use(TODAY - timedelta(days=n % 9), n + 1, project=f"/home/me/src/team-{n}/project-{n}")
        for n in range(30)
    ]
    window.show_history(history(*uses))
    window.choose(by=By.PROJECT)
    window.show()
    found = window._sheet
    assert [each.name for each in found.legend] == [*(f"project-{n}" for n in (29, 28, 27, 26)), "other"]
    assert found.legend[0].whole == "/home/me/src/team-29/project-29"
    for size in (QSize(860, 620), window.minimumSizeHint()):
        window.resize(size)
        assert window._legend.height() >= window._legend.heightForWidth(window._legend.width())
        assert window._chart.height() >= 160


@pytest.mark.parametrize("colours", [LIGHT, DARK, LIGHT_STRONG, DARK_STRONG], ids=str)
def test_colours_of_series_are_seen_on_the_page_and_told_apart_by_every_eye(colours):
    assert all(contrast(each, colours.page) >= 2.5 for each in colours.series)
    for one, other in combinations(colours.series, 2):
        for eyes in (PLAIN, PROTANOPIA, DEUTERANOPIA):
            assert apart(one, other, eyes) >= 20, (one, other)


def test_folders_of_the_same_name_are_told_apart():
    uses = [use(TODAY, 1, project="/a/web"), use(TODAY, 2, project="/b/web"), use(TODAY, 3, project="")]
    found = sheet(history(*uses), Choice(Span.MONTH, TODAY, By.PROJECT), ENGLISH, names={})
    assert [each.name for each in found.legend] == ["No project", "b/web", "a/web"]
