"""How sources and tools stand, as lines for a terminal: short, or everything where that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from trayapp.cli.fold import folded
from trayapp.cli.ink import Ink
from trayapp.cli.settings import typed
from trayapp.cli.terminal import Terminal, cells, fitted, plain, printable
from trayapp.domain import standing
from trayapp.domain.model import Level, Reading, Snapshot, Source, Tool
from trayapp.domain.translation import count, translate
from trayapp.domain.words import SPOKEN
from trayapp.settings import Kind, Settings
from trayapp.vendors import Vendor

_BILLING = "billing"
"""The choice by which a vendor lets the person say how its tool is paid."""


class Told(NamedTuple):
    """What there is to tell: how things stand, the vendors shown, every figure that was told."""

    snapshot: Snapshot
    vendors: Mapping[str, Vendor]
    readings: tuple[Reading, ...]
    settings: Settings


def told_lines(told: Told, terminal: Terminal, *, detailed: bool) -> Iterator[str]:
    """The page, no line wider than the terminal; of one source alone, everything about it."""
    page = _Page(told, terminal, detailed=detailed)
    if len(told.vendors) == 1 and len(told.snapshot.sources) == 1:
        yield from page.whole(told.snapshot.sources[0])
    else:
        yield from page.lines()


class _Page:
    def __init__(self, told: Told, terminal: Terminal, *, detailed: bool) -> None:
        self._told = told
        self._now = told.snapshot.at
        self._zone = ZoneInfo(told.snapshot.zone)
        self._terminal = terminal
        self._ink = Ink(terminal.depth, unicode=terminal.unicode)
        self._detailed = detailed

    def lines(self) -> Iterator[str]:
        """Tools, then sources: on, off, those that cannot be asked; each group only where it has any."""
        yield from self._wrapped(
            translate("CommandLine", "Tools, read from their logs on this computer"), 0, bold=True
        )
        for tool in self._told.snapshot.tools:
            yield from self._tool(tool)
        every = [source for source in self._told.snapshot.sources if source.id in self._told.vendors]
        groups = {
            translate("CommandLine", "Sources that are on"): [
                each for each in every if self._askable(each) and each.enabled
            ],
            translate("CommandLine", "Off; give a key to switch one on: remainder login SOURCE"): self._off(
                every, keyed=True
            ),
            translate(
                "CommandLine", "Off; switch one on: remainder set sources.SOURCE.enabled on"
            ): self._off(every, keyed=False),
            translate("CommandLine", "Cannot be asked"): [each for each in every if not self._askable(each)],
        }
        for title, group in groups.items():
            if group:
                yield ""
                yield from self._wrapped(title, 0, bold=True)
                yield from self._group(group)
        yield ""
        yield from self._wrapped(
            translate("CommandLine", "Everything about one: remainder sources SOURCE"), 0
        )

    def _group(self, group: list[Source]) -> Iterator[str]:
        if not self._askable(group[0]):
            for source in group:
                vendor = self._told.vendors[source.id]
                yield from self._wrapped(
                    f"{vendor.name} ({vendor.id}): {translate('Sources', vendor.instead)}", 2
                )
        elif group[0].enabled:
            for number, source in enumerate(group):
                if number and self._detailed:
                    yield ""
                yield from self._on(source)
        else:
            wide = max(cells(source.id) for source in group)
            for source in group:
                yield from self._row(source, wide)

    def whole(self, source: Source) -> Iterator[str]:
        """Everything about one."""
        yield from self._on(source)
        if not source.enabled and self._askable(source):
            needs_key = self._keyed(source)
            way = f"login {source.id}" if needs_key else f"set sources.{source.id}.enabled on"
            yield from self._wrapped(
                translate("CommandLine", "Switch it on with: remainder {way}", way=way), 6
            )

    def _off(self, every: list[Source], *, keyed: bool) -> list[Source]:
        return [
            source
            for source in every
            if self._askable(source) and not source.enabled and self._keyed(source) is keyed
        ]

    def _askable(self, source: Source) -> bool:
        return source.askable and self._told.vendors[source.id].fetch is not None

    def _keyed(self, source: Source) -> bool:
        vendor = self._told.vendors[source.id]
        return vendor.sign_in is not None or any(each.required for each in vendor.secrets)

    # --- tools ---------------------------------------------------------------------------------------

    def _tool(self, tool: Tool) -> Iterator[str]:
        logs = (
            translate("CommandLine", "no logs found")
            if not tool.files
            else count("CommandLine", "{n} log|{n} logs", tool.files, n=SPOKEN.number(Decimal(tool.files), 0))
        )
        routes = [route for route in self._told.snapshot.routes if route.tool == tool.id]
        latest = routes[-1] if routes else None
        billed = (
            "" if latest is None else translate("CommandLine", ", {billed}", billed=standing.billed(latest))
        )
        yield from self._wrapped(f"{tool.name} ({tool.id}): {logs}{billed}", 2)
        if latest is not None:
            yield from self._wrapped(f"{standing.why(latest)} {self._other_billing(tool)}".strip(), 6)
        if self._detailed or not tool.files:
            for folder in tool.folders:
                text = self._sayable(f"      {printable(folder)}")
                yield self._ink.soft(fitted(text, self._terminal.width, unicode=self._terminal.unicode))

    def _other_billing(self, tool: Tool) -> str:
        """How to say it by hand, where the tool's vendor has a setting for it."""
        vendor = self._told.vendors.get(tool.id)
        for spec in () if vendor is None else vendor.needs:
            if spec.name == _BILLING:
                words = "|".join(spec.choices) if spec.choices else "..."
                return translate(
                    "CommandLine",
                    "Set it by hand: remainder set sources.{id}.{billing} {words}",
                    id=tool.id,
                    billing=_BILLING,
                    words=words,
                )
        return ""

    # --- sources -------------------------------------------------------------------------------------

    def _row(self, source: Source, wide: int) -> Iterator[str]:
        """One that is off, in a line: its id, and what it would tell."""
        vendor = self._told.vendors[source.id]
        mark = "" if vendor.documented else translate("CommandLine", "[not documented] ")
        text = f"  {source.id.ljust(wide)}  {self._sayable(mark + translate('Sources', vendor.tells))}"
        yield fitted(text, self._terminal.width, unicode=self._terminal.unicode)
        for line in self._figures(source):
            yield from self._wrapped(line, 6)

    def _on(self, source: Source) -> Iterator[str]:
        vendor, said = self._told.vendors[source.id], standing.state(source, self._now, SPOKEN)
        if not self._askable(source):
            said = translate("CommandLine", "cannot be asked")
        name = f"  {vendor.name} ({vendor.id})"
        warm = source.enabled and source.fault is not None and not source.fault.kind.calm
        yield from self._wrapped(f"{name.strip()}: {said}", 2, level=Level.WATCH if warm else None, bold=True)
        if source.fault is not None:
            yield from self._wrapped(source.fault.sentence, 6)
        for line in (*self._figures(source), *source.notes):
            yield from self._wrapped(line, 6)
        if self._detailed:
            for line in self._about(source, vendor):
                yield from self._wrapped(line, 6, soft=True)

    def _figures(self, source: Source) -> Iterator[str]:
        """What it told; of one that is off, only what came by itself, from a file of its tool."""
        told = [each for each in self._told.readings if each.source == source.id]
        for reading in told if source.enabled else [each for each in told if each.via]:
            line = standing.figure(reading, self._now, self._zone, SPOKEN)
            yield f"{printable(reading.title)}: {line}"

    def _about(self, source: Source, vendor: Vendor) -> Iterator[str]:
        """Who, what, how; and what may be chosen."""
        yield translate("CommandLine", "Who: {who}", who=translate("Sources", vendor.who))
        yield translate("CommandLine", "Tells: {tells}", tells=translate("Sources", vendor.tells))
        yield translate(
            "CommandLine",
            "How: {how} {address}",
            how=translate("Standing", standing.DOCUMENTED if vendor.documented else standing.INTERNAL),
            address=vendor.docs_url,
        )
        if vendor.instead:
            yield translate("CommandLine", "Instead: {instead}", instead=translate("Sources", vendor.instead))
        if vendor.borrows:
            yield translate("CommandLine", "Login: {borrows}", borrows=translate("Sources", vendor.borrows))
        choices = self._told.settings.sources.of(vendor.id).choices
        if "base_url" in choices:
            yield translate("CommandLine", "Talks to: {names}", names=choices["base_url"])
        elif vendor.hosts:
            yield translate("CommandLine", "Talks to: {names}", names=", ".join(vendor.hosts))
        yield translate("CommandLine", "Checked: {seen}", seen=translate("Sources", vendor.seen))
        for secret in vendor.secrets:
            name = f" --name {secret.name}" if len(vendor.secrets) > 1 else ""
            optional = "" if secret.required else translate("CommandLine", "; may be left out")
            yield translate(
                "CommandLine",
                "{label}: remainder login {id}{name}{optional}",
                label=translate("Sources", secret.label),
                id=vendor.id,
                name=name,
                optional=optional,
            )
        for spec in vendor.needs:
            value = typed(choices.get(spec.name, spec.default))
            shown = (
                value
                if spec.kind is not Kind.CHOICE
                else translate(
                    "CommandLine", "{value} (one of {names})", value=value, names=", ".join(spec.choices)
                )
            )
            yield f"sources.{vendor.id}.{spec.name} = {printable(shown)}"
        if source.next_reason:
            yield source.next_reason

    # --- lines ---------------------------------------------------------------------------------------

    def _wrapped(
        self, text: str, indent: int, *, level: Level | None = None, bold: bool = False, soft: bool = False
    ) -> Iterable[str]:
        lines = folded(
            self._sayable(printable(text)),
            self._terminal.width,
            first=" " * indent,
            rest=" " * max(indent, 2 if indent else 0),
        )
        for line in lines:
            if level is not None:
                yield self._ink.level(line, level, bold=bold)
            elif bold:
                yield self._ink.bold(line)
            else:
                yield self._ink.soft(line) if soft else line

    def _sayable(self, text: str) -> str:
        return text if self._terminal.unicode else plain(text)
