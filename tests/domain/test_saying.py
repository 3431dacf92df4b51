"""A sentence is kept as what it is, and worded in the language of the moment at which it is read."""

import copy

import pytest

from trayapp.domain import translation
from trayapp.domain.saying import changed, joined, packed, saying, unpacked, worded
from trayapp.domain.translation import Texts

GERMAN = Texts(
    "de",
    {
        ("Faults", "{host} is silent."): "{host} schweigt.",
        ("Faults", "{what} Asked by {who}."): "{what} Gefragt hat {who}.",
        ("Faults", "your company"): "die Firma",
    },
)


@pytest.fixture(autouse=True)
def english_again():
    yield
    translation.speak(translation.SOURCE)


def test_as_text_it_is_english_and_it_is_worded_in_what_is_spoken_later():
    kept = saying("Faults", "{host} is silent.", host="example.com")
    assert kept == "example.com is silent." == worded(kept)
    translation.speak(GERMAN)
    assert kept == "example.com is silent."
    assert worded(kept) == "example.com schweigt."
    assert worded("anything else") == "anything else"


def test_a_sentence_within_a_sentence_is_worded_too():
    what = saying("Faults", "{host} is silent.", host="x")
    kept = joined(saying("Faults", "{what} Asked by {who}.", what=what, who=saying("Faults", "your company")))
    translation.speak(GERMAN)
    assert kept == "x is silent. Asked by your company."
    assert worded(joined(kept, "", what)) == "x schweigt. Gefragt hat die Firma. x schweigt."


@pytest.mark.parametrize("again", [lambda it: unpacked(packed(it)), copy.deepcopy])
def test_it_outlives_the_process_and_a_copy(again):
    what = saying("Faults", "{host} is silent.", host="x{y}")
    kept = again(saying("Faults", "{what} Asked by {who}.", what=what, who="me"))
    assert kept == "x{y} is silent. Asked by me."
    translation.speak(GERMAN)
    assert worded(kept) == "x{y} schweigt. Gefragt hat me."


@pytest.mark.parametrize("text", ["", "plain", "\x1e", "\x1e[1", '\x1e["a"]', '\x1e["a", "b", 7]'])
def test_what_was_never_packed_or_is_damaged_ends_nothing(text):
    assert packed(text) == text
    assert unpacked(text) == ("" if text.startswith("\x1e") else text)


def test_only_what_came_from_elsewhere_is_changed():
    what = saying("Faults", "{host} is silent.", host="silent.example")
    kept = changed(what, lambda text: text.replace("silent", "…"))
    assert kept == "….example is silent."
    translation.speak(GERMAN)
    assert worded(kept) == "….example schweigt."
    assert changed("silent", str.upper) == "SILENT"
