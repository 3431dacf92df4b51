"""Draws docs/gallery: the popup in every state, the icons at every size, the windows; no screen is needed.

    python packaging/gallery.py [FOLDER] [--font FAMILY]

Pictures are at twice the size. Inter is used where it is installed, else the system's own font.
"""

import argparse
import importlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from gallery_icons import sheets
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from trayapp.domain.advice.task import Verdict
from trayapp.domain.history import By, Span
from trayapp.domain.model import Snapshot
from trayapp.domain.words import SPOKEN
from trayapp.qt.advice_window import AdviceWindow
from trayapp.qt.compose import compose
from trayapp.qt.first_run import Doors, FirstRun
from trayapp.qt.history_chart import HistoryChart
from trayapp.qt.history_window import HistoryWindow
from trayapp.qt.language import QtTexts
from trayapp.qt.popup import Popup, Ways
from trayapp.qt.report_window import ReportWindow
from trayapp.qt.theme import Theme
from trayapp.settings import Settings
from trayapp.system.translations import speak

ROOT = Path(__file__).resolve().parent.parent
SCREEN = {"name": "gallery", "x": 0, "y": 0, "width": 4000, "height": 4000, "dpr": 1}
SCREEN |= {"logicalDpi": 96, "logicalBaseDpi": 96}
GAP = 64  # px between pictures on a sheet
BACK = {"light": "#d7dde6", "dark": "#0d0f12"}
NOWHERE = Ways(*[lambda *_: None] * 6)


def main() -> None:
    """Draw everything."""
    drawn_by(draw_all)


def drawn_by(draw: Callable[[Path, ModuleType], None]) -> None:
    """Hands `draw` the folder that the command line names and the samples, in the font that it names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs" / "gallery")
    parser.add_argument("--font", default="Inter")
    options = parser.parse_args()
    with large_screen():
        application = QApplication([])
        if options.font in QFontDatabase.families():
            application.setFont(QFont(options.font))
        sys.path.insert(0, str(ROOT / "tests" / "qt"))
        draw(options.folder, importlib.import_module("samples"))


@contextmanager
def large_screen() -> Iterator[None]:
    """Nobody sees it, and every window has room there at twice its size."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as screen:
        json.dump({"screens": [SCREEN]}, screen)
        screen.flush()
        os.environ["QT_SCALE_FACTOR"] = "2"
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen.name}"
        yield


def draw_all(folder: Path, samples: ModuleType) -> None:
    """Every picture into the folder."""
    for theme in ("light", "dark"):
        drawn = (
            *popups(theme, samples),
            *first_run(theme, samples),
            *report(theme),
            *history(theme),
            *advice(theme),
        )
        for name, picture in drawn:
            # Paper is always light.
            save(folder / (f"{name}.png" if name == "report-page" else f"{name}-{theme}.png"), picture)
    for name, picture in chinese(samples):
        save(folder / f"{name}.png", picture)
    for name, picture in others(samples):
        save(folder / f"{name}.png", picture)
    for name, picture in sheets():
        save(folder / f"{name}.png", picture)


