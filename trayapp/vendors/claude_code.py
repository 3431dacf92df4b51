"""Claude Code: the windows and the spend of a Claude seat, asked of the installed program itself.

One line in, one line out: the control request `get_usage` of `claude -p`, which its makers call experimental.
It sends no prompt, costs nothing and leaves no transcript; the sign-in stays Claude Code's own. Tried with
2.1.330 (tests/clients); 2.1.197 answers alike. Why not the address that it asks: docs/decisions/0011.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import msgspec

from trayapp.domain.errors import Unavailable, Unreachable
from trayapp.domain.model import Reading
from trayapp.domain.saying import saying
from trayapp.settings import Kind, Spec
from trayapp.vendors import Ports, Vendor, _claude_windows, decode

ASKED: Final = "remainder-usage"

COMMAND: Final = (
    "-p", "--input-format", "stream-json", "--output-format", "stream-json", "--verbose",
    # No transcript, none of the person's hooks, no server of theirs started for a question every few minutes.
    "--no-session-persistence", "--safe-mode", "--strict-mcp-config",
)  # fmt: skip

QUESTION: Final = {
    "type": "control_request",
    "request_id": ASKED,
    # Without it, it reads every transcript of the week to answer.
    "request": {"subtype": "get_usage", "skip_behaviors": True},
}

ESSENTIAL: Final = "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"
"""With it, Claude Code counts its limits among what it does not ask for (2.1.330)."""

PASSED_ON: Final = (
    "CLAUDE_CONFIG_DIR",  # where it is signed in
    "CLAUDE_CODE_GIT_BASH_PATH",  # without which it does not start on Windows
    "DISABLE_AUTOUPDATER",
    ESSENTIAL,
)
"""Never ANTHROPIC_API_KEY: with it, Claude Code tells of the key, and a key has no limits."""

NO_PLAN: Final = saying(
    "Faults",
    "Claude Code tells no limits: it is not signed in with a Claude plan, or is "
    "paid by API key, Bedrock, Vertex or a token of claude setup-token. For a "
    "plan, run claude auth login; otherwise the allowance that you enter and the "
    "local logs serve.",
)
NO_MONEY: Final = saying(
    "Faults",
    "Claude does not report dollars for this seat. The allowance that you enter "
    "and the local logs serve for them.",
)
TOO_OLD: Final = saying("Faults", "This Claude Code does not tell its limits. Run claude update.")


class Usage(msgspec.Struct, frozen=True):
    """What is told of the plan. `rate_limits` None beside True is a question that failed on its way."""

    rate_limits_available: bool | None = None
    subscription_type: str | None = None
    rate_limits: _claude_windows.Limits | None = None


class Response(msgspec.Struct, frozen=True):
    """`subtype` is "success" or "error"."""

    request_id: str
    subtype: str
    response: Usage | None = None


class Answer(msgspec.Struct, frozen=True):
    """The line that answers."""

    response: Response


async def fetch(ports: Ports) -> list[Reading]:
    """The windows in percent, and this UTC month's spend where the seat has one."""
    program = VENDOR.text(ports, "program") or "claude"
    said = await ports.run(
        (program, *COMMAND),
        send=msgspec.json.encode(QUESTION) + b"\n",
        until=_answers,
        pass_on=PASSED_ON,
    )
    line = next((each for each in said.splitlines() if _answers(each)), None)
    if line is None:
        raise Unavailable(TOO_OLD)
    answer = decode(line, Answer).response
    if answer.subtype != "success" or answer.response is None:
        raise Unavailable(TOO_OLD)
    return _readings(answer.response, ports)


def _answers(line: bytes) -> bool:
    return b'"control_response"' in line and ASKED.encode() in line


def _readings(usage: Usage, ports: Ports) -> list[Reading]:
    if not usage.rate_limits_available:
        raise Unavailable(NO_PLAN)
    if usage.rate_limits is None and ports.env.get(ESSENTIAL):
        raise Unavailable(
            saying(
                "Faults",
                "{variable} is set, with which Claude Code does not ask for its limits. What "
                "it tells its status line and the local logs serve.",
                variable=ESSENTIAL,
            )
        )
    if usage.rate_limits is None:
        raise Unreachable(
            saying("Faults", "Claude Code could not ask Claude for the limits. It is asked again later.")
        )
    now = ports.now()
    windows = _claude_windows.window_readings(usage.rate_limits, now)
    spend = _claude_windows.spend_reading(usage.rate_limits, now)
    if spend is not None:
        return [*windows, spend]
    if not windows:
        raise Unavailable(NO_MONEY)
    if usage.subscription_type in {"team", "enterprise"}:
        ports.note(NO_MONEY)
    return windows


VENDOR: Final = Vendor(
    id="claude-code",
    name="Claude Code",
    who="Anyone with Claude Code installed and signed in with a Claude plan: Pro, Max, Team or Enterprise.",
    tells="How much of the five-hour and weekly limits is used, and what the month has cost where the seat "
    "is paid by use.",
    seen="Asked of the real Claude Code 2.1.330 with a stand-in for Claude; some Enterprise seats tell no "
    "dollars. The request is experimental and may change.",
    borrows="Claude Code's own sign-in, by running claude; its token is never read.",
    hosts=("api.anthropic.com", "platform.claude.com"),
    needs=(
        Spec(
            Kind.TEXT, "Program", "The path of claude; empty for the one that is found.", "", name="program"
        ),
        Spec(
            Kind.CHOICE,
            "How it is billed",
            "By use through a seat, a flat seat, an API key, a gateway, Bedrock, Vertex or Foundry; auto "
            "finds out.",
            "auto",
            choices=("auto", "seat", "flat", "key", "gateway", "bedrock", "vertex", "foundry"),
            name="billing",
        ),
    ),
    documented=False,
    docs_url="https://code.claude.com/docs/en/statusline",
    interval=timedelta(minutes=5),
    fetch=fetch,
)
