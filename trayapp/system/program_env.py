"""The environment of another vendor's program: what it needs, and none of the session's keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

PASSED_ON = (
    "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS",
    "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "USERNAME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA",
    "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES", "PATHEXT", "COMSPEC", "TEMP", "TMP",
    "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY",
    "https_proxy", "http_proxy", "all_proxy", "no_proxy",
    "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "CODEX_CA_CERTIFICATE",
)  # fmt: skip
"""What a program needs to find itself, its login, the session's keyring and the network."""

UNTRACKED = {"DO_NOT_TRACK": "1"}
"""A question every few minutes is no use of a program: none is to be told of.

Claude Code 2.1.330 sends 155 kB of telemetry for each question without it, and none with it.
"""

PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy")
CERTIFICATES = ("NODE_EXTRA_CA_CERTS", "CODEX_CA_CERTIFICATE")
"""Files that programs built on Node.js, and Codex, trust beside the certificates that they know.

Not SSL_CERT_FILE: it takes the place of the system's own, which a company's file may not hold.
"""


def clean(
    env: Mapping[str, str], *, pass_on: Collection[str], folders: Iterable[str], platform: str
) -> dict[str, str]:
    """The child's whole environment, with `folders` for its PATH."""
    passed = UNTRACKED | {name: env[name] for name in (*PASSED_ON, *pass_on) if name in env}
    passed["PATH"] = (";" if platform == "win32" else ":").join(folders)
    if platform == "win32":
        # cmd.exe would else start a file of this name from the current folder first.
        passed["NoDefaultCurrentDirectoryInExePath"] = "1"
    return passed


def with_way_out(env: Mapping[str, str], *, proxy: str, ca_bundle: str) -> dict[str, str]:
    """The session's environment, with the person's own way to the network where one is set.

    `proxy` is an address, "none" for no proxy, or empty for what the session says; `ca_bundle` is a path or
    empty.
    """
    changed = dict(env)
    if proxy == "none":
        for name in (*PROXIES, "ALL_PROXY", "all_proxy"):
            changed.pop(name, None)
    elif proxy:
        changed |= dict.fromkeys(PROXIES, proxy)
    if ca_bundle:
        changed |= {name: ca_bundle for name in CERTIFICATES if name not in env}
    return changed
