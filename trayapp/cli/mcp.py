"""`remainder mcp`: lets an agent ask what remains and what work will probably cost, over standard input.

It needs Model Context Protocol's own package, an extra of ours. Nothing that an agent says is kept.
"""

from __future__ import annotations

import argparse
import math
from decimal import Decimal
from typing import Any, Final

from trayapp.cli.advise_task import MOST_TOKENS
from trayapp.cli.refusal import Refusal
from trayapp.domain.advice.task import Attachment, Task
from trayapp.domain.translation import translate

USUAL: Final = Task("").tool

_INSTRUCTIONS: Final = (
    "Says what remains of this person's AI allowance, and what work will probably cost before it starts. "
    "Ask before work that is long or fans out; not before every step, because asking costs tokens too."
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The command has no words of its own."""
    parser.epilog = translate("CommandLine", "Add it to a client as a server of the kind stdio: docs/mcp.md.")


def run(_args: argparse.Namespace) -> int:
    """Serve until the client hangs up."""
    try:
        from mcp.server.mcpserver import MCPServer  # noqa: PLC0415 (an extra)
    except ImportError:
        raise Refusal(
            translate(
                "CommandLine",
                "This needs one more package. Install it with: {command}",
                command='pip install "remainder[mcp]"',
            )
        ) from None
    from trayapp import __version__  # noqa: PLC0415 (beside its only use)

    server = MCPServer(name="remainder", instructions=_INSTRUCTIONS, version=__version__, log_level="ERROR")
    server.tool(name="check_allowance", annotations=_only_looks())(check_allowance)
    server.tool(name="estimate", annotations=_only_looks())(estimate)
    server.run("stdio")
    return 0


def _only_looks() -> Any:  # noqa: ANN401 (the package is not there where types are checked)
    from mcp_types import ToolAnnotations  # noqa: PLC0415 (an extra)

    return ToolAnnotations(read_only_hint=True, open_world_hint=False)


def check_allowance() -> dict[str, Any]:
    """What remains of the AI allowance: each limit with its use, what is left, and when it begins anew."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 (each tool loads what it needs)

    from trayapp.domain.words import SPOKEN  # noqa: PLC0415
    from trayapp.engine.base import World  # noqa: PLC0415
    from trayapp.engine.oneshot import look  # noqa: PLC0415

    # Vendors are left alone: an agent may ask often, and the tray program asks them anyway.
    snapshot = look(World.here(), ask=False)
    zone = ZoneInfo(snapshot.zone)
    headline = snapshot.headline
    return {
        "level": "unknown" if headline is None else headline.level.name.lower(),
        "summary": None if headline is None else SPOKEN.gauge_line(headline, snapshot.at, zone),
        "limits": [
            {
                "name": gauge.allowance.title,
                "unit": gauge.allowance.unit.code,
                "limit": _number(gauge.limit),
                "used": _number(gauge.used),
                "left": _number(gauge.left),
                "level": gauge.level.name.lower(),
                "resets_at": None if gauge.window.end is None else gauge.window.end.isoformat(),
                "known": gauge.known.value,
            }
            for gauge in snapshot.gauges
        ],
        "problems": list(snapshot.problems),
    }


def estimate(  # noqa: PLR0913, PLR0917 (an agent names what it knows)
    prompt: str,
    tool: str = USUAL,
    model: str = "",
    effort: str = "",
    context_tokens: int = 0,
    idle_seconds: float | None = None,
    turn: int = 1,
    previous_cost_usd: float | None = None,
    attached_bytes: int = 0,
) -> dict[str, Any]:
    """What a prompt will probably cost, in USD at list price, before it is given to a model.

    Half of such work costs at most p50, nine in ten at most p90; `session` is this turn and all that follows.
    `tool` is claude-code, codex, gemini or copilot, `model` its name there, `context_tokens` what the session
    holds already, `idle_seconds` the pause since its last answer, `turn` counts its prompts from 1,
    `previous_cost_usd` is what the last one cost, and `attached_bytes` the size of all files that go along.
    """
    from trayapp.cli.advise_answer import answer_of  # noqa: PLC0415 (each tool loads what it needs)
    from trayapp.cli.advise_known import known_here  # noqa: PLC0415
    from trayapp.domain.advice.adviser import advise  # noqa: PLC0415

    task = Task(
        prompt,
        tool,
        model,
        effort=effort,
        context_tokens=min(max(0, context_tokens), MOST_TOKENS),
        idle_seconds=None if idle_seconds is None else max(0.0, idle_seconds),
        turn=max(1, turn),
        previous_cost=None if previous_cost_usd is None else _usd(previous_cost_usd),
        files=(Attachment.of("", min(attached_bytes, MOST_TOKENS)),) if attached_bytes > 0 else (),
    )
    return answer_of(advise(task, known_here(task, history=True, allowances=True)))


def _usd(amount: float) -> Decimal | None:
    """An amount as an agent may make it up; None for what is no number."""
    return Decimal(str(max(0.0, amount))) if math.isfinite(amount) else None


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)
