"""`remainder history`: what each day cost, beside an even pace."""

from __future__ import annotations

import argparse

from trayapp.cli.days import FORMS
from trayapp.cli.history_rows import history_lines, pace_of
from trayapp.cli.rows import KEYS
from trayapp.cli.terminal import here
from trayapp.domain.translation import translate

_DAYS = 14


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    when = parser.add_mutually_exclusive_group()
    when.add_argument(
        "--days",
        type=_count,
        default=_DAYS,
        metavar="N",
        help=translate("CommandLine", "the last N days; {days} without", days=_DAYS),
    )
    when.add_argument(
        "--since", metavar="DAY", help=translate("CommandLine", "from this day on, {forms}", forms=FORMS)
    )
    parser.add_argument(
        "--by",
        choices=KEYS[1:],
        metavar="KEY",
        help=translate("CommandLine", "within a day, by tool, model or project"),
    )


def run(args: argparse.Namespace) -> int:
    """Read what is new in the logs, then print a line for each day."""
    from trayapp.cli.reading import Days, open_here, read  # noqa: PLC0415 (--help needs none of it)

    base = open_here()
    try:
        found = read(base, Days(since=args.since or f"{args.days}d", until="today"))
        settings = base.settings
        pace = pace_of(settings.allowances, settings.general.pinned, now=found.now, zone=found.zone)
        lines = history_lines(found, by=args.by, pace=pace, terminal=here())
    finally:
        base.close()
    print("\n".join(lines))
    return 0


def _count(word: str) -> int:
    if not (word.isascii() and word.isdigit() and 1 <= int(word) <= 3660):
        raise argparse.ArgumentTypeError(translate("CommandLine", "it is a number of days from 1 to 3660"))
    return int(word)
