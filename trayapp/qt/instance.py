"""One Remainder per person and folder: the second start wakes the first one and ends."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, QSysInfo, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from trayapp.domain.asked import LONGEST, Asked, heard
from trayapp.domain.translation import mark, translate

ASKED = mark("Tray", "Remainder is already running. Its window was asked to open.")
SILENT = mark(
    "Tray",
    "Remainder is already running as process {process}, but does not answer at the moment. "
    "If that lasts, end that process and start it again.",
)
ELSEWHERE = mark(
    "Tray",
    "Remainder seems to be running on the computer {host}, with the same folder. End it there; if it is gone "
    "for good, remove {lock} and start again.",
)
ANSWER_MS = 2_000  # a first one that is busy for longer has the word waiting in its socket
OK = b"ok\n"
SHOW_IT = Asked()


@dataclass(frozen=True, slots=True)
class Running:
    """Another one is there; `answered` once it has taken the word. The sentence may be shown."""

    answered: bool
    sentence: str


class Instance(QObject):
    """Holds the lock while it lives and listens for later starts; `asked` carries what each one asks for."""

    asked = Signal(object)

    def __init__(self, lock: QLockFile, name: str) -> None:
        super().__init__()
        self._lock = lock
        self._callers: list[QLocalSocket] = []
        # Only now: the lock is ours, so whatever lies at this name belongs to a dead one.
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        self.listening = self._server.listen(name)

    def close(self) -> None:
        """Stops listening and gives the lock back."""
        self._server.close()
        self._lock.unlock()

    def _connected(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._callers.append(socket)
            socket.readyRead.connect(self._read)
        self._read()
        self._forget()

    def _forget(self) -> None:
        """Lets go of callers that hung up, when the next one comes.

        Never from a slot of their own: PySide6 6.11 crashes when a sender's last reference goes while one
        of its slots runs, or holds it.
        """
        gone = QLocalSocket.LocalSocketState.UnconnectedState
        for socket in self._callers:
            if socket.state() is gone:
                socket.deleteLater()
        self._callers = [socket for socket in self._callers if socket.state() is not gone]

    def _read(self) -> None:
        for socket in self._callers:
            if socket.canReadLine():
                line = bytes(socket.readLine(LONGEST).data())
                socket.write(OK)
                socket.flush()
                self.asked.emit(heard(line))
            elif socket.bytesAvailable() >= LONGEST:  # nobody of ours talks that long
                socket.abort()


def claim(runtime: Path, *, asked: Asked = SHOW_IT) -> Instance | Running:
    """The one Instance for this runtime folder (made if missing), or who is there, told what is `asked`.

    A first one that died leaves nothing in the way: the lock names its process, and Qt sees that it is gone.
    A lock that names nobody (the disk was full, the power failed) is removed when nobody listens either.
    """
    runtime.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = runtime / "remainder.lock"
    lock = QLockFile(str(file))
    lock.setStaleLockTime(0)  # a lock is stale when its process is dead, never because it is old
    name = _server_name(runtime)
    if lock.tryLock(0):
        return Instance(lock, name)
    if _tell(name, asked):
        return Running(answered=True, sentence=translate("Tray", ASKED))
    process, host, _program = lock.getLockInfo()
    if not process and lock.removeStaleLockFile() and lock.tryLock(0):
        return Instance(lock, name)
    here = not host or host == QSysInfo.machineHostName()
    sentence = (
        translate("Tray", SILENT).format(process=process)
        if here
        else translate("Tray", ELSEWHERE).format(host=host, lock=file)
    )
    return Running(answered=False, sentence=sentence)


def _server_name(runtime: Path) -> str:
    """A full path: Qt puts plain names into the shared temporary folder. On Windows, a pipe's name."""
    digest = hashlib.sha256(str(runtime).encode()).hexdigest()[:16]
    if sys.platform == "win32":
        return f"remainder-{digest}"
    path = str(runtime / "remainder.sock")
    # sun_path holds 108 bytes on Linux, 104 on macOS, its closing zero included.
    return path if len(path.encode()) < 104 else f"{QDir.tempPath()}/remainder-{digest}.sock"


def _tell(name: str, asked: Asked) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(asked.line())
    socket.waitForBytesWritten(ANSWER_MS)
    answered = socket.waitForReadyRead(ANSWER_MS) and bytes(socket.read(len(OK)).data()) == OK
    socket.disconnectFromServer()
    return answered
