"""The price list on disk and its daily refresh, against a real web server on 127.0.0.1."""

import asyncio
import http.client
import json
import shutil
import threading
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from trayapp.domain.errors import SourceError, Throttled, Unavailable, Unreachable, Unreadable
from trayapp.domain.usage import Tokens
from trayapp.system.prices import EVERY, LIMIT, load_book, refresh
from trayapp.system.web import Answer
from trayapp.system.web import Web as Client

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
BUNDLED = (RESOURCES / "prices" / "list.jsonl").read_bytes().partition(b"\n")[2]
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
TODAY = date(2026, 12, 1)


def dearer(model="claude-opus-4-8", rate=7):
    """The list that came with the program, as a web server would send it, with one price changed."""
    listed = json.loads(BUNDLED)
    for provider in listed:
        provider["description"] = "a field that is not known here"
        for entry in provider["models"]:
            if entry["id"] == model and provider["id"] == "anthropic":
                entry["prices"]["input_mtok"] = rate
    return listed


@dataclass
class Web:
    """What the server answers, and what it was asked."""

    status: int = 200
    body: bytes = field(default_factory=lambda: json.dumps(dearer()).encode())
    etag: str | None = '"one"'
    asked: list[str | None] = field(default_factory=list)
    url: str = ""

    async def get(self, url, *, headers, limit):
        return await asyncio.to_thread(self._get, url, headers, limit)

    def _get(self, url, headers, limit):
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=5)
        try:
            connection.request("GET", parts.path, headers=dict(headers))
            answer = connection.getresponse()
            received = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, received, answer.read(limit + 1))
        finally:
            connection.close()


