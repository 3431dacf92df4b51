"""From an Advice to what the window "Before you start" says: pure, so that every state can be tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from trayapp.domain.advice.adviser import chosen
from trayapp.domain.advice.task import Advice, Candidate, CostRange, Move, Verdict
from trayapp.domain.model import USD, Level
from trayapp.domain.plain import clean
from trayapp.domain.translation import count, mark, translate
from trayapp.domain.words import Words
from trayapp.qt.advice_rows import Way

_WIDE = Decimal("1.04")  # a little air after the longest bar
_NAME = 40  # characters
_FAR = Decimal("1.6")
"""Where today's share lies beyond the longest bar by more than this, it is said and not drawn: the mark would
press all bars together, and nobody asks whether they fit."""

FREE = (Move.FREE_CHAT,)
STARTS = (Move.STAY, Move.MODEL, Move.EFFORT, Move.FRESH)
"""Moves that begin with the tool itself."""


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to spend, in USD: today's even share, and all that is left. None is not known."""

    today: Decimal | None = None
    left: Decimal | None = None


NO_ROOM = Room()


@dataclass(frozen=True, slots=True)
class Picture:
    """The rows on one scale; `mark` is where today's share ends on it, `chosen` the row to begin with."""

    ways: tuple[Way, ...]
    candidates: tuple[Candidate, ...]
    mark: float | None
    chosen: int
    share: str
    reasons: tuple[str, ...]
    beside: str


def picture(advice: Advice, room: Room, words: Words, *, whole: bool) -> Picture:
    """Everything that the window shows of an advice; `whole` is for a whole session, else for one turn."""
    scale = _scale(advice.candidates, room)
    ways = tuple(_way(each, advice, room, scale, words) for each in advice.candidates)
    mark = None if room.today is None or scale is None or room.today > scale else _share(room.today, scale)
    return Picture(
        ways=ways,
        candidates=advice.candidates,
        mark=mark,
        chosen=next((n for n, way in enumerate(ways) if way.advised), 0),
        share=_room(room, words),
        reasons=tuple(_told(each, advice, words) for each in advice.candidates),
        beside=_learned(advice.estimate.learned, whole=whole),
    )


def _scale(candidates: Sequence[Candidate], room: Room) -> Decimal | None:
    most = max((each.cost.p90 for each in candidates), default=Decimal(0))
    if most <= 0:
        return None
    if room.today is not None and most < room.today <= most * _FAR:
        most = room.today
    return most * _WIDE


_NOTES = {
    "advice.model.measured": mark("Advice", "{percent} less in this tool"),
    "advice.model.own": mark("Advice", "your own: {percent} less"),
    "advice.model.elsewhere": mark("Advice", "{percent} less elsewhere"),
    "advice.model.dearer": mark("Advice", "{percent} dearer"),
    "advice.model.unknown": mark("Advice", "saving not measured yet"),
    "advice.effort": mark("Advice", "chosen at the start"),
    "advice.chat": mark("Advice", "needs none of your files"),
    "advice.draft": mark("Advice", "fewer turns here"),
    "advice.fresh": mark("Advice", "nothing to read again"),
    "advice.compact": mark("Advice", "a summary remains"),
    "advice.split": mark("Advice", "plan there, work here"),
    "advice.split.parts": mark("Advice", "part by part"),
    "advice.ask": mark("Advice", "one page, with figures"),
}
"""The reasons as a row has room for them; the chosen one's is told in full below."""


def _note(each: Candidate, words: Words) -> str:
    if each.reason in _NOTES:
        return translate("Advice", _NOTES[each.reason], **dict(each.facts))
    return reason(each, words)


def reason(each: Candidate, words: Words) -> str:
    """Why this way, in full."""
    return words.phrase(each.reason, **dict(each.facts)) if each.reason else ""


def _told(each: Candidate, advice: Advice, words: Words) -> str:
    """What stands below while this way is chosen: of what does not fit, that; of staying, nothing."""
    short = advice.verdict is Verdict.DOES_NOT_FIT
    if short and (each.move is Move.STAY or each is chosen(advice)):
        said = words.phrase(advice.reason, **dict(advice.facts))
        return said if each.move is Move.STAY else f"{said}. {reason(each, words)}"
    return "" if each.reason == "advice.stay" else reason(each, words)


def _share(amount: Decimal, scale: Decimal) -> float:
    return float(min(Decimal(1), amount / scale))


def _way(each: Candidate, advice: Advice, room: Room, scale: Decimal | None, words: Words) -> Way:
    free = each.move in FREE
    drawn = scale is not None and not free
    return Way(
        title=title(each, words),
        note=_note(each, words),
        amount=translate("Advice", "free") if free else words.money(each.cost.p50, USD),
        most=""
        if free
        else translate("Advice", "9 in 10 under {amount}", amount=words.money(each.cost.p90, USD)),
        p50=_share(each.cost.p50, scale) if drawn and scale is not None else None,
        p90=_share(each.cost.p90, scale) if drawn and scale is not None else None,
        level=_level(each.cost, room),
        advised=each is chosen(advice),
    )


def _level(cost: CostRange, room: Room) -> Level:
    """Tight where nine in ten would be more than is left, watch where more than today's share."""
    if room.left is not None and cost.p90 > room.left:
        return Level.TIGHT
    return Level.WATCH if room.today is not None and cost.p90 > room.today else Level.CALM


def named(model: str, words: Words) -> str:
    """A model as a person says it, and never longer than a line; a log may hold anything for a name."""
    return clean(words.share_name(model), _NAME)


_TITLES = {
    Move.FREE_CHAT: mark("Advice", "Copilot Chat alone"),
    Move.DRAFT_FREE: mark("Advice", "Plan in Copilot Chat first"),
    Move.COMPACT: mark("Advice", "Compact first"),
    Move.FRESH: mark("Advice", "A fresh session"),
    Move.SPLIT: mark("Advice", "In two parts"),
    Move.ASK_MORE: mark("Advice", "Ask for more"),
    Move.WAIT: mark("Advice", "Wait for the reset"),
}


def title(each: Candidate, words: Words) -> str:
    """A way in a few words."""
    if each.move in _TITLES:
        return translate("Advice", _TITLES[each.move])
    model = named(each.model, words) if each.model else translate("Advice", "As it is set")
    return translate("Advice", "{model}, less effort", model=model) if each.move is Move.EFFORT else model


def _room(room: Room, words: Words) -> str:
    parts = []
    if room.today is not None:
        parts.append(translate("Advice", "today's share {amount}", amount=words.money(room.today, USD)))
    if room.left is not None:
        parts.append(translate("Advice", "{amount} left", amount=words.money(room.left, USD)))
    return " · ".join(parts)


def _learned(turns: int, *, whole: bool) -> str:
    """How it is known: an estimate is called one."""
    if not turns:
        return translate(
            "Advice", "An estimate from other people's sessions; it learns from yours as they come."
        )
    if whole:
        return count(
            "Advice", "An estimate, from your last turn.|An estimate, from your last {n} turns.", turns
        )
    return count(
        "Advice",
        "An estimate for the next turn, from your last one.|"
        "An estimate for the next turn, from your last {n}.",
        turns,
    )
