"""The connections behind `Web`: made when needed, shared for a while, made anew when the way changes."""

from __future__ import annotations

import asyncio
import logging
import ssl
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from trayapp import __version__
from trayapp.domain.errors import Unreachable
from trayapp.domain.saying import saying
from trayapp.settings import Network
from trayapp.system.proxy import Proxies, find_proxies, is_this_machine
from trayapp.system.trust import make_trust

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)

# Seconds for which the desktop's or the system's word on a proxy holds; a request that gets no answer ends
# it at once. Asking at every poll would start a program each time.
PROXY_HOLDS: Final = 3600.0

UNUSABLE: Final = saying(
    "Faults",
    "The proxy settings name a proxy that Remainder cannot use. It needs one that "
    "begins with http:// or https://.",
)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds.

    `connect` is for each step of connecting (to the host or the proxy, and the handshake), `read` for each
    wait for data, `whole` for a question with everything in it: its turn, connecting, redirects and the body.
    `idle` after the last answer, connections are closed: several questions to one host in a row share one,
    and none is open between polls, when a host that closes it would wake the program.
    """

    connect: float = 10.0
    read: float = 20.0
    whole: float = 40.0
    idle: float = 10.0


@dataclass(frozen=True, slots=True)
class Lent:
    """A client for one request. `proxy` is True where it goes through one; `note` as in `Proxies`."""

    client: httpx.AsyncClient
    proxy: bool
    note: str


class Way:
    """The way out under one state of the settings: whom to trust, which proxy, and the clients made so."""

    def __init__(
        self, network: Network, *, env: Mapping[str, str], platform: str, deadlines: Deadlines
    ) -> None:
        self.network = network
        self.users = 0
        self._env = env
        self._platform = platform
        self._deadlines = deadlines
        self._proxies: Proxies | None = None
        self._asked_at = 0.0
        self._asking = asyncio.Lock()
        self._trust: ssl.SSLContext | None = None
        # One for each host: a pool of many goes through all its connections at every question, which was a
        # sixth of the CPU for 20 sources; a client of its own costs 0.06 ms.
        self._clients: dict[tuple[str | None, str, int], httpx.AsyncClient] = {}

    async def lend(self, host: str, port: int) -> Lent:
        """A client for this host; raises `Unreachable` where the settings cannot be followed."""
        # Nothing on this machine needs a proxy, so none is looked for.
        proxies = Proxies() if is_this_machine(host) else await self._find()
        proxy = await proxies.of(host, port)
        key = (proxy, host, port)
        if key not in self._clients:
            self._trust = self._trust or make_trust(
                self.network.ca_bundle, env=self._env, platform=self._platform
            )
            self._clients[key] = _new_client(self._trust, proxy, self._deadlines)
        return Lent(self._clients[key], proxy is not None, proxies.note)

    def doubt(self) -> None:
        """A request got no answer: the proxy may be another by now."""
        if self._proxies is not None and not self._proxies.lasting:
            self._proxies = None

    def take_clients(self) -> list[httpx.AsyncClient]:
        """Every client, to be closed; the next request makes new ones. Trust and proxies stay."""
        clients = list(self._clients.values())
        self._clients.clear()
        return clients

    async def _find(self) -> Proxies:
        async with self._asking:
            now = asyncio.get_running_loop().time()
            found = self._proxies
            if found is None or (not found.lasting and now - self._asked_at > PROXY_HOLDS):
                found = await find_proxies(self.network.proxy, env=self._env, platform=self._platform)
                self._proxies, self._asked_at = found, now
            return found


class Clients:
    """Lends clients, notices changed settings, and closes what nobody uses."""

    def __init__(
        self,
        network: Callable[[], Network],
        *,
        env: Mapping[str, str],
        platform: str,
        deadlines: Deadlines,
    ) -> None:
        self._network = network
        self._env = env
        self._platform = platform
        self._deadlines = deadlines
        self._way: Way | None = None
        self._idle: asyncio.TimerHandle | None = None
        self._closing: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def lend(self, host: str, port: int) -> AsyncIterator[Lent]:
        """A client that stays open for as long as it is lent."""
        way = self._present()
        way.users += 1
        try:
            yield await way.lend(host, port)
        finally:
            way.users -= 1
            if way.users == 0:
                self._rest(way)

    def doubt(self, *, trust: bool) -> None:
        """A request got no answer. With `trust`, the certificates may be others by now: look again."""
        if self._way is None:
            return
        self._way.doubt()
        if trust:
            self._retire()

    async def close(self) -> None:
        """Close every connection; the next request makes new ones."""
        self._stop_waiting()
        if self._way is not None:
            self._close(self._way)
        if self._closing:
            await asyncio.gather(*self._closing)

    def _present(self) -> Way:
        """The way as the settings are now; what was open for others is closed when its last user leaves."""
        network = self._network()
        self._stop_waiting()
        if self._way is not None and self._way.network != network:
            self._retire()
        if self._way is None:
            self._way = Way(network, env=self._env, platform=self._platform, deadlines=self._deadlines)
        return self._way

    def _retire(self) -> None:
        way, self._way = self._way, None
        if way is not None and way.users == 0:
            self._close(way)

    def _rest(self, way: Way) -> None:
        if way is not self._way:
            self._close(way)
            return
        self._stop_waiting()
        self._idle = asyncio.get_running_loop().call_later(self._deadlines.idle, self._close, way)

    def _stop_waiting(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    def _close(self, way: Way) -> None:
        for client in way.take_clients():
            closing = asyncio.get_running_loop().create_task(client.aclose())
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)


def _proxy(address: str, trust: ssl.SSLContext) -> httpx.Proxy:
    import httpx  # noqa: PLC0415 (as below)

    # A context for one that is not spoken to over TLS is refused.
    return httpx.Proxy(address, ssl_context=trust if address.lower().startswith("https:") else None)


def _new_client(trust: ssl.SSLContext, proxy: str | None, deadlines: Deadlines) -> httpx.AsyncClient:
    _spare_imports()
    from http.cookiejar import DefaultCookiePolicy  # noqa: PLC0415 (comes with httpx)

    import httpx  # noqa: PLC0415 (4 MiB and 30 ms, only where something is asked)

    try:
        client = httpx.AsyncClient(
            verify=trust,
            proxy=None if proxy is None else _proxy(proxy, trust),
            # httpx's own reading of the environment knows neither ranges of addresses in NO_PROXY nor the
            # exceptions that Windows and macOS keep; `Proxies` does.
            trust_env=False,
            timeout=httpx.Timeout(deadlines.read, connect=deadlines.connect),
            # Only what is unpacked here, in bounds; httpx itself unpacks a chunk to any size.
            headers={"User-Agent": f"remainder/{__version__}", "Accept-Encoding": "gzip"},
        )
    except (ImportError, ValueError, httpx.InvalidURL):  # SOCKS, or no address at all
        raise Unreachable(UNUSABLE) from None
    # A cookie of one answer would go with every later question, and tie them together.
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))
    return client


def _spare_imports() -> None:
    """Let imports fail at once that httpx expects to fail: None in sys.modules does that."""
    # A command line of httpx's own, loaded where rich and click happen to be installed: 6 MiB and 75 ms
    # for nothing (measured with httpx 0.28.1).
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    # httpcore 1.0.9 looks for it at every lock that it makes, on the disk, which was a fifth of the CPU
    # for 20 sources. anyio no longer brings it along.
    if "sniffio" not in sys.modules and find_spec("sniffio") is None:
        sys.modules["sniffio"] = None  # type: ignore[assignment]
