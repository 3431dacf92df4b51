"""Colours, type and spacing: one palette for light and one for dark, and who decides between them.

Nothing here draws. The values are the product's look; level colours each come with a shape elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from trayapp.domain.model import Level

MARGIN = 20  # px, all four sides of a surface
STEP = 4  # px, every distance is a multiple of it
RADIUS_OUTSIDE = 14
RADIUS_INSIDE = 10
MOTION_MS = 120  # the longest transition

NUMBERS = (40, 32, 26, 20)  # px: the number, and what it shrinks to where millions are left
TITLE, LARGE, NAME, BODY, SECOND, LABEL = 17, 15, 14, 13, 12, 11  # font sizes, px
REGULAR, MEDIUM, DEMI = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold


@dataclass(frozen=True, slots=True)
class Colours:
    """One complete palette, as #rrggbb; `on_accent` is the text that stands on the accent."""

    page: str
    card: str
    line: str
    ink: str
    soft: str
    faint: str
    accent: str
    on_accent: str
    watch: str
    tight: str
    spent: str
    track: str
    tip: str
    series: tuple[str, ...]
    dark: bool
    strong: bool = False

    def level(self, level: Level) -> str:
        """The colour of a level; unknown is faint, never the calm one."""
        return {
            Level.UNKNOWN: self.faint,
            Level.CALM: self.accent,
            Level.WATCH: self.watch,
            Level.TIGHT: self.tight,
            Level.SPENT: self.spent,
        }[level]


# `faint` is a little darker (light) and lighter (dark) than the drawn reference: as given, it had
# 3.7:1 on the page in light, and text that must be read needs 4.5:1 (tests/qt/test_theme.py).
LIGHT = Colours(
    page="#ffffff",
    card="#f5f6f8",
    line="#e4e7ec",
    ink="#101828",
    soft="#475467",
    faint="#667085",
    accent="#0b7a75",
    on_accent="#ffffff",
    watch="#b7791f",
    tight="#c2410c",
    spent="#8f1d2c",
    track="#e3e8ee",
    tip="#eaf5f3",
    series=("#0b7a75", "#3d5ce0", "#c77ae8", "#d98a1f", "#98a2b3"),
    dark=False,
)
DARK = Colours(
    page="#191c21",
    card="#22262d",
    line="#2f353e",
    ink="#f2f4f7",
    soft="#b4bdca",
    faint="#949eae",
    accent="#4fd1c5",
    on_accent="#10201f",
    watch="#f0b429",
    tight="#ff8a4c",
    spent="#ff6b81",
    track="#343b46",
    tip="#1d2f2f",
    series=("#4fd1c5", "#6a86ff", "#d9b0ff", "#e8b04b", "#6b7688"),
    dark=True,
)

# Where the desktop asks for high contrast: all text 7:1 on its ground, every edge 3:1.
LIGHT_STRONG = replace(
    LIGHT,
    card="#ffffff",
    line="#667085",
    ink="#000000",
    soft="#1d2939",
    faint="#344054",
    accent="#065450",
    watch="#744600",
    tight="#8f2b00",
    spent="#7a0f20",
    track="#d0d5dd",
    tip="#ffffff",
    strong=True,
)
DARK_STRONG = replace(
    DARK,
    page="#000000",
    card="#000000",
    line="#949eae",
    ink="#ffffff",
    soft="#e4e7ec",
    faint="#d0d5dd",
    accent="#6ff0e3",
    on_accent="#000000",
    watch="#ffcf4d",
    tight="#ffa475",
    spent="#ff97a6",
    track="#344054",
    tip="#000000",
    strong=True,
)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours, 1.0 to 21.0 (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shown = QColor(colour)
    red, green, blue = (_linear(part) for part in (shown.redF(), shown.greenF(), shown.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def font(pixels: int, weight: QFont.Weight = REGULAR, *, tabular: bool = True) -> QFont:
    """The system's font in one of the sizes above. Tabular figures keep columns and live numbers still."""
    result = QFont(QGuiApplication.font())
    result.setPixelSize(pixels)
    result.setWeight(weight)
    if tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def qt_palette(colours: Colours) -> QPalette:
    """The same colours for native controls."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: colours.page,
        role.Base: colours.page,
        role.AlternateBase: colours.card,
        role.Button: colours.card,
        role.WindowText: colours.ink,
        role.Text: colours.ink,
        role.ButtonText: colours.ink,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.ink,
        role.PlaceholderText: colours.faint,
        role.Mid: colours.line,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent,
        role.Accent: colours.accent,
    }
    for which, colour in pairs.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.faint))
    return palette


class Theme(QObject):
    """Which palette holds now: the person's choice ("system", "light", "dark"), else the desktop's.

    `changed` fires only when the palette really becomes another one.
    """

    changed = Signal()

    def __init__(
        self, choice: str = "system", *, system_dark: bool = False, system_strong: bool = False
    ) -> None:
        super().__init__()
        self._choice = choice
        self._system_dark = system_dark
        self._system_strong = system_strong
        self._qt_strong = False
        self._colours = self._pick()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._scheme_changed)
        self._scheme_changed(hints.colorScheme())
        hints.accessibility().contrastPreferenceChanged.connect(self._contrast_changed)
        self._contrast_changed(hints.accessibility().contrastPreference())

    @property
    def colours(self) -> Colours:
        """The palette to draw with."""
        return self._colours

    def choose(self, choice: str) -> None:
        """The person's choice; anything but "light" and "dark" follows the desktop."""
        self._choice = choice
        self._settle()

    def tell_system(self, *, dark: bool) -> None:
        """What the desktop prefers, from wherever that was found out (trayapp/qt/scheme.py)."""
        self._system_dark = dark
        self._settle()

    def tell_contrast(self, *, strong: bool) -> None:
        """Whether the desktop asks for high contrast; that holds whatever the choice is."""
        self._system_strong = strong
        self._settle()

    def _contrast_changed(self, preference: Qt.ContrastPreference) -> None:
        # Where Qt cannot know it says that there is no preference: only a change away from high is news.
        strong = preference is Qt.ContrastPreference.HighContrast
        if strong or self._qt_strong:
            self.tell_contrast(strong=strong)
        self._qt_strong = strong

    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        # Unknown is what Qt says without a GTK theme and without a portal: it overrules nothing.
        if scheme is not Qt.ColorScheme.Unknown:
            self.tell_system(dark=scheme is Qt.ColorScheme.Dark)

    def _settle(self) -> None:
        picked = self._pick()
        if picked is not self._colours:
            self._colours = picked
            self.changed.emit()

    def _pick(self) -> Colours:
        dark = {"light": False, "dark": True}.get(self._choice, self._system_dark)
        if self._system_strong:
            return DARK_STRONG if dark else LIGHT_STRONG
        return DARK if dark else LIGHT


def named(colours: Colours) -> dict[str, str]:
    """The palette by name, for style sheets."""
    return {
        item.name: value for item in fields(colours) if isinstance(value := getattr(colours, item.name), str)
    }
