"""Prints `docs/settings.md`, or with the word policy `docs/policy.md`."""

import sys

from trayapp.settings import page, policy_page

sys.stdout.write(policy_page.page() if sys.argv[1:] == ["policy"] else page.page())
