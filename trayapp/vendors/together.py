"""Together: no usable way to ask; says what serves instead.

Its documentation names the cost page and the headers of single answers, and no address for billing
(https://docs.together.ai/docs/billing-usage-limits, as of November 2026). Addresses that appear in public
code contradict one another; a guessed one would show a guessed figure.
"""

from __future__ import annotations

from typing import Final

from trayapp.vendors import Vendor

VENDOR: Final = Vendor(
    id="together",
    name="Together",
    who="Nobody: Together has published no way to ask.",
    tells="Nothing by itself.",
    documented=False,
    docs_url="https://docs.together.ai/docs/billing-usage-limits",
    seen="Its documentation, which names no address for billing.",
    fetch=None,
    instead=(
        "Together tells programs neither a balance nor a bill. Your tools' own logs are counted where they "
        "use Together's models; or enter the figure of its cost page by hand."
    ),
)
