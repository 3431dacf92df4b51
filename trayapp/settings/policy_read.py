"""Tables of a company's `policy.toml` to a Policy: each entry declared once, checked like a setting.

Never an exception: what is wrong is left out, with a sentence that names the company's file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from trayapp.domain.policy import ModelPolicy, Policy
from trayapp.domain.saying import saying
from trayapp.settings.check import BadValueError, check, near, shown
from trayapp.settings.names import SourceSpecs, spec_of
from trayapp.settings.policy import mapping
from trayapp.settings.read import key_of, settings_of
from trayapp.settings.spec import Kind, Spec, Value

LOCKED: Final = "locked"
_HOST: Final = re.compile(r"[a-z0-9.*?_-]+", re.ASCII | re.IGNORECASE)

ENTRIES: Final = (
    Spec(Kind.TEXT, "Company", "Who says so; shown beside everything that is locked.", "", name="company"),
    Spec(Kind.TEXT, "Contact", "Whom to ask, such as a mail address.", "", name="contact"),
    Spec(Kind.LINK, "Ask for more", "Your form or page for more allowance.", "", name="ask_more_link"),
    Spec(
        Kind.LINK,
        "Free chat",
        "The address of the free chat, where it is not Microsoft's usual one.",
        "",
        name="free_chat_link",
    ),
    Spec(
        Kind.WORDS,
        "Hosts",
        "Requests go to these hosts and to no other; `*` and `?` stand for anything. Empty for any. "
        "This computer itself is always allowed.",
        (),
        name="allowed_hosts",
    ),
    Spec(
        Kind.TEXT,
        "Usual model",
        "The model that the company wants used; advice measures against it.",
        "",
        name="models.default",
    ),
    Spec(
        Kind.WORDS,
        "Discouraged models",
        "Advice speaks against them. Patterns, case ignored.",
        (),
        name="models.discouraged",
    ),
    Spec(
        Kind.WORDS,
        "Models switched off",
        "Advice never proposes them. Patterns, case ignored.",
        (),
        name="models.off",
    ),
    Spec(
        Kind.SWITCH,
        "Fast mode",
        "Off: advice speaks against a fast mode that costs more.",
        default=True,
        name="models.fast_mode",
    ),
)
"""Every entry but `locked`, by its dotted name."""


def policy_of(
    tables: Mapping[str, Any], origin: str, sources: SourceSpecs | None = None
) -> tuple[Policy, tuple[str, ...]]:
    """The policy in these tables, and what is wrong with it; `origin` is the file's path.

    Below `locked` everything has the form of settings.toml. A bad entry locks nothing. Without the vendors'
    declarations (`sources`), their choices are taken as they are.
    """
    problems: list[str] = []
    models = _table(tables, "models", problems)
    locked = _table(tables, LOCKED, problems)
    _name_unknown(tables, "", problems)
    _name_unknown(models, "models.", problems)
    said: dict[str, Any] = {
        spec.name: _value(spec, models if "." in spec.name else tables, problems) for spec in ENTRIES
    }
    said["allowed_hosts"] = _hosts(said["allowed_hosts"], problems)
    kept = _kept(locked, sources, problems)
    policy = Policy(
        origin=origin,
        models=ModelPolicy(
            **{name.removeprefix("models."): value for name, value in said.items() if "." in name}
        ),
        **{name: value for name, value in said.items() if "." not in name},
        locked=dict(_flat(kept)),
        tables=kept,
    )
    return policy, tuple(
        saying("Refusals", "{origin}: {what}", origin=origin, what=each) for each in problems
    )


def _table(tables: Mapping[str, Any], name: str, problems: list[str]) -> Mapping[str, Any]:
    value = tables.get(name, {})
    if not isinstance(value, Mapping):
        problems.append(
            saying("Refusals", "{name} must be a table: begin it with a line [{name}].", name=name)
        )
    return mapping(value)


def _name_unknown(tables: Mapping[str, Any], prefix: str, problems: list[str]) -> None:
    names = [spec.name for spec in ENTRIES if spec.name.startswith(prefix)]
    known = {LOCKED, *(name.removeprefix(prefix).partition(".")[0] for name in names)}
    for name in tables:
        if name not in known:
            meant = near(name, known)
            hint = (
                saying("Refusals", " (did you mean {prefix}{meant}?)", prefix=prefix, meant=meant)
                if meant
                else ""
            )
            problems.append(
                saying(
                    "Refusals",
                    "{name} is not known{hint}. It is left out.",
                    name=_brief(prefix + name),
                    hint=hint,
                )
            )


def _value(spec: Spec, table: Mapping[str, Any], problems: list[str]) -> Value:
    raw = table.get(spec.name.rpartition(".")[2])
    if raw is None:
        return spec.default
    try:
        return check(spec, raw)
    except BadValueError as error:
        problems.append(
            saying(
                "Refusals",
                "{name} is {value}: {why}. It is left out.",
                name=spec.name,
                value=shown(spec, raw),
                why=error.why,
            )
        )
        return spec.default


def _hosts(said: Iterable[str], problems: list[str]) -> tuple[str, ...]:
    """Names only: an address with https:// in front would match no host, and so forbid all."""
    good = []
    for host in said:
        if _HOST.fullmatch(host):
            good.append(host)
        else:
            problems.append(
                saying(
                    "Refusals",
                    'allowed_hosts: "{host}" is no name of a host such as *.example.com. It is left out.',
                    host=_brief(host),
                )
            )
    return tuple(good)


