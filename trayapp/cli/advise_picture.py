"""An advice on a terminal: a bar from P50 to P90 for each way, all on one scale, and one recommendation."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from trayapp.cli.fold import folded
from trayapp.cli.ink import Ink
from trayapp.cli.terminal import Terminal, cells, fitted, plain, printable
from trayapp.domain.advice.adviser import chosen
from trayapp.domain.advice.adviser_known import Left
from trayapp.domain.advice.adviser_words import reason
from trayapp.domain.advice.task import Advice, Candidate, Move, Verdict
from trayapp.domain.model import USD, Level
from trayapp.domain.translation import count, mark, translate
from trayapp.domain.words import SPOKEN, Words

_WIDEST: Final = 76
_MARGIN: Final = "  "
_NAME: Final = 26
_SHORT: Final = 6  # cells of a name on the narrowest terminal
_MOST: Final = 7
_FREE: Final = (Move.FREE_CHAT,)

_TITLES: Final = {
    Move.FREE_CHAT: mark("CommandLine", "Copilot Chat"),
    Move.DRAFT_FREE: mark("CommandLine", "Plan in Copilot Chat first"),
    Move.COMPACT: mark("CommandLine", "Compact first"),
    Move.FRESH: mark("CommandLine", "A fresh session"),
    Move.SPLIT: mark("CommandLine", "In parts"),
    Move.ASK_MORE: mark("CommandLine", "Ask for more"),
    Move.WAIT: mark("CommandLine", "Wait for the reset"),
}


def render(advice: Advice, left: Left, terminal: Terminal, words: Words = SPOKEN) -> str:
    """The whole picture; no line is wider than the terminal."""
    page = _Page(advice, left, terminal, words)
    lines = [f"{_MARGIN}{line}".rstrip() for line in page.lines()]
    return "\n".join(["", *lines, "", ""])


class _Page:
    def __init__(self, advice: Advice, left: Left, terminal: Terminal, words: Words) -> None:
        self._advice, self._left, self._words = advice, left, words
        self._width = min(terminal.width - 2 * len(_MARGIN), _WIDEST)
        self._ink = Ink(terminal.depth, unicode=terminal.unicode)

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield ""
        ways = self._advice.candidates[:_MOST]
        scale = max((way.cost.p90 for way in ways), default=Decimal(0))
        today = self._left.today
        if today is not None and scale < today <= scale * Decimal("1.6"):
            scale = today
        advised = chosen(self._advice)
        for way in ways:
            yield from self._way(way, scale, advised=way is advised)
        yield ""
        yield from self._foot()

    def _head(self) -> Iterator[str]:
        stay = self._advice.candidates[0]
        model = fitted(printable(self._words.share_name(stay.model)), _NAME, unicode=self._ink.unicode)
        money = self._words.money
        said = translate(
            "CommandLine",
            "{model}: about {likely}, 9 in 10 under {most}",
            model=model,
            likely=money(stay.cost.p50, USD),
            most=money(stay.cost.p90, USD),
        )
        for line in folded(self._sayable(said), self._width):
            yield self._ink.bold(line)
        parts = []
        if self._left.today is not None:
            shown = money(max(Decimal(0), self._left.today), USD)
            parts.append(translate("CommandLine", "today's share {amount}", amount=shown))
        if self._left.window is not None:
            shown = money(max(Decimal(0), self._left.window), USD)
            parts.append(translate("CommandLine", "{amount} left", amount=shown))
        yield from self._soft(" · ".join(parts))

    def _way(self, way: Candidate, scale: Decimal, *, advised: bool) -> Iterator[str]:
        """A line with name, bar and amounts; the reason below it."""
        amount = self._amount(way)
        width = min(_NAME, max(_SHORT, self._width - cells(amount) - 5))
        name = fitted(self._sayable(printable(self._title(way))), width, unicode=self._ink.unicode)
        lead = ("›" if self._ink.unicode else ">") if advised else " "
        room = self._width - width - cells(amount) - 5
        bar = self._bar(way, scale, room) if room >= 8 else ""
        pad = " " * max(0, room - cells(bar))
        shown = f"{lead} {name}{' ' * (width - cells(name))} {bar}{pad}  {amount}"
        yield self._ink.bold(shown) if advised and self._ink.unicode and not bar else shown
        if way.reason and way.reason != "advice.stay":
            said = self._words.phrase(way.reason, **dict(way.facts))
            for line in folded(self._sayable(printable(said)), self._width - 2):
                yield f"  {self._ink.soft(line)}"

    def _bar(self, way: Candidate, scale: Decimal, room: int) -> str:
        if scale <= 0 or way.move in _FREE:
            return ""
        whole = max(1, round(room * float(way.cost.p90 / scale)))
        likely = min(whole, max(1, round(room * float(way.cost.p50 / scale))))
        full, rest = ("█", "░") if self._ink.unicode else ("#", "=")
        drawn = self._ink.level(full * likely, self._level(way)) + self._ink.soft(rest * (whole - likely))
        today = self._left.today
        if today is None or today > scale or today < 0:
            return drawn
        at = min(room - 1, round(room * float(today / scale)))
        edge = "│" if self._ink.unicode else "|"
        if at >= whole:
            return drawn + " " * (at - whole) + self._ink.soft(edge)
        return drawn

    def _level(self, way: Candidate) -> Level:
        left = self._left
        if left.window is not None and way.cost.p90 > left.window:
            return Level.TIGHT
        return Level.WATCH if left.today is not None and way.cost.p90 > left.today else Level.CALM

    def _amount(self, way: Candidate) -> str:
        if way.move in _FREE:
            return translate("CommandLine", "free")
        low, high = self._words.money(way.cost.p50, USD), self._words.money(way.cost.p90, USD)
        return self._sayable(f"{low} – {high}")

    def _title(self, way: Candidate) -> str:
        if way.move in _TITLES:
            return translate("CommandLine", _TITLES[way.move])
        model = self._words.share_name(way.model)
        if way.move is Move.EFFORT:
            return translate("CommandLine", "{model}, less effort", model=model)
        return model

    def _foot(self) -> Iterator[str]:
        advice = self._advice
        if advice.verdict is Verdict.DOES_NOT_FIT:  # other reasons stand below their rows
            for line in folded(
                self._sayable(printable(reason(advice, self._words))) + self._words.phrase("stop"),
                self._width,
            ):
                yield self._ink.level(line, Level.TIGHT)
        if any(way.move in (Move.FREE_CHAT, Move.DRAFT_FREE) for way in advice.candidates):
            yield from self._soft(self._words.phrase("advice.metered"))
        learned = advice.estimate.learned
        yield from self._soft(
            count(
                "CommandLine", "Estimated from your last turn.|Estimated from your last {n} turns.", learned
            )
            if learned
            else translate("CommandLine", "Estimated from other people's sessions; it learns from yours.")
        )

    def _soft(self, text: str) -> Iterator[str]:
        for line in folded(self._sayable(text), self._width):
            yield self._ink.soft(line)

    def _sayable(self, text: str) -> str:
        return text if self._ink.unicode else plain(text)
