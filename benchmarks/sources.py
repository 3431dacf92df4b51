"""What asking 20 sources at once costs: CPU of the asking process, beyond the network's waiting.

    python benchmarks/sources.py [--rounds 15] [--sources 20]

The real feed asks real vendors, each at an origin of its own; the recorded answers come from servers in
another process, over plain HTTP and over TLS. Every round makes its connections anew, as polls do that are
minutes apart. Where there are fewer vendors than sources, some are asked under several ids.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import multiprocessing
import ssl
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from measure import machine

from tests.system.certificates import Authority
from tests.web_server import Reply, Server
from trayapp.engine.base import Base, World, open_base
from trayapp.engine.vendor_feed import VendorFeed
from trayapp.settings import Network, Sources, SourceSettings
from trayapp.system.paths import find_paths
from trayapp.system.vault import Vault
from trayapp.system.web import Web
from trayapp.vendors import Vendor, discover

FIXTURES = Path(__file__).parent.parent / "tests/vendors/fixtures"


def recorded(vendor: Vendor) -> dict | None:
    """The vendor's recorded world, if it is asked over the web alone and with keys that are typed in."""
    path = FIXTURES / f"{vendor.id.replace('-', '_')}.json"
    if not path.exists() or not any(spec.name == "base_url" for spec in vendor.needs):
        return None
    found = json.loads(path.read_text(encoding="utf-8"))
    borrowed = found.keys() & {"programs", "files", "rows"} or None in found.get("secrets", {}).values()
    return None if borrowed else found


def chosen(sources: int) -> list[tuple[Vendor, dict]]:
    """So many vendors with their recorded worlds, each under an id of its own."""
    able = [(vendor, found) for vendor in discover() if (found := recorded(vendor)) is not None]
    return [
        (replace(vendor, id=f"{vendor.id}-{number}"), found)
        for number, (vendor, found) in enumerate(islice(cycle(able), sources))
    ]


def serve(worlds: list[dict], tls: Path | None, pipe) -> None:
    """In a process of its own: a server for each source, until told to end."""
    context = None
    if tls is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls)
    servers = [Server(context) for _ in worlds]
    for server, found in zip(servers, worlds, strict=True):
        server.replies = {
            path: Reply(body=json.dumps(answer).encode()) for path, answer in found["answers"].items()
        }
    pipe.send([server.url for server in servers])
    pipe.recv()
    for server in servers:
        server.close()


def opened(folder: Path, urls: list[str], asked: list[tuple[Vendor, dict]], bundle: Path | None) -> Base:
    """The program's parts in a home of their own, with every source switched on and led to its server."""
    world = World.here()
    env = {"PATH": "", "HOME": str(folder), "REMAINDER_HOME": str(folder)}
    base = open_base(replace(world, env=env, home=folder, paths=find_paths(env, world.platform)))
    named = (
        SourceSettings(vendor.id, enabled=True, choices={**found.get("choices", {}), "base_url": url})
        for (vendor, found), url in zip(asked, urls, strict=True)
    )
    base.settings = replace(
        base.settings, sources=Sources(tuple(named)), network=Network("none", str(bundle or ""))
    )
    return base


def keys(asked: list[tuple[Vendor, dict]]) -> Vault:
    """A key for everything that wants one, in memory."""
    vault = Vault()
    for vendor, _ in asked:
        for each in vendor.secrets:
            vault.put_for_this_run(vendor.id, each.name, "sk-0123456789abcdef0123456789abcdef")
    return vault


async def polled(base: Base, asked: list[tuple[Vendor, dict]], rounds: int) -> tuple[list[float], list[str]]:
    """The CPU milliseconds of each round, the first of which loads the libraries; and what failed."""
    web = Web(now=base.world.now, network=lambda: base.settings.network, env=base.world.env, platform="linux")
    known = [vendor for vendor, _ in asked]
    feed = VendorFeed(base, web=web, changed=lambda: None, vault=keys(asked), known=known)
    costs = []
    for _ in range(rounds + 1):
        before = time.process_time()
        await feed.ask_once()
        await web.close()
        costs.append(1000 * (time.process_time() - before))
    feed.close()
    return costs, [f"{fault.name}: {fault.sentence}" for fault in feed.faults()]


def measured(asked: list[tuple[Vendor, dict]], rounds: int, *, tls: bool) -> list[float]:
    """Rounds against servers of one kind."""
    with tempfile.TemporaryDirectory() as name:
        folder, bundle = Path(name), None
        if tls:
            authority = Authority(folder)
            authority.server("127.0.0.1")
            bundle = authority.pem
        here, there = multiprocessing.Pipe()
        worlds = [found for _, found in asked]
        start = multiprocessing.get_context("spawn").Process
        server = start(target=serve, args=(worlds, folder / "server.pem" if tls else None, there))
        server.start()
        base = opened(folder, here.recv(), asked, bundle)
        try:
            costs, failed = asyncio.run(polled(base, asked, rounds))
        finally:
            base.close()
            here.send("end")
            server.join()
    if failed:
        sys.exit("\n".join(["Not every source answered:", *failed]))
    return costs


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--sources", type=int, default=20)
    wanted = parser.parse_args()
    logging.disable(logging.INFO)
    asked = chosen(wanted.sources)
    different = len({vendor.name for vendor, _ in asked})
    print(f"{len(asked)} sources ({different} vendors), {wanted.rounds} rounds; {machine()}\n")
    print("| CPU ms per poll of all | median | least | most | first |\n|---|---|---|---|---|")
    for tls in (False, True):
        first, *costs = measured(asked, wanted.rounds, tls=tls)
        print(
            f"| {'TLS' if tls else 'plain HTTP'} | {statistics.median(costs):.1f} | {min(costs):.1f} "
            f"| {max(costs):.1f} | {first:.1f} |"
        )


if __name__ == "__main__":
    main()
