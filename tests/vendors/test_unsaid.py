"""An answer that echoes the key: in a name, a message, a header; it goes no further."""

import contextlib
from decimal import Decimal

import pytest

from tests.vendors.world import FIXTURES, KEY, fixture, question_without_web
from trayapp.domain.errors import SourceError, Unavailable
from trayapp.domain.model import USD, Reading
from trayapp.domain.secret import Secret
from trayapp.vendors import Vendor, discover

VENDORS = {vendor.id.replace("-", "_"): vendor for vendor in discover()}
RECORDED = [
    (VENDORS[path.stem.partition("__")[0]], path.stem)
    for path in sorted(FIXTURES.glob("*.json"))
    if path.stem.partition("__")[0] in VENDORS
]


def echoed(node):
    """The answer with one text after the other replaced by the key."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from ({**node, name: broken} for broken in echoed(value))
    elif isinstance(node, list):
        for at, value in enumerate(node):
            yield from ([*node[:at], broken, *node[at + 1 :]] for broken in echoed(value))
    elif isinstance(node, str) or node is None:
        yield KEY
        yield f"{node} {KEY}"


@pytest.mark.parametrize(("vendor", "name"), RECORDED, ids=[name for _, name in RECORDED])
def test_no_figure_holds_a_key_that_the_answer_echoes(vendor, name):
    recorded, notes = fixture(name), []
    for path, answer in recorded.get("answers", {}).items():
        for broken in echoed(answer):
            changed = {**recorded, "answers": {**recorded["answers"], path: broken}}
            with contextlib.suppress(SourceError):
                told = question_without_web(vendor, changed, note=notes.append)
                assert KEY not in repr(told)
    assert KEY not in repr(notes)


def one(fetch):
    return Vendor("one", "One", "A.", "B.", documented=True, docs_url="https://a", seen="C.", fetch=fetch)


def test_what_a_vendor_says_itself_is_cleaned_too():
    notes = []

    async def fetch(ports):
        key = (await ports.secret("key")).reveal()
        ports.note(f"asked with {key}.")
        return [Reading("one", f"one:{key}", f"Key {key}", key, USD, ports.now(), Decimal(1), None, None)]

    [told] = question_without_web(one(fetch), {}, note=notes.append)
    assert (told.key, told.title, told.account) == ("one:…", "Key …", "…")
    assert notes == ["asked with …."]


def test_an_error_keeps_its_kind_and_its_wish_and_loses_the_key():
    async def fetch(ports):
        borrowed = Secret("a-borrowed-token")
        with contextlib.suppress(KeyError):
            await ports.get("https://a/b", headers={"Cookie": borrowed})
        raise Unavailable(f"no {borrowed.reveal()} here", retry_at=ports.now())

    with pytest.raises(Unavailable) as caught:
        question_without_web(one(fetch), {})
    assert caught.value.sentence == str(caught.value) == "no … here"
    assert caught.value.retry_at is not None
