"""JSON that a person wrote is changed in place: everything else keeps its every byte."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.system.json_text import JsonTextError, drop, find, put, read

COMMENTED = """\
// mine
{
    "model": "opus", /* the big one */
    "hooks": {
        "Stop": [
            {"hooks": [{"type": "command", "command": "beep"}]}, // loud
        ]
    }
}
"""
ENTRY = {"hooks": [{"type": "command", "command": "x"}]}


def test_an_entry_is_appended_in_the_files_own_form():
    text = put(COMMENTED, ("hooks", "Stop", 1), ENTRY)
    assert text.startswith(COMMENTED[: COMMENTED.index(", // loud")])
    assert "/* the big one */" in text
    assert "// loud" in text
    assert read(text)["hooks"]["Stop"][1] == ENTRY
    assert drop(text, ("hooks", "Stop", 1)) == COMMENTED


@pytest.mark.parametrize(
    "text",
    [
        "{}", "{}\n", "{ }", '{"a": 1}', '{\n\t"a": 1\n}\n', '{\r\n  "a": 1,\r\n  "b": []\r\n}\r\n',
        '\ufeff{"a": {}}', '{"hooks": {}}', '{"hooks": {"Stop": []}}', '{\n  "hooks": {\n  }\n}', COMMENTED,
    ],
)  # fmt: skip
def test_what_is_missing_is_made_and_nothing_else_is_touched(text):
    after = put(text, ("hooks", "Stop", 99), ENTRY)
    assert read(after)["hooks"]["Stop"][-1] == ENTRY
    before, now = read(text), read(after)
    assert {name: value for name, value in now.items() if name != "hooks"} == {
        name: value for name, value in before.items() if name != "hooks"
    }
    if "\r\n" in text:
        assert after.count("\n") == after.count("\r\n")


def test_a_value_is_replaced_where_it_stands():
    assert put('{"a": {"b": 1, "c": 2}}', ("a", "b"), "x") == '{"a": {"b": "x", "c": 2}}'


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ('{"a": 1, "b": 2}', ("a",), '{"b": 2}'),
        ('{"a": 1, "b": 2}', ("b",), '{"a": 1}'),
        ('{"a": 1}', ("a",), "{}"),
        ('{\n  "a": 1\n}', ("a",), "{}"),
        ('{"a": [1, 2, 3]}', ("a", 1), '{"a": [1, 3]}'),
        ('{"a": 1}', ("b",), '{"a": 1}'),
        ('{"a": 1,}', ("a",), "{}"),
        ('{\n  // why\n  "a": 1\n}', ("a",), "{\n  // why\n}"),
    ],
)
def test_what_is_taken_out_leaves_no_comma(text, path, expected):
    assert drop(text, path) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1), ("{", 1), ('{"a": 1}}', 1), ('{\n"a" 1}', 2), ("{\n\n'a': 1}", 3), ("[1 2]", 1), ("NaN", 1),
        ("[" * 400, 1),
    ],
)  # fmt: skip
def test_what_is_not_json_names_its_line(text, line):
    with pytest.raises(JsonTextError) as caught:
        read(text)
    assert caught.value.line == line


def test_what_cannot_hold_an_entry_is_refused():
    with pytest.raises(TypeError):
        put('{"hooks": "no"}', ("hooks", "Stop", 0), ENTRY)


def test_finding():
    assert find({"a": [{"b": 1}]}, ("a", 0, "b")) == 1
    assert find({"a": [{"b": 1}]}, ("a", 1, "b")) is None


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), values), st.sampled_from([None, 1, 2, "\t"]), st.text(), values)
def test_any_document_survives_a_change_and_its_undoing(document, indent, name, value):
    text = json.dumps(document, indent=indent, ensure_ascii=False)
    assert read(text) == document
    if name in document:
        return
    after = put(text, (name,), value)
    assert read(after) == document | {name: value}
    assert read(drop(after, (name,))) == document
