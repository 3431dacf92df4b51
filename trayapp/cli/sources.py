"""`remainder sources`: the tools whose logs are read, the vendors that can be asked, and how each stands."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

from trayapp.cli.terminal import here, plain, printable
from trayapp.cli.waiting import Waiting
from trayapp.domain.model import Snapshot, Source, Tool
from trayapp.domain.words import ENGLISH
from trayapp.engine.base import World
from trayapp.engine.oneshot import look
from trayapp.vendors import Vendor, discover


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument(
        "--test", action="store_true", help="look at the logs and ask every source that is on, now"
    )
    parser.add_argument("--json", action="store_true", help="tools and sources as JSON (docs/cli.md)")


def run(args: argparse.Namespace) -> int:
    """List them; with --test the exit code is 1 where a source that is on gave no answer."""
    with Waiting() as waiting:
        snapshot = look(World.here(), refresh=args.test, on_progress=waiting)
    if args.json:
        from trayapp.cli.json_text import json_text  # noqa: PLC0415 (the list needs none)
        from trayapp.cli.snapshot_json import snapshot_document  # noqa: PLC0415

        document = snapshot_document(snapshot)
        print(json_text({"tools": document["tools"], "sources": document["sources"]}))
    else:
        lines = list(source_lines(snapshot, {vendor.id: vendor for vendor in discover()}))
        print("\n".join(lines if here().unicode else map(plain, lines)))
    return 1 if args.test and any(source.fault for source in snapshot.sources) else 0


def source_lines(snapshot: Snapshot, vendors: Mapping[str, Vendor]) -> Iterator[str]:
    """The list; each fault with its sentence."""
    yield "Tools, read from their logs on this computer"
    for tool in snapshot.tools:
        yield from _tool(tool)
    yield ""
    yield "Sources, asked over the network when you switch them on"
    for source in snapshot.sources:
        yield from _source(source, vendors.get(source.id), snapshot)


def _tool(tool: Tool) -> Iterator[str]:
    files = "no logs found" if not tool.files else f"{tool.files:,} {'log' if tool.files == 1 else 'logs'}"
    yield f"  {tool.name} ({tool.id}): {files}"
    for folder in tool.folders:
        yield f"      {printable(folder)}"


def _source(source: Source, vendor: Vendor | None, snapshot: Snapshot) -> Iterator[str]:
    state = "on" if source.enabled else "off"
    if source.enabled and source.fault is not None:
        state = source.fault.kind.value
    elif source.asked_at is not None:
        state = f"answered {ENGLISH.age(source.asked_at, snapshot.at)}"
    yield f"  {source.name} ({source.id}): {state}"
    if source.fault is not None:
        yield f"      {source.fault.sentence}"
    how = (
        "A way that the vendor has documented"
        if source.documented
        else "A way that the vendor has not documented"
    )
    yield f"      {how}{f': {vendor.docs_url}' if vendor is not None and vendor.docs_url else '.'}"
    if source.next_reason:
        yield f"      {source.next_reason}"
    if not source.enabled:
        needs_key = vendor is not None and vendor.secrets
        turn_on = f"login {source.id}" if needs_key else f"set sources.{source.id}.enabled on"
        yield f"      Switch it on with: remainder {turn_on}"
