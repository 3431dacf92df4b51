"""The shape of the program: who may know whom, what an import may do, how large a file may grow."""

import ast
import functools
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from trayapp.vendors import discover

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "trayapp"
FILES = sorted(PACKAGE.rglob("*.py"))
PURE = {"msgspec"}
"""What the domain may import besides the standard library and itself."""

# Of the standard library: what can wait, draw, start something or leave the process.
CAN_WAIT = {"asyncio", "concurrent", "ctypes", "http", "multiprocessing", "os", "pathlib", "select", "shutil"}
CAN_WAIT |= {"socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "tkinter", "urllib", "signal"}


def name_of(file):
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(file):
    """Every module that the file names in an import, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            yield node.module or ""


def apart(script):
    """Run in a process that has imported nothing yet; what it prints is JSON."""
    command = [sys.executable, "-W", "error", "-c", script]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_imports_point_one_way():
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stdout[run.stdout.find("Contracts") :] + run.stderr


def test_qt_lives_in_one_folder():
    for file in FILES:
        if PACKAGE / "qt" not in file.parents and file != PACKAGE / "app.py":
            assert not any(each.partition(".")[0] in {"PySide6", "shiboken6"} for each in imports_of(file)), (
                file
            )


def test_the_domain_imports_nothing_that_can_wait_or_draw():
    for file in (PACKAGE / "domain").rglob("*.py"):
        for module in imports_of(file):
            root = module.partition(".")[0]
            assert root == "trayapp" or root in PURE or root in sys.stdlib_module_names, f"{file}: {module}"
            assert root not in CAN_WAIT, f"{file}: {module}"


@pytest.mark.parametrize("vendor", [vendor.id for vendor in discover()])
def test_no_vendors_name_outside_its_file(vendor):
    """No code decides by a vendor's id. Prose may say "together" or "relay": only values count."""
    stem = vendor.replace("-", "_")
    # Files of one maker share accounts: what its gateway tells may be the same money as its seat's.
    maker, folder = stem.partition("_")[0], PACKAGE / "vendors"
    own = {*folder.glob(f"{maker}*.py"), *folder.glob(f"_{maker}*.py")}
    own.add(PACKAGE / "vendors" / "_relay_presets.py")  # called after those whose answers they read
    own.add(PACKAGE / "domain" / "sample.py")  # made-up data names tools, whose ids are their vendors' too
    # Each client's own settings and sessions have a shape of their own: these two know them, and no other.
    own |= {PACKAGE / "system" / "client_hooks.py", PACKAGE / "engine" / "asked_tail.py"}
    # What work costs was measured tool by tool, and each is started in its own way.
    own |= set((PACKAGE / "domain" / "advice").glob("*.py"))
    for folder in ("domain", "engine", "qt", "settings", "system", "cli", "vendors"):
        for file in (PACKAGE / folder).rglob("*.py"):
            if file not in own:
                assert vendor not in _values(file), f"{file} knows {vendor}"


@functools.cache
def _values(file):
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return {node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_files_stay_small():
    long = {
        str(file): lines for file in FILES if (lines := file.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert not long


def test_functions_stay_small():
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                assert lines <= 60, f"{file}:{node.lineno} {node.name} has {lines} lines"


def test_nothing_is_called_manager_or_helper():
    vague = re.compile(r"(Manager|Helper|Utils?)$|^(manager|helper|utils?)$")
    for file in FILES:
        assert not vague.search(file.stem), file
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                assert not vague.search(node.name), f"{file}: {node.name}"


def test_no_module_is_named_like_one_of_the_standard_librarys():
    taken = sys.stdlib_module_names
    assert not [file for file in FILES if file.stem in taken and not file.stem.startswith("__")]


# What opens is heard by an audit hook; the import system's own files (sources, compiled ones, libraries)
# are what an import is. Every module is imported in turn in one process, so each is blamed for its own.
WATCH = """
import importlib, json, os, sys
OWN_WAYS = ("socket.", "subprocess.", "sqlite3.", "os.system", "os.mkdir", "os.remove", "os.rename")
seen = []
def hear(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)):
        path = os.fsdecode(args[0])
        if not path.endswith((".py", ".pyc", ".so", ".pyd")) and ".pyc." not in path:
            seen.append(event + " " + path)
    elif event.startswith(OWN_WAYS):
        seen.append(event)
FIRST
sys.addaudithook(hear)
found = {}
for name in MODULES:
    before = set(sys.modules)
    seen.clear()
    importlib.import_module(name)
    loaded = {each.partition(".")[0] for each in set(sys.modules) - before}
    found[name] = {"opened": list(seen), "loaded": sorted(loaded)}
print(json.dumps(found))
"""

# What other libraries open when they are first loaded is theirs: those that the program loads at once.
FIRST = "import asyncio, msgspec, multiprocessing, platform, zoneinfo"

HEAVY = {"httpx", "keyring", "PySide6", "tomlkit", "jeepney", "secretstorage", "cryptography", "watchdog",
         "truststore", "certifi", "jmespath"}  # fmt: skip


def imported(modules, first):
    return apart(WATCH.replace("FIRST", first, 1).replace("MODULES", repr(modules)))


def modules_of(*, qt):
    names = [name_of(file) for file in FILES if file.stem != "__main__"]
    return [name for name in names if name.startswith("trayapp.qt") == qt]


def test_importing_opens_nothing_and_loads_nothing_heavy():
    for name, found in imported(modules_of(qt=False), FIRST).items():
        assert found["opened"] == [], name
        assert not HEAVY & set(found["loaded"]), name


def test_importing_what_is_drawn_opens_nothing():
    for name, found in imported(modules_of(qt=True), f"{FIRST}; import PySide6.QtWidgets").items():
        assert found["opened"] == [], name
        assert not (HEAVY - {"PySide6"}) & set(found["loaded"]), name


@pytest.mark.parametrize("module", ["trayapp.cli", "trayapp.app"])
def test_a_program_that_starts_loads_nothing_heavy(module):
    (found,) = imported([module], FIRST).values()
    assert not HEAVY & set(found["loaded"])
