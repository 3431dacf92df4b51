"""Through a real proxy to a real TLS server that stands for a host on the network."""

import os
import shutil
import socket
import subprocess
import sys
from base64 import b64encode

import pytest

from tests.system.asking import KEY, PASSWORD, error_of, get, with_web
from tests.system.certificates import Authority
from tests.system.web_proxy import proxying
from tests.web_server import Reply, running
from trayapp.domain.errors import SourceError, Unreachable
from trayapp.domain.secret import Secret
from trayapp.settings import Network
from trayapp.system.proxy import SCRIPT
from trayapp.system.web_client import Deadlines

HOST = "https://vendor.invalid"
"""Found by no resolver: what reaches it went through the proxy."""


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


@pytest.fixture
def vendor(authority):
    with running(authority.server("vendor.invalid")) as made:
        made.reply = Reply(body=b'"figures"')
        yield made


@pytest.fixture
def proxy(vendor):
    with proxying() as made:
        made.routes["vendor.invalid:443"] = vendor.port
        yield made


def world(authority, setting="", **env):
    return {
        "network": Network(proxy=setting, ca_bundle=str(authority.pem)),
        "env": env,
        "platform": "linux",
        "deadlines": Deadlines(connect=2, read=2, whole=5),
    }


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_the_environments_proxy(proxy, vendor, authority, name):
    made = world(authority, **{name: proxy.url})
    assert get(HOST, bearer=Secret(KEY), world=made) == b'"figures"'
    ((target, headers),) = proxy.asked
    assert target == "vendor.invalid:443"
    assert KEY not in str(headers)  # what the proxy sees; the rest is inside TLS
    assert vendor.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert "proxy-authorization" not in vendor.asked[0].headers


def test_small_letters_win_and_the_word_http_may_be_left_out(proxy, authority):
    made = world(authority, https_proxy=proxy.address, HTTPS_PROXY="http://127.0.0.1:1")
    assert get(HOST, world=made) == b'"figures"'


def test_the_persons_own_setting_goes_before_the_environment(proxy, authority):
    made = world(authority, setting=proxy.url, HTTPS_PROXY="http://127.0.0.1:1")
    assert get(HOST, world=made) == b'"figures"'
    made = world(authority, setting="none", HTTPS_PROXY=proxy.url)
    assert "was not found" in error_of(HOST, Unreachable, world=made).sentence
    assert len(proxy.asked) == 1


def test_a_name_and_a_password_go_to_the_proxy_alone(proxy, vendor, authority):
    made = world(authority, HTTPS_PROXY=f"http://kim:{PASSWORD}@{proxy.address}")
    assert get(HOST, world=made) == b'"figures"'
    sign_in = b64encode(f"kim:{PASSWORD}".encode()).decode()
    assert proxy.asked[0][1]["proxy-authorization"] == f"Basic {sign_in}"
    assert sign_in not in str(vendor.asked)
    proxy.status = 407
    error_of(HOST, Unreachable, world=made)  # the password is in no sentence


@pytest.mark.parametrize(
    ("status", "words"),
    [(407, "asks for a sign-in"), (403, "let nothing through"), (502, "let nothing through")],
)
def test_a_proxy_that_refuses(proxy, vendor, authority, status, words):
    proxy.status = status
    sentence = error_of(HOST, Unreachable, bearer=Secret(KEY), world=world(authority, proxy.url)).sentence
    assert words in sentence
    assert vendor.connections == 0


def test_a_proxy_that_is_not_there(authority):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        gone = error_of(HOST, Unreachable, world=world(authority, f"http://127.0.0.1:{port}"))
    assert "proxy could not be reached" in gone.sentence
    lost = error_of(HOST, Unreachable, world=world(authority, "http://no-such-proxy.invalid:1"))
    assert "proxy was not found" in lost.sentence


def test_a_proxy_that_never_answers(authority):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        made = {**world(authority, address), "deadlines": Deadlines(connect=0.2, read=0.2)}
        assert "in time" in error_of(HOST, Unreachable, world=made).sentence


def test_an_unknown_certificate_behind_a_proxy_is_the_companys(proxy, authority):
    made = {**world(authority), "network": Network(proxy=proxy.url)}
    assert "company proxy" in error_of(HOST, Unreachable, bearer=Secret(KEY), world=made).sentence


@pytest.mark.parametrize("left_out", ["vendor.invalid", ".invalid", "one.example, *.invalid", "*"])
def test_who_is_left_out_is_asked_without_it(proxy, authority, left_out):
    for made in (
        world(authority, HTTPS_PROXY=proxy.url, NO_PROXY=left_out),
        world(authority, proxy.url, no_proxy=left_out),
    ):
        assert "was not found" in error_of(HOST, Unreachable, world=made).sentence
    assert proxy.asked == []


def test_a_proxy_that_is_itself_spoken_to_over_tls(vendor, authority):
    with proxying(authority.server()) as proxy:
        proxy.routes["vendor.invalid:443"] = vendor.port
        assert get(HOST, world=world(authority, proxy.url)) == b'"figures"'
        error_of(HOST, Unreachable, world={"network": Network(proxy=proxy.url)})


