"""The page `docs/settings.md`, made from the declarations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from trayapp.settings.allowances import allowance_specs
from trayapp.settings.check import listed
from trayapp.settings.names import specs
from trayapp.settings.spec import Entry, Kind, Spec, Value

_FORMS: Final = {
    Kind.SWITCH: "`true` or `false`",
    Kind.TEXT: "text",
    Kind.WHOLE: "whole number",
    Kind.AMOUNT: 'amount: `250` or `"250.50"`',
    Kind.KEY: 'key: `"Ctrl+Alt+B"`, or `""`',
    Kind.CLOCK: 'time: `"22:00"`, or `""`',
    Kind.DAY: "day: `2026-11-30`",
    Kind.ZONE: '`"system"` or a zone: `"Europe/Berlin"`',
    Kind.ADDRESS: "address: `https://…`",
    Kind.LINK: "address: `https://…`",
    Kind.PROXY: '`""`, `"none"` or an address: `"http://proxy.example:3128"`',
    Kind.WORDS: 'texts: `["one", "two"]`',
    Kind.PERCENTS: "whole numbers: `[75, 90]`",
    Kind.ENTRIES: '`[{ day = 2026-11-30, amount = 100, note = "why" }]`',
}

_HEAD: Final = """# Settings

<!-- Made by `python -m trayapp.settings`; change the declarations in `trayapp/settings/`, not this page. -->

Everything you choose is in one file, `settings.toml`, in your configuration folder
(`remainder doctor` names it). Change it in the settings window, with `remainder set NAME VALUE`, or by
hand: comments and lines that Remainder does not know are kept. A value that is not allowed is named, its
default is used, and nothing is overwritten. A file that cannot be read at all is left as it is until it is
mended.

Keys and passwords are never in this file; they are in the system's keyring.
"""

_SOURCES: Final = """
## [sources.…]

One table for each source, with its id as the name. `remainder sources` lists them and their own choices.

| name | value | default | what it does |
|---|---|---|---|
| `enabled` | `true` or `false` | `false` | Requests go to this source only when this is on. |
"""

_ALLOWANCES: Final = """
## [[allowance]]

One table for each allowance, in the order in which they are shown.

```toml
[[allowance]]
key = "month"
title = "Claude and Codex"
unit = "USD"
period = "monthly"
limit = 250
thresholds = [50, 75, 90]
extras = [{ day = 2026-11-03, amount = 100, note = "migration, approved by Kim" }]

[[allowance]]
key = "cursor-day"
unit = "USD"
period = "daily"
limit = 75
tools = ["cursor"]
```
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD]
    groups: dict[str, list[Spec]] = {}
    for spec in specs():
        groups.setdefault(spec.name.partition(".")[0], []).append(spec)
    for name, group in groups.items():
        parts.append(f"\n## [{name}]\n\n{rows(group)}")
    parts += [_SOURCES, _ALLOWANCES, "\n", rows(allowance_specs())]
    return "".join(parts)


def rows(group: Iterable[Spec], *, whole: bool = False) -> str:
    """A table of preferences, by the last part of their names, or by their `whole` ones."""
    lines = ["| name | value | default | what it does |\n|---|---|---|---|\n"]
    for spec in group:
        name = spec.name if whole else spec.name.rpartition(".")[2]
        lines.append(f"| `{name}` | {_form(spec)} | {_default(spec.default)} | {spec.label}. {spec.help} |\n")
    return "".join(lines)


def _form(spec: Spec) -> str:
    if spec.kind is Kind.UNIT:
        return f"a currency such as `USD`, or {listed(f'`{each}`' for each in spec.choices[3:])}"
    if spec.choices:
        return listed(f"`{each}`" for each in spec.choices)
    form = _FORMS[spec.kind]
    if spec.low is not None and spec.high is not None:
        return f"{form}, {spec.low} to {spec.high}"
    return form if spec.low is None else f"{form}, not below {spec.low}"


def _default(value: Value) -> str:
    match value:
        case None:
            return "absent"
        case bool():
            return "`true`" if value else "`false`"
        case str():
            return f'`"{value}"`'
        case tuple():
            return f"`[{', '.join(str(each) for each in value if not isinstance(each, Entry))}]`"
        case int() | Decimal() | date():
            return f"`{value}`"
