"""What the words behind the program's name ask of the tray: nothing but to start, or a window with a task."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from trayapp.domain.asked import ADVISE, Asked

ALL_OF_IT = "-"


def asked_for(argv: Sequence[str]) -> Asked:
    """`advise --window [PROMPT] [--file FILE]… [--folder FOLDER]`; any other words ask for the tray alone.

    "-" for the prompt reads it from standard input. Paths become absolute: the one that hears it may have
    been started elsewhere.
    """
    if list(argv[:1]) != [ADVISE]:
        return Asked()
    words = argparse.ArgumentParser(prog="remainder advise --window", add_help=False, allow_abbrev=False)
    words.add_argument("prompt", nargs="?", default="")
    words.add_argument("--window", action="store_true")
    words.add_argument("--file", action="append", default=[])
    words.add_argument("--folder", default="")
    given, _ = words.parse_known_args(argv[1:])
    prompt = sys.stdin.read() if given.prompt == ALL_OF_IT else given.prompt
    files = tuple(str(Path(each).absolute()) for each in given.file)
    folder = str(Path(given.folder).absolute()) if given.folder else str(Path.cwd())
    return Asked(ADVISE, prompt, files, folder)
