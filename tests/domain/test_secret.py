import gc

import pytest

from trayapp.domain.secret import Secret, without_secrets


def test_it_has_no_text_of_its_own():
    secret = Secret("plum-tree-lantern")
    assert "plum" not in f"{secret!r} {secret!s} {[secret]}"
    with pytest.raises(TypeError):
        secret.__reduce__()


def test_what_is_in_use_is_struck_out_of_any_text():
    one, two = Secret("plum-tree"), Secret("plum-tree-lantern")
    text = "could not parse 'plum-tree-lantern' nor plum-tree"
    assert without_secrets(text, "[...]") == "could not parse '[...]' nor [...]"
    assert one != two


def test_equal_secrets_are_each_their_own():
    one, two = Secret("plum-tree"), Secret("plum-tree")
    del one
    gc.collect()
    assert without_secrets("plum-tree", "-") == "-"
    del two
    gc.collect()
    assert without_secrets("plum-tree", "-") == "plum-tree"


def test_a_long_part_of_one_is_struck_out_too():
    cookie = Secret("SessionCookie=user_1%3A%3AeyJhbGciOi.plum-tree-lantern")
    text = "no user_1 with eyJhbGciOi.plum-tree-lantern"
    assert without_secrets(text, "-") == "no user_1 with -"
    assert cookie


def test_a_few_letters_are_left_in_words():
    held = [Secret("a"), Secret(""), Secret("12345")]
    assert without_secrets("a plan for 12345", "-") == "a plan for 12345"
    assert held
