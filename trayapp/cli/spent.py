"""`remainder spent`: types what was used of an allowance, where only a person knows it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from decimal import Decimal

from trayapp.cli.refusal import Refusal
from trayapp.cli.shapes import amount_of
from trayapp.domain.model import Allowance, Known
from trayapp.domain.saying import saying, worded
from trayapp.domain.translation import translate
from trayapp.domain.words import SPOKEN
from trayapp.engine.base import Base, World

_EPILOG = saying(
    "CommandLine",
    """\
examples:
  remainder spent                     what was typed for each allowance
  remainder spent month 83.10         so much of it is used as of now
  remainder spent tokens-a-day 12k
  remainder spent month --forget      go by vendors and logs again
""",
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.epilog = worded(_EPILOG)
    parser.add_argument(
        "allowance", nargs="?", metavar="ALLOWANCE", help=translate("CommandLine", "its key or its title")
    )
    parser.add_argument(
        "amount",
        nargs="*",
        metavar="AMOUNT",
        help=translate("CommandLine", "what is used of it so far, in its unit"),
    )
    parser.add_argument(
        "--forget", action="store_true", help=translate("CommandLine", "forget what was typed for it")
    )


def run(args: argparse.Namespace) -> int:
    """Record, forget, or show what was typed."""
    from trayapp.cli.settings import current  # noqa: PLC0415 (--help needs none of it)
    from trayapp.cli.terminal import here, plain  # noqa: PLC0415
    from trayapp.engine.by_hand import NotRecorded, record  # noqa: PLC0415

    world, amount = World.here(), " ".join(args.amount)
    if args.forget and amount:
        raise Refusal(translate("CommandLine", "Give an amount or --forget, not both."))
    if amount or args.forget:
        allowance = allowance_named(args.allowance, current().allowances)
        used = None if args.forget else _used(amount, allowance)
        try:
            said = [worded(record(world, allowance.key, used))]
        except NotRecorded as error:
            raise Refusal(error.sentence) from None
    else:
        said = list(_typed(world, args.allowance))
    print("\n".join(said if here().unicode else map(plain, said)))
    return 0


def allowance_named(name: str | None, held: tuple[Allowance, ...]) -> Allowance:
    """The one with this key, else with this title; `Refusal` names those that there are."""
    if not held:
        raise Refusal(
            translate("CommandLine", "No allowance is set. Set one first: remainder set allowance 250/month")
        )
    if name is None:
        raise Refusal(translate("CommandLine", "Say which allowance: {keys}.", keys=_keys(held)))
    for one in held:
        if one.key == name:
            return one
    titled = [one for one in held if one.title.lower() == name.lower()]
    if len(titled) == 1:
        return titled[0]
    raise Refusal(
        translate(
            "CommandLine",
            'There is no allowance with the key "{name}". Keys: {keys}.',
            name=name,
            keys=_keys(held),
        )
    )


def _keys(held: tuple[Allowance, ...]) -> str:
    return ", ".join(one.key for one in held)


def _used(words: str, allowance: Allowance) -> Decimal:
    number, unit = amount_of(words)
    if unit is not None and unit != allowance.unit:
        raise Refusal(
            translate(
                "CommandLine",
                "{title} is counted in {unit}, not in {other}.",
                title=allowance.title,
                unit=allowance.unit.code,
                other=unit.code,
            )
        )
    return number


def _typed(world: World, name: str | None) -> Iterator[str]:
    """What holds of what was typed, a line for each allowance."""
    from trayapp.engine.base import open_base  # noqa: PLC0415 (--help needs none of it)

    base = open_base(world)
    try:
        held = base.settings.allowances
        for allowance in held if name is None and held else (allowance_named(name, held),):
            yield f"{allowance.title} ({allowance.key}): {_of(base, allowance)}"
    finally:
        base.close()


def _of(base: Base, allowance: Allowance) -> str:
    now = base.world.now()
    for reading in base.store.readings():
        if reading.known is not Known.TYPED or reading.key != allowance.key or reading.used is None:
            continue
        if reading.window is None or now in reading.window:
            age = SPOKEN.age(reading.at, now)
            return f"{SPOKEN.money(reading.used, allowance.unit)} used, typed {age}"
    return translate("CommandLine", "nothing typed")
