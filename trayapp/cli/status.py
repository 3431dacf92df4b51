"""`remainder status`: the gauge in the terminal, once, again and again, or as JSON."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from trayapp.cli.gauge import render
from trayapp.cli.terminal import Depth, here
from trayapp.cli.waiting import Waiting
from trayapp.domain.model import Level, Snapshot
from trayapp.domain.translation import translate
from trayapp.engine.base import World, open_base
from trayapp.engine.oneshot import gather, look

EXIT_CODES: Final = {Level.CALM: 0, Level.WATCH: 10, Level.TIGHT: 20, Level.SPENT: 30, Level.UNKNOWN: 40}
"""Of the headline's level; documented in docs/cli.md, so scripts rely on them."""

EVERY: Final = 5.0
"""Seconds between two looks of --watch: reading what was appended costs some 100 ms of CPU."""

_ASK_EVERY: Final = 12
"""Looks between two questions to vendors: they are asked once a minute, logs at every look."""

_ENTER: Final = "\x1b[?1049h\x1b[?25l"
_LEAVE: Final = "\x1b[?25h\x1b[?1049l"
_HOME: Final = "\x1b[H"
_CLEAR_BELOW: Final = "\x1b[J"
_CLEAR_LINE: Final = "\x1b[K"


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument(
        "--json", action="store_true", help=translate("CommandLine", "the snapshot as JSON (docs/cli.md)")
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help=translate("CommandLine", "draw it again every few seconds until Ctrl-C"),
    )
    parser.add_argument(
        "--why",
        nargs="?",
        const="",
        metavar="ALLOWANCE",
        help=translate("CommandLine", "how the figure comes about, line by line"),
    )
    parser.epilog = translate(
        "CommandLine", "Exit code: 0 on track, 10 worth watching, 20 tight, 30 used up, 40 not known."
    )


def run(args: argparse.Namespace) -> int:
    """Show it; the exit code follows the headline's level."""
    if args.watch:
        return exit_code(_watch(_document if args.json else _picture))
    if args.why is not None:
        from trayapp.cli.why import explained  # noqa: PLC0415 (the gauge needs none)

        with Waiting() as waiting:
            found = gather(World.here(), on_progress=waiting)
        snapshot = found.judged()
        print(explained(found, snapshot, args.why, here()), end="")
        return exit_code(snapshot)
    if args.json:
        snapshot = _look()
        print(_document(snapshot), end="")
        return exit_code(snapshot)
    return exit_code(show_once())


def exit_code(snapshot: Snapshot) -> int:
    """The code for the headline's level; nothing known at all is unknown."""
    headline = snapshot.headline
    return EXIT_CODES[Level.UNKNOWN if headline is None else headline.level]


def show_once() -> Snapshot:
    """Print the gauge as it stands now."""
    snapshot = _look()
    print(_picture(snapshot), end="")
    return snapshot


def _look() -> Snapshot:
    with Waiting() as waiting:
        return look(World.here(), on_progress=waiting)


def _picture(snapshot: Snapshot) -> str:
    shown = here()
    return render(snapshot, width=shown.width, colour=shown.depth, unicode=shown.unicode)


def _document(snapshot: Snapshot) -> str:
    from trayapp.cli.json_text import json_text  # noqa: PLC0415 (the gauge needs none)
    from trayapp.cli.snapshot_json import snapshot_document  # noqa: PLC0415

    return json_text(snapshot_document(snapshot)) + "\n"


def _watch(show: Callable[[Snapshot], str]) -> Snapshot:
    """Until Ctrl-C; on a terminal in place, else one picture after the other. Returns what was last seen."""
    in_place = sys.stdout.isatty() and show is _picture and here().depth is not Depth.NONE
    last = _look()
    try:
        if in_place:
            print(_ENTER, end="")
        looks = 0
        while True:
            print(framed(show(last)) if in_place else show(last), end="", flush=True)
            time.sleep(EVERY)
            looks += 1
            last = _look() if looks % _ASK_EVERY == 0 else _look_at_logs(last)
    except KeyboardInterrupt:
        return last
    finally:
        if in_place:
            print(_LEAVE, end="", flush=True)


def _look_at_logs(before: Snapshot) -> Snapshot:
    """Read what is new in the logs alone; what vendors could not answer is as it was."""
    world = World.here()
    base = open_base(world)
    try:
        base.scan()
    finally:
        base.close()
    now = look(world, refresh=False)
    return replace(now, faults=before.faults, sources=before.sources)


def framed(picture: str) -> str:
    """The picture drawn over the one before without flicker: no line is blank for a moment."""
    return _HOME + picture.replace("\n", f"{_CLEAR_LINE}\n") + _CLEAR_BELOW
