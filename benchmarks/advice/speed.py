"""How long an advice takes, by the size of the prompt: `python benchmarks/advice/speed.py`.

CPU milliseconds of this process, the median of 30; a key in the window is one advice and its picture.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from trayapp.domain.advice.adviser import advise
from trayapp.domain.advice.adviser_known import Known, Left
from trayapp.domain.advice.estimator import Estimator
from trayapp.domain.advice.grounds import Grounds, ToolChoice
from trayapp.domain.advice.task import Attachment, Task
from trayapp.domain.words import ENGLISH
from trayapp.engine.advising import rating
from trayapp.system.prices import load_book
from trayapp.system.resources import find_resources

ROUNDS: Final = 30
NOW: Final = datetime(2026, 11, 24, tzinfo=UTC)
ENGLISH_TEXT: Final = "Please look into the failing import of invoices, and write a test for it. "
CHINESE_TEXT: Final = "请检查发票导入失败的原因，并为它写一个测试。"


def main() -> None:
    """Print a line for each."""
    estimator = Estimator(rating(load_book(find_resources(), None), NOW))
    known = Known(estimator, left=Left(Decimal(12), Decimal(90)), now=NOW)
    tasks: Mapping[str, Task] = {
        "short": Task("fix the failing test", model="claude-opus-4-7"),
        "4 kB": Task((ENGLISH_TEXT * 60)[:4_000], model="claude-opus-4-7"),
        "20 kB": Task((ENGLISH_TEXT * 300)[:20_000], model="claude-opus-4-7"),
        "20 kB, Chinese": Task((CHINESE_TEXT * 400)[:7_000], model="claude-opus-4-7"),
        "200 kB": Task(ENGLISH_TEXT * 2_700, model="claude-opus-4-7"),
        "short, 400 files": Task("fix it", files=tuple(_file(n) for n in range(400))),
        "150k context gone cold": Task("go on", turn=9, context_tokens=150_000, idle_seconds=9_000),
    }
    for name, task in tasks.items():
        print(f"advice, {name:24} {_median(lambda task=task: advise(task, known)):7.2f} ms")
    for name, task in tasks.items():
        print(f"a key in the window, {name:24} {_window(task, known):7.2f} ms")


def _file(number: int) -> Attachment:
    return Attachment.of(f"{number}.txt", 80_000, ENGLISH_TEXT * 260)


def _median(call: Callable[[], object]) -> float:
    call()
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        call()
        times.append(time.process_time() - began)
    return 1000 * sorted(times)[ROUNDS // 2]


def _window(task: Task, known: Known) -> float:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (after the platform is chosen)

    from trayapp.qt.advice_grounds import adviser_of  # noqa: PLC0415
    from trayapp.qt.advice_window import AdviceWindow  # noqa: PLC0415
    from trayapp.qt.theme import Theme  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    window = AdviceWindow(Theme("light"), more=lambda: None)
    tools = (ToolChoice("claude-code", "Claude Code", ("claude-opus-4-7",)),)
    window.take_adviser(adviser_of(Grounds({"claude-code": known}, tools, "https://example.com"), ENGLISH))
    window.fill(task.prompt)
    window._read(task.files, "")  # noqa: SLF001 (as if they had been dropped)
    window.show()
    application.processEvents()

    def key() -> None:
        window.prompt.insertPlainText("x")
        application.processEvents()

    took = _median(key)
    window.close()
    return took


if __name__ == "__main__":
    main()
