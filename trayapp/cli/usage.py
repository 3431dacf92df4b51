"""`remainder usage`: tokens and cost out of the logs, as JSON or as a table."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from trayapp.cli.days import FORMS
from trayapp.cli.rows import KEYS, Line, Row, rows_of, totals_of, unpriced_models
from trayapp.domain.translation import translate


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("CommandLine", "a JSON document instead of a table (docs/cli.md)"),
    )
    parser.add_argument(
        "--since", metavar="DAY", help=translate("CommandLine", "first day, {forms}", forms=FORMS)
    )
    parser.add_argument(
        "--until", metavar="DAY", help=translate("CommandLine", "last day; it counts as well")
    )
    parser.add_argument(
        "--zone",
        metavar="ZONE",
        help=translate("CommandLine", "time zone in which days begin, such as Europe/Berlin"),
    )
    parser.add_argument(
        "--by",
        type=_keys,
        metavar="KEYS",
        help=translate("CommandLine", "what to tell apart: day,tool,model,project"),
    )
    parser.add_argument(
        "--no-store",
        action="store_true",
        help=translate("CommandLine", "read everything afresh and write nothing"),
    )


def run(args: argparse.Namespace) -> int:
    """Read what is new in the logs, then print."""
    found = _read(args)
    if args.json:
        from trayapp.cli.json_text import json_text  # noqa: PLC0415 (a table needs none)

        print(json_text(found))
        return 0
    from trayapp.cli.terminal import here  # noqa: PLC0415 (JSON needs no terminal)
    from trayapp.cli.usage_table import usage_table  # noqa: PLC0415

    print("\n".join(usage_table(found, terminal=here())))
    return 0


def _read(args: argparse.Namespace) -> Row:
    from trayapp.cli.usage_read import Asked, find  # noqa: PLC0415 (--help needs none of it)

    found = find(Asked(args.since, args.until, args.zone), in_memory=args.no_store)
    return report(
        found.lines,
        by=args.by or (KEYS if args.json else ("day",)),
        zone=found.zone,
        background=found.background,
        malformed_lines=found.malformed_lines,
    )


def report(
    lines: Sequence[Line],
    *,
    by: Sequence[str],
    zone: ZoneInfo,
    background: Row,
    malformed_lines: int,
) -> Row:
    """The document as docs/cli.md promises it; money in it is a Decimal."""
    return {
        "zone": zone.key,
        "totals": totals_of(lines),
        "rows": rows_of(lines, by),
        "unpriced_models": unpriced_models(lines),
        "background": background,
        "malformed_lines": malformed_lines,
    }


def _keys(word: str) -> tuple[str, ...]:
    """The keys of `--by`, in the contract's order whatever the order typed."""
    asked = {key.strip().lower() for key in word.split(",")} - {""}
    if not asked or not asked <= set(KEYS):
        raise argparse.ArgumentTypeError(
            translate(
                "CommandLine", "name one or more of {names}, with commas between them", names=", ".join(KEYS)
            )
        )
    return tuple(key for key in KEYS if key in asked)
