"""Changes JSON as a person wrote it: what is not changed keeps its every byte, comments and line ends too.

Comments and a comma before a closing bracket are read, because several programs allow them in their
settings. Paths are member names and indices from the outside in: ("hooks", "Stop", 0).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

Path = tuple[str | int, ...]

_SKIP: Final = re.compile(r"(?:[ \t\r\n]+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_DEEPEST: Final = 200


class JsonTextError(ValueError):
    """The text is not JSON; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(slots=True)
class _Node:
    """A value and where it stands; `parts` of an object or array are where each begins, its name, itself."""

    start: int
    end: int
    value: Any
    parts: list[tuple[int, str | int, _Node]] = field(default_factory=list)

    def part(self, name: str | int) -> _Node | None:
        # The last of equal names counts, as every reader has it.
        return next((node for _, each, node in reversed(self.parts) if each == name), None)


def read(text: str) -> Any:  # noqa: ANN401 (JSON)
    """The value that the text means; raises `JsonTextError`."""
    return _parse(text).value


def put(text: str, path: Path, value: object) -> str:
    """With `value` at `path`; objects on the way that are missing are made. An index past the end appends.

    Raises:
        JsonTextError: the text is not JSON.
        TypeError: something on the way is neither an object nor an array.
    """
    node = _parse(text)
    for depth, name in enumerate(path):
        found = node.part(name)
        if found is None:
            for missing in reversed(path[depth + 1 :]):
                value = {missing: value} if isinstance(missing, str) else [value]
            return _insert(text, node, name, value)
        node = found
    return text[: node.start] + _dumped(text, node.start, value) + text[node.end :]


def drop(text: str, path: Path) -> str:
    """Without what stands at `path`, if anything does; raises `JsonTextError`."""
    node: _Node | None = _parse(text)
    above = node
    for name in path:
        above, node = node, None if node is None else node.part(name)
    if node is None or above is None or not path:
        return text
    index = next(number for number, (_, _, each) in enumerate(above.parts) if each is node)
    if index:
        return text[: above.parts[index - 1][2].end] + text[node.end :]
    if len(above.parts) > 1:
        return text[: above.parts[0][0]] + text[above.parts[1][0] :]
    begun = text[above.start + 1 : above.parts[0][0]]
    # Only what was written around it goes with it: a comment stays.
    head = "" if not begun.strip() else begun.rstrip()
    tail = _after_comma(text, node.end)
    rest = text[tail : above.end - 1]
    return (
        text[: above.start + 1]
        + head
        + ("" if not head and not rest.strip() else rest)
        + text[above.end - 1 :]
    )


def _after_comma(text: str, at: int) -> int:
    skipped = _skip(text, at)
    return skipped + 1 if text[skipped : skipped + 1] == "," else at


# --- writing -------------------------------------------------------------------------------------------


def _insert(text: str, node: _Node, name: str | int, value: object) -> str:
    if not isinstance(node.value, dict | list) or isinstance(node.value, dict) is not isinstance(name, str):
        raise TypeError(f"nothing can be put at {name}")
    label = f"{json.dumps(name, ensure_ascii=False)}: " if isinstance(name, str) else ""
    newline, unit = _newline(text), _unit(text)
    if node.parts:
        end = node.parts[-1][2].end
        lead = _lead(text, node.parts[-1][0])
        if lead is None:  # all on one line
            return f"{text[:end]}, {label}{json.dumps(value, ensure_ascii=False)}{text[end:]}"
        return f"{text[:end]},{newline}{lead}{label}{_indented(value, lead, unit, newline)}{text[end:]}"
    outer = _line_indent(text, node.start)
    lead = outer + unit
    inside = text[node.start + 1 : node.end - 1].rstrip()
    body = f"{inside}{newline}{lead}{label}{_indented(value, lead, unit, newline)}{newline}{outer}"
    return text[: node.start + 1] + body + text[node.end - 1 :]


def _dumped(text: str, at: int, value: object) -> str:
    return _indented(value, _line_indent(text, at), _unit(text), _newline(text))


def _indented(value: object, lead: str, unit: str, newline: str) -> str:
    said = json.dumps(value, indent=unit, ensure_ascii=False)
    return said.replace("\n", newline + lead)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _unit(text: str) -> str:
    """One step of indentation as the file has it; two spaces where it shows none."""
    found = re.search(r"\n([ \t]+)\S", text)
    return found[1] if found else "  "


def _lead(text: str, at: int) -> str | None:
    """The blanks before what begins a line at `at`; None where something else stands before it."""
    begun = text.rfind("\n", 0, at) + 1
    return text[begun:at] if not text[begun:at].strip() and begun else None


def _line_indent(text: str, at: int) -> str:
    begun = text.rfind("\n", 0, at) + 1
    found = re.match(r"[ \t]*", text[begun:at])
    return found[0] if found else ""


# --- reading -------------------------------------------------------------------------------------------


def _parse(text: str) -> _Node:
    start = _skip(text, 1 if text.startswith("\ufeff") else 0)
    node = _value(text, start, 0)
    end = _skip(text, node.end)
    if end != len(text):
        raise _fault(text, end)
    return node


def _skip(text: str, at: int) -> int:
    found = _SKIP.match(text, at)
    return found.end() if found else at


def _fault(text: str, at: int) -> JsonTextError:
    return JsonTextError(text.count("\n", 0, at) + 1)


def _value(text: str, at: int, depth: int) -> _Node:
    if depth > _DEEPEST:
        raise _fault(text, at)
    if text[at : at + 1] in ("{", "["):
        return _container(text, at, depth)
    try:
        value, end = json.JSONDecoder(parse_constant=_refuse).raw_decode(text, at)
    except ValueError:
        raise _fault(text, at) from None
    return _Node(at, end, value)


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _container(text: str, start: int, depth: int) -> _Node:
    named = text[start] == "{"
    parts: list[tuple[int, str | int, _Node]] = []
    for begun, name, node in _parts(text, start + 1, depth, named=named):
        parts.append((begun, len(parts) if name is None else name, node))
    end = _skip(text, parts[-1][2].end if parts else start + 1)
    if text[end : end + 1] == ",":
        end = _skip(text, end + 1)
    value: Any = (
        {name: node.value for _, name, node in parts} if named else [node.value for *_, node in parts]
    )
    return _Node(start, end + 1, value, parts)


def _parts(text: str, at: int, depth: int, *, named: bool) -> Iterator[tuple[int, str | None, _Node]]:
    closing = "}" if named else "]"
    at = _skip(text, at)
    while text[at : at + 1] != closing:
        begun, name = at, None
        if named:
            name, at = _name(text, at)
        node = _value(text, at, depth + 1)
        yield begun, name, node
        at = _skip(text, node.end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != closing:
            raise _fault(text, at)


def _name(text: str, at: int) -> tuple[str, int]:
    node = _value(text, at, 0) if text[at : at + 1] == '"' else None
    if node is None:
        raise _fault(text, at)
    after = _skip(text, node.end)
    if text[after : after + 1] != ":":
        raise _fault(text, after)
    return str(node.value), _skip(text, after + 1)


def find(value: object, path: Sequence[str | int]) -> Any:  # noqa: ANN401 (JSON)
    """What a read value holds at `path`; None where there is nothing."""
    for name in path:
        if isinstance(value, dict) and isinstance(name, str):
            value = value.get(name)
        elif isinstance(value, list) and isinstance(name, int) and name < len(value):
            value = value[name]
        else:
            return None
    return value
