"""A vendor's program for tests: a real script that the real program layer runs."""

import asyncio
import json
import sys
from functools import partial

from tests.vendors.world import fixture, ports
from trayapp.system.process import run
from trayapp.vendors import ask

SCRIPT = """#!{python}
import json, os, sys
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "called"), "w") as file:
    json.dump([sys.argv[1:], dict(os.environ)], file)
with open(os.path.join(here, "heard"), "w") as file:
    for line in sys.stdin:
        file.write(line)
        file.flush()
        if json.loads(line) == json.loads({last!r}):
            break
    print(open(os.path.join(here, "answer")).read(), end="", flush=True)
    sys.stdin.read()  # it would wait for more for ever
"""


class Program:
    """One in a folder of its own; it answers once it has heard `last`."""

    def __init__(self, folder, name, last):
        self.folder = folder
        self.path = folder / name
        self.path.write_text(SCRIPT.format(python=sys.executable, last=json.dumps(last)), encoding="utf-8")
        self.path.chmod(0o755)

    def says(self, lines):
        text = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
        (self.folder / "answer").write_text(text, encoding="utf-8")

    @property
    def called(self):
        """Its arguments and its environment."""
        return json.loads((self.folder / "called").read_text(encoding="utf-8"))

    @property
    def heard(self):
        return [json.loads(line) for line in (self.folder / "heard").read_text(encoding="utf-8").splitlines()]

    def asked(self, vendor, *, env=None, notes=None, **world):
        """The vendor's readings through this program, found on the path."""
        env = {"PATH": f"{self.folder}:/usr/bin:/bin", "HOME": str(self.folder), **(env or {})}
        note = (notes if notes is not None else []).append
        return asyncio.run(ask(vendor, ports(None, run=partial(run, env=env), env=env, note=note, **world)))


def lines_of(name, program):
    return fixture(name)["programs"][program]
