"""Which proxy leads out: the person's setting, else the environment, else what the desktop or system says."""

from __future__ import annotations

import ast
import asyncio
import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from trayapp.domain.errors import SourceError
from trayapp.domain.saying import saying
from trayapp.system.process import run

GSETTINGS_DEADLINE: Final = 2.0
"""Seconds. The program answers in 10 ms; a desktop that is stuck must not hold up a question."""

SCRIPT: Final = saying(
    "Faults",
    "The system's proxy settings are a script (PAC), which Remainder does not "
    "read. Name the proxy in the settings (network.proxy).",
)

# Where gsettings finds its schemas and the person's values.
_GSETTINGS_NEEDS: Final = (
    "XDG_DATA_DIRS", "GSETTINGS_SCHEMA_DIR", "GSETTINGS_BACKEND", "DCONF_PROFILE", "DBUS_SESSION_BUS_ADDRESS",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proxies:
    """The proxy, and who is reached without it.

    `address` may hold a password. `left_out` are patterns as in NO_PROXY, and `bypass`, which may take its
    time, is the system's own word on a host. `note` says in a sentence what of the settings was not
    followed. `lasting` is True where only a change of the settings or a new start can change it.
    """

    address: str | None = field(default=None, repr=False)
    left_out: tuple[str, ...] = ()
    bypass: Callable[[str], bool] | None = None
    note: str = ""
    lasting: bool = True

    async def of(self, host: str, port: int) -> str | None:
        """The address of the proxy for this host, or None for none."""
        if self.address is None or is_this_machine(host) or is_left_out(host, port, self.left_out):
            return None
        # The systems' own functions may look the host up.
        if self.bypass is not None and await asyncio.to_thread(self.bypass, host):
            return None
        return self.address


async def find_proxies(setting: str, *, env: Mapping[str, str], platform: str) -> Proxies:
    """What holds now. `setting` is that of the person: "" as the system says, "none", or an address."""
    left_out = tuple(filter(None, _variable(env, "no_proxy").replace(",", " ").split()))
    if setting == "none":
        return Proxies()
    if setting:
        return Proxies(setting, left_out)
    named = [_variable(env, name) for name in ("https_proxy", "all_proxy", "http_proxy")]
    if any(named):
        # http_proxy is for http:// alone, which never leaves this machine.
        address = named[0] or named[1]
        return Proxies(_whole(address) if address else None, left_out)
    if platform in {"win32", "darwin"}:
        return await asyncio.to_thread(_of_system)
    return await _of_desktop(env, left_out)


def is_this_machine(host: str) -> bool:
    """True for what never leaves this computer; names below localhost may, by some resolvers."""
    address = _ip(host)
    return host == "localhost" if address is None else address.is_loopback


def is_left_out(host: str, port: int, patterns: tuple[str, ...]) -> bool:
    """True where a pattern of NO_PROXY names the host: *, a name and all below it, an address, a range."""
    address = _ip(host)
    return any(_names(pattern.lower(), host.lower(), port, address) for pattern in patterns)


def _names(
    pattern: str, host: str, port: int, address: ipaddress.IPv4Address | ipaddress.IPv6Address | None
) -> bool:
    if pattern == "*":
        return True
    if address is not None:
        try:
            return address in ipaddress.ip_network(pattern.strip("[]"), strict=False)
        except ValueError:
            pass
    name, colon, wanted = pattern.rpartition(":")
    if colon and wanted.isdigit():
        return int(wanted) == port and _names(name, host, port, address)
    name = pattern.removeprefix("*").removeprefix(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def _variable(env: Mapping[str, str], name: str) -> str:
    # In small letters first, as other programs read them; empty there switches the other off.
    return env.get(name, env.get(name.upper(), "")).strip()


def _whole(address: str) -> str:
    return address if "://" in address else f"http://{address}"


def _of_system() -> Proxies:
    """What Windows or macOS say; the standard library reads the registry and the system's configuration."""
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415 (15 ms, only on those systems)

    found = getproxies()
    address = found.get("https") or found.get("socks")
    return Proxies(
        address=_whole(address) if address else None, bypass=proxy_bypass if address else None, lasting=False
    )


async def _of_desktop(env: Mapping[str, str], left_out: tuple[str, ...]) -> Proxies:
    """What GNOME, and the desktops that share its settings, say."""
    command = ("gsettings", "list-recursively", "org.gnome.system.proxy")
    try:
        said = await run(command, env=env, pass_on=_GSETTINGS_NEEDS, deadline=GSETTINGS_DEADLINE)
    except (SourceError, OSError):  # another desktop, or none
        return Proxies(lasting=False)
    return read_gsettings(said.decode("utf-8", "replace"), left_out)


def read_gsettings(said: str, left_out: tuple[str, ...] = ()) -> Proxies:
    """The proxies in lines of `schema key value`, values as GVariant text."""
    values = {}
    for line in said.splitlines():
        schema, _, rest = line.partition(" ")
        key, _, value = rest.partition(" ")
        values[f"{schema.removeprefix('org.gnome.system.proxy').removeprefix('.')}/{key}"] = _value(value)
    if values.get("/mode") == "auto":
        return Proxies(note=SCRIPT, lasting=False)
    if values.get("/mode") != "manual":
        return Proxies(lasting=False)
    ignored = values.get("/ignore-hosts")
    patterns = tuple(str(each) for each in ignored) if isinstance(ignored, list) else ()
    return Proxies(_first(values), (*left_out, *patterns), lasting=False)


def _first(values: Mapping[str, object]) -> str | None:
    for kind, scheme in (("https", "http"), ("socks", "socks5")):
        host, port = str(values.get(f"{kind}/host") or "").strip(), values.get(f"{kind}/port")
        if host:
            host = urlsplit(host).hostname or host if "://" in host else host
            host = f"[{host.strip('[]')}]" if ":" in host else host
            return f"{scheme}://{host}:{port}" if port else f"{scheme}://{host}"
    return None


def _value(text: str) -> object:
    try:
        return ast.literal_eval(text.removeprefix("@as ").strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
