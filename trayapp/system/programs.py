"""Where another vendor's program is, and how it is started.

A tray that a desktop session starts has a shorter PATH than the person's terminal, so the folders in which
the programs install themselves are looked through behind it.
"""

from __future__ import annotations

import ntpath
import os
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from trayapp.domain.errors import Unavailable
from trayapp.domain.saying import saying

_POSIX = (
    "~/.local/bin", "~/bin", "~/.claude/local", "~/.npm-global/bin", "~/.volta/bin", "~/.bun/bin",
    "~/.local/share/pnpm", "~/.local/share/mise/shims", "~/.asdf/shims", "~/.grok/bin",
)  # fmt: skip
_SHARED = ("/usr/local/bin", "/opt/homebrew/bin", "/home/linuxbrew/.linuxbrew/bin")
_WINDOWS = (
    "%USERPROFILE%\\.local\\bin", "%APPDATA%\\npm", "%LOCALAPPDATA%\\Programs\\{name}",
    "%LOCALAPPDATA%\\Programs\\{name}\\bin", "%LOCALAPPDATA%\\Microsoft\\WinGet\\Links",
    "%LOCALAPPDATA%\\pnpm", "%LOCALAPPDATA%\\Volta\\bin", "%USERPROFILE%\\.bun\\bin",
    "%USERPROFILE%\\scoop\\shims",
    "%PROGRAMFILES%\\GitHub CLI", "%PROGRAMFILES%\\nodejs",
)  # fmt: skip

NVM = ".nvm/versions/node"
"""Below the home: nvm keeps one folder for each version of Node.js, and puts one on a terminal's path."""

_VARIABLE = re.compile(r"%(\w+)%")

# Words that mean the same to cmd.exe with and without quotes. Everything else, blanks and % above all, is
# refused: cmd.exe reads its line a second time for a batch file, and no quoting holds through both.
_PLAIN = re.compile(r"[A-Za-z0-9_./:@+-]+")


def folders(
    name: str, *, env: Mapping[str, str], home: Path, platform: str, nodes: Sequence[str] = ()
) -> tuple[str, ...]:
    """Where a program of this name is looked for, in order: the session's PATH, then where programs install.

    `nodes` are the versions that nvm holds ("v22.1.0"); the newest is taken. Only whole paths are returned:
    a program is never taken from the folder that happens to be the current one.
    """
    windows = platform == "win32"
    of_session = env.get("PATH", "").split(";" if windows else ":")
    found = [*of_session, *(_windows(name, env) if windows else _posix(home, nodes))]
    is_whole = ntpath.isabs if windows else posixpath.isabs
    return tuple(dict.fromkeys(each.strip('"') for each in found if is_whole(each.strip('"'))))


def _posix(home: Path, nodes: Sequence[str]) -> list[str]:
    newest = max(nodes, key=_version, default=None)
    own = [each.replace("~", home.as_posix(), 1) for each in _POSIX]
    if newest is not None:
        own.append(f"{home.as_posix()}/{NVM}/{newest}/bin")
    return [*own, *_SHARED]


def _version(folder: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", folder))


def _windows(name: str, env: Mapping[str, str]) -> list[str]:
    # A folder whose variable is not set stays with its % and is no whole path.
    return [
        _VARIABLE.sub(lambda found: env.get(found[1]) or found[0], each.format(name=name))
        for each in _WINDOWS
    ]


def find(command: str, *, env: Mapping[str, str], home: Path, platform: str) -> tuple[str, tuple[str, ...]]:
    """The program's path, and the folders for the PATH that it is given; `Unavailable` where there is none.

    `command` is a name, or a path ("~" is the home). The program's own folder comes first: what npm installs
    needs the node beside it.
    """
    places = folders(_stem(command), env=env, home=home, platform=platform, nodes=_nodes(home, platform))
    if "/" in command or (platform == "win32" and "\\" in command):
        path = str(home / command[2:]) if command.startswith(("~/", "~\\")) else command
        if not (os.path.isabs(path) and _can_be_run(path)):  # noqa: PTH117 (of this system, as the path is)
            raise Unavailable(
                saying(
                    "Faults",
                    "{command} is no program that can be run. Correct its path under Sources.",
                    command=command,
                )
            )
    else:
        at = search(command, places, env=env, platform=platform, can_be_run=_can_be_run)
        if at is None:
            raise Unavailable(
                saying(
                    "Faults",
                    "{command} is not installed, or not where programs are looked for. If it is, "
                    "enter its whole path under Sources.",
                    command=command,
                )
            )
        path = at
    return path, tuple(dict.fromkeys((os.path.dirname(path), *places)))  # noqa: PTH120


def search(
    name: str,
    places: Sequence[str],
    *,
    env: Mapping[str, str],
    platform: str,
    can_be_run: Callable[[str], bool],
) -> str | None:
    """The first of `places` that has the program; under Windows with each ending that PATHEXT names."""
    join = ntpath.join if platform == "win32" else posixpath.join
    endings = env.get("PATHEXT", ".COM;.EXE;.BAT;.CMD").split(";") if platform == "win32" else [""]
    candidates = (join(place, f"{name}{ending.lower()}") for place in places for ending in endings)
    return next((each for each in candidates if can_be_run(each)), None)


def _stem(command: str) -> str:
    return re.split(r"[/\\]", command)[-1].partition(".")[0]


def _can_be_run(path: str) -> bool:
    return os.path.isfile(path) and os.access(path, os.X_OK)  # noqa: PTH113


def _nodes(home: Path, platform: str) -> list[str]:
    if platform == "win32":
        return []
    try:
        return os.listdir(home / NVM)  # noqa: PTH208
    except OSError:
        return []


def command_line(
    program: str, arguments: Sequence[str], *, env: Mapping[str, str], platform: str
) -> list[str]:
    """What is started: the program itself, or under Windows for a .cmd or .bat file the system's cmd.exe.

    Such a file is named without its folder, which is found by the child's PATH; so no word needs quoting, and
    one that would is refused (`Unavailable`). Written by the documentation of cmd.exe; never run on Windows.
    """
    if platform != "win32" or not program.lower().endswith((".cmd", ".bat")):
        return [program, *arguments]
    words = [ntpath.basename(program), *arguments]
    if not all(_PLAIN.fullmatch(word) for word in words):
        raise Unavailable(
            saying(
                "Faults",
                "{words} is a batch file, which cannot be started safely with what it would be "
                "told. Enter the path of the program's .exe under Sources.",
                words=words[0],
            )
        )
    shell = env.get("COMSPEC") or ntpath.join(env.get("SYSTEMROOT", "C:\\Windows"), "System32", "cmd.exe")
    return [shell, "/d", "/c", *words]
