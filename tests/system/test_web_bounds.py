"""Answers that are slow, endless, huge, broken, or no answer to the question."""

import asyncio
import gzip
import time
import tracemalloc
import zlib

import pytest

from tests.system.asking import KEY, error_of, get, with_web
from tests.web_server import Reply, running
from trayapp.domain.errors import SourceError, Unreachable, Unreadable
from trayapp.domain.secret import Secret
from trayapp.system.web import LIMIT
from trayapp.system.web_client import Deadlines

GZIP = {"Content-Encoding": "gzip"}


@pytest.fixture
def server():
    with running() as made:
        yield made


def bomb(size):
    """So many zeros, in a thousandth of their size."""
    packing = zlib.compressobj(9, wbits=31)
    zeros = bytes(1_000_000)
    return b"".join(packing.compress(zeros) for _ in range(size // 1_000_000)) + packing.flush()


def peak_of(call):
    """The bytes that Python took at most while this ran."""
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_sums():
    deadlines = Deadlines()
    assert deadlines.connect + deadlines.read < deadlines.whole


@pytest.mark.parametrize(
    ("reply", "deadlines"),
    [
        (Reply(delay=5), Deadlines(read=0.2)),
        (Reply(delay=5), Deadlines(whole=0.2)),
        (Reply(drip=0.1, body=b"1" * 100), Deadlines(read=1, whole=0.5)),
        (Reply(drip=5, body=b"1" * 100), Deadlines(read=0.2)),
    ],
)
def test_one_that_is_slow_is_left(server, reply, deadlines):
    server.reply = reply
    began = time.monotonic()
    said = error_of(server.url, Unreachable, bearer=Secret(KEY), world={"deadlines": deadlines}).sentence
    assert time.monotonic() - began < 2
    assert "did not answer in time" in said


def test_one_that_is_slow_holds_up_no_other_host(server):
    server.reply = Reply(delay=5)

    async def use(web):
        with running() as other:
            slow = asyncio.create_task(web.ask(server.url))
            await asyncio.sleep(0.05)
            began = time.monotonic()
            await web.ask(other.url)
            assert time.monotonic() - began < 1
            slow.cancel()
            with pytest.raises(asyncio.CancelledError):
                await slow

    with_web(use)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b'{"a": 12345}', cut=True),
        Reply(body=gzip.compress(b'{"a": 12345}' * 100), headers=GZIP, cut=True),
        Reply(raw=b"no http\r\n\r\n"),
        Reply(raw=b""),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"1" * 999)[:-9]),
        Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123"),
        Reply(body=b"no gzip", headers=GZIP),
        Reply(body=b"x", headers={"Content-Encoding": "br"}),
        Reply(body=b"x", headers={"Content-Encoding": "zstd"}),
        Reply(body=gzip.compress(gzip.compress(b"1")), headers={"Content-Encoding": "gzip, gzip"}),
    ],
)
def test_broken_answers(server, reply):
    server.reply = reply
    error_of(server.url, Unreadable, bearer=Secret(KEY))


def test_only_what_is_unpacked_in_bounds_is_offered(server):
    get(server.url)
    assert server.asked[0].headers["accept-encoding"] == "gzip"


def test_an_empty_answer_that_says_it_is_packed(server):
    server.reply = Reply(body=b"", headers=GZIP)
    assert get(server.url) == b""


@pytest.mark.parametrize("packed", [False, True])
def test_up_to_the_limit_and_not_beyond(server, packed):
    def ask(size):
        body = b"x" * size
        server.reply = Reply(body=gzip.compress(body), headers=GZIP) if packed else Reply(body=body)
        return with_web(lambda web: web.get_bytes(server.url, limit=1000)).body

    assert ask(1000) == b"x" * 1000
    with pytest.raises(Unreadable, match="far longer"):
        ask(1001)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=bytes(50_000_000)),
        Reply(raw=b"HTTP/1.1 200 OK\r\n\r\n" + bytes(50_000_000)),  # its length not said
        Reply(body=bomb(200_000_000), headers=GZIP),
        Reply(status=400, body=bomb(200_000_000), headers=GZIP),
    ],
    ids=["50 MB", "50 MB unsaid", "bomb", "bomb in an accepted status"],
)
def test_what_is_huge_is_not_held(server, reply):
    get(server.url)  # everything is loaded
    server.reply = reply

    def ask():
        with pytest.raises(Unreadable, match="far longer"):
            get(server.url, accept={400})

    assert peak_of(ask) < 4 * LIMIT


def test_a_page_for_the_browser_is_no_answer(server):
    server.reply = Reply(body=b"<html>Sign in</html>", headers={"Content-Type": "text/html; charset=utf-8"})
    assert "web page" in error_of(server.url, Unreadable, bearer=Secret(KEY)).sentence
    assert with_web(lambda web: web.get_bytes(server.url)).body.startswith(b"<html>")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/octet-stream", "application/problem+json", ";;="]
)
def test_other_types_are_taken_by_what_they_hold(server, kind):
    server.reply = Reply(body=b"[1]", headers={"Content-Type": kind})
    assert get(server.url) == b"[1]"


@pytest.mark.parametrize(
    ("body", "charset", "read"),
    [
        ('"é"'.encode(), "utf-8", '"é"'),
        ('"é"'.encode(), "iso-8859-1", '"é"'),  # the header is wrong more often than the body
        ('"é"'.encode("latin-1"), "ISO-8859-1", '"é"'),
        ('"€"'.encode("cp1252"), '"windows-1252"', '"€"'),
        ('"é"'.encode("utf-16"), "utf-16", '"é"'),
        ('"é"'.encode("utf-8-sig"), "utf-8", '"é"'),
    ],
)
def test_every_alphabet_becomes_utf8(server, body, charset, read):
    server.reply = Reply(body=body, headers={"Content-Type": f"application/json; charset={charset}"})
    assert get(server.url).decode() == read


@pytest.mark.parametrize("charset", ["no-such", "rot13", "zlib", "unicode_escape", ""])
def test_an_alphabet_that_is_none_changes_nothing(server, charset):
    server.reply = Reply(body=b'"\xe9"', headers={"Content-Type": f"application/json; charset={charset}"})
    assert get(server.url) == b'"\xe9"'


def test_every_failure_leaves_the_host_free_for_the_next_question(server):
    async def use(web):
        for reply in (Reply(status=500), Reply(cut=True, body=b"12"), Reply(body=b"<", headers=GZIP)):
            server.reply = reply
            with pytest.raises(SourceError):
                await web.ask(server.url)
        server.reply = Reply(body=b"1")
        assert (await web.ask(server.url)).body == b"1"

    with_web(use)
