import asyncio
import gc
import gzip
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

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
from trayapp.domain.secret import Secret
from trayapp.system import web as web_module
from trayapp.system.web import Web
from trayapp.system.web_errors import wait_until

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEY = "sk-or-v1-0123456789abcdef"


@pytest.fixture
def server():
    with running() as made:
        yield made


def with_web(use):
    """Run `use(web)` on a loop of its own and close the web."""

    async def main():
        web = Web(now=lambda: NOW)
        try:
            return await use(web)
        finally:
            await web.close()

    return asyncio.run(main())


def get(url, **more):
    return with_web(lambda web: web.ask(url, **more)).body


def error_of(url, kind, **more):
    with pytest.raises(SourceError) as caught:
        get(url, **more)
    assert type(caught.value) is kind, caught.value.sentence
    assert KEY not in caught.value.sentence
    return caught.value


def test_an_answer_comes_with_the_key_and_our_name_sent(server):
    server.reply = Reply(body=b'{"a": 1}')
    assert get(f"{server.url}/x?y=1", bearer=Secret(KEY)) == b'{"a": 1}'
    (asked,) = server.asked
    assert asked.path == "/x?y=1"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.headers["accept"] == "application/json"
    assert asked.headers["user-agent"].startswith("remainder/")


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


def test_an_answer_that_is_too_long_is_not_read(server):
    server.reply = Reply(body=b"x" * 1001)
    with pytest.raises(Unreadable, match="far longer"):
        with_web(lambda web: web.get_bytes(server.url, limit=1000))
    server.reply = Reply(body=gzip.compress(b"x" * 10_000_000), headers={"Content-Encoding": "gzip"})
    error_of(server.url, Unreadable)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(body=b'{"a": 12345}', cut=True), Unreadable),
        (Reply(raw=b"no http\r\n\r\n"), Unreadable),
        (Reply(raw=b""), Unreadable),
        (Reply(body=b"no gzip", headers={"Content-Encoding": "gzip"}), Unreadable),
    ],
)
def test_broken_answers(server, reply, kind):
    server.reply = reply
    error_of(server.url, kind, bearer=Secret(KEY))


def test_nobody_there_and_no_such_name():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "could not be reached" in error_of(f"http://127.0.0.1:{port}/", Unreachable).sentence
    assert "was not found" in error_of("https://no-such-host.invalid/", Unreachable).sentence
    error_of(f"https://{'a' * 64}.invalid/", Unreachable)


@pytest.mark.parametrize(
    "url", ["http://one.example/", "ftp://one.example/", "file:///etc/passwd", "nonsense", ""]
)
def test_nothing_travels_in_the_clear(url):
    error_of(url, Refused, bearer=Secret(KEY))


@pytest.mark.parametrize("key", [f"{KEY}\n", f"{KEY}é", f"{KEY}\r\nX: y"])
def test_a_key_that_no_header_can_carry_is_not_quoted(server, key):
    error_of(server.url, NotSignedIn, bearer=Secret(key))
    assert server.asked == []


def test_no_answer_in_time(server):
    server.reply = Reply(delay=30)

    async def use(web):
        async with asyncio.timeout(0.2):
            await web.ask(server.url)

    with pytest.raises(TimeoutError):
        with_web(use)
    assert web_module.CONNECT + web_module.READ < web_module.WHOLE


def test_redirects_stay_at_home_with_a_key(server):
    server.replies["/old"] = Reply(status=302, headers={"Location": "/new"})
    server.replies["/new"] = Reply(body=b"1")
    assert get(f"{server.url}/old", bearer=Secret(KEY)) == b"1"
    with running() as other:
        server.replies["/away"] = Reply(status=307, headers={"Location": f"{other.url}/x"})
        error_of(f"{server.url}/away", Refused, bearer=Secret(KEY))
        error_of(f"{server.url}/away", Refused, headers={"X-Api-Key": Secret(KEY)})
        assert other.asked == []
        assert get(f"{server.url}/away") == b"{}"
        assert len(other.asked) == 1


def test_redirects_end_and_do_not_lose_their_lock(server):
    server.replies["/loop"] = Reply(status=302, headers={"Location": "/loop"})
    error_of(f"{server.url}/loop", Unreachable)
    server.replies["/clear"] = Reply(status=302, headers={"Location": "http://one.example/"})
    error_of(f"{server.url}/clear", Refused)
    server.replies["/nowhere"] = Reply(status=302)
    error_of(f"{server.url}/nowhere", Unreachable)


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
        first = web._client
        await web.ask(server.url)
        assert web._client is first
        web._let_go()
        assert web._client is None
        await web.ask(server.url)
        assert web._client is not first

    with_web(use)


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


def run_apart(script, **env):
    """In a process of its own: proxies are read from the process's environment."""
    command = [sys.executable, "-W", "error", "-c", script]
    run = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


ASK = """
import asyncio
from trayapp.domain.errors import SourceError
from trayapp.system.web import Web
async def main():
    web = Web()
    try:
        print((await web.ask({url!r})).body.decode())
    except SourceError as error:
        print(error.kind.value, error.sentence)
    finally:
        await web.close()
asyncio.run(main())
"""


def test_the_systems_proxy_is_used(server):
    server.reply = Reply(body=b'"by proxy"')
    script = ASK.format(url="https://one.example/")
    # A CONNECT is not answered by this server: what counts is that the proxy was asked, not the host.
    said = run_apart(script, HTTPS_PROXY=server.url, NO_PROXY="")
    assert said.startswith("unreachable")
    assert "proxy" in said


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "nonsense://x", "http://[::1"])
def test_a_proxy_that_cannot_be_used_is_said(proxy):
    said = run_apart(ASK.format(url="https://one.example/"), ALL_PROXY=proxy, HTTPS_PROXY=proxy, NO_PROXY="")
    assert "proxy" in said
    assert said.startswith("unreachable")


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
def test_an_unknown_certificate_is_said(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=127.0.0.1",
    ]
    make += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(make, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with HTTPServer(("127.0.0.1", 0), Greeter) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        url = f"https://127.0.0.1:{server.server_port}/"
        try:
            assert "identity" in error_of(url, Unreachable, bearer=Secret(KEY)).sentence
            # The system's own way to name another certificate works for a company's as well.
            assert run_apart(ASK.format(url=url), SSL_CERT_FILE=str(certificate)) == '"hello"'
        finally:
            server.shutdown()
            thread.join()


class Greeter(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "7")
        self.end_headers()
        self.wfile.write(b'"hello"')

    def log_message(self, *_args):
        pass
