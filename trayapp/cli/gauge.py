"""The snapshot on a terminal: what remains, whether it lasts, what it went on, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from trayapp.cli.bar import PLAIN, TALL, THIN, bar, marks_of
from trayapp.cli.fold import folded
from trayapp.cli.ink import Ink
from trayapp.cli.terminal import Depth, cells, fitted, plain, printable
from trayapp.domain.model import Gauge, Level, Share, Snapshot
from trayapp.domain.tips_said import told
from trayapp.domain.translation import translate
from trayapp.domain.words import SEPARATOR, SPOKEN, Words

_WIDEST: Final = 76
_CARDS: Final = 5
"""More of the other gauges than this get a line each: a screen of 24 lines holds no more cards."""
_PLACES: Final = 8
"""Folders that are named where nothing was found; of more, only the tools are."""
_BAR: Final = 12
"""Cells of a bar within such a line."""
_MARGIN: Final = "  "


def render(snapshot: Snapshot, *, width: int, colour: Depth, unicode: bool, words: Words = SPOKEN) -> str:
    """The whole picture as text that ends with a line feed; no line is wider than `width` (at least 32)."""
    page = _Page(snapshot, min(width - 2 * len(_MARGIN), _WIDEST), Ink(colour, unicode=unicode), words)
    lines = [f"{_MARGIN}{line}".rstrip() for line in page.lines()]
    return "\n".join(["", *lines, ""])


class _Page:
    def __init__(self, snapshot: Snapshot, width: int, ink: Ink, words: Words) -> None:
        self._snapshot = snapshot
        self._width = width
        self._ink = ink
        self._words = words
        self._zone = ZoneInfo(snapshot.zone)
        self._tall = TALL if ink.unicode else PLAIN
        self._thin = THIN if ink.unicode else PLAIN

    def lines(self) -> Iterator[str]:
        """Everything, most important first, sections apart by an empty line."""
        first = True
        for section in (self._sample(), self._headline(), self._others(), self._went(), self._notes()):
            said = list(section)
            if said and not first:
                yield ""
            yield from said
            first = first and not said

    def _sample(self) -> Iterator[str]:
        if self._snapshot.sample:
            yield from self._wrapped(
                translate("CommandLine", "Sample data: made up, to show what this looks like.")
            )

    # --- the headline ------------------------------------------------------------------------------

    def _headline(self) -> Iterator[str]:
        gauge = self._snapshot.headline
        if gauge is None:
            yield from self._nothing()
            return
        words, ink, zone, now = self._words, self._ink, self._zone, self._snapshot.at
        state = f"{ink.mark(gauge.level)} {words.level(gauge.level)}"
        yield self._sides(
            ink.bold(self._cut(gauge.allowance.title)),
            "" if gauge.limit is None else ink.level(state, gauge.level),
        )
        number, rest = words.headline(gauge, zone)
        left = words.time_left(gauge.window, now, zone)
        *before, last = self._flowed([ink.level(number, gauge.level, bold=True), rest], gap=" ")
        yield from before
        yield self._sides(last, ink.bold(left))
        if gauge.limit is not None:
            yield bar(marks_of(gauge), self._width, gauge.level, self._tall, ink)
        yield from self._spent(gauge)
        yield from self._wrapped(words.forecast(gauge, zone))
        if words.run_out(gauge, now, zone):
            yield from self._wrapped(words.run_out(gauge, now, zone), gauge.level)
        yield from self._wrapped(words.detail(gauge, now, zone), None)
        if self._snapshot.tip is not None:
            yield from self._wrapped(told(self._snapshot.tip, words).sentence)

    def _spent(self, gauge: Gauge) -> Iterator[str]:
        words, ink, unit = self._words, self._ink, gauge.allowance.unit
        days = [
            (translate("CommandLine", "Today"), gauge.today),
            (translate("CommandLine", "Yesterday"), gauge.yesterday),
        ]
        said = [f"{ink.soft(name)} {words.money(spent, unit)}" for name, spent in days if spent is not None]
        lasts = words.lasts(gauge, self._snapshot.at, self._zone)
        *before, last = self._flowed(said, gap="   ") or [""]
        yield from before
        if last or lasts:
            yield self._sides(last, ink.level(lasts, gauge.level))

    def _nothing(self) -> Iterator[str]:
        tools = self._snapshot.tools
        if self._snapshot.sources and any(source.enabled for source in self._snapshot.sources):
            yield from self._wrapped(translate("CommandLine", "Nothing is known yet of what remains."))
            return
        yield self._ink.bold(translate("CommandLine", "No AI tool found yet"))
        yield from self._wrapped(
            translate("CommandLine", "Remainder reads the logs that these tools keep on this computer:")
        )
        places = [f"{tool.name}: {printable(folder)}" for tool in tools for folder in tool.folders]
        if len(places) > _PLACES:  # the command that is named below says where they lie
            yield from self._wrapped(", ".join(tool.name for tool in tools), None)
        else:
            yield from (self._ink.soft(self._cut(f"  {place}")) for place in places)
        yield from self._wrapped(
            translate(
                "CommandLine",
                "Use one of them once and look again, or say what else to read: remainder sources",
            )
        )

    # --- the others --------------------------------------------------------------------------------

    def _others(self) -> Iterator[str]:
        headline = self._snapshot.headline
        others = [gauge for gauge in self._snapshot.gauges if gauge is not headline]
        if len(others) > _CARDS:
            wide = min(max(cells(self._cut(each.allowance.title)) for each in others), self._width // 3)
            for gauge in others:
                yield from self._row(gauge, wide)
            return
        for number, gauge in enumerate(others):
            if number:
                yield ""
            yield from self._card(gauge)

    def _card(self, gauge: Gauge) -> Iterator[str]:
        words, ink, zone, now = self._words, self._ink, self._zone, self._snapshot.at
        remains = self._remains(gauge)
        if cells(remains) > self._width:
            remains = self._remains(gauge, brief=True)
        if gauge.level > Level.CALM:
            remains = ink.level(remains, gauge.level)
        room = self._width - cells(remains) - 2
        title = self._cut(gauge.allowance.title, room if room >= 12 else self._width)
        yield self._sides(ink.bold(title), remains)
        if gauge.limit is not None:
            yield bar(marks_of(gauge), self._width, gauge.level, self._thin, ink)
        lasts = words.lasts(gauge, now, zone) if gauge.level > Level.CALM else ""
        detail = SEPARATOR.join(part for part in (words.detail(gauge, now, zone), lasts) if part)
        yield from self._wrapped(detail, None)

    def _row(self, gauge: Gauge, wide: int) -> Iterator[str]:
        """One of many: title, a short bar, what remains, and when it begins anew, as far as there is room."""
        ink, thin = self._ink, self._thin
        title = self._cut(gauge.allowance.title, wide)
        drawn = " " * _BAR if gauge.limit is None else bar(marks_of(gauge), _BAR, gauge.level, thin, ink)
        room = self._width - wide - _BAR - 4
        if room < 2 * _BAR:
            yield from self._card(gauge)
            return
        remains = self._cut(self._remains(gauge, brief=True), room)
        left = room - cells(remains) - len(SEPARATOR)
        quiet = next((said for said in map(self._sayable, self._when(gauge)) if 0 < cells(said) <= left), "")
        tail = ink.soft(self._sayable(SEPARATOR) + quiet) if quiet else ""
        styled = ink.level(remains, gauge.level) if gauge.level > Level.CALM else remains
        yield f"{title}{' ' * (wide - cells(title))}  {drawn}  {styled}{tail}"

    def _remains(self, gauge: Gauge, *, brief: bool = False) -> str:
        unknown = gauge.used is None and gauge.left is None
        if brief and unknown:
            return f"{self._ink.mark(Level.UNKNOWN)} {self._words.phrase('unknown')}"
        remains = self._words.remains(gauge, self._zone)
        return f"{self._ink.mark(gauge.level)} {remains}" if gauge.level > Level.CALM else remains

    def _when(self, gauge: Gauge) -> Iterator[str]:
        """The age of an old figure, else when it begins anew; the longest words first."""
        words, now, window = self._words, self._snapshot.at, gauge.window
        if gauge.stale or gauge.limit is None:
            yield words.known(gauge, now)
            if gauge.as_of is not None:
                yield words.age(gauge.reported_at or gauge.as_of, now)
        else:
            yield words.resets(gauge.allowance.period, window, now, self._zone)
            yield words.time_left(window, now, self._zone)

    # --- where it went -----------------------------------------------------------------------------

    def _went(self) -> Iterator[str]:
        gauge = self._snapshot.headline
        shares = () if gauge is None else gauge.by_model
        total = sum((share.amount for share in shares if share.amount is not None), Decimal(0))
        if gauge is None or not shares or not total:
            return
        yield self._ink.soft(translate("CommandLine", "Where it went"))
        names = [self._cut(self._words.share_name(share.name), self._width // 2) for share in shares]
        amounts = [self._sayable(self._amount(share, gauge)) for share in shares]
        wide = max(map(cells, names)), max(map(cells, amounts))
        room = self._width - sum(wide) - 4
        for number, (share, name, amount) in enumerate(zip(shares, names, amounts, strict=True)):
            padded = name + " " * (wide[0] - cells(name)) + "  " + " " * (wide[1] - cells(amount)) + amount
            part = float((share.amount or Decimal(0)) / total)
            yield f"{padded}  {self._slice(part, room, number)}"
        if len(gauge.by_tool) > 1:
            said = (f"{self._tool(share.name)} {self._amount(share, gauge)}" for share in gauge.by_tool)
            yield from self._wrapped(SEPARATOR.join(map(printable, said)), None)

    def _tool(self, name: str) -> str:
        names = {tool.id: tool.name for tool in self._snapshot.tools}
        return names.get(name) or self._words.share_name(name)

    def _amount(self, share: Share, gauge: Gauge) -> str:
        if share.amount is None:
            return translate("CommandLine", "no price")
        return self._words.column(share.amount, gauge.allowance.unit)

    def _slice(self, part: float, room: int, number: int) -> str:
        if room < 8 or part <= 0:
            return ""
        block = "█" if self._ink.unicode else "#"
        return self._ink.share(block * max(1, round(part * (room - 6))), number)

    # --- what else is to be said -------------------------------------------------------------------

    def _notes(self) -> Iterator[str]:
        snapshot, words = self._snapshot, self._words
        if snapshot.progress is not None:
            yield from self._wrapped(words.progress(snapshot.progress), None)
        if snapshot.asks_allowance:
            yield from self._wrapped(
                translate("CommandLine", "Say what you were given, and this becomes a gauge:")
            )
            yield f"  {self._ink.bold('remainder set allowance 250/month')}"
        for gauge in snapshot.gauges[:1]:
            yield from self._wrapped(words.unpriced(gauge.unpriced))
        if snapshot.headline is not None and (drift := words.drift(snapshot.headline)):
            yield from self._wrapped(f"{drift}{words.phrase('stop')}", None)
        for fault in snapshot.faults:
            yield from self._wrapped(
                f"{fault.name}: {fault.sentence}", None if fault.kind.calm else Level.WATCH
            )
        for problem in snapshot.problems:
            yield from self._wrapped(problem, Level.WATCH)
        if snapshot.malformed_lines:
            yield from self._wrapped(
                f"{words.malformed(snapshot.malformed_lines)}{words.phrase('stop')}", None
            )

    # --- lines -------------------------------------------------------------------------------------

    def _sides(self, left: str, right: str) -> str:
        """One text at each side; the right one goes below where both do not fit."""
        left, right = self._sayable(left), self._sayable(right)
        gap = self._width - cells(left) - cells(right)
        if not right or not left:
            return left + " " * max(0, gap) + right
        return f"{left}{' ' * gap}{right}" if gap >= 2 else f"{left}\n{_MARGIN}{right}"

    def _flowed(self, pieces: Iterable[str], *, gap: str) -> list[str]:
        """Pieces, styled or not, on as many lines as they need; none is parted."""
        lines: list[str] = []
        for piece in map(self._sayable, pieces):
            if lines and cells(lines[-1]) + len(gap) + cells(piece) <= self._width:
                lines[-1] += gap + piece
            elif piece:
                lines.append(piece)
        return lines

    def _wrapped(self, text: str, level: Level | None = Level.CALM) -> Iterable[str]:
        """The sentence over as many lines as it needs: plain (CALM), soft (None), or in a level's colour."""
        for line in folded(self._sayable(printable(text)), self._width):
            if level is None:
                yield self._ink.soft(line)
            else:
                yield line if level is Level.CALM else self._ink.level(line, level)

    def _cut(self, text: str, width: int | None = None) -> str:
        return fitted(self._sayable(printable(text)), width or self._width, unicode=self._ink.unicode)

    def _sayable(self, text: str) -> str:
        """Before anything is measured: some signs take more letters in ASCII."""
        return text if self._ink.unicode else plain(text)
