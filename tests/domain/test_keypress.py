"""Keys as people write them, as the desktops' portal does, and as Windows does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.domain.keypress import MODIFIERS, Keypress, keypress
from trayapp.system.global_key_windows import code_of, modifiers_of


@pytest.mark.parametrize(
    ("text", "written", "trigger"),
    [
        ("Ctrl+Alt+B", "Ctrl+Alt+B", "CTRL+ALT+b"),
        (" alt + control + b ", "Ctrl+Alt+B", "CTRL+ALT+b"),
        ("win+space", "Super+Space", "LOGO+space"),
        ("Shift+F5", "Shift+F5", "SHIFT+F5"),
        ("ctrl+shift+7", "Ctrl+Shift+7", "CTRL+SHIFT+7"),
        ("cmd+f24", "Super+F24", "LOGO+F24"),
    ],
)
def test_what_is_understood(text, written, trigger):
    found = keypress(text)
    assert (f"{found}", found.trigger) == (written, trigger)


@pytest.mark.parametrize(
    "text",
    [
        "", "B", "F5", "Shift+B", "Ctrl+", "Ctrl", "Ctrl+Ctrl+B", "Ctrl+AB", "Ctrl+F25", "Ctrl+ä", "Ctrl+B+C",
        "Hyper+B", "+", "Ctrl++", "Ctrl+\u202eB",
    ],
)  # fmt: skip
def test_what_is_none(text):
    assert keypress(text) is None


KEYS = st.sampled_from([*"ABCXYZ0189", "Space", "F1", "F12", "F24"])
SETS = st.sets(st.sampled_from(MODIFIERS), min_size=1).filter(lambda some: some != {"Shift"})


@given(KEYS, SETS)
def test_what_is_written_is_read_again(key, modifiers):
    one = Keypress(tuple(each for each in MODIFIERS if each in modifiers), key)
    assert keypress(f"{one}") == one
    assert keypress(f"{one}".lower()) == one


@pytest.mark.parametrize(
    ("text", "modifiers", "code"),
    [("Ctrl+Alt+B", 0x3, 0x42), ("Super+Space", 0x8, 0x20), ("Shift+F5", 0x4, 0x74), ("Ctrl+7", 0x2, 0x37)],
)
def test_codes_of_windows(text, modifiers, code):
    """https://learn.microsoft.com/windows/win32/inputdev/virtual-key-codes."""
    assert (modifiers_of(keypress(text)), code_of(keypress(text))) == (modifiers, code)
