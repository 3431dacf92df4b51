"""Ports for a vendor under test: the real web and a real server, the rest handed in.

A fixture is one recorded or documented answer: `source` (its page), `date`, `note`, and the world in which
the vendor is asked. That world: `answers` by path ("/v1/key", or "POST /v1/x" where both are asked),
`choices`, `secrets` by name (null for none; those that are not named are KEY), `programs` (a program's name
and what it writes: text, or a list of which each part is one line of JSON), `files` (text or JSON) and `rows`
of SQLite files by path ("~" is the home).
"""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from tests.web_server import Reply
from trayapp.domain.errors import Unavailable
from trayapp.domain.secret import Secret
from trayapp.system.web import Web
from trayapp.vendors import Ports, ask

FIXTURES = Path(__file__).parent / "fixtures"
HOME = Path("/home/me")
NOW = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # a Wednesday
ZONE = ZoneInfo("Europe/Berlin")  # where it is Thursday already
KEY = "sk-test-v1-0123456789abcdef0123456789abcdef"


def fixture(name):
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


def serve(server, recorded):
    """Let the server answer as the fixture has it."""
    server.replies = {
        path: Reply(body=json.dumps(answer).encode()) for path, answer in recorded.get("answers", {}).items()
    }


def question(vendor, server, recorded=None, *, urls=None, **world):
    """Ask once over the real web; every address leads to the server, `urls` collects what was meant.

    `recorded` gives choices, programs and files; `world` hands in other ports, `secret` another secret.
    """

    async def main():
        web = Web(now=lambda: NOW)

        async def get(url, **more):
            if urls is not None:
                urls.append(url)
            parts = urlsplit(url)
            query = f"?{parts.query}" if parts.query else ""
            return await web.ask(f"{server.url}{parts.path}{query}", **more)

        try:
            return await ask(vendor, ports(get, recorded, **world))
        finally:
            await web.close()

    return asyncio.run(main())


def question_without_web(vendor, recorded, **world):
    """Ask the vendor once; the answers come straight from the recorded ones."""

    async def get(url, *, post=None, **_more):
        path = urlsplit(url).path
        answers = recorded.get("answers", {})
        method = "GET" if post is None else "POST"
        answer = answers[f"{method} {path}" if f"{method} {path}" in answers else path]
        return SimpleNamespace(status=200, headers={}, body=json.dumps(answer).encode())

    return asyncio.run(ask(vendor, ports(get, recorded, **world)))


def ports(get, recorded=None, *, secret=KEY, **more):
    """A vendor's world as recorded; `more` hands in other ports (`run`, `read`, `choices`, `note` ...)."""
    recorded = recorded or {}
    secrets, programs = recorded.get("secrets", {}), recorded.get("programs", {})
    files, tables = recorded.get("files", {}), recorded.get("rows", {})

    async def give(name):
        value = secrets.get(name, secret)
        return None if value is None or secret is None else Secret(value)

    async def run(command, **_more):
        name = PureWindowsPath(command[0]).name
        if name not in programs:
            raise Unavailable(f"{name} is not installed, or not on the path.")
        return _text(programs[name])

    async def read(path):
        return next((_text(held) for name, held in files.items() if _path(name) == path), None)

    async def select(path, _sql, _values=()):
        return next(
            ([tuple(row) for row in rows] for name, rows in tables.items() if _path(name) == path), []
        )

    world = {
        "run": run,
        "read": read,
        "select": select,
        "env": {},
        "home": HOME,
        "platform": "linux",
        "now": lambda: NOW,
        "zone": ZONE,
        "choices": recorded.get("choices", {}),
    }
    return Ports(get=get, secret=give, **(world | more))


def _path(name):
    return HOME / name[2:] if name.startswith("~/") else Path(name)


def _text(held):
    if isinstance(held, str):
        return held.encode()
    lines = held if isinstance(held, list) else [held]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()