@pytest.mark.parametrize("name", ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"])
def test_this_machine_is_never_asked_through_a_proxy(name):
    with running() as server, proxying() as proxy:
        assert get(server.url, world={"env": {name: proxy.url}}) == b"{}"
        assert get(server.url, world={"network": Network(proxy=proxy.url)}) == b"{}"
        assert get(server.url, world={"env": {name: "socks5://127.0.0.1:1"}}) == b"{}"
        assert proxy.asked == []


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:1", f"nonsense://kim:{PASSWORD}@x", "http://[::1"])
def test_a_proxy_that_cannot_be_used_is_said(authority, address):
    made = world(authority, HTTPS_PROXY=address)
    assert "cannot use" in error_of(HOST, Unreachable, bearer=Secret(KEY), world=made).sentence


def test_another_setting_counts_at_the_next_question(proxy, authority):
    bundle = str(authority.pem)
    network = [Network(proxy="http://127.0.0.1:1", ca_bundle=bundle)]

    async def use(web):
        with pytest.raises(SourceError, match="proxy could not be reached"):
            await web.ask(HOST)
        network[0] = Network(proxy=proxy.url, ca_bundle=bundle)
        assert (await web.ask(HOST)).body == b'"figures"'
        network[0] = Network(proxy="none", ca_bundle=bundle)
        with pytest.raises(SourceError, match="was not found"):
            await web.ask(HOST)

    with_web(use, env={}, network=network)


# --- what the desktop and the other systems say ---------------------------------------------------


def gnome(folder, **values):
    """The environment of a GNOME session whose settings are these; `schema__key` for deeper schemas."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "GSETTINGS_BACKEND": "keyfile",
    }
    for name, value in values.items():
        inner, _, key = name.rpartition("__")
        schema = f"org.gnome.system.proxy.{inner}" if inner else "org.gnome.system.proxy"
        command = ["gsettings", "set", schema, key.replace("_", "-"), value]
        subprocess.run(command, env=env, check=True, capture_output=True)
    return env


def has_gnomes_settings():
    if not shutil.which("gsettings"):
        return False
    command = ["gsettings", "list-keys", "org.gnome.system.proxy"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


needs_gnome = pytest.mark.skipif(not has_gnomes_settings(), reason="needs gsettings and GNOME's own schemas")


@needs_gnome
def test_the_desktops_proxy(proxy, authority, tmp_path):
    host, port = proxy.address.split(":")
    env = gnome(tmp_path, mode="manual", https__host=host, https__port=port)
    assert get(HOST, world=world(authority, **env)) == b'"figures"'
    env = gnome(tmp_path, ignore_hosts="['localhost', '*.invalid']")
    assert "was not found" in error_of(HOST, Unreachable, world=world(authority, **env)).sentence


@needs_gnome
def test_the_environment_goes_before_the_desktop(proxy, authority, tmp_path):
    env = gnome(tmp_path, mode="manual", https__host="127.0.0.1", https__port="1")
    assert get(HOST, world=world(authority, **env, HTTPS_PROXY=proxy.url)) == b'"figures"'


@needs_gnome
def test_a_script_is_said_where_nothing_was_reached(authority, tmp_path):
    env = gnome(tmp_path, mode="auto", autoconfig_url="http://wpad.example/proxy.pac")
    sentence = error_of(HOST, Unreachable, world=world(authority, **env)).sentence
    assert sentence.endswith(SCRIPT)


@needs_gnome
def test_a_change_on_the_desktop_counts_after_a_question_that_failed(proxy, authority, tmp_path):
    host, port = proxy.address.split(":")
    env = gnome(tmp_path, mode="none")

    async def use(web):
        with pytest.raises(SourceError, match="was not found"):
            await web.ask(HOST)
        gnome(tmp_path, mode="manual", https__host=host, https__port=port)
        assert (await web.ask(HOST)).body == b'"figures"'

    with_web(use, **world(authority, **env))


def test_a_program_that_hangs_holds_nothing_up_for_long(authority, tmp_path):
    program = tmp_path / "gsettings"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    made = world(authority, PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert "was not found" in error_of(HOST, Unreachable, world=made).sentence


ASK = """
import asyncio
from trayapp.settings import Network
from trayapp.system.web import Web
async def main():
    web = Web(env={{}}, platform={platform!r}, network=lambda: Network(ca_bundle={bundle!r}))
    try:
        print((await web.ask({url!r})).body.decode())
    finally:
        await web.close()
asyncio.run(main())
"""


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_the_other_systems_proxies_come_from_the_standard_library(proxy, authority, platform):
    """Here it knows the environment only; there it reads the registry or the configuration as well."""
    script = ASK.format(platform=platform, url=HOST, bundle=str(authority.pem))
    command = [sys.executable, "-W", "error", "-c", script]
    env = {**os.environ, "HTTPS_PROXY": proxy.url, "NO_PROXY": ""}
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert run.stdout.strip() == '"figures"', run.stderr
