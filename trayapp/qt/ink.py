"""The colours of the tray icon on each kind of panel."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trayapp.domain.model import Level
from trayapp.qt.face import Panel
from trayapp.qt.theme import DARK, LIGHT, Colours


@dataclass(frozen=True, slots=True)
class Ink:
    """What a picture is drawn with: `wall` on `ground` (None: the panel shows through), and levels.

    Without `colours` every level has the wall's colour, and shape alone tells them apart.
    """

    wall: str
    ground: str | None
    hollow: str
    colours: Colours | None

    def level(self, level: Level) -> str:
        """The colour of a level."""
        return self.wall if self.colours is None else self.colours.level(level)

    def plain(self) -> Ink:
        """The same in one colour."""
        return replace(self, colours=None, hollow=self.wall)


INKS = {
    Panel.DARK: Ink("#f2f4f7", None, "#a9b3c1", DARK),
    Panel.LIGHT: Ink("#1f2937", None, "#667085", LIGHT),
    Panel.AUTO: Ink("#f2f4f7", "#1d232c", "#a9b3c1", DARK),
}
