"""Microsoft 365 Copilot Chat: a free place to draft in, without a meter; there is nothing to ask.

Usage reports of Microsoft 365 are for its administrators, and no page of Microsoft's names a figure that an
employee could ask for (looked for in November 2026). Links to it are made by `trayapp.domain.free_chat`.
"""

from __future__ import annotations

from typing import Final

from trayapp.vendors import Vendor

VENDOR: Final = Vendor(
    id="m365-copilot",
    name="Microsoft 365 Copilot Chat",
    who="Anyone whose work account has a Microsoft 365 licence that includes it.",
    tells="Nothing about money. It is where a draft can begin before metered tokens are spent.",
    documented=False,
    docs_url="https://learn.microsoft.com/en-us/copilot/manage",
    seen="No way to ask is documented.",
    hosts=(),
    fetch=None,
    instead=(
        "It is free with your work account and has no meter, so there is nothing to ask. Draft there first: "
        "Remainder opens it and puts your prompt on the clipboard."
    ),
)
