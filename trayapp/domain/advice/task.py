"""What is asked and what is answered: the types that the estimator, the adviser and every surface share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from trayapp.domain.advice.tokens import measure_file


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the prompt: its name, its size in bytes, the counts of its text (tokens.py)."""

    name: str
    size: int
    counts: tuple[float, ...] = ()

    @classmethod
    def of(cls, name: str, size: int, sample: str = "") -> Attachment:
        """With the beginning of its text counted; the text itself is not kept."""
        return cls(name, size, measure_file(sample, size))


@dataclass(frozen=True, slots=True)
class Task:
    """The work that is about to start, as far as anybody can tell before it does.

    `context_tokens` is what the session holds already, `idle_seconds` the pause since its last answer (None:
    not known), `turn` counts the person's prompts from 1, `previous_cost` is the last turn's in USD.
    """

    prompt: str
    tool: str = "claude-code"
    model: str = ""
    effort: str = ""
    fast: bool = False
    context_tokens: int = 0
    idle_seconds: float | None = None
    turn: int = 1
    previous_cost: Decimal | None = None
    files: tuple[Attachment, ...] = ()
    project: str = ""


@dataclass(frozen=True, slots=True)
class CostRange:
    """A cost in USD at list price: half of such work costs at most `p50`, nine in ten at most `p90`."""

    p50: Decimal
    p90: Decimal


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a task will probably cost with one model. `learned` counts the person's own turns behind it."""

    model: str
    prompt_tokens: int
    turn: CostRange
    session: CostRange
    learned: int = 0

    @property
    def basis(self) -> str:
        """The contract's word for it: "prior" or "own history (n)"."""
        return f"own history ({self.learned})" if self.learned else "prior"


class Verdict(Enum):
    """What to do; one word of the contract for scripts."""

    STAY = "stay"
    CHEAPER_MODEL = "cheaper_model"
    FREE_CHAT = "free_chat"
    DRAFT_FREE = "draft_free"
    FRESH_CONTEXT = "fresh_context"
    DOES_NOT_FIT = "does_not_fit"


class Move(Enum):
    """The kinds of candidate that are weighed against each other."""

    STAY = "stay"
    MODEL = "model"
    EFFORT = "effort"
    FREE_CHAT = "free_chat"
    DRAFT_FREE = "draft_free"
    COMPACT = "compact"
    FRESH = "fresh"
    SPLIT = "split"
    ASK_MORE = "ask_more"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to do the work. `saving` is in USD against staying, None where nobody can say.

    `reason` is a key of the phrase catalogue with its values in `facts`, so that it is said in any language.
    """

    move: Move
    place: str
    model: str
    cost: CostRange
    saving: Decimal | None
    reason: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """The answer. The verdict, and whether it is worth an interruption, are two separate answers.

    `silence` says why nothing is said ("" where it is said), for the person who asks.
    """

    estimate: Estimate
    verdict: Verdict
    interrupt: bool
    candidates: tuple[Candidate, ...]
    reason: str
    facts: tuple[tuple[str, str], ...] = ()
    silence: str = ""
