"""From a Snapshot to what the popup says: pure, so that every state can be tested without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.ledger import OTHER
from trayapp.domain.model import Gauge, Level, Share, Snapshot, Tool, Unit
from trayapp.domain.plain import clean
from trayapp.domain.saying import worded
from trayapp.domain.tips_said import told
from trayapp.domain.translation import translate
from trayapp.domain.words import Words
from trayapp.qt import view
from trayapp.qt.gauge import reading

LONGEST = 200  # characters of a name: what is longer cannot be told apart in any width
NAMED = 24  # characters of a name beside other words
SLICES = 5  # in a breakdown, "other" included: more cannot be told apart in a bar of 340 px

_PLACES = 8
"""Folders that are named where nothing was found; of more, only the tools are."""

_RANKS = {Level.WATCH: "watch", Level.TIGHT: "tight", Level.SPENT: "spent"}


def compose(snapshot: Snapshot, now: datetime, words: Words, *, trayless: str = "") -> view.View:
    """Everything that the popup shows at `now`, which may be later than the snapshot.

    `trayless` is what is to be said where there is no tray (see `no_tray`).
    """
    zone = ZoneInfo(snapshot.zone)
    head = snapshot.headline
    others = [gauge for gauge in snapshot.gauges if gauge is not head]
    cards = tuple(card(gauge, now, zone, words) for gauge in others)
    leading = None if head is None else headline(head, now, zone, words)
    if snapshot.sample:  # what is made up has no facts to be asked about
        cards = tuple(replace(each, key="") for each in cards)
        leading = None if leading is None else replace(leading, key="")
    return view.View(
        sample=snapshot.sample,
        headline=leading,
        empty=_empty(snapshot) if head is None else None,
        loading=_loading(snapshot, words),
        tip=_tip(snapshot, words),
        asks=snapshot.asks_allowance,
        cards=cards,
        parts=() if head is None else _parts(head, snapshot.tools, words),
        notes=(*_notes(snapshot, words, zone), *((view.Note(trayless, "faint"),) if trayless else ())),
    )


def starting() -> view.View:
    """Before the first Snapshot."""
    return view.View(
        empty=view.Empty(
            translate("Popup", "Starting"),
            translate("Popup", "The first figures follow in a moment."),
            (),
            offers=False,
        )
    )


def no_tray(desktop: str) -> str:
    """Why this is a window; `desktop` is XDG_CURRENT_DESKTOP, "" where it is not set."""
    said = translate(
        "Popup",
        "This desktop shows no tray icons, so Remainder stays in this window. Closed, it goes on warning "
        "you; start it again to see it.",
    )
    gnome = "GNOME" in desktop.upper().split(":")
    return (
        " ".join(
            (said, translate("Popup", "On GNOME, the extension AppIndicator Support brings tray icons back."))
        )
        if gnome
        else said
    )


def headline(gauge: Gauge, now: datetime, zone: ZoneInfo, words: Words) -> view.Headline:
    """The large gauge in words."""
    number, of = _number(gauge, zone, words)
    unit, run_out = gauge.allowance.unit, words.run_out(gauge, now, zone)
    return view.Headline(
        title=worded(gauge.allowance.title),
        age=_age(gauge, now, words),
        number=number,
        of=of,
        remaining="" if gauge.limit is None else words.time_left(gauge.window, now, zone),
        today="" if gauge.today is None else words.money(gauge.today, unit),
        yesterday="" if gauge.yesterday is None else words.money(gauge.yesterday, unit),
        verdict=_verdict(gauge, now, zone, words),
        run_out=run_out,
        rank="faint" if gauge.stale else _RANKS.get(gauge.level, "accent"),
        outlook=words.forecast(gauge, zone),
        bar=None if gauge.limit is None else reading(gauge),
        spoken=words.gauge_line(gauge, now, zone),
        key=gauge.allowance.key,
    )


def card(gauge: Gauge, now: datetime, zone: ZoneInfo, words: Words) -> view.Card:
    """One of the other allowances in words."""
    shares = _models(gauge, words)
    spoken = (words.gauge_line(gauge, now, zone), *(f"{each.name} {each.amount}" for each in shares))
    return view.Card(
        title=worded(gauge.allowance.title),
        amount=" ".join(filter(None, _number(gauge, zone, words))),
        rank=_RANKS.get(gauge.level, "soft"),
        under=words.detail(gauge, now, zone),
        bar=None if gauge.limit is None else reading(gauge),
        spoken=", ".join(spoken),
        key=gauge.allowance.key,
        mostly=_mostly(shares, words),
    )


def _mostly(shares: Sequence[view.Slice], words: Words) -> str:
    """The largest part: one name says more there than five colours would."""
    if not shares or shares[0].rest:
        return ""
    most = shares[0]
    name = clean(most.name, NAMED)
    return name if len(shares) == 1 else f"{name} {words.percent(most.share)}"


def _number(gauge: Gauge, zone: ZoneInfo, words: Words) -> tuple[str, str]:
    number, of = words.headline(gauge, zone)
    if gauge.used is not None or gauge.is_balance:
        return number, of
    limit = (
        ""
        if gauge.limit is None
        else translate("Popup", "of {amount}", amount=words.money(gauge.limit, gauge.allowance.unit))
    )
    return number.capitalize(), limit


def _verdict(gauge: Gauge, now: datetime, zone: ZoneInfo, words: Words) -> str:
    if gauge.level is Level.SPENT:
        return words.level(gauge.level)
    # A run-out is a range and has a line of its own.
    return "" if words.run_out(gauge, now, zone) else words.lasts(gauge, now, zone)


def _age(gauge: Gauge, now: datetime, words: Words) -> str:
    if gauge.as_of is None:
        return ""
    age = words.age(gauge.as_of, now)
    return (
        translate("Popup", "old figure, {age}", age=age)
        if gauge.stale
        else translate("Popup", "updated {age}", age=age)
    )


def _loading(snapshot: Snapshot, words: Words) -> view.Loading | None:
    progress = snapshot.progress
    if progress is None:
        return None
    share = progress.bytes_done / progress.bytes if progress.bytes else 1.0
    return view.Loading(f"{words.progress(progress)}.", min(1.0, share))


def _tip(snapshot: Snapshot, words: Words) -> view.Tip | None:
    tip = snapshot.tip
    return None if tip is None else view.Tip(tip.key, *told(tip, words))


def _empty(snapshot: Snapshot) -> view.Empty:
    if snapshot.progress is not None:
        return view.Empty(
            translate("Popup", "Reading your logs"),
            translate("Popup", "This takes a moment the first time. Figures follow."),
            (),
            offers=False,
        )
    if any(tool.files for tool in snapshot.tools):
        text = translate("Popup", "Figures appear with the first use of an AI tool.")
        return view.Empty(translate("Popup", "Nothing used yet"), text, (), offers=True)
    places = tuple(f"{tool.name}: {folder}" for tool in snapshot.tools for folder in tool.folders)
    if len(places) > _PLACES:  # the settings say where they lie
        places = (", ".join(tool.name for tool in snapshot.tools),)
    text = translate(
        "Popup",
        "Remainder reads the logs that AI tools keep here. It found none yet, and looks again by itself.",
    )
    return view.Empty(translate("Popup", "No AI tool found yet"), text, places, offers=True)


def _parts(gauge: Gauge, known: Sequence[Tool], words: Words) -> tuple[view.Part, ...]:
    """Only what tells something: one tool alone, or projects that no log names, divide nothing."""
    unit = gauge.allowance.unit
    names = {tool.id: tool.name for tool in known}
    tools = [replace(each, name=names.get(each.name, each.name)) for each in gauge.by_tool]
    nowhere = translate("Popup", "no project")
    projects = [replace(each, name=each.name or nowhere) for each in gauge.by_project]
    parts = (
        view.Part("model", _models(gauge, words)),
        view.Part("tool", slices(tools, unit, words) if len(tools) > 1 else ()),
        view.Part("project", slices(projects, unit, words)),
    )
    return tuple(part for part in parts if part.slices)


def _models(gauge: Gauge, words: Words) -> tuple[view.Slice, ...]:
    named = [replace(each, name=words.share_name(each.name)) for each in gauge.by_model]
    return slices(named, gauge.allowance.unit, words)


def slices(shares: Sequence[Share], unit: Unit, words: Words) -> tuple[view.Slice, ...]:
    """The largest first, the rest as "other"; what has no price is told elsewhere, not shown as nothing."""
    priced = sorted(
        ((each.name, each.amount) for each in shares if each.amount is not None and each.amount > 0),
        key=lambda pair: (pair[0] == OTHER, -pair[1]),
    )
    if len(priced) > SLICES:
        rest = sum((amount for _, amount in priced[SLICES - 1 :]), Decimal(0))
        priced = [*priced[: SLICES - 1], (OTHER, rest)]
    total = sum((amount for _, amount in priced), Decimal(0))
    return tuple(
        view.Slice(
            words.share_name(OTHER) if name == OTHER else clean(name, LONGEST),
            words.money(amount, unit),
            float(amount / total),
            name == OTHER,
        )
        for name, amount in priced
    )


def _notes(snapshot: Snapshot, words: Words, zone: ZoneInfo) -> tuple[view.Note, ...]:
    head = snapshot.headline
    notes = [
        view.Note(worded(fault.sentence), "soft" if fault.kind.calm else "watch") for fault in snapshot.faults
    ]
    notes += [view.Note(worded(problem), "watch") for problem in snapshot.problems]
    unpriced = "" if head is None else words.unpriced(head.unpriced)
    malformed, drift = words.malformed(snapshot.malformed_lines), "" if head is None else words.drift(head)
    quiet = (unpriced, f"{drift}." if drift else "", f"{malformed}." if malformed else "")
    notes += [view.Note(text, "faint") for text in quiet if text]
    if snapshot.snoozed_until is not None and snapshot.snoozed_until > snapshot.at:
        notes.append(view.Note(snoozed(snapshot.snoozed_until, snapshot.at, zone, words), "faint"))
    return tuple(notes)


def snoozed(until: datetime, now: datetime, zone: ZoneInfo, words: Words) -> str:
    """Until when it is quiet: "No warnings until 17:15.", or until a day."""
    local, today = until.astimezone(zone), now.astimezone(zone).date()
    when = words.clock(until, zone) if local.date() == today else words.long_date(local.date())
    return translate("Popup", "No warnings until {when}.", when=when)
