"""Certificates of an authority that the test makes, shown by a real TLS server."""

import logging
import shutil

import pytest

from tests.system.asking import KEY, error_of, get, with_web
from tests.system.certificates import DAY, Authority
from tests.web_server import Reply, running
from trayapp.domain.errors import Refused, SourceError, Unreachable
from trayapp.domain.secret import Secret
from trayapp.settings import Network
from trayapp.system.trust import make_trust

OTHER_HOST = "localhost"


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


def trusting(authority, **more):
    return {"network": Network(ca_bundle=str(authority.pem)), **more}


def said(authority, *names, world=None, **shape):
    with running(authority.server(*names, **shape)) as server:
        return error_of(server.url, Unreachable, bearer=Secret(KEY), world=world).sentence


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_companys_own_authority_is_trusted_when_it_is_named(authority, platform):
    with running(authority.server()) as server:
        assert get(server.url, bearer=Secret(KEY), world=trusting(authority, platform=platform)) == b"{}"
        assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
        error_of(server.url, Unreachable, world={"platform": platform})


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_the_environments_own_file_counts(authority, platform):
    with running(authority.server()) as server:
        world = {"env": {"SSL_CERT_FILE": str(authority.pem)}, "platform": platform}
        assert get(server.url, world=world) == b"{}"


def test_nothing_is_sent_to_a_host_that_is_not_trusted(authority):
    with running(authority.server()) as server:
        error_of(server.url, Unreachable, bearer=Secret(KEY))
        assert server.asked == []


def test_an_unknown_authority_points_to_the_companys_proxy(authority):
    sentence = said(authority)
    assert "company proxy" in sentence
    assert "network.ca_bundle" in sentence


def test_what_is_wrong_with_a_certificate_is_told_apart(authority):
    world = trusting(authority)
    assert "has ended" in said(authority, world=world, begins=-2 * DAY, ends=-DAY)
    assert "not valid yet" in said(authority, world=world, begins=DAY, ends=2 * DAY)
    assert "another host" in said(authority, "one.example", world=world)
    assert "another host" in said(authority, "10.0.0.1", world=world)
    assert "only it has signed" in said(authority, world=world, signed_by_itself=True)


def test_a_file_with_the_servers_own_certificate_is_enough(authority, tmp_path):
    with running(authority.server(signed_by_itself=True)) as server:
        world = {"network": Network(ca_bundle=str(tmp_path / "server.pem"))}
        assert get(server.url, world=world) == b"{}"


def test_no_tls_where_some_is_expected():
    with running() as server:
        url = server.url.replace("http:", "https:")
        assert "No safe connection" in error_of(url, Unreachable, bearer=Secret(KEY)).sentence


def test_a_key_stays_inside_its_origin_over_tls_as_well(authority):
    tls = authority.server("127.0.0.1", OTHER_HOST)
    with running(tls) as server, running(tls) as other, running() as plain:
        away = other.url.replace("127.0.0.1", OTHER_HOST)
        for to in (f"{other.url}/x", f"{away}/x", f"{plain.url}/x"):
            server.reply = Reply(status=307, headers={"Location": to})
            error_of(server.url, Refused, bearer=Secret(KEY), world=trusting(authority))
        assert other.asked == plain.asked == []
        server.reply = Reply(status=307, headers={"Location": f"{away}/x"})
        assert get(server.url, world=trusting(authority)) == b"{}"
        assert "authorization" not in other.asked[0].headers


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "is not there"),
        (b"", "no certificates"),
        (b"no certificate at all", "no certificates"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "no certificates"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(authority, tmp_path, content, words):
    path = tmp_path / "company.pem"
    if content is not None:
        path.write_bytes(content)
    with running(authority.server()) as server:
        sentence = error_of(server.url, Unreachable, world={"network": Network(ca_bundle=str(path))}).sentence
        assert words in sentence
        assert str(path) in sentence
        assert "network.ca_bundle" in sentence
        assert server.connections == 0


@pytest.mark.parametrize("bundle", ["/", "\0", "~no-such-user-here/x.pem", "relative.pem"])
def test_a_path_that_is_no_file(bundle):
    with pytest.raises(SourceError, match=r"network\.ca_bundle"):
        make_trust(bundle, env={}, platform="linux")


def test_settings_and_certificates_count_at_the_next_question(authority, tmp_path):
    """The file is put right, and named, while the program runs."""
    path, network = tmp_path / "company.pem", [Network()]

    async def use(web):
        async def fails(words):
            with pytest.raises(SourceError, match=words):
                await web.ask(server.url)

        await fails("company proxy")
        network[0] = Network(ca_bundle=str(path))
        await fails("is not there")
        shutil.copy(Authority(tmp_path, "other").pem, path)
        await fails("company proxy")
        shutil.copy(authority.pem, path)
        assert (await web.ask(server.url)).body == b"{}"
        network[0] = Network()
        await fails("company proxy")

    with running(authority.server()) as server:
        with_web(use, network=network)


def test_the_systems_own_store_is_loaded_without_being_named():
    trust = make_trust("", env={}, platform="linux")
    assert trust.check_hostname
    assert trust.verify_mode.name == "CERT_REQUIRED"


def test_an_environment_that_names_nothing_useful_is_said_in_the_journal(journal, tmp_path, caplog):
    journal.expect("No certificates are taken from")
    with caplog.at_level(logging.WARNING):
        make_trust("", env={"SSL_CERT_FILE": str(tmp_path / "no.pem")}, platform="linux")
    assert "no.pem" in caplog.text
