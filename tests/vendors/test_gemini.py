import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tests.vendors.world import HOME, NOW, fixture, question, serve
from trayapp.domain.errors import NotSignedIn, Refused, Unavailable, Unreadable
from trayapp.domain.model import PERCENT
from trayapp.domain.period import Window
from trayapp.vendors.gemini import VENDOR

LOAD = "POST /v1internal:loadCodeAssist"
QUOTA = "POST /v1internal:retrieveUserQuota"
CREDS = "~/.gemini/oauth_creds.json"
SETTINGS = "~/.gemini/settings.json"
HELD = "ya29.a0AexampleExampleExample"


def asked(server, name="gemini", *, buckets=None, files=None, **world):
    recorded = fixture(name)
    if buckets is not None:
        recorded["answers"][QUOTA]["buckets"] = buckets
    recorded["files"] |= files or {}
    serve(server, recorded)
    return {reading.key: reading for reading in question(VENDOR, server, recorded, **world)}


def bucket(**changes):
    return {"modelId": "m", "resetTime": "2026-11-26T08:00:00Z", "remainingFraction": 0.25} | changes


# --- what the answers mean -------------------------------------------------------------------------


def test_fractions_left_become_percent_used_and_the_lowest_of_a_model_counts(server):
    found = asked(server)
    assert {key: each.used for key, each in found.items()} == {
        "gemini:gemini-3.1-pro": Decimal("58.5"),
        "gemini:gemini-3.5-flash-lite": 100,  # not there: nothing is left
        "gemini:gemini-3.8-flash": 0,
    }
    for each in found.values():
        assert (each.limit, each.unit, each.account, each.at) == (100, PERCENT, "gemini", NOW)
    assert found["gemini:gemini-3.8-flash"].title == "Gemini, gemini-3.8-flash"


def test_null_is_unknown_and_absent_is_nothing_left(server):
    absent = bucket(modelId="absent")
    del absent["remainingFraction"]
    found = asked(server, buckets=[bucket(remainingFraction=None), absent])
    assert {key: each.used for key, each in found.items()} == {"gemini:absent": 100}


@pytest.mark.parametrize(("left", "used"), [(1.5, 0), (-0.1, 110), ("0.25", 75), (1, 0), (0, 100)])
def test_a_fraction_out_of_its_range_stays_a_share(server, left, used):
    assert asked(server, buckets=[bucket(remainingFraction=left)])["gemini:m"].used == used


def test_no_quota_is_unavailable_and_no_list_unreadable(server):
    with pytest.raises(Unavailable, match="no quota for this account"):
        asked(server, buckets=[])
    recorded = fixture("gemini")
    recorded["answers"][QUOTA] = {}
    serve(server, recorded)
    with pytest.raises(Unreadable, match=r"\$\.buckets: missing"):
        question(VENDOR, server, recorded)


@pytest.mark.parametrize(
    ("reset", "start"),
    [
        ("2026-11-26T08:00:00Z", datetime(2026, 11, 25, 8, tzinfo=UTC)),
        ("2026-11-26T08:00:00+01:00", datetime(2026, 11, 25, 7, tzinfo=UTC)),
        ("2026-11-26T23:30:20Z", NOW),  # Google's clock is a little ahead
        ("2026-12-01T00:00:00Z", None),
    ],
)
def test_a_day_before_the_reset_is_taken_for_the_start(server, reset, start):
    window = asked(server, buckets=[bucket(resetTime=reset)])["gemini:m"].window
    assert window == Window(start, datetime.fromisoformat(reset).astimezone(UTC))
    assert NOW in window


@pytest.mark.parametrize("reset", [None, "2026-11-25T23:30:00Z", "2020-01-01T00:00:00Z"])
def test_a_reset_that_is_not_ahead_gives_no_window(server, reset):
    assert asked(server, buckets=[bucket(resetTime=reset)])["gemini:m"].window is None


# --- what is asked ---------------------------------------------------------------------------------


def test_the_project_of_the_seat_is_asked_for_and_passed_on(server):
    urls = []
    asked(server, urls=urls)
    host = "https://cloudcode-pa.googleapis.com"
    assert urls == [f"{host}/v1internal:loadCodeAssist", f"{host}/v1internal:retrieveUserQuota"]
    load, quota = server.asked
    assert load.method == quota.method == "POST"
    assert load.headers["authorization"] == quota.headers["authorization"] == f"Bearer {HELD}"
    assert json.loads(load.body) == {"metadata": {"ideType": "GEMINI_CLI", "pluginType": "GEMINI"}}
    assert json.loads(quota.body) == {"project": "octo-code-assist"}


