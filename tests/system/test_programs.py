from pathlib import Path, PureWindowsPath

import pytest

from trayapp.domain.errors import Unavailable
from trayapp.system.program_env import clean, with_way_out
from trayapp.system.programs import command_line, folders, search

HOME = Path("/home/me")
WINDOWS = {
    "PATH": "C:\\Windows\\System32;C:\\Tools;.;relative;",
    "USERPROFILE": "C:\\Users\\me",
    "APPDATA": "C:\\Users\\me\\AppData\\Roaming",
    "LOCALAPPDATA": "C:\\Users\\me\\AppData\\Local",
    "COMSPEC": "C:\\Windows\\System32\\cmd.exe",
    "PATHEXT": ".COM;.EXE;.BAT;.CMD",
}


def posix(path="/usr/bin:/bin", **more):
    return folders("claude", env={"PATH": path}, home=HOME, platform="linux", **more)


def test_the_sessions_path_comes_first():
    assert posix()[:3] == ("/usr/bin", "/bin", "/home/me/.local/bin")


@pytest.mark.parametrize(
    "folder",
    ["~/.local/bin", "~/bin", "~/.claude/local", "~/.npm-global/bin", "~/.volta/bin", "~/.bun/bin"],
)
def test_folders_that_a_desktop_session_leaves_out_are_looked_through(folder):
    assert folder.replace("~", "/home/me") in posix()


def test_the_current_folder_is_never_looked_through():
    found = posix(".:relative::/usr/bin:../up")
    assert found[0] == "/usr/bin"
    assert all(each.startswith("/") for each in found)


def test_a_folder_is_named_once():
    found = posix("/usr/bin:/usr/local/bin:/usr/bin")
    assert len(found) == len(set(found))
    assert found[1] == "/usr/local/bin"


@pytest.mark.parametrize(
    ("nodes", "newest"),
    [
        (["v9.11.2", "v22.3.0", "v22.11.0"], "v22.11.0"),
        (["v18.0.0"], "v18.0.0"),
        (["system", "v20.1.0"], "v20.1.0"),
    ],
)
def test_the_newest_node_of_nvm_is_taken(nodes, newest):
    assert [each for each in posix(nodes=nodes) if ".nvm" in each] == [
        f"/home/me/.nvm/versions/node/{newest}/bin"
    ]


def test_the_folders_of_windows():
    found = folders("claude", env=WINDOWS, home=HOME, platform="win32")
    assert found[:3] == ("C:\\Windows\\System32", "C:\\Tools", "C:\\Users\\me\\.local\\bin")
    assert "C:\\Users\\me\\AppData\\Roaming\\npm" in found
    assert "C:\\Users\\me\\AppData\\Local\\Programs\\claude" in found
    assert all(PureWindowsPath(each).is_absolute() for each in found)
    assert not any("%" in each for each in found)  # PROGRAMFILES is not set


def there(*paths):
    return {path.lower() for path in paths}.__contains__


def test_windows_finds_each_ending_in_its_order():
    npm = "C:\\Users\\me\\AppData\\Roaming\\npm"
    places = ["C:\\Tools", npm]
    both = there(f"{npm}\\claude.cmd", f"{npm}\\claude")  # npm writes a script for shells beside it

    def find(can_be_run):
        return search(
            "claude",
            places,
            env=WINDOWS,
            platform="win32",
            can_be_run=lambda path: can_be_run(path.lower()),
        )

    assert find(both) == f"{npm}\\claude.cmd"
    assert find(there("C:\\Tools\\claude.exe", f"{npm}\\claude.cmd")) == "C:\\Tools\\claude.exe"
    assert find(there()) is None


def line(program, *words, platform="win32", env=WINDOWS):
    return command_line(program, words, env=env, platform=platform)


