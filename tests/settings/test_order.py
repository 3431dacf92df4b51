"""The order of allowances is changed in the file; every line of it stays, beside what it was beside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.settings import EditRefusedError, edit, parse

TEXT = """# head
[general]
zone = "UTC"

# about a
[[allowance]]
key = "a" # the first
title = "A"
unit = "USD"
odd = 3

# about b
[[allowance]]
key = "b"
title = "B"
unit = "USD"

# about c
[[allowance]]
key = "c"
title = "C"
unit = "USD"
extras = [{ day = 2026-11-03, amount = 5 }]

# about warnings
[warnings]
pace = false
"""


def keys(text):
    return [each.key for each in parse(text)[0].allowances]


def test_comments_go_with_what_they_stand_above():
    after = edit(TEXT, {"allowance_order": ("a", "c", "b")})
    assert keys(after) == ["a", "c", "b"]
    assert '# about b\n[[allowance]]\nkey = "b"' in after
    assert '# about c\n[[allowance]]\nkey = "c"' in after
    assert "\n\n# about warnings\n[warnings]" in after
    assert sorted(after.split()) == sorted(TEXT.split())


@given(st.lists(st.sampled_from(["a", "b", "c", "none"]), max_size=5))
def test_no_line_is_lost_and_the_same_order_twice_changes_nothing(wanted):
    after = edit(TEXT, {"allowance_order": tuple(wanted)})
    first = [each for each in dict.fromkeys(wanted) if each != "none"]
    assert keys(after) == first + [each for each in "abc" if each not in first]
    assert sorted(after.split()) == sorted(TEXT.split())
    assert edit(after, {"allowance_order": tuple(wanted)}) == after


def test_one_that_was_removed_comes_back_to_its_place():
    gone = parse(TEXT)[0].allowances[1]
    without = edit(TEXT, {"allowance.b": None})
    after = edit(without, {"allowance_order": ("a", "b", "c"), "allowance.b": gone})
    assert parse(after) == parse(TEXT)


def test_lists_in_one_line_and_files_without_allowances():
    line = 'allowance = [{ key = "a", unit = "USD" }, { key = "b", unit = "USD" }]\n'
    assert keys(edit(line, {"allowance_order": ("b",)})) == ["b", "a"]
    assert edit("# none\n", {"allowance_order": ("b",)}) == "# none\n"


@pytest.mark.parametrize("wrong", [None, "a", (1, 2)])
def test_an_order_is_a_list_of_keys(wrong):
    with pytest.raises(EditRefusedError, match="list of their keys"):
        edit(TEXT, {"allowance_order": wrong})
