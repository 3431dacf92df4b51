"""Commands say everything in Chinese to whoever has chosen it; no heading and no help is left in English."""

import importlib.util
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cli_home import Home, claude_line

from trayapp.cli.parser import COMMANDS, parse
from trayapp.settings import Kind, specs
from trayapp.system.translations import speak
from trayapp.vendors import discover

_spec = importlib.util.spec_from_file_location("english", Path(__file__).parents[1] / "english.py")
english = importlib.util.module_from_spec(_spec)
sys.modules["english"] = english
_spec.loader.exec_module(english)

RESOURCES = Path(__file__).parents[2] / "resources"
VENDORS = discover()
# What is typed as it is in every language.
CHOICES = [
    spec.choices for spec in specs({each.id: each.needs for each in VENDORS}) if spec.kind is Kind.CHOICE
]
CODES = (
    *COMMANDS, *(vendor.id for vendor in VENDORS), *(vendor.name for vendor in VENDORS), "system", "none",
    "today", "yesterday", "USD", "day", "tool", "model", "project", "install", "uninstall",
    *(each for choices in CHOICES for each in choices),
)  # fmt: skip


def left_over(text):
    said = "\n".join(line.removesuffix(" = on").removesuffix(" = off") for line in text.splitlines())
    return english.english_in(said, names=CODES)


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    """A home with two days of use and an allowance."""
    home = Home(tmp_path_factory.mktemp("chinese"))
    home.env["LANG"] = "zh_CN.UTF-8"
    now = datetime.now(UTC)
    home.write(*(claude_line(n, f"{now - timedelta(hours=n):%Y-%m-%dT%H:%M:%S}Z") for n in range(48)))
    assert home.run("set", "allowance", "250/month").returncode == 0
    return home


@pytest.fixture
def empty(home):
    home.env["LANG"] = "zh_CN.UTF-8"
    return home


@pytest.mark.parametrize(
    "words",
    [
        "status", "status --why", "usage --by day,tool,model,project", "history --by model", "report",
        "set", "set allowance", "set general.zone", "spent", "spent monthly-allowance 3", "sources",
        "sources --test",
        "sources openrouter", "sources claude-code", "doctor", "forget", "hook status", "advise hello",
    ],
)  # fmt: skip
def test_what_they_tell(used, words):
    done = used.run(*words.split())
    assert done.returncode in {0, 10, 20, 30, 40}, done.stderr
    assert done.stdout
    assert left_over(done.stdout + done.stderr) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("usage --since x", 1), ("usage --by x", 2), ("usage --zone x", 1), ("spent monthly-allowance x", 1),
        ("usage --since 2026-10-05 --until 2026-10-01", 1), ("set general.zone Nowhere", 1),
        ("set general.x 3", 1), ("set appearance.theme x", 1), ("set network.proxy x:y", 1), ("login", 2),
        ("set allowance x", 1), ("set allowance 3/x", 1), ("set allowance --remove x", 1), ("login x", 1),
        ("report --allowance x", 1), ("report --pdf /", 1), ("login groq", 1), ("status --x", 2), ("x", 2),
        ("history --days 0", 2), ("advise --turn x", 2), ("export /nowhere/x.zip", 1), ("hook install", 1),
        ("status --why x", 1), ("advise --learn x", 1),
    ],
)  # fmt: skip
def test_what_they_refuse(used, words, code):
    done = used.run(*words.split())
    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr
    assert left_over(done.stderr.replace("x:y", "")) == []


@pytest.mark.parametrize(
    "words", ["status", "usage", "history", "report", "spent month 3", "sources", "doctor"]
)
def test_a_new_user(empty, words):
    done = empty.run(*words.split())
    assert left_over(done.stdout + done.stderr) == []


def test_a_settings_file_with_every_kind_of_mistake(empty):
    path = empty.own / "config" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text(
        'nothing = 1\ngeneral.zone = "x"\nnetwork.proxy = "x"\nappearance.theme = "lighd"\nwarnings = 3\n'
        'advice.from_usd = "x"\nallowance = [{ title = "x", period = "span" }, { key = "x", day = 77 }]\n'
    )
    done = empty.run("set", "general.zone")
    assert len(done.stderr.splitlines()) >= 6
    assert left_over(done.stderr) == []
    path.write_text("= = =")
    assert left_over(empty.run("set", "general.zone").stderr) == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(command, capsys):
    speak("zh-CN", RESOURCES)
    try:
        with pytest.raises(SystemExit):
            parse([*filter(None, [command]), "--help"])
    finally:
        speak("en", RESOURCES)
    assert left_over(capsys.readouterr().out) == []


def test_help_is_asked_for_in_the_process_that_says_nothing_else(empty):
    for words in (["statusline", "--help"], ["hook", "--help"], ["mcp", "--help"]):
        assert left_over(empty.run(*words).stdout) == []


@pytest.mark.parametrize("words", ["status", "report", "sources", "set allowance", "advise hello"])
def test_an_output_of_before_unicode_has_chinese_and_no_question_marks(used, words):
    path = used.folder.parent / "output"
    with path.open("wb") as file:
        subprocess.run(
            [sys.executable, "-m", "trayapp", *words.split()],
            env={**used.env, "PYTHONIOENCODING": "gbk"},
            stdin=subprocess.DEVNULL,
            stdout=file,
            timeout=60,
            check=False,
        )
    said = path.read_bytes().decode("gbk")
    assert re.search("[\u4e00-\u9fff]{2}", said)
    assert "??" not in said


def test_an_output_without_chinese_gets_english(used):
    said = used.run("status", PYTHONIOENCODING="ascii").stdout
    assert "left of" in said
    assert "on track" in said


@pytest.mark.parametrize(
    "said",
    ["Total", "每月 left", "unknown", "未知：the source is off", "12 days", "无 files found", "已用 today"],
)
def test_english_would_be_found(said):
    assert english.english_in(said)


@pytest.mark.parametrize(
    "said",
    [
        "设置方法：remainder set allowance 250/month",
        "“x”不是日期。写法例如 2026-10-05",
        "来自 Claude Code 的日志",
        "~/.claude/projects 中",
    ],
)
def test_commands_names_and_paths_are_no_english(said):
    assert english.english_in(said) == []
