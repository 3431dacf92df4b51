"""Draws the editor of allowances in its states, and why a number is so, into docs/gallery.

    python packaging/gallery_allowances.py [FOLDER] [--font FAMILY]

A part of the gallery (packaging/gallery.py), apart because these states are made by using the window.
"""

import importlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from types import ModuleType

from gallery import BACK, drawn_by, save, sheet
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage

from trayapp.domain.command import AskPreview, Command
from trayapp.domain.model import Drift, Reading, Scope, Tool
from trayapp.domain.preview import preview
from trayapp.domain.tracing import trace
from trayapp.domain.words import SPOKEN
from trayapp.qt.settings_window import SettingsWindow
from trayapp.qt.theme import Theme
from trayapp.qt.trace_window import TraceWindow
from trayapp.settings import Kind, Settings


def draw_all(folder: Path, samples: ModuleType) -> None:
    """Every picture into the folder."""
    uses = importlib.import_module("settings_uses")
    for theme in ("light", "dark"):
        for name, picture in (*editor(theme, samples, uses), *why(theme, samples, uses)):
            save(folder / f"{name}-{theme}.png", picture)


def editor(theme: str, samples: ModuleType, uses: ModuleType) -> Iterator[tuple[str, QImage]]:
    """The fields, what counts, a row that is wrong; and one removed in a wide window."""
    asked: list[AskPreview] = []

    def send(command: Command) -> None:
        if isinstance(command, AskPreview):
            asked.append(command)
            answer = preview(command.number, command.allowance, uses.FACTS, samples.NOW, uses.UTC)
            window.take_answer(answer)

    window = SettingsWindow(Theme(theme), send=send, apply=lambda _: None)
    window.take_settings(Settings(allowances=(uses.MONTH, samples.allowance("cursor", "Cursor", "75"))))
    window.show_snapshot(samples.sources())
    window.open("Allowances")
    page, form = window.pages["Allowances"], window.pages["Allowances"].form
    wait()
    pages = [window.grab().toImage()]
    for name in ("tools", "projects"):
        form.scope.facets[name].which.buttons["some"].click()
    form.scope.facets["tools"].ticks[0].click()
    wait()
    bar = page.verticalScrollBar()
    bar.setValue(form.mapTo(page.widget(), form.scope.pos()).y() - 40)
    pages.append(window.grab().toImage())
    form.extras.begin()
    form.extras.rows[-1].lines[Kind.AMOUNT].setText("lots")
    form.extras.rows[-1].lines[Kind.AMOUNT].editingFinished.emit()
    wait()
    bar.setValue(form.mapTo(page.widget(), form.extras.pos()).y() - 200)
    pages.append(window.grab().toImage())
    window.resize(1180, 580)
    page.list.setCurrentRow(1)
    page.remove()
    bar.setValue(0)
    wait()
    yield "allowances", sheet([*pages, window.grab().toImage()], BACK[theme], wide=2)
    window.close()


def why(theme: str, samples: ModuleType, uses: ModuleType) -> Iterator[tuple[str, QImage]]:
    """A statement, logs since, typed entries, and what does not count."""
    held = replace(uses.MONTH, counts=Scope(tools=("claude*", "codex")))
    told = Reading(
        "claude-code", "spend", "Claude Code", "claude-code", held.unit, samples.NOW - timedelta(hours=15),
        Decimal("31.70"), None, held.period.window(samples.NOW, uses.UTC),
    )  # fmt: skip
    flat = replace(uses.use("9.10", "codex", "gpt", days=5), metered=False)
    facts = replace(
        uses.FACTS,
        uses=(*uses.USES, flat, uses.use("4.44", "gemini", "gemini-3-pro", days=2)),
        readings=(told, replace(told, key="old", at=told.at - timedelta(days=1), used=Decimal(20))),
        tools=(*samples.FOUND, Tool("gemini", "Gemini CLI", (), 2)),
        drifts={"claude-code": Drift("claude-code", Decimal("1.03"), 9, applied=True)},
    )
    window = TraceWindow(Theme(theme), held.key, send=lambda _: None, words=SPOKEN)
    window.show_snapshot(replace(samples.full(), tools=facts.tools))
    found = trace(held.key, [held], facts, samples.NOW, uses.UTC, prices="genai-prices (2026-11-20)")
    if found is not None:
        window.show_trace(found)
    window.resize(520, 760)
    window.show()
    wait()
    yield "why", sheet([window.grab().toImage()], BACK[theme], wide=1)
    window.close()


def wait() -> None:
    """A third of a second: what is asked for is asked once nobody types."""
    loop = QEventLoop()
    QTimer.singleShot(350, loop.quit)
    loop.exec()


if __name__ == "__main__":
    drawn_by(draw_all)
