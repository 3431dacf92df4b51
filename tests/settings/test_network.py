import pytest

from trayapp.settings import Network, parse, value_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", ""),
        ("none", "none"),
        (" None ", "none"),
        ("http://proxy.example:3128", "http://proxy.example:3128"),
        ("http://proxy.example:3128/", "http://proxy.example:3128"),
        ("https://proxy.example", "https://proxy.example"),
        ("proxy.example:3128", "http://proxy.example:3128"),
        ("http://[::1]:3128", "http://[::1]:3128"),
    ],
)
def test_a_proxy(written, read):
    settings, said = parse(f'[network]\nproxy = "{written}"')
    assert (settings.network, said) == (Network(proxy=read), ())
    assert value_of("network.proxy", written) == read


@pytest.mark.parametrize(
    "written",
    [
        "socks5://proxy.example:1080",
        "http://kim:geheim@proxy.example:3128",
        "http://",
        "http://proxy.example:port",
        "http://proxy.example:3128/path",
        "http://proxy.example/?a=geheim",
        "http://[::1",
        "one two:3",
        "\\u0000",
    ],
)
def test_what_is_no_proxy_is_said_and_not_repeated(written):
    settings, (said,) = parse(f'network.proxy = "{written}"')
    assert settings.network == Network()
    assert said.startswith("network.proxy is not usable: it can be")
    assert "geheim" not in said


def test_a_proxy_that_is_no_text():
    assert parse("network.proxy = 3128")[0].network == Network()