def save(path: Path, picture: QImage) -> None:
    """Keep one, and say so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(path), quality=0):  # 0 is the tightest packing
        raise OSError(f"could not write {path}")
    print(f"{path.name}: {picture.width()} x {picture.height()}")


def popups(theme: str, samples: ModuleType) -> Iterator[tuple[str, QImage]]:
    """The full one, the other states, and the long ones."""
    held, every = Theme(theme), {}
    for state in samples.STATES:
        popup = Popup(held, NOWHERE)
        popup.show_view(compose(state(), samples.NOW, SPOKEN))
        popup.open(QPoint(900, 0))
        QApplication.processEvents()
        every[state.__name__] = popup.grab().toImage()
        popup.hide()
    yield "popup", sheet([every.pop("full")], BACK[theme], wide=1)
    tall = [every.pop(name) for name in ("ten", "many_sources", "sample", "stopped")]
    yield "popup-states", sheet(sorted(every.values(), key=lambda each: each.height()), BACK[theme], wide=5)
    yield "popup-long", sheet(tall, BACK[theme], wide=4)


def others(samples: ModuleType) -> Iterator[tuple[str, QImage]]:
    """From right to left, in high contrast, and at 100, 150, 200 and 300 %."""
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = [shown(Theme(theme), samples.full()) for theme in ("light", "dark")]
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    strong = [shown(Theme(theme, system_strong=True), samples.full()) for theme in ("light", "dark")]
    yield "popup-mirrored-and-high-contrast", sheet(turned + strong, BACK["light"], wide=4)
    sizes = [shown(Theme("light"), samples.tight(), ratio) for ratio in (1, 1.5, 2, 3)]
    yield "popup-scales", sheet(sizes, BACK["light"], wide=4)


def shown(theme: Theme, snapshot: Snapshot, ratio: float = 2) -> QImage:
    """The popup as a screen of that scale draws it."""
    popup = Popup(theme, NOWHERE)
    popup.show_view(compose(snapshot, snapshot.at, SPOKEN))
    popup.open(QPoint(900, 0))
    QApplication.processEvents()
    image = QImage(popup.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    popup.render(image)
    popup.hide()
    return image


def first_run(theme: str, samples: ModuleType) -> Iterator[tuple[str, QImage]]:
    """Its three pages, while logs are read, and with an amount that is none."""
    window = FirstRun(
        Theme(theme), apply=lambda _: None, doors=Doors(settings=lambda _: None, icon=lambda: None)
    )
    window.take_settings(Settings())
    window.open()
    pages = []
    for page, state, typed in (
        (0, samples.no_cap, ""),
        (1, samples.no_cap, "250"),
        (2, samples.no_cap, ""),
        (0, samples.starting, ""),
        (1, samples.no_cap, "1.500"),
        (0, samples.nothing_found, ""),
    ):
        window.show_snapshot(state())
        window.go(page)
        if typed:
            window.allowance.sentence.amount.setText(typed)
            window.allowance.sentence.amount.textEdited.emit(typed)
            window.allowance.sentence.amount.editingFinished.emit()
        QApplication.processEvents()
        pages.append(window.grab().toImage())
    yield "first-run", sheet(pages, BACK[theme], wide=3)


def report(theme: str) -> Iterator[tuple[str, QImage]]:
    """The window that asks for more; the page itself once, as it prints."""
    held = importlib.import_module("report_samples")
    window = ReportWindow(Theme(theme), send=lambda _: None, today=lambda: held.TODAY)
    window.show_snapshot(held.snapshot())
    window.show_history(held.history())
    window.form.reason.setPlainText(held.REASON)
    window.show()
    QTest.qWait(300)
    yield "report", sheet([window.grab().toImage()], BACK[theme], wide=1)
    page = QImage(window.preview.size() * 2, QImage.Format.Format_RGB32)
    page.setDevicePixelRatio(2)
    window.preview.render(page)
    yield "report-page", page
    window.close()


def history(theme: str) -> Iterator[tuple[str, QImage]]:
    """A month as bars with a day's note, and as a running total; a year by model; the table."""
    samples = importlib.import_module("history_samples")
    window = HistoryWindow(Theme(theme), send=lambda _: None, today=lambda: samples.TODAY)
    window.show_snapshot(samples.snapshot())
    window.show_history(samples.history())
    window.show()
    pages = []
    looks = (
        ("days", {}),
        ("running", {}),
        ("days", {"span": Span.YEAR, "by": By.MODEL}),
        ("table", {"span": Span.MONTH, "by": By.PROJECT}),
    )
    for view, changes in looks:
        window.choose(**changes)
        window.look_as(view)
        QApplication.processEvents()
        if not pages:
            chart = window.findChild(HistoryChart)
            QTest.mouseMove(chart, QPoint(chart.width() // 4, chart.height() // 2))
        pages.append(window.grab().toImage())
    yield "history", sheet(pages, BACK[theme], wide=2)
    yield "history-month", sheet(pages[:1], BACK[theme], wide=1)


def advice(theme: str) -> Iterator[tuple[str, QImage]]:
    """The window before costly work: a cheaper model, what does not fit, and the free chat."""
    samples = importlib.import_module("advice_samples")
    pages = []
    for given in (samples.advice(), samples.advice(Verdict.FREE_CHAT), samples.advice(Verdict.DRAFT_FREE)):
        window = AdviceWindow(Theme(theme), more=lambda: None)
        window.take_adviser(samples.adviser(given))
        window.fill(samples.PROMPT, folder="/home/kim/src/atlas")
        window.show()
        QApplication.processEvents()
        pages.append(window.grab().toImage())
        window.close()
    yield "advice", sheet(pages[:1], BACK[theme], wide=1)
    yield "advice-ways", sheet(pages, BACK[theme], wide=3)


def chinese(samples: ModuleType) -> Iterator[tuple[str, QImage]]:
    """Popup, history, first run and advice in Simplified Chinese; English is spoken again after."""
    speak("zh-CN", ROOT / "resources")
    texts = QtTexts()
    texts.follow()
    try:
        yield "zh-popup-light", shown(Theme("light"), samples.full())
        drawn = (
            *history("light"),
            *first_run("light", samples),
            *advice("light"),
        )
        for name, picture in drawn:
            if name not in {"advice-ways", "history-month"}:
                yield f"zh-{name}-light", picture
    finally:
        speak("en", ROOT / "resources")
        texts.follow()


def sheet(pictures: Iterable[QImage], back: str, *, wide: int) -> QImage:
    """Pictures in rows of `wide`, each in its own pixels."""
    every = list(pictures)
    rows = [every[n : n + wide] for n in range(0, len(every), wide)]
    width = max(sum(each.width() + GAP for each in row) for row in rows) + GAP
    height = sum(max(each.height() for each in row) + GAP for row in rows) + GAP
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(back))
    painter = QPainter(image)
    y = GAP
    for row in rows:
        x = GAP
        for each in row:
            each.setDevicePixelRatio(1)
            painter.drawImage(x, y, each)
            x += each.width() + GAP
        y += max(each.height() for each in row) + GAP
    painter.end()
    return image


if __name__ == "__main__":
    main()
