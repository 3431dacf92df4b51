"""Brings resources/translations up to date with the sources, by Qt's own lupdate.

    python packaging/translations.py [FOLDER]

Texts stand in calls of translate(), saying(), count() and mark(), or are declared in tables (the phrase
catalogue, settings, sources). All are handed to lupdate in a source file made for the purpose: its own
reader of Python leaves out calls with values by name (Qt 6.11), and most of ours have some. Translations
that are there stay; new texts come in as unfinished, and what nobody says any more goes.
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6

from trayapp.domain.languages import OTHERS, PHRASES
from trayapp.domain.phrases import ENGLISH
from trayapp.settings import Kind, Spec, allowance_specs, specs
from trayapp.settings.names import source_specs
from trayapp.vendors import Vendor, discover

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
CALLS = frozenset({"translate", "saying", "count", "mark"})


def update(folder: Path) -> None:
    """Each language's file in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        declared = Path(scratch) / "declared.py"
        declared.write_text("".join(dict.fromkeys((*saying(), *declarations()))), "utf-8")
        for language in OTHERS.values():
            lupdate(declared, folder / f"remainder_{language.file}.ts", language.file)


def lupdate(source: Path, file: Path, language: str) -> None:
    """Nothing is guessed from similar texts: what is new is to be translated by somebody."""
    tool = Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")
    plain = ["-silent", "-no-obsolete", "-locations", "none", "-sort-messages"]
    apart = ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
    languages = ["-source-language", "en", "-target-language", language]
    command = [tool, *plain, *apart, *languages, source, "-ts", file]
    subprocess.run(command, check=True, timeout=120)


def saying() -> Iterator[str]:
    """The calls in the sources whose context and text are literals; any other is a mistake, and named."""
    for file in sorted((ROOT / "trayapp").rglob("*.py")):
        if file.name == "translation.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS):
                continue
            words = [each.value for each in node.args[:2] if isinstance(each, ast.Constant)]
            if len(words) == 2 and all(isinstance(each, str) for each in words):
                yield from _call(*words)


def declarations() -> Iterator[str]:
    """Calls that stand for what is declared in tables."""
    for key, text in ENGLISH.phrases.items():
        yield f"translate({PHRASES!r}, {_quoted(text)}, {_quoted(key)})\n"
    for spec in (*specs(), *allowance_specs()):
        yield from _spec(spec, "Settings")
    for vendor in discover():
        yield from _vendor(vendor)


def _vendor(vendor: Vendor) -> Iterator[str]:
    for text in (vendor.who, vendor.tells, vendor.seen, vendor.instead, vendor.borrows):
        yield from _call("Sources", text)
    for credential in vendor.secrets:
        yield from _call("Sources", credential.label)
        yield from _call("Sources", credential.help)
    for spec in source_specs(vendor.id, {vendor.id: vendor.needs}):
        yield from _spec(spec, "Settings")


def _spec(spec: Spec, context: str) -> Iterator[str]:
    yield from _call(context, spec.label)
    yield from _call(context, spec.help)
    if spec.kind is Kind.CHOICE:
        for choice in spec.choices:
            yield from _call(context, choice.capitalize())


def _call(context: str, text: str) -> Iterator[str]:
    if text:
        yield f"translate({_quoted(context)}, {_quoted(text)})\n"


def _quoted(text: str) -> str:
    """A literal as lupdate reads it: double quotes, nothing but quotes and backslashes escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    update(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
