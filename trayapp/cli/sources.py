"""`remainder sources`: the tools whose logs are read, the vendors that can be asked, and how each stands."""

from __future__ import annotations

import argparse
from dataclasses import replace

from trayapp.cli.refusal import Refusal
from trayapp.cli.source_lines import Told, told_lines
from trayapp.cli.terminal import here, plain
from trayapp.cli.waiting import Waiting
from trayapp.domain.model import Source
from trayapp.domain.saying import saying, worded
from trayapp.domain.translation import translate
from trayapp.engine.base import Base, World, open_base
from trayapp.engine.oneshot import look
from trayapp.settings import Settings, Sources
from trayapp.vendors import Vendor, discover

_EPILOG = saying(
    "CommandLine",
    """\
examples:
  remainder sources                what is read, what is asked, and what could be
  remainder sources --test         ask every source that is on, now
  remainder sources --test SOURCE  ask this one alone, and tell everything about it
""",
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.epilog = worded(_EPILOG)
    parser.add_argument(
        "source", nargs="?", metavar="SOURCE", help=translate("CommandLine", "everything about this one")
    )
    parser.add_argument(
        "--test",
        action="store_true",
        help=translate("CommandLine", "look at the logs and ask every source that is on, now"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("CommandLine", "tools and sources as JSON (docs/cli.md)"),
    )


def run(args: argparse.Namespace) -> int:
    """List them; with --test the exit code is 1 where a source that is on gave no answer."""
    vendors = discover()
    only = None if args.source is None else vendor_named(args.source, vendors)
    told = _told(World.here(), only, vendors, test=args.test)
    if args.json:
        from trayapp.cli.json_text import json_text  # noqa: PLC0415 (the list needs none)
        from trayapp.cli.snapshot_json import sources_document  # noqa: PLC0415

        print(json_text(sources_document(told.snapshot, told.vendors, told.readings)))
    else:
        lines = list(told_lines(told, here(), detailed=args.test or only is not None))
        print("\n".join(lines if here().unicode else map(plain, lines)))
    return 1 if args.test and any(source.fault for source in told.snapshot.sources) else 0


def vendor_named(name: str, vendors: tuple[Vendor, ...]) -> Vendor:
    """The vendor with this id or name, whatever its letters' size; `Refusal` where there is none."""
    for vendor in vendors:
        if name.lower() in {vendor.id, vendor.name.lower()}:
            return vendor
    raise Refusal(
        translate(
            "CommandLine",
            'There is no source "{name}". Sources: {names}.',
            name=name,
            names=", ".join(vendor.id for vendor in vendors),
        )
    )


def _told(world: World, only: Vendor | None, vendors: tuple[Vendor, ...], *, test: bool) -> Told:
    """How things stand, after asking where that was wished for. Only what is on is ever asked."""
    with Waiting() as waiting:
        snapshot = look(world, refresh=test, ask=False, on_progress=waiting)
    base = open_base(world)
    try:
        if test:
            asked = _asked(base, only)
            snapshot = replace(snapshot, at=world.now(), sources=asked)
        if only is not None:
            kept = tuple(source for source in snapshot.sources if source.id == only.id)
            snapshot = replace(snapshot, sources=kept)
        shown = {vendor.id: vendor for vendor in vendors if only is None or vendor is only}
        return Told(snapshot, shown, tuple(base.store.readings()), base.settings)
    finally:
        base.close()


def _asked(base: Base, only: Vendor | None) -> tuple[Source, ...]:
    from trayapp.engine.vendor_feed import ask_once  # noqa: PLC0415 (asyncio, only where something is asked)

    settings = base.settings
    if only is not None:
        base.settings = _only(settings, only)
    try:
        return ask_once(base)[0]
    finally:
        base.settings = settings


def _only(settings: Settings, vendor: Vendor) -> Settings:
    """The same, with every other source off for this one question."""
    return replace(settings, sources=Sources((settings.sources.of(vendor.id),)))
