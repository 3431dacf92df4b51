"""Signs in to one vendor at the terminal, with the same web and choices as when it is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from trayapp.domain.errors import Unavailable
from trayapp.domain.secret import Secret
from trayapp.domain.translation import translate
from trayapp.engine.base import World, open_base
from trayapp.engine.ports import make_ports
from trayapp.system.web import Web
from trayapp.vendors import Vendor


def sign_in(vendor: Vendor, say: Callable[[str], None]) -> Secret:
    """The vendor's key, once the person has agreed to it; `say` tells them what to do. May take minutes.

    Raises:
        Unavailable: signing in is not possible here; the sentence says what serves instead.
        SourceError: it was, and came to nothing.
    """
    return asyncio.run(_sign_in(vendor, say, World.here()))


async def _sign_in(vendor: Vendor, say: Callable[[str], None], world: World) -> Secret:
    if vendor.sign_in is None:
        raise Unavailable(translate("CommandLine", "{name} has no sign-in in the browser.", name=vendor.name))
    base = open_base(world, in_memory=True)
    web = Web(
        now=world.now,
        network=lambda: base.settings.network,
        policy=lambda: base.settings.policy,
        env=world.env,
        platform=world.platform,
    )
    try:
        return await vendor.sign_in(make_ports(vendor, base, web=web, secret=_none), say)
    finally:
        await web.close()
        base.close()


async def _none(_source: str, _name: str) -> Secret | None:
    """No stored key is needed to get one."""
    return None
