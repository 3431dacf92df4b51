import base64
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tests.vendors.world import HOME, NOW, fixture, question, serve
from tests.web_server import Reply
from trayapp.domain.errors import NotSignedIn, Refused, Unavailable, Unreadable
from trayapp.domain.model import PERCENT, USD
from trayapp.domain.period import Window
from trayapp.system.sqlite_file import select
from trayapp.vendors.cursor import VENDOR

SUMMARY = "/api/usage-summary"
EVENTS = "/api/dashboard/get-filtered-usage-events"
MONTH = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def asked(server, name="cursor", *, change=None, events=None, **world):
    recorded = fixture(name)
    if change:
        change(recorded["answers"][SUMMARY])
    if events is not None:
        recorded["answers"][EVENTS] = events
    serve(server, recorded)
    return {reading.key: reading for reading in question(VENDOR, server, recorded, **world)}


def token(**claims):
    claims = {"sub": "auth0|user_01HXYZEXAMPLE", "exp": 1798761600} | claims
    middle = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{middle}.c2lnbmF0dXJl"


def with_token(value):
    recorded = fixture("cursor")
    (path,) = recorded["rows"]
    return recorded | {"rows": {path: [[value]] if value is not None else []}}


# --- what the answers mean -------------------------------------------------------------------------


def test_a_personal_cap_is_in_cents(server):
    found = asked(server)
    own = found["cursor:overall"]
    assert (own.used, own.limit, own.unit) == (Decimal("67.51"), Decimal(300), USD)
    assert (own.account, own.window, own.at) == ("cursor", MONTH, NOW)


def test_what_the_team_shares_is_no_money_of_the_persons(server):
    found = asked(server)
    pool = found["cursor:team-pool"]
    assert (pool.used, pool.limit, pool.unit) == (Decimal("45.25"), 100, PERCENT)
    assert {key for key, each in found.items() if each.unit == USD} == {"cursor:overall", "cursor:today"}


def test_a_plan_is_a_share_and_on_demand_is_money(server):
    found = asked(server, "cursor__pro", choices={"today": False})
    assert set(found) == {"cursor:plan", "cursor:on-demand"}
    assert (found["cursor:plan"].used, found["cursor:plan"].unit) == (Decimal("42.5"), PERCENT)
    assert (found["cursor:on-demand"].used, found["cursor:on-demand"].limit) == (5, 20)
    assert found["cursor:plan"].window == Window(
        datetime(2026, 11, 15, 12, tzinfo=UTC), datetime(2026, 12, 15, 12, tzinfo=UTC)
    )


def test_a_limit_of_nothing_is_none_and_one_that_is_off_is_left_out(server):
    found = asked(server, "cursor__team", choices={"today": False})
    assert set(found) == {"cursor:plan", "cursor:team-on-demand"}
    assert found["cursor:plan"].used == Decimal("7.2")
    assert round(found["cursor:team-on-demand"].used, 3) == Decimal("5.586")


def test_a_percent_of_zero_beside_a_use_is_not_believed(server):
    found = asked(server, "cursor__bonus")
    assert found["cursor:plan"].used == 100
    assert found["cursor:on-demand"].used == Decimal("55.55")
    assert found["cursor:on-demand"].limit is None


def test_a_seat_without_a_limit_has_no_share(server):
    found = asked(server, "cursor__pro", change=lambda answer: answer.update(isUnlimited=True))
    assert "cursor:plan" not in found
    assert found["cursor:on-demand"].limit == 20


def test_nothing_told_is_unknown_and_zero_is_zero(server):
    def unknown(answer):
        answer["individualUsage"]["overall"]["used"] = None

    assert asked(server, change=unknown)["cursor:overall"].used is None

    def zero(answer):
        answer["individualUsage"]["overall"]["used"] = 0

    assert asked(server, change=zero)["cursor:overall"].used == 0


def test_nothing_at_all_is_unavailable(server):
    def empty(answer):
        del answer["individualUsage"], answer["teamUsage"]

    with pytest.raises(Unavailable, match="tells no use"):
        asked(server, change=empty, choices={"today": False})


