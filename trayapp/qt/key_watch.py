"""The key for "Before you start", as the settings have it: taken, given back, and what stands against it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from trayapp.domain.keypress import Keypress, keypress
from trayapp.domain.translation import translate
from trayapp.system.global_key import GlobalKey, NoKeyError, global_key

Take = Callable[[Keypress, str], GlobalKey | None]


class KeyWatch(QObject):
    """Calls `pressed` and `told` on the thread that made it; `told` gets a sentence, "" when all is well."""

    _pressed = Signal()
    _told = Signal(int, str)

    def __init__(
        self, pressed: Callable[[], None], told: Callable[[str], None], take: Take = global_key
    ) -> None:
        super().__init__()
        self._take, self._tell = take, told
        self._text = ""
        self._number = 0
        self._held: GlobalKey | None = None
        self._pressed.connect(pressed)
        self._told.connect(self._hear)

    def follow(self, text: str) -> None:
        """The settings have this key now; "" for none. The same again changes nothing."""
        if text == self._text:
            return
        self._text = text
        self.close()
        self._tell("")
        key = keypress(text) if text else None
        if key is None:
            return
        self._held = self._take(key, translate("Tray", "Before you start…"))
        if self._held is None:
            self._tell(_not_offered())
            return
        work = (self._held, key, self._number)
        threading.Thread(target=self._hold, args=work, name="key", daemon=True).start()

    def close(self) -> None:
        """Gives the key back."""
        self._number += 1
        if self._held is not None:
            self._held.stop()
            self._held = None

    def _hold(self, held: GlobalKey, key: Keypress, number: int) -> None:
        try:
            held.run(self._pressed.emit)
        except NoKeyError as error:
            said = translate("Tray", "{key} was not to be had: choose another key.", key=f"{key}")
            self._told.emit(number, said if error.taken else _not_offered())

    def _hear(self, number: int, sentence: str) -> None:
        if number == self._number:
            self._tell(sentence)


def _not_offered() -> str:
    return translate(
        "Tray",
        "This desktop gives programs no keys. In its own settings, give one to: remainder advise --window",
    )
