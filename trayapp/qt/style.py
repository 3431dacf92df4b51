"""The one style sheet: ranks of text, buttons, fields and lists in the palette's colours.

Native controls stay native in what they do; only colour, edge and padding are ours.
"""

from __future__ import annotations

from string import Template

from trayapp.qt.theme import RADIUS_INSIDE, Colours, named

_SHEET = Template("""
* { outline: none; }
QLabel { background: transparent; }
QLabel[rank="ink"] { color: $ink; }
QLabel[rank="soft"] { color: $soft; }
QLabel[rank="faint"] { color: $faint; }
QLabel[rank="accent"] { color: $accent; }
QLabel[rank="watch"] { color: $watch_text; }
QLabel[rank="tight"] { color: $tight; }
QLabel[rank="spent"] { color: $spent; }
QWidget#line { background: $line; }
QWidget#surface { background: $page; }
QWidget#tip { background: $tip; border: 1px solid $tip_edge; border-radius: ${inside}px; }
QWidget#card { background: $card; border-radius: ${inside}px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QPushButton { border: 1px solid transparent; border-radius: 8px; padding: 7px 14px; color: $ink; }
QPushButton[kind="main"] { background: $accent; color: $on_accent; }
QPushButton[kind="main"]:hover { background: $accent_hover; }
QPushButton[kind="quiet"] { background: $card; border-color: $line; }
QPushButton[kind="quiet"]:hover { background: $line; }
QPushButton[kind="plain"] { color: $soft; padding: 7px 8px; }
QPushButton[kind="plain"]:hover { color: $ink; background: $card; }
QWidget#segments { background: $card; border-radius: 9px; }
QPushButton[kind="segment"] { color: $soft; padding: 5px 11px; border-radius: 7px; }
QPushButton[kind="segment"]:hover { color: $ink; }
QPushButton[kind="segment"]:checked { background: $page; color: $ink; border-color: $line; }
QPushButton[kind="segment"]:focus { border-color: $accent; }
QPushButton:pressed { background: $track; color: $ink; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton[kind="main"]:focus { border: 2px solid $ink; padding: 6px 13px; }
QPushButton:disabled { color: $faint; background: $card; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $track; border-radius: 3px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: $faint; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: $track; border-radius: 3px; min-width: 32px; }
QScrollBar::handle:horizontal:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; height: 0; width: 0; }
QToolTip { background: $card; color: $ink; border: 1px solid $line; padding: 4px; }
QMenu { background: $page; color: $ink; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 16px; border-radius: 6px; }
QMenu::item:selected { background: $tip; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
""")

_WINDOW = Template("""
QLineEdit, QComboBox, QSpinBox, QDateEdit, QPlainTextEdit {
  background: $page; color: $ink; border: 1px solid $edge; border-radius: 8px; padding: 6px 9px;
  min-height: 20px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QPlainTextEdit:focus {
  border: 1px solid $accent; }
QLineEdit[bad="true"], QDateEdit[bad="true"] { border: 1px solid $tight; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled {
  color: $faint; background: $card; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; width: 0; height: 0; margin-right: 9px;
  border-left: 4px solid $card_clear; border-right: 4px solid $card_clear; border-top: 5px solid $soft; }
QComboBox QAbstractItemView { background: $page; color: $ink; border: 1px solid $line; padding: 4px;
  selection-background-color: $tip; selection-color: $ink; }
QListWidget { background: transparent; border: none; color: $soft; }
QListWidget::item { padding: 8px 12px; border-radius: 8px; margin: 1px 0; }
QListWidget::item:hover { background: $line; }
QListWidget::item:selected { background: $tip; color: $ink; }
QListWidget::item:focus { border: 1px solid $accent; }
QWidget#side { background: $card; }
QListWidget#box, QWidget#box { background: $page; border: 1px solid $line; border-radius: ${inside}px; }
QTableWidget { background: $page; color: $ink; border: 1px solid $line; border-radius: ${inside}px;
  selection-background-color: $tip; selection-color: $ink; }
QTableWidget:focus { border: 1px solid $accent; }
QTableWidget::corner, QAbstractScrollArea::corner { background: transparent; border: none; }
QTableWidget::item { padding: 4px 10px; border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $card; color: $soft; border: none; padding: 7px 10px; }
QHeaderView::section:first { border-top-left-radius: 9px; }
QHeaderView::section:last { border-top-right-radius: 9px; }
QHeaderView::section:only-one { border-radius: 9px; }
""")


def sheet(colours: Colours) -> str:
    """For the popup."""
    return _SHEET.substitute(_values(colours))


def window_sheet(colours: Colours) -> str:
    """For windows with fields and lists."""
    values = _values(colours)
    return _SHEET.substitute(values) + _WINDOW.substitute(values)


def _values(colours: Colours) -> dict[str, str]:
    return {
        **named(colours),
        "inside": str(RADIUS_INSIDE),
        "accent_hover": colours.soft if colours.strong else "#66dcd1" if colours.dark else "#096560",
        # A field's edge must be found by the eye: 3:1 on the page, which `line` has not.
        "edge": colours.soft if colours.strong else "#6b7688" if colours.dark else "#8d97a8",
        # The watch colour as a bar is bright enough; as text in light it needs 4.5:1.
        "watch_text": colours.watch if colours.dark or colours.strong else "#8f5c12",
        # In high contrast a ground of its own is not enough to see where something begins.
        "tip_edge": colours.line if colours.strong else colours.tip,
        "card_clear": colours.page,
    }
