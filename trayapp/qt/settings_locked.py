"""What a company has set: who says so and where it can be changed, in the same words on every page."""

from __future__ import annotations

from trayapp.domain.plain import clean
from trayapp.domain.policy import Policy
from trayapp.domain.translation import translate
from trayapp.settings.policy import is_locked

_NAME, _PLACE, _CONTACT = 60, 260, 200  # characters that are shown


def company(policy: Policy) -> str:
    """Its name, in short."""
    return clean(policy.company, _NAME) or translate("Settings", "your company")


def set_by(policy: Policy, name: str) -> str:
    """Beside what is locked: "Set by Example AG"; "" where this setting is the person's own."""
    return (
        translate("Settings", "Set by {company}", company=company(policy)) if is_locked(policy, name) else ""
    )


def in_full(policy: Policy) -> str:
    """For who wants to know more: the file that says so, and whom to ask."""
    said = translate("Settings", "It can only be changed in {file}.", file=clean(policy.origin, _PLACE))
    return f"{said} {contact(policy)}".strip()


def contact(policy: Policy) -> str:
    """Whom to ask, as the company puts it."""
    return clean(policy.contact, _CONTACT)
