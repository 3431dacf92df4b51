"""The popup's place: any panel edge, several screens, other scales, left of and above zero."""

import json
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from trayapp.qt.place import CLEAR, EDGE, Room, corner, fitting, room_at

SIZE = QSize(380, 560)


def room(x, y, width, height, *, top=0, bottom=0, left=0, right=0):
    whole = QRect(x, y, width, height)
    return Room(whole, whole.adjusted(left, top, -right, -bottom))


PANELS = {
    "bottom": (room(0, 0, 1920, 1080, bottom=40), QPoint(1800, 1060)),
    "top": (room(0, 0, 1920, 1080, top=32), QPoint(1800, 16)),
    "left": (room(0, 0, 1920, 1080, left=64), QPoint(30, 1000)),
    "right": (room(0, 0, 1920, 1080, right=64), QPoint(1900, 1000)),
    "left of zero": (room(-2560, -360, 2560, 1440, bottom=40), QPoint(-20, 1070)),
    "above zero": (room(0, -1080, 1920, 1080, top=30), QPoint(40, -1070)),
    "4K at 200 %": (room(0, 0, 1920, 1080, bottom=24), QPoint(1915, 1079)),
    "1366 at 125 %": (room(0, 0, 1093, 614, bottom=32), QPoint(1000, 600)),
}


@pytest.mark.parametrize("name", PANELS)
def test_it_stands_beside_the_panel_inside_the_free_part(name):
    here, click = PANELS[name]
    box = QRect(corner(click, SIZE, here), SIZE)
    assert here.free.contains(box)
    edges = {
        "top": box.top() - here.free.top(),
        "bottom": here.free.bottom() - box.bottom(),
        "left": box.left() - here.free.left(),
        "right": here.free.right() - box.right(),
    }
    assert min(edges.values()) >= EDGE
    side = {"left of zero": "bottom", "above zero": "top"}.get(name, name if name in edges else "bottom")
    assert edges[side] == EDGE


@pytest.mark.parametrize(("y", "edge"), [(3, "top"), (14, "top"), (1065, "bottom"), (1075, "bottom")])
def test_a_panel_that_hides_or_lies_over_the_windows_is_at_the_nearer_edge(y, edge):
    here = room(0, 0, 1920, 1080)
    box = QRect(corner(QPoint(900, y), SIZE, here), SIZE)
    if edge == "top":
        assert box.top() == y + CLEAR
    else:
        assert box.bottom() + 1 == y - CLEAR
    assert box.center().x() == pytest.approx(900, abs=1)


@pytest.mark.parametrize("click", [QPoint(100, 5), QPoint(100, 395), QPoint(299, 200), QPoint(0, 0)])
def test_what_is_larger_than_the_screen_shows_its_top_left(click):
    assert corner(click, SIZE, room(0, 0, 300, 400)) == QPoint(EDGE, EDGE)


SCREENS = {
    "screens": [
        {"name": "left", "x": -1280, "y": -200, "width": 1280, "height": 1024, "logicalDpi": 96, "dpr": 1.25},
        {"name": "main", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 2},
    ]
}
OPENED = """
import sys
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from trayapp.domain.words import ENGLISH
from trayapp.qt.shell import Shell
from trayapp.qt.theme import Theme
application = QApplication([])
shell = Shell(Theme("light"), send=print, apply=print, quit_=print)
popup = shell._built()
for x, y in ((1900, 1070), (-30, 810), (1900, 1070)):
    popup.open(QPoint(x, y))
    application.processEvents()
    box, screen = popup.geometry(), popup.screen()
    print(screen.name(), screen.geometry().contains(box), screen.geometry().bottom() - box.bottom(),
          screen.devicePixelRatio(), flush=True)
    popup.hide()
"""


def test_on_two_screens_of_different_scale_it_opens_where_the_click_was(tmp_path):
    layout = tmp_path / "screens.json"
    for screen in SCREENS["screens"]:
        screen["logicalBaseDpi"] = 96
    layout.write_text(json.dumps(SCREENS))
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={layout}"}
    done = subprocess.run(
        [sys.executable, "-c", OPENED], env=env, capture_output=True, text=True, check=False, timeout=30
    )
    main = f"main True {10 + CLEAR} 2.0"
    assert done.stdout.splitlines() == [main, f"left True {14 + CLEAR} 1.25", main], done.stderr


# A 4K screen at 200 % and a plain one right of it: Qt keeps the second one's corner in its own pixels, so
# that nothing lies between 1920 and 3840.
TWO = (room(0, 0, 1920, 1080, bottom=30), room(3840, 0, 1920, 1080, bottom=40))


@pytest.mark.parametrize(
    ("click", "found"),
    [
        (QPoint(1900, 1070), 0),
        (QPoint(3845, 1070), 1),
        (QPoint(2000, 1070), 0),  # in the gap
        (QPoint(3600, 1070), 1),
        (QPoint(-50, -50), 0),
        (QPoint(9000, 2000), 1),
    ],
)
def test_the_screen_of_the_click_or_the_nearest(click, found):
    here = room_at(click, TWO)
    assert here is TWO[found]
    assert here.free.contains(QRect(corner(click, SIZE, here), SIZE))


@pytest.mark.parametrize(
    ("free", "size"),
    [((0, 0, 1920, 1040), (760, 580)), ((0, 0, 683, 352), (675, 312)), ((0, 24, 760, 580), (752, 540))],
)
def test_a_window_is_no_larger_at_first_than_its_screen(free, size):
    found = fitting((760, 580), QRect(*free))
    assert (found.width(), found.height()) == size
