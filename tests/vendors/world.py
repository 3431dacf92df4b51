"""Ports for a vendor under test: the real web and a real server, the rest handed in."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from tests.web_server import Reply
from trayapp.domain.errors import Unavailable
from trayapp.domain.secret import Secret
from trayapp.system.web import Web
from trayapp.vendors import Ports, ask

FIXTURES = Path(__file__).parent / "fixtures"
NOW = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # a Wednesday
KEY = "sk-test-v1-0123456789abcdef0123456789abcdef"


def fixture(name):
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


def serve(server, recorded):
    """Let the server answer as the fixture has it."""
    server.replies = {
        path: Reply(body=json.dumps(answer).encode()) for path, answer in recorded["answers"].items()
    }


def question(vendor, server, *, secret=KEY, choices=None, urls=None):
    """Ask once over the real web; every address leads to the server, `urls` collects what was meant."""

    async def main():
        web = Web(now=lambda: NOW)

        async def get(url, **more):
            if urls is not None:
                urls.append(url)
            parts = urlsplit(url)
            query = f"?{parts.query}" if parts.query else ""
            return await web.get_json(f"{server.url}{parts.path}{query}", **more)

        try:
            return await ask(vendor, ports(get, secret=secret, choices=choices))
        finally:
            await web.close()

    return asyncio.run(main())


def question_without_web(vendor, recorded):
    """Ask the vendor once; the answers come straight from the recorded ones."""

    async def get(url, **_more):
        return json.dumps(recorded["answers"][urlsplit(url).path]).encode()

    return asyncio.run(ask(vendor, ports(get)))


def ports(get, *, secret=KEY, choices=None):
    async def give(_name):
        return None if secret is None else Secret(secret)

    async def run(command, *, send=b""):
        raise Unavailable(f"{command[0]} is not installed.")

    async def read(_path):
        return None

    return Ports(get=get, secret=give, run=run, read=read, env={}, now=lambda: NOW, choices=choices or {})
