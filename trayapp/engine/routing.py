"""How each tool is billed: found out from its own settings, remembered over time, or chosen by hand."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import msgspec

from trayapp.domain.model import Billing, Route
from trayapp.domain.routes import noticed
from trayapp.domain.saying import packed, saying, unpacked
from trayapp.engine.base import Base, vendors
from trayapp.logs import Billed, Reader
from trayapp.settings import Settings
from trayapp.system.store import StoreError

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=5)
"""Between two looks at the tools' settings: people change how they pay a few times a year."""

CHOICE = "billing"
"""The source's choice by which a person says how the tool of that name is billed."""

AUTO = "auto"
_STATE = "routes"
_UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


class Remembered(msgspec.Struct, frozen=True):
    """What is kept between starts. `resident` are tools whose last word is the running program's."""

    routes: tuple[Route, ...] = ()
    resident: tuple[str, ...] = ()


class Routing:
    """The routes of every tool, as far as they are known.

    `resident` is True in the program that stays. A command in a terminal sees that terminal's variables,
    which are not everybody's: once the program that stays has said how a tool is billed, no command
    changes it.
    """

    def __init__(self, base: Base, *, resident: bool) -> None:
        self._base = base
        self._resident = resident
        self._kept: Remembered | None = None
        self._looked_at: datetime | None = None

    def look(self) -> None:
        """The settings changed, or somebody asked: look again at the next question."""
        self._looked_at = None

    def routes(self) -> tuple[Route, ...]:
        """What holds: of each tool the person's own choice, else what was found over time."""
        now = self._base.world.now()
        kept = self._kept if self._kept is not None else self._load()
        if self._looked_at is None or not timedelta(0) <= now - self._looked_at < EVERY:
            kept = self._noticed(kept, now)
            self._looked_at = now
        self._kept = kept
        by_hand = tuple(self._by_hand(kept))
        chosen = {route.tool for route in by_hand}
        return (*by_hand, *(route for route in kept.routes if route.tool not in chosen))

    # --- found ----------------------------------------------------------------------------------

    def _noticed(self, kept: Remembered, now: datetime) -> Remembered:
        routes, resident = kept.routes, set(kept.resident)
        for reader in self._base.readers:
            if not self._resident and reader.id in resident:
                continue
            found = self._found(reader)
            if found is not None:
                routes = noticed(routes, found, now)
                resident |= {reader.id} if self._resident else set()
        fresh = Remembered(routes, tuple(sorted(resident)))
        if fresh != kept:
            self._keep(fresh)
        return fresh

    def _found(self, reader: Reader) -> Route | None:
        if reader.billing is None:
            return None
        try:
            billed = reader.billing(self._base.places())
        except _UNREADABLE as error:  # the tool's own files, in whatever shape: what is remembered holds
            log.info("How %s is billed could not be found out: %s", reader.name, type(error).__name__)
            return None
        if billed is None:
            return None
        return Route(reader.id, billed.billing, account_of(billed, self._base.settings), billed.why)

    def _load(self) -> Remembered:
        raw = self._base.store.get_state(_STATE)
        try:
            kept = Remembered() if raw is None else msgspec.json.decode(raw, type=Remembered)
        except (msgspec.DecodeError, ValueError):
            return Remembered()
        return Remembered(tuple(replace(each, why=unpacked(each.why)) for each in kept.routes), kept.resident)

    def _keep(self, fresh: Remembered) -> None:
        kept = Remembered(tuple(replace(each, why=packed(each.why)) for each in fresh.routes), fresh.resident)
        try:
            self._base.store.put_state(_STATE, msgspec.json.encode(kept))
        except StoreError as error:  # they are found out again; only since when may be lost
            log.warning("How tools are billed is not remembered: %s", error.sentence)

    # --- chosen ---------------------------------------------------------------------------------

    def _by_hand(self, kept: Remembered) -> Iterator[Route]:
        for reader in self._base.readers:
            choice = self._base.settings.sources.of(reader.id).choices.get(CHOICE, AUTO)
            try:
                billing = Billing(choice)
            except ValueError:
                continue
            account = _account_by_hand(reader.id, billing, kept, self._base.settings)
            yield Route(
                reader.id,
                billing,
                account,
                saying("Billing", "You chose this in the settings."),
                by_hand=True,
            )


def account_of(billed: Billed, settings: Settings) -> str:
    """Whom a finding is billed to, as readings name it: of a gateway the source that has its address."""
    if billed.billing is not Billing.GATEWAY or not billed.host:
        return billed.account
    return _source_at(billed.host, settings) or billed.host


def _account_by_hand(tool: str, billing: Billing, kept: Remembered, settings: Settings) -> str:
    """The account of a choice: what was found when it was so last, else the one that goes without saying."""
    for route in reversed(kept.routes):
        if route.tool == tool and route.billing is billing:
            return route.account
    match billing:
        case Billing.SEAT | Billing.FLAT:
            return tool
        case Billing.KEY:
            return f"{tool}-key"
        case Billing.GATEWAY:
            return _only_relay(settings) or str(billing.value)
        case _:
            return str(billing.value)


def _source_at(host: str, settings: Settings) -> str:
    """The source that is asked at this host; of several, one that is switched on."""
    named = [
        vendor.id
        for vendor in vendors()
        for spec in vendor.needs
        if spec.name == "base_url"
        and _same_host(host, str(settings.sources.of(vendor.id).choices.get(spec.name) or spec.default or ""))
    ]
    # Of those asked with a key alone: googleapis.com and others with a borrowed sign-in have many services.
    named = named or [
        vendor.id
        for vendor in vendors()
        if vendor.secrets and any(_same_name(host, own) for own in vendor.hosts)
    ]
    return next((each for each in named if settings.sources.enabled(each)), next(iter(named), ""))


def _only_relay(settings: Settings) -> str:
    """The one source that is on and asked at an address that the person named; empty for none or several."""
    relays = [each.id for each in settings.sources.named if each.enabled and each.choices.get("base_url")]
    return relays[0] if len(relays) == 1 else ""


def _same_name(host: str, own: str) -> bool:
    """True where both lie under one registered name: a vendor's gateway and its figures are two hosts.

    Helicone's are anthropic.helicone.ai and api.helicone.ai. No vendor here has a name of three parts.
    """
    return host.partition(":")[0].lower().split(".")[-2:] == own.lower().split(".")[-2:]


def _same_host(host: str, address: str) -> bool:
    """True where both name the same host; a port counts where both name one."""
    try:
        one, two = (urlsplit(each if "//" in each else f"//{each}") for each in (host, address))
        ports = {port for port in (one.port, two.port) if port is not None}
    except ValueError:  # somebody's own address
        return False
    return bool(one.hostname) and one.hostname == two.hostname and len(ports) < 2
