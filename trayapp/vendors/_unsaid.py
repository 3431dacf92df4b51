"""What a vendor tells, without the keys that it was sent: an answer may echo them, in a name or a message."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from trayapp.domain.errors import SourceError
from trayapp.domain.model import Reading
from trayapp.domain.saying import changed
from trayapp.domain.secret import Secret, without_secrets

if TYPE_CHECKING:
    from trayapp.vendors import Answer, HeaderValues, Ports

_INSTEAD = "…"


class Unsaid:
    """The secrets of one question, held until what came of it was cleaned of them."""

    def __init__(self, ports: Ports) -> None:
        self._asked = ports
        self._held: list[Secret] = []
        self.ports = replace(ports, get=self._get, secret=self._secret, note=self._note)

    def reading(self, told: Reading) -> Reading:
        """The reading; itself where nothing is to be taken out."""
        key, title, account = (self._clean(text) for text in (told.key, told.title, told.account))
        if (key, title, account) == (told.key, told.title, told.account):
            return told
        return replace(told, key=key, title=title, account=account)

    def error(self, error: SourceError) -> SourceError:
        """The same error, its sentence cleaned."""
        error.sentence = self._clean(error.sentence)
        error.args = (error.sentence,)
        return error

    def _clean(self, text: str) -> str:
        return changed(text, lambda each: without_secrets(each, _INSTEAD))

    async def _secret(self, name: str) -> Secret | None:
        found = await self._asked.secret(name)
        if found is not None:
            self._held.append(found)
        return found

    async def _get(
        self,
        url: str,
        *,
        bearer: Secret | None = None,
        headers: HeaderValues | None = None,
        post: bytes | None = None,
        accept: Collection[int] = (),
    ) -> Answer:
        sent = (bearer, *(headers or {}).values())
        self._held += [each for each in sent if isinstance(each, Secret)]
        return await self._asked.get(url, bearer=bearer, headers=headers, post=post, accept=accept)

    def _note(self, sentence: str) -> None:
        self._asked.note(self._clean(sentence))
