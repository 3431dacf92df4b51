"""Writes resources/regions.json: how each region writes numbers, money, dates and times of day.

    python packaging/regions.py

The data is the Unicode CLDR's, read off what Qt's QLocale writes: commands need no Qt for it then.
Regions with digits of their own are left out: in English and Chinese their numbers are written as usual.
"""

import json
from pathlib import Path

from PySide6.QtCore import QLocale

FILE = Path(__file__).resolve().parent.parent / "resources" / "regions.json"
SIGN = "¤"
GROUPS = {",", ".", "'", "’", "\u00a0", "\u202f"}


def main() -> None:
    """The file, forms first, each once."""
    forms: list[list[object]] = []
    tags: dict[str, int] = {}
    kinds = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    every = {locale.name(): QLocale(locale.name()) for locale in QLocale.matchingLocales(*kinds)}
    for name in sorted(every):
        form = form_of(every[name])
        if form is None or name == "C" or every[name].name() != name:
            continue
        if form not in forms:
            forms.append(form)
        tags[name.replace("_", "-")] = forms.index(form)
    lines = ",\n  ".join(json.dumps(form, ensure_ascii=False) for form in forms)
    known = json.dumps(dict(sorted(tags.items())), separators=(",", ":"))
    FILE.write_text(f'{{"forms": [\n  {lines}],\n"tags": {known}}}\n', "utf-8")


def form_of(locale: QLocale) -> list[object] | None:
    """The fields of trayapp.domain.region.Form, in their order; None for digits of its own."""
    group = locale.groupSeparator()
    if locale.zeroDigit() != "0" or group not in GROUPS:
        return None
    kind = QLocale.FormatType.ShortFormat
    date, clock = locale.dateFormat(kind), locale.timeFormat(kind)
    before, _, after = locale.toCurrencyString(7.0, SIGN, 0).partition("7")
    money = "".join(char for char in f"{before}{{number}}{after}" if char.isprintable() or char.isspace())
    return [
        group,
        locale.decimalPoint(),
        2 if len(locale.toString(1234)) == len("1234") else 1,
        locale.toString(1234567).find(group) == len("12"),
        money.replace(SIGN, "{symbol}"),
        date.find("M") < date.find("d") < date.find("y"),
        "a" in clock.lower(),
    ]


if __name__ == "__main__":
    main()
