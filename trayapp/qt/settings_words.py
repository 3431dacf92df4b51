"""Explanations of settings in the window, where those of the file speak of words that only the file has."""

from __future__ import annotations

from trayapp.domain.translation import mark, translate
from trayapp.settings import Spec

_HELP = {
    "general.language": mark("Settings", "What windows, notifications and commands speak."),
    "general.zone": mark("Settings", "In which days, weeks and months begin; empty for this computer's."),
    "general.pinned": mark("Settings", "Which one the icon shows."),
    "appearance.theme": mark("Settings", "Of the popup and the windows."),
    "appearance.panel": mark(
        "Settings", "The colour of the bar behind the icon. “Either” brings a ground of its own."
    ),
    "network.proxy": mark(
        "Settings",
        "What requests go through, such as http://proxy.example:3128; “none” for no proxy, empty for this "
        "computer's.",
    ),
    "allowance.period": mark("Settings", "How often it begins anew."),
    "allowance.first_day": mark("Settings", "On which it begins anew."),
    "allowance.day": mark("Settings", "On which it begins anew; in a shorter month, on its last day."),
    "allowance.hours": mark("Settings", "How far back is counted."),
    "allowance.first": mark("Settings", "From which use counts."),
    "allowance.last": mark("Settings", "It counts as well."),
    "allowance.since": mark("Settings", "From which day on use counts; empty for all there is."),
    "allowance.limit": mark("Settings", "How much there is in each period; empty for no cap."),
    "allowance.thresholds": mark(
        "Settings", "Shares in use at which to warn; empty for those of the page Warnings."
    ),
}


def help_of(spec: Spec) -> str:
    """What a setting does, in the person's language."""
    return translate("Settings", _HELP.get(spec.name, spec.help))