@pytest.fixture
def web():
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            known = self.headers["If-None-Match"]
            web.asked.append(known)
            same = known is not None and known == web.etag
            self.send_response(304 if same else web.status)
            if web.etag:
                self.send_header("ETag", web.etag)
            self.send_header("Content-Length", "0" if same else str(len(web.body)))
            self.end_headers()
            if not same:
                self.wfile.write(web.body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    web.url = f"http://127.0.0.1:{server.server_port}/list.json"
    yield web
    server.shutdown()
    thread.join()
    server.server_close()


def fetch(web, cache, now=NOW):
    return asyncio.run(refresh(web.get, cache, resources=RESOURCES, now=now, url=web.url))


def rate(cache, model="claude-opus-4-8"):
    return load_book(RESOURCES, cache).rates(model, TODAY).input


# --- what came with the program ---------------------------------------------------------------------------


def test_the_list_that_came_with_the_program_is_used_where_none_was_fetched(tmp_path):
    for cache in (None, tmp_path, tmp_path / "not there"):
        book = load_book(RESOURCES, cache)
        assert book.problem is None
        assert book.about.startswith("genai-prices ")
        assert book.rates("claude-opus-4-8", TODAY).input == 5


def test_a_broken_installation_prices_nothing_and_says_so(tmp_path):
    for spoil in ("overrides.toml", "list.jsonl"):
        resources = tmp_path / spoil.partition(".")[0]
        shutil.copytree(RESOURCES / "prices", resources / "prices")
        (resources / "prices" / spoil).write_bytes(b"[[[\xff")
        book = load_book(resources, None)
        assert "install" in book.problem
        assert book.cost("claude-opus-4-8", TODAY, Tokens(1)) is None
        assert book.thresholds() == ()
    assert load_book(tmp_path / "nowhere", None).problem is not None


def test_the_licence_comes_along():
    notice = (RESOURCES / "prices" / "NOTICE").read_text("utf-8")
    assert "genai-prices" in notice
    assert "MIT License" in notice


# --- fetching ---------------------------------------------------------------------------------------------


def test_a_fresh_list_is_used_from_then_on(web, tmp_path):
    assert fetch(web, tmp_path / "cache") is True
    book = load_book(RESOURCES, tmp_path / "cache")
    assert book.rates("claude-opus-4-8", TODAY).input == 7
    assert book.problem is None
    assert "2026-12-01" in book.about
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["prices.jsonl"]


def test_it_asks_once_a_day_and_only_for_what_changed(web, tmp_path):
    assert fetch(web, tmp_path) is True
    assert fetch(web, tmp_path, NOW + EVERY - timedelta(seconds=1)) is False
    assert web.asked == [None]
    assert fetch(web, tmp_path, NOW + EVERY) is False  # 304
    assert fetch(web, tmp_path, NOW + EVERY * 2 - timedelta(seconds=1)) is False
    assert web.asked == [None, '"one"']
    web.etag, web.body = '"two"', json.dumps(dearer(rate=8)).encode()
    assert fetch(web, tmp_path, NOW + EVERY * 2) is True
    assert rate(tmp_path) == 8
    web.etag = '"three"'  # another mark for the same list
    assert fetch(web, tmp_path, NOW + EVERY * 3) is False
    assert web.asked == [None, '"one"', '"one"', '"two"']


def test_a_clock_that_was_set_back_does_not_stop_it(web, tmp_path):
    fetch(web, tmp_path, NOW)
    fetch(web, tmp_path, NOW - timedelta(days=300))
    assert len(web.asked) == 2


def test_a_server_without_marks_is_asked_in_full(web, tmp_path):
    web.etag = None
    assert fetch(web, tmp_path) is True
    assert fetch(web, tmp_path, NOW + EVERY) is False
    assert web.asked == [None, None]


def older():
    """A list from before the newest models."""
    listed = dearer()
    listed[0]["models"] = [model for model in listed[0]["models"] if not model["id"].endswith("-5-5")]
    listed[0]["models"].append(
        {
            "id": "claude-sonnet-5",
            "match": {"starts_with": "claude-sonnet-5"},
            "prices": {"input_mtok": 3, "output_mtok": 15},
        }
    )
    return listed


def deep(levels):
    match = '{"or": [' * levels + '{"equals": "x"}' + "]}" * levels
    return f'[{{"id": "anthropic", "models": [{{"id": "x", "prices": {{}}, "match": {match}}}]}}]'.encode()


def without(provider):
    return [entry for entry in dearer() if entry["id"] != provider]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>captive portal</html>",
        json.dumps(dearer()).encode()[:100_000],
        json.dumps(dearer()).encode().replace(b"claude-opus", b"claude-\xff", 1),
        b'{"version": 9, "providers": []}',
        b"[]",
        b"[" * 100_000,
        b'[{"id": "anthropic", "models": [{"id": "x", "prices": {}, "match": ' + b'{"or": [' * 100_000,
        deep(3_000),
        json.dumps([{"id": "anthropic", "models": "none"}]).encode(),
        json.dumps(without("openai")).encode(),
        json.dumps(older()).encode(),
        json.dumps(dearer(rate=-1)).encode(),
        json.dumps(dearer(rate="free")).encode(),
        json.dumps(dearer(rate=0)).encode(),
        json.dumps(dearer(rate=0.000005)).encode(),
        json.dumps(dearer(rate=5_000_000)).encode(),
        json.dumps(dearer(rate={"base": 5, "steps": [[200_000, 10]]})).encode(),
        json.dumps(dearer()).replace("regex", "regex\": \"(\", \"x", 1).encode(),
    ],
    ids=lambda body: f"{len(body)}-{body[:12]}",
)  # fmt: skip
def test_what_is_no_believable_list_is_not_used(web, tmp_path, body):
    fetch(web, tmp_path)
    web.etag, web.body = '"bad"', body
    with pytest.raises(Unreadable) as failure:
        fetch(web, tmp_path, NOW + EVERY)
    assert failure.value.sentence.endswith("stays in use.")
    assert rate(tmp_path) == 7
    assert load_book(RESOURCES, tmp_path).problem is None


def test_a_list_that_is_too_long_is_not_used(web, tmp_path):
    web.body += b" " * LIMIT
    with pytest.raises(Unreadable, match="too long"):
        fetch(web, tmp_path)
    assert not (tmp_path / "prices.jsonl").exists()


