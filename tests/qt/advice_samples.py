"""Advice as the adviser gives it, made by hand for the window's tests and pictures."""

from __future__ import annotations

from decimal import Decimal

from trayapp.domain.advice.task import Advice, Candidate, CostRange, Estimate, Move, Task, Verdict
from trayapp.qt.advice_adviser import Adviser
from trayapp.qt.advice_place import Choice
from trayapp.qt.advice_view import Room

OPUS, SONNET, HAIKU = "claude-opus-4-8", "claude-sonnet-5-5", "claude-haiku-4-5"
PROMPT = (
    "Refactor the billing export so that every caller uses the new session API, add tests, "
    "and update the docs."
)
ROOM = Room(today=Decimal("5.20"), left=Decimal("31.20"))
CHOICES = (
    Choice("claude-code", "Claude Code", ((OPUS, "Opus 4.8"), (SONNET, "Sonnet 5.5"), (HAIKU, "Haiku 4.5"))),
    Choice("codex", "Codex", (("gpt-5.4", "gpt-5.4"),)),
)


def cost(p50: str, p90: str) -> CostRange:
    """A range from two amounts."""
    return CostRange(Decimal(p50), Decimal(p90))


STAY = Candidate(Move.STAY, "claude-code", OPUS, cost("2.70", "10.60"), Decimal(0), "")
CHEAPER = Candidate(Move.MODEL, "claude-code", SONNET, cost("1.60", "6.20"), Decimal("1.10"), "")
DRAFT = Candidate(Move.DRAFT_FREE, "m365-copilot-chat", SONNET, cost("1.10", "4.40"), Decimal("1.60"), "")
FREE = Candidate(Move.FREE_CHAT, "m365-copilot-chat", "", cost("0", "0"), Decimal("2.70"), "")
COMPACT = Candidate(Move.COMPACT, "claude-code", OPUS, cost("0.40", "1.90"), Decimal("0.88"), "")


def advice(verdict: Verdict = Verdict.CHEAPER_MODEL, *candidates: Candidate, learned: int = 34) -> Advice:
    """What the adviser would say; without candidates, the four of the drawn reference."""
    shown = candidates or (STAY, CHEAPER, DRAFT, FREE)
    estimate = Estimate(OPUS, 18_400, STAY.cost, STAY.cost, learned)
    return Advice(estimate, verdict, interrupt=False, candidates=shown, reason="")


def adviser(given: Advice | None = None, room: Room = ROOM) -> Adviser:
    """One that always says the same."""
    found = given or advice()

    def say(_: Task) -> Advice:
        return found

    return Adviser(
        say, lambda task: f"Plan: {task.prompt}", lambda _: "https://chat.example/", CHOICES, lambda _: room
    )
