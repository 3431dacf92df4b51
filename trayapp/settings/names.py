"""Every preference by its dotted name, and a typed word as its value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from trayapp.domain.amount_typed import amount_typed
from trayapp.domain.saying import saying
from trayapp.settings.allowances import allowance_specs
from trayapp.settings.check import BadValueError, check, near
from trayapp.settings.model import PARTS, SourceSettings
from trayapp.settings.spec import Kind, Spec, Value, specs_of

SourceSpecs = Mapping[str, Sequence[Spec]]
"""The vendors' own declarations, by vendor id; they know their names, this layer does not."""

_SWITCH_WORDS: Final = {
    "on": True,
    "true": True,
    "yes": True,
    "off": False,
    "false": False,
    "no": False,
}


def specs(sources: SourceSpecs | None = None) -> tuple[Spec, ...]:
    """Every preference outside allowances, in order; with vendors' choices where they are handed in."""
    found = [spec for name, part in PARTS.items() for spec in specs_of(part, name)]
    for source in sorted(sources or {}):
        found.extend(source_specs(source, sources))
    return tuple(found)


def source_specs(source: str, sources: SourceSpecs | None) -> tuple[Spec, ...]:
    """The declarations of one vendor: its switch, and its choices where they are known."""
    choices = () if sources is None else sources.get(source, ())
    named = tuple(replace(spec, name=f"sources.{source}.{spec.name}", page="Sources") for spec in choices)
    return (*specs_of(SourceSettings, f"sources.{source}"), *named)


def spec_of(name: str, sources: SourceSpecs | None = None) -> Spec:
    """The declaration behind a dotted name, `allowance.<key>.<field>` included; else `BadValueError`.

    Without the vendors' declarations, any choice of a source is taken to be text.
    """
    known = {spec.name: spec for spec in specs(sources)}
    head, *rest = name.split(".")
    if head == "allowance" and len(rest) == 2:
        known.update({f"allowance.{rest[0]}.{_last(spec)}": spec for spec in allowance_specs()})
    if head == "sources" and len(rest) == 2 and sources is None:
        known.update({spec.name: spec for spec in source_specs(rest[0], None)})
        known.setdefault(name, Spec(Kind.TEXT, rest[1], "", "", name=name))
    if name in known:
        return known[name]
    meant = near(name, known)
    raise BadValueError(
        saying("Refusals", "{name} is not a setting; did you mean {meant}?", name=name, meant=meant)
        if meant
        else saying("Refusals", "{name} is not a setting.", name=name)
    )


def value_of(name: str, word: str, sources: SourceSpecs | None = None) -> Value:
    """A value typed on a command line for the preference `name`, checked.

    Lists are written with commas, switches as on and off. Raises `BadValueError` with a sentence.
    """
    spec = spec_of(name, sources)
    try:
        return check(spec, _raw(spec, word))
    except BadValueError as error:
        raise BadValueError(
            saying("Refusals", '{name} cannot be "{word}": {why}.', name=name, word=word, why=error.why)
        ) from None


def _raw(spec: Spec, word: str) -> object:
    match spec.kind:
        case Kind.SWITCH:
            return _SWITCH_WORDS.get(word.lower(), word)
        case Kind.WHOLE:
            return _whole(word)
        case Kind.WORDS:
            return _pieces(word)
        case Kind.AMOUNT:
            return amount_typed(word)
        case Kind.PERCENTS:
            return [_whole(piece) for piece in _pieces(word.replace("%", ""))]
        case _:
            return word


def _whole(word: str) -> int | str:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else word


def _pieces(word: str) -> list[str]:
    return [piece.strip() for piece in word.split(",") if piece.strip()]


def _last(spec: Spec) -> str:
    return spec.name.rpartition(".")[2]
