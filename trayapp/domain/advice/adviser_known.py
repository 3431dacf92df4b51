"""What the adviser goes by besides the task: one frozen value, collected by the engine or by a script."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from trayapp.domain.advice.attention import NOTHING_SAID, Attention
from trayapp.domain.advice.estimator import Estimator
from trayapp.domain.advice.savings import NO_SAVINGS, Ledger
from trayapp.domain.patterns import matches_project
from trayapp.domain.policy import NO_POLICY, Policy


@dataclass(frozen=True, slots=True)
class Left:
    """What there is to spend, in USD: today's even share, and all that is left until `resets`.

    None is not known, or too old to go by: nothing is concluded from it.
    """

    today: Decimal | None = None
    window: Decimal | None = None
    resets: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person wants of advice. `least` is the saving in USD below which nothing interrupts.

    `favourites` are models to weigh first, by the names that the tools give them; `never` are kinds of advice
    that they do not want, `quiet_projects` projects in which they want none.
    """

    on: bool = True
    free_chat: bool = True
    least: Decimal = Decimal(2)
    favourites: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()
    quiet_projects: tuple[str, ...] = ()

    def unwanted(self, kind: str, project: str) -> bool:
        """Whether this kind is not to be suggested, at all or for this project."""
        quiet = bool(project and self.quiet_projects) and matches_project(self.quiet_projects, project)
        return kind in self.never or quiet


NOTHING_LEFT_KNOWN = Left()
NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Known:
    """Everything besides the task. `now` None: there is no clock, and no rule of hours and days holds.

    `session` names the running session, so that it is interrupted once; "" where that is not known.
    """

    estimator: Estimator
    savings: Ledger = NO_SAVINGS
    left: Left = NOTHING_LEFT_KNOWN
    policy: Policy = NO_POLICY
    wishes: Wishes = NO_WISHES
    attention: Attention = NOTHING_SAID
    session: str = ""
    now: datetime | None = None
