"""One question to a vendor through its real program, with the program layer as it is."""

import asyncio
import json
import os
from datetime import UTC, datetime
from functools import partial

from tests.vendors.world import FIXTURES, NOW, ports
from trayapp.system.process import run
from trayapp.vendors import ask

RECORDING = bool(os.environ.get("REMAINDER_RECORD"))
"""Write what the programs say to the fixtures, at the time of their world."""

MOMENT = NOW if RECORDING else datetime.now(UTC).replace(microsecond=0)


def question(vendor, program, away):
    """The readings or the error, the sentences beside them, and everything that the program said."""
    notes, heard = [], []

    async def listening(command, **more):
        said = await partial(run, env=away.env)(command, **more)
        heard.append(said)
        return said

    world = ports(
        None,
        {"choices": {"program": str(program)}},
        run=listening,
        now=lambda: MOMENT,
        home=away.home,
        env=away.env,
        note=notes.append,
    )
    try:
        readings = asyncio.run(ask(vendor, world))
    except Exception as error:  # noqa: BLE001 (what it is, is what the test asks)
        return error, notes, b"".join(heard)
    return readings, notes, b"".join(heard)


def record(name, program, source, said, wanted):
    """Keep the lines of an answer that `wanted` picks; the rest names this computer."""
    if not RECORDING:
        return
    lines = [json.loads(line) for line in said.splitlines() if wanted(line)]
    kept = {
        "source": source,
        "date": datetime.now(UTC).date().isoformat(),
        "note": f"What {program} really said; the figures are a stand-in's for its vendor (tests/clients).",
        "programs": {program.partition(" ")[0]: lines},
    }
    path = FIXTURES / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
