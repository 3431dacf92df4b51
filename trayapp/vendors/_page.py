"""What the documentation says of the sources, made from their declarations: a page, and tables in others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from trayapp.settings import Kind, Spec
from trayapp.vendors import Vendor

HOSTS: Final = "<!-- hosts -->"
"""In `docs/network.md`: what follows this line is made here, what stands before it is not."""

TABLE: Final = ("<!-- sources -->", "<!-- /sources -->")
"""In the README: what stands between these lines is made here."""

_MADE: Final = "Made by `python -m trayapp.vendors`"

_HEAD: Final = f"""# Sources

<!-- {_MADE}; change the declarations in `trayapp/vendors/`, not this page. -->

Where figures can come from, beside the tools' own logs on this computer. Every source is off until you
switch it on; then requests go to the hosts named here and nowhere else. `remainder sources` shows how each
stands, `remainder sources --test` asks them now.

Keys lie in the system's keyring only. Where a source uses the login of another program, the token is read
for the one question, sent to that vendor alone, and forgotten: it is never stored, refreshed or changed.
A way that the vendor has not published is marked "not documented": it may stop working any day.
"""

_WAYS: Final = {True: "documented", False: "not documented"}


def sources_page(vendors: Sequence[Vendor]) -> str:
    """`docs/sources.md`, whole."""
    asked = [vendor for vendor in vendors if vendor.fetch is not None]
    silent = [vendor for vendor in vendors if vendor.fetch is None]
    parts = [_HEAD, "\n## All of them\n\n", sources_table(vendors, page="")]
    parts += [_section(vendor) for vendor in asked]
    if silent:
        parts.append("\n## Those that cannot be asked\n")
        parts += [_silent(vendor) for vendor in silent]
    return "".join(parts)


def sources_table(vendors: Sequence[Vendor], *, page: str = "docs/sources.md") -> str:
    """A line for each source: who can use it, what it tells or what serves instead, how documented it is."""
    lines = ["| source | who | what it tells | its way |\n|---|---|---|---|\n"]
    for vendor in sorted(vendors, key=_by_name):
        way = "none" if vendor.fetch is None else _WAYS[vendor.documented]
        said = vendor.instead if vendor.fetch is None else vendor.tells
        link = f"[{vendor.name}]({page}#{_anchor(vendor.name)})"
        lines.append(f"| {link} | {_first(vendor.who)} | {_first(said)} | {way} |\n")
    return "".join(lines)


def hosts_table(vendors: Sequence[Vendor]) -> str:
    """A line for each source that can be asked: the hosts that it talks to unless a choice names another."""
    lines = [
        f"\n<!-- {_MADE}. -->\n\n| source | talks to | how often at most |\n|---|---|---|\n",
    ]
    for vendor in sorted(vendors, key=_by_name):
        if vendor.fetch is None:
            continue
        hosts = ", ".join(f"`{host}`" for host in vendor.hosts)
        own = any(spec.kind is Kind.ADDRESS for spec in vendor.needs)
        where = hosts or ("the address that you enter" if own else "no host itself: it asks a program here")
        if hosts and own:
            where += ", or the address that you enter"
        lines.append(f"| {vendor.name} | {where} | every {_span(vendor.interval)} |\n")
    return "".join(lines)


def with_hosts(page: str, vendors: Sequence[Vendor]) -> str:
    """The page with its table of hosts made anew; `ValueError` where it lacks its marker."""
    head, marker, _ = page.partition(HOSTS)
    if not marker:
        raise ValueError(f"the page has no line {HOSTS}")
    return f"{head}{marker}\n{hosts_table(vendors)}"


def with_table(page: str, vendors: Sequence[Vendor]) -> str:
    """The page with its table of sources made anew; `ValueError` where it lacks its markers."""
    start, end = TABLE
    head, first, rest = page.partition(start)
    _, last, tail = rest.partition(end)
    if not first or not last:
        raise ValueError(f"the page has no lines {start} and {end}")
    return f"{head}{first}\n\n{sources_table(vendors)}\n{last}{tail}"


def _section(vendor: Vendor) -> str:
    lines = [
        f"\n## {vendor.name}\n",
        f"- **Who can use it:** {vendor.who}",
        f"- **What it tells:** {vendor.tells}",
        f"- **How documented:** {_WAYS[vendor.documented]}; read more at <{vendor.docs_url}>.",
        f"- **How far it was checked:** {vendor.seen}",
    ]
    if vendor.borrows:
        lines.append(f"- **Whose login it uses:** {vendor.borrows}")
    if vendor.hosts:
        lines.append(f"- **Talks to:** {', '.join(f'`{host}`' for host in vendor.hosts)}.")
    lines.append(f"- **Switch it on:** {_switch(vendor)}")
    lines += [
        f"- **{secret.label}**{'' if secret.required else ' (may be left out)'}: {secret.help}"
        for secret in vendor.secrets
    ]
    if vendor.needs:
        lines += ["", "| choice | what it does | default |", "|---|---|---|"]
        lines += [_choice(vendor, spec) for spec in vendor.needs]
    return "\n".join([*lines, ""])


def _silent(vendor: Vendor) -> str:
    return "\n".join(
        [
            f"\n### {vendor.name}\n",
            f"- **What serves instead:** {vendor.instead}",
            f"- **What there is:** {vendor.tells}",
            f"- **Who:** {vendor.who}",
            f"- **How far it was checked:** {vendor.seen}",
            f"- Read more at <{vendor.docs_url}>.",
            "",
        ]
    )


def _switch(vendor: Vendor) -> str:
    if vendor.sign_in is not None or any(secret.required for secret in vendor.secrets):
        names = [secret.name for secret in vendor.secrets]
        more = "".join(f", `remainder login {vendor.id} --name {name}`" for name in names[1:])
        return f"`remainder login {vendor.id}`{more}, or Settings, Sources."
    return f"`remainder set sources.{vendor.id}.enabled on`, or Settings, Sources."


def _choice(vendor: Vendor, spec: Spec) -> str:
    values = f" One of {', '.join(f'`{each}`' for each in spec.choices)}." if spec.choices else ""
    default = "" if spec.default in (None, "", ()) else f"`{_typed(spec)}`"
    name = f"`sources.{vendor.id}.{spec.name}`"
    return f"| {name} | {_cell(f'{spec.label}. {spec.help}{values}')} | {default} |"


def _typed(spec: Spec) -> str:
    match spec.default:
        case bool():
            return "on" if spec.default else "off"
        case tuple():
            return ",".join(map(str, spec.default))
        case _:
            return str(spec.default)


def _span(interval: timedelta) -> str:
    minutes = round(interval / timedelta(minutes=1))
    if minutes % 60 == 0:
        return "hour" if minutes == 60 else f"{minutes // 60} hours"
    return "minute" if minutes == 1 else f"{minutes} minutes"


def _first(text: str) -> str:
    """The first sentence; the rest is on the page."""
    return _cell(re.split(r"(?<=[.;])\s", text, maxsplit=1)[0].rstrip(";."))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _anchor(name: str) -> str:
    """As GitHub makes it: small letters and digits, blanks as hyphens, nothing else."""
    kept = (char for char in name.lower() if char.isalnum() or char in " -_")
    return "".join(kept).replace(" ", "-")


def _by_name(vendor: Vendor) -> str:
    return vendor.name.lower()
