"""What holds for every vendor; a new one is covered by its file and one fixture."""

import ast
import contextlib
import inspect
import sys
from datetime import timedelta

import pytest

from tests.vendors.world import FIXTURES, KEY, fixture, question, question_without_web, serve
from tests.web_server import Reply
from trayapp.domain.errors import (
    NotSignedIn,
    Refused,
    SourceError,
    Throttled,
    Unavailable,
    Unreachable,
    Unreadable,
)
from trayapp.settings.check import check
from trayapp.vendors import discover

VENDORS = discover()
IDS = [vendor.id for vendor in VENDORS]


def stem(vendor):
    return vendor.id.replace("-", "_")


RECORDED = [
    (vendor, path.stem)
    for vendor in VENDORS
    for path in sorted(FIXTURES.glob(f"{stem(vendor)}*.json"))
    if path.stem == stem(vendor) or path.stem.startswith(f"{stem(vendor)}__")
]


def some(wanted):
    chosen = [vendor for vendor in VENDORS if wanted(vendor)]
    return pytest.mark.parametrize("vendor", chosen, ids=[vendor.id for vendor in chosen])


every_vendor = some(lambda _: True)
every_askable_vendor = some(lambda vendor: vendor.fetch is not None)
every_keyed_vendor = some(lambda vendor: any(each.required for each in vendor.secrets))
every_web_vendor = some(lambda vendor: vendor.fetch is not None and fixture(stem(vendor)).get("answers"))
every_program_vendor = some(lambda vendor: vendor.fetch is not None and fixture(stem(vendor)).get("programs"))


def module_of(vendor):
    return sys.modules[f"trayapp.vendors.{stem(vendor)}"]


def error_of(vendor, server, **more):
    with pytest.raises(SourceError) as caught:
        question(vendor, server, fixture(stem(vendor)), **more)
    error = caught.value
    assert error.sentence.endswith((".", "?"))
    for piece in (KEY, KEY[:12]):
        assert piece not in error.sentence
        assert piece not in repr(error)
    return error


def test_ids_are_their_own():
    assert len(set(IDS)) == len(IDS)


@every_vendor
def test_a_vendor_says_what_it_is(vendor):
    assert vendor.id == module_of(vendor).__name__.rpartition(".")[2].replace("_", "-")
    assert vendor.name
    assert vendor.docs_url.startswith("https://")
    assert timedelta(minutes=1) <= vendor.interval <= timedelta(days=1)
    for sentence in (vendor.who, vendor.tells, vendor.seen):
        assert sentence.endswith(".")
    assert all(sentence == "" or sentence.endswith(".") for sentence in (vendor.borrows, vendor.instead))
    if vendor.fetch is None:
        assert vendor.instead
        assert not vendor.secrets
    else:
        assert inspect.iscoroutinefunction(vendor.fetch)
        assert not vendor.instead


@every_vendor
def test_secrets_and_choices_are_declared(vendor):
    for secret in vendor.secrets:
        assert secret.name.isidentifier()
        assert secret.label
        assert secret.help.endswith(".")
    assert len({each.name for each in (*vendor.secrets, *vendor.needs)}) == len(vendor.secrets) + len(
        vendor.needs
    )
    for spec in vendor.needs:
        assert spec.name.isidentifier()
        assert spec.label
        assert spec.help.endswith(".")
        assert check(spec, spec.default) == spec.default


@every_vendor
def test_a_vendor_keeps_to_its_file(vendor):
    tree = ast.parse(inspect.getsource(module_of(vendor)))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("trayapp.vendors."), "vendors never import one another"
            assert node.module != "trayapp.vendors" or {each.name for each in node.names}.isdisjoint(IDS)
        assert not isinstance(node, ast.Try), "vendor code catches nothing"


@every_askable_vendor
def test_there_is_a_recorded_answer_with_its_origin(vendor):
    recorded = fixture(stem(vendor))
    assert recorded["source"].startswith("https://")
    assert recorded["date"]
    assert recorded.get("answers") or recorded.get("programs")


