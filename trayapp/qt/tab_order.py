"""The order of Tab where parts come late or move: as they are laid out, which is as they are read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def as_laid_out(part: QWidget) -> None:
    """Tab goes through everything within `part` as its layouts hold it."""
    before: QWidget | None = None
    for stop in _stops(part.layout()):
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop


def _stops(layout: QLayout | None) -> Iterator[QWidget]:
    for n in range(0 if layout is None else layout.count()):
        item = None if layout is None else layout.itemAt(n)
        if item is None:
            continue
        widget = item.widget()
        if widget is None:
            yield from _stops(item.layout())
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        yield from _stops(widget.layout())
