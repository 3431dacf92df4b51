"""The popup's window, how it comes and goes. Built on the first click, afterwards changed in place.

Only draws a View; it knows no allowance and reads no clock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from trayapp.domain.translation import translate
from trayapp.qt import style
from trayapp.qt.parts import Button, More, line, sides
from trayapp.qt.place import Room, corner, room_at
from trayapp.qt.popup_body import WIDTH, Body
from trayapp.qt.sections import (
    forget_sizes,
    row,
)
from trayapp.qt.theme import MARGIN, RADIUS_OUTSIDE, STEP, Theme
from trayapp.qt.view import View

TALLEST = 0.8  # of the screen's free height
# A click on the icon while the popup is open closes it (it loses the focus) and then arrives as a click:
# without this it would open again. Seen on StatusNotifier hosts, desktop events up to 100 ms apart.
REOPEN_MS = 250
# The window manager may hold the pointer for the very click that opens the popup (openbox does, for icons
# in an XEmbed tray); Qt's own grab then fails and no key arrives. A second one repeats it harmlessly.
GRAB_AGAIN_MS = 80
SCROLLBAR = 10  # px, as in the style sheet
_BAR, _NO_BAR = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_RAISING = frozenset({"xcb", "windows", "cocoa"})  # elsewhere Qt only warns that it cannot


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the popup leads.

    `chosen(amount)` is the first-use answer, None asks for the editor; `advice`, `history` and `settings`
    open their windows, `why(key)` the one that tells how an allowance's figure comes about; `fill` puts
    everything else that the program can do into the menu; `hide_tip(key)` puts the advice away; `hidden` is
    called after the popup has gone.
    """

    chosen: Callable[[int | None], None]
    sample: Callable[[bool], None]
    refresh: Callable[[], None]
    advice: Callable[[], None]
    history: Callable[[], None]
    settings: Callable[[], None]
    fill: Callable[[QMenu], None] = lambda _: None
    hidden: Callable[[], None] = lambda: None
    why: Callable[[str], None] = lambda _: None
    hide_tip: Callable[[str], None] = lambda _: None


