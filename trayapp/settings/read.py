"""Text of `settings.toml` to `Settings`: never an exception, one sentence for each thing that is wrong."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from trayapp.domain.model import Allowance
from trayapp.domain.policy import NO_POLICY, Policy
from trayapp.domain.saying import joined, saying, text_of
from trayapp.settings.allowances import PARAMETERS, AllowanceTable, allowance_specs, to_allowance
from trayapp.settings.check import BadValueError, check, near, shown
from trayapp.settings.model import PARTS, Settings, Sources, SourceSettings
from trayapp.settings.names import SourceSpecs, source_specs
from trayapp.settings.policy import laid_over
from trayapp.settings.spec import Spec, Value, specs_of

_TABLES: Final = (*PARTS, "sources", "allowance")
KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


class BrokenFileError(ValueError):
    """The text is no TOML; `sentence` is about settings.toml, `place` alone is such as " at line 3"."""

    def __init__(self, sentence: str, place: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place


def parse(
    text: str, sources: SourceSpecs | None = None, policy: Policy = NO_POLICY
) -> tuple[Settings, tuple[str, ...]]:
    """The settings, and what was wrong, in sentences that may be shown; never raises.

    A bad value gives its default. `sources` are the vendors' own declarations by vendor id; without
    them, source tables are taken as they are. What a company's `policy` locks holds in any case.
    """
    broken: tuple[str, ...] = ()
    try:
        tables = read_toml(text)
    except BrokenFileError as error:
        tables, broken = {}, (error.sentence,)
    settings, problems = settings_of(laid_over(tables, policy, key_of), sources)
    return replace(settings, policy=policy), (*broken, *problems)


def settings_of(
    tables: Mapping[str, Any], sources: SourceSpecs | None = None
) -> tuple[Settings, tuple[str, ...]]:
    """The settings in these tables, and what was wrong."""
    problems = _unknown(tables, _TABLES, "")
    parts: dict[str, Any] = {}
    for name, part in PARTS.items():
        table = _table(tables.get(name, {}), name, problems)
        values: dict[str, Any] = _read(table, specs_of(part, name), f"{name}.", problems)[0]
        parts[name] = part(**values)
    settings = Settings(
        **parts,
        sources=_sources(_table(tables.get("sources", {}), "sources", problems), sources, problems),
        allowances=_allowances(tables.get("allowance", []), parts["warnings"].thresholds, problems),
    )
    if bool(settings.warnings.quiet_from) != bool(settings.warnings.quiet_until):
        problems.append(
            saying(
                "Refusals",
                "Quiet hours need both warnings.quiet_from and warnings.quiet_until; until "
                "then there are none.",
            )
        )
    return settings, tuple(problems)


def read_toml(text: str) -> dict[str, Any]:
    """The tables, decimals exact; `BrokenFileError` where the text is no TOML."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        place = (
            saying("Refusals", " at line {line}", line=found[1])
            if found
            else saying("Refusals", " at its end")
        )
    except (ValueError, InvalidOperation, RecursionError):
        # A number of thousands of digits or brackets nested by the thousand is no TOMLDecodeError.
        place = saying("Refusals", ": a value in it is too large")
    raise BrokenFileError(
        saying(
            "Refusals",
            "The settings file cannot be read{place}. The defaults are used, and the file "
            "is left as it is until it is mended.",
            place=place,
        ),
        place,
    )


def _read(
    table: Mapping[str, object], specs: Iterable[Spec], prefix: str, problems: list[str]
) -> tuple[dict[str, Value], set[str]]:
    """Checked values of the fields that are there, and the names of the bad ones."""
    known = {spec.name.rpartition(".")[2]: spec for spec in specs}
    problems += _unknown(table, known, prefix)
    values: dict[str, Value] = {}
    bad: set[str] = set()
    for name in (each for each in table if each in known):
        try:
            values[name] = check(known[name], table[name])
        except BadValueError as error:
            bad.add(name)
            problems.append(
                saying(
                    "Refusals",
                    "{name} is {value}: {why}.",
                    name=prefix + name,
                    value=shown(known[name], table[name]),
                    why=error.why,
                )
            )
    return values, bad


def _unknown(table: Mapping[str, object], known: Collection[str], prefix: str) -> list[str]:
    return [
        saying(
            "Refusals",
            "{name} is not a setting{hint}. It is left as it is.",
            name=prefix + _brief(name),
            hint=_meant(name, known),
        )
        for name in table
        if name not in known
    ]


