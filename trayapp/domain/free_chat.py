"""A link to the free chat of a Microsoft 365 work account, with the person's prompt only if they want that.

Prefill is off unless the person switches it on: what is in an address ends up in the browser's history, and
in the logs of proxies and of scanners that follow links. The prompt goes to the clipboard in any case, which
is not this module's work. Nothing but text that the person typed may be handed in: an address with text of
somebody else's is a known way to make a chat do what nobody asked for.

That `q` fills the box is a custom of the page that no document of Microsoft's promises (seen November 2026).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CHAT: Final = "https://m365.cloud.microsoft/chat"

# Characters of a whole address. No limit is published for this page. Windows and older programs on the way
# take 2,083; longer ones are cut there, and half a prompt is worse than none.
LONGEST: Final = 2_000

# RFC 3986, 2.3: what is the same with and without encoding.
_PLAIN: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Link:
    """An address to open. `prefilled` means that it carries the whole prompt; else it carries none of it."""

    url: str
    prefilled: bool


def chat_link(prompt: str, *, prefill: bool, base: str = CHAT, work_account: bool = False) -> Link:
    """The chat's page, with `prompt` in its box where that is wanted and the address stays short enough.

    `base` is another address of the page, as a company may have one: it begins with https:// and holds no
    "?" or "#", so that no words but the person's get in; `ValueError` otherwise. `work_account` asks for the
    work account where the person has several; whether the page takes that beside a prompt is not known, so
    it is off by default.

    The prompt is never cut or changed: an empty one, a long one, and one that no address can carry (half of
    a character, as a broken copy leaves) give the bare page.
    """
    if (
        not base.removeprefix("https://").strip("/")
        or not base.startswith("https://")
        or set(base) & set("?#")
    ):
        raise ValueError('the chat\'s address begins with https:// and holds no "?" or "#"')
    bare = f"{base}?auth=2" if work_account else base
    if not prefill or not prompt or not _is_whole(prompt):
        return Link(bare, prefilled=False)
    url = f"{bare}{'&' if work_account else '?'}q={encoded(prompt)}"
    return Link(url, prefilled=True) if len(url) <= LONGEST else Link(bare, prefilled=False)


def encoded(text: str) -> str:
    """Text as a value in an address: what is not plain is written byte by byte."""
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in text.encode())


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= each <= "\udfff" for each in text)
