import asyncio
import json
import sys
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.vendors.world import KEY, NOW, fixture, ports, question, serve
from tests.web_server import Reply
from trayapp.domain.errors import NotSignedIn, Refused, SourceError, Unavailable, Unreadable
from trayapp.domain.model import PERCENT, REQUESTS, USD
from trayapp.domain.period import Window
from trayapp.domain.secret import Secret
from trayapp.system.process import run as run_program
from trayapp.system.web import Web
from trayapp.vendors.copilot import VENDOR, sign_in

PATH = "/copilot_internal/user"
MONTH = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def asked(server, name="copilot", *, change=None, **world):
    recorded = fixture(name)
    if change:
        change(recorded["answers"][PATH])
    serve(server, recorded)
    return {reading.key: reading for reading in question(VENDOR, server, recorded, **world)}


# --- what the answers mean -------------------------------------------------------------------------


def test_a_seat_of_a_company_tells_credits_and_no_limit(server):
    notes = []
    found = asked(server, note=notes.append)
    assert set(found) == {"copilot:credits"}  # unlimited, 0 and 100 percent are placeholders
    own = found["copilot:credits"]
    assert (own.used, own.unit, own.limit) == (Decimal("0.31"), USD, None)
    assert (own.account, own.at, own.window) == ("copilot", NOW, MONTH)
    assert notes == ["GitHub does not tell what you were given. Enter it under Allowances."]


def test_a_credit_is_a_cent(server):
    assert asked(server, "copilot__gh")["copilot:credits"].used == Decimal("21.11")


def test_nothing_used_yet_is_zero_where_credits_are_billed_and_unknown_elsewhere(server):
    def none_used(answer):
        answer["quota_snapshots"]["premium_interactions"]["credits_used"] = 0

    assert asked(server, change=none_used)["copilot:credits"].used == 0

    def by_requests(answer):
        none_used(answer)
        answer["token_based_billing"] = False
        del answer["quota_snapshots"]["premium_interactions"]["token_based_billing"]

    with pytest.raises(Unavailable, match="no use for this account"):
        asked(server, change=by_requests)


@pytest.mark.parametrize("gone", [None, "absent"])
def test_a_placeholder_alone_is_no_figure(server, gone):
    def without(answer):
        pool = answer["quota_snapshots"]["premium_interactions"]
        if gone is None:
            pool["credits_used"] = None
        else:
            del pool["credits_used"]

    with pytest.raises(Unavailable):
        asked(server, change=without)


def test_a_companys_pool_is_told_beside_the_own_credits(server):
    found = asked(server, "copilot__enterprise")
    assert set(found) == {"copilot:credits", "copilot:pool"}
    assert found["copilot:credits"].used == Decimal("4.12")
    pool = found["copilot:pool"]
    assert (pool.used, pool.limit, pool.unit) == (Decimal("2.9"), 100, PERCENT)


def test_a_personal_plan_is_told_in_percent_and_may_be_over(server):
    found = asked(server, "copilot__pro")
    assert set(found) == {"copilot:pool"}
    pool = found["copilot:pool"]
    assert pool.used > 100
    assert round(pool.used, 2) == Decimal("100.33")
    assert pool.window == MONTH


def test_percent_is_worked_out_where_it_is_not_told(server):
    def counts_only(answer):
        pool = answer["quota_snapshots"]["premium_interactions"]
        pool |= {"percent_remaining": None, "remaining": "240"}

    assert asked(server, "copilot__pro", change=counts_only)["copilot:pool"].used == 20


def test_use_beyond_the_pool_is_noted(server):
    notes = []

    def over(answer):
        answer["quota_snapshots"]["premium_interactions"] |= {"percent_remaining": 0, "overage_count": 12.0}

    assert asked(server, "copilot__pro", change=over, note=notes.append)["copilot:pool"].used == 100
    assert notes == ["GitHub Copilot, the plan's pool: 12 beyond what is included."]


@pytest.mark.parametrize("entitlement", [0, -1])
def test_a_pool_of_nothing_or_without_end_is_left_out(server, entitlement):
    def limited_chat(answer):
        answer["quota_snapshots"]["chat"] |= {"entitlement": entitlement, "unlimited": False}

    assert set(asked(server, "copilot__pro", change=limited_chat)) == {"copilot:pool"}


def test_the_free_plan_counts_requests(server):
    found = asked(server, "copilot__free")
    chat, completions = found["copilot:chat"], found["copilot:completions"]
    assert (chat.used, chat.limit, chat.unit) == (90, 500, REQUESTS)
    assert (completions.used, completions.limit) == (0, 4000)
    assert chat.window == Window(datetime(2026, 11, 11, tzinfo=UTC), datetime(2026, 12, 11, tzinfo=UTC))


