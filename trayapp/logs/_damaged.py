"""Whole objects on a line that is not one: behind half a line, glued together, among NULs, behind a mark.

A crash leaves half a line, and whoever goes on writes behind it; a power cut leaves NULs; an editor puts a
byte order mark in front.
"""

from __future__ import annotations

import json

_AROUND = "\ufeff\0 \t\r\n"
_DECODER = json.JSONDecoder(strict=False)

MOST = 8 << 20
"""Bytes of a line that is looked through: starts are tried one after the other."""

_TRIES = 20_000


def salvage(line: bytes) -> tuple[list[bytes], bool]:
    """The objects of `line`, and whether it holds anything else.

    Behind damage only what runs to the line's end is taken: an object inside half a line is no line.
    """
    if len(line) > MOST:
        return [], True
    text = line.decode("utf-8", "surrogateescape").strip(_AROUND)
    if not text:
        return [], True
    found, at = _objects(text, 0)
    tries = 0
    while at < len(text):
        at, tries = text.find('{"', at + 1), tries + 1
        if at < 0 or tries > _TRIES:
            return found, True
        more, end = _objects(text, at)
        if more and end == len(text):
            return found + more, True
    return found, not found


def parts(line: bytes) -> tuple[list[bytes], int]:
    """What is left to be read of a line that could not be, and how many damaged lines it is: none or one."""
    objects, more = salvage(line)
    left = [each for each in objects if each != line]
    return left, int(more or len(left) < len(objects))


def _objects(text: str, at: int) -> tuple[list[bytes], int]:
    """Objects that stand in `text` from `at` on, one behind the other, and where the last one ends."""
    found = []
    while at < len(text) and text[at] == "{":
        try:
            _, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(text[at:end].encode("utf-8", "surrogateescape"))
        at = end + len(text[end:]) - len(text[end:].lstrip(_AROUND))
    return found, at
