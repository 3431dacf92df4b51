"""Keys and passwords in the system's keyring and nowhere else; every refusal is one sentence.

Each call may wait for a person at a prompt: call from a thread of its own. Nothing weaker than the
system's own keyring is ever used; "for this run only" keeps a key in memory until the program ends.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from trayapp.domain.secret import Secret
from trayapp.system.keyrings import (
    Backend,
    VaultError,
    VaultState,
    find_backend,
    locked,
    refuse_weak,
    translated,
)

__all__ = ["SERVICE", "Vault", "VaultError", "VaultState"]

SERVICE: Final = "remainder"

T = TypeVar("T")


class Vault:
    """The keyring, found when it is first needed; `find` hands in another one."""

    def __init__(self, backend: Backend | None = None, *, find: Callable[[], Backend] = find_backend) -> None:
        self._find = find
        self._backend = backend
        self._this_run: dict[tuple[str, str], Secret] = {}

    def get(self, source: str, name: str) -> Secret | None:
        """The secret, None where there is none; raises `VaultError`."""
        held = self._this_run.get((source, name))
        if held is not None:
            return held
        value = self._call(lambda keyring: keyring.get_password(SERVICE, _user(source, name)))
        return Secret(value) if value else None

    def put(self, source: str, name: str, value: str) -> None:
        """Keep it in the keyring, where later runs find it too; raises `VaultError`."""
        self._call(lambda keyring: keyring.set_password(SERVICE, _user(source, name), value))
        self._this_run.pop((source, name), None)

    def put_for_this_run(self, source: str, name: str, value: str) -> None:
        """Keep it in memory until the program ends: needs no keyring and writes nothing."""
        self._this_run[source, name] = Secret(value)

    def remove(self, source: str, name: str) -> None:
        """Forget it, in memory and in the keyring; does nothing where there is none. Raises `VaultError`."""
        held = self._this_run.pop((source, name), None)
        try:
            self._call(lambda keyring: _delete(keyring, _user(source, name)))
        except VaultError:
            # What was only ever in memory is gone, whatever the keyring says.
            if held is None:
                raise

    def state(self) -> tuple[VaultState, str]:
        """How it stands, and the sentence for it ("" when all is well). May ask the person to unlock it."""
        try:
            self._call(_probe)
        except VaultError as error:
            return error.state, error.sentence
        return VaultState.UNLOCKED, ""

    def _call(self, call: Callable[[Backend], T]) -> T:
        # Found anew for each call until one succeeds: a keyring that comes after the program is used.
        with translated():
            backend = self._backend or self._find()
            refuse_weak(backend)
            answer = call(backend)
            self._backend = backend
            return answer


def _user(source: str, name: str) -> str:
    return f"{source}/{name}"


def _probe(keyring: Backend) -> None:
    # A locked collection answers "no such item" to a name that it does not hold: it is asked for its lock.
    is_locked = getattr(keyring, "is_locked", None)
    if is_locked is not None and is_locked():
        raise locked()
    keyring.get_password(SERVICE, "state")


def _delete(keyring: Backend, user: str) -> None:
    # Asked first: deleting what is not there is an error in every backend, and not one of ours.
    if keyring.get_password(SERVICE, user) is not None:
        keyring.delete_password(SERVICE, user)
