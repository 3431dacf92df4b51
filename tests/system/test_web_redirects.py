import pytest

from tests.system.asking import KEY, PASSWORD, error_of, get
from tests.web_server import Reply, running
from trayapp.domain.errors import Refused, Unreachable, Unreadable
from trayapp.domain.secret import Secret


@pytest.fixture
def server():
    with running() as made:
        yield made


@pytest.fixture
def other():
    with running() as made:
        yield made


def moved(to, status=302):
    return Reply(status=status, headers={"Location": to})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_key_goes_along_inside_its_origin(server, status):
    server.replies["/old"] = moved("/new", status)
    server.replies["/new"] = Reply(body=b"1")
    assert get(f"{server.url}/old", bearer=Secret(KEY)) == b"1"
    assert server.asked[1].headers["authorization"] == f"Bearer {KEY}"
    server.replies["/old"] = moved(server.url.upper().replace("HTTP", "http") + "/new", status)
    assert get(f"{server.url}/old", bearer=Secret(KEY)) == b"1"


@pytest.mark.parametrize("sent", [{"bearer": Secret(KEY)}, {"headers": {"X-Api-Key": Secret(KEY)}}])
def test_a_key_never_goes_to_another_port_host_or_scheme(server, other, sent):
    for to in (
        f"{other.url}/x",
        server.url.replace("127.0.0.1", "localhost"),
        server.url.replace("http:", "https:"),
        "https://one.example/",
        f"//{other.url.removeprefix('http://')}/x",
    ):
        server.replies["/away"] = moved(to, 307)
        error_of(f"{server.url}/away", Refused, **sent)
    assert other.asked == []
    assert {asked.path for asked in server.asked} == {"/away"}


def test_without_a_key_it_may_go_on(server, other):
    server.replies["/away"] = moved(f"{other.url}/x")
    assert get(f"{server.url}/away", headers={"X-Plain": "1"}) == b"{}"
    assert [asked.path for asked in other.asked] == ["/x"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_what_was_posted_goes_nowhere_else(server, status):
    server.replies["/old"] = moved("/new", status)
    error_of(f"{server.url}/old", Refused, post=b"{}")
    assert [asked.path for asked in server.asked] == ["/old"]


@pytest.mark.parametrize(
    ("to", "kind"),
    [
        ("/loop", Unreachable),
        ("", Unreachable),
        ("http://one.example/", Refused),
        ("ftp://one.example/", Refused),
        ("http://[::1", Unreadable),
        ("https://one.example:99999/", Refused),
        (f"https://kim:{PASSWORD}@one.example/", Refused),
    ],
)
def test_redirects_that_lead_nowhere(server, to, kind):
    server.replies["/loop"] = moved(to)
    error_of(f"{server.url}/loop", kind)
    error_of(f"{server.url}/loop", kind, bearer=Secret(KEY))


def test_a_redirect_without_an_address(server):
    server.replies["/nowhere"] = Reply(status=302)
    error_of(f"{server.url}/nowhere", Unreachable)


def test_a_loop_ends_soon(server):
    server.replies["/loop"] = moved("/loop")
    assert "without an end" in error_of(f"{server.url}/loop", Unreachable).sentence
    assert len(server.asked) == 4