@pytest.mark.parametrize(("status", "kind"), [(404, Unreachable), (503, Unreachable), (429, Throttled)])
def test_a_refusal_leaves_the_list_as_it_was(web, tmp_path, status, kind):
    web.status = status
    with pytest.raises(kind):
        fetch(web, tmp_path)
    assert rate(tmp_path) == 5


def test_no_network_is_told_by_its_kind(tmp_path):
    async def offline(url, *, headers, limit):
        raise Unreachable("There is no network.")

    with pytest.raises(SourceError):
        asyncio.run(refresh(offline, tmp_path, resources=RESOURCES, now=NOW))


def test_a_folder_that_cannot_be_written_leaves_it_as_it_was(web, tmp_path):
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    with pytest.raises(Unavailable, match="could not be kept"):
        fetch(web, tmp_path / "cache")


def test_through_the_programs_own_web_client(web, tmp_path):
    async def ask(now):
        client = Client()
        try:
            return await refresh(client.get_bytes, tmp_path, resources=RESOURCES, now=now, url=web.url)
        finally:
            await client.close()

    assert asyncio.run(ask(NOW)) is True
    assert asyncio.run(ask(NOW + EVERY)) is False
    assert web.asked == [None, '"one"']
    assert rate(tmp_path) == 7


def test_a_newer_shape_is_read_as_far_as_it_is_known(web, tmp_path):
    listed = dearer()
    entry = next(model for model in listed[0]["models"] if model["id"] == "claude-opus-4-8")
    entry["prices"] |= {"cache_write_24h_mtok": 99, "hologram_kcount": 3}
    entry["prices"] = [
        {"prices": entry["prices"]},
        {"constraint": {"country": "fr"}, "prices": {"input_mtok": 1, "output_mtok": 1}},
        {"constraint": {"start_time": "01:00:00Z", "end_time": "04:00:00Z"}, "prices": {"input_mtok": 2}},
    ]
    entry["match"]["or"].insert(0, {"sounds_like": "opus"})
    entry["price_variants"].append({"when": {"mood": "calm"}, "prices": {"input_mtok": 0}})
    listed.append({"id": "a-new-provider", "kind": 7, "models": {"shape": "unknown"}})
    web.body = json.dumps(listed).encode()
    assert fetch(web, tmp_path) is True
    rates = load_book(RESOURCES, tmp_path).rates("claude-opus-4-8", TODAY)
    assert rates[:5] == (7, 25, Decimal("0.5"), Decimal("6.25"), 10)


# --- the cache --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"input_mtok":7', b'"input_mtok":9', 1),
        lambda data: b"\x00" * len(data),
        lambda data: data.partition(b"\n")[2],
        lambda data: data.replace(b'"as_of":"', b'"as_of":"x', 1),
    ],
)
def test_a_damaged_cache_is_passed_over_and_replaced(web, tmp_path, spoil):
    fetch(web, tmp_path)
    cached = tmp_path / "prices.jsonl"
    cached.write_bytes(spoil(cached.read_bytes()))
    book = load_book(RESOURCES, tmp_path)
    assert "damaged" in book.problem
    assert book.rates("claude-opus-4-8", TODAY).input == 5
    assert fetch(web, tmp_path) is True
    assert web.asked == [None, None]
    assert rate(tmp_path) == 7


def test_a_cache_that_cannot_be_opened_is_passed_over(tmp_path):
    (tmp_path / "prices.jsonl").mkdir()
    book = load_book(RESOURCES, tmp_path)
    assert book.problem is not None
    assert book.rates("claude-opus-4-8", TODAY).input == 5


def test_a_list_that_came_with_a_newer_program_wins_over_an_older_fetched_one(web, tmp_path):
    fetch(web, tmp_path, datetime(2026, 1, 2, tzinfo=UTC))
    assert rate(tmp_path) == 5
    fetch(web, tmp_path, NOW)
    assert rate(tmp_path) == 7