def test_older_settings_and_a_project_as_an_object(server):
    assert asked(server, "gemini__older")["gemini:gemini-2.5-pro"].used == 50
    assert json.loads(server.asked[1].body) == {"project": "octo-code-assist"}


@pytest.mark.parametrize(
    "more", [{"choices": {"project": "mine"}}, {"env": {"GOOGLE_CLOUD_PROJECT": "mine"}}]
)
def test_a_project_of_ones_own_is_named(server, more):
    recorded = fixture("gemini")
    recorded["answers"][LOAD] = {"currentTier": {"id": "standard-tier"}}
    serve(server, recorded)
    question(VENDOR, server, recorded, **more)
    assert json.loads(server.asked[0].body)["cloudaicompanionProject"] == "mine"
    assert json.loads(server.asked[1].body) == {"project": "mine"}


def test_without_a_project_none_is_sent(server):
    recorded = fixture("gemini")
    recorded["answers"][LOAD] = {}
    serve(server, recorded)
    question(VENDOR, server, recorded)
    assert json.loads(server.asked[1].body) == {}


# --- whose token, and where it goes ----------------------------------------------------------------


@pytest.mark.parametrize(
    "settings",
    [
        {"security": {"auth": {"selectedType": "gemini-api-key"}}},
        {"security": {"auth": {"selectedType": "vertex-ai"}}},
        {"selectedAuthType": "api-key"},
        '{"selectedAuthType": "vertex-ai" // the company\'s\n}',
    ],
)
def test_another_sign_in_has_no_such_quota(server, settings):
    with pytest.raises(Unavailable, match="has no such quota"):
        asked(server, files={SETTINGS: settings})
    assert server.asked == []


@pytest.mark.parametrize("settings", ["", "{}", {"security": {"auth": {}}}, {"security": None}])
def test_settings_that_do_not_say_are_no_obstacle(server, settings):
    assert asked(server, files={SETTINGS: settings})


def test_what_stands_in_quotes_is_no_comment(server):
    settings = '{"a": "// \\" /*", "selectedAuthType": "vertex-ai", "b": "*/"}'
    with pytest.raises(Unavailable):
        asked(server, files={SETTINGS: settings})


@pytest.mark.parametrize(
    ("creds", "words"),
    [
        ("", "Run gemini and sign in"),
        ({"refresh_token": "1//0example"}, "Run gemini and sign in"),
        (
            {"access_token": HELD, "expiry_date": int(NOW.timestamp() * 1000)},
            "Run gemini once, which renews",
        ),
        ({"access_token": HELD, "expiry_date": "1"}, "Run gemini once"),
    ],
)
def test_without_a_token_that_holds_nothing_is_asked(server, creds, words):
    with pytest.raises(NotSignedIn, match=words):
        asked(server, files={CREDS: creds})
    assert server.asked == []


def test_no_gemini_here_is_no_fault(server):
    recorded = fixture("gemini") | {"files": {}}
    with pytest.raises(NotSignedIn):
        question(VENDOR, server, recorded)


def test_a_token_holds_to_its_last_second(server):
    later = int((NOW + timedelta(seconds=1)).timestamp() * 1000)
    assert asked(server, files={CREDS: {"access_token": HELD, "expiry_date": later}})


def test_gemini_may_have_a_home_of_its_own(server):
    recorded = fixture("gemini")
    files = {name.replace("~", "/elsewhere"): held for name, held in recorded["files"].items()}
    recorded["files"] = files
    serve(server, recorded)
    assert question(VENDOR, server, recorded, env={"GEMINI_CLI_HOME": "/elsewhere"})
    with pytest.raises(NotSignedIn):
        question(VENDOR, server, recorded, env={"GEMINI_CLI_HOME": str(HOME)})


@pytest.mark.parametrize("address", ["https://relay.example", "https://cloudcode-pa.googleapis.com.example"])
def test_a_borrowed_token_goes_to_google_alone(server, address):
    with pytest.raises(Refused, match="Google alone"):
        asked(server, choices={"base_url": address})
    assert server.asked == []


def test_billing_can_be_said_by_hand():
    (billing,) = (spec for spec in VENDOR.needs if spec.name == "billing")
    assert (billing.label, billing.default) == ("How it is billed", "auto")
    assert billing.choices == ("auto", "seat", "key", "vertex")
