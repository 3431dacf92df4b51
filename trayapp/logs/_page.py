"""What the documentation says of the tools' logs, made from their declarations: a page, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from trayapp.logs import About, Reader

TABLE: Final = ("<!-- tools -->", "<!-- /tools -->")
"""In the README: what stands between these lines is made here."""

_HEAD: Final = """# Logs on this computer

<!-- Made by `python -m trayapp.logs`; change the declarations in `trayapp/logs/`, not this page. -->

What the tools write down for themselves is read where it lies, never written to, and counted once: a
response is known by its own name, whatever copies of it are found, in which order, and how often. What was
read stays when its file goes. Only counters, times, names of models and folders are kept; no prompt and no
answer ever is.

`remainder sources` says how many logs of each tool were found and how its use is paid
([billing](billing.md)). A tool that should not be read is named in `logs.off`.

"In a real run" means: the unmodified program was run against a stand-in for its service, and what it wrote
is a test here. "From documentation" means: written after its source or after other programs that read it,
and never yet held against the program itself.
"""

_MORE: Final = """
## Other computers, containers and systems

Logs that lie elsewhere are read through a folder of this computer. `logs.folders` in the settings names
more homes, in which every tool's usual place is looked for, or, with a tool's id and `=` before it, a
folder with that tool's logs alone:

```toml
[logs]
folders = [
    "/mnt/build-server/home/me",              # another computer, with sshfs
    "//wsl.localhost/Ubuntu/home/me",         # WSL, seen from Windows
    "/mnt/c/Users/me",                        # Windows, seen from WSL
    "claude-code=/var/lib/docker/volumes/box/_data/projects",
]
```

A session that lies in two of them counts once. A folder that is not there at the moment takes nothing away;
what is new in it is read when it is back.

## Damage

A line that was cut, glued to another, or written over with noise counts once among the lines that could not
be read, which `remainder doctor` shows; the lines beside it count, and so does what is whole on it. A field
of a foreign type costs nothing unless it is a counter: a counter that is none is damage, never zero. A file
that was cut, replaced or written over is read again; pipes, sockets and devices are passed over.

## The clients' own sums

Claude Code tells what a session has used when it ends, Codex with every answer. What these tell beyond the
lines (making a context shorter, titles, an answer whose line was lost in a crash) is counted once as
background calls, marked as such; `remainder doctor` shows by day and model how the sums and the lines agree.
Where a clock was set back or counters began anew they may tell less; then the lines hold.

## What no log tells

Calls that a program makes for itself, such as for a title, for choosing a model or for making a context
shorter, stand in few of these logs; where they are missing it is said below. Where a vendor states its own
figure ([sources](sources.md)), that figure holds and the logs only fill the time since.
"""


def logs_page(readers: Sequence[Reader]) -> str:
    """`docs/logs.md`, whole."""
    parts = [_HEAD, "\n## All of them\n\n| tool | id | where | how far it was checked |\n|---|---|---|---|\n"]
    told = [(reader, reader.about) for reader in _sorted(readers) if reader.about is not None]
    parts += [f"| {reader.name} | `{reader.id}` | {about.where} | {about.seen} |\n" for reader, about in told]
    parts.append(_MORE)
    parts += [_section(reader, about) for reader, about in told]
    return "".join(parts)


def tools_table(readers: Sequence[Reader]) -> str:
    """A line for each tool: its name, and how far reading its logs was checked."""
    lines = ["| tool | how far reading its logs was checked |\n|---|---|\n"]
    lines += [
        f"| {reader.name} | {reader.about.seen} |\n"
        for reader in _sorted(readers)
        if reader.about is not None
    ]
    return "".join(lines)


def with_tools(page: str, readers: Sequence[Reader]) -> str:
    """The README, with the table between its marks."""
    before, _, rest = page.partition(TABLE[0])
    _, _, after = rest.partition(TABLE[1])
    return f"{before}{TABLE[0]}\n\n{tools_table(readers)}\n{TABLE[1]}{after}"


def _section(reader: Reader, about: About) -> str:
    traps = "".join(f"- {each[:1].upper()}{each[1:]}.\n" for each in about.traps)
    return f"\n## {reader.name}\n\n{about.seen}. {about.form}.\n\n{traps}"


def _sorted(readers: Sequence[Reader]) -> list[Reader]:
    return sorted(readers, key=lambda reader: reader.name.lower())
