"""The list of sources: golden text, laws for any width, and the program itself against a server."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tests.web_server import Reply, running
from trayapp.cli.source_lines import Told, told_lines
from trayapp.cli.terminal import Depth, Terminal, cells
from trayapp.domain.errors import FaultKind
from trayapp.domain.model import PERCENT, USD, Billing, Fault, Reading, Route, Snapshot, Source, Tool
from trayapp.domain.period import Window
from trayapp.settings import Kind, Settings, Spec
from trayapp.vendors import Credential, Vendor

NOW = datetime(2026, 11, 23, 12, 40, tzinfo=UTC)
HOURS = Window(NOW - timedelta(hours=2), NOW + timedelta(hours=3))
MONTH = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


async def fetch(_ports):
    return []


def vendor(name, **more):
    values = {
        "who": "Everyone with a seat.",
        "tells": "What was used of the month's allowance, and when that begins anew.",
        "documented": True,
        "docs_url": f"https://{name.lower()}.example/docs",
        "seen": "The documented examples; never asked live.",
        "fetch": fetch,
        **more,
    }
    return Vendor(id=name.lower(), name=name, **values)


KEY = Credential("key", "API key", "From your account's page.")
SEAT = Spec(Kind.CHOICE, "Paid by", "How it is paid.", "auto", choices=("auto", "flat"), name="billing")
VENDORS = (
    vendor("Alpha", secrets=(KEY,), hosts=("alpha.example",)),
    vendor("Bravo", documented=False, borrows="The login of Bravo's own program.", needs=(SEAT,)),
    vendor("Charlie", secrets=(KEY, Credential("org", "Organisation", "Its number.", required=False))),
    vendor("Delta", documented=False, needs=(SEAT,)),
    vendor("Echo", fetch=None, instead="Echo tells programs nothing. Your tools' logs are counted."),
)
FAULT = Fault("bravo", "Bravo", FaultKind.NOT_SIGNED_IN, "Nobody is signed in. Run: bravo login.", NOW)
SOURCES = (
    Source("alpha", "Alpha", True, True, NOW, notes=("This plan does not tell its limit.",)),
    Source("bravo", "Bravo", True, False, NOW, fault=FAULT),
    Source("charlie", "Charlie", False, True),
    Source("delta", "Delta", False, False),
    Source("echo", "Echo", False, True, askable=False),
)
READINGS = (
    Reading("alpha", "alpha:m", "This month", "alpha", USD, NOW - timedelta(minutes=4), Decimal("12.40"),
            Decimal(50), MONTH),
    Reading("alpha", "alpha:b", "Balance", "alpha", USD, NOW, None, None, None, left=Decimal("7.25")),
    Reading("bravo", "bravo:s", "Session", "bravo", PERCENT, NOW - timedelta(hours=3), Decimal(42),
            Decimal(100), HOURS),
    Reading("delta", "delta:s", "Session", "delta", PERCENT, NOW, Decimal(7), Decimal(100), HOURS, via="log"),
    Reading("charlie", "charlie:k", "Old", "charlie", USD, NOW, Decimal(7), None, None),
)  # fmt: skip
TOOLS = (Tool("bravo", "Bravo", ("/home/me/.bravo",), 3), Tool("other", "Other", ("/home/me/.other",), 0))
ROUTES = (Route("bravo", Billing.FLAT, "bravo", "Found in Bravo's own settings."),)
SNAPSHOT = Snapshot(NOW, "UTC", tools=TOOLS, sources=SOURCES, routes=ROUTES)
TOLD = Told(SNAPSHOT, {each.id: each for each in VENDORS}, READINGS, Settings())
PLAIN = Terminal(80, Depth.NONE, unicode=True)


def lines(told=TOLD, terminal=PLAIN, *, detailed=False):
    return list(told_lines(told, terminal, detailed=detailed))


def test_the_short_list():
    assert lines() == [
        "Tools, read from their logs on this computer",
        "  Bravo (bravo): 3 logs, billed to a flat seat, so its use costs nothing more",
        "      Found in Bravo's own settings. Set it by hand: remainder set",
        "      sources.bravo.billing auto|flat",
        "  Other (other): no logs found",
        "      /home/me/.other",
        "",
        "Sources that are on",
        "  Alpha (alpha): answered just now",
        "      This month: $12.40 of $50 used · November · as of 4 min ago",
        "      Balance: $7.25 left · just now",
        "      This plan does not tell its limit.",
        "  Bravo (bravo): not signed in",
        "      Nobody is signed in. Run: bravo login.",
        "      Session: 42 % used · resets in 3 hours · as of 3 hours ago",
        "",
        "Off; give a key to switch one on: remainder login SOURCE",
        "  charlie  What was used of the month's allowance, and when that begins anew.",
        "",
        "Off; switch one on: remainder set sources.SOURCE.enabled on",
        "  delta  [not documented] What was used of the month's allowance, and when that…",
        "      Session: 7 % used · resets in 3 hours · just now, from the log",
        "",
        "Cannot be asked",
        "  Echo (echo): Echo tells programs nothing. Your tools' logs are counted.",
        "",
        "Everything about one: remainder sources SOURCE",
    ]


def one(name):
    sources = tuple(source for source in SOURCES if source.id == name)
    shown = {each.id: each for each in VENDORS if each.id == name}
    return Told(replace(SNAPSHOT, sources=sources), shown, READINGS, Settings())


def test_everything_about_one():
    assert lines(one("charlie"), detailed=True) == [
        "  Charlie (charlie): off",
        "      Who: Everyone with a seat.",
        "      Tells: What was used of the month's allowance, and when that begins anew.",
        "      How: The vendor documents this way. https://charlie.example/docs",
        "      Checked: The documented examples; never asked live.",
        "      API key: remainder login charlie --name key",
        "      Organisation: remainder login charlie --name org; may be left out",
        "      Switch it on with: remainder login charlie",
    ]


def test_an_internal_way_and_a_borrowed_login_are_said_where_it_is_switched_on():
    said = "\n".join(lines(one("bravo"), detailed=True))
    assert "The vendor does not document this way; it may stop working." in said
    assert "Login: The login of Bravo's own program." in said
    assert "sources.bravo.billing = auto (one of auto, flat)" in said
    said = "\n".join(lines(one("delta"), detailed=True))
    assert "Switch it on with: remainder set sources.delta.enabled on" in said


def test_one_that_cannot_be_asked_says_what_serves_instead():
    said = "\n".join(lines(one("echo"), detailed=True))
    assert "Echo (echo): cannot be asked" in said
    assert "Instead: Echo tells programs nothing." in said
    assert "Switch it on" not in said


@pytest.mark.parametrize("detailed", [True, False])
@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("width", [40, 61, 80, 100])
def test_no_line_is_too_wide_and_ascii_is_ascii(width, unicode, detailed):
    for told in (TOLD, *map(one, ("alpha", "bravo", "echo"))):
        for line in lines(told, Terminal(width, Depth.NONE, unicode), detailed=detailed):
            assert cells(line) <= width or " " not in line.strip(), line
            assert unicode or line.isascii()


def test_a_vendors_words_cannot_move_the_cursor():
    bad = replace(READINGS[0], title="\x1b[2J\x07Month")
    told = TOLD._replace(readings=(bad,))
    assert not any("\x1b" in line or "\x07" in line for line in lines(told))


# --- the program -------------------------------------------------------------------------------------

DRAWER = """
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 9

    def get_password(self, service, username):
        return "sk-test-0123456789"

    def set_password(self, *_):
        pass

    delete_password = set_password
