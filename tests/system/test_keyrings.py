"""Which keyring is taken: the library's choice on every system, in processes of their own.

The library keeps its first choice for life and looks at the environment, so each case is a real process.
Windows and macOS are stood in for at their own edge (`win32cred`, the Keychain's functions); the backends
above it are the library's own.
"""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

WIN32CRED = """
CRED_TYPE_GENERIC, CRED_PERSIST_ENTERPRISE = 1, 3
from . import pywintypes
HELD = {}
def CredRead(Type, TargetName):
    if TargetName not in HELD:
        raise pywintypes.error(1168, "CredRead", "Element not found.")
    return HELD[TargetName]
def CredWrite(credential, _flags):
    if len(credential["CredentialBlob"]) > 1280:
        raise pywintypes.error(1783, "CredWrite", "The stub received bad data.")
    HELD[credential["TargetName"]] = {
        **credential, "CredentialBlob": credential["CredentialBlob"].encode("utf-16-le"),
    }
def CredDelete(Type, TargetName):
    if TargetName not in HELD:
        raise pywintypes.error(1168, "CredDelete", "Element not found.")
    del HELD[TargetName]
"""
PYWINTYPES = """
class error(Exception):
    def __init__(self, winerror, funcname, strerror):
        super().__init__(winerror, funcname, strerror)
        self.winerror, self.funcname, self.strerror = winerror, funcname, strerror
"""
KEYCHAIN = """
import platform, sys, types
platform.system = lambda: "Darwin"
api = types.ModuleType("keyring.backends.macOS.api")
class Error(Exception): pass
class NotFound(Error): pass
class KeychainDenied(Error): pass
held, closed = {}, []
def set_generic_password(_chain, service, user, value):
    if closed: raise KeychainDenied(-128, "denied")
    held[service, user] = value
def find_generic_password(_chain, service, user, *_):
    if closed: raise KeychainDenied(-128, "denied")
    if (service, user) not in held: raise NotFound(-25300, "not found")
    return held[service, user]
def delete_generic_password(_chain, service, user):
    del held[service, user]
for each in (Error, NotFound, KeychainDenied, set_generic_password, find_generic_password,
             delete_generic_password):
    setattr(api, each.__name__, each)
sys.modules["keyring.backends.macOS.api"] = api
import keyring.backends.macOS
keyring.backends.macOS.api = api
"""
USE = """
from trayapp.system.vault import Vault, VaultError
vault = Vault()
vault.put("one", "key", "first")
vault.put("two", "key", "second")
print(type(vault._backend).__module__, vault.state()[0].value)
print(Vault().get("one", "key").reveal(), vault.get("two", "key").reveal(), vault.get("three", "key"))
vault.remove("one", "key")
print(vault.get("one", "key"), vault.get("two", "key").reveal())
"""
STATE = """
from trayapp.system.vault import Vault
vault = Vault()
state, sentence = vault.state()
print(state.value)
print(sentence)
vault.put_for_this_run("one", "key", "held")
print(vault.get("one", "key").reveal())
"""


def python(script, folder, **env):
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    paths = os.pathsep.join([str(folder), str(ROOT)])
    world = {**keep, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "PYTHONPATH": paths, **env}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        env=world, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def put(folder, **files):
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


needs_no_service = pytest.mark.skipif(sys.platform != "linux", reason="stands in for the other systems")


@needs_no_service
def test_windows_credential_manager_is_picked_and_taken(tmp_path):
    put(tmp_path, win32ctypes__pywin32__win32cred=WIN32CRED, win32ctypes__pywin32__pywintypes=PYWINTYPES)
    put(tmp_path, win32ctypes__pywin32____init__="")
    assert python(USE, tmp_path) == [
        "keyring.backends.Windows unlocked",
        "first second None",
        "None second",
    ]


@needs_no_service
def test_a_key_too_long_for_windows_is_said(tmp_path):
    put(tmp_path, win32ctypes__pywin32__win32cred=WIN32CRED, win32ctypes__pywin32__pywintypes=PYWINTYPES)
    put(tmp_path, win32ctypes__pywin32____init__="")
    script = """
    from trayapp.system.vault import Vault, VaultError
    try:
        Vault().put("one", "key", "x" * 1300)
    except VaultError as error:
        print(error.sentence)
    """
    [said] = python(script, tmp_path)
    assert said.startswith("Windows keeps at most 1,280 characters")
    assert said.endswith("for this run only.")


