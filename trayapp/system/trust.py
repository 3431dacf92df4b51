"""Whom to trust: the system's certificates, among which a company puts its own, and the person's own file."""

from __future__ import annotations

import logging
import re
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from trayapp.domain.errors import Unreachable
from trayapp.domain.saying import saying

log = logging.getLogger(__name__)

# Where Linux keeps its certificates. A Python or a frozen build that was made on one of these looks, by
# itself, only in that one's place.
_PLACES: Final = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch, Alpine
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  # Fedora, Red Hat
    "/etc/pki/tls/certs/ca-bundle.crt",  # their older releases
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # Alpine, BSD
)

# OpenSSL finds a certificate in a folder by the hash of its subject, as a file's name.
_HASHED: Final = re.compile(r"[0-9a-f]{8}\.\d")


def make_trust(bundle: str, *, env: Mapping[str, str], platform: str) -> ssl.SSLContext:
    """What connections are verified with: the system's own store and, where it is named, the file `bundle`.

    SSL_CERT_FILE and SSL_CERT_DIR count as they do for other programs: on Linux in place of the system's
    file and folder, elsewhere beside the system's store.

    Raises:
        Unreachable: `bundle` cannot be read or holds no certificates; the sentence names it.
    """
    if platform in {"win32", "darwin"}:
        # 40 kB, only there: OpenSSL knows no store of these systems. On Linux, where the store is a file,
        # it reads that file anew for every connection, at 20 ms each (docs/decisions/0010).
        import truststore  # noqa: PLC0415

        trust: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        _load_named(trust, env)
    else:
        trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        _load_system(trust, env)
    # Trust ends at what was named: a company often hands out the issuing certificate without its root.
    trust.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    if bundle:
        _load_bundle(trust, bundle)
    return trust


def _load_bundle(trust: ssl.SSLContext, bundle: str) -> None:
    advice = saying("Faults", "Mend network.ca_bundle in the settings, or leave it empty.")
    try:
        path = Path(bundle).expanduser()
        if not path.is_file():
            raise Unreachable(
                saying(
                    "Faults",
                    "The file with certificates is not there: {bundle}. {advice}",
                    bundle=bundle,
                    advice=advice,
                )
            )
        trust.load_verify_locations(cafile=path)
    except ssl.SSLError:
        raise Unreachable(
            saying(
                "Faults",
                "There are no certificates (PEM) in {bundle}. {advice}",
                bundle=bundle,
                advice=advice,
            )
        ) from None
    except (OSError, RuntimeError, ValueError):  # no right to read it, "~somebody", a zero byte
        raise Unreachable(
            saying(
                "Faults",
                "The file with certificates cannot be read: {bundle}. {advice}",
                bundle=bundle,
                advice=advice,
            )
        ) from None


def _load_named(trust: ssl.SSLContext, env: Mapping[str, str]) -> tuple[bool, bool]:
    """Load what the environment names; True for the file, and for the folder, that took effect."""
    file, folder = env.get("SSL_CERT_FILE", ""), env.get("SSL_CERT_DIR", "")
    return bool(file) and _load(trust, file=file), bool(folder) and _load(trust, folder=folder)


def _load_system(trust: ssl.SSLContext, env: Mapping[str, str]) -> None:
    has_file, has_folder = _load_named(trust, env)
    usual = ssl.get_default_verify_paths()
    if not has_folder and _is_hashed(Path(usual.openssl_capath)):
        has_folder = _load(trust, folder=usual.openssl_capath)
    if not has_file and Path(usual.openssl_cafile).is_file():
        has_file = _load(trust, file=usual.openssl_cafile)
    if has_file or has_folder:
        return
    if not any(Path(place).is_file() and _load(trust, file=place) for place in _PLACES):
        # A system that was installed without any, such as a small container.
        import certifi  # noqa: PLC0415 (comes with httpx)

        trust.load_verify_locations(cafile=certifi.where())


def _is_hashed(folder: Path) -> bool:
    try:
        return any(_HASHED.fullmatch(each.name) for each in folder.iterdir())
    except OSError:
        return False


def _load(trust: ssl.SSLContext, *, file: str | None = None, folder: str | None = None) -> bool:
    try:
        trust.load_verify_locations(cafile=file, capath=folder)
    except OSError as error:  # ssl.SSLError is one
        log.warning("No certificates are taken from %s: %s", file or folder, type(error).__name__)
        return False
    return True