class Popup(QWidget):
    """The frameless window near the tray; or, where there is no tray, an ordinary small window.

    Opening, the minute's tick and a new snapshot never move the edge that it opened from.
    """

    def __init__(
        self,
        theme: Theme,
        ways: Ways,
    ) -> None:
        super().__init__(None, _popup_flags())
        self._theme = theme
        self._ways = ways
        self._framed = False
        self._since_hidden = QElapsedTimer()
        self._anchor: QPoint | None = None
        self._body = Body(
            theme,
            chosen=ways.chosen,
            sample=ways.sample,
            refit=self._fit,
            why=ways.why,
            hide=ways.hide_tip,
        )
        self._scroll = QScrollArea()
        self._footer = QWidget()
        self._advice = _button(translate("Popup", "Before you start…"), "main", ways.advice)
        windows = (
            (translate("Popup", "History"), ways.history),
            (translate("Popup", "Settings"), ways.settings),
        )
        self._windows = [_button(text, "plain", called) for text, called in windows]
        self._more = More(theme)
        ways.fill(self._more.menu())
        self._stops: list[QWidget] = []
        self._arrange()
        self.setWindowTitle("Remainder")
        self.setAccessibleName("Remainder")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _arrange(self) -> None:
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = row(self._advice, None, *self._windows, self._more, spacing=STEP)
        # The dots, not the button's invisible edge, end at the margin.
        buttons.setContentsMargins(sides(self, MARGIN, 3 * STEP, MARGIN - More.INSIDE, 3 * STEP))
        self._footer.setLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(line())
        layout.addWidget(self._footer)

    # --- content -----------------------------------------------------------------------------------

    def show_view(self, shown: View) -> None:
        """Draws a View; the window grows or shrinks with it, keeping to the edge that it opened from."""
        self._body.show_view(shown)
        stops = [*self._body.stops(), self._advice, *self._windows, self._more]
        if stops != self._stops:  # Qt's own order is that of making, and cards are made when first needed
            self._stops = stops
            for one, next_ in pairwise((self, *stops)):
                self.setTabOrder(one, next_)
        self._fit()

    def _fit(self) -> None:
        if self._framed:
            return
        wanted, most = self._wanted(), int(self._screen().free.height() * TALLEST)
        self._body.keep_free(SCROLLBAR if wanted > most else 0)
        self._scroll.setVerticalScrollBarPolicy(_NO_BAR if wanted <= most else _BAR)
        size = QSize(WIDTH, min(wanted, most))
        if size != self.size():
            # Place and size in one step: one after the other, the edge that it keeps to would jump.
            at = self._corner(size) if self.isVisible() else self.pos()
            self.setGeometry(QRect(at, size))

    def _wanted(self) -> int:
        parts = self._body.findChildren(QWidget)
        for part in parts:
            part.ensurePolished()  # the style sheet's paddings count
        # What has just been shown, hidden or polished counts before Qt's own next round, also in the sizes
        # that the layouts around it remember: from the inside out.
        for part in reversed(parts):
            if (layout := part.layout()) is not None:
                forget_sizes(layout)
            part.updateGeometry()
        return self._body.height_at(WIDTH - 2) + 1 + self._footer.sizeHint().height() + 2

    def sizeHint(self) -> QSize:
        """As tall as its content, within the screen."""
        return QSize(WIDTH, min(self._wanted(), int(self._screen().free.height() * TALLEST)))

    # --- coming and going --------------------------------------------------------------------------

    def toggle(self, near: QPoint | None) -> None:
        """A click on the icon: opens near that point of the screen, or closes."""
        if self.isVisible() and not self._framed:
            self.hide()
        elif not (self._since_hidden.isValid() and self._since_hidden.elapsed() < REOPEN_MS):
            self.open(near)

    def open(self, near: QPoint | None) -> None:
        """Shows it in front, with the keyboard's focus on the first button."""
        self._anchor = near
        if not self.isVisible():
            self._scroll.verticalScrollBar().setValue(0)
        self._fit()
        if not self._framed:
            self.move(self._corner(self.size()))
        elif not self.isVisible():
            self.resize(self.sizeHint())
        self.show()
        if QGuiApplication.platformName() in _RAISING:
            self.raise_()
        self.activateWindow()
        # Nothing is marked until a key is used: Tab goes to the first button, Escape closes.
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        if QGuiApplication.platformName() == "xcb" and not self._framed:
            QTimer.singleShot(GRAB_AGAIN_MS, self._grab)

    def _grab(self) -> None:
        handle = self.windowHandle()
        if self.isVisible() and not self._framed:
            handle.setKeyboardGrabEnabled(True)
            handle.setMouseGrabEnabled(True)

    def become_window(self, *, framed: bool) -> None:
        """An ordinary window where there is no tray to open from, and back."""
        if framed == self._framed:
            return
        shown = self.isVisible()
        self._framed = framed
        self.clearMask()
        self.setWindowFlags(Qt.WindowType.Window if framed else _popup_flags())
        self.setMinimumSize(WIDTH if framed else 0, 0)
        self.setMaximumSize(16_777_215, 16_777_215)
        if framed:
            self.resize(self.sizeHint())
        self.setVisible(shown and framed)
        self._since_hidden.invalidate()  # no click closed it, so the next one opens it

    def _screen(self) -> Room:
        if self._anchor is None:
            screen = self.screen()
            return Room(screen.geometry(), screen.availableGeometry())
        rooms = [Room(each.geometry(), each.availableGeometry()) for each in QGuiApplication.screens()]
        return room_at(self._anchor, rooms)

    def _corner(self, size: QSize) -> QPoint:
        """Beside the panel that was clicked; without a click, where most desktops have their tray."""
        room = self._screen()
        return corner(self._anchor or room.free.topRight(), size, room)

    def event(self, event: QEvent) -> bool:
        """Losing the focus closes it, unless it is an ordinary window."""
        menu = isinstance(QApplication.activePopupWidget(), QMenu)  # its own
        if event.type() is QEvent.Type.WindowDeactivate and not self._framed and not menu:
            self.hide()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, F5 looks again (a QShortcut is deaf in a popup)."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.matches(QKeySequence.StandardKey.Refresh):
            self._ways.refresh()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remembers when, so that the click that closed it does not open it again."""
        self._since_hidden.start()
        super().hideEvent(event)
        self._ways.hidden()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing hides: the window is built once."""
        event.accept()

    # --- looks -------------------------------------------------------------------------------------

    def _restyle(self) -> None:
        self.setStyleSheet(style.sheet(self._theme.colours))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the corners for X11 without a compositor, where what is see-through would be black."""
        super().resizeEvent(event)
        if not self._framed and QGuiApplication.platformName() == "xcb":
            self.setMask(rounded(self.rect()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page with its hairline."""
        painter = QPainter(self)
        colours = self._theme.colours
        if self._framed:
            painter.fillRect(self.rect(), QColor(colours.page))
            return
        if not self.mask().isEmpty():  # so that its smooth edge has no black behind it
            painter.fillRect(self.rect(), QColor(colours.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.page))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_OUTSIDE, RADIUS_OUTSIDE
        )


def _button(text: str, kind: str, called: Callable[[], None]) -> Button:
    made = Button(text, kind)
    made.clicked.connect(lambda *_: called())
    return made


def _popup_flags() -> Qt.WindowType:
    """On X11 a popup that grabs: no window manager decides about its focus, a click elsewhere closes it.

    Wayland shows no parentless popup at all ("Failed to create grabbing popup", Qt 6.11), and elsewhere
    windows get the focus that they ask for: there a tool window that closes when it loses it.
    """
    kind = Qt.WindowType.Popup if QGuiApplication.platformName() == "xcb" else Qt.WindowType.Tool
    return kind | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint


def rounded(box: QRect) -> QRegion:
    """The rounded box, row by row: pixels that lie in it by half or more, the same at all four corners."""
    radius = RADIUS_OUTSIDE
    region = QRegion(box.adjusted(0, radius, 0, -radius))
    for down in range(radius):
        inset = round(radius - sqrt(radius**2 - (radius - down - 0.5) ** 2))
        for y in (box.top() + down, box.bottom() - down):
            region += QRect(box.left() + inset, y, box.width() - 2 * inset, 1)
    return region
