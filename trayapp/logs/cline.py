"""Where Cline and its offspring in VS Code keep their tasks: a folder each, in the editor's storage."""

from __future__ import annotations

from pathlib import Path

from trayapp.logs import About, Parser, Places, Reader

_EDITORS = ("Code", "Code - Insiders", "VSCodium", "Cursor", "Windsurf")
_SERVERS = (".vscode-server", ".vscode-server-insiders", ".cursor-server", ".windsurf-server")
_EXTENSIONS = ("saoudrizwan.claude-dev", "rooveterinaryinc.roo-cline", "kilocode.kilo-code")


def _folders(places: Places) -> tuple[Path, ...]:
    """The tasks of each extension in each editor that has one; VS Code's Cline where none has."""
    user = places.user
    if places.platform == "win32":
        roaming = places.env.get("APPDATA")
        settings = Path(roaming) if roaming else user / "AppData" / "Roaming"
    elif places.platform == "darwin":
        settings = user / "Library" / "Application Support"
    else:
        named = places.env.get("XDG_CONFIG_HOME")
        settings = Path(named) if named else user / ".config"
    roots = [settings / editor for editor in _EDITORS] + [user / server / "data" for server in _SERVERS]
    stores = [root / "User" / "globalStorage" for root in roots]
    found = [store / each / "tasks" for store in stores if store.is_dir() for each in _EXTENSIONS]
    found.append(user / ".cline" / "data" / "tasks")
    return tuple(each for each in found if each.is_dir()) or (stores[0] / _EXTENSIONS[0] / "tasks",)


def _read(path: str, _changed: int, _state: bytes) -> Parser:
    from trayapp.logs._cline import read_task  # noqa: PLC0415 (only with a file that is new)

    return read_task(path)


READER = Reader(
    id="cline",
    name="Cline, Roo Code, Kilo Code",
    version=1,
    folders=_folders,
    parser=_read,
    marks=(),
    ends=("ui_messages.json",),
    whole=_read,
    about=About(
        where="the editor's `User/globalStorage/<extension>/tasks/<task>/ui_messages.json`, also of remote "
        "servers; `~/.cline/data/tasks`",
        form="One JSON document for each task, written anew with each change",
        seen="From documentation",
        traps=(
            "a request is a message that is filled in while it runs: its time names it",
            "messages go when a person goes back to an earlier state: what they used stays",
            "Roo's input includes the cache, Cline's leaves it out",
            "its own cost counts where it is above zero; making a context shorter has a cost alone",
        ),
    ),
)
