"""A terminal that a client runs in: what a person types, and what then stands on their screen."""

import os
import shlex
import subprocess
import tempfile
import time
from pathlib import Path


class Screen:
    """One client in one tmux of its own; a context manager that ends both."""

    def __init__(self, command, env, cwd):
        self._folder = tempfile.TemporaryDirectory(prefix="screen-")
        self._socket = Path(self._folder.name) / "tmux"
        self._env = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "SHELL": "/bin/sh",
        }
        self._cwd = str(cwd)
        given = [f"{name}={value}" for name, value in {**env, "TERM": "xterm-256color"}.items()]
        line = shlex.join(["env", "-i", *given, *map(str, command)])
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-s", "c", "-x", "120", "-y", "42", "-c", str(cwd), line
        )

    def _tmux(self, *words):
        done = subprocess.run(
            ["tmux", "-S", str(self._socket), *words],
            env=self._env, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.stdout

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._tmux("kill-server")
        self._folder.cleanup()

    def text(self, *, colours=False):
        said = self._tmux("capture-pane", "-p", *(["-e"] if colours else []), "-t", "c")
        return "\n".join(line for line in said.splitlines() if line.strip())

    def wait(self, there, seconds=30):
        """The seconds until this text stands on the screen."""
        begun = time.monotonic()
        while there not in self.text():
            if time.monotonic() - begun > seconds:
                raise AssertionError(f"{there!r} is not on the screen:\n{self.text()}")
            time.sleep(0.05)
        return time.monotonic() - begun

    def press(self, *keys):
        self._tmux("send-keys", "-t", "c", *keys)

    def type(self, text):
        self._tmux("send-keys", "-t", "c", "-l", text)
        time.sleep(0.6)
        self.press("Enter")

    def photograph(self, name):
        """Leave what is on the screen, with its colours, where REMAINDER_SCREENS says."""
        folder = os.environ.get("REMAINDER_SCREENS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            text = self.text(colours=True).replace(self._cwd, "~/atlas")
            (Path(folder) / f"{name}.ansi").write_text(text, "utf-8")
