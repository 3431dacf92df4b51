"""Pictures made by using the windows are still made: nothing else notices when their parts change."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_editor_of_allowances_is_drawn(tmp_path):
    folder = tmp_path / "new"
    done = subprocess.run(
        [sys.executable, ROOT / "packaging/gallery_allowances.py", folder],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    drawn = {path.name for path in folder.iterdir()}
    assert drawn == {"allowances-light.png", "allowances-dark.png", "why-light.png", "why-dark.png"}
