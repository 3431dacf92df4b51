"""What a company has set: who says so and where it can be changed, in the same words on every page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from trayapp.domain.plain import clean
from trayapp.domain.policy import Policy
from trayapp.domain.translation import translate
from trayapp.domain.words import SEPARATOR
from trayapp.qt.parts import Text, as_tip
from trayapp.qt.theme import SECOND
from trayapp.settings.policy import is_locked

_NAME, _PLACE, _CONTACT = 60, 260, 120  # characters that are shown


class Locked(Text):
    """Beside what is locked: who set it and whom to ask; the tool tip and a screen reader name the file.

    A control that is locked takes no focus, so the keyboard stops here in its place.
    """

    def __init__(self) -> None:
        super().__init__("faint", SECOND, wrap=True)
        self.hide()

    def show_policy(self, policy: Policy, name: str) -> bool:
        """About this setting, by its dotted name; False, and hidden, where it is the person's own."""
        locked = is_locked(policy, name)
        self.say(set_by(policy) if locked else "")
        self.setToolTip(as_tip(_where(policy)) if locked else "")
        self.reach(_where(policy) if locked else "")
        if not locked:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return locked


def company(policy: Policy) -> str:
    """Its name, in short."""
    return clean(policy.company, _NAME) or translate("Settings", "your company")


def contact(policy: Policy) -> str:
    """Whom to ask, as the company puts it."""
    return clean(policy.contact, _CONTACT)


def set_by(policy: Policy) -> str:
    """As in: Set by Example AG · it@example.com."""
    said = translate("Settings", "Set by {company}", company=company(policy))
    return SEPARATOR.join(each for each in (said, contact(policy)) if each)


def _where(policy: Policy) -> str:
    place = clean(policy.origin, _PLACE)
    return translate("Settings", "It can only be changed in {file}.", file=place)
