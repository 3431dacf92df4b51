"""What a vendor is, how vendors are found, and how one is asked.

A vendor is a value named `VENDOR` in one file of this package. Vendors never import one another, hold
no state and catch nothing: every failure leaves here as one of the closed kinds.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from trayapp.domain.errors import NotSignedIn, SourceError, Unavailable, Unreachable, Unreadable
from trayapp.domain.model import Reading
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.settings import Spec, Value
from trayapp.vendors._decode import decode
from trayapp.vendors._unsaid import Unsaid

__all__ = ["Answer", "Credential", "Ports", "SignIn", "Vendor", "ask", "decode", "discover"]

T = TypeVar("T")
HeaderValues = Mapping[str, str | Secret]
Cell = str | bytes | int | float | None


@dataclass(frozen=True, slots=True)
class Credential:
    """A secret that a vendor needs. `name` is its name in the keyring, `help` says where to get it.

    One that is not `required` is asked for and may be left out.
    """

    name: str
    label: str
    help: str
    required: bool = True


class Answer(Protocol):
    """An answer of the web: its status, its headers with names in lower case, its body decoded."""

    @property
    def status(self) -> int:
        """200 to 299, or one of those that were accepted."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """By name in lower case."""
        ...

    @property
    def body(self) -> bytes:
        """At most 4 MB."""
        ...


class Get(Protocol):
    """Asks an address of the web; raises only `SourceError` kinds."""

    def __call__(
        self,
        url: str,
        *,
        bearer: Secret | None = None,
        headers: HeaderValues | None = None,
        post: bytes | None = None,
        accept: Collection[int] = (),
    ) -> Awaitable[Answer]:
        """The answer; `bearer` and secret headers go to this host alone.

        `post` makes it a POST of that body (JSON unless a header says otherwise). A status in `accept`
        comes back as an answer; any other that is not a success is raised as its kind.
        """
        ...


class Run(Protocol):
    """Runs a vendor's own program; raises `Unavailable` where it is not installed."""

    def __call__(
        self,
        command: Sequence[str],
        *,
        send: bytes = b"",
        until: Callable[[bytes], bool] | None = None,
        pass_on: Collection[str] = (),
    ) -> Awaitable[bytes]:
        """What it wrote to its standard output, given `send` on its input.

        Without `until` the input is closed behind `send` and the program's end is waited for. With it, the
        input stays open until a line (without its end) satisfies `until`; then the program is ended.
        `pass_on` names variables of the environment that it gets beside the common ones; everything else
        that the person's session holds, keys above all, stays here. `command[0]` may be a path.
        """
        ...


class Select(Protocol):
    """Reads a foreign SQLite file without ever writing to it."""

    def __call__(
        self, path: Path, sql: str, values: Sequence[Cell] = ()
    ) -> Awaitable[list[tuple[Cell, ...]]]:
        """The rows; none where there is no such file or table. `Unreadable` where it is no database."""
        ...


def _unheard(_sentence: str) -> None:
    """A note that nobody collects."""


@dataclass(frozen=True, slots=True)
class Ports:
    """A vendor's whole world, made for one call.

    `secret` gives a stored secret or None. `read` gives a file's bytes or None where there is none.
    `choices` are the person's settings for this vendor; what is absent has the declared default.
    `note` takes a sentence about what was told or not, shown with the source; it is no failure.
    `zone` is where the person's days begin.
    """

    get: Get
    secret: Callable[[str], Awaitable[Secret | None]]
    run: Run
    read: Callable[[Path], Awaitable[bytes | None]]
    select: Select
    env: Mapping[str, str] = field(repr=False)  # it may hold keys
    home: Path
    platform: str
    now: Callable[[], datetime]
    zone: ZoneInfo
    note: Callable[[str], None] = _unheard
    choices: Mapping[str, Value] = field(default_factory=dict)

    async def json(
        self,
        url: str,
        shape: type[T],
        *,
        bearer: Secret | None = None,
        headers: HeaderValues | None = None,
        post: object = None,
    ) -> T:
        """The answer in its declared shape; `Unreadable` with the field's path where it has another.

        `post` is sent as JSON.
        """
        body = None if post is None else msgspec.json.encode(post)
        answer = await self.get(url, bearer=bearer, headers=headers, post=body)
        return decode(answer.body, shape)

    async def key(self, name: str) -> Secret:
        """A secret without which there is nothing to ask; `NotSignedIn` where there is none."""
        found = await self.secret(name)
        if found is None:
            raise NotSignedIn(saying("Faults", "No key is stored for this source. Enter it under Sources."))
        return found


