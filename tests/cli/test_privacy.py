"""`remainder export` and `remainder forget`."""

import os
import zipfile
from pathlib import Path


def test_export_writes_an_archive_and_says_what_is_in_it(home, tmp_path):
    home.run("set", "general.language", "en")
    home.run("doctor")
    done = home.run("export", str(tmp_path / "all.zip"))
    assert done.returncode == 0
    assert "settings.toml" in done.stdout
    assert "remainder.db" in zipfile.ZipFile(tmp_path / "all.zip").namelist()


def test_export_to_nowhere_is_refused_in_a_sentence(home, tmp_path):
    done = home.run("export", str(tmp_path / "none" / "all.zip"))
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_forget_shows_first_and_removes_only_when_told(home):
    home.run("set", "general.language", "en")
    assert "settings.toml" in home.run("forget").stdout
    assert "general.language = en" in home.run("set", "general.language").stdout
    done = home.run("forget", "--all")
    assert "is gone" in done.stdout
    assert "general.language = system" in home.run("set", "general.language").stdout


def test_forget_waits_until_the_program_has_ended(home):
    runtime = next(
        line.split()[1] for line in home.run("doctor").stdout.splitlines() if line.startswith("  runtime:")
    )
    Path(runtime).mkdir(parents=True, exist_ok=True)
    (Path(runtime) / "remainder.lock").write_text(f"{os.getpid()}\n")
    done = home.run("forget", "--all")
    assert done.returncode == 1
    assert "Quit it first" in done.stderr
