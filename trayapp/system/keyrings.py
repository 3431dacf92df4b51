"""Which keyring there is, whether it is strong enough, and its errors in plain words.

Weak ones (a plain file, none at all, a chain that may fall through to one) are refused by name:
the keyring library would take them without a word.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Final, Protocol

from trayapp.domain.errors import Unavailable
from trayapp.domain.saying import saying


class VaultState(Enum):
    """How the keyring stands."""

    UNLOCKED = "unlocked"
    LOCKED = "locked"
    MISSING = "missing"
    WEAK = "weak"


class VaultError(Unavailable):
    """The keyring did not do it; grey, not red: the person unlocks it or installs one."""

    def __init__(self, state: VaultState, sentence: str) -> None:
        super().__init__(sentence)
        self.state = state


class Backend(Protocol):
    """What every backend of the keyring library offers."""

    def get_password(self, service: str, username: str) -> str | None:
        """The stored text, None where there is none."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store it in place of any other."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Remove it; an error where there is none."""
        ...


_OTHERWISE: Final = saying("Faults", "or keep the key for this run only")
_CHOICE: Final = saying("Faults", "PYTHON_KEYRING_BACKEND or keyringrc.cfg")


def locked() -> VaultError:
    """It is there, and closed."""
    return VaultError(
        VaultState.LOCKED,
        saying(
            "Faults", "The keyring is locked. Unlock it and try again, {otherwise}.", otherwise=_OTHERWISE
        ),
    )


def missing() -> VaultError:
    """There is none on this system."""
    return VaultError(
        VaultState.MISSING,
        saying(
            "Faults",
            "This system has no keyring that can be used. Start or install one, such as "
            "GNOME Keyring or KWallet, {otherwise}.",
            otherwise=_OTHERWISE,
        ),
    )


def not_ready() -> VaultError:
    """It is there and does not work: never set up, or ended a moment ago."""
    return VaultError(
        VaultState.MISSING,
        saying(
            "Faults",
            "The keyring could not be opened: it is not set up yet, or it has just ended. "
            "Open your system's password manager once and try again, {otherwise}.",
            otherwise=_OTHERWISE,
        ),
    )


def _switched_off(name: str) -> VaultError:
    return VaultError(
        VaultState.MISSING,
        saying(
            "Faults",
            "Keyrings are switched off for programs such as this one ({name}). Take that "
            "choice back, in {choice}, {otherwise}.",
            name=name,
            choice=_CHOICE,
            otherwise=_OTHERWISE,
        ),
    )


def _not_loaded() -> VaultError:
    return VaultError(
        VaultState.MISSING,
        saying(
            "Faults",
            "The keyring that was chosen here cannot be loaded. Mend the choice in {choice}, {otherwise}.",
            choice=_CHOICE,
            otherwise=_OTHERWISE,
        ),
    )


def _weak(name: str) -> VaultError:
    return VaultError(
        VaultState.WEAK,
        saying(
            "Faults",
            "The keyring that is set up here ({name}) does not protect what it holds, so "
            "nothing is kept in it. Set up the system's own keyring, {otherwise}.",
            name=name,
            otherwise=_OTHERWISE,
        ),
    )


def refuse_weak(backend: Backend) -> None:
    """Raise `VaultError` where the backend, or one that it may fall through to, protects nothing."""
    kind = type(backend)
    name = f"{kind.__module__}.{kind.__qualname__}"
    if kind.__module__ == "keyring.backends.fail":
        raise _switched_off(name) if _person_chose() else missing()
    # keyrings.alt: plain and home-made files, and one that asks for its password on a terminal.
    if kind.__module__ == "keyring.backends.null" or kind.__module__.startswith("keyrings.alt."):
        raise _weak(name)
    if "plaintext" in name.lower():
        raise _weak(name)
    for member in getattr(backend, "backends", ()):
        refuse_weak(member)


def find_backend() -> Backend:
    """The system's keyring, looked for anew; raises `VaultError` or the keyring library's own errors."""
    if sys.platform == "linux" and not _person_chose():
        # Spoken to directly: the keyring library's way there costs 16 MiB for good (it imports all of
        # cryptography; USS measured in November 2026 with keyring 25.7 and SecretStorage 3.5).
        from trayapp.system.secret_service import SecretService  # noqa: PLC0415 (jeepney, Linux only)

        service = SecretService()
        if service.is_there():
            return service
    return _of_the_library()


def _of_the_library() -> Backend:
    """The keyring library's pick: Windows Credential Manager, macOS Keychain, or what the person chose."""
    import keyring  # noqa: PLC0415 (60 ms and 6 MiB, only where a secret is needed)
    import keyring.backend  # noqa: PLC0415

    if _person_chose():
        try:
            chosen: Backend = keyring.get_keyring()
        except Exception as error:
            # A name that is no module, no class, or no keyring for this system: whatever importing it raises.
            raise _not_loaded() from error
        return chosen
    found: Backend = keyring.get_keyring()
    if type(found).__module__ == "keyring.backends.fail":
        # The library keeps its first choice, and its list of choices, for life: both are made anew.
        keyring.backend.get_all_keyring.reset()
        keyring.core.init_backend()
        found = keyring.get_keyring()
    return found


def _person_chose() -> bool:
    """True where this person has told the keyring library what to use."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return "PYTHON_KEYRING_BACKEND" in os.environ or (config / "python_keyring" / "keyringrc.cfg").exists()


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Whatever a keyring raises as `VaultError`: the libraries' own texts are for programmers."""
    try:
        yield
    except VaultError:
        raise
    except Exception as error:
        found = _of_library(error)
        if found is None:
            raise
        raise found from error


def _of_library(error: Exception) -> VaultError | None:
    if type(error).__module__.endswith("pywintypes"):
        return _of_windows(error)
    # By name: the libraries are not loaded only to be asked for their classes.
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {"KeyringLocked", "LockedException"}:
        return locked()
    if "NoKeyringError" in names:
        return missing()
    if "PasswordSetError" in names:
        return VaultError(
            VaultState.LOCKED,
            saying(
                "Faults",
                "The keyring did not take the key. Unlock it and try again, {otherwise}.",
                otherwise=_OTHERWISE,
            ),
        )
    # A daemon that ends in mid-call shows as an OSError, an EOFError or one of D-Bus's own.
    if names & {"KeyringError", "SecretStorageException", "DBusErrorResponse", "OSError", "EOFError"}:
        return not_ready()
    return None


def _of_windows(error: Exception) -> VaultError:
    # 1783, RPC_X_BAD_STUB_DATA, is what CredWrite says of more than CRED_MAX_CREDENTIAL_BLOB_SIZE
    # (5 * 512 bytes), in which the library keeps UTF-16.
    if getattr(error, "winerror", None) == 1783:
        said = saying("Faults", "Windows keeps at most 1,280 characters for one key, and this one is longer.")
        return VaultError(
            VaultState.MISSING,
            saying("Faults", "{said} Use a shorter one, {otherwise}.", said=said, otherwise=_OTHERWISE),
        )
    return not_ready()
