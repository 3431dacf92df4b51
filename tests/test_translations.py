"""Every text that a person reads is in the translation files, and the files hold nothing else."""

import ast
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from trayapp.domain import phrases, translation
from trayapp.domain.languages import CHINESE, OTHERS, PHRASES, meant
from trayapp.domain.translation import count, translate
from trayapp.domain.words import SPOKEN
from trayapp.system.translations import chosen, read, speak, wanted

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
PLACE = re.compile(r"\{(\w*)[^}]*\}")


@pytest.fixture(autouse=True)
def english_again():
    yield
    speak("en", RESOURCES)


def messages(file):
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 (the project's own file)
        name = context.findtext("name")
        for message in context.iter("message"):
            yield name, message


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """What lupdate finds in the sources now, merged into a copy of what is committed."""
    folder = tmp_path_factory.mktemp("translations")
    for file in (RESOURCES / "translations").glob("*.ts"):
        (folder / file.name).write_bytes(file.read_bytes())
    subprocess.run([sys.executable, ROOT / "packaging" / "translations.py", folder], check=True, timeout=120)
    return folder


@pytest.mark.parametrize("language", OTHERS.values(), ids=OTHERS)
def test_nothing_is_missing_unfinished_or_left_over(extracted, language):
    name = f"remainder_{language.file}.ts"
    committed, fresh = RESOURCES / "translations" / name, extracted / name

    def known(file):
        return {(where, each.findtext("source"), each.findtext("comment")) for where, each in messages(file)}

    assert known(fresh) - known(committed) == set(), "texts are missing: run `make translations`"
    assert known(committed) - known(fresh) == set(), "texts are left over: run `make translations`"
    unfinished = [
        (where, each.findtext("source"))
        for where, each in messages(committed)
        if each.find("translation").get("type") or not (each.findtext("translation") or "").strip()
    ]
    assert unfinished == []


@pytest.mark.parametrize("language", OTHERS.values(), ids=OTHERS)
def test_a_translation_fills_in_what_its_text_fills_in(language):
    most = len({language.plural(n) for n in range(200)})
    for where, message in messages(RESOURCES / "translations" / f"remainder_{language.file}.ts"):
        source, said = message.findtext("source"), message.findtext("translation") or ""
        forms = said.split("|")
        assert len(forms) <= max(most, 1), (where, source)
        needed = set.intersection(*[set(PLACE.findall(form)) for form in source.split("|")])
        may = set(PLACE.findall(source))
        for form in forms:
            assert needed <= set(PLACE.findall(form)) | {"n"}, (where, source)
            assert set(PLACE.findall(form)) <= may, (where, source)
        assert source.count("\n") == said.count("\n"), (where, source)


def test_chinese_is_spoken_everywhere_at_once_and_english_comes_back():
    assert SPOKEN.phrase("level.spent") == "used up"
    speak("zh-CN", RESOURCES)
    assert SPOKEN.phrase("level.spent") != "used up"
    assert SPOKEN.count("age.days", 1) == SPOKEN.count("age.days", 2).replace("2", "1")
    assert translate("Tray", "Quit") == "退出"
    assert translate("Tray", "nobody says this {n}", n=3) == "nobody says this 3"
    speak("en", RESOURCES)
    assert translate("Tray", "Quit") == "Quit"
    assert SPOKEN.catalogue is phrases.ENGLISH


def test_forms_are_chosen_by_the_language():
    assert count("X", "{n} day|{n} days", 1) == "1 day"
    assert count("X", "{n} day|{n} days", 5) == "5 days"
    translation.speak(translation.Texts("zh-CN", {("X", "{n} day|{n} days"): "{n} 天"}, CHINESE.plural))
    assert count("X", "{n} day|{n} days", 1) == "1 天"


@pytest.mark.parametrize("text", ["", "<TS", "<TS><context/></TS>"])
def test_a_damaged_file_leaves_english(tmp_path, text):
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "remainder_zh_CN.ts").write_text(text)
    speak("zh-CN", tmp_path)
    assert SPOKEN.phrase("level.spent") == "used up"
    assert translate("Tray", "Quit") == "Quit"


