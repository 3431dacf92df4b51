"""The program and a keyring that is missing, weak or never answers: nothing else suffers."""

import os
import time
from pathlib import Path

import pytest

FAIL = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
NULL = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
SILENT = """
import threading
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 9

    def get_password(self, *_):
        threading.Event().wait()

    set_password = delete_password = get_password
"""


@pytest.fixture
def silent(home, tmp_path):
    """A keyring that is locked behind a prompt which nobody answers."""
    (tmp_path / "silent.py").write_text(SILENT)
    paths = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    return {"PYTHON_KEYRING_BACKEND": "silent.Keyring", "PYTHONPATH": paths}


@pytest.mark.parametrize("chosen", [FAIL, NULL])
def test_doctor_names_what_is_wrong_with_the_keyring_as_a_problem(home, chosen):
    done = home.run("doctor", **chosen)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing is wrong" not in done.stdout
    assert chosen["PYTHON_KEYRING_BACKEND"] in done.stdout.partition("Findings")[2]


def test_doctor_without_any_keyring_names_it_as_a_problem(home):
    said = home.run("doctor").stdout
    assert "Nothing is wrong" not in said
    assert "no keyring" in said.partition("Findings")[2]


def test_a_silent_keyring_stops_nothing(home, silent):
    home.run("set", "sources.openrouter.enabled", "on")
    start = time.monotonic()
    doctor = home.run("doctor", **silent)
    assert (doctor.returncode, doctor.stderr) == (0, "")
    assert "did not answer" in doctor.stdout.partition("Findings")[2]
    status = home.run("status", **silent)
    assert status.returncode == 40
    assert "The keyring did not answer" in status.stdout
    assert time.monotonic() - start < 30  # 5 s and 10 s of patience, and starting twice
