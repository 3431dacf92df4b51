"""Sample homes of tools: copied for a test, with databases made from what stands in for them."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.logs.home import Home

SAMPLES = Path(__file__).parent / "samples"


def sample(tool, folder, env=None, platform="linux"):
    """A copy of a tool's sample home below `folder`."""
    shutil.copytree(SAMPLES / tool, folder)
    for script in folder.rglob("*.sql"):
        with closing(sqlite3.connect(script.with_suffix(""))) as db:
            db.executescript(script.read_text(encoding="utf-8"))
        script.unlink()
    return Home(folder, env, platform)


def files(folder):
    """Everything that lies in a folder, to see that nothing of it was touched."""
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()
    }
