"""What the doctor finds: each with what to do about it; the page of the settings shows the same."""

import pytest
from cli_home import claude_line

from trayapp.cli.findings import Finding, findings
from trayapp.cli.tray_host import NO_HOST

WELL = {
    "paths": {
        "settings": {"path": "/home/kim/settings.toml", "exists": True},
        "policy": {"path": "/etc/policy.toml", "exists": False},
        "journal": {"path": "/home/kim/remainder.log", "exists": True},
    },
    "tools": [{"id": "codex", "name": "Codex", "folders": [], "files": 3}],
    "logs": {"malformed_lines": 0, "unpriced_models": []},
    "keyring": {"state": "unlocked", "sentence": ""},
    "display": "A display answers.",
    "tray": "A tray host is running.",
    "problems": [],
}


def test_nothing_is_found_where_all_is_well():
    assert findings(WELL) == []


@pytest.mark.parametrize(
    ("change", "what", "do"),
    [
        ({"tools": []}, "No logs of an AI tool were found", "Use one of the tools once"),
        ({"logs": {"malformed_lines": 1, "unpriced_models": []}}, "1 line of the logs", "left out"),
        ({"logs": {"malformed_lines": 1200, "unpriced_models": []}}, "1,200 lines of the logs", "left out"),
        ({"logs": {"malformed_lines": 0, "unpriced_models": ["a", "b"]}}, "a, b", "Keep prices fresh"),
        ({"tray": NO_HOST}, NO_HOST, "AppIndicator"),
        ({"problems": ["The disk is full."]}, "The disk is full.", "/home/kim/remainder.log"),
        ({"keyring": {"state": "missing", "sentence": "There is none."}}, "There is none.", "This run only"),
    ],
)
def test_each_says_what_is_true_and_what_to_do(change, what, do):
    (found,) = findings({**WELL, **change})
    assert what in found.what
    assert do in found.do


@pytest.mark.parametrize(
    ("problem", "file"),
    [
        ("general.zone is 7: no.", "/home/kim/settings.toml"),
        ("/etc/policy.toml: x is 7.", "/etc/policy.toml"),
    ],
)
def test_what_is_wrong_in_a_file_is_mended_there(problem, file):
    (found,) = findings({**WELL, "problems": [problem]}, [problem])
    assert found.what == problem
    assert file in found.do


def test_a_tray_is_not_missed_where_there_is_no_screen():
    assert findings({**WELL, "tray": NO_HOST, "display": "There is no display in this session."}) == []


def test_a_report_without_end_stays_short():
    models = [f"model-{n}" * 100 for n in range(500)]
    (found,) = findings({**WELL, "logs": {"malformed_lines": 0, "unpriced_models": models}})
    assert len(found.what) < 700


def test_the_command_tells_them_as_lines_and_as_json(home):
    home.write(claude_line(1, "2026-10-05T08:30:00.000Z", model="nobody-knows-this"))
    told = home.json("doctor", "--json")
    found = [Finding(**each) for each in told["findings"]]
    assert [each.what for each in found if "nobody-knows-this" in each.what]
    said = home.run("doctor").stdout
    assert told["text"][0] == said.splitlines()[0]
    assert "Findings" in told["text"]
    for each in found:
        assert each.what in said.partition("Findings")[2]
        assert each.do in said.partition("Findings")[2]
