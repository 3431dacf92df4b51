"""What the person changed, written into the settings file, with what follows from it outside the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, cast

from trayapp.engine.base import World, vendor_specs
from trayapp.settings import EditRefusedError, Settings
from trayapp.settings.write import Change
from trayapp.system.autostart import AutostartError, follow, program
from trayapp.system.settings_file import SettingsFileError, change


class Changed(NamedTuple):
    """Whether the file was written, and a sentence on what could not be done ("" where all was)."""

    written: bool
    refused: str = ""


def change_settings(world: World, before: Settings, changes: Mapping[str, object]) -> Changed:
    """Writes `changes`, by dotted name; the start at login follows its switch.

    Only at the switch: the desktop's own settings may have the last word on it at any other time.
    """
    try:
        after, _ = change(world.paths, cast("Mapping[str, Change]", changes), vendor_specs())
    except (SettingsFileError, EditRefusedError) as error:
        return Changed(written=False, refused=error.sentence)
    wanted = after.general.start_at_login
    if wanted == before.general.start_at_login:
        return Changed(written=True)
    try:
        follow(wanted=wanted, command=program(), home=world.home, env=world.env, platform=world.platform)
    except AutostartError as error:
        return Changed(written=True, refused=error.sentence)
    return Changed(written=True)
