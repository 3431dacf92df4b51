"""An authority of the test's own, and the certificates it gives to servers on this machine."""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta

import pytest

# Comes with the keyring's library for Linux; a system that does not have it skips what needs it.
x509 = pytest.importorskip("cryptography.x509")
from cryptography.hazmat.primitives import hashes, serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402

DAY = timedelta(days=1)
PEM = serialization.Encoding.PEM


def named(name):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def alternative(name):
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def unsigned(owner, issuer, key, begins=-DAY, ends=DAY):
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(named(owner))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + ends)
    )


class Authority:
    """`pem` is the file that makes it trusted; `server` gives the TLS side of a server."""

    def __init__(self, folder, name="authority"):
        self._folder, self._name = folder, name
        self._key = ec.generate_private_key(ec.SECP256R1())
        whole = unsigned(name, name, self._key, begins=-100 * DAY, ends=100 * DAY).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        self.pem = folder / f"{name}.pem"
        self.pem.write_bytes(whole.sign(self._key, hashes.SHA256()).public_bytes(PEM))

    def server(self, *names, begins=-DAY, ends=DAY, signed_by_itself=False):
        """A context whose certificate holds for these names, from now + `begins` until now + `ends`."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer, signing = ("server", key) if signed_by_itself else (self._name, self._key)
        alternatives = x509.SubjectAlternativeName([alternative(each) for each in names or ("127.0.0.1",)])
        whole = unsigned("server", issuer, key, begins, ends).add_extension(alternatives, critical=False)
        path = self._folder / "server.pem"
        path.write_bytes(
            whole.sign(signing, hashes.SHA256()).public_bytes(PEM)
            + key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context