def test_a_program_is_started_itself():
    assert line("/usr/bin/claude", "a b", "", platform="linux") == ["/usr/bin/claude", "a b", ""]
    assert line("C:\\x\\claude.exe", "a b", '"&%') == ["C:\\x\\claude.exe", "a b", '"&%']


@pytest.mark.parametrize("ending", ["cmd", "bat", "CMD"])
def test_a_batch_file_goes_through_the_systems_shell(ending):
    found = line(f"C:\\Users\\A & B\\npm\\claude.{ending}", "-p", "--input-format", "stream-json")
    shell = "C:\\Windows\\System32\\cmd.exe"
    assert found == [shell, "/d", "/c", f"claude.{ending}", "-p", "--input-format", "stream-json"]
    assert line("C:\\x\\gh.cmd", env={})[0] == "C:\\Windows\\System32\\cmd.exe"


@pytest.mark.parametrize(
    "word",
    [
        "", "a b", "a&b", "a|b", "a<b", "a>b", "a^b", "%PATH%", "%", "!x!", '"', '"&calc', "'", "(", ")",
        "a\nb", "a\r", "a\tb", "a,b", "a;b", "a=b", "\x00", "ä", "*", "?", "a\\", "`", "$x", "{}", "~",
    ],
)  # fmt: skip
def test_a_word_that_a_batch_file_would_read_otherwise_is_refused(word):
    with pytest.raises(Unavailable, match="batch file"):
        line("C:\\x\\gh.cmd", "auth", word)


@pytest.mark.parametrize("name", ["a b.cmd", "a&calc.cmd", "%x%.bat"])
def test_a_batch_file_of_such_a_name_is_refused(name):
    with pytest.raises(Unavailable):
        line(f"C:\\x\\{name}")


def test_the_childs_environment_is_a_list_of_what_is_known():
    env = {
        "PATH": "/usr/bin",
        "HOME": "/home/me",
        "CODEX_HOME": "/x",
        "OPENAI_API_KEY": "marked",
        "LD_PRELOAD": "/x.so",
        "NODE_OPTIONS": "--require /x.js",
    }
    assert clean(env, pass_on=("CODEX_HOME", "NOT_SET"), folders=("/a", "/b"), platform="linux") == {
        "HOME": "/home/me",
        "CODEX_HOME": "/x",
        "DO_NOT_TRACK": "1",
        "PATH": "/a:/b",
    }


def test_under_windows_the_current_folder_is_no_place_for_programs():
    passed = clean(WINDOWS, pass_on=(), folders=("C:\\a", "C:\\b"), platform="win32")
    assert passed["PATH"] == "C:\\a;C:\\b"
    assert passed["NoDefaultCurrentDirectoryInExePath"] == "1"


def test_the_way_out_is_the_sessions_where_nothing_is_set():
    env = {"HTTPS_PROXY": "http://a:1", "NODE_EXTRA_CA_CERTS": "/a.pem"}
    assert with_way_out(env, proxy="", ca_bundle="") == env


def test_a_proxy_and_certificates_that_are_set_reach_the_programs():
    changed = with_way_out({"https_proxy": "http://a:1"}, proxy="http://b:2", ca_bundle="/b.pem")
    assert {changed[name] for name in ("HTTPS_PROXY", "HTTP_PROXY", "https_proxy")} == {"http://b:2"}
    assert changed["NODE_EXTRA_CA_CERTS"] == changed["CODEX_CA_CERTIFICATE"] == "/b.pem"
    assert "SSL_CERT_FILE" not in changed


def test_no_proxy_means_none():
    assert with_way_out({"ALL_PROXY": "x", "https_proxy": "x"}, proxy="none", ca_bundle="") == {}


def test_what_the_session_says_of_certificates_stays():
    changed = with_way_out({"NODE_EXTRA_CA_CERTS": "/a.pem"}, proxy="", ca_bundle="/b.pem")
    assert changed == {"NODE_EXTRA_CA_CERTS": "/a.pem", "CODEX_CA_CERTIFICATE": "/b.pem"}