@pytest.mark.parametrize("end", [None, "2026-11-20T00:00:00Z", "2026-11-01T00:00:00.000Z"])
def test_a_cycle_that_is_not_this_one_is_no_window(server, end):
    found = asked(server, change=lambda answer: answer.update(billingCycleEnd=end))
    assert found["cursor:overall"].window is None


@pytest.mark.parametrize("end", ["soon", "2026-12-01T00:00:00"])
def test_a_time_without_a_zone_names_its_field(server, end):
    with pytest.raises(Unreadable, match=r"\$\.billingCycleEnd"):
        asked(server, change=lambda answer: answer.update(billingCycleEnd=end))


# --- today -----------------------------------------------------------------------------------------


def test_today_is_the_persons_day_and_metered_requests_alone(server):
    today = asked(server)["cursor:today"]
    assert today.used == Decimal("13.7475")  # 124.73 + 1250.02 cents; not what is included, nor yesterday's
    assert (today.limit, today.account, today.unit) == (None, "cursor", USD)
    assert today.window == Window(
        datetime(2026, 11, 25, 23, tzinfo=UTC), datetime(2026, 11, 26, 23, tzinfo=UTC)
    )


def test_elsewhere_it_is_another_day(server):
    today = asked(server, zone=ZoneInfo("America/New_York"))["cursor:today"]
    assert today.used == Decimal("20.7475")
    assert today.window.start == datetime(2026, 11, 25, 5, tzinfo=UTC)


def test_todays_requests_are_asked_for_as_the_dashboard_does(server):
    asked(server)
    first, second = server.asked
    assert (first.method, first.path) == ("GET", SUMMARY)
    assert (second.method, second.path) == ("POST", EVENTS)
    assert second.headers["origin"] == "https://cursor.com"
    assert second.headers["referer"] == "https://cursor.com/dashboard"
    body = json.loads(second.body)
    start = int(datetime(2026, 11, 25, 23, tzinfo=UTC).timestamp() * 1000)
    assert body == {
        "teamId": 0,
        "startDate": str(start),
        "endDate": str(start + 30 * 60 * 1000),
        "page": 1,
        "pageSize": 1000,
    }


def test_a_team_is_named_by_its_number(server):
    asked(server, choices={"team_id": 4711})
    assert json.loads(server.asked[1].body)["teamId"] == 4711


def test_today_can_be_left_out(server):
    assert "cursor:today" not in asked(server, choices={"today": False})
    assert len(server.asked) == 1


def test_no_request_today_is_zero(server):
    assert asked(server, "cursor__pro")["cursor:today"].used == 0


def event(minutes=1, cents=1, **changes):
    at = NOW - timedelta(minutes=minutes)
    kind = "USAGE_EVENT_KIND_USAGE_BASED"
    return {"timestamp": str(int(at.timestamp() * 1000)), "kind": kind, "chargedCents": cents, **changes}


class Pages:
    """One page after the other, the last one for ever; the server looks at `delay` first."""

    def __init__(self, *pages):
        self.replies = [Reply(body=json.dumps(page).encode()) for page in pages]
        self.now = None

    def __getattr__(self, name):
        if name == "delay":
            self.now = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return getattr(self.now, name)


def paged(server, *pages, **world):
    recorded = fixture("cursor")
    serve(server, recorded)
    server.replies[EVENTS] = Pages(*pages)
    return {reading.key: reading for reading in question(VENDOR, server, recorded, **world)}


def page(count, total=None):
    return {"totalUsageEventsCount": total, "usageEventsDisplay": [event() for _ in range(count)]}


@pytest.mark.parametrize(
    ("pages", "requests", "dollars"),
    [
        ([page(1000, 1500), page(500, 1500)], 2, 15),
        ([page(1000), page(500)], 2, 15),
        ([page(1000), page(0)], 2, 10),
        ([page(400, 800), page(400, 800)], 2, 8),  # a smaller page than was asked for
        ([page(3, 3)], 1, "0.03"),
    ],
)
def test_pages_are_read_to_the_end(server, pages, requests, dollars):
    assert paged(server, *pages)["cursor:today"].used == Decimal(dollars)
    assert len(server.asked) == 1 + requests
    assert [json.loads(each.body)["page"] for each in server.asked[1:]] == list(range(1, requests + 1))


