"""The one way out to the network: polite, bounded, and with every failure in plain words.

A secret goes to the host that it is meant for and to no other; it is in no sentence and no log.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urljoin, urlsplit

from trayapp import __version__
from trayapp.domain.errors import NotSignedIn, Refused, SourceError, Unreachable, Unreadable
from trayapp.domain.secret import Secret
from trayapp.system.web_errors import is_foreign, of_exception, of_status

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)

# Seconds. Connecting and each wait for data, and the whole answer: 10 + 20 + 10 for a slow body.
CONNECT: Final = 10.0
READ: Final = 20.0
WHOLE: Final = 40.0

# Seconds without a request after which connections are closed: several questions to one host in a row
# share one, and none is open between polls, when a host that closes it would wake the program.
IDLE: Final = 10.0

# Bytes. The largest usage report of a vendor is some 100 kB; more is not an answer to our question.
LIMIT: Final = 4_000_000

_REDIRECTS: Final = 4
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_THIS_MACHINE: Final = frozenset({"127.0.0.1", "::1", "localhost"})

HeaderValues = Mapping[str, str | Secret]


@dataclass(frozen=True, slots=True)
class Answer:
    """A success (200 to 299) or "not modified" (304); header names in lower case, the body decoded."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class _Question:
    """One request; `limit` is of the answer, in bytes."""

    url: str
    headers: HeaderValues
    post: bytes | None
    accept: frozenset[int]
    limit: int


