"""`remainder report`: one page that asks for more, as text for a mail or a ticket, or as a PDF."""

from __future__ import annotations

import argparse
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from trayapp.cli.refusal import Refusal
from trayapp.domain.saying import saying, worded
from trayapp.domain.translation import translate

if TYPE_CHECKING:
    from trayapp.domain.history import History
    from trayapp.domain.model import Gauge, Snapshot
    from trayapp.domain.report import Report
    from trayapp.engine.base import World

_EPILOG = saying(
    "CommandLine",
    """\
examples:
  remainder report                              the allowance that leads, with what it likely lacks
  remainder report --allowance team --amount 200 --reason "The move to the new ledger"
  remainder report --pdf request.pdf --no-projects
""",
)

BEHIND = 400
"""Days looked back on: a year, and the window before it."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.epilog = worded(_EPILOG)
    parser.add_argument(
        "--allowance",
        metavar="KEY",
        help=translate("CommandLine", "its key or its title; the leading one without"),
    )
    parser.add_argument(
        "--amount",
        metavar="N",
        help=translate(
            "CommandLine", "what to ask for, in its unit; without it what the forecast lacks, 0 for nothing"
        ),
    )
    parser.add_argument(
        "--reason", metavar="TEXT", default="", help=translate("CommandLine", "why, in your own words")
    )
    parser.add_argument(
        "--pdf", metavar="FILE", type=Path, help=translate("CommandLine", "write the page there instead")
    )
    parser.add_argument(
        "--no-projects", action="store_true", help=translate("CommandLine", "leave the names of projects out")
    )


def run(args: argparse.Namespace) -> int:
    """Look, put the page together, then print or write it."""
    from trayapp.cli.terminal import here, plain  # noqa: PLC0415 (--help needs none of it)
    from trayapp.domain.report_text import as_text  # noqa: PLC0415

    if args.pdf is not None:
        _writable(args.pdf)
    found = _report(args)
    if args.pdf is None:
        text = as_text(found)
        lines = text.splitlines()
        print("\n".join(lines if here().unicode else map(plain, lines)))
        return 0
    _write(found, args.pdf)
    print(translate("CommandLine", "Written: {file}", file=args.pdf))
    return 0


def _report(args: argparse.Namespace) -> Report:
    from trayapp.cli.waiting import Waiting  # noqa: PLC0415 (--help needs none of it)
    from trayapp.domain.report import Choices, Part  # noqa: PLC0415
    from trayapp.domain.report_build import report  # noqa: PLC0415
    from trayapp.domain.words import SPOKEN  # noqa: PLC0415
    from trayapp.engine.base import World  # noqa: PLC0415
    from trayapp.engine.oneshot import look  # noqa: PLC0415

    reason = _reason(args.reason)
    world = World.here()
    with Waiting() as waiting:
        snapshot = look(world, on_progress=waiting)
    gauge = gauge_named(args.allowance, snapshot)
    parts = frozenset(Part) - ({Part.PROJECTS} if args.no_projects else set())
    names = {tool.id: tool.name for tool in snapshot.tools}
    choices = Choices(parts, reason, names)
    return report(gauge, _history(world, snapshot), asked_for(args.amount, gauge), choices, SPOKEN)


def gauge_named(name: str | None, snapshot: Snapshot) -> Gauge:
    """The one with this key or title; the headline without a name."""
    keys = ", ".join(gauge.allowance.key for gauge in snapshot.gauges)
    if snapshot.headline is None:
        raise Refusal(
            translate(
                "CommandLine",
                "Nothing is known yet. Set an allowance first: remainder set allowance 250/month",
            )
        )
    if name is None:
        return snapshot.headline
    for gauge in snapshot.gauges:
        if gauge.allowance.key == name:
            return gauge
    titled = [each for each in snapshot.gauges if each.allowance.title.lower() == name.lower()]
    if len(titled) != 1:
        raise Refusal(
            translate(
                "CommandLine",
                'There is no allowance with the key "{name}". Keys: {keys}.',
                name=name,
                keys=keys,
            )
        )
    return titled[0]


def asked_for(words: str | None, gauge: Gauge) -> Decimal | None:
    """What was typed, else what the forecast lacks; None asks for nothing."""
    from trayapp.cli.shapes import amount_of  # noqa: PLC0415 (--help needs none of it)
    from trayapp.domain.report import proposed  # noqa: PLC0415

    if words is None:
        return proposed(gauge)
    amount, unit = amount_of(words)
    held = gauge.allowance
    if unit is not None and unit != held.unit:
        raise Refusal(
            translate(
                "CommandLine",
                "{title} is counted in {unit}, not in {other}.",
                title=held.title,
                unit=held.unit.code,
                other=unit.code,
            )
        )
    if amount >= 10**12:
        raise Refusal(translate("CommandLine", '"{words}" is more than anybody can give.', words=words))
    return amount or None


def _reason(text: str) -> str:
    from trayapp.domain.report import REASON_MOST, clean_reason  # noqa: PLC0415 (--help needs none of it)

    if len(text.strip()) > REASON_MOST:
        raise Refusal(
            translate(
                "CommandLine",
                "The reason has {n} characters; the page has room for {most}.",
                n=len(text.strip()),
                most=REASON_MOST,
            )
        )
    return clean_reason(text)


def _history(world: World, snapshot: Snapshot) -> History:
    from trayapp.domain.command import AskHistory  # noqa: PLC0415 (--help needs none of it)
    from trayapp.domain.period import local_day  # noqa: PLC0415
    from trayapp.engine.base import open_base  # noqa: PLC0415
    from trayapp.engine.history import history_of  # noqa: PLC0415

    base = open_base(world)
    try:
        today = local_day(snapshot.at, base.zone)
        asked = AskHistory(today - timedelta(days=BEHIND), today)
        return history_of(base, asked, snapshot.routes, snapshot.at)
    finally:
        base.close()


def _writable(path: Path) -> None:
    """Said before anything is read: reading can take a while."""
    if path.is_dir():
        raise Refusal(
            translate(
                "CommandLine",
                "{path} is a folder. Name a file in it, such as {file}.",
                path=path,
                file=path / "request.pdf",
            )
        )
    if not path.absolute().parent.is_dir():
        raise Refusal(translate("CommandLine", "There is no folder {folder}.", folder=path.absolute().parent))


def _write(found: Report, path: Path) -> None:
    from trayapp.domain.words import SPOKEN  # noqa: PLC0415 (only for a file)
    from trayapp.system.whole_file import write  # noqa: PLC0415

    try:
        from trayapp.qt.report_file import here, pdf, without_screen  # noqa: PLC0415 (150 ms)
    except ImportError as error:
        raise Refusal(
            translate(
                "CommandLine",
                "The PDF needs Qt, which cannot be loaded here ({error}). The text comes without --pdf.",
                error=error,
            )
        ) from None
    application = without_screen()
    content = pdf(found, here(), SPOKEN)
    del application
    if (why := write(path, content)) is not None:
        raise Refusal(SPOKEN.phrase(f"file.{why.value}", name=str(path), folder=str(path.absolute().parent)))
