"""Marked keys, and the search for any trace of one.

A mark is made of small letters alone: no pattern of the journal knows it for a key, so that what is not
written is not written, and not merely struck out.
"""

import base64
import hashlib
from urllib.parse import quote

_LETTERS = "bcdfghjklmnpqrstvwxz"  # no vowels: no word, no hexadecimal digits alone
_LENGTH = 28


def mark(what):
    """The marked key for this; the same each time, and no other's."""
    number = int.from_bytes(hashlib.sha256(f"canary {what}".encode()).digest(), "big")
    letters = []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)


def traces(value):
    """The forms in which a mark, or half of one, may stand in a file: plain, wide, coded, backwards."""
    half = len(value) // 2
    found = set()
    for part in (value[:half], value[half:]):
        raw = part.encode()
        found |= {raw, raw[::-1], part.upper().encode(), raw.hex().encode(), part.encode("utf-16-le")}
        found.add(quote(part).encode())
        for shift in range(3):
            # In base64 three bytes are four letters; those at the ends depend on the neighbours.
            coded = base64.b64encode(b"\0" * shift + raw)
            found.add(coded[(0, 2, 3)[shift] : (len(raw) + shift) // 3 * 4].strip(b"="))
    return found


def leaks(data, marks):
    """Names of the marks of which `data` holds any trace. `marks` is name to mark."""
    return sorted(name for name, value in marks.items() if any(trace in data for trace in traces(value)))