# --- what is locked -----------------------------------------------------------------------------------


def _kept(locked: Mapping[str, Any], sources: SourceSpecs | None, problems: list[str]) -> dict[str, Any]:
    """The locked tables without what is wrong in them; every allowance with its key."""
    kept: dict[str, Any] = {}
    for name, table in locked.items():
        if name == "allowance":
            kept[name] = list(_good_allowances(table, problems))
        elif name == "sources":
            good = {
                _brief(source): _good(f"sources.{source}", values, sources, problems)
                for source, values in mapping(table).items()
            }
            kept[name] = {source: values for source, values in good.items() if values}
        else:
            kept[name] = _good(name, table, sources, problems)
    return {name: table for name, table in kept.items() if table}


def _good(prefix: str, table: object, sources: SourceSpecs | None, problems: list[str]) -> dict[str, Any]:
    if not isinstance(table, Mapping):
        problems.append(
            saying("Refusals", "locked.{prefix} must be a table. It is left out.", prefix=_brief(prefix))
        )
    good = {}
    for name, raw in mapping(table).items():
        whole = f"{prefix}.{name}"
        try:
            spec = spec_of(whole, sources)
        except BadValueError:
            problems.append(
                saying("Refusals", "locked.{whole} is not a setting. It is left out.", whole=_brief(whole))
            )
            continue
        try:
            # Without the vendors' declarations nobody knows of what type a choice is.
            if not (sources is None and prefix.startswith("sources.") and name != "enabled"):
                check(spec, raw)
            good[name] = raw
        except BadValueError as error:
            problems.append(
                saying(
                    "Refusals",
                    "locked.{whole} is {value}: {why}. It is left out.",
                    whole=whole,
                    value=shown(spec, raw),
                    why=error.why,
                )
            )
    return good


def _good_allowances(tables: object, problems: list[str]) -> Iterator[Mapping[str, Any]]:
    if not isinstance(tables, list) or not all(isinstance(each, Mapping) for each in tables):
        problems.append(
            saying(
                "Refusals", "locked.allowance must be a list of tables: begin each with [[locked.allowance]]."
            )
        )
        return
    for number, table in enumerate(tables, start=1):
        settings, wrong = settings_of({"allowance": [table]})
        problems += [
            saying("Refusals", "locked.{what}", what=each) if each.startswith("allowance.") else each
            for each in wrong
        ]
        if settings.allowances:
            yield {**table, "key": key_of(table, number)}


def _flat(tables: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for head, table in tables.items():
        if head == "allowance":
            yield from ((f"allowance.{each['key']}", each) for each in table)
        elif head == "sources":
            for source, values in table.items():
                yield from ((f"sources.{source}.{name}", value) for name, value in values.items())
        else:
            yield from ((f"{head}.{name}", value) for name, value in table.items())


def _brief(name: str) -> str:
    text = "".join(each if each.isprintable() else " " for each in name)
    return text if len(text) <= 60 else f"{text[:59]}…"
