import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tests.vendors.world import KEY, NOW, fixture, question, serve
from tests.web_server import Reply
from trayapp.domain.errors import NotSignedIn, Refused, Throttled, Unavailable, Unreadable
from trayapp.domain.model import USD
from trayapp.domain.period import Window
from trayapp.vendors._over_budget import over_budget
from trayapp.vendors._span import window_until
from trayapp.vendors.litellm import VENDOR


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


NOVEMBER = Window(utc(2026, 11, 1), utc(2026, 12, 1))
EVER = Window(None, None)


def told(server, name="litellm", *, recorded=None, **more):
    recorded = recorded or fixture(name)
    serve(server, recorded)
    return {each.key: each for each in question(VENDOR, server, recorded, **more)}


def refused(server, status, message, **more):
    body = json.dumps({"error": {"message": message, "type": "budget_exceeded", "code": str(status)}})
    server.replies = {"/key/info": Reply(status=status, body=body.encode(), **more)}


def test_every_budget_with_its_account(server):
    notes = []
    found = told(server, note=notes.append)
    assert {key: (str(each.used), str(each.limit), each.account) for key, each in found.items()} == {
        "litellm:user": ("20.25", "100.0", "litellm"),
        "litellm:key": ("12.5", "50.0", "litellm:key"),
        "litellm:key:model:gpt-5": ("0.0", "3.0", "litellm:key:model:gpt-5"),
        "litellm:team:t-1": ("812.75", "1000.0", "litellm:team:Platform"),
        "litellm:member:t-1": ("12.5", "40.0", "litellm:member:t-1"),
        "litellm:key:1d": ("1.25", "5.0", "litellm"),
    }
    assert {each.unit for each in found.values()} == {USD}
    assert found["litellm:user"].window == found["litellm:key"].window == NOVEMBER
    assert found["litellm:team:t-1"].window == Window(utc(2026, 11, 23), utc(2026, 11, 30))
    assert found["litellm:key:1d"].window == Window(utc(2026, 11, 25), utc(2026, 11, 26))
    assert found["litellm:key:model:gpt-5"].window is None
    assert notes == [
        "LiteLLM, this key: the soft limit of 10.00 USD is passed. Requests still go through.",
        "Of 5 budgets, this one leaves the least: LiteLLM, gpt-5 for this key per 1d, 3.00 USD.",
    ]


def test_the_key_goes_to_the_gateway_and_its_trailing_v1_does_not_matter(server):
    urls = []
    told(server, urls=urls)
    assert urls == [
        "https://llm.example.com/key/info",
        "https://llm.example.com/user/info?user_id=u-1",
        "https://llm.example.com/team/info?team_id=t-1",
    ]
    assert {asked.headers["authorization"] for asked in server.asked} == {f"Bearer {KEY}"}


def test_a_user_id_is_no_part_of_the_address(server):
    recorded = fixture("litellm__personal")
    recorded["answers"]["/key/info"]["info"]["user_id"] = "me+work@example.com&x=1"
    urls = []
    told(server, recorded=recorded, urls=urls)
    assert urls[1].endswith("/user/info?user_id=me%2Bwork%40example.com%26x%3D1")


def test_a_user_and_a_key_of_one_month_are_counted_once(server):
    notes = []
    found = told(server, "litellm__personal", note=notes.append)
    assert found["litellm:user"].account == "litellm"
    assert found["litellm:key"].account == "litellm:key"
    assert notes == ["Of 2 budgets, this one leaves the least: LiteLLM, this key, 37.50 USD."]


def test_a_users_budget_does_not_bind_a_teams_key(server):
    recorded = fixture("litellm")
    recorded["answers"]["/user/info"]["user_info"]["spend"] = 99.5
    notes = []
    told(server, recorded=recorded, note=notes.append)
    assert "LiteLLM, gpt-5" in notes[-1]


def test_a_key_without_a_budget_is_told_without_a_limit_and_never_resets(server):
    found = told(server, "litellm__plain")
    assert [(each.used, each.limit, each.window) for each in found.values()] == [
        (Decimal("12.5"), None, EVER)
    ]
    assert [asked.path for asked in server.asked] == ["/key/info"]


