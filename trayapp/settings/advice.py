"""The preferences of advice before costly work."""

from __future__ import annotations

from dataclasses import dataclass

from trayapp.settings.spec import Kind, Spec, declared


@dataclass(frozen=True, slots=True)
class Advice:
    """When advice is given, and what may be done with a prompt."""

    on: bool = declared(
        Spec(
            Kind.SWITCH,
            "Advise me",
            "Before costly work, where a saving is worth the interruption: at most twice a day.",
            default=True,
            page="Advice",
        )
    )
    least: int = declared(
        Spec(
            Kind.WHOLE,
            "Interrupt from",
            "The saving in USD from which on advice interrupts; never for less than 15 % of today's share.",
            2,
            page="Advice",
            unit="USD",
            low=0,
            high=1000,
        )
    )
    free_chat: bool = declared(
        Spec(
            Kind.SWITCH,
            "Free chat",
            "Whether the free Microsoft 365 Copilot Chat is offered for work that needs no files.",
            default=True,
            page="Advice",
        )
    )
    cheaper: bool = declared(
        Spec(
            Kind.SWITCH,
            "Other models",
            "Whether a cheaper model is suggested where one has cost less for the same work.",
            default=True,
            page="Advice",
        )
    )
    fresh: bool = declared(
        Spec(
            Kind.SWITCH,
            "A fresh session",
            "Whether a new session is suggested where an old one must be read again.",
            default=True,
            page="Advice",
        )
    )
    quiet_projects: tuple[str, ...] = declared(
        Spec(
            Kind.WORDS,
            "Projects without advice",
            "Folders or names of projects in which nothing is suggested, only said what does not fit.",
            (),
            page="Advice",
        )
    )
    key: str = declared(
        Spec(
            Kind.KEY,
            "Key for “Before you start”",
            "Opens that window from any program, such as Ctrl+Alt+B; empty for none. "
            "Where the desktop gives programs keys: KDE Plasma, GNOME from 48 on, Windows.",
            "",
            page="Advice",
        )
    )
    prefill: bool = declared(
        Spec(
            Kind.SWITCH,
            "Fill in the chat",
            "Opens the chat with a short prompt already in its box. An address is kept in the browser's "
            "history and in a proxy's logs; off, the prompt is on the clipboard alone.",
            default=False,
            page="Advice",
        )
    )
    hard_gate: bool = declared(
        Spec(
            Kind.SWITCH,
            "Stop what does not fit",
            "A prompt that probably costs more than is left is held back; its text goes to the clipboard.",
            default=False,
            page="Advice",
        )
    )
    models: tuple[str, ...] = declared(
        Spec(
            Kind.WORDS,
            "Favourite models",
            "Weighed first against the model that is set, by the names that the tools give them.",
            (),
            page="Advice",
        )
    )
