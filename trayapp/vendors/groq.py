"""Groq: no way for an ordinary key to ask; says what serves instead.

Spending and its limits are the organisation's and are in the console
(https://console.groq.com/docs/spend-limits, as of November 2026); metrics by API are for Enterprise keys, and
they count requests and tokens of the whole organisation.
"""

from __future__ import annotations

from typing import Final

from trayapp.vendors import Vendor

VENDOR: Final = Vendor(
    id="groq",
    name="Groq",
    who="Nobody with an ordinary key.",
    tells="Nothing by itself.",
    documented=True,
    docs_url="https://console.groq.com/docs/spend-limits",
    seen="Its documentation, which shows spending in the console only.",
    fetch=None,
    instead=(
        "Groq shows spending in its console only. Your tools' own logs are counted where they use Groq's "
        "models; an Enterprise figure can come through a company relay, or be entered by hand."
    ),
)
