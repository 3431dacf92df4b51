"""A vendor's whole world, made for one question: the web, its own secrets, its choices, the time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from trayapp.domain.secret import Secret
from trayapp.engine.base import Base
from trayapp.system.process import run
from trayapp.system.web import Web
from trayapp.vendors import Ports, Vendor


def make_ports(
    vendor: Vendor, base: Base, *, web: Web, secret: Callable[[str, str], Awaitable[Secret | None]]
) -> Ports:
    """The ports of one vendor; `secret` takes a source and a name, and only this vendor's are given."""

    async def own_secret(name: str) -> Secret | None:
        return await secret(vendor.id, name)

    async def run_program(command: Sequence[str], *, send: bytes = b"") -> bytes:
        return await run(command, env=base.world.env, send=send)

    return Ports(
        get=web.get_json,
        secret=own_secret,
        run=run_program,
        read=_read,
        env=base.world.env,
        now=base.world.now,
        choices=base.settings.sources.of(vendor.id).choices,
    )


async def _read(path: Path) -> bytes | None:
    try:
        return await asyncio.to_thread(path.read_bytes)
    except OSError:
        return None
