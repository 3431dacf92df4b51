"""Mistral: no way for an employee's key to ask; says what serves instead.

Usage and limits are in the Admin Panel, and as metrics in an API for administrators
(https://docs.mistral.ai/admin/billing-usage/usage-limits, as of November 2026). Other ways need the cookies
of a signed-in browser, which this program never reads.
"""

from __future__ import annotations

from typing import Final

from trayapp.vendors import Vendor

VENDOR: Final = Vendor(
    id="mistral",
    name="Mistral",
    who="Nobody without an administrator's key.",
    tells="Nothing by itself.",
    documented=True,
    docs_url="https://docs.mistral.ai/admin/billing-usage/usage-limits",
    seen="Its documentation, which keeps usage for administrators.",
    fetch=None,
    instead=(
        "Mistral tells its usage to administrators only. Your tools' own logs are counted where they use "
        "Mistral's models; an administrator's figure can come through a company relay, or be entered by hand."
    ),
)
