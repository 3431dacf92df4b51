"""The body of an answer: read and unpacked within bounds, in UTF-8 whatever it came in."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from trayapp.domain.errors import Unreadable
from trayapp.domain.saying import saying

if TYPE_CHECKING:
    import httpx

_GZIP: Final = 31
"""zlib's word for the largest window with gzip's head and tail."""

# What JSON has been seen in beside UTF-8; not every codec of Python, some of which are no alphabets.
_CHARSETS: Final = frozenset(
    {"iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "utf-16", "utf-16le", "utf-16be", "utf-32"}
)

_UTF8_MARK: Final = b"\xef\xbb\xbf"


async def read_body(response: httpx.Response, host: str, limit: int) -> bytes:
    """The unpacked body, of which there are never more than `limit` bytes in memory, and one chunk.

    Raises:
        Unreadable: it is longer, or packed in a way that was not offered, or broken.
    """
    said = response.headers.get("content-length", "")
    if said.isascii() and said.isdigit() and (len(said) > 18 or int(said) > limit):
        raise _too_long(host)
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing in {"gzip", "x-gzip"}:
        return await _unpacked(response, host, limit)
    if packing not in {"", "identity"}:
        raise Unreadable(
            saying("Faults", "{host} packed its answer in a way that was not offered.", host=host)
        )
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > limit:
            raise _too_long(host)
    return bytes(body)


async def _unpacked(response: httpx.Response, host: str, limit: int) -> bytes:
    packed = zlib.decompressobj(_GZIP)
    body, empty = bytearray(), True
    try:
        async for chunk in response.aiter_raw():
            empty = empty and not chunk
            # One byte more than allowed shows that there is more, and is all that is unpacked of it.
            body += packed.decompress(chunk, limit + 1 - len(body))
            if len(body) > limit:
                raise _too_long(host)
    except zlib.error:
        raise _broken(host) from None
    if not packed.eof and not empty:
        raise _broken(host)
    return bytes(body)


def as_utf8(body: bytes, content_type: str) -> bytes:
    """The same text in UTF-8, without a mark at its start; as it is where that cannot be told.

    JSON is UTF-8 by its standard. What is valid UTF-8 is taken as that, whatever the header says.
    """
    body = body.removeprefix(_UTF8_MARK)
    try:
        body.decode()
    except UnicodeDecodeError:
        charset = _charset(content_type)
        if charset in _CHARSETS:
            return body.decode(charset, "replace").encode("utf-8", "replace")
    return body


def is_page(content_type: str) -> bool:
    """True for what is meant for a browser."""
    return content_type.partition(";")[0].strip().lower() in {"text/html", "application/xhtml+xml"}


def _charset(content_type: str) -> str:
    for piece in content_type.split(";")[1:]:
        name, _, value = piece.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'").lower()
    return ""


def _too_long(host: str) -> Unreadable:
    return Unreadable(
        saying("Faults", "The answer of {host} is far longer than expected. It was not read.", host=host)
    )


def _broken(host: str) -> Unreadable:
    return Unreadable(saying("Faults", "{host} gave an answer that is not understood.", host=host))
