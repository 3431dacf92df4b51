"""How each tool's use is billed, over time: whose account a use belongs to, and whether anyone is billed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from trayapp.domain.model import Billing, Reading, Route
from trayapp.domain.usage import Use

MOST = 50
"""Routes kept per tool: more changes than this are a detection that wavers, not a company's decision."""

_EVER = datetime(1, 1, 1, tzinfo=UTC)


class Plan:
    """The routes of every tool, ready for many questions."""

    def __init__(self, routes: Iterable[Route]) -> None:
        by_tool: dict[str, list[Route]] = {}
        for route in routes:
            by_tool.setdefault(route.tool, []).append(route)
        self._routes = {tool: _in_force(found) for tool, found in by_tool.items()}
        self._since = {tool: [_start(each) for each in found] for tool, found in self._routes.items()}

    def at(self, tool: str, instant: datetime) -> Route | None:
        """The route of `tool` that holds at `instant`; before the first, the first."""
        routes = self._routes.get(tool)
        if routes is None:
            return None
        return routes[max(0, bisect_right(self._since[tool], instant) - 1)]

    def turns(self) -> tuple[datetime, ...]:
        """The instants (UTC, ascending) at which some tool's route changes."""
        # The first of each tool reaches back to the beginning, whatever its own instant.
        return tuple(sorted({at for since in self._since.values() for at in since[1:]}))


def attribute(uses: Iterable[Use], routes: Iterable[Route]) -> tuple[Use, ...]:
    """Each use with the account that its tool was billed to when it began, and whether it was metered.

    A tool of which nothing is known is its own account, as a seat's is. An account that the log itself
    named stays. No use may straddle a turn (see `assess.edges`).
    """
    plan = Plan(routes)
    return tuple(_attributed(use, plan.at(use.tool, use.start)) for use in uses)


def placed(readings: Iterable[Reading], routes: Iterable[Route]) -> tuple[Reading, ...]:
    """Each statement with the account that it is about.

    What a tool tells of the gateway that it goes through has the account "<tool>:gateway". It is about the
    account to which the tool was billed then, or about the tool itself where nothing is known of a gateway.
    Under another name than the use that it covers, the same money would count twice.
    """
    plan = Plan(routes)
    return tuple(_placed(reading, plan) for reading in readings)


def _placed(reading: Reading, plan: Plan) -> Reading:
    tool, _, part = reading.account.partition(":")
    if part != "gateway":
        return reading
    route = plan.at(tool, reading.at)
    known = route is not None and route.billing is Billing.GATEWAY
    return replace(reading, account=route.account if route is not None and known else tool)


def _attributed(use: Use, route: Route | None) -> Use:
    account = use.account or (use.tool if route is None else route.account)
    metered = route is None or route.billing is not Billing.FLAT
    if account == use.account and metered == use.metered:
        return use
    # Written out: dataclasses.replace takes four times as long, and a year has thousands of uses.
    return Use(
        use.start, use.end, use.tool, account, use.model, use.project, use.tokens, use.cost, metered=metered
    )


def noticed(known: Sequence[Route], found: Route, now: datetime) -> tuple[Route, ...]:
    """`known` with what was found out at `now` about one tool.

    The first finding holds from the beginning; a later one that differs holds from `now` on. Where only its
    reason reads differently, the reason is renewed. Equal to `known` where nothing changed.
    """
    own = sorted((route for route in known if route.tool == found.tool), key=_start)
    others = [route for route in known if route.tool != found.tool]
    if not own:
        return (*known, replace(found, since=None, by_hand=False))
    last = own[-1]
    if (last.billing, last.account) != (found.billing, found.account):
        # A clock that was set back must not leave a route that begins after one that follows it.
        own = [route for route in own if _start(route) < now][-(MOST - 1) :]
        own.append(replace(found, since=now, by_hand=False))
    elif last.why != found.why:
        own[-1] = replace(last, why=found.why)
    else:
        return tuple(known)
    return (*others, replace(own[0], since=None), *own[1:])


def _in_force(routes: list[Route]) -> list[Route]:
    """In order of their beginning; one set by hand holds for all time."""
    by_hand = [route for route in routes if route.by_hand]
    if by_hand:
        return [min(by_hand, key=lambda route: (route.billing.value, route.account))]
    return sorted(routes, key=lambda route: (_start(route), route.billing.value, route.account))


def _start(route: Route) -> datetime:
    return _EVER if route.since is None else route.since
