"""JMESPath expressions of the person's over a foreign answer, with exact numbers and errors in plain words.

JMESPath: https://jmespath.org/specification.html
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any, Final

import msgspec

from trayapp.domain.errors import Unreadable
from trayapp.domain.saying import saying

_NUMBER: Final = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?", re.ASCII)


def number(text: str) -> Decimal | None:
    """The exact number that a text is; None for other text."""
    return Decimal(text.strip()) if _NUMBER.fullmatch(text.strip()) else None


def document(body: bytes) -> object:
    """JSON of any shape; numbers with a point or an exponent are decimals."""
    try:
        return msgspec.json.Decoder(float_hook=Decimal).decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeError, ArithmeticError):
        raise Unreadable(
            saying("Faults", "The answer is no JSON. A sign-in page of the network may stand in the way.")
        ) from None


def check(name: str, expression: str) -> None:
    """Raise `Unreadable`, with the choice and the position, where the expression cannot be understood."""
    import jmespath  # noqa: PLC0415 (only where an expression is used)
    from jmespath.exceptions import JMESPathError, ParseError  # noqa: PLC0415

    try:
        jmespath.compile(expression)
    except ParseError as error:
        raise Unreadable(
            saying(
                "Faults",
                'The expression for "{name}" is not understood at character {place}.',
                name=name,
                place=error.lex_position + 1,
            )
        ) from None
    except (JMESPathError, RecursionError, ValueError):
        raise Unreadable(
            saying("Faults", 'The expression for "{name}" is not understood.', name=name)
        ) from None


def find(name: str, expression: str, data: object) -> object:
    """What the expression finds; None where it finds nothing. `Unreadable` where it cannot be applied."""
    import jmespath  # noqa: PLC0415
    from jmespath.exceptions import JMESPathError  # noqa: PLC0415

    try:
        return jmespath.search(expression, data, options=_options())
    # The library's own texts quote the answer; its name for the function comes from the expression.
    except JMESPathError as error:
        function = getattr(error, "function_name", "")
        what = (
            saying("Faults", "{function}() is given what it does not take", function=function)
            if function
            else saying("Faults", "a function is not known")
        )
        raise Unreadable(
            saying(
                "Faults", 'The expression for "{name}" does not fit the answer: {what}.', name=name, what=what
            )
        ) from None
    except (TypeError, ArithmeticError, RecursionError):
        raise Unreadable(
            saying("Faults", 'The expression for "{name}" does not fit the answer.', name=name)
        ) from None


@cache
def _options() -> Any:  # noqa: ANN401 (the library has no types)
    """JMESPath's functions, which know numbers by the names of their types, taught the exact one."""
    import jmespath  # noqa: PLC0415
    from jmespath.functions import Functions, signature  # noqa: PLC0415

    class Exact(Functions):  # type: ignore[misc]
        def _get_allowed_pytypes(self, types: list[str]) -> tuple[list[str], list[tuple[str, ...]]]:
            allowed, parts = super()._get_allowed_pytypes(types)
            return _with_decimal(allowed), [tuple(_with_decimal(part)) for part in parts]

        def _convert_to_jmespath_type(self, name: str) -> str:
            known: str = super()._convert_to_jmespath_type("float" if name == "Decimal" else name)
            return known

        # The library's own would cut what is behind the point, and put the number in quotes.
        @signature({"types": []})  # type: ignore[untyped-decorator]
        def _func_to_number(self, found: object) -> object:
            if isinstance(found, Decimal):
                return found
            return number(found) if isinstance(found, str) else super()._func_to_number(found)

        @signature({"types": []})  # type: ignore[untyped-decorator]
        def _func_to_string(self, found: object) -> object:
            return str(found) if isinstance(found, Decimal) else super()._func_to_string(found)

        @signature({"types": []})  # type: ignore[untyped-decorator]
        def _func_type(self, found: object) -> object:
            return "number" if isinstance(found, Decimal) else super()._func_type(found)

    return jmespath.Options(custom_functions=Exact())


def _with_decimal(names: list[str] | tuple[str, ...]) -> list[str]:
    return [*names, "Decimal"] if "float" in names else list(names)
