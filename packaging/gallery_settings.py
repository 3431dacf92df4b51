"""Draws each page of the settings into docs/gallery, as somebody who uses them sees it.

    python packaging/gallery_settings.py [FOLDER] [--font FAMILY]

A part of the gallery (packaging/gallery.py), apart because these states are made by using the window.
"""

import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import ModuleType

from gallery import BACK, ROOT, drawn_by, save, sheet
from gallery_allowances import wait
from PySide6.QtGui import QImage

from trayapp.cli.findings import ANSWERS, findings
from trayapp.cli.places import place_name
from trayapp.domain.command import AskPreview, Command
from trayapp.domain.errors import FaultKind
from trayapp.domain.model import Fault, Known, Snapshot, Source
from trayapp.domain.preview import preview
from trayapp.domain.translation import translate
from trayapp.qt.language import QtTexts
from trayapp.qt.settings_pages import Doors
from trayapp.qt.settings_window import SettingsWindow
from trayapp.qt.theme import Theme
from trayapp.settings import Settings, parse
from trayapp.settings.policy_read import policy_of
from trayapp.settings.read import read_toml
from trayapp.system.paths import find_paths
from trayapp.system.translations import speak
from trayapp.vendors import discover

ON = ("openrouter", "litellm", "claude-code")
POLICY = """
company = "Example AG"
contact = "it@example.com"
[locked.warnings]
thresholds = [75, 90, 100]
run_out = true
"""


def draw_all(folder: Path, samples: ModuleType) -> None:
    """Every picture into the folder."""
    uses = importlib.import_module("settings_uses")
    for theme in ("light", "dark"):
        for name, picture in pages(theme, samples, uses):
            save(folder / f"settings-{name}-{theme}.png", sheet([picture], BACK[theme], wide=1))
    speak("zh-CN", ROOT / "resources")
    QtTexts().follow()
    drawn = [picture for _, picture in pages("light", samples, uses)]
    save(folder / "zh-settings-light.png", sheet(drawn, BACK["light"], wide=2))


def pages(theme: str, samples: ModuleType, uses: ModuleType) -> Iterator[tuple[str, QImage]]:
    """Every page, then a search, and what a company has set."""

    def send(command: Command) -> None:
        if isinstance(command, AskPreview):
            given = preview(command.number, command.allowance, uses.FACTS, samples.NOW, uses.UTC)
            window.take_answer(given)

    doors = Doors(paths=find_paths({"HOME": "/home/kim"}, "linux"), doctor=doctor())
    window = SettingsWindow(Theme(theme), send=send, apply=lambda _: None, doors=doors)
    window.take_settings(given(samples, uses))
    window.show_snapshot(snapshot(samples, 0))
    for page in window.pages:
        window.open(page)
        if page == "Sources":
            for box in window.pages[page].boxes:
                if box.vendor.id in {"openrouter", "litellm"}:
                    box.attempt.button.click()
            window.show_snapshot(snapshot(samples, 1))
        wait()
        window.setFocus()
        yield page.lower(), window.grab().toImage()
    window.open("Warnings")
    window.search.setText(translate("Settings", "Quiet from").split()[0])
    wait()
    yield "search", window.grab().toImage()
    window.search.clear()
    policy, _ = policy_of(read_toml(POLICY), "/etc/xdg/remainder/policy.toml")
    window.take_settings(parse("", None, policy)[0])
    window.setFocus()
    wait()
    yield "locked", window.grab().toImage()
    window.close()


def given(samples: ModuleType, uses: ModuleType) -> Settings:
    """Two allowances, and three sources that are asked."""
    on = "".join(f"[sources.{each}]\nenabled = true\n" for each in ON)
    settings, _ = parse(on, {vendor.id: vendor.needs for vendor in discover()})
    return replace(settings, allowances=(uses.MONTH, samples.allowance("cursor", "Cursor", "75")))


def snapshot(samples: ModuleType, minutes: int) -> Snapshot:
    """One that answers, one that does not, one that was not asked yet."""
    at = samples.NOW + timedelta(minutes=minutes)
    fault = Fault(
        "litellm", "LiteLLM", FaultKind.UNREACHABLE,
        translate("Faults", "{host} was not found. Is the network up?", host="litellm.example.com"),
        samples.NOW,
    )  # fmt: skip
    key = samples.allowance("openrouter:key", "OpenRouter key", "50")
    full = samples.sources()
    return replace(
        full,
        gauges=(*full.gauges, samples.gauge("12.40", of=key, known=Known.REPORTED)),
        sources=(
            Source("openrouter", "OpenRouter", enabled=True, documented=True, asked_at=at),
            Source("litellm", "LiteLLM", enabled=True, documented=True, asked_at=at, fault=fault),
            Source("claude-code", "Claude Code", enabled=True, documented=False),
        ),
    )


def doctor() -> tuple[str, ...]:
    """A program that says what `remainder doctor --json` says of somebody's computer."""
    report = {
        "paths": {},
        "problems": [],
        "tools": [{"files": 449}],
        "logs": {"malformed_lines": 3, "unpriced_models": ["glm-7-air"]},
        "keyring": {"sentence": ""},
        "tray": "",
        "display": ANSWERS,
    }
    found = [each._asdict() for each in findings(report)]
    say = partial(translate, "CommandLine")
    text = [
        "Remainder 0.1.0, Python 3.11.7, Linux 6.12 x86_64", "", say("Own files"),
        f"  {place_name('settings')}: /home/kim/.config/remainder/settings.toml",
        f"  {place_name('store')}: /home/kim/.local/share/remainder/remainder.db", "", say("Around"),
        say("  Display: {what}", what=say("A display answers.")),
        say("  Tray: {what}", what=say("A tray host is running.")),
    ]  # fmt: skip
    return (sys.executable, "-c", f"print({json.dumps({'findings': found, 'text': text})!r})")


if __name__ == "__main__":
    drawn_by(draw_all)
