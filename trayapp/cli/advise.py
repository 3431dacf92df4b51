"""`remainder advise`: what a prompt will probably cost, whether that fits, and what would be cheaper.

The prompt is read, judged and forgotten: nothing of it is stored, logged or sent.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trayapp.cli.refusal import Refusal
from trayapp.domain.reasons import reason
from trayapp.domain.translation import translate

if TYPE_CHECKING:
    from trayapp.domain.advice.adviser_known import Known
    from trayapp.domain.advice.task import Advice, Attachment, Task

DOES_NOT_FIT: Final = 3
"""The exit code where nine times in ten would be more than is left; documented in docs/cli.md."""

_MOST: Final = 5_000_000
"""Characters of a prompt that are read; there is no model whose context holds more."""
_SAMPLE: Final = 20_000
"""Bytes of a file that are looked at; the rest is taken to be alike."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument(
        "prompt", nargs="*", help=translate("CommandLine", "the prompt; without one, standard input is read")
    )
    parser.add_argument(
        "--json", action="store_true", help=translate("CommandLine", "the answer as JSON (docs/cli.md)")
    )
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help=translate("CommandLine", "a task on each line in, an answer on each line out"),
    )
    parser.add_argument(
        "--learn",
        action="store_true",
        help=translate("CommandLine", "with --jsonl: learn from actual_cost_usd as it goes"),
    )
    parser.add_argument(
        "--no-history",
        action="store_true",
        help=translate("CommandLine", "leave out what your own past has taught"),
    )
    parser.add_argument(
        "--kept",
        action="store_true",
        help=translate("CommandLine", "what earlier advice promised, beside what it came to"),
    )
    parser.add_argument(
        "--window",
        action="store_true",
        help=translate("CommandLine", "open the window “Before you start” with it"),
    )
    parser.add_argument(
        "--folder",
        metavar="FOLDER",
        default="",
        help=translate("CommandLine", "with --window: where to start the tool"),
    )
    _declare_task(parser)
    parser.epilog = translate("CommandLine", "Exit code: 3 where it probably does not fit what is left.")


def _declare_task(parser: argparse.ArgumentParser) -> None:
    usual = translate("CommandLine", "claude-code (usual), codex, …")
    parser.add_argument("--tool", default="", metavar="TOOL", help=usual)
    parser.add_argument(
        "--model", default="", metavar="MODEL", help=translate("CommandLine", "as the tool names it")
    )
    parser.add_argument(
        "--effort", default="", metavar="EFFORT", help=translate("CommandLine", "low, medium, high, …")
    )
    parser.add_argument(
        "--context-tokens",
        type=_whole,
        default=0,
        metavar="N",
        help=translate("CommandLine", "what the session holds"),
    )
    parser.add_argument(
        "--idle-seconds",
        type=_amount,
        metavar="N",
        help=translate("CommandLine", "the pause since its last answer"),
    )
    parser.add_argument(
        "--turn",
        type=_whole,
        default=1,
        metavar="N",
        help=translate("CommandLine", "which prompt of the session, from 1"),
    )
    parser.add_argument(
        "--previous-cost",
        type=_amount,
        metavar="USD",
        help=translate("CommandLine", "what the last turn cost"),
    )
    parser.add_argument(
        "--file",
        action="append",
        default=[],
        metavar="FILE",
        help=translate("CommandLine", "a file that goes with it"),
    )


def run(args: argparse.Namespace) -> int:
    """Answer, in the form that was asked for."""
    if args.kept:
        from trayapp.cli import advise_kept  # noqa: PLC0415 (loaded where it is needed)

        return advise_kept.run(as_json=args.json)
    if args.jsonl:
        return _lines(args)
    if args.learn:
        raise Refusal(translate("CommandLine", "--learn goes with --jsonl."))
    task = _task(args)
    from trayapp.cli.advise_known import known_here  # noqa: PLC0415 (after the prompt was read)
    from trayapp.domain.advice.adviser import advise  # noqa: PLC0415
    from trayapp.domain.advice.task import Verdict  # noqa: PLC0415

    known = known_here(task, history=not args.no_history, allowances=True)
    advice = advise(task, known)
    _show(advice, known, as_json=args.json)
    return DOES_NOT_FIT if advice.verdict is Verdict.DOES_NOT_FIT else 0


