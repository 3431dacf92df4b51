"""`remainder doctor`: everything that one would ask when something is wrong; no secret is in it."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from trayapp import __version__
from trayapp.cli.background import agreement_line, agreements_of, background_of
from trayapp.cli.findings import ANSWERS, findings
from trayapp.cli.lines import lines_of
from trayapp.cli.places import place_name
from trayapp.cli.rows import unpriced_models
from trayapp.cli.terminal import here, plain
from trayapp.cli.tray_host import tray_state
from trayapp.cli.waiting import Waiting
from trayapp.domain.model import USD
from trayapp.domain.pricing import price
from trayapp.domain.saying import joined, saying
from trayapp.domain.translation import count, mark, translate
from trayapp.domain.usage import Tokens
from trayapp.domain.words import SPOKEN
from trayapp.engine.base import Base, World, open_base, source_of, tools_of
from trayapp.system.background import DaemonExecutor
from trayapp.system.display import display_missing
from trayapp.system.vault import Vault, VaultState
from trayapp.vendors import discover

_PACKAGES = ("PySide6-Essentials", "keyring", "httpx", "msgspec", "tomlkit", "tzlocal", "jeepney", "watchdog")
_KEYRING_PATIENCE = 5.0
"""Seconds for the keyring's answer: a locked one may be waiting for a person at a prompt."""
_KEYS_WAIT = saying("CommandLine", "No source can have its key just now.")

_KEYRINGS = {
    VaultState.UNLOCKED: mark("CommandLine", "unlocked"),
    VaultState.LOCKED: mark("CommandLine", "locked"),
    VaultState.MISSING: mark("CommandLine", "missing"),
    VaultState.WEAK: mark("CommandLine", "weak"),
}

_AGREEMENTS = 12
"""Days and models whose agreement is shown; the JSON has all of them."""

Report = dict[str, Any]


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--json", action="store_true", help=translate("CommandLine", "the same as JSON"))


def run(args: argparse.Namespace) -> int:
    """Look at everything and tell; 0 also where something is wrong, since telling was the task."""
    report = examine(World.here())
    lines = list(told(report))
    if args.json:
        from trayapp.cli.json_text import json_text  # noqa: PLC0415 (the list needs none)

        print(json_text({**report, "text": lines}))
        return 0
    print("\n".join(lines if here().unicode else map(plain, lines)))
    return 0


def examine(world: World) -> Report:
    """Everything as plain values; the logs are read first, so that the counts are those of now."""
    base = open_base(world)
    try:
        with Waiting() as waiting:
            result = base.scan(on_progress=waiting)
        in_settings = base.problems[: len(base.problems) - len(base.opening)]
        wrong = [*base.problems, *result.problems]
        keyring = _keyring()
        report = {
            "program": _program(),
            "paths": _paths(world),
            "store": _store(base),
            "tools": [
                {"id": tool.id, "name": tool.name, "folders": list(tool.folders), "files": tool.files}
                for tool in tools_of(base, result.counts)
            ],
            "logs": _logs(base),
            "prices": {"from": base.book.about, "problem": base.book.problem},
            "sources": [
                {"id": source.id, "enabled": source.enabled, "next_reason": source.next_reason}
                for source in (source_of(vendor, base.settings) for vendor in discover())
            ],
            "keyring": keyring,
            "display": display_missing(world.env, world.platform) or ANSWERS,
            "tray": tray_state(world.env, world.platform),
            "problems": [
                *wrong,
                *([joined(_KEYS_WAIT, keyring["sentence"])] if keyring["sentence"] else []),
            ],
        }
        found = findings({**report, "problems": wrong}, in_settings)
        return {**report, "findings": [each._asdict() for each in found]}
    finally:
        base.close()


def _program() -> Report:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 (20 ms, only here)

    packages = {}
    for name in _PACKAGES:
        try:
            packages[name] = version(name)
        except PackageNotFoundError:
            continue  # some belong to one system only
    return {
        "version": __version__,
        "python": platform.python_version(),
        # Not platform.platform(): that starts `uname`, with the whole environment in it.
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "frozen": bool(getattr(sys, "frozen", False)),
        "packages": packages,
    }


def _paths(world: World) -> Report:
    own = world.paths
    places = {
        "settings": own.settings,
        "policy": next((each for each in own.policies if each.exists()), own.policies[0]),
        "store": own.store,
        "journal": own.journal,
        "prices": own.prices,
        "runtime": own.runtime,
        "home": world.home,
    }
    return {name: {"path": str(path), "exists": path.exists()} for name, path in places.items()}


def _store(base: Base) -> Report:
    store = base.store
    return {
        "bytes": _size(base.world.paths.store),
        "generation": store.generation(),
        "sessions": store.sessions(),
        "first_event": store.first_event(),
        "last_event": store.last_event(),
        "readings": [
            {"source": reading.source, "key": reading.key, "at": reading.at} for reading in store.readings()
        ],
    }


def _size(path: Path) -> int | None:
    """With the log of writes that SQLite keeps beside it; None where there is no file."""
    parts = [path, path.with_name(f"{path.name}-wal")]
    return sum(part.stat().st_size for part in parts if part.exists()) if path.exists() else None