def test_a_pool_in_percent_stands_in_place_of_the_same_count(server):
    def both(answer):
        answer["quota_snapshots"] = {
            "chat": {"entitlement": 500, "percent_remaining": 82, "unlimited": False}
        }

    found = asked(server, "copilot__free", change=both)
    assert found["copilot:chat"].unit == PERCENT
    assert found["copilot:completions"].unit == REQUESTS


@pytest.mark.parametrize(
    "reset", [None, "", "2026-12-01", "2026-12-01T00:00:00Z", "2026-11-01", "2026-09-01", "2027-03-01"]
)
def test_the_month_is_utcs_and_one_that_is_over_is_not_believed(server, reset):
    found = asked(server, change=lambda answer: answer.update(quota_reset_date=reset))
    assert found["copilot:credits"].window == MONTH


def test_a_reset_that_is_no_date_is_unreadable(server):
    with pytest.raises(Unreadable):
        asked(server, change=lambda answer: answer.update(quota_reset_date="soon"))


# --- whose token, and where it goes ----------------------------------------------------------------


def test_a_stored_token_comes_first_and_our_own_name_is_given(server):
    urls = []
    asked(server, urls=urls)
    assert urls == ["https://api.github.com/copilot_internal/user"]
    headers = server.asked[0].headers
    assert headers["authorization"] == f"Bearer {KEY}"
    assert headers["user-agent"].startswith("remainder/")
    assert "editor-version" not in headers


def test_the_token_of_gh_is_asked_for_one_call(server):
    asked(server, "copilot__gh")
    assert server.asked[0].headers["authorization"] == "Bearer gho_0123456789abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def gh(tmp_path):
    """A real program named gh, which keeps what it was called with; its words and exit code can be set."""
    if sys.platform == "win32":
        pytest.skip("a script is no program there")
    script = tmp_path / "gh"
    script.write_text(
        f"#!{sys.executable}\n"
        "import json, os, pathlib, sys\n"
        "here = pathlib.Path(__file__).parent\n"
        "(here / 'called').write_text(json.dumps([sys.argv[1:], dict(os.environ)]))\n"
        "print('no oauth token found', file=sys.stderr)\n"
        "answer = here / 'answer'\n"
        "print(answer.read_text()) if answer.exists() else sys.exit(1)\n"
    )
    script.chmod(0o755)

    def run(command, **more):
        env = {
            "PATH": f"{tmp_path}",
            "GH_CONFIG_DIR": "/somewhere",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/bus",
            "GH_TOKEN": "a key of the session",
        }
        return run_program(command, env=env, **more)

    tmp_path.joinpath("run").mkdir()
    return tmp_path, run


def test_gh_itself_is_run(server, gh):
    folder, run = gh
    (folder / "answer").write_text("gho_fromRealProcess")
    asked(server, "copilot__gh", run=run)
    assert server.asked[0].headers["authorization"] == "Bearer gho_fromRealProcess"
    words, env = json.loads((folder / "called").read_text())
    assert words == ["auth", "token", "--hostname", "github.com"]
    assert env["GH_CONFIG_DIR"] == "/somewhere"
    assert env["DBUS_SESSION_BUS_ADDRESS"] == "unix:path=/bus"
    assert "GH_TOKEN" not in env


def test_gh_without_a_sign_in_says_what_to_run(server, gh):
    _folder, run = gh
    with pytest.raises(NotSignedIn, match="Run gh auth login, or enter a token with remainder login copilot"):
        asked(server, "copilot__gh", run=run)
    assert server.asked == []


@pytest.mark.parametrize("words", ["", "two words", "gho_x\ngho_y", "tökén"])
def test_what_is_no_token_is_not_sent(server, words):
    recorded = fixture("copilot__gh") | {"programs": {"gh": words}}
    with pytest.raises(NotSignedIn):
        question(VENDOR, server, recorded)
    assert server.asked == []


def test_a_company_at_ghe_asks_its_own_host(server, gh):
    folder, run = gh
    (folder / "answer").write_text("gho_company")
    urls = []
    choices = {"base_url": "https://api.octo.ghe.com"}
    asked(server, "copilot__gh", run=run, choices=choices, urls=urls)
    assert json.loads((folder / "called").read_text())[0][-1] == "octo.ghe.com"
    assert urls == ["https://api.octo.ghe.com/copilot_internal/user"]


@pytest.mark.parametrize(
    "address",
    [
        "https://relay.example",
        "https://api.github.com.evil.example",
        "https://evil-api.github.com",
        "https://api.octo.ghe.com.example",
        "https://github.com",
    ],
)
def test_a_borrowed_token_goes_to_github_alone(server, address):
    with pytest.raises(Refused, match="goes to GitHub alone"):
        asked(server, "copilot__gh", choices={"base_url": address})
    assert server.asked == []