"""
ANSWER = b'{"data": {"limit": 50, "limit_remaining": 37.6, "limit_reset": "monthly", "usage": 99}}'


@pytest.fixture
def server():
    with running() as made:
        yield made


@pytest.fixture
def asked(home, tmp_path, server):
    """Runs the program with a source that is on and asks the server."""
    (tmp_path / "drawer.py").write_text(DRAWER)
    server.reply = Reply(body=ANSWER)
    home.run("set", "sources.openrouter.base_url", server.url)
    home.run("set", "sources.openrouter.enabled", "on")
    import_from = f"{tmp_path}:{home.root}"
    return lambda *words: home.run(*words, PYTHON_KEYRING_BACKEND="drawer.Keyring", PYTHONPATH=import_from)


def test_a_test_asks_and_tells_the_figure(asked, server):
    done = asked("sources", "--test")
    assert (done.returncode, done.stderr) == (0, "")
    assert "OpenRouter (openrouter): answered just now" in done.stdout
    assert "OpenRouter: $12.40 of $50 used · " in done.stdout
    assert len(server.asked) == 1


def test_without_a_test_nobody_is_asked_and_the_last_word_stays(asked, server):
    asked("sources", "--test")
    done = asked("sources")
    assert "OpenRouter: $12.40 of $50 used" in done.stdout
    assert len(server.asked) == 1


def test_one_alone_is_asked_by_name_and_the_settings_stay(asked, server):
    done = asked("sources", "--test", "OpenRouter", "--json")
    [source] = json.loads(done.stdout)["sources"]
    assert source["id"] == "openrouter"
    assert source["figures"][0] | {"window": None, "as_of": None} == {
        "key": "openrouter:key",
        "title": "OpenRouter",
        "account": "openrouter",
        "unit": "USD",
        "used": 12.4,
        "limit": 50,
        "left": None,
        "window": None,
        "as_of": None,
        "known": "reported",
        "via": "",
    }
    assert asked("set", "sources.openrouter.enabled").stdout.startswith("sources.openrouter.enabled = on")


def test_testing_another_asks_only_that_one(asked, server):
    done = asked("sources", "--test", "together")
    assert done.returncode == 0
    assert "cannot be asked" in done.stdout
    assert server.asked == []


@pytest.mark.parametrize(
    ("reply", "state", "sentence"),
    [
        (Reply(status=401), "not signed in", "key"),
        (Reply(status=403), "turned away", ""),
        (Reply(status=404), "on, without a figure", ""),
        (Reply(status=429), "asks for a pause", ""),
        (Reply(status=500), "did not answer", ""),
        (Reply(body=b"<html>Sign in"), "answered something that is not understood", "sign-in page"),
    ],
)
def test_every_failure_in_plain_words_and_the_last_figure_stays(asked, server, reply, state, sentence):
    asked("sources", "--test")
    server.reply = reply
    done = asked("sources", "--test")
    assert (done.returncode, done.stderr) == (1, "")
    assert f"OpenRouter (openrouter): {state}" in done.stdout
    assert sentence in done.stdout
    assert "OpenRouter: $12.40 of $50 used" in done.stdout


def test_an_unknown_source_is_named(home):
    done = home.run("sources", "nobody")
    assert (done.returncode, done.stdout) == (1, "")
    assert 'There is no source "nobody". Sources: ' in done.stderr
