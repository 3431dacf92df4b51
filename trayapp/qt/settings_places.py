"""Everything that can be found in the settings, page by page, without any page being built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trayapp.domain.plain import clean
from trayapp.domain.translation import mark, translate
from trayapp.qt.settings_search import Place
from trayapp.qt.settings_words import help_of
from trayapp.settings import Settings, Spec, allowance_specs, source_specs, specs
from trayapp.vendors import Vendor

ALLOWANCE = "allowance:"  # before an allowance's key: its entry in the list
SOURCE = "source:"  # before a source's id: its box
SECRET = "secret:"  # noqa: S105 (a word before a key's name)

ROWS = {
    "Allowances": {
        "counts.tools": mark("Settings", "Which tools count"),
        "counts.accounts": mark("Settings", "Which accounts count"),
        "counts.models": mark("Settings", "Which models count"),
        "counts.projects": mark("Settings", "Which projects count"),
        "extras": mark("Settings", "More for one time"),
        "expenses": mark("Settings", "Other expenses"),
        "spent": mark("Settings", "Spent so far"),
        "pin": mark("Settings", "Show this one in the tray"),
    },
    "Warnings": {"try": mark("Settings", "Try a warning")},
    "General": {"again": mark("Settings", "Show the first steps")},
    "Privacy": {
        "open": mark("Settings", "Open folder"),
        "export": mark("Settings", "Export everything…"),
        "forget": mark("Settings", "Remove everything…"),
    },
    "Doctor": {"copy": mark("Settings", "Copy the report")},
}
"""What is on a page beside declared preferences, by the name that `Page.reach` knows."""

_NOT_SHOWN = frozenset({"general.first_run_done"})
_IN_ROWS = frozenset({"key", "tools", "accounts", "models", "projects", "extras", "expenses"})


def places(titles: Mapping[str, str], settings: Settings, vendors: tuple[Vendor, ...]) -> list[Place]:
    """The pages by their `titles`, then their rows; each by words of the person's language and of English."""
    found = [Place(page, translate("Settings", title), title) for page, title in titles.items()]
    found += (_row(spec.page, spec, spec.name) for spec in specs() if spec.name not in _NOT_SHOWN)
    found += (
        Place("Allowances", clean(each.title), each.key, f"{ALLOWANCE}{each.key}")
        for each in settings.allowances
    )
    fields = (spec for spec in allowance_specs() if spec.name.removeprefix("allowance.") not in _IN_ROWS)
    found += (_row("Allowances", spec, spec.name) for spec in fields)
    for page, rows in ROWS.items():
        found += (Place(page, translate("Settings", label), label, name) for name, label in rows.items())
    for vendor in vendors:
        found += _of_source(vendor)
    return found


def _row(page: str, spec: Spec, target: str, beside: str = "") -> Place:
    label = translate("Settings", spec.label)
    words = f"{help_of(spec)} {spec.label} {spec.name} {spec.help} {beside}"
    return Place(page, f"{label} · {beside}" if beside else label, words, target)


def _of_source(vendor: Vendor) -> Iterator[Place]:
    told = translate("Sources", vendor.tells)
    yield Place("Sources", vendor.name, f"{vendor.id} {vendor.tells} {told}", f"{SOURCE}{vendor.id}")
    if vendor.fetch is None:
        return
    for each in vendor.secrets:
        label = translate("Sources", each.label)
        words = f"{vendor.id} {each.label} {translate('Settings', 'Keys')}"
        yield Place("Sources", f"{label} · {vendor.name}", words, f"{SECRET}{vendor.id}.{each.name}")
    for spec in source_specs(vendor.id, {vendor.id: vendor.needs})[1:]:  # the first is the switch
        yield _row("Sources", spec, spec.name, vendor.name)
