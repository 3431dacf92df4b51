"""The one way out to the network: polite, bounded, and with every failure in plain words.

A secret goes to the origin that it is meant for (scheme, host and port) and to no other; it is in no
sentence and no log.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from trayapp.domain.errors import NotSignedIn, Refused, SourceError, Unreachable, Unreadable
from trayapp.domain.policy import NO_POLICY, Policy
from trayapp.domain.saying import saying
from trayapp.domain.secret import Secret
from trayapp.settings import Network
from trayapp.system.proxy import is_this_machine
from trayapp.system.web_body import as_utf8, is_page, read_body
from trayapp.system.web_client import Clients, Deadlines
from trayapp.system.web_errors import is_certificate, is_foreign, of_exception, of_status

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)

# Bytes. The largest usage report of a vendor is some 100 kB; more is not an answer to our question.
LIMIT: Final = 4_000_000

_HOPS: Final = 4
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_PORTS: Final = {"https": 443, "http": 80}

HeaderValues = Mapping[str, str | Secret]


@dataclass(frozen=True, slots=True)
class Answer:
    """A success (200 to 299), "not modified" (304) or a status that was accepted.

    Header names in lower case, the body unpacked.
    """

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

    @property
    def secret(self) -> bool:
        return any(isinstance(value, Secret) for value in self.headers.values())


@dataclass(frozen=True, slots=True)
class _Origin:
    scheme: str
    host: str
    port: int

    @property
    def is_here(self) -> bool:
        return is_this_machine(self.host)


class Web:
    """Asks; connections are made when first needed, one request at a time to each origin.

    `policy` says which hosts a company allows; this computer is always allowed.
    `network` gives the person's settings as they are at each question. `env` is where proxies and
    certificates may be named, by default this process's own.
    """

    def __init__(
        self,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        network: Callable[[], Network] = Network,
        policy: Callable[[], Policy] = lambda: NO_POLICY,
        env: Mapping[str, str] | None = None,
        platform: str = sys.platform,
        deadlines: Deadlines = Deadlines(),  # noqa: B008 (frozen)
    ) -> None:
        self._now, self._policy = now, policy
        self._deadlines = deadlines
        self._clients = Clients(
            network, env=os.environ if env is None else env, platform=platform, deadlines=deadlines
        )
        self._turns: dict[_Origin, asyncio.Lock] = {}

    async def ask(
        self,
        url: str,
        *,
        bearer: Secret | None = None,
        headers: HeaderValues | None = None,
        post: bytes | None = None,
        accept: Collection[int] = (),
    ) -> Answer:
        """A JSON answer in UTF-8, undecoded; raises only `SourceError` kinds.

        `bearer` goes into the Authorization header. `post` makes it a POST of that body. A status in
        `accept` comes back as an answer, with its body, where it would be raised otherwise.
        """
        sent: dict[str, str | Secret] = {"Accept": "application/json"}
        if post is not None:
            sent["Content-Type"] = "application/json"
        sent |= headers or {}
        if bearer is not None:
            sent["Authorization"] = Secret(f"Bearer {bearer.reveal()}")
        answer = await self._request(_Question(url, sent, post, frozenset(accept), LIMIT))
        host = _origin(url).host
        if answer.status == 304 and 304 not in accept:  # nobody asked whether it was modified
            raise of_status(host, answer.status, answer.headers, self._now())
        kind = answer.headers.get("content-type", "")
        if answer.status < 300 and is_page(kind):
            raise Unreadable(
                saying(
                    "Faults",
                    "{host} sent a web page instead of figures. The address may be wrong, or the "
                    "network wants a sign-in in the browser first.",
                    host=host,
                )
            )
        return Answer(answer.status, answer.headers, as_utf8(answer.body, kind))

    async def get_bytes(self, url: str, *, headers: HeaderValues | None = None, limit: int = LIMIT) -> Answer:
        """The answer of at most `limit` bytes; send `If-None-Match` for a 304 where nothing changed.

        Raises only `SourceError` kinds, with sentences that may be shown.
        """
        return await self._request(_Question(url, headers or {}, None, frozenset(), limit))

    async def close(self) -> None:
        """Close every connection; the next request makes new ones."""
        await self._clients.close()

    async def _request(self, question: _Question) -> Answer:
        start = _origin(question.url)
        _check_sendable(start.host, question.headers)
        try:
            async with asyncio.timeout(self._deadlines.whole):
                return await self._follow(question, start)
        except TimeoutError as error:
            raise of_exception(start.host, error) from None

    async def _follow(self, question: _Question, start: _Origin) -> Answer:
        url, here = question.url, start
        for _hop in range(_HOPS):
            self._check_allowed(here)
            answer = await self._in_turn(url, here, question)
            if answer.status not in _MOVED:
                return answer
            if question.post is not None:
                raise Refused(
                    saying(
                        "Faults",
                        "{host} passes the question on, which is not followed with what was sent.",
                        host=start.host,
                    )
                )
            url = _join(start.host, url, answer.headers.get("location", ""))
            here = _origin(url)
            if question.secret and here != start:
                raise Refused(
                    saying(
                        "Faults",
                        "{host} passes the question on to {other}, where the key is not sent.",
                        host=start.host,
                        other=here.host,
                    )
                )
            if here.is_here and not start.is_here:
                raise Refused(
                    saying(
                        "Faults",
                        "{host} passes the question on to this computer, which is not followed.",
                        host=start.host,
                    )
                )
        raise Unreachable(saying("Faults", "{host} passes the question on without an end.", host=start.host))

    def _check_allowed(self, origin: _Origin) -> None:
        policy = self._policy()
        if not origin.is_here and not policy.allows(origin.host):
            who = policy.company or saying("Faults", "Your company")
            raise Refused(
                saying(
                    "Faults",
                    "{who} allows no requests to {host} (in {origin}).",
                    who=who,
                    host=origin.host,
                    origin=policy.origin,
                )
            )

    async def _in_turn(self, url: str, origin: _Origin, question: _Question) -> Answer:
        async with (
            self._turns.setdefault(origin, asyncio.Lock()),
            self._clients.lend(origin.host, origin.port) as lent,
        ):
            try:
                return await self._send(lent.client, url, origin.host, question)
            except SourceError:
                raise
            except Exception as error:
                if not is_foreign(error):
                    raise
                log.info("%s: %s", origin.host, type(error).__name__)
                self._clients.doubt(trust=is_certificate(error))
                # Its own text may quote what was sent.
                raise of_exception(origin.host, error, proxy=lent.proxy, note=lent.note) from None

    async def _send(self, client: httpx.AsyncClient, url: str, host: str, question: _Question) -> Answer:
        plain = {
            name: value.reveal() if isinstance(value, Secret) else value
            for name, value in question.headers.items()
        }
        method = "GET" if question.post is None else "POST"
        async with client.stream(method, url, headers=plain, content=question.post) as response:
            status = response.status_code
            said = {name.lower(): value for name, value in response.headers.items()}
            if status in _MOVED or status == 304:
                return Answer(status, said, b"")
            if not response.is_success and status not in question.accept:
                raise of_status(host, status, said, self._now())
            return Answer(status, said, await read_body(response, host, question.limit))


def _origin(url: str) -> _Origin:
    """Where the address leads; `Refused` where a question would travel in the clear.

    On this machine itself it does not travel. A name or password in an address would be shown with it.
    """
    try:
        parts = urlsplit(url)
        scheme, host = parts.scheme, parts.hostname or ""
        origin = _Origin(scheme, host, parts.port or _PORTS.get(scheme, 0))
    except ValueError:
        raise Refused(saying("Faults", "The address cannot be asked: it is not one of the web.")) from None
    if not host or not (scheme == "https" or (scheme == "http" and origin.is_here)):
        raise Refused(
            saying(
                "Faults",
                "{host} cannot be asked: it does not begin with https://.",
                host=host or saying("Faults", "The address"),
            )
        )
    if "@" in parts.netloc:
        raise Refused(
            saying(
                "Faults", "{host} cannot be asked: there is a name or a password in the address.", host=host
            )
        )
    return origin


def _join(host: str, url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise Unreadable(
            saying("Faults", "{host} passes the question on to no address.", host=host)
        ) from None


def _check_sendable(host: str, headers: HeaderValues) -> None:
    """Refuse a key with characters that no header can carry; h11's own error would quote it."""
    for value in headers.values():
        text = value.reveal() if isinstance(value, Secret) else value
        if not (text.isascii() and text.isprintable()):
            raise NotSignedIn(
                saying(
                    "Faults", "The key for {host} has characters that no key has. Enter it again.", host=host
                )
            )
