"""Where the work would be done: tool, model, folder, and whether a session is open already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from trayapp.domain.advice.task import Attachment, Task
from trayapp.domain.translation import translate
from trayapp.qt.parts import Button, as_tip
from trayapp.qt.theme import SECOND, STEP, font

NEW, WARM, COLD = "new", "warm", "cold"
IDLE_WARM, IDLE_COLD = 60.0, 7_200.0  # s: inside any cache's life, and outside of all
_THOUSAND = 1_000
_CONTEXT = (5, 2_000, 60)  # thousands of tokens: least, most, at first


@dataclass(frozen=True, slots=True)
class Choice:
    """One tool and the models to choose from, as (id, name); the first is what it would use by itself."""

    tool: str
    name: str
    models: tuple[tuple[str, str], ...] = ()


class PlaceRow(QWidget):
    """Four small fields in a line; tells `changed` of every choice."""

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__()
        self._changed = changed
        self._choices: tuple[Choice, ...] = ()
        self._folder = ""
        self.tool, self.model, self.session = QComboBox(), QComboBox(), QComboBox()
        self.context = QSpinBox()
        self.pick = Button("", "quiet")
        self._dress()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * STEP)
        for part in (self.tool, self.model, self.session, self.context):
            layout.addWidget(part)
        layout.addWidget(self.pick, 1)

    # --- what is chosen ---------------------------------------------------------------------------

    @property
    def folder(self) -> str:
        """Where to work; "" where the person has not said."""
        return self._folder

    @folder.setter
    def folder(self, path: str) -> None:
        self._folder = path
        name = Path(path).name or path
        self.pick.setText(name[:40] if path else translate("Advice", "Folder…"))
        self.pick.setToolTip(as_tip(path))
        self._changed()

    def task(self, prompt: str, files: tuple[Attachment, ...]) -> Task:
        """The task with these choices."""
        state = self.session.currentData()
        inside = state in {WARM, COLD}
        return Task(
            prompt,
            tool=self.tool.currentData() or Task("").tool,
            model=self.model.currentData() or "",
            context_tokens=self.context.value() * _THOUSAND if inside else 0,
            idle_seconds={WARM: IDLE_WARM, COLD: IDLE_COLD}.get(state),
            turn=2 if inside else 1,
            files=files,
            project=self._folder,
        )

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """The tools of this machine; what is chosen stays where it still can be."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        chosen = self.tool.currentData()
        self.tool.blockSignals(True)  # noqa: FBT003 (Qt's own signature)
        self.tool.clear()
        for each in choices:
            self.tool.addItem(each.name, each.tool)
        self.tool.setCurrentIndex(max(0, self.tool.findData(chosen)))
        self.tool.blockSignals(False)  # noqa: FBT003
        self._models()

    # --- building ---------------------------------------------------------------------------------

    def _dress(self) -> None:
        texts = (
            (NEW, translate("Advice", "New session")),
            (WARM, translate("Advice", "In a session")),
            (COLD, translate("Advice", "After a pause of an hour")),
        )
        for key, text in texts:
            self.session.addItem(text, key)
        names = (
            (self.tool, translate("Advice", "Tool")),
            (self.model, translate("Advice", "Model")),
            (self.session, translate("Advice", "Session")),
            (self.context, translate("Advice", "Context, in thousands of tokens")),
            (self.pick, translate("Advice", "Folder to work in")),
        )
        for part, name in names:
            part.setFont(font(SECOND))
            part.setAccessibleName(name)
        for box in (self.tool, self.model, self.session):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        least, most, first = _CONTEXT
        self.context.setRange(least, most)
        self.context.setValue(first)
        self.context.setSingleStep(10)
        self.context.setSuffix(translate("Advice", " k tokens"))
        self.context.setToolTip(translate("Advice", "Context, in thousands of tokens"))
        self.context.hide()
        self.pick.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.pick.setText(translate("Advice", "Folder…"))
        self.tool.currentIndexChanged.connect(self._models)
        self.model.currentIndexChanged.connect(self._changed)
        self.session.currentIndexChanged.connect(self._session)
        self.context.valueChanged.connect(self._changed)
        self.pick.clicked.connect(self._ask)

    def _models(self) -> None:
        tool = next((each for each in self._choices if each.tool == self.tool.currentData()), None)
        self.model.blockSignals(True)  # noqa: FBT003 (Qt's own signature)
        self.model.clear()
        for key, name in () if tool is None else tool.models:
            self.model.addItem(name, key)
        self.model.blockSignals(False)  # noqa: FBT003
        self.model.setVisible(self.model.count() > 0)
        self._changed()

    def _session(self) -> None:
        self.context.setVisible(self.session.currentData() != NEW)
        self._changed()

    def _ask(self) -> None:
        found = QFileDialog.getExistingDirectory(self, translate("Advice", "Folder to work in"), self._folder)
        if found:
            self.folder = found
