"""One question to a real server, as the program asks it."""

import asyncio
from datetime import UTC, datetime

import pytest

from trayapp.domain.errors import SourceError
from trayapp.settings import Network
from trayapp.system.web import Web

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEY = "sk-or-v1-0123456789abcdef"
PASSWORD = "geheim-0123"  # noqa: S105


def now_of(network):
    """The settings; in a list they may be others by the next question."""
    return network[0] if isinstance(network, list) else network or Network()


def with_web(use, *, env=None, network=None, **options):
    """Run `use(web)` on a loop of its own and close the web; nothing of this machine's settings counts."""

    async def main():
        web = Web(now=lambda: NOW, env=env or {}, network=lambda: now_of(network), **options)
        try:
            return await use(web)
        finally:
            await web.close()

    return asyncio.run(main())


def get(url, *, world=None, **more):
    return with_web(lambda web: web.ask(url, **more), **(world or {})).body


def error_of(url, kind, *, world=None, **more):
    with pytest.raises(SourceError) as caught:
        get(url, world=world, **more)
    assert type(caught.value) is kind, caught.value.sentence
    assert KEY not in caught.value.sentence
    assert PASSWORD not in caught.value.sentence
    return caught.value