def test_a_token_of_ones_own_may_go_through_a_relay(server):
    urls = []
    asked(server, choices={"base_url": "https://relay.example"}, urls=urls)
    assert urls == ["https://relay.example/copilot_internal/user"]


# --- the device flow, with a real server -----------------------------------------------------------

BEGUN = {
    "device_code": "3584d83530557fdd1f46af8289938c8ef79f9dc5",
    "user_code": "WDJB-MJHT",
    "verification_uri": "https://github.com/login/device",
    "expires_in": 900,
    "interval": 0,
}
GRANTED = {
    "access_token": "gho_16C7e42F292c6912E7710c838347Ae178B4a",
    "token_type": "bearer",
    "scope": "read:user",
}


class Answers:
    """What the server says to each poll in turn, the last one for ever; it looks at `delay` first."""

    def __init__(self, *bodies, status=200):
        self.replies = [Reply(status=status, body=json.dumps(body).encode()) for body in bodies]
        self.now = None

    def __getattr__(self, name):
        if name == "delay":
            self.now = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return getattr(self.now, name)


def signed_in(server, *polls, begun=None, status=200, **choices):
    server.replies = {
        "POST /login/device/code": Reply(body=json.dumps({**BEGUN, **(begun or {})}).encode()),
        "POST /login/oauth/access_token": Answers(*polls, status=status),
    }
    said = []

    async def main():
        web = Web()
        chosen = {"base_url": server.url, "client_id": "Iv1.0123456789abcdef", **choices}
        try:
            return await sign_in(ports(web.ask, choices=chosen), said.append)
        finally:
            await web.close()

    return asyncio.run(main()), said


def error(name, **more):
    return {"error": name, "error_description": "words", **more}


PENDING = error("authorization_pending")


def test_the_person_types_a_code_and_the_token_comes(server):
    token, said = signed_in(server, PENDING, error("slow_down", interval=0), PENDING, GRANTED)
    assert token == Secret(GRANTED["access_token"])
    assert said == ["Open https://github.com/login/device and enter the code WDJB-MJHT"]
    begin, *polls = [each.body.decode() for each in server.asked]
    assert begin == "client_id=Iv1.0123456789abcdef&scope=read%3Auser"
    assert len(polls) == 4
    assert all(f"device_code={BEGUN['device_code']}" in each for each in polls)
    assert all("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code" in each for each in polls)
    for each in server.asked:
        assert each.headers["content-type"] == "application/x-www-form-urlencoded"
        assert each.headers["accept"] == "application/json"
        assert "authorization" not in each.headers


@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("expired_token", NotSignedIn, "run out"),
        ("access_denied", Refused, "declined"),
        ("incorrect_client_credentials", Unavailable, "registration"),
        ("device_flow_disabled", Unavailable, "registration"),
        ("something_new", Unavailable, "registration"),
    ],
)
def test_a_refusal_is_a_sentence(server, status, name, kind, words):
    with pytest.raises(SourceError, match=words) as caught:
        signed_in(server, error(name), status=status)
    assert type(caught.value) is kind


def test_slow_down_is_obeyed(server):
    began = datetime.now(UTC)
    signed_in(server, error("slow_down", interval=0.4), GRANTED)
    assert (datetime.now(UTC) - began).total_seconds() >= 0.4


def test_a_code_that_ran_out_is_not_asked_for_again(server):
    with pytest.raises(NotSignedIn, match="run out"):
        signed_in(server, PENDING, begun={"expires_in": 0})
    assert len(server.asked) == 1


def test_an_answer_without_a_code_is_unreadable(server):
    with pytest.raises(Unreadable, match="user_code"):
        signed_in(server, GRANTED, begun={"user_code": None})


def test_without_a_registration_it_says_what_to_do_instead(server):
    with pytest.raises(Unavailable, match="gh auth login"):
        signed_in(server, GRANTED, client_id="")
    assert server.asked == []


def test_a_sign_in_is_at_github_alone(server):
    with pytest.raises(Refused):
        signed_in(server, GRANTED, base_url="https://relay.example")


def test_github_and_a_company_are_asked_at_their_own_sites():
    urls = []

    async def get(url, **_more):
        urls.append(url)
        raise Unavailable("Stopped here.")

    for base in ("https://api.github.com", "https://api.octo.ghe.com"):
        choices = {"base_url": base, "client_id": "x"}
        with pytest.raises(Unavailable):
            asyncio.run(sign_in(ports(get, choices=choices), print))
    assert urls == ["https://github.com/login/device/code", "https://octo.ghe.com/login/device/code"]