def _show(advice: Advice, known: Known, *, as_json: bool) -> None:
    if as_json:
        from trayapp.cli.advise_answer import answer_of  # noqa: PLC0415 (either one or the other)
        from trayapp.cli.json_text import json_text  # noqa: PLC0415

        print(json_text(answer_of(advice)))
        return
    from trayapp.cli.advise_picture import render  # noqa: PLC0415
    from trayapp.cli.terminal import here  # noqa: PLC0415

    print(render(advice, known.left, here()), end="")


def _lines(args: argparse.Namespace) -> int:
    from trayapp.cli.advise_known import known_here  # noqa: PLC0415 (loaded where it is needed)
    from trayapp.cli.advise_lines import Walk  # noqa: PLC0415
    from trayapp.cli.json_text import json_text  # noqa: PLC0415
    from trayapp.domain.advice.candidates_models import USUAL_TOOL  # noqa: PLC0415
    from trayapp.domain.advice.task import Task  # noqa: PLC0415

    task = Task("", tool=args.tool or USUAL_TOOL)
    known = known_here(task, history=not args.no_history, allowances=False)
    walk = Walk(known, learn=args.learn)
    for answer in walk.answers(_stripped(sys.stdin.buffer)):
        print(json_text(answer), flush=True)
    return 0


def _stripped(lines: Iterable[bytes]) -> Iterable[bytes]:
    return (line.rstrip(b"\r\n") for line in lines)


# --- one task -------------------------------------------------------------------------------------


def _task(args: argparse.Namespace) -> Task:
    from trayapp.domain.advice.candidates_models import USUAL_TOOL  # noqa: PLC0415 (--help needs none of it)
    from trayapp.domain.advice.task import Task  # noqa: PLC0415

    return Task(
        prompt=_prompt(args.prompt, as_json=args.json),
        tool=args.tool or USUAL_TOOL,
        model=args.model,
        effort=args.effort,
        context_tokens=args.context_tokens,
        idle_seconds=None if args.idle_seconds is None else float(args.idle_seconds),
        turn=max(1, args.turn),
        previous_cost=args.previous_cost,
        files=tuple(_attachment(Path(each)) for each in args.file),
    )


def _prompt(words: Sequence[str], *, as_json: bool) -> str:
    if words and words != ["-"]:
        return " ".join(words)
    if sys.stdin is None or (sys.stdin.isatty() and not as_json):
        raise Refusal(
            translate(
                "CommandLine",
                'Say what the work is: remainder advise "…", or hand the prompt to standard input.',
            )
        )
    prompt = sys.stdin.buffer.read(_MOST * 4).decode("utf-8", errors="replace").removeprefix("\ufeff")[:_MOST]
    if not prompt.strip():
        raise Refusal(translate("CommandLine", "There is no prompt on standard input."))
    return prompt


def _attachment(path: Path) -> Attachment:
    from trayapp.domain.advice.task import Attachment  # noqa: PLC0415 (--help needs none of it)

    try:
        with path.open("rb") as file:
            begin = file.read(_SAMPLE)
        size = path.stat().st_size
    except OSError as error:
        raise Refusal(
            translate("CommandLine", "{name} cannot be read ({why}).", name=path.name, why=reason(error))
        ) from None
    text = "" if b"\0" in begin else begin.decode("utf-8", errors="replace")
    return Attachment.of(path.name, size, text)


def _whole(word: str) -> int:
    if not (word.isascii() and word.isdigit() and len(word) < 10):
        raise argparse.ArgumentTypeError(translate("CommandLine", "a whole number from 0 on"))
    return int(word)


def _amount(word: str) -> Decimal:
    try:
        amount = Decimal(word.removeprefix("$"))
    except InvalidOperation:
        raise argparse.ArgumentTypeError(translate("CommandLine", "a number")) from None
    if not amount.is_finite() or not 0 <= amount < 10**9:
        raise argparse.ArgumentTypeError(translate("CommandLine", "a number from 0 on"))
    return amount
