"""Is this value one that the preference allows? If so in its exact type, if not in one sentence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from trayapp.domain.keypress import keypress
from trayapp.domain.saying import saying
from trayapp.settings.spec import Entry, Kind, Spec, Value

UNITS: Final = ("USD", "EUR", "GBP", "tokens", "requests", "credits", "percent")

# Windows are counted in UTC instants, which do not exist at the calendar's own ends.
_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2199

# A float's exponent is free in TOML; sums of money have neither that size nor that grain.
_LARGEST: Final = Decimal("1e15")
_FINEST: Final = -12


class BadValueError(ValueError):
    """A value that is not allowed. `why` says what is, such as "it can be true or false"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def check(spec: Spec, raw: object) -> Value:
    """The value in the type that `spec.kind` promises, or `BadValueError`."""
    return _CHECKS[spec.kind](spec, raw)


def listed(words: Iterable[str]) -> str:
    """Words as a person writes them: "system, light or dark"."""
    *head, tail = words
    return saying("Refusals", "{some} or {last}", some=", ".join(head), last=tail) if head else tail


def near(word: object, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if one is close."""
    by_small = {each.lower(): each for each in known}
    found = difflib.get_close_matches(str(word).lower(), by_small, n=1, cutoff=0.6)
    return by_small[found[0]] if found else None


def shown(spec: Spec, raw: object) -> str:
    """The bad value as it may be repeated to a person: short, and no address, which may hold a password."""
    if spec.kind in {Kind.ADDRESS, Kind.LINK, Kind.PROXY}:
        return saying("Refusals", "not usable")
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, Mapping | list):
        return saying("Refusals", "a list") if isinstance(raw, list) else saying("Refusals", "a table")
    text = " ".join(str(raw).split())
    text = text if len(text) <= 40 else f"{text[:39]}…"
    return f'"{text}"' if isinstance(raw, str) else text


def _switch(_spec: Spec, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise BadValueError(saying("Refusals", "it can be true or false"))


def _choice(spec: Spec, raw: object) -> str:
    if isinstance(raw, str) and raw in spec.choices:
        return raw
    raise BadValueError(
        saying(
            "Refusals",
            "it can be {choices}{hint}",
            choices=listed(spec.choices),
            hint=_hint(raw, spec.choices),
        )
    )


def _text(_spec: Spec, raw: object) -> str:
    if isinstance(raw, str) and raw.isprintable():
        return raw
    raise BadValueError(saying("Refusals", "it must be text in quotes, on one line"))


def _key(_spec: Spec, raw: object) -> str:
    found = keypress(raw) if isinstance(raw, str) else None
    if found is None and raw != "":
        raise BadValueError(
            saying("Refusals", 'it can be empty, or a key with Ctrl, Alt or Super, such as "Ctrl+Alt+B"')
        )
    return "" if found is None else f"{found}"


def _whole(spec: Spec, raw: object) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool) and _within(spec, raw):
        return raw
    raise BadValueError(saying("Refusals", "it must be a whole number{range}", range=_range(spec)))


def _amount(spec: Spec, raw: object) -> Decimal:
    if isinstance(raw, str | int | Decimal) and not isinstance(raw, bool):
        amount = _decimal(raw)
        if amount is not None and _within(spec, amount):
            return amount
    raise BadValueError(
        saying("Refusals", 'it must be an amount such as 250 or "250.50"{range}', range=_range(spec))
    )


def _decimal(raw: str | int | Decimal) -> Decimal | None:
    try:
        amount = Decimal(raw.strip() if isinstance(raw, str) else raw)
    except (InvalidOperation, ValueError):
        return None
    if not amount.is_finite() or abs(amount) >= _LARGEST or int(amount.as_tuple().exponent) < _FINEST:
        return None
    return amount


def _clock(_spec: Spec, raw: object) -> str:
    if isinstance(raw, str) and re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d|", raw, re.ASCII):
        return raw
    raise BadValueError(saying("Refusals", 'it must be a time such as "22:00", or "" for none'))


def _day(_spec: Spec, raw: object) -> date:
    day: object = raw
    if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", raw, re.ASCII):
        try:
            day = date.fromisoformat(raw)
        except ValueError:
            day = None
    if isinstance(day, date) and not isinstance(day, datetime) and _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return day
    raise BadValueError(
        saying(
            "Refusals",
            "it must be a day such as 2026-11-30, from {first_year} to {last_year}",
            first_year=_FIRST_YEAR,
            last_year=_LAST_YEAR,
        )
    )


def _zone(_spec: Spec, raw: object) -> str:
    if raw == "system":
        return "system"
    if isinstance(raw, str) and raw:
        try:
            return ZoneInfo(raw).key
        except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError, see below
            pass
        except KeyError:
            pass
    hint = _hint(raw, available_timezones()) if isinstance(raw, str) else ""
    raise BadValueError(
        saying("Refusals", 'it can be "system" or a time zone such as "Europe/Berlin"{hint}', hint=hint)
    )


def _unit(_spec: Spec, raw: object) -> str:
    if isinstance(raw, str):
        if raw.lower() in UNITS:
            return raw.lower()
        if re.fullmatch(r"[A-Za-z]{3}", raw, re.ASCII):
            return raw.upper()
    raise BadValueError(
        saying(
            "Refusals",
            "it can be a currency such as USD, or {units}{hint}",
            units=listed(UNITS[3:]),
            hint=_hint(raw, UNITS),
        ),
    )


def _address(spec: Spec, raw: object) -> str:
    if raw == "" and spec.default == "":  # nothing is entered yet, and may be taken back
        return ""
    if isinstance(raw, str) and raw.isprintable() and not re.search(r"\s", raw) and _is_safe(raw):
        return raw.rstrip("/")
    raise BadValueError(
        saying(
            "Refusals",
            "it must be an address that begins with https:// and holds no name or password "
            "(http:// only for this computer itself)",
        ),
    )


def _is_safe(address: str) -> bool:
    # A key must not travel in the clear; on the machine itself it does not travel.
    parts = _taken_apart(address)
    if parts is None:
        return False
    here = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    return parts.scheme == "https" or (parts.scheme == "http" and here)


def _link(_spec: Spec, raw: object) -> str:
    if isinstance(raw, str) and raw.isprintable() and not re.search(r"\s", raw):
        try:
            if not raw or (urlsplit(raw).scheme == "https" and urlsplit(raw).hostname):
                return raw
        except ValueError:
            pass
    raise BadValueError(saying("Refusals", "it must be an address that begins with https://"))


def _taken_apart(address: str) -> SplitResult | None:
    """Its parts; None where it names no host, or more than a place: a name, a password, a question."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return None
    return None if not host or "@" in parts.netloc or parts.query or parts.fragment else parts


def _proxy(_spec: Spec, raw: object) -> str:
    if isinstance(raw, str) and raw.strip().lower() in {"", "none"}:
        return raw.strip().lower()
    if isinstance(raw, str) and raw.isprintable() and not re.search(r"\s", raw):
        # Browsers and desktops show a proxy as host:port, and so it is typed.
        address = (raw if "://" in raw else f"http://{raw}").rstrip("/")
        if _is_proxy(address):
            return address
    raise BadValueError(
        saying(
            "Refusals",
            'it can be "" for what the system says, "none", or an address such as '
            "http://proxy.example:3128 without a name or password",
        ),
    )


def _is_proxy(address: str) -> bool:
    parts = _taken_apart(address)
    return parts is not None and parts.scheme in {"http", "https"} and not parts.path


def _words(_spec: Spec, raw: object) -> tuple[str, ...]:
    if isinstance(raw, list | tuple) and all(isinstance(each, str) and each.isprintable() for each in raw):
        return tuple(dict.fromkeys(raw))
    raise BadValueError(saying("Refusals", 'it must be a list of texts such as ["one", "two"]'))


def _percents(spec: Spec, raw: object) -> tuple[int, ...]:
    if isinstance(raw, list | tuple):
        whole = [each for each in raw if isinstance(each, int) and not isinstance(each, bool)]
        if len(whole) == len(raw) and all(_within(spec, each) for each in whole):
            return tuple(sorted(set(whole)))
    raise BadValueError(
        saying(
            "Refusals",
            "it must be a list of whole numbers{range}, such as [50, 75, 90, 100]",
            range=_range(spec),
        )
    )


def _entries(spec: Spec, raw: object) -> tuple[Entry, ...]:
    if isinstance(raw, list | tuple):
        return tuple(each if isinstance(each, Entry) else _entry(spec, each) for each in raw)
    raise BadValueError(_ENTRY_FORM)


_ENTRY_FORM: Final = saying(
    "Refusals", 'it must be a list such as [{ day = 2026-11-30, amount = 100, note = "why" }]'
)


def _entry(spec: Spec, raw: object) -> Entry:
    if not isinstance(raw, Mapping) or not {"day", "amount"} <= raw.keys() <= {"day", "amount", "note"}:
        raise BadValueError(_ENTRY_FORM)
    try:
        return Entry(_day(spec, raw["day"]), _amount(spec, raw["amount"]), _text(spec, raw.get("note", "")))
    except BadValueError as error:
        raise BadValueError(
            saying("Refusals", "{form}; in one of them {why}", form=_ENTRY_FORM, why=error.why)
        ) from None


def _within(spec: Spec, number: int | Decimal) -> bool:
    return (spec.low is None or number >= spec.low) and (spec.high is None or number <= spec.high)


def _range(spec: Spec) -> str:
    if spec.low is not None and spec.high is not None:
        return saying("Refusals", " from {low} to {high}", low=spec.low, high=spec.high)
    return "" if spec.low is None else saying("Refusals", ", not below {low}", low=spec.low)


def _hint(raw: object, known: Iterable[str]) -> str:
    meant = near(raw, known) if isinstance(raw, str) else None
    return saying("Refusals", " (did you mean {meant}?)", meant=meant) if meant else ""


_CHECKS: Final[Mapping[Kind, Callable[[Spec, object], Value]]] = {
    Kind.SWITCH: _switch,
    Kind.CHOICE: _choice,
    Kind.TEXT: _text,
    Kind.KEY: _key,
    Kind.WHOLE: _whole,
    Kind.AMOUNT: _amount,
    Kind.CLOCK: _clock,
    Kind.DAY: _day,
    Kind.ZONE: _zone,
    Kind.UNIT: _unit,
    Kind.ADDRESS: _address,
    Kind.LINK: _link,
    Kind.PROXY: _proxy,
    Kind.WORDS: _words,
    Kind.PERCENTS: _percents,
    Kind.ENTRIES: _entries,
}
