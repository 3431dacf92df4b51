"""Clients' hooks as a part of the core: heard while one is installed, answered by what the core knows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from trayapp.domain.model import Snapshot
from trayapp.engine.base import Base
from trayapp.system.hook_door import FOLDER
from trayapp.system.hook_server import HookServer

if TYPE_CHECKING:
    from trayapp.engine.asked_advice import HookAdvice

log = logging.getLogger(__name__)


class Hooks:
    """`snapshot` is the latest, `kept` gets a prompt that was stopped; both on the core's loop.

    `proposed` is called when a new default was proposed, which the snapshot shows too.
    """

    def __init__(
        self,
        base: Base,
        snapshot: Callable[[], Snapshot | None],
        kept: Callable[[str], None],
        proposed: Callable[[], None],
    ) -> None:
        self._base = base
        self._snapshot = snapshot
        self._kept = kept
        self._proposed = proposed
        self._advice: HookAdvice | None = None

    async def run(self) -> None:
        """Until cancelled. Where hooks cannot be heard, everything else goes on."""
        paths = self._base.world.paths
        try:
            await HookServer(paths.state / FOLDER, paths.runtime, self._answer).run()
        except Exception:  # the bulkhead: a folder that cannot be written must not end the core
            log.exception("Hooks are not heard any more")

    def _answer(self, path: str, body: bytes) -> bytes:
        if self._advice is None:
            from trayapp.engine.asked_advice import HookAdvice  # noqa: PLC0415 (with the first question)

            self._advice = HookAdvice(self._base, self._snapshot, self._kept, self._proposed)
        return self._advice.answer(path, body)