def test_too_many_are_said_and_not_guessed(server):
    notes = []
    found = paged(server, page(1000, 9999), note=notes.append)
    assert set(found) == {"cursor:overall", "cursor:team-pool", "cursor:team-on-demand"}
    assert len(server.asked) == 1 + 5
    assert notes == ["Cursor lists more requests of today than are read. What they cost today is left out."]


def test_a_request_without_its_charge_leaves_today_unknown(server):
    notes = []
    events = {"usageEventsDisplay": [event(), event(cents=None)]}
    assert "cursor:today" not in asked(server, events=events, note=notes.append)
    assert "what each request of today was charged" in notes[0]


def test_numbers_may_come_in_quotes(server):
    events = {"usageEventsDisplay": [event(cents="12.5"), event(timestamp=int(NOW.timestamp() * 1000))]}
    assert asked(server, events=events)["cursor:today"].used == Decimal("0.135")


# --- whose token, and where it goes ----------------------------------------------------------------


def test_the_cookie_is_made_of_the_persons_id_and_the_token(server):
    recorded = with_token(token(sub="google-oauth2|user_A"))
    serve(server, recorded)
    question(VENDOR, server, recorded)
    for each in server.asked:
        value = each.headers["cookie"]
        assert value == f"WorkosCursorSessionToken=user_A%3A%3A{token(sub='google-oauth2|user_A')}"


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (None, NotSignedIn, "Open Cursor and sign in"),
        ("", NotSignedIn, "Open Cursor and sign in"),
        (b"", NotSignedIn, "Open Cursor and sign in"),
        (token(exp=int(NOW.timestamp())), NotSignedIn, "Open Cursor, which renews it"),
        ("no token at all", Unreadable, "not understood"),
        ("a.b.c", Unreadable, "not"),
        ("e30.e30.e30", Unreadable, "sub: missing"),
        (b"\xff", Unreadable, "not understood"),
    ],
)
def test_without_a_token_that_holds_nothing_is_asked(server, value, kind, words):
    with pytest.raises(kind, match=words):
        question(VENDOR, server, with_token(value))
    assert server.asked == []


@pytest.mark.parametrize("value", [token().encode(), f'"{token()}"', token(exp=None)])
def test_the_token_may_be_bytes_or_in_quotes_or_without_an_end(server, value):
    recorded = with_token(value)
    serve(server, recorded)
    assert question(VENDOR, server, recorded)


@pytest.mark.parametrize(
    ("platform", "env", "place"),
    [
        ("linux", {}, HOME / ".config"),
        ("linux", {"XDG_CONFIG_HOME": "/elsewhere"}, "/elsewhere"),
        ("darwin", {}, HOME / "Library" / "Application Support"),
        ("win32", {"APPDATA": "/users/me/roaming"}, "/users/me/roaming"),
        ("win32", {}, HOME / "AppData" / "Roaming"),
    ],
)
def test_the_state_is_where_each_system_has_it(server, platform, env, place):
    path = f"{place}/Cursor/User/globalStorage/state.vscdb"
    recorded = with_token(token()) | {"rows": {path: [[token()]]}}
    serve(server, recorded)
    assert question(VENDOR, server, recorded, platform=platform, env=env)


def test_a_real_state_is_read_where_the_person_says(server, tmp_path):
    path = tmp_path / "my state.vscdb"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode=wal")
        db.execute("CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)")
        db.execute("INSERT INTO ItemTable VALUES ('cursorAuth/refreshToken', 'not this one')")
        db.execute("INSERT INTO ItemTable VALUES ('cursorAuth/accessToken', ?)", (token(),))
    db.close()
    recorded = fixture("cursor") | {"rows": {}}
    serve(server, recorded)
    assert question(VENDOR, server, recorded, select=select, choices={"state": str(path)})
    assert token() in server.asked[0].headers["cookie"]
    assert [each.name for each in tmp_path.iterdir()] == ["my state.vscdb"]


@pytest.mark.parametrize(
    "address", ["https://relay.example", "https://cursor.com.example", "https://evilcursor.com"]
)
def test_a_borrowed_token_goes_to_cursor_alone(server, address):
    with pytest.raises(Refused, match=r"cursor\.com alone"):
        asked(server, choices={"base_url": address})
    assert server.asked == []
