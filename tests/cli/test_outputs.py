"""An output that is closed or full, or read by nobody, costs no traceback; exit codes are as documented."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVERY = (
    "status", "status --json", "usage", "history", "set", "sources", "doctor", "forget", "hook status",
    "--help", "usage --help", "--version", "advise hello",
)  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell's redirections")


def shell(home, line, **env):
    """The program in a line for the shell, where $R stands for it."""
    home.env["R"] = f"{sys.executable} -m trayapp"
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        env={**home.env, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("words", EVERY)
def test_nobody_reads(home, words):
    done = shell(home, f"$R {words} >&-")
    assert done.returncode in {0, 40}, done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize("words", EVERY)
def test_who_reads_goes_away(home, words):
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "trayapp", *words.split()],
            env=home.env,
            stdin=subprocess.DEVNULL,
            stdout=write,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a full device")
@pytest.mark.parametrize("words", [*EVERY, ""])
def test_a_full_disk(home, words):
    done = shell(home, f"$R {words} >/dev/full")
    assert (done.returncode, done.stderr) == (
        1,
        "remainder: The output could not be written (the disk is full).\n",
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [("status", 40), ("usage --x", 2), ("spent x 3", 1), ("login x", 1), ("", 0), ("forget", 0)],
)
def test_errors_that_nobody_can_be_told(home, words, code):
    for line in (
        f"$R {words} 2>&-",
        f"$R {words} 2>/dev/full",
        f"$R {words} >&- 2>&-",
        f"$R {words} <&- >&- 2>&-",
    ):
        done = shell(home, line)
        assert done.returncode == code, line
        assert "remainder:" not in done.stdout  # where the errors went is closed; they go nowhere else


def test_a_closed_output_is_not_the_next_file_that_is_opened(home):
    """The store would be the first: what is printed must not be written into it."""
    home.run("set", "allowance", "250/month")
    for closed in (">&-", ">&- 2>&-", "<&- >&- 2>&-"):
        assert shell(home, f"$R doctor {closed}").returncode == 0
    done = home.run("doctor", "--json")
    assert done.returncode == 0
    assert '"problems": []' in done.stdout or "keyring" in done.stdout
    assert home.run("set", "allowance").stdout.startswith("Monthly allowance")


def test_the_codes_of_the_page_are_all_there_are():
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    table = page[page.index("## Exit codes") : page.index("A script can gate")]
    codes = {
        int(code) for cell in re.findall(r"^\| ([\d, ]+) \|", table, re.MULTILINE) for code in cell.split(",")
    }
    assert codes == {0, 1, 2, 3, 10, 20, 30, 40, 130, 141}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells that a process waits")
def test_ctrl_c_while_it_waits(home):
    process = subprocess.Popen(
        [sys.executable, "-m", "trayapp", "advise"],
        env=home.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdin.write(b"a prompt that ")
    process.stdin.flush()
    until = time.monotonic() + 30
    while not waits(process) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


def waits(process):
    """Whether it sleeps in a read of its input: on Linux the kernel tells."""
    place = Path(f"/proc/{process.pid}/syscall")
    return place.exists() and place.read_text().startswith(("0 0x0 ", "63 0x0 "))
