"""One of the program's own commands, run beside it: what it says arrives when it has ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QProcess

from trayapp.system.autostart import program


class OwnCommand(QObject):
    """`told` gets the output, and whether it went well. A second call while it runs is left out.

    What has begun is finished, though nobody may be there to be told: an export is not cut off because its
    window was closed.
    """

    def __init__(self, told: Callable[[str, bool], None], command: Sequence[str] | None = None) -> None:
        super().__init__()
        self._told = told
        self._command = list(command) if command is not None else program()
        self._process: QProcess | None = None

    @property
    def busy(self) -> bool:
        """Whether it is running."""
        return self._process is not None

    def run(self, *words: str) -> None:
        """Starts it with these words."""
        if self._process is not None:
            return
        # It belongs to the program: one that belonged to a window would be killed with it.
        self._process = process = QProcess(QCoreApplication.instance())
        process.finished.connect(process.deleteLater)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        first, *rest = self._command
        process.start(first, [*rest, *words])

    def stop(self) -> None:
        """Ends it, if it runs; nothing is told."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished()

    def _finished(self, code: int) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        said = bytes(process.readAllStandardOutput().data()).decode(errors="replace")
        wrong = bytes(process.readAllStandardError().data()).decode(errors="replace")
        self._told((said if code == 0 else wrong.removeprefix("remainder: ") or said).strip(), code == 0)

    def _failed(self, error: QProcess.ProcessError) -> None:
        process = self._process
        if process is not None and error is QProcess.ProcessError.FailedToStart:
            self._process = None
            process.deleteLater()
            self._told(process.errorString(), False)  # noqa: FBT003 (a callback's argument)