class Web:
    """One client, made when it is first needed; one request at a time to each host."""

    def __init__(self, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._client: httpx.AsyncClient | None = None
        self._trust: ssl.SSLContext | None = None
        self._turns: dict[str, asyncio.Lock] = {}
        self._under_way = 0
        self._idle: asyncio.TimerHandle | None = None
        self._closing: asyncio.Task[None] | None = None

    async def ask(
        self,
        url: str,
        *,
        bearer: Secret | None = None,
        headers: HeaderValues | None = None,
        post: bytes | None = None,
        accept: Collection[int] = (),
    ) -> Answer:
        """A JSON answer, undecoded; raises only `SourceError` kinds.

        `bearer` goes into the Authorization header. `post` makes it a POST of that body. A status in
        `accept` comes back as an answer where it would be raised otherwise.
        """
        sent: dict[str, str | Secret] = {"Accept": "application/json"}
        if post is not None:
            sent["Content-Type"] = "application/json"
        sent |= headers or {}
        if bearer is not None:
            sent["Authorization"] = Secret(f"Bearer {bearer.reveal()}")
        answer = await self._request(_Question(url, sent, post, frozenset(accept), LIMIT))
        if answer.status == 304:  # nobody asked whether it was modified
            raise of_status(urlsplit(url).hostname or url, answer.status, answer.headers, self._now())
        return answer

    async def get_bytes(self, url: str, *, headers: HeaderValues | None = None, limit: int = LIMIT) -> Answer:
        """The answer of at most `limit` bytes; send `If-None-Match` for a 304 where nothing changed.

        Raises only `SourceError` kinds, with sentences that may be shown.
        """
        return await self._request(_Question(url, headers or {}, None, frozenset(), limit))

    async def _request(self, question: _Question) -> Answer:
        host = urlsplit(question.url).hostname or question.url
        _check_sendable(host, question.headers)
        async with self._turns.setdefault(host, asyncio.Lock()):
            self._under_way += 1
            try:
                async with asyncio.timeout(WHOLE):
                    return await self._follow(question)
            except SourceError:
                raise
            except Exception as error:
                if not is_foreign(error):
                    raise
                log.info("%s: %s", host, type(error).__name__)
                raise of_exception(host, error) from None  # its own text may quote what was sent
            finally:
                self._under_way -= 1
                self._rest()

    async def close(self) -> None:
        """Close every connection; the next request makes a new client."""
        if self._idle is not None:
            self._idle.cancel()
        if self._closing is not None:
            await self._closing
        if self._client is not None:
            client, self._client = self._client, None
            await client.aclose()

    async def _follow(self, question: _Question) -> Answer:
        url, start = question.url, urlsplit(question.url)
        secret = any(isinstance(value, Secret) for value in question.headers.values())
        for _hop in range(_REDIRECTS):
            here = urlsplit(url)
            _check_private(here)
            if secret and (here.scheme, here.netloc) != (start.scheme, start.netloc):
                raise Refused(
                    f"{start.hostname} passes the question on to {here.hostname}, where the key is not sent."
                )
            answer = await self._send(url, question)
            if answer.status not in _MOVED:
                return answer
            if question.post is not None:
                raise Refused(
                    f"{start.hostname} passes the question on, which is not followed with what was sent."
                )
            url = urljoin(url, answer.headers.get("location", ""))
        raise Unreachable(f"{start.hostname} passes the question on without an end.")

    async def _send(self, url: str, question: _Question) -> Answer:
        host = urlsplit(url).hostname or ""
        method = "GET" if question.post is None else "POST"
        plain = {
            name: value.reveal() if isinstance(value, Secret) else value
            for name, value in question.headers.items()
        }
        client = self._open_client()
        async with client.stream(method, url, headers=plain, content=question.post) as response:
            status, said = (
                response.status_code,
                {name.lower(): value for name, value in response.headers.items()},
            )
            if status in _MOVED or status == 304:
                return Answer(status, said, b"")
            if not response.is_success and status not in question.accept:
                raise of_status(host, status, said, self._now())
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > question.limit:
                    raise Unreadable(f"The answer of {host} is far longer than expected. It was not read.")
            return Answer(status, said, bytes(body))

    def _open_client(self) -> httpx.AsyncClient:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None
        if self._client is None:
            self._trust = self._trust or _trust()
            self._client = _new_client(self._trust)
        return self._client

    def _rest(self) -> None:
        if self._under_way == 0 and self._client is not None:
            if self._idle is not None:
                self._idle.cancel()
            self._idle = asyncio.get_running_loop().call_later(IDLE, self._let_go)

    def _let_go(self) -> None:
        self._idle = None
        if self._under_way == 0 and self._client is not None:
            client, self._client = self._client, None
            self._closing = asyncio.get_running_loop().create_task(client.aclose())


def _new_client(trust: ssl.SSLContext) -> httpx.AsyncClient:
    # httpx loads a command line of its own where rich and click happen to be installed: 6 MiB and
    # 75 ms for nothing (measured with httpx 0.28.1). None in sys.modules makes that import fail, which
    # httpx expects.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    import httpx  # noqa: PLC0415 (4 MiB and 30 ms, only where something is asked)

    try:
        return httpx.AsyncClient(
            verify=trust,
            timeout=httpx.Timeout(READ, connect=CONNECT),
            headers={"User-Agent": f"remainder/{__version__}"},
        )
    # A proxy that is set for the system may be of a kind that httpx does not speak (SOCKS), or no address.
    except (ImportError, ValueError, httpx.InvalidURL):
        raise Unreachable(
            "The system's proxy settings name a proxy that Remainder cannot use. It needs one that begins "
            "with http://."
        ) from None


def _trust() -> ssl.SSLContext:
    """Whom to trust: the system's certificates, among which a company puts its own."""
    trust = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not trust.cert_store_stats()["x509_ca"] and not (paths.capath and any(Path(paths.capath).iterdir())):
        # A Python from python.org on macOS, and some frozen builds, find none of the system's.
        import certifi  # noqa: PLC0415 (comes with httpx)

        trust.load_verify_locations(certifi.where())
    return trust


def _check_private(address: SplitResult) -> None:
    """Refuse what would travel in the clear; on this machine itself it does not travel."""
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in _THIS_MACHINE):
        raise Refused(
            f"{address.hostname or 'The address'} cannot be asked: it does not begin with https://."
        )


def _check_sendable(host: str, headers: HeaderValues) -> None:
    """Refuse a key with characters that no header can carry; h11's own error would quote it."""
    for value in headers.values():
        text = value.reveal() if isinstance(value, Secret) else value
        if not (text.isascii() and text.isprintable()):
            raise NotSignedIn(f"The key for {host} has characters that no key has. Enter it again.")
