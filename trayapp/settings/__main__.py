"""Prints `docs/settings.md`."""

import sys

from trayapp.settings.page import page

sys.stdout.write(page())