def test_nobodys_user_is_not_asked_for_and_a_budget_may_stay(server):
    found = told(server, "litellm__no_reset")
    assert [asked.path for asked in server.asked] == ["/key/info"]
    (key,) = found.values()
    assert (key.used, key.limit, key.window) == (Decimal("61.125"), 50, EVER)
    assert key.account == "litellm"


def test_an_older_gateway_does_not_tell_what_a_window_has_used(server):
    found = told(server, "litellm__team_key")
    assert (found["litellm:key:1d"].used, found["litellm:key:1d"].limit) == (None, 5)
    assert "litellm:member:t-1" not in found


@pytest.mark.parametrize("status", [401, 403, 404, 422, 500])
def test_what_the_key_may_not_ask_is_a_note(server, status):
    recorded = fixture("litellm")
    serve(server, recorded)
    server.replies["/user/info"] = server.replies["/team/info"] = Reply(status=status)
    notes = []
    found = {each.key: each for each in question(VENDOR, server, recorded, note=notes.append)}
    assert set(found) == {"litellm:key", "litellm:key:model:gpt-5", "litellm:key:1d"}
    assert found["litellm:key"].account == "litellm"
    assert "The gateway did not tell of your user: these are the key's own figures." in notes
    assert "The gateway did not tell of the key's team, whose budget may end first." in notes


def test_the_users_answer_tells_of_the_team_where_the_teams_own_does_not(server):
    recorded = fixture("litellm")
    serve(server, recorded)
    server.replies["/team/info"] = Reply(status=403)
    found = {each.key: each for each in question(VENDOR, server, recorded)}
    assert found["litellm:team:t-1"].used == Decimal("812.75")
    assert "litellm:member:t-1" not in found


def test_being_throttled_beside_the_key_is_throttled(server):
    recorded = fixture("litellm")
    serve(server, recorded)
    server.replies["/user/info"] = Reply(status=429, headers={"Retry-After": "90"})
    with pytest.raises(Throttled) as caught:
        question(VENDOR, server, recorded)
    assert caught.value.retry_at is not None


@pytest.mark.parametrize("status", [400, 402, 422, 429])
@pytest.mark.parametrize(
    ("message", "key", "account", "sums"),
    [
        (
            "Budget has been exceeded! Current cost: 0.008835, Max budget: 0.003",
            "litellm:key",
            "litellm",
            ("0.008835", "0.003"),
        ),
        (
            "Budget has been exceeded! Key=laptop (sk-...ab12) Current cost: 8.8e-05, Max budget: 5e-05",
            "litellm:key",
            "litellm",
            ("0.000088", "0.00005"),
        ),
        (
            "ExceededBudget: User=u-1 over budget. Spend=100.5, Budget=100.0",
            "litellm:user",
            "litellm",
            ("100.5", "100.0"),
        ),
        (
            "ExceededBudget: Key over 1h budget. Spend=$2.0100, Limit=$2.00",
            "litellm:key:1h",
            "litellm:key:1h",
            ("2.01", "2"),
        ),
        (
            "Budget has been exceeded! Team=t-1 Current cost: 1000.01, Max budget: 1000.0",
            "litellm:team:t-1",
            "litellm:team:t-1",
            ("1000.01", "1000"),
        ),
        (
            "Budget has been exceeded! User=u-1 in Team=t-1 Current cost: 41, Max budget: 40.0",
            "litellm:member:t-1",
            "litellm",
            ("41", "40"),
        ),
        (
            "Budget has been exceeded! Organization=acme Current cost: 9, Max budget: 8",
            "litellm:organization",
            "litellm:organization",
            ("9", "8"),
        ),
    ],
)
def test_used_up_is_a_figure_and_no_fault(server, status, message, key, account, sums):
    refused(server, status, message)
    notes = []
    (found,) = question(VENDOR, server, fixture("litellm") | {"answers": {}}, note=notes.append)
    assert (found.key, found.account) == (key, account)
    assert (found.used, found.limit) == tuple(map(Decimal, sums))
    assert found.window is None
    assert "used up" in notes[0]


