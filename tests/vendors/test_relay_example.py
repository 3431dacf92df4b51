"""The server in docs/relay.md, exactly as it stands there, and the source that asks it."""

import asyncio
import hashlib
import json
import os
import re
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.vendors.world import KEY, ports
from tests.web_server import Reply
from trayapp.domain.errors import NotSignedIn, Unreachable
from trayapp.domain.model import USD
from trayapp.domain.period import Monthly
from trayapp.system.web import Web
from trayapp.vendors import ask
from trayapp.vendors.relay import VENDOR

PAGE = Path(__file__).parents[2] / "docs" / "relay.md"
UPSTREAM = "/v1/organizations/spend_limits/effective"
ADMIN = "sk-admin-that-stays-on-the-server"
USER = "user_01AbC"


def row(**more):
    return {
        "actor": {"type": "user_actor", "user_id": USER},
        "amount": "50000",
        "currency": "USD",
        "period": "monthly",
        "period_to_date_spend": "31402.5",
        **more,
    }


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def relay(server, tmp_path):
    """The example's address, in front of `server`."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    (tmp_path / "relay.py").write_text(code, "utf-8")
    (tmp_path / "people.json").write_text(json.dumps({hashlib.sha256(KEY.encode()).hexdigest(): USER}))
    port = free_port()
    env = os.environ | {
        "UPSTREAM": server.url,
        "ADMIN_KEY": ADMIN,
        "PEOPLE": str(tmp_path / "people.json"),
        "PORT": str(port),
        "NO_PROXY": "127.0.0.1",
    }
    running = subprocess.Popen(
        [sys.executable, str(tmp_path / "relay.py")], env=env, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            if answers(port):
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(10)


def asked(address, secret=KEY):
    async def main():
        web = Web()
        try:
            world = ports(
                web.ask,
                choices={"base_url": address, "path": "/me"},
                secret=secret,
                now=lambda: datetime.now(UTC),
            )
            return await ask(VENDOR, world)
        finally:
            await web.close()

    return asyncio.run(main())


def test_the_example_answers_with_ones_own_budget(server, relay):
    server.replies = {UPSTREAM: Reply(body=json.dumps({"data": [row()]}).encode())}
    (found,) = asked(relay)
    assert (found.title, found.unit) == ("claude", USD)
    assert (found.used, found.limit) == (Decimal("314.025"), 500)
    assert found.window == Monthly().window(found.at, UTC)
    (question,) = server.asked
    assert question.headers["x-api-key"] == ADMIN
    assert USER in question.path


def test_no_limit_stays_none(server, relay):
    data = [row(amount=None)]
    server.replies = {UPSTREAM: Reply(body=json.dumps({"data": data}).encode())}
    (found,) = asked(relay)
    assert (found.used, found.limit) == (Decimal("314.025"), None)


def test_somebody_else_is_turned_away_before_anything_is_asked(server, relay):
    with pytest.raises(NotSignedIn):
        asked(relay, secret=KEY[::-1])
    assert server.asked == []


def test_figures_that_cannot_be_had_are_no_figures(server, relay):
    server.replies = {UPSTREAM: Reply(status=403)}
    with pytest.raises(Unreachable):
        asked(relay)
