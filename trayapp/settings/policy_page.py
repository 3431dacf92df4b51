"""The page `docs/policy.md`, made from the declarations; its example is checked by a test."""

from __future__ import annotations

from typing import Final

from trayapp.settings.page import rows
from trayapp.settings.policy_read import ENTRIES

EXAMPLE: Final = """company = "Example AG"
contact = "it@example.com"
ask_more_link = "https://example.com/ai-allowance"
free_chat_link = "https://m365.cloud.microsoft/chat"
allowed_hosts = ["*.example.com", "api.anthropic.com"]

[models]
default = "claude-sonnet-5"
discouraged = ["*opus*"]
off = ["*fable*"]
fast_mode = false

[locked.network]
proxy = "http://proxy.example.com:3128"
ca_bundle = "/etc/ssl/example-ag.pem"

[locked.warnings]
thresholds = [75, 90, 100]

[locked.sources.litellm]
enabled = true
base_url = "https://litellm.example.com"

[[locked.allowance]]
key = "company"
title = "Given by Example AG"
unit = "USD"
period = "monthly"
limit = 250
models = ["claude-*", "gpt-*"]
"""

_HEAD: Final = """# A company's policy

<!-- Made by `python -m trayapp.settings policy`; change `trayapp/settings/policy_page.py`, not this page. -->

An administrator can put a file `policy.toml` where every person of a computer reads it and none changes it:

| system | place |
|---|---|
| Linux | `/etc/xdg/remainder/policy.toml` (the folders of `XDG_CONFIG_DIRS`, in their order) |
| macOS | `/Library/Application Support/remainder/policy.toml` |
| Windows | `%PROGRAMDATA%\\remainder\\policy.toml` |

The first one that is found counts. The person's own `settings.toml` stays as it is; what is locked holds in
its place, cannot be changed in the settings window, and is refused by `remainder set` with a sentence that
names this file. `remainder doctor` says where it lies.

It is a help for everybody's settings, not a wall: whoever can set a variable of their own environment, or
run another program, is not held by it. On Windows, make the folder yourself and let only administrators
write to it, because there anybody may make a folder that is missing.

```toml
"""

_TAIL: Final = """\
| `locked.…` | an entry of [settings.toml](settings.md), same name | absent | It holds for everybody. |
| `[[locked.allowance]]` | a table as in [settings.toml](settings.md) | absent | \
An allowance given by the company; it comes first, and hides one of the person's with the same key. |

Whatever is not in the file is the person's own choice. Keys cannot be in it: each person enters their own.

A mistake locks nothing: it is left out, the rest holds, and the settings window and `remainder doctor` say
which entry it is. A file that cannot be read at all sets nothing, allowed hosts included. The file is read
with the settings, at the start and whenever those change; *Refresh* does not read it.
"""


def page() -> str:
    """The whole page as Markdown."""
    return f"{_HEAD}{EXAMPLE}```\n\n{rows(ENTRIES, whole=True)}{_TAIL}"
