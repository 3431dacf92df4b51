"""`remainder hook install|uninstall|status` as a real process, on settings files as people write them."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from trayapp.cli import hook_run
from trayapp.system.client_hooks import Surroundings, http_obstacle, obstacle, settings_file
from trayapp.system.json_text import read
from trayapp.system.paths import find_paths

ROOT = Path(__file__).parents[2]
OWN = {
    "claude-code": ".claude/settings.json",
    "codex": ".codex/hooks.json",
    "gemini": ".gemini/settings.json",
    "copilot": ".copilot/settings.json",
}
EVENT = {
    "claude-code": "UserPromptSubmit", "codex": "UserPromptSubmit", "gemini": "BeforeAgent",
    "copilot": "userPromptSubmitted",
}  # fmt: skip
BEEP = '{"hooks": [{"type": "command", "command": "beep"}]}'
FILES = [
    b"{}",
    b'{"model": "opus"}',
    b'{\r\n    "model": "opus",\r\n    "hooks": {}\r\n}\r\n',
    b'{\n\t"hooks": {\n\t\t"Stop": [' + BEEP.encode() + b"]\n\t}\n}",
    b'\xef\xbb\xbf{"a": "\xc3\xa4\xe4\xb8\xad"}\n\n',
    ('// mine\n{"hooks": {"UserPromptSubmit": [BEEP], "BeforeAgent": [BEEP]}, /* why */ "z": 1,}')
    .replace("BEEP", BEEP)
    .encode(),
    b'{"statusLine": {"type": "command", "command": "~/line.sh | tr \'a\' b", "padding": 0}}',
    b'{"statusLine": {"type": "command", "command": "line"}}',
    b"",
]


class Home:
    def __init__(self, folder):
        self.folder = folder
        self.env = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}

    def path(self, client):
        return self.folder / OWN[client]

    def write(self, client, data, mode=0o644):
        path = self.path(client)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        path.chmod(mode)
        return path

    def hook(self, *words, code=0):
        done = subprocess.run(
            [sys.executable, "-m", "trayapp", "hook", *words],
            env=self.env, capture_output=True, check=False, stdin=subprocess.DEVNULL, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    def commands(self, client):
        hooks = read(self.path(client).read_text("utf-8"))["hooks"]
        entries = [
            each for groups in hooks.values() for group in groups for each in group.get("hooks", [group])
        ]
        return [each.get("command") or each.get("bash") or each.get("url") for each in entries]

    def kept(self):
        folder = self.folder / ".local/state/remainder/hooks"
        return sorted(each.suffix for each in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.mark.parametrize("client", list(OWN))
@pytest.mark.parametrize("data", FILES)
def test_what_was_there_comes_back_byte_for_byte(home, client, data):
    path = home.write(client, data, 0o640)
    home.hook("install", client)
    assert sum(each.endswith(f"hook {client}") for each in home.commands(client)) in {1, 2}
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    before = read(data.decode() or "{}")
    now = read(path.read_text("utf-8"))
    assert [
        name for name in before if name not in {"hooks", "statusLine"} and now[name] != before[name]
    ] == []
    assert "installed" in home.hook("status", client)
    home.hook("uninstall", client)
    assert path.read_bytes() == data
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert home.kept() == []


@pytest.mark.parametrize("client", list(OWN))
def test_a_file_that_was_not_there_is_gone_again(home, client):
    home.hook("install", client)
    assert home.commands(client)
    home.hook("uninstall", client)
    assert not home.path(client).exists()


@pytest.mark.parametrize("client", list(OWN))
def test_what_the_person_did_meanwhile_stays(home, client):
    path = home.write(client, b'{\n  "a": 1,\n  "statusLine": {"command": "mine"}\n}\n')
    home.hook("install", client)
    path.write_text(path.read_text().replace('"a": 1', '"a": 2, "b": [1,2]'))
    home.hook("uninstall", client)
    assert path.read_text() == '{\n  "a": 2, "b": [1,2],\n  "statusLine": {"command": "mine"}\n}\n'


def test_installing_twice_changes_nothing_and_remembers_the_first_state(home):
    path = home.write("claude-code", FILES[3])
    home.hook("install", "claude-code")
    once = path.read_bytes()
    assert "in place already" in home.hook("install", "claude-code")
    assert path.read_bytes() == once
    home.hook("install", "claude-code", "--http")
    assert path.read_bytes() != once
    home.hook("uninstall", "claude-code")
    assert path.read_bytes() == FILES[3]


def test_without_memory_of_it_only_what_is_ours_goes(home):
    path = home.write("claude-code", FILES[5])
    home.hook("install", "claude-code")
    for each in (home.folder / ".local/state/remainder/hooks").iterdir():
        each.unlink()
    home.hook("uninstall", "claude-code")
    assert read(path.read_text()) == read(FILES[5].decode())
    assert "/* why */" in path.read_text()


@pytest.mark.parametrize("data", [b"{", b'{"hooks": }', b"\xff", b"[1, 2"])
def test_broken_settings_are_refused_and_left(home, data):
    path = home.write("claude-code", data)
    assert "not valid JSON (line 1)" in home.hook("install", "claude-code", code=1)
    assert path.read_bytes() == data
    assert home.kept() == []


@pytest.mark.parametrize("data", [b'{"hooks": []}', b'{"hooks": {"UserPromptSubmit": {}}}', b"[]", b'"x"'])
def test_hooks_in_another_form_are_left(home, data):
    path = home.write("claude-code", data)
    assert "Nothing was changed" in home.hook("install", "claude-code", code=1)
    assert path.read_bytes() == data


def test_a_dry_run_shows_and_does_nothing(home):
    path = home.write("claude-code", b'{\n  "model": "opus"\n}\n')
    said = home.hook("install", "claude-code", "--dry-run")
    assert "+  " in said
    assert "hook claude-code" in said
    assert path.read_bytes() == b'{\n  "model": "opus"\n}\n'
    assert home.kept() == []


def test_a_link_stays_a_link(home):
    real = home.folder / "dotfiles.json"
    real.write_text("{}")
    path = home.path("claude-code")
    path.parent.mkdir()
    path.symlink_to(real)
    home.hook("install", "claude-code")
    assert path.is_symlink()
    assert "hook claude-code" in real.read_text()
    home.hook("uninstall", "claude-code")
    assert real.read_text() == "{}"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_leaves_all_as_it_was(home):
    path = home.write("claude-code", b"{}")
    path.parent.chmod(0o500)
    home.hook("install", "claude-code", code=1)
    path.parent.chmod(0o700)
    assert path.read_bytes() == b"{}"


def test_where_nothing_can_be_kept_nothing_is_changed(home):
    path = home.write("claude-code", b"{}")
    state = home.folder / ".local/state/remainder"
    state.mkdir(parents=True)
    (state / "hooks").write_text("a file in the way")
    assert "Nothing was changed" in home.hook("install", "claude-code", code=1)
    assert path.read_bytes() == b"{}"


def test_the_persons_own_status_line_is_chained_or_left(home):
    path = home.write("claude-code", FILES[6])
    home.hook("install", "claude-code")
    line = read(path.read_text())["statusLine"]
    assert line["command"].endswith("""statusline -- '~/line.sh | tr '"'"'a'"'"' b'""")
    assert line["padding"] == 0
    home.hook("uninstall", "claude-code")
    home.hook("install", "claude-code", "--no-status-line")
    assert read(path.read_text())["statusLine"] == read(FILES[6].decode())["statusLine"]


@pytest.mark.parametrize(
    ("client", "name", "folder"),
    [
        ("claude-code", "CLAUDE_CONFIG_DIR", "{}"),
        ("codex", "CODEX_HOME", "{}"),
        ("gemini", "GEMINI_CLI_HOME", "{}/.gemini"),
        ("copilot", "COPILOT_HOME", "{}"),
    ],
)
def test_a_folder_that_is_named_elsewhere_is_followed(home, client, name, folder):
    elsewhere = home.folder / "elsewhere"
    home.env[name] = str(elsewhere)
    home.hook("install", client)
    assert (Path(folder.format(elsewhere)) / Path(OWN[client]).name).exists()
    assert not home.path(client).exists()
    home.hook("uninstall", client)
    assert not (Path(folder.format(elsewhere)) / Path(OWN[client]).name).exists()


def test_over_http_the_secret_is_in_the_header_and_the_port_is_kept(home):
    path = home.write("claude-code", b"{}")
    home.hook("install", "claude-code", "--http")
    hook = read(path.read_text())["hooks"]["UserPromptSubmit"][0]["hooks"][0]
    way = json.loads((home.folder / ".local/state/remainder/hooks/http.json").read_bytes())
    assert hook["url"] == f"http://127.0.0.1:{way['port']}/hook/claude-code"
    assert hook["headers"] == {"X-Remainder-Token": way["token"]}
    assert len(way["token"]) >= 32
    # A session's start takes no hook of this kind.
    assert read(path.read_text())["hooks"]["SessionStart"][0]["hooks"][0]["type"] == "command"
    assert stat.S_IMODE((home.folder / ".local/state/remainder/hooks/http.json").stat().st_mode) == 0o600
    home.hook("uninstall", "claude-code")
    assert path.read_bytes() == b"{}"
    assert home.kept() == []


def test_http_is_refused_where_prompts_would_go_to_a_proxy(home):
    home.env["HTTPS_PROXY"] = "http://proxy.example:3128"
    assert "proxy" in home.hook("install", "claude-code", "--http", code=1)
    home.hook("install", "claude-code")
    home.env["NO_PROXY"] = "localhost,127.0.0.1"
    home.hook("install", "claude-code", "--http")


def test_only_claude_code_has_http(home):
    assert "Only Claude Code" in home.hook("install", "codex", "--http", code=1)


# --- what forbids it ---------------------------------------------------------------------------------------


def _at(folder, **env):
    return Surroundings(env, folder, "linux")


def _leave(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("client", "file", "text"),
    [
        ("claude-code", ".claude/settings.json", '{"disableAllHooks": true}'),
        ("claude-code", ".claude/remote-settings.json", '{"allowManagedHooksOnly": true}'),
        ("claude-code", ".claude/remote-settings.json", '{"strictPluginOnlyCustomization": ["hooks"]}'),
        ("codex", ".codex/config.toml", "[features]\nhooks = false\n"),
        ("gemini", ".gemini/settings.json", '{"hooksConfig": {"enabled": false}} // off'),
        ("gemini", "system.json", '{"hooksConfig": {"disabled": ["remainder"]}}'),
    ],
)
def test_what_forbids_hooks_is_said(tmp_path, client, file, text):
    at = _at(tmp_path, GEMINI_CLI_SYSTEM_SETTINGS_PATH=str(tmp_path / "system.json"))
    assert obstacle(client, at) == ""
    _leave(tmp_path / file, text)
    company = "remote" in file or "system" in file
    assert ("company" in obstacle(client, at)) is company
    assert obstacle(client, at)


def test_allowed_addresses_rule_http_out(tmp_path):
    assert http_obstacle(_at(tmp_path)) == ""
    _leave(tmp_path / ".claude/settings.json", '{"allowedHttpHookUrls": []}')
    assert http_obstacle(_at(tmp_path))


def test_a_proxy_in_the_clients_own_settings_rules_http_out(tmp_path):
    _leave(tmp_path / ".claude/settings.json", '{"env": {"HTTP_PROXY": "http://proxy.example"}}')
    assert http_obstacle(_at(tmp_path))


def test_several_folders_of_claude_code_mean_the_first(tmp_path):
    at = _at(tmp_path, CLAUDE_CONFIG_DIR="/one,/two")
    assert settings_file("claude-code", at) == Path("/one/settings.json")


@pytest.mark.parametrize(
    "env", [{}, {"XDG_STATE_HOME": "/s"}, {"XDG_STATE_HOME": "relative"}, {"REMAINDER_HOME": "/own"}]
)
def test_the_hook_looks_where_the_program_keeps_its_state(env):
    env = {"HOME": "/home/me", "PYTHONPATH": str(ROOT), **env}
    code = "from trayapp.cli.hook_run import _state; print(_state())"
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str(find_paths(env, sys.platform).state)


def test_the_hook_costs_under_sixty_milliseconds(home):
    words = [sys.executable, "-m", "trayapp", "hook", "claude-code"]

    def once():
        before = os.times()
        subprocess.run(words, env=home.env, input=b'{"prompt": "x"}', check=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    once()
    assert sorted(once() for _ in range(7))[3] < 0.060


def test_the_hooks_deadline_is_within_the_clients(home):
    assert hook_run.PATIENCE < 1


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of this kind is POSIX'")
def test_on_a_full_disk_nothing_is_changed_and_no_prompt_waits(home):
    """No file may grow by a single byte: what is written fails as on a full disk."""
    path = home.write("claude-code", b"{}")
    full = ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", sys.executable, "-m", "trayapp", "hook"]
    done = subprocess.run(
        [*full, "install", "claude-code"], env=home.env, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 1
    assert "Nothing was changed" in done.stderr
    assert path.read_bytes() == b"{}"
    asked = subprocess.run(
        [*full, "claude-code"], env=home.env, capture_output=True, check=False, input=b'{"prompt": "x"}'
    )
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, b"", b"")
