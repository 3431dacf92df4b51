"""Where the program's own files live, on each system.

The rules are those of the XDG base directories, of Windows' known folders and of macOS's Library, as
platformdirs has them (a test compares), but computed from the environment that is handed in.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from trayapp.domain.reasons import reason
from trayapp.domain.saying import saying

_NAME: Final = "remainder"


class FolderError(Exception):
    """A folder of the program's own cannot be made; `sentence` may be shown."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Paths(NamedTuple):
    """The program's own folders: choices, facts, memory, what can be fetched again, and sockets."""

    config: Path
    data: Path
    state: Path
    cache: Path
    runtime: Path
    shared: tuple[Path, ...] = ()
    """Folders of the system in which a company may have put its policy; the first that holds one counts."""

    @property
    def policies(self) -> tuple[Path, ...]:
        """Where a company's policy may be."""
        return tuple(folder / "policy.toml" for folder in self.shared)

    @property
    def settings(self) -> Path:
        """The person's choices."""
        return self.config / "settings.toml"

    @property
    def store(self) -> Path:
        """The facts: events and readings."""
        return self.data / "remainder.db"

    @property
    def journal(self) -> Path:
        """What the program says of itself."""
        return self.state / "remainder.log"

    @property
    def prices(self) -> Path:
        """Price data that was fetched."""
        return self.cache / "prices"

    def ensure(self) -> None:
        """Make every folder that is missing, for this user alone (0700); `FolderError` where it fails."""
        for folder in (self.config, self.data, self.state, self.cache, self.runtime):
            _make(folder)


def home_folder(env: Mapping[str, str], platform: str) -> Path:
    """The person's home by the environment; without one, as the system's user list has it."""
    said = env.get("USERPROFILE") if platform == "win32" else env.get("HOME")
    return Path(said) if said else Path.home()


def find_paths(env: Mapping[str, str], platform: str) -> Paths:
    """The folders for this environment; `platform` is `sys.platform`.

    `REMAINDER_HOME` puts everything below one folder: for tests and for portable installs.
    """
    home = home_folder(env, platform)
    if own := env.get("REMAINDER_HOME"):
        # Made absolute once: the working folder of a tray started at login is nobody's choice.
        root = home / own[2:] if own.startswith("~/") else Path(own).absolute()
        found = Paths(root / "config", root / "data", root / "state", root / "cache", root / "run")
    elif platform == "win32":
        found = _windows(env, home)
    else:
        found = _macos(home) if platform == "darwin" else _xdg(env, home)
    return found._replace(shared=_shared(env, platform))


def _shared(env: Mapping[str, str], platform: str) -> tuple[Path, ...]:
    """A person's own folders can be moved; their company's cannot, except as XDG says for the system's."""
    if platform == "win32":
        return (Path(env.get("PROGRAMDATA") or "C:/ProgramData") / _NAME,)
    if platform == "darwin":
        return (Path("/Library/Application Support") / _NAME,)
    said = [Path(each) for each in env.get("XDG_CONFIG_DIRS", "").split(":") if each]
    named = [each for each in said if each.is_absolute()] or [Path("/etc/xdg")]
    return tuple(each / _NAME for each in named)


def _windows(env: Mapping[str, str], home: Path) -> Paths:
    local = Path(env.get("LOCALAPPDATA") or home / "AppData" / "Local")
    own = local / _NAME
    return Paths(own, own, own, own / "Cache", local / "Temp" / _NAME)


def _macos(home: Path) -> Paths:
    support = home / "Library" / "Application Support" / _NAME
    caches = home / "Library" / "Caches"
    return Paths(support, support, support, caches / _NAME, caches / "TemporaryItems" / _NAME)


def _xdg(env: Mapping[str, str], home: Path) -> Paths:
    cache = _base(env, "XDG_CACHE_HOME", home / ".cache") / _NAME
    return Paths(
        config=_base(env, "XDG_CONFIG_HOME", home / ".config") / _NAME,
        data=_base(env, "XDG_DATA_HOME", home / ".local" / "share") / _NAME,
        state=_base(env, "XDG_STATE_HOME", home / ".local" / "state") / _NAME,
        cache=cache,
        # Without a session's runtime folder, one below the cache is private where /tmp is not.
        runtime=_base(env, "XDG_RUNTIME_DIR", cache) / (_NAME if env.get("XDG_RUNTIME_DIR") else "run"),
    )


def _base(env: Mapping[str, str], name: str, fallback: Path) -> Path:
    # "If an implementation encounters a relative path [it] should consider the path invalid and ignore
    # it" (XDG Base Directory Specification 0.8).
    said = env.get(name, "")
    return Path(said) if os.path.isabs(said) else fallback  # noqa: PTH117 (Path("") is ".", not absent)


def _make(folder: Path) -> None:
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            each.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise FolderError(
            saying(
                "Faults",
                "The folder {folder} cannot be made ({why}). Make it writable, or set "
                "REMAINDER_HOME to a folder that is.",
                folder=folder,
                why=reason(error),
            )
        ) from error
    if not folder.is_dir():
        raise FolderError(
            saying(
                "Faults",
                "{folder} is a file where a folder is needed. Move it away and start again.",
                folder=folder,
            )
        )
