"""The price book on disk: the list that came with the program, or a fresher one that was fetched.

A fetched list is kept in the cache folder, reduced to what is read and checked before it replaces another;
a damaged one is passed over, never shown.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import msgspec

from trayapp.domain.errors import Throttled, Unavailable, Unreachable, Unreadable
from trayapp.domain.pricelist import PriceList, UnreadablePrices, slim
from trayapp.domain.priceterms import Terms, read_terms
from trayapp.domain.pricing import PriceBook
from trayapp.domain.reasons import reason
from trayapp.domain.saying import saying

# The list without descriptions, in the second version of its shape: some 400 kB, changed about once a day.
URL = "https://raw.githubusercontent.com/pydantic/genai-prices/refs/heads/main/prices/new_data/v2/data_slim.json"
LIMIT = 8_000_000  # bytes; the full list with descriptions has 1.7 million
EVERY = timedelta(hours=23)  # once a day, for a caller whose own day ends a moment sooner or later than ours

_FILE = "prices.jsonl"
_NOT_READABLE = saying(
    "Faults",
    "The prices that came with Remainder cannot be read, so nothing can be priced. Please install it again.",
)
_STAYS = saying("Faults", "The one at hand stays in use.")
_CACHE_DAMAGED = saying(
    "Faults", "The fetched price list was damaged and is not used; the one that came with Remainder is."
)

# Sanity of a list that is about to replace another: a model that is checked costs between a tenth of a cent
# and a thousand dollars for a million tokens. A mistaken unit is off by at least a thousand.
_LEAST, _MOST = Decimal("0.001"), Decimal(1000)


class Answer(Protocol):
    """What a web server answered; header names in lower case."""

    @property
    def status(self) -> int:
        """200, 304 ..."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Its headers."""

    @property
    def body(self) -> bytes:
        """The body, decoded."""


class Get(Protocol):
    """Fetch `url`, reading at most `limit` bytes of the decoded body; raises SourceError kinds."""

    async def __call__(self, url: str, *, headers: Mapping[str, str], limit: int) -> Answer:
        """The answer, whatever its status."""
        ...


class About(msgspec.Struct, frozen=True, omit_defaults=True):
    """The first line of a list's file. `as_of` is the last day on which it is known to have been the newest.

    `checksum` is the CRC-32 of all that follows the line.
    """

    source: str
    as_of: date
    etag: str | None = None
    checked: datetime | None = None
    checksum: int | None = None


def load_book(resources: Path, cache: Path | None) -> PriceBook:
    """The price book, from the fetched list in the folder `cache` where that is the newer one.

    Never fails: the book's `.problem` is a sentence where something was damaged, `.about` names the list.
    """
    try:
        terms = read_terms((resources / "prices" / "overrides.toml").read_text("utf-8"))
        about, data = _read(resources / "prices" / "list.jsonl")
        problem = None
        if cache is not None:
            try:
                fetched, fresh = _read(cache / _FILE)
                if fetched.as_of >= about.as_of:
                    return PriceBook(PriceList(fresh, terms.providers), terms, about=_words(fetched))
            except FileNotFoundError:
                pass
            except (OSError, UnreadablePrices):
                problem = _CACHE_DAMAGED
        return PriceBook(PriceList(data, terms.providers), terms, about=_words(about), problem=problem)
    except (OSError, UnicodeDecodeError, UnreadablePrices):
        return PriceBook(PriceList(b"[]", ()), _NO_TERMS, problem=_NOT_READABLE)


