"""What Qt says by itself speaks the language too, from a checkout as from a packaged program."""

import re
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import PySide6
import pytest
from PySide6.QtCore import QLibraryInfo, QLocale
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox

from trayapp.domain.languages import OTHERS
from trayapp.qt.language import QtTexts
from trayapp.system.translations import speak

ROOT = Path(__file__).parents[2]


@pytest.fixture
def texts(qapp):
    before = QLocale()
    made = QtTexts()
    yield made
    speak("en", ROOT / "resources")
    made.follow()
    QLocale.setDefault(before)


def buttons():
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    return {re.sub(r"\(?&\w\)?|&", "", each.text()) for each in box.buttons()}


def test_standard_buttons_speak_and_stop_speaking(texts):
    assert "取消" not in buttons()
    speak("zh-CN", ROOT / "resources")
    texts.follow()
    assert buttons() == {"取消", "保存"}
    speak("en", ROOT / "resources")
    texts.follow()
    assert not buttons() & {"取消", "保存"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the other systems choose by themselves")
def test_chinese_is_written_in_its_own_signs_and_english_in_the_systems_font_alone(texts):
    before = QGuiApplication.font()
    alias = QFont(before)
    alias.setFamilies(["Sans"])
    QGuiApplication.setFont(alias)
    real = QFontInfo(alias).family()
    try:
        speak("zh-CN", ROOT / "resources")
        texts.follow()
        assert QGuiApplication.font().families() == [real, "Noto Sans CJK SC"]
        assert QFontInfo(QGuiApplication.font()).family() == real
        speak("en", ROOT / "resources")
        texts.follow()
        assert QGuiApplication.font().families() == ["Sans"]
    finally:
        QGuiApplication.setFont(before)


def test_a_packaged_program_keeps_qts_file_of_each_language_and_no_other(monkeypatch):
    """The file for PyInstaller, run without it on the files that it would find."""
    folder = Path(PySide6.__file__).parent
    files = sorted(each for each in (folder / "Qt" / "translations").iterdir() if each.suffix == ".qm")
    assert Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) == files[0].parent
    found = [(f"PySide6/{each.relative_to(folder).as_posix()}", str(each), "DATA") for each in files]
    hooks = ModuleType("PyInstaller.utils.hooks")
    hooks.collect_submodules = lambda name: [name]
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
    kept = SimpleNamespace(binaries=[], datas=found, pure=[], scripts=[])
    spec = ROOT / "packaging" / "pyinstaller" / "remainder.spec"
    steps = {"Analysis": lambda *_, **__: kept, "PYZ": len, "EXE": lambda *_, **__: None}
    steps |= {"COLLECT": lambda *_, **__: None, "SPECPATH": str(spec.parent)}
    exec(compile(spec.read_text("utf-8"), spec, "exec"), steps)  # noqa: S102 (the project's own file)
    left = {Path(name).name for name, *_ in kept.datas}
    assert left == {f"qtbase_{language.file}.qm" for language in OTHERS.values()}
