import asyncio
import gc
import gzip
import socket
from datetime import timedelta

import pytest

from tests.system.asking import KEY, NOW, error_of, get, with_web
from tests.web_server import Reply, running
from trayapp.domain.errors import (
    NotSignedIn,
    Refused,
    SourceError,
    Throttled,
    Unavailable,
    Unreachable,
    Unreadable,
)
from trayapp.domain.retry import wait_until
from trayapp.domain.secret import Secret
from trayapp.system.web_client import Deadlines


@pytest.fixture
def server():
    with running() as made:
        yield made


def test_an_answer_comes_with_the_key_and_our_name_sent(server):
    server.reply = Reply(body=b'{"a": 1}')
    assert get(f"{server.url}/x?y=1", bearer=Secret(KEY)) == b'{"a": 1}'
    (asked,) = server.asked
    assert asked.path == "/x?y=1"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.headers["accept"] == "application/json"
    assert asked.headers["user-agent"].startswith("remainder/")


def test_a_post_sends_its_body(server):
    get(f"{server.url}/x", bearer=Secret(KEY), post=b'{"a": 1}')
    (asked,) = server.asked
    assert (asked.method, asked.body) == ("POST", b'{"a": 1}')
    assert asked.headers["content-type"] == "application/json"
    get(f"{server.url}/x", post=b"a=1", headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert server.asked[1].headers["content-type"] == "application/x-www-form-urlencoded"


def test_an_accepted_status_comes_with_its_body(server):
    server.reply = Reply(status=429, body=b'{"error": "over"}', headers={"Retry-After": "60"})
    answer = with_web(lambda web: web.ask(server.url, accept={400, 429}))
    assert (answer.status, answer.body, answer.headers["retry-after"]) == (429, b'{"error": "over"}', "60")
    server.reply = Reply(status=400, body=gzip.compress(b"[1]"), headers={"Content-Encoding": "gzip"})
    assert with_web(lambda web: web.ask(server.url, accept={400, 429}, post=b"{}")).body == b"[1]"
    server.reply = Reply(status=401)
    error_of(server.url, NotSignedIn, accept={400, 429})
    server.reply = Reply(status=304, body=b"")
    assert with_web(lambda web: web.ask(server.url, accept={304})).status == 304


def test_a_packed_answer_is_unpacked(server):
    server.reply = Reply(body=gzip.compress(b'{"a": 1}'), headers={"Content-Encoding": "gzip"})
    assert get(server.url) == b'{"a": 1}'


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, NotSignedIn),
        (402, Refused),
        (403, Refused),
        (400, Refused),
        (404, Unavailable),
        (407, Unreachable),
        (408, Unreachable),
        (429, Throttled),
        (500, Unreachable),
        (503, Unreachable),
        (304, Unreadable),
    ],
)
def test_every_status_has_its_kind(server, status, kind):
    server.reply = Reply(status=status, body=b"" if status == 304 else b'{"error": "no"}')
    error = error_of(server.url, kind, bearer=Secret(KEY))
    assert error.retry_at is None


@pytest.mark.parametrize("status", [429, 503])
def test_the_hosts_own_wish_to_wait_is_kept(server, status):
    server.reply = Reply(status=status, headers={"Retry-After": "120"})
    with pytest.raises(SourceError) as caught:
        get(server.url)
    assert caught.value.retry_at == NOW + timedelta(seconds=120)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("120", NOW + timedelta(seconds=120)),
        ("0", NOW),
        ("Mon, 23 Nov 2026 12:05:00 GMT", NOW + timedelta(minutes=5)),
        ("Mon, 23 Nov 2026 14:05:00 +0200", NOW + timedelta(minutes=5)),
        ("Mon, 23 Nov 2026 12:05:00 -0000", NOW + timedelta(minutes=5)),
        ("Sun, 22 Nov 2026 12:05:00 GMT", NOW),
        ("9" * 30, NOW + timedelta(days=7)),
        ("9" * 5000, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
    ],
)
def test_retry_after(said, until):
    assert wait_until(said, NOW) == until


def test_unchanged_is_said_by_its_status(server):
    server.reply = Reply(status=304, body=b"", headers={"ETag": '"1"'})
    answer = with_web(lambda web: web.get_bytes(server.url, headers={"If-None-Match": '"1"'}, limit=10))
    assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", '"1"')
    assert server.asked[0].headers["if-none-match"] == '"1"'


def test_nobody_there_and_no_such_name():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "could not be reached" in error_of(f"http://127.0.0.1:{port}/", Unreachable).sentence
    assert "was not found" in error_of("https://no-such-host.invalid/", Unreachable).sentence
    error_of(f"https://{'a' * 64}.invalid/", Unreachable)


@pytest.mark.parametrize(
    "url",
    [
        "http://one.example/",
        "ftp://one.example/",
        "file:///etc/passwd",
        "nonsense",
        "",
        "https://",
        "https://[::1",
        "https://one.example:99999/",
        "https://kim:geheim-0123@one.example/",
    ],
)
def test_nothing_travels_in_the_clear(url):
    error_of(url, Refused, bearer=Secret(KEY))


@pytest.mark.parametrize("key", [f"{KEY}\n", f"{KEY}é", f"{KEY}\r\nX: y"])
def test_a_key_that_no_header_can_carry_is_not_quoted(server, key):
    error_of(server.url, NotSignedIn, bearer=Secret(key))
    assert server.asked == []


def test_one_request_at_a_time_to_one_host(server):
    server.reply = Reply(delay=0.05)

    async def use(web):
        await asyncio.gather(*(web.ask(f"{server.url}/{n}") for n in range(4)))

    with_web(use)
    assert len(server.asked) == 4
    assert server.most_at_once == 1


def test_connections_are_shared_for_a_while_and_then_closed(server):
    async def use(web):
        await web.ask(server.url)
        await web.ask(server.url)
        assert server.connections == 1
        await asyncio.sleep(0.3)
        await web.ask(server.url)
        assert server.connections == 2

    with_web(use, deadlines=Deadlines(idle=0.1))


def test_a_connection_stays_while_another_question_is_under_way(server):
    server.replies["/slow"] = Reply(delay=0.3, body=b"1")

    async def use(web):
        slow = asyncio.create_task(web.ask(f"{server.url}/slow"))
        with running() as other:
            await web.ask(other.url)
            await asyncio.sleep(0.1)
        assert (await slow).body == b"1"

    with_web(use, deadlines=Deadlines(idle=0.02))


def test_closing_twice_and_asking_again(server):
    async def use(web):
        await web.close()
        await web.ask(server.url)
        await web.close()
        await web.close()
        await web.ask(server.url)

    with_web(use)
    assert server.connections == 2


def test_no_cookie_is_kept(server):
    server.reply = Reply(headers={"Set-Cookie": "a=1; Path=/"})

    async def use(web):
        await web.ask(server.url)
        await web.ask(server.url)

    with_web(use)
    assert all("cookie" not in asked.headers for asked in server.asked)


def test_a_cancelled_request_leaves_nothing_behind(server):
    server.reply = Reply(delay=5)

    async def use(web):
        task = asyncio.create_task(web.ask(server.url))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        server.closing.set()
        server.reply = Reply(body=b"2")
        assert (await web.ask(server.url)).body == b"2"

    with_web(use)
    gc.collect()