@needs_no_service
def test_macos_keychain_is_picked_and_taken(tmp_path):
    assert python(KEYCHAIN + USE, tmp_path) == [
        "keyring.backends.macOS unlocked",
        "first second None",
        "None second",
    ]


@needs_no_service
def test_a_keychain_that_the_person_denies_is_locked(tmp_path):
    state, said, held = python(KEYCHAIN + "closed.append(1)\n" + STATE, tmp_path)
    assert (state, held) == ("locked", "held")
    assert said.startswith("The keyring is locked.")


@pytest.mark.parametrize(
    ("chosen", "state", "word"),
    [
        ("keyring.backends.fail.Keyring", "missing", "keyring.backends.fail.Keyring"),
        ("keyring.backends.null.Keyring", "weak", "keyring.backends.null.Keyring"),
        ("keyrings.alt.file.PlaintextKeyring", "weak", "keyrings.alt.file.PlaintextKeyring"),
        ("keyrings.alt.file.EncryptedKeyring", "weak", "keyrings.alt.file.EncryptedKeyring"),
        ("home_made.PlaintextKeyring", "weak", "home_made.PlaintextKeyring"),
        ("home_made.Chain", "weak", "home_made.PlaintextKeyring"),
        ("no.such.module.Keyring", "missing", "PYTHON_KEYRING_BACKEND"),
        ("home_made.NoSuchClass", "missing", "PYTHON_KEYRING_BACKEND"),
        ("json.JSONDecoder", "missing", "PYTHON_KEYRING_BACKEND"),
        ("", "missing", "PYTHON_KEYRING_BACKEND"),
    ],
)
@pytest.mark.parametrize("by", ["variable", "file"])
def test_what_a_person_chose_and_protects_nothing_is_refused_by_name(tmp_path, chosen, state, word, by):
    backend = """
    from keyring.backend import KeyringBackend
    class {name}(KeyringBackend):
        priority = 9
        def get_password(self, *_): return None
        def set_password(self, *_): open("written", "w")
        def delete_password(self, *_): pass
    """
    plain = textwrap.dedent(backend).format(name="PlaintextKeyring")
    chain = textwrap.dedent(backend).format(name="Chain") + "    backends = [PlaintextKeyring()]\n"
    home_made = plain + chain.replace("from keyring.backend import KeyringBackend\n", "")
    alt = plain + textwrap.dedent(backend).format(name="EncryptedKeyring")
    put(tmp_path, home_made=home_made, keyrings__alt__file=alt)
    if by == "variable":
        told = python(STATE, tmp_path, PYTHON_KEYRING_BACKEND=chosen)
    else:
        (tmp_path / "python_keyring").mkdir()
        (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={chosen}\n")
        told = python(STATE, tmp_path)
    assert told[0] == state
    assert word in told[1]
    assert told[1].endswith("for this run only.")
    assert told[2] == "held"
    assert not list(tmp_path.rglob("written"))


@needs_no_service
def test_a_chain_of_the_library_that_may_fall_through_is_refused(tmp_path):
    """A second, weak backend installed beside the strong one makes the library chain them."""
    put(tmp_path, win32ctypes__pywin32__win32cred=WIN32CRED, win32ctypes__pywin32__pywintypes=PYWINTYPES)
    put(tmp_path, win32ctypes__pywin32____init__="")
    weak = """
    from keyring.backend import KeyringBackend
    class PlaintextKeyring(KeyringBackend):
        priority = 0.5
        def get_password(self, *_): return None
        def set_password(self, *_): pass
        def delete_password(self, *_): pass
    """
    put(tmp_path, keyrings__alt__file=textwrap.dedent(weak))
    state, said, _held = python("import keyrings.alt.file\n" + STATE, tmp_path)
    assert state == "weak"
    assert "keyrings.alt.file.PlaintextKeyring" in said


@needs_no_service
def test_without_any_keyring_it_is_said_again_and_again(tmp_path):
    script = """
    from trayapp.system.vault import Vault
    vault = Vault()
    print([vault.state()[0].value for _ in range(3)])
    """
    assert python(script, tmp_path) == ["['missing', 'missing', 'missing']"]
