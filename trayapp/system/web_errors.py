"""What can go wrong between here and a host, as one of the closed kinds, in a sentence without secrets."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from trayapp.domain.errors import (
    NotSignedIn,
    Refused,
    SourceError,
    Throttled,
    Unavailable,
    Unreachable,
    Unreadable,
)
from trayapp.domain.retry import wait_until
from trayapp.domain.saying import joined, saying
from trayapp.domain.translation import mark

_LACKS: Final = mark("Faults", "{host} turned the request away ({status}). The key may lack a permission.")
_ELSEWHERE: Final = mark(
    "Faults", "{host} does not offer this figure at the address that was asked ({status})."
)
_OWN_FAULT: Final = mark("Faults", "{host} has a fault of its own ({status}). It is asked again later.")

_STATUS: Final[Mapping[int, tuple[type[SourceError], str]]] = {
    401: (
        NotSignedIn,
        mark("Faults", "{host} does not accept this sign-in (any more). Sign in or enter the key again."),
    ),
    402: (Refused, _LACKS),
    403: (Refused, _LACKS),
    404: (Unavailable, _ELSEWHERE),
    405: (Unavailable, _ELSEWHERE),
    407: (
        Unreachable,
        mark(
            "Faults", "The network's proxy asks for a sign-in, which HTTPS_PROXY in the environment can hold."
        ),
    ),
    408: (Unreachable, _OWN_FAULT),
    410: (Unavailable, _ELSEWHERE),
    429: (Throttled, mark("Faults", "{host} was asked too often. It is asked again later.")),
}

_UNKNOWN: Final = mark(
    "Faults",
    "The identity of {host} could not be verified. A company proxy that inspects "
    "traffic is the likely cause: add its certificate to the system's store, or "
    "name a file with it in the settings (network.ca_bundle).",
)
_SIGNED_BY_ITSELF: Final = mark(
    "Faults",
    "{host} shows a certificate that only it has signed. If that is meant, name a "
    "file with it in the settings (network.ca_bundle).",
)
_OVER: Final = mark("Faults", "The certificate of {host} has ended, or this computer's clock is wrong.")
_EARLY: Final = mark(
    "Faults", "The certificate of {host} is not valid yet, or this computer's clock is wrong."
)
_OTHER_NAME: Final = mark(
    "Faults",
    "What answers as {host} shows the certificate of another host. Check the "
    "address; a network that wants a sign-in in the browser first answers like "
    "this too.",
)

# What the three systems call it: OpenSSL's X509_V_ERR_*, Windows' CERT_E_*, macOS' errSec*.
_CERTIFICATE: Final[Mapping[int, str]] = {
    9: _EARLY,
    10: _OVER,
    18: _SIGNED_BY_ITSELF,
    62: _OTHER_NAME,
    64: _OTHER_NAME,
    0x800B0101: _OVER,
    0x800B010F: _OTHER_NAME,
    -67819: _EARLY,
    -67818: _OVER,
    -67602: _OTHER_NAME,
}

_SILENT: Final = mark("Faults", "{host} did not answer in time. It is asked again later.")
_STRANGE: Final = mark("Faults", "{host} gave an answer that is not understood.")

# The first name among an error's causes decides: httpx wraps httpcore's, which wraps the system's.
_EXCEPTION: Final[tuple[tuple[str, type[SourceError], str], ...]] = (
    ("SSLError", Unreachable, mark("Faults", "No safe connection to {host} could be made.")),
    ("gaierror", Unreachable, mark("Faults", "{host} was not found. Is the network up?")),
    (
        "ProxyError",
        Unreachable,
        mark(
            "Faults",
            "The network's proxy let nothing through to {host}. Check the proxy settings (network.proxy).",
        ),
    ),
    ("TimeoutException", Unreachable, _SILENT),
    ("TimeoutError", Unreachable, _SILENT),
    ("DecodingError", Unreadable, _STRANGE),
    ("RemoteProtocolError", Unreadable, _STRANGE),
    ("Exception", Unreachable, mark("Faults", "{host} could not be reached. Is the network up?")),
)

# A connection through a proxy is one to the proxy: it is this that was not found or not there.
_BY_PROXY: Final[Mapping[str, str]] = {
    "gaierror": mark(
        "Faults", "The network's proxy was not found. Check the proxy settings (network.proxy)."
    ),
    "ConnectError": mark(
        "Faults", "The network's proxy could not be reached. Check the proxy settings (network.proxy)."
    ),
    "ConnectTimeout": mark(
        "Faults", "The network's proxy did not answer in time. {host} is asked again later."
    ),
}


def of_status(host: str, status: int, headers: Mapping[str, str], now: datetime) -> SourceError:
    """The error for an answer that is not a success; `headers` in lower case, `now` aware."""
    retry_at = wait_until(headers.get("retry-after", ""), now)
    kind: type[SourceError]
    if status >= 500:
        kind, sentence = Unreachable, _OWN_FAULT
    elif status >= 400:
        kind, sentence = _STATUS.get(
            status, (Refused, mark("Faults", "{host} did not take the request ({status})."))
        )
    else:
        kind, sentence = (
            Unreadable,
            mark("Faults", "{host} gave an answer that is not understood ({status})."),
        )
    return kind(saying("Faults", sentence, host=host, status=status), retry_at=retry_at)


def of_exception(host: str, error: Exception, *, proxy: bool = False, note: str = "") -> SourceError:
    """The error for a request that got no answer.

    `proxy` says that it went through one; `note` is added where nothing was reached.
    """
    certificate = _certificate_error(error)
    if certificate is not None:
        code = getattr(certificate, "verify_code", 0)  # absent where the host sent no certificate at all
        return Unreachable(saying("Faults", _CERTIFICATE.get(code, _UNKNOWN), host=host))
    names = {kind.__name__ for each in _chain(error) for kind in type(each).__mro__}
    if "ProxyError" in names and "407" in str(error):
        kind, sentence = _STATUS[407]
    else:
        name, kind, sentence = next(row for row in _EXCEPTION if row[0] in names)
        if proxy and name != "SSLError":
            sentence = next((said for each, said in _BY_PROXY.items() if each in names), sentence)
    return kind(joined(saying("Faults", sentence, host=host), note if kind is Unreachable else ""))


def is_certificate(error: Exception) -> bool:
    """True where the host's certificate was not trusted."""
    return _certificate_error(error) is not None


def _certificate_error(error: Exception) -> ssl.SSLCertVerificationError | None:
    return next((each for each in _chain(error) if isinstance(each, ssl.SSLCertVerificationError)), None)


def is_foreign(error: Exception) -> bool:
    """True for what the network, the system or httpx raises; anything else is a fault of our own."""
    library = type(error).__module__.partition(".")[0]
    return library in {"httpx", "httpcore", "h11"} or isinstance(error, OSError | UnicodeError)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
