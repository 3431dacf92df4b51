"""Removes everything that the program keeps: keys in the keyring, the entry at login, its own files."""

from __future__ import annotations

from trayapp.domain.saying import joined, saying
from trayapp.engine.base import World, vendors
from trayapp.system import privacy
from trayapp.system.autostart import AutostartError, follow, program
from trayapp.system.vault import Vault, VaultError


def forget_all(world: World, vault: Vault | None = None) -> tuple[str, ...]:
    """Removes it; sentences about what is left. No part of the program may be running."""
    problems = [*_keys(vault or Vault())]
    try:
        follow(wanted=False, command=program(), home=world.home, env=world.env, platform=world.platform)
    except AutostartError as error:
        problems.append(error.sentence)
    return (*problems, *privacy.remove(world.paths))


def _keys(vault: Vault) -> list[str]:
    """Every key that a source may have; one sentence where the keyring does not let us."""
    for vendor in vendors():
        for credential in vendor.secrets:
            try:
                vault.remove(vendor.id, credential.name)
            except VaultError as error:
                return [joined(error.sentence, saying("Faults", "Keys that are in the keyring stay there."))]
    return []