def test_unfinished_texts_are_not_said(tmp_path):
    file = tmp_path / "a.ts"
    file.write_text(
        "<TS><context><name>A</name><message><source>one</source>"
        "<translation type='unfinished'>x</translation>"
        "</message><message><source>two</source><translation>zwei</translation></message></context>"
        f"<context><name>{PHRASES}</name><message><source>s</source><comment>k</comment>"
        "<translation>t</translation></message></context></TS>"
    )
    assert read(file) == ({("A", "two"): "zwei"}, {"k": "t"})


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("zh_CN.UTF-8", "zh-CN"), ("zh-Hans-CN", "zh-CN"), ("zh", "zh-CN"), ("zh_SG", "zh-CN"),
        ("zh_TW.UTF-8", "en"), ("zh-Hant-HK", "en"), ("C.UTF-8", "en"), ("", "en"), ("de_DE@euro", "en"),
    ],
)  # fmt: skip
def test_what_a_system_calls_its_language(words, code):
    assert meant(words) == code


def test_one_entry_makes_a_language_that_the_system_can_speak(monkeypatch, tmp_path):
    names = {"months_short": ("jan.",) * 12, "others": frozenset({"be"})}
    monkeypatch.setitem(OTHERS, "nl-NL", CHINESE._replace(code="nl-NL", file="nl", **names))
    assert (meant("nl_NL.UTF-8"), meant("nl"), meant("nl_BE"), meant("zh_CN")) == (
        "nl-NL",
        "nl-NL",
        "en",
        "zh-CN",
    )
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "remainder_nl.ts").write_text(
        "<TS><context><name>Tray</name><message><source>Quit</source><translation>Sluiten</translation>"
        "</message></context></TS>"
    )
    speak("nl-NL", tmp_path)
    assert translate("Tray", "Quit") == "Sluiten"
    assert SPOKEN.short_date(date(2026, 11, 7)).endswith("jan.")


def test_who_chooses(tmp_path):
    assert wanted("en", {"LANG": "zh_CN.UTF-8"}, "linux") == "en"
    assert wanted("system", {"LANG": "zh_CN.UTF-8"}, "linux") == "zh-CN"
    assert wanted("system", {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "linux") == "en"
    file = tmp_path / "settings.toml"
    assert chosen(file) == "system"
    file.write_text('[general]\nlanguage = "zh-CN"\n')
    assert chosen(file) == "zh-CN"
    file.write_text('[general]\nlanguage = "xx"\n')
    assert chosen(file) == "system"


# Errors whose text is shown to a person as it is.
SHOWN = {
    "NotSignedIn", "Refused", "Throttled", "Unreachable", "Unreadable", "Unavailable", "VaultError",
    "Refusal", "BadValueError", "EditRefusedError", "BrokenFileError", "SettingsFileError", "FolderError",
    "AutostartError", "ClientSettingsError", "StoreError", "StoreTooNew", "StoreDamaged", "StoreUnwritable",
    "StoreBusy", "NotRecorded", "NoSuchAllowanceError", "UnreadablePrices", "ArgumentTypeError", "note",
    "problems.append", "_complain", "setText", "setWindowTitle", "setToolTip", "setPlaceholderText",
    "setAccessibleName", "setAccessibleDescription", "add_argument_group", "addAction", "add_argument.help",
}  # fmt: skip
WORDS = re.compile(r"[A-Za-z]{2,}[ ,.!?]|(?!Remainder)[A-Z][a-z]{2,}")


def plainly_english(source):
    """Calls of the kinds above that are handed an English text which is not to be translated."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        last = name.rpartition(".")[2]
        given = [*node.args] if last in SHOWN or name in SHOWN else []
        given += [each.value for each in node.keywords if f"{last}.{each.arg}" in SHOWN]
        for each in given:
            text = each.value if isinstance(each, ast.Constant) else ""
            if isinstance(each, ast.JoinedStr):
                text = "".join(str(part.value) for part in each.values if isinstance(part, ast.Constant))
            if isinstance(text, str) and WORDS.search(text):
                yield f"{node.lineno}: {last}({text!r})"


def test_what_is_shown_is_made_to_be_translated():
    found = [
        f"{file.relative_to(ROOT)}:{each}"
        for file in sorted((ROOT / "trayapp").rglob("*.py"))
        for each in plainly_english(file.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'raise Refused("Not today.")',
        'raise errors.Refusal(f"No {x} here.")',
        'a.add_argument("x", help="the x")',
    ],
)
def test_what_is_not_would_be_found(source):
    assert list(plainly_english(source))
