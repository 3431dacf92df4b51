"""Is there a network, and when does it come back? Listens to what Qt hears from the system, never asks.

Loaded some seconds after the start: Qt's part takes 8 ms, 1 MiB and a thread (measured with glib's monitor).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtNetwork import QNetworkInformation

Reachability = QNetworkInformation.Reachability


class Network(Protocol):
    """What is needed of QNetworkInformation."""

    @property
    def reachabilityChanged(self) -> SignalInstance:
        """Told with the new reachability."""
        ...

    @property
    def transportMediumChanged(self) -> SignalInstance:
        """Told with the new medium: cable, wireless."""
        ...

    def reachability(self) -> Reachability:
        """How far one gets."""
        ...


def find_network() -> Network | None:
    """The system's own; None where Qt has no part for it, and then the network counts as there."""
    if QNetworkInformation.loadDefaultBackend():
        return QNetworkInformation.instance()
    return None


class NetworkWatch(QObject):
    """Calls `changed` when more can be reached than before, or by another way."""

    def __init__(self, network: Network | None) -> None:
        super().__init__()
        self.changed: Callable[[], None] = lambda: None
        self._reach = Reachability.Unknown
        if network is not None:
            self._reach = network.reachability()
            network.reachabilityChanged.connect(self._reached)
            network.transportMediumChanged.connect(self._moved)

    @property
    def offline(self) -> bool:
        """Whether nothing can be reached for certain."""
        return self._reach is Reachability.Disconnected

    def _reached(self, reach: Reachability) -> None:
        before, self._reach = self._reach, reach
        if not self.offline and reach.value > before.value:
            self.changed()

    def _moved(self, _medium: object) -> None:
        self.changed()
