"""`remainder forget --all`: removes everything that the program keeps on this computer."""

from __future__ import annotations

import argparse
import sys
from decimal import Decimal

from trayapp.cli.places import place_name
from trayapp.cli.refusal import Refusal
from trayapp.cli.terminal import cells
from trayapp.domain.translation import count, translate
from trayapp.domain.words import SPOKEN


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument(
        "--all",
        action="store_true",
        help=translate("CommandLine", "remove it; without this, say what there is"),
    )


def run(args: argparse.Namespace) -> int:
    """Show what there is, or remove it; 1 where something could not be removed."""
    from trayapp.engine.base import World  # noqa: PLC0415 (--help needs none of it)
    from trayapp.system.privacy import kept  # noqa: PLC0415

    world = World.here()
    if not args.all:
        places = kept(world.paths)
        wide = max(cells(place_name(place.name)) for place in places)
        for place in places:
            size = (
                translate("CommandLine", "not there")
                if place.size is None
                else count(
                    "CommandLine", "{n} byte|{n} bytes", place.size, n=SPOKEN.number(Decimal(place.size), 0)
                )
            )
            name = place_name(place.name)
            print(f"{' ' * (wide - cells(name))}{name}  {place.path}  {size}")
        print(translate("CommandLine", "To remove all of it, with the keys: remainder forget --all"))
        return 0
    from trayapp.engine.forgetting import forget_all  # noqa: PLC0415
    from trayapp.system.running import running  # noqa: PLC0415

    if (process := running(world.paths.runtime)) is not None:
        raise Refusal(
            translate("CommandLine", "Remainder is running as process {n}. Quit it first.", n=process)
        )
    problems = forget_all(world)
    for problem in problems:
        print(f"remainder: {problem}", file=sys.stderr)
    print(translate("CommandLine", "Everything that could be removed is gone."))
    return 1 if problems else 0
