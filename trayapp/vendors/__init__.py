"""What a vendor is, how vendors are found, and how one is asked.

A vendor is a value named `VENDOR` in one file of this package. Vendors never import one another, hold
no state and catch nothing: every failure leaves here as one of the closed kinds.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from trayapp.domain.errors import NotSignedIn, SourceError, Unavailable, Unreachable, Unreadable
from trayapp.domain.model import Reading
from trayapp.domain.secret import Secret
from trayapp.settings import Spec, Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Credential:
    """A secret that a vendor needs. `name` is its name in the keyring, `help` says where to get it."""

    name: str
    label: str
    help: str


class GetJson(Protocol):
    """Asks an address for JSON; raises only `SourceError` kinds."""

    def __call__(
        self, url: str, *, bearer: Secret | None = None, headers: Mapping[str, str | Secret] | None = None
    ) -> Awaitable[bytes]:
        """The undecoded body; `bearer` and secret headers go to this host alone."""
        ...


class Run(Protocol):
    """Runs a vendor's own program; raises `Unavailable` where it is not installed."""

    def __call__(self, command: Sequence[str], *, send: bytes = b"") -> Awaitable[bytes]:
        """What it wrote to its standard output."""
        ...


@dataclass(frozen=True, slots=True)
class Ports:
    """A vendor's whole world, made for one call.

    `secret` gives a stored secret or None. `read` gives a file's bytes or None where there is none.
    `choices` are the person's settings for this vendor; what is absent has the declared default.
    """

    get: GetJson
    secret: Callable[[str], Awaitable[Secret | None]]
    run: Run
    read: Callable[[Path], Awaitable[bytes | None]]
    env: Mapping[str, str]
    now: Callable[[], datetime]
    choices: Mapping[str, Value] = field(default_factory=dict)

    async def json(
        self,
        url: str,
        shape: type[T],
        *,
        bearer: Secret | None = None,
        headers: Mapping[str, str | Secret] | None = None,
    ) -> T:
        """The answer in its declared shape; `Unreadable` with the field's path where it has another."""
        return decode(await self.get(url, bearer=bearer, headers=headers), shape)

    async def key(self, name: str) -> Secret:
        """A secret without which there is nothing to ask; `NotSignedIn` where there is none."""
        found = await self.secret(name)
        if found is None:
            raise NotSignedIn("No key is stored for this source. Enter it under Sources.")
        return found


@dataclass(frozen=True, slots=True)
class Vendor:
    """One vendor. `documented` is False for a way that the vendor has not published.

    `needs` declares its choices, named without prefix ("base_url"); `interval` is the time between polls.
    """

    id: str
    name: str
    secrets: tuple[Credential, ...]
    needs: tuple[Spec, ...]
    documented: bool
    docs_url: str
    interval: timedelta
    fetch: Callable[[Ports], Awaitable[list[Reading]]]

    def choice(self, ports: Ports, name: str) -> Value:
        """The person's choice, else the declared default."""
        declared = next(spec for spec in self.needs if spec.name == name)
        return ports.choices.get(name, declared.default)


def discover() -> tuple[Vendor, ...]:
    """Every vendor in this package, by id; the frozen build packs what this finds."""
    found = [
        importlib.import_module(f"{__name__}.{module.name}").VENDOR
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    ]
    return tuple(sorted(found, key=lambda vendor: str(vendor.id)))


async def ask(vendor: Vendor, ports: Ports) -> list[Reading]:
    """The vendor's readings; raises only `SourceError` kinds, with sentences that may be shown."""
    try:
        readings = await vendor.fetch(ports)
    except SourceError:
        raise
    except TimeoutError:
        raise Unreachable(f"{vendor.name} did not answer in time. It is asked again later.") from None
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise Unreadable(f"{vendor.name} gave an answer that is not understood.") from error
    for reading in readings:
        _check(vendor, reading)
    return readings


def decode(body: bytes, shape: type[T]) -> T:
    """JSON in its declared shape: decimals exact, numbers in quotes accepted, null kept apart from 0."""
    try:
        return msgspec.json.decode(body, type=shape, strict=False)
    except msgspec.ValidationError as error:
        # "from None", as below: msgspec's own text may quote the answer.
        raise Unreadable(f"The answer is not understood ({_plain(str(error))}).") from None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise Unreadable(
            "The answer is not what was asked for. A sign-in page of the network may stand in the way."
        ) from None


# msgspec writes "Expected `decimal`, got `bool` - at `$.data.limit`". Anything but these words and the
# path may quote the answer itself, which may hold anything.
_EXPECTED = re.compile(r"^Expected `(?P<expected>[^`]+)`, got `(?P<got>[^`]+)`")
_MISSING = re.compile(r"^Object missing required field `(?P<name>\w+)`")
_PATH = re.compile(r" - at `(?P<path>\$[\w.\[\]…]*)`$")
_WORDS = {
    "decimal": "number",
    "int": "number",
    "float": "number",
    "str": "text",
    "bool": "true or false",
    "array": "list",
    "null": "nothing",
}


def _plain(text: str) -> str:
    found = _PATH.search(text)
    path = found["path"] if found else "$"
    if expected := _EXPECTED.match(text):
        got = _words(expected["got"])
        return f"{path}: expected {_words(expected['expected'])}, got {got}"
    if missing := _MISSING.match(text):
        return f"{path}.{missing['name']}: missing"
    return f"{path}: not a value that is known"


def _words(types: str) -> str:
    return " or ".join(_WORDS.get(each, each) for each in types.split(" | "))


def _check(vendor: Vendor, reading: Reading) -> None:
    # "NaN" in quotes is a decimal to every parser, and no figure.
    for amount in (reading.used, reading.limit):
        if amount is not None and not amount.is_finite():
            raise Unreadable(f"{vendor.name} gave a figure that is no number.")
    if reading.used is None and reading.limit is None:
        raise Unavailable(f"{vendor.name} does not report this figure.")
