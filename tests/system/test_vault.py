import shutil
import subprocess
import sys
import time

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from trayapp.domain.errors import FaultKind
from trayapp.domain.secret import Secret
from trayapp.system.keyrings import refuse_weak
from trayapp.system.secret_service import SecretService
from trayapp.system.vault import SERVICE, Vault, VaultError, VaultState

KEY = "sk-or-v1-0123456789abcdef"


class Drawer:
    """A keyring that works."""

    def __init__(self):
        self.held = {}

    def get_password(self, service, username):
        return self.held.get((service, username))

    def set_password(self, service, username, password):
        self.held[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.held:
            raise keyring.errors.PasswordDeleteError
        del self.held[service, username]


class Failing(Drawer):
    """A keyring that raises what it was given."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    def get_password(self, *_names):
        raise self.error

    set_password = delete_password = get_password


class PlaintextKeyring(Drawer):
    pass


class Chain(Drawer):
    def __init__(self, *backends):
        super().__init__()
        self.backends = backends


def test_what_is_put_is_got_and_can_be_removed():
    vault = Vault(Drawer())
    assert vault.get("one", "key") is None
    vault.put("one", "key", KEY)
    assert vault.get("one", "key") == Secret(KEY)
    assert vault.get("two", "key") is None
    vault.remove("one", "key")
    vault.remove("one", "key")
    assert vault.get("one", "key") is None
    assert vault.state() == (VaultState.UNLOCKED, "")


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (keyring.errors.KeyringLocked(f"for {KEY}"), VaultState.LOCKED),
        (keyring.errors.PasswordSetError(KEY), VaultState.LOCKED),
        (keyring.errors.InitError("Failed to create the collection: Prompt dismissed."), VaultState.MISSING),
        (keyring.errors.NoKeyringError("none"), VaultState.MISSING),
        (keyring.errors.KeyringError("other"), VaultState.MISSING),
        (ConnectionResetError("the daemon ended"), VaultState.MISSING),
        (EOFError(), VaultState.MISSING),
        (TimeoutError(), VaultState.MISSING),
    ],
)
def test_every_error_is_one_sentence(error, state):
    vault = Vault(Failing(error))
    for call in (
        lambda: vault.get("one", "key"),
        lambda: vault.put("one", "key", KEY),
        lambda: vault.remove("one", "key"),
    ):
        with pytest.raises(VaultError) as caught:
            call()
        assert caught.value.state is state
        assert caught.value.kind is FaultKind.UNAVAILABLE
        assert caught.value.sentence.endswith("for this run only.")
        assert KEY not in caught.value.sentence
    assert vault.state()[0] is state


def test_what_is_no_keyring_error_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        Vault(Failing(ZeroDivisionError())).get("one", "key")


@pytest.mark.parametrize(
    "backend",
    [
        PlaintextKeyring(),
        keyring.backends.null.Keyring(),
        Chain(Drawer(), PlaintextKeyring()),
        Chain(Chain(keyring.backends.null.Keyring())),
        type("EncryptedKeyring", (Drawer,), {"__module__": "keyrings.alt.file"})(),
    ],
)
def test_a_weak_keyring_is_refused_by_name_and_not_touched(backend):
    vault = Vault(backend)
    with pytest.raises(VaultError) as caught:
        vault.put("one", "key", KEY)
    assert caught.value.state is VaultState.WEAK
    assert "Keyring" in caught.value.sentence
    assert getattr(backend, "held", {}) == {}
    assert vault.state()[0] is VaultState.WEAK


def test_no_keyring_at_all_is_said():
    assert Vault(keyring.backends.fail.Keyring()).state()[0] is VaultState.MISSING


def test_a_chain_of_strong_ones_is_taken():
    refuse_weak(Chain(Drawer(), Drawer()))


def test_for_this_run_only_nothing_is_written():
    drawer = Drawer()
    vault = Vault(drawer)
    vault.put_for_this_run("one", "key", KEY)
    assert vault.get("one", "key") == Secret(KEY)
    assert drawer.held == {}
    vault.remove("one", "key")
    assert vault.get("one", "key") is None


def test_for_this_run_only_works_without_a_keyring():
    vault = Vault(Failing(keyring.errors.NoKeyringError()))
    vault.put_for_this_run("one", "key", KEY)
    assert vault.get("one", "key") == Secret(KEY)
    vault.remove("one", "key")
    with pytest.raises(VaultError):
        vault.get("one", "key")


def test_a_keyring_that_comes_late_is_used():
    keyrings = [keyring.backends.fail.Keyring(), Failing(keyring.errors.InitError()), Drawer()]
    vault = Vault(find=lambda: keyrings.pop(0))
    assert vault.state()[0] is VaultState.MISSING
    assert vault.state()[0] is VaultState.MISSING
    vault.put("one", "key", KEY)
    assert vault.get("one", "key") == Secret(KEY)
    assert keyrings == []


# --- a real Secret Service, on a bus of its own ------------------------------------------------------

needs_programs = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("gnome-keyring-daemon") or not shutil.which("dbus-daemon"),
    reason="needs gnome-keyring-daemon and dbus-daemon",
)

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""


class Desk:
    """A session bus that starts nothing by itself, and a keyring daemon that is started by hand."""

    def __init__(self, folder):
        self.folder = folder
        self.address = f"unix:path={folder}/bus"
        self.env = {
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_RUNTIME_DIR": str(folder),
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            "PATH": "/usr/bin:/bin",
        }
        config = folder / "bus.conf"
        config.write_text(BUS.format(socket=folder / "bus"))
        self.bus = subprocess.Popen(["dbus-daemon", f"--config-file={config}", "--nofork"], env=self.env)
        self.until((folder / "bus").exists)
        self.daemon = None

    def keyring(self, password):
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        command += ["--unlock"] if password else []
        self.daemon = subprocess.Popen(
            command, env=self.env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.daemon.stdin.write(password.encode())
        self.daemon.stdin.close()
        self.until(SecretService(self.address).is_there)

    def end_keyring(self):
        if self.daemon is not None:
            self.daemon.terminate()
            self.daemon.wait(10)
            self.daemon = None

    def close(self):
        self.end_keyring()
        self.bus.terminate()
        self.bus.wait(10)

    @staticmethod
    def until(true):
        for _ in range(200):
            if true():
                return
            time.sleep(0.05)
        raise AssertionError("it did not come")


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.close()


@needs_programs
def test_the_real_keyring_keeps_a_key(desk):
    desk.keyring("pw")
    vault = Vault(SecretService(desk.address))
    assert vault.state() == (VaultState.UNLOCKED, "")
    assert vault.get("one", "key") is None
    vault.put("one", "key", "old")
    vault.put("one", "key", KEY + "é" * 5000)
    assert Vault(SecretService(desk.address)).get("one", "key") == Secret(KEY + "é" * 5000)
    vault.remove("one", "key")
    vault.remove("one", "key")
    assert vault.get("one", "key") is None


@needs_programs
def test_the_keyring_library_finds_the_same_item(desk):
    desk.keyring("pw")
    vault = Vault(SecretService(desk.address))
    vault.put("one", "key", KEY)
    library = (
        "import keyring, sys; "
        f"print(keyring.get_password('{SERVICE}', 'one/key')); "
        f"keyring.set_password('{SERVICE}', 'one/key', 'newer')"
    )
    command = [sys.executable, "-c", library]
    run = subprocess.run(command, env=desk.env, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == KEY
    assert vault.get("one", "key") == Secret("newer")


@needs_programs
def test_a_locked_keyring_without_a_prompt_is_said(desk):
    desk.keyring("pw")
    Vault(SecretService(desk.address)).put("one", "key", KEY)
    desk.end_keyring()
    desk.keyring("")
    vault = Vault(SecretService(desk.address))
    for call in (lambda: vault.get("one", "key"), lambda: vault.put("one", "key", "x")):
        with pytest.raises(VaultError) as caught:
            call()
        assert caught.value.state is VaultState.LOCKED
    assert vault.state()[0] is VaultState.LOCKED


@needs_programs
def test_a_locked_keyring_is_said_without_a_key_in_it_and_without_a_prompt(desk):
    desk.keyring("pw")
    vault = Vault(SecretService(desk.address))
    vault.put("one", "key", KEY)
    vault.remove("one", "key")
    desk.end_keyring()
    desk.keyring("")
    assert vault.state()[0] is VaultState.LOCKED


@needs_programs
def test_a_daemon_that_was_never_set_up_has_nothing_and_keeps_nothing(desk):
    desk.keyring("")
    vault = Vault(SecretService(desk.address))
    assert vault.get("one", "key") is None
    with pytest.raises(VaultError):
        vault.put("one", "key", KEY)


@needs_programs
def test_a_daemon_that_ends_and_comes_back_is_found_again(desk):
    service = SecretService(desk.address)
    assert not service.is_there()
    vault = Vault(service)
    assert vault.state()[0] is VaultState.MISSING
    desk.keyring("pw")
    vault.put("one", "key", KEY)
    desk.end_keyring()
    assert vault.state()[0] is VaultState.MISSING
    desk.keyring("pw")
    assert vault.get("one", "key") == Secret(KEY)


def test_no_bus_at_all_is_a_missing_keyring(tmp_path):
    for address in (f"unix:path={tmp_path}/none", "nonsense"):
        service = SecretService(address)
        assert not service.is_there()
        assert Vault(service).state()[0] is VaultState.MISSING