@pytest.mark.parametrize("body", [b"{}", b"Budget has been exceeded!", b"\xff", b"ExceededBudget: Spend=x"])
def test_other_refusals_are_no_budget(body):
    assert over_budget(body) is None


def test_throttled_stays_throttled(server):
    server.reply = Reply(status=429, headers={"Retry-After": "Wed, 25 Nov 2026 23:45:00 GMT"})
    with pytest.raises(Throttled) as caught:
        question(VENDOR, server, fixture("litellm"))
    assert caught.value.retry_at == NOW + timedelta(minutes=15)


@pytest.mark.parametrize("said", ["", "soon", "9" * 5000])
def test_a_strange_retry_after_says_nothing(server, said):
    server.reply = Reply(status=429, headers={"Retry-After": said})
    with pytest.raises(Throttled) as caught:
        question(VENDOR, server, fixture("litellm"))
    assert caught.value.retry_at is None


ROUTE = "Virtual key is not allowed to call this route. Only allowed to call routes: ['llm_api_routes']."


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_may_only_call_models_is_told_what_to_do(server, status):
    refused(server, status, ROUTE)
    with pytest.raises(Refused, match="enter a model to probe"):
        question(VENDOR, server, fixture("litellm"))
    assert [asked.method for asked in server.asked] == ["GET"]


def probed(server, reply, notes=None):
    refused(server, 403, ROUTE)
    server.replies["POST /v1/chat/completions"] = reply
    choices = {"base_url": "https://llm.example.com", "probe_model": "gpt-5-mini"}
    say = (notes if notes is not None else []).append
    return question(VENDOR, server, choices=choices, note=say)


def test_the_probe_sends_no_message_and_reads_the_headers(server):
    headers = {"x-litellm-key-spend": "12.5e-2", "x-litellm-key-max-budget": "50.0"}
    notes = []
    (found,) = probed(server, Reply(status=400, headers=headers), notes)
    assert json.loads(server.asked[-1].body) == {"model": "gpt-5-mini", "messages": []}
    assert (found.used, found.limit, found.window) == (Decimal("0.125"), 50, None)
    assert "do not tell when the budget resets" in notes[0]


def test_the_probe_of_a_key_without_a_budget(server):
    headers = {"x-litellm-key-spend": "0.0", "x-litellm-key-max-budget": "None"}
    (found,) = probed(server, Reply(status=400, headers=headers))
    assert (found.used, found.limit) == (0, None)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(status=400), Unavailable),
        (Reply(status=401), NotSignedIn),
        (Reply(status=403), Refused),
        (Reply(status=429), Throttled),
        (Reply(status=400, headers={"x-litellm-key-spend": "much"}), Unreadable),
    ],
)
def test_a_probe_that_finds_nothing_is_a_kind(server, reply, kind):
    with pytest.raises(kind):
        probed(server, reply)


def test_a_probe_finds_a_used_up_budget(server):
    body = b'{"error": {"message": "Budget has been exceeded! Current cost: 9, Max budget: 8"}}'
    (found,) = probed(server, Reply(status=422, body=body))
    assert (found.used, found.limit) == (9, 8)


def test_without_an_address_nothing_is_asked(server):
    with pytest.raises(NotSignedIn, match="Enter your gateway's address"):
        question(VENDOR, server)
    assert server.asked == []


@pytest.mark.parametrize(
    ("length", "start"),
    [
        ("1h", utc(2026, 2, 28, 23)),
        ("7d", utc(2026, 2, 22)),
        ("30d", utc(2026, 2, 1)),
        ("1mo", utc(2026, 2, 1)),
        ("14mo", utc(2025, 1, 1)),
        ("monthly", utc(2026, 2, 1)),
        ("Weekly", utc(2026, 2, 22)),
        ("0d", None),
        ("often", None),
        (None, None),
    ],
)
def test_a_window_begins_its_length_before_the_reset(length, start):
    assert window_until(utc(2026, 3, 1), length) == Window(start, utc(2026, 3, 1))


def test_a_month_before_the_31st_and_instants_without_a_zone():
    assert window_until(datetime(2026, 3, 31), "1mo") == Window(utc(2026, 2, 28), utc(2026, 3, 31))  # noqa: DTZ001
