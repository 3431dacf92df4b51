"""Widgets without a screen: the offscreen platform, chosen before Qt is imported by anybody."""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent))

import pytest

from trayapp.qt.theme import Theme

# What the offscreen platform says of abilities that it lacks, whoever asks.
LACKING = (
    "This plugin does not support raise",
    "No such signal QPlatformNativeInterface::systemTrayWindowChanged",
    "This plugin does not support propagateSizeHints",
    "This plugin does not support grabbing the keyboard",
)


def pytest_configure(config):
    for sentence in LACKING:
        config.addinivalue_line("qt_log_ignore", sentence)


@pytest.fixture
def light(qapp):
    return Theme("light")