def _meant(name: str, known: Iterable[str]) -> str:
    meant = near(name, known)
    return saying("Refusals", " (did you mean {meant}?)", meant=meant) if meant else ""


def _brief(name: str) -> str:
    text = "".join(each if each.isprintable() else " " for each in name)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _table(raw: object, name: str, problems: list[str]) -> Mapping[str, object]:
    if isinstance(raw, Mapping):
        return raw
    problems.append(saying("Refusals", "{name} must be a table: begin it with a line [{name}].", name=name))
    return {}


def _sources(tables: Mapping[str, object], known: SourceSpecs | None, problems: list[str]) -> Sources:
    if known is not None:
        problems += _unknown(tables, known, "sources.")
    found: list[SourceSettings] = []
    for source in sorted(tables):
        if known is not None and source not in known:
            continue
        table = _table(tables[source], f"sources.{_brief(source)}", problems)
        specs = source_specs(source, known)
        mine = table if known is not None else {each: table[each] for each in table if each == "enabled"}
        values, _bad = _read(mine, specs, f"sources.{source}.", problems)
        choices: dict[str, Any] = {**table, **values} if known is None else dict(values)
        choices.pop("enabled", None)
        found.append(SourceSettings(source, enabled=values.get("enabled", False) is True, choices=choices))
    return Sources(tuple(found))


def _allowances(raw: object, thresholds: tuple[int, ...], problems: list[str]) -> tuple[Allowance, ...]:
    if not isinstance(raw, list) or not all(isinstance(each, Mapping) for each in raw):
        problems.append(
            saying("Refusals", "allowance must be a list of tables: begin each with a line [[allowance]].")
        )
        return ()
    found: dict[str, Allowance] = {}
    for number, table in enumerate(raw, start=1):
        allowance = _allowance(table, number, thresholds, problems)
        if allowance is None:
            continue
        if allowance.key in found:
            problems.append(
                saying(
                    "Refusals",
                    'Two allowances have the key "{key}"; the later one is left out until it has a '
                    "key of its own.",
                    key=allowance.key,
                )
            )
            continue
        found[allowance.key] = allowance
    return tuple(found.values())


def _allowance(
    table: Mapping[str, object], number: int, thresholds: tuple[int, ...], problems: list[str]
) -> Allowance | None:
    key = key_of(table, number)
    prefix = f"allowance.{key}."
    specs = allowance_specs()
    values, bad = _read(table, specs, prefix, problems)
    if "key" in values and values["key"] != key:
        problems.append(
            saying(
                "Refusals",
                '{prefix}key must be of letters, digits, - and _; "{key}" is used.',
                prefix=prefix,
                key=key,
            )
        )
    values["key"] = key
    _name_idle(values, prefix, problems)
    left_out = saying("Refusals", "The allowance {key} is left out until that is mended.", key=key)
    if any(spec.vital and spec.name.rpartition(".")[2] in bad for spec in specs):
        problems.append(left_out)
        return None
    fields: dict[str, Any] = values
    try:
        return to_allowance(AllowanceTable(**fields), thresholds)
    except ValueError as error:
        what = saying("Refusals", "{name}: {why}.", name=f"{prefix}period", why=text_of(error))
        problems.append(joined(what, left_out))
        return None


def _name_idle(values: Mapping[str, Value], prefix: str, problems: list[str]) -> None:
    period = str(values.get("period", "monthly"))
    idle = {each for names in PARAMETERS.values() for each in names} - set(PARAMETERS[period])
    problems.extend(
        saying(
            "Refusals",
            "{name} has no effect with the period {period}.",
            name=prefix + name,
            period=period,
        )
        for name in idle & values.keys()
    )


def key_of(table: Mapping[str, object], number: int) -> str:
    """The key of the `number`th allowance in the file: its own, else one made from its title."""
    key = table.get("key")
    if isinstance(key, str) and KEY.fullmatch(key):
        return key
    title = unicodedata.normalize("NFKD", str(table.get("title", "")).lower())
    plain = "".join(each for each in title if not unicodedata.combining(each))
    made = re.sub(r"[^a-z0-9]+", "-", plain, flags=re.ASCII).strip("-")
    return made[:64] or f"allowance-{number}"
