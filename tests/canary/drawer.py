"""A keyring of the tests' own: a real backend of the keyring library, whose drawer is one file.

Chosen in real processes by PYTHON_KEYRING_BACKEND=tests.canary.drawer.Drawer; CANARY_DRAWER names the file.
"""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class Drawer(KeyringBackend):
    priority = 9

    def get_password(self, service, username):
        return _held().get(f"{service}|{username}")

    def set_password(self, service, username, password):
        _keep({**_held(), f"{service}|{username}": password})

    def delete_password(self, service, username):
        held = _held()
        if held.pop(f"{service}|{username}", None) is None:
            raise PasswordDeleteError(username)
        _keep(held)


def _file():
    return Path(os.environ["CANARY_DRAWER"])


def _held():
    return json.loads(_file().read_text()) if _file().exists() else {}


def _keep(held):
    _file().write_text(json.dumps(held))