async def refresh(get: Get, cache: Path, *, resources: Path, now: datetime, url: str = URL) -> bool:
    """Ask for a newer price list, at most once a day; True when the list in the folder `cache` has changed.

    The caller has the person's permission. Raises Unreachable, Throttled, Unreadable or (where it cannot be
    kept) Unavailable with the old list left in place; `load_book` then gives the book as it was.
    """
    import asyncio  # noqa: PLC0415 (60 ms that a command which never fetches is spared)

    held = await asyncio.to_thread(_held, cache)
    if held is not None and held[0].checked is not None and timedelta(0) <= now - held[0].checked < EVERY:
        return False
    etag = held[0].etag if held is not None else None
    answer = await get(url, headers={"If-None-Match": etag} if etag else {}, limit=LIMIT)
    today = now.astimezone(UTC).date()
    if answer.status == 304 and held is not None:
        about = msgspec.structs.replace(held[0], as_of=today, checked=now)
        await asyncio.to_thread(_write, cache, about, held[1])
        return False
    if answer.status == 429:
        raise Throttled(
            saying("Faults", "The price list may not be fetched again yet. {stays}", stays=_STAYS)
        )
    if answer.status != 200:
        raise Unreachable(
            saying(
                "Faults",
                "The price list could not be fetched (answer {status}). {stays}",
                status=answer.status,
                stays=_STAYS,
            )
        )
    fresh = await asyncio.to_thread(_checked, answer.body, resources, now)
    about = About("genai-prices, fetched", today, answer.headers.get("etag"), now, zlib.crc32(fresh))
    await asyncio.to_thread(_write, cache, about, fresh)
    return held is None or held[1] != fresh


def _checked(body: bytes, resources: Path, now: datetime) -> bytes:
    """The list reduced to what is read; raises Unreadable where it is no list, or not a believable one."""
    if len(body) > LIMIT:
        raise Unreadable(
            saying(
                "Faults",
                "The fetched price list is too long ({size} bytes). {stays}",
                size=f"{len(body):,}",
                stays=_STAYS,
            )
        )
    try:
        terms = read_terms((resources / "prices" / "overrides.toml").read_text("utf-8"))
        fresh = slim(body, terms.providers)
        listed = PriceList(fresh, terms.providers)
        book = PriceBook(listed, terms)
    except UnreadablePrices as error:
        raise Unreadable(f"{error} {_STAYS}") from error
    for model in terms.check:
        # Spelt out, or an old list would price a new model as the older one whose name its own begins with.
        spelt = any(listed.spelt(model, seller) for seller in listed.sellers(model))
        rates = book.rates(model, now) if spelt else None
        if rates is None or not _LEAST <= rates.input <= rates.output <= _MOST:
            raise Unreadable(
                saying(
                    "Faults",
                    "The fetched price list has no believable price for {model}. {stays}",
                    model=model,
                    stays=_STAYS,
                )
            )
    return fresh


def _held(cache: Path) -> tuple[About, bytes] | None:
    """The fetched list, None where there is none that can be read."""
    try:
        return _read(cache / _FILE)
    except (OSError, UnreadablePrices):
        return None


def _read(path: Path) -> tuple[About, bytes]:
    first, _, data = path.read_bytes().partition(b"\n")
    try:
        about = _ABOUT.decode(first)
    except msgspec.DecodeError as error:
        raise UnreadablePrices(
            saying(
                "Faults",
                "The price list {name} does not say what it is: {error}.",
                name=path.name,
                error=error,
            )
        ) from error
    if about.checksum is not None and about.checksum != zlib.crc32(data):
        raise UnreadablePrices(saying("Faults", "The price list {name} is damaged.", name=path.name))
    return about, data


def _write(cache: Path, about: About, data: bytes) -> None:
    """Replace the fetched list in one step: a reader sees the old one or the new one, never half of one."""
    partial = cache / f"{_FILE}.{os.getpid()}"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_bytes(msgspec.json.encode(about) + b"\n" + data)
            partial.replace(cache / _FILE)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable(
            saying(
                "Faults",
                "The fetched price list could not be kept: {why}. {stays}",
                why=reason(error),
                stays=_STAYS,
            )
        ) from error


def _words(about: About) -> str:
    return f"{about.source} ({about.as_of.isoformat()})"


_ABOUT = msgspec.json.Decoder(About)
_NO_TERMS = Terms(providers=(), router="", gateways=(), modes={}, suffixes={}, check=())
