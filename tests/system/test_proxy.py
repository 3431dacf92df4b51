import asyncio

import pytest

from trayapp.system.proxy import SCRIPT, Proxies, find_proxies, is_left_out, is_this_machine, read_gsettings


@pytest.mark.parametrize(
    ("pattern", "host", "out"),
    [
        ("*", "one.example", True),
        ("one.example", "one.example", True),
        ("ONE.example", "one.EXAMPLE", True),
        ("one.example", "api.one.example", True),
        ("one.example", "stone.example", False),
        (".one.example", "api.one.example", True),
        (".one.example", "one.example", True),
        ("*.one.example", "api.one.example", True),
        ("api.one.example", "one.example", False),
        ("one.example:443", "one.example", True),
        ("one.example:8443", "one.example", False),
        ("10.0.0.7", "10.0.0.7", True),
        ("10.0.0.7", "10.0.0.70", False),
        ("10.0.0.0/8", "10.1.2.3", True),
        ("10.0.0.0/8", "11.1.2.3", False),
        ("10.0.0.0/8", "ten.example", False),
        ("10.1.2.3/8", "10.9.9.9", True),
        ("fd00::/8", "fd12::1", True),
        ("[fd12::1]", "fd12::1", True),
        ("", "one.example", False),
        (".", "one.example", False),
        ("<local>", "one.example", False),
        ("http://one.example", "one.example", False),
    ],
)
def test_who_is_left_out(pattern, host, out):
    assert is_left_out(host, 443, (pattern,)) is out
    assert is_left_out(host, 443, ("other.example", pattern)) is out


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("a.localhost", False),
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("10.0.0.1", False),
        ("localhost.example", False),
        ("127.0.0.1.example", False),
    ],
)
def test_this_machine(host, here):
    assert is_this_machine(host) is here


def found(setting="", platform="linux", **env):
    return asyncio.run(find_proxies(setting, env={"PATH": "", **env}, platform=platform))


def test_the_order():
    env = {"HTTPS_PROXY": "http://a:1", "ALL_PROXY": "http://b:1", "HTTP_PROXY": "http://c:1"}
    assert found("http://own:1", **env).address == "http://own:1"
    assert found("none", **env).address is None
    assert found(**env).address == "http://a:1"
    assert found(ALL_PROXY="http://b:1", HTTP_PROXY="http://c:1").address == "http://b:1"
    assert found(HTTP_PROXY="http://c:1").address is None
    assert found(HTTPS_PROXY="http://a:1", https_proxy="").address is None
    assert found().address is None


def test_a_password_is_not_shown():
    assert "geheim" not in repr(found(HTTPS_PROXY="http://kim:geheim@a:1"))


def test_the_systems_own_word_on_a_host():
    asked = []

    def bypass(host):
        asked.append(host)
        return host == "inside.example"

    proxies = Proxies("http://a:1", bypass=bypass)
    assert asyncio.run(proxies.of("inside.example", 443)) is None
    assert asyncio.run(proxies.of("outside.example", 443)) == "http://a:1"
    assert asyncio.run(proxies.of("127.0.0.1", 80)) is None
    assert asked == ["inside.example", "outside.example"]


MANUAL = """org.gnome.system.proxy mode 'manual'
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1', '*.corp.example']
org.gnome.system.proxy.http host 'plain.example'
org.gnome.system.proxy.http port 8080
org.gnome.system.proxy.https host '{host}'
org.gnome.system.proxy.https port {port}
org.gnome.system.proxy.socks host '{socks}'
org.gnome.system.proxy.socks port 1080
"""


@pytest.mark.parametrize(
    ("host", "port", "socks", "address"),
    [
        ("proxy.example", 3128, "", "http://proxy.example:3128"),
        ("proxy.example", 0, "", "http://proxy.example"),
        ("http://proxy.example/", 3128, "", "http://proxy.example:3128"),
        ("fd00::1", 3128, "", "http://[fd00::1]:3128"),
        ("", 0, "socks.example", "socks5://socks.example:1080"),
        ("", 0, "", None),
    ],
)
def test_what_gnome_says(host, port, socks, address):
    proxies = read_gsettings(MANUAL.format(host=host, port=port, socks=socks), ("one.example",))
    assert proxies.address == address
    assert proxies.left_out == ("one.example", "localhost", "127.0.0.0/8", "::1", "*.corp.example")


def test_a_script_is_not_followed_and_said():
    assert read_gsettings("org.gnome.system.proxy mode 'auto'\n") == Proxies(note=SCRIPT, lasting=False)


@pytest.mark.parametrize(
    "said", ["", "x", "org.gnome.system.proxy mode 'none'", "org.gnome.system.proxy mode (", "\0 \0 \0"]
)
def test_anything_else_is_no_proxy(said):
    assert read_gsettings(said) == Proxies(lasting=False)


def test_an_empty_list_has_its_type_before_it():
    said = MANUAL.format(host="a", port=1, socks="").replace(
        "['localhost', '127.0.0.0/8', '::1', '*.corp.example']", "@as []"
    )
    assert read_gsettings(said).left_out == ()
