"""A vendor's whole world, made for one question: the web, its own secrets, its choices, the time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from pathlib import Path

from trayapp.domain.secret import Secret
from trayapp.engine.base import Base
from trayapp.system.process import run
from trayapp.system.program_env import with_way_out
from trayapp.system.sqlite_file import select
from trayapp.system.web import Web
from trayapp.vendors import Ports, Vendor


def make_ports(
    vendor: Vendor,
    base: Base,
    *,
    web: Web,
    secret: Callable[[str, str], Awaitable[Secret | None]],
    note: Callable[[str], None] = lambda _: None,
) -> Ports:
    """The ports of one vendor; `secret` takes a source and a name, and only this vendor's are given."""

    async def own_secret(name: str) -> Secret | None:
        return await secret(vendor.id, name)

    async def run_program(
        command: Sequence[str],
        *,
        send: bytes = b"",
        until: Callable[[bytes], bool] | None = None,
        pass_on: Collection[str] = (),
    ) -> bytes:
        way_out = base.settings.network
        env = with_way_out(base.world.env, proxy=way_out.proxy, ca_bundle=way_out.ca_bundle)
        return await run(command, env=env, send=send, until=until, pass_on=pass_on)

    return Ports(
        get=web.ask,
        secret=own_secret,
        run=run_program,
        read=_read,
        select=select,
        env=base.world.env,
        home=base.world.home,
        platform=base.world.platform,
        now=base.world.now,
        zone=base.zone,
        note=note,
        choices=base.settings.sources.of(vendor.id).choices,
    )


async def _read(path: Path) -> bytes | None:
    try:
        return await asyncio.to_thread(path.read_bytes)
    except OSError:
        return None
