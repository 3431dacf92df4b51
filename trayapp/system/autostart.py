"""Starting with the person's session, by each system's own means; nothing else is touched.

Linux: an entry in the autostart folder (freedesktop.org's Desktop Application Autostart Specification 0.5).
Windows: a value below `Run` in the person's own registry. macOS: a launch agent in the person's Library.
Only the first could be run here; the others follow the vendors' documentation.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from trayapp.domain.reasons import reason
from trayapp.domain.saying import saying

NAME = "remainder"
LABEL = "io.github.remainder"
HIDDEN = "[Desktop Entry]\nType=Application\nName=Remainder\nHidden=true\n"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class AutostartError(Exception):
    """The entry could not be made or removed; `sentence` may be shown."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def program() -> list[str]:
    """How this program is started anew: frozen, installed, or from source."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    name = "remainder.exe" if sys.platform == "win32" else "remainder"
    installed = Path(sys.executable).with_name(name)
    return [str(installed)] if installed.exists() else [sys.executable, "-m", "trayapp"]


def follow(
    *, wanted: bool, command: Sequence[str], home: Path, env: Mapping[str, str], platform: str
) -> None:
    """Make the entry as `wanted`; raises AutostartError. An entry that stands as it should is left alone."""
    try:
        if platform == "win32":
            _registry(list(command) if wanted else None)
            return
        path, text = _entry(command, home, env, platform)
        if not wanted and _is_for_all(env, platform):
            text = HIDDEN
        elif not wanted:
            path.unlink(missing_ok=True)
            return
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    except OSError as error:
        why = reason(error)
        raise AutostartError(
            saying("Faults", "Starting with the session could not be switched on ({why}).", why=why)
            if wanted
            else saying("Faults", "Starting with the session could not be switched off ({why}).", why=why)
        ) from error


def _entry(command: Sequence[str], home: Path, env: Mapping[str, str], platform: str) -> tuple[Path, str]:
    if platform == "darwin":
        from plistlib import dumps  # noqa: PLC0415 (macOS only)

        # launchd.plist(5): read at the next login; Interactive is not slowed down as a background job is.
        agent = {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        return home / "Library" / "LaunchAgents" / f"{LABEL}.plist", dumps(agent).decode()
    config = env.get("XDG_CONFIG_HOME", "")
    folder = Path(config) if os.path.isabs(config) else home / ".config"  # noqa: PTH117 (Path("") is ".")
    text = "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            "Name=Remainder",
            "Comment=What remains of your AI allowance",
            f"Exec={' '.join(map(_quoted, command))}",
            f"TryExec={command[0]}",
            "Icon=remainder",
            "StartupNotify=false",  # no window comes, and the pointer would wait for one
            "X-GNOME-Autostart-enabled=true",
            "X-KDE-autostart-after=panel",
            "",
        )
    )
    return folder / "autostart" / f"{NAME}.desktop", text


def _is_for_all(env: Mapping[str, str], platform: str) -> bool:
    """Whether a package or a company starts it for everybody: only an entry of one's own can hide that."""
    if platform == "darwin":
        return False
    folders = (env.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
    return any((Path(folder) / "autostart" / f"{NAME}.desktop").exists() for folder in folders if folder)


def _quoted(argument: str) -> str:
    """One argument of Exec: in double quotes where it holds what the specification reserves."""
    if not any(character in " \t\n\"'\\><~|&;$*?#()`%" for character in argument):
        return argument
    for character in '\\"`$':
        argument = argument.replace(character, f"\\{character}")
    return '"' + argument.replace("%", "%%") + '"'


if sys.platform == "win32":

    def _registry(command: list[str] | None) -> None:
        import subprocess  # noqa: PLC0415 (for its quoting only)
        import winreg  # noqa: PLC0415 (Windows only)

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN, 0, winreg.KEY_SET_VALUE) as key:
            if command is not None:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, subprocess.list2cmdline(command))
                return
            try:
                winreg.DeleteValue(key, NAME)
            except FileNotFoundError:
                return

else:

    def _registry(_command: list[str] | None) -> None:
        raise OSError(0, "there is no registry here")
