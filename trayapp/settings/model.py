"""The preferences: every one declared once, with its label, help, page and bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from trayapp.domain.languages import NAMES, SYSTEM
from trayapp.domain.model import Allowance
from trayapp.domain.policy import NO_POLICY, Policy
from trayapp.settings.advice import Advice
from trayapp.settings.spec import Kind, Spec, Value, declared

THRESHOLDS = (50, 75, 90, 100)


@dataclass(frozen=True, slots=True)
class General:
    """Language, time, start-up, prices and what the tray shows."""

    language: str = declared(
        Spec(
            Kind.CHOICE,
            "Language",
            "What windows, notifications and commands speak; system follows this computer.",
            SYSTEM,
            page="General",
            choices=(SYSTEM, *NAMES),
        )
    )
    zone: str = declared(
        Spec(
            Kind.ZONE,
            "Time zone",
            "In which days, weeks and months begin; system follows this computer.",
            "system",
            page="General",
        )
    )
    start_at_login: bool = declared(
        Spec(
            Kind.SWITCH,
            "Start when I sign in",
            "Shows the tray icon from the start.",
            default=False,
            page="General",
        )
    )
    check_prices: bool = declared(
        Spec(
            Kind.SWITCH,
            "Keep prices fresh",
            "Asks for the public price list once a day. It sends nothing about you; off, the prices that "
            "came with the program are used.",
            default=False,
            page="General",
        )
    )
    pinned: str = declared(
        Spec(
            Kind.TEXT,
            "Allowance in the tray",
            "The key of the allowance that the icon shows; empty for the one nearest to running out.",
            "",
            page="General",
        )
    )
    first_run_done: bool = declared(
        Spec(
            Kind.SWITCH,
            "Welcome shown",
            "Whether the three pages of the first start were shown; off, they come once more while no "
            "allowance is set.",
            default=False,
            page="General",
        )
    )


@dataclass(frozen=True, slots=True)
class Appearance:
    """Colours and the icon's shape."""

    theme: str = declared(
        Spec(
            Kind.CHOICE,
            "Colours",
            "Of the popup and the windows; system follows the desktop.",
            "system",
            page="Appearance",
            choices=("system", "light", "dark"),
        )
    )
    icon: str = declared(
        Spec(
            Kind.CHOICE,
            "Icon",
            "A vessel that empties, a ring, the number, or a vessel in one colour.",
            "vessel",
            page="Appearance",
            choices=("vessel", "ring", "number", "mono"),
        )
    )
    panel: str = declared(
        Spec(
            Kind.CHOICE,
            "Panel",
            "The colour of the bar behind the icon; auto brings a ground of its own and reads on either.",
            "auto",
            page="Appearance",
            choices=("auto", "light", "dark"),
        )
    )


def _warning(label: str, text: str) -> Spec:
    return Spec(Kind.SWITCH, label, text, default=True, page="Warnings")


def _quiet(label: str, text: str) -> Spec:
    return Spec(Kind.CLOCK, label, text, "", page="Warnings")


@dataclass(frozen=True, slots=True)
class Warnings:
    """What is said aloud, and when not."""

    on: bool = declared(_warning("Warn me", "Notifications of any kind."))
    thresholds: tuple[int, ...] = declared(
        Spec(
            Kind.PERCENTS,
            "Thresholds",
            "Shares of an allowance in use at which to warn; an allowance may have its own.",
            THRESHOLDS,
            page="Warnings",
            unit="%",
            low=1,
            high=1000,
        )
    )
    run_out: bool = declared(_warning("Run-out", "When the allowance will probably end before its time."))
    pace: bool = declared(_warning("Pace", "When much is used early."))
    reset: bool = declared(_warning("Reset", "When a new day, week or month begins with a full allowance."))
    source: bool = declared(_warning("Sources", "When a source has given no answer for long."))
    quiet_from: str = declared(_quiet("Quiet from", "No notifications from this time of day on."))
    quiet_until: str = declared(_quiet("Quiet until", "Notifications again from this time of day on."))

    @property
    def quiet(self) -> tuple[time, time] | None:
        """The quiet hours in local time, which may span midnight; None where there are none."""
        if not self.quiet_from or not self.quiet_until or self.quiet_from == self.quiet_until:
            return None
        return time.fromisoformat(self.quiet_from), time.fromisoformat(self.quiet_until)


@dataclass(frozen=True, slots=True)
class Network:
    """The way out, where the system alone does not say it rightly."""

    proxy: str = declared(
        Spec(
            Kind.PROXY,
            "Proxy",
            "What requests go through: empty for what the system says, none for no proxy, or an address "
            "such as http://proxy.example:3128.",
            "",
            page="General",
        )
    )
    ca_bundle: str = declared(
        Spec(
            Kind.TEXT,
            "Certificates",
            "A file with your company's certificates (PEM), trusted beside the system's own; empty for none.",
            "",
            page="General",
        )
    )


@dataclass(frozen=True, slots=True)
class Logs:
    """Where the tools' own logs are read."""

    folders: tuple[str, ...] = declared(
        Spec(
            Kind.WORDS,
            "More home folders",
            "Such as that of another system on this computer; the tools' logs are looked for there as well. "
            "With a tool's name and = before it, a folder with that tool's logs alone.",
            (),
            page="Sources",
        )
    )
    projects: tuple[str, ...] = declared(
        Spec(
            Kind.WORDS,
            "Names of projects",
            "A name, = and a folder or a pattern, such as Website = ~/src/site*; what is done there counts "
            "for that name. Others are called by their repository's folder.",
            (),
            page="Sources",
        )
    )
    off: tuple[str, ...] = declared(
        Spec(Kind.WORDS, "Tools left out", "Tools whose logs are not read.", (), page="Sources")
    )


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """One vendor's switch and choices; a vendor that is not named is off.

    `choices` are checked where the vendor's declarations are known; values that are absent are the
    vendor's defaults, which it reads from its own declarations.
    """

    id: str
    enabled: bool = declared(
        Spec(Kind.SWITCH, "Ask this source", "Requests go to it only when this is on.", False, page="Sources")  # noqa: FBT003
    )
    choices: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sources:
    """The vendors that the file names."""

    named: tuple[SourceSettings, ...] = ()

    def of(self, source: str) -> SourceSettings:
        """The settings of this vendor; off and without choices where the file does not name it."""
        return next((each for each in self.named if each.id == source), SourceSettings(source))

    def enabled(self, source: str) -> bool:
        """True where the person has switched this vendor on."""
        return self.of(source).enabled


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the person has chosen, with what their company has set. A change is a new value."""

    general: General = field(default_factory=General)
    appearance: Appearance = field(default_factory=Appearance)
    warnings: Warnings = field(default_factory=Warnings)
    network: Network = field(default_factory=Network)
    logs: Logs = field(default_factory=Logs)
    advice: Advice = field(default_factory=Advice)
    sources: Sources = field(default_factory=Sources)
    allowances: tuple[Allowance, ...] = ()
    policy: Policy = NO_POLICY


PARTS: Mapping[str, type[General | Appearance | Warnings | Network | Logs | Advice]] = {
    "general": General,
    "appearance": Appearance,
    "warnings": Warnings,
    "network": Network,
    "logs": Logs,
    "advice": Advice,
}
