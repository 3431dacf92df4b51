"""`remainder export FILE`: everything that the program keeps about the person, as one archive."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from trayapp.cli.refusal import Refusal
from trayapp.domain.reasons import reason
from trayapp.domain.translation import translate


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument(
        "file", type=Path, help=translate("CommandLine", "the archive to write, such as remainder.zip")
    )


def run(args: argparse.Namespace) -> int:
    """Write it, and say what is in it."""
    from trayapp.system.paths import find_paths  # noqa: PLC0415 (--help needs none of it)
    from trayapp.system.privacy import export  # noqa: PLC0415

    try:
        names = export(find_paths(os.environ, sys.platform), args.file)
    except OSError as error:
        said = translate(
            "CommandLine",
            "{file} could not be written ({why}). Nothing was changed.",
            file=args.file,
            why=reason(error),
        )
        raise Refusal(said) from None
    print(translate("CommandLine", "{file} holds: {names}", file=args.file, names=", ".join(names)))
    print(translate("CommandLine", "Keys are not in it: they are in the system's keyring."))
    return 0
