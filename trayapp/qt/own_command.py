"""One of the program's own commands, run beside it: what it says arrives when it has ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess

from trayapp.system.autostart import program


class OwnCommand(QObject):
    """`told` gets the output, and whether it went well. A second call while it runs is left out."""

    def __init__(self, told: Callable[[str, bool], None], command: Sequence[str] | None = None) -> None:
        super().__init__()
        self._told = told
        self._stopped = False
        self._command = list(command) if command is not None else program()
        self._process = QProcess(self)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)

    @property
    def busy(self) -> bool:
        """Whether it is running."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def run(self, *words: str) -> None:
        """Starts it with these words."""
        if not self.busy:
            self._stopped = False
            first, *rest = self._command
            self._process.start(first, [*rest, *words])

    def stop(self) -> None:
        """Ends it, if it runs; nothing is told."""
        if self.busy:
            self._stopped = True
            self._process.kill()
            self._process.waitForFinished()

    def _finished(self, code: int) -> None:
        if self._stopped:
            return
        said = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace")
        wrong = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        self._told((said if code == 0 else wrong.removeprefix("remainder: ") or said).strip(), code == 0)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._told(self._process.errorString(), False)  # noqa: FBT003 (a callback's argument)
