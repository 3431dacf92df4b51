"""Uses of a made-up person in November 2026, and a window that notes what it asks for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from trayapp.domain.history import History, midnight
from trayapp.domain.sample import sample_snapshot
from trayapp.domain.usage import Tokens, Use
from trayapp.qt.history_window import HistoryWindow
from trayapp.qt.theme import Theme

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)
TODAY = date(2026, 11, 18)


def use(day, cost, *, tool="claude-code", model="opus", project="/home/me/app"):
    start = midnight(day, ZONE)
    amount = None if cost is None else Decimal(str(cost))
    return Use(start, start + timedelta(days=1), tool, "", model, project, Tokens(1000, requests=2), amount)


def history(*uses, began=date(2026, 9, 1), first=date(2025, 10, 14)):
    uses = uses or (use(date(2026, 10, 2), 4), use(date(2026, 11, 2), 3), use(TODAY, 2, tool="codex"))
    return History(first, TODAY, ZONE, NOW, uses, began)


def made(qtbot):
    asked = []
    window = HistoryWindow(Theme("light"), send=asked.append, today=lambda: TODAY)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    window.asked = asked
    return window


def snapshot():
    """Somebody's, as real as anything here."""
    return replace(sample_snapshot(NOW, ZONE), sample=False)