class SignIn(Protocol):
    """A way to get the first secret without pasting it, such as a device code; raises `SourceError` kinds."""

    def __call__(self, ports: Ports, say: Callable[[str], None]) -> Awaitable[Secret]:
        """The secret to keep; `say` shows the person what to do meanwhile. May take minutes."""
        ...


@dataclass(frozen=True, slots=True)
class Vendor:
    """One vendor. `documented` is False for a way that the vendor has not published.

    `who` and `tells` are sentences: who can use this source, and what it tells. `seen` says how far it was
    checked, and `borrows` what login of another program is used for a call, both for the person to read.
    `hosts` are those that it talks to unless a choice names another. `needs` declares its choices, named
    without prefix ("base_url"); `interval` is the time between polls.

    Where a vendor has no usable way, `fetch` is None and `instead` says so and what serves in its place.
    """

    id: str
    name: str
    who: str
    tells: str
    documented: bool
    docs_url: str
    seen: str
    interval: timedelta = timedelta(minutes=5)
    fetch: Callable[[Ports], Awaitable[list[Reading]]] | None = None
    secrets: tuple[Credential, ...] = ()
    needs: tuple[Spec, ...] = ()
    hosts: tuple[str, ...] = ()
    borrows: str = ""
    instead: str = ""
    sign_in: SignIn | None = None

    def choice(self, ports: Ports, name: str) -> Value:
        """The person's choice, else the declared default."""
        declared = next(spec for spec in self.needs if spec.name == name)
        return ports.choices.get(name, declared.default)

    def text(self, ports: Ports, name: str) -> str:
        """A choice that is text, without blanks around it."""
        return str(self.choice(ports, name) or "").strip()


def discover() -> tuple[Vendor, ...]:
    """Every vendor in this package, by id; the frozen build packs what this finds."""
    found = [
        importlib.import_module(f"{__name__}.{module.name}").VENDOR
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    ]
    return tuple(sorted(found, key=lambda vendor: str(vendor.id)))


async def ask(vendor: Vendor, ports: Ports) -> list[Reading]:
    """The vendor's readings; raises only `SourceError` kinds, with sentences that may be shown.

    Neither holds a key that was sent, even where the answer does.
    """
    if vendor.fetch is None:
        raise Unavailable(vendor.instead)
    unsaid = Unsaid(ports)
    try:
        readings = [unsaid.reading(each) for each in await vendor.fetch(unsaid.ports)]
    except SourceError as error:
        raise unsaid.error(error)  # noqa: B904 (it is the same error)
    except TimeoutError:
        raise Unreachable(
            saying("Faults", "{name} did not answer in time. It is asked again later.", name=vendor.name)
        ) from None
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise Unreadable(
            saying("Faults", "{name} gave an answer that is not understood.", name=vendor.name)
        ) from error
    for reading in readings:
        _check(vendor, reading)
    return readings


def _check(vendor: Vendor, reading: Reading) -> None:
    # "NaN" in quotes is a decimal to every parser, and no figure.
    for amount in (reading.used, reading.limit, reading.left):
        if amount is not None and not amount.is_finite():
            raise Unreadable(saying("Faults", "{name} gave a figure that is no number.", name=vendor.name))
    if reading.used is None and reading.limit is None and reading.left is None:
        raise Unavailable(saying("Faults", "{name} does not report this figure.", name=vendor.name))
