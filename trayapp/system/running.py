"""Whether the tray's program is running, seen without it and without Qt."""

from __future__ import annotations

import os
from pathlib import Path


def running(runtime: Path) -> int | None:
    """The process that holds this runtime folder's lock, by its first line; None where none does."""
    try:
        process = int((runtime / "remainder.lock").read_text("utf-8", "replace").partition("\n")[0])
    except (OSError, ValueError):
        return None
    if os.name == "nt":
        return process  # Windows removes a dead one's lock at the next start; a signal would end a live one
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        return process
    return process
