"""What becomes of a warning: the desktop's notification with its buttons, or the tray's own message.

Knows what the buttons do; how a notification reaches the screen is `notify`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from trayapp.domain.model import Alert, AlertKind, Level
from trayapp.domain.words import Words
from trayapp.qt.notify import CHAT, SNOOZE, Notifier

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

TEST = "test"
"""The key of the one that is only to be looked at; no alert of an allowance has such a key."""

_ON_BUS = frozenset({"xcb", "wayland", "wayland-egl"})


def open_address(address: str) -> bool:
    """Opens it in the person's browser; False where none could be started."""
    return QDesktopServices.openUrl(QUrl(address))


class Announcer:
    """Shows alerts; `told(key, place)` once one has reached the person.

    `balloon(title, body)` is the tray's own message, the last resort. `browse` opens an address.
    """

    def __init__(
        self,
        words: Words,
        *,
        balloon: Callable[[str, str], bool],
        told: Callable[[str, str], None],
        open_: Callable[[], None],
        snooze: Callable[[], None],
        browse: Callable[[str], bool] = open_address,
    ) -> None:
        self._words = words
        self._balloon, self._told = balloon, told
        self._open, self._snooze, self._browse = open_, snooze, browse
        self._asked: Callable[[str], None] | None = None
        self._notifier = Notifier(
            words,
            delivered=self._delivered,
            pressed=self._pressed,
            fall_back=self._fall_back,
            # Elsewhere Qt's message is the system's own notification (docs/desktop.md).
            on_bus=QGuiApplication.platformName() in _ON_BUS,
        )

    def draws(self, picture: Callable[[Alert], QImage]) -> None:
        """The picture beside the words."""
        self._notifier.picture = picture

    def show(self, alert: Alert) -> None:
        """One notification, in the place of the last about the same."""
        self._notifier.show(alert)

    def test(self, said: Callable[[str], None]) -> None:
        """A warning that means nothing, also in quiet hours; `said` gets a sentence on what became of it."""
        self._asked = said
        phrase = self._words.phrase
        title, body = phrase("notice.test"), phrase("notice.test.body")
        self._notifier.show(Alert(TEST, AlertKind.THRESHOLD, Level.WATCH, title, body, about=TEST))

    def speak(self, words: Words) -> None:
        """In another language from now on."""
        self._words = words
        self._notifier.speak(words)

    def close(self) -> None:
        """Gives up the connection; what is shown stays."""
        self._notifier.close()

    def _delivered(self, alert: Alert, place: str) -> None:
        if alert.key != TEST:
            self._told(alert.key, place)
        elif place:
            self._answer("notice.test.shown")

    def _fall_back(self, alert: Alert) -> bool:
        shown = self._balloon(alert.title, alert.body)
        if alert.key == TEST:
            self._answer("notice.test.balloon" if shown else "notice.test.failed")
        return shown

    def _answer(self, key: str) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            asked(self._words.phrase(key))

    def _pressed(self, button: str) -> None:
        if button == SNOOZE:
            self._snooze()
        elif button != CHAT or not self._browse(_chat()):
            self._open()


def _chat() -> str:
    """The page alone: nothing of what a warning says belongs into an address."""
    from trayapp.domain.free_chat import chat_link  # noqa: PLC0415 (for the one button)

    return chat_link("", prefill=False).url