@pytest.mark.parametrize(("vendor", "name"), RECORDED, ids=[name for _, name in RECORDED])
def test_recorded_answers_become_readings(vendor, name, server):
    recorded = fixture(name)
    serve(server, recorded)
    urls = []
    readings = question(vendor, server, recorded, urls=urls)
    assert readings
    assert len({reading.key for reading in readings}) == len(readings)
    for reading in readings:
        assert reading.source == vendor.id
        assert reading.title
        assert reading.at.utcoffset() == timedelta(0)
        assert reading.used is None or reading.used >= 0
        if reading.window is not None:
            assert reading.at in reading.window
    assert all(url.startswith("https://") for url in urls)


@every_keyed_vendor
def test_without_a_key_nothing_is_asked(vendor, server):
    assert type(error_of(vendor, server, secret=None)) is NotSignedIn
    assert server.asked == []


SHAPELESS = (Unreadable, Unavailable)  # an answer whose every field may be absent tells nothing


@every_web_vendor
@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(status=401), NotSignedIn),
        (Reply(status=403), (Refused, Unavailable)),
        (Reply(status=404), Unavailable),
        (Reply(status=429, headers={"Retry-After": "60"}), Throttled),
        (Reply(status=500), Unreachable),
        (Reply(status=503, headers={"Retry-After": "60"}), Unreachable),
        (Reply(body=b""), Unreadable),
        (Reply(body=b"<html>Sign in to the guest network"), Unreadable),
        (Reply(body=b"\xff\xfe\x00"), Unreadable),
        (Reply(body=b"null"), Unreadable),
        (Reply(body=b"[]"), SHAPELESS),
        (Reply(body=b"{}"), SHAPELESS),
        (Reply(body=b"[" * 100_000), Unreadable),
        (Reply(body=b'{"data": "' + KEY.encode() + b'"}'), Unreadable),
        (Reply(body=KEY.encode()), Unreadable),
        (Reply(body=b"{}" + b" " * 5_000_000), Unreadable),
        (Reply(body=b'{"data": {}}', cut=True), Unreadable),
        (Reply(raw=b"no http at all\r\n\r\n"), Unreadable),
    ],
)
def test_every_failure_has_a_kind_and_no_key_in_it(vendor, server, reply, kind):
    server.reply = reply
    error = error_of(vendor, server)
    assert isinstance(error, kind)
    assert (error.retry_at is not None) == ("Retry-After" in reply.headers)


@every_web_vendor
def test_nobody_there_is_unreachable(vendor, server):
    server.close()
    assert type(error_of(vendor, server)) is Unreachable


@every_program_vendor
def test_a_program_that_is_not_installed_is_no_fault(vendor):
    recorded = fixture(stem(vendor)) | {"programs": {}}
    with pytest.raises((Unavailable, NotSignedIn)) as caught:
        question_without_web(vendor, recorded)
    assert caught.value.sentence.endswith(".")


@every_program_vendor
@pytest.mark.parametrize("words", ["", "\n", "no json at all", "{}", "[]", "null", '{"type":', "\x00" * 100])
def test_a_program_that_says_something_else_is_a_kind(vendor, words):
    recorded = fixture(stem(vendor))
    changed = recorded | {"programs": dict.fromkeys(recorded["programs"], words)}
    with contextlib.suppress(SourceError):
        question_without_web(vendor, changed)


def damaged(recorded):
    """The answers with each value in turn replaced by one of another kind; None where the path ends."""
    for part in ("answers", "programs", "files", "rows"):
        for name, answer in recorded.get(part, {}).items():
            for damage in (["x"], {"x": 1}, "NaN", "x" * 3, True, None, -1, 1e300):
                for broken in _replaced(answer, damage):
                    yield {**recorded, part: {**recorded[part], name: broken}}


def _replaced(node, damage):
    yield damage
    if isinstance(node, dict):
        for key, value in node.items():
            for broken in _replaced(value, damage):
                yield {**node, key: broken}
            yield {each: node[each] for each in node if each != key}
    if isinstance(node, list):
        for at, value in enumerate(node):
            for broken in _replaced(value, damage):
                yield [*node[:at], broken, *node[at + 1 :]]


@pytest.mark.parametrize(("vendor", "name"), RECORDED, ids=[name for _, name in RECORDED])
def test_a_damaged_answer_is_a_kind_or_still_a_number(vendor, name):
    for broken in damaged(fixture(name)):
        with contextlib.suppress(SourceError):
            readings = question_without_web(vendor, broken)
            assert all(each.used is None or each.used.is_finite() for each in readings)