def _logs(base: Base) -> Report:
    store, now = base.store, base.world.now()
    first, last = store.first_event(), store.last_event()
    edges: list[datetime] = [] if first is None or last is None else [first, max(last, now)]

    def cost(model: str, tokens: Tokens) -> Decimal | None:
        return base.book.cost(model, now, tokens)

    return {
        "files": [
            {"tool": each.tool, "files": each.files, "bytes": each.bytes, "malformed_lines": each.malformed}
            for each in store.files()
        ],
        "malformed_lines": store.malformed_lines(),
        "unpriced_models": unpriced_models(lines_of(price(store.groups(edges), base.book), base.zone))
        if edges
        else [],
        "background": background_of(store.background(), cost),
        "agreements": agreements_of(store.agreements(), cost),
    }


def _keyring() -> Report:
    """The keyring's state, waited for on a thread of its own that never delays the end."""
    worker = DaemonExecutor("keyring")
    try:
        state, sentence = worker.submit(Vault().state).result(timeout=_KEYRING_PATIENCE)
    except TimeoutError:
        said = saying(
            "Faults", "The keyring did not answer. It may be asking for its password in another window."
        )
        return {"state": VaultState.LOCKED.value, "sentence": said}
    return {"state": state.value, "sentence": sentence}


def told(report: Report) -> Iterator[str]:
    """The report as lines for the eye."""
    yield from _told_program(report)
    yield ""
    yield from _told_logs(report)
    yield ""
    yield translate("CommandLine", "Around")
    keyring = translate("CommandLine", _KEYRINGS[VaultState(report["keyring"]["state"])])
    sentence = report["keyring"]["sentence"]
    yield translate(
        "CommandLine", "  Keyring: {state}. {sentence}", state=keyring, sentence=sentence
    ).rstrip()
    yield translate("CommandLine", "  Display: {what}", what=report["display"])
    yield translate("CommandLine", "  Tray: {what}", what=report["tray"])
    for source in report["sources"]:
        yield (
            translate("CommandLine", "  Source {name}: on", name=source["id"])
            if source["enabled"]
            else translate("CommandLine", "  Source {name}: off", name=source["id"])
        )
    yield ""
    yield translate("Doctor", "Findings") if report["findings"] else translate("Doctor", "Nothing is wrong.")
    for found in report["findings"]:
        yield f"  {found['what']}"
        yield f"    {found['do']}"


def _told_program(report: Report) -> Iterator[str]:
    program, store = report["program"], report["store"]
    yield translate(
        "CommandLine",
        "Remainder {version}, Python {python}, {system}",
        version=program["version"],
        python=program["python"],
        system=program["system"],
    )
    yield "  " + ", ".join(f"{name} {number}" for name, number in program["packages"].items())
    yield ""
    yield translate("CommandLine", "Own files")
    for name, place in report["paths"].items():
        yield (
            f"  {place_name(name)}: {place['path']}"
            if place["exists"]
            else translate(
                "CommandLine", "  {name}: {path} (not there yet)", name=place_name(name), path=place["path"]
            )
        )
    size = (
        translate("CommandLine", "not there")
        if store["bytes"] is None
        else f"{SPOKEN.number(Decimal(store['bytes']) / 10**6, 1)} MB"
    )
    yield count(
        "CommandLine",
        "  store: {size}, generation {generation}, {n} session"
        "|  store: {size}, generation {generation}, {n} sessions",
        store["sessions"],
        size=size,
        generation=store["generation"],
        n=SPOKEN.number(Decimal(store["sessions"]), 0),
    )
    if store["first_event"] is not None:
        yield translate(
            "CommandLine",
            "  requests from {first} to {last} (UTC)",
            first=f"{store['first_event']:%Y-%m-%d}",
            last=f"{store['last_event']:%Y-%m-%d}",
        )


def _told_logs(report: Report) -> Iterator[str]:
    logs = report["logs"]
    yield translate("CommandLine", "Logs")
    for tool in report["tools"]:
        files = count(
            "CommandLine", "{n} file|{n} files", tool["files"], n=SPOKEN.number(Decimal(tool["files"]), 0)
        )
        yield f"  {tool['name']} ({tool['id']}): {files}"
        yield from (f"      {folder}" for folder in tool["folders"])
    yield translate(
        "CommandLine",
        "  lines that could not be read: {n}",
        n=SPOKEN.number(Decimal(logs["malformed_lines"]), 0),
    )
    yield translate(
        "CommandLine",
        "  models without a price: {models}",
        models=", ".join(logs["unpriced_models"]) or translate("CommandLine", "none"),
    )
    hidden = logs["background"]
    if hidden["models"]:
        yield count(
            "CommandLine",
            "  background calls, counted: {n} output token, {cost}"
            "|  background calls, counted: {n} output tokens, {cost}",
            hidden["output"],
            n=SPOKEN.number(Decimal(hidden["output"]), 0),
            cost=SPOKEN.column(hidden["cost_usd"], USD),
        )
    latest = logs["agreements"][:_AGREEMENTS]
    if latest:
        yield translate("CommandLine", "  clients' own totals, held against their lines:")
        yield from (f"      {agreement_line(each)}" for each in latest)
    yield f"  {place_name('prices')}: {report['prices']['from']}"
