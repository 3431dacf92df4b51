"""The program as a process: what is printed, what is written, and how it ends."""

import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from cli_home import claude_line

MORNING = "2026-10-05T08:30:00.000Z"
NIGHT = "2026-10-05T23:30:00.000Z"


def test_usage_keeps_the_documented_contract(home):
    home.write(claude_line(1, MORNING), claude_line(2, NIGHT, model="nobody-knows-this"), "{broken\n")
    found = home.json("usage", "--json", "--zone", "Europe/Berlin")
    assert list(found) == ["zone", "totals", "rows", "unpriced_models", "background", "malformed_lines"]
    assert found["zone"] == "Europe/Berlin"
    assert found["unpriced_models"] == ["nobody-knows-this"]
    assert found["malformed_lines"] in {0, 1}  # only lines that look like usage are parsed at all
    first, second = found["rows"]
    # 100 x $5 + 50 x $25 + 1000 x $0.50 + 20 x $6.25, per million
    assert first == {
        "day": "2026-10-05",
        "tool": "claude-code",
        "model": "claude-opus-4-8",
        "project": "/home/me/web",
        "input": 100,
        "output": 50,
        "cache_read": 1000,
        "cache_write_5m": 20,
        "cache_write_1h": 0,
        "web_searches": 0,
        "requests": 1,
        "cost_usd": 0.002375,
        "unpriced": False,
    }
    assert (second["day"], second["cost_usd"], second["unpriced"]) == ("2026-10-06", None, True)
    assert found["totals"] == {
        "input": 200,
        "output": 100,
        "cache_read": 2000,
        "cache_write_5m": 40,
        "cache_write_1h": 0,
        "web_searches": 0,
        "requests": 2,
        "cost_usd": 0.002375,
    }


def test_days_are_local_and_both_ends_count(home):
    home.write(claude_line(1, MORNING), claude_line(2, NIGHT))
    berlin = home.json(
        "usage", "--json", "--zone", "Europe/Berlin", "--since", "2026-10-06", "--until", "20261006"
    )
    assert [row["day"] for row in berlin["rows"]] == ["2026-10-06"]
    utc = home.json("usage", "--json", "--zone", "UTC", "--since", "2026-10-05", "--until", "2026-10-05")
    assert utc["totals"]["requests"] == 2


def test_keys_that_were_not_asked_for_are_absent(home):
    home.write(claude_line(1, MORNING), claude_line(2, NIGHT))
    rows = home.json("usage", "--json", "--by", "model,tool")["rows"]
    assert [list(row)[:3] for row in rows] == [["tool", "model", "input"]]


def test_no_store_gives_the_same_and_writes_nothing(home):
    home.write(claude_line(1, MORNING))
    before = sorted(home.folder.rglob("*"))
    afresh = home.json("usage", "--json", "--no-store", "--zone", "UTC")
    assert not home.own.exists()
    assert sorted(home.folder.rglob("*")) == before
    assert home.json("usage", "--json", "--zone", "UTC") == afresh
    assert home.own.exists()


def test_what_was_appended_is_added_and_what_was_deleted_stays(home):
    path = home.write(claude_line(1, MORNING))
    assert home.json("usage", "--json")["totals"]["requests"] == 1
    home.write(claude_line(2, NIGHT))
    assert home.json("usage", "--json")["totals"]["requests"] == 2
    path.unlink()
    assert home.json("usage", "--json")["totals"]["requests"] == 2


def test_a_table_for_the_eye(home):
    home.write(claude_line(1, MORNING))
    done = home.run("usage", "--zone", "UTC")
    assert done.returncode == 0
    heads, rule, day, _, total = done.stdout.splitlines()
    assert heads.split() == ["Day", "Input", "Output", "Cache", "read", "Cache", "write", "Requests", "Cost"]
    assert day.startswith("2026-10-05")
    assert day.endswith("$0.00")
    assert total.startswith("Total")
    assert len(rule) == len(day)


def test_the_exit_code_follows_the_level(home):
    assert home.run("status").returncode == 40
    home.write(claude_line(1, _now()))
    assert home.run("status").returncode == 0
    assert home.run("set", "allowance", "0.000001/month").returncode == 0
    spent = home.run("status")
    assert spent.returncode == 30
    assert "Monthly allowance" in spent.stdout
    document = json.loads(home.run("status", "--json").stdout)
    assert (document["level"], document["headline"]) == ("spent", "monthly-allowance")


def test_without_a_display_the_gauge_is_printed(home):
    assert home.run("_scan").returncode == 0
    home.write(claude_line(1, _now()))
    done = home.run("status")
    assert "remainder set allowance 250/month" in done.stdout


def test_an_allowance_is_set_shown_and_removed(home):
    assert "$75 a day" in home.run("set", "allowance", "75/day", "--tool", "cursor", "--guideline").stdout
    held = home.run("set", "allowance").stdout
    assert held == "cursor, daily: $75 a day, guideline, only cursor, key cursor-daily\n"
    assert home.run("set", "allowance", "--remove", "nothing").returncode == 1
    assert home.run("set", "allowance", "--remove", "cursor-daily").returncode == 0
    assert "No allowance" in home.run("set", "allowance").stdout


def test_a_setting_is_changed_and_comes_back_to_its_default(home):
    assert home.run("set", "general.zone", "Asia/Tokyo").stdout == "Time zone: Asia/Tokyo\n"
    assert home.run("set", "general.zone").stdout.startswith("general.zone = Asia/Tokyo\n")
    assert home.json("usage", "--json")["zone"] == "Asia/Tokyo"
    assert home.run("set", "general.zone", "--default").stdout == "Time zone: system\n"
    assert "warnings.thresholds = 50,75,90,100" in home.run("set").stdout


def test_known_failures_are_one_sentence(home):
    for words in (
        ("usage", "--zone", "Mars/Base"),
        ("usage", "--since", "2026-02-30"),
        ("usage", "--since", "today", "--until", "yesterday"),
        ("set", "general.zon", "UTC"),
        ("set", "general.zone", "Mars/Base"),
        ("set", "allowance", "much"),
        ("login", "nobody"),
        ("login", "openrouter"),
    ):
        done = home.run(*words)
        assert (done.returncode, done.stdout) == (1, ""), words
        assert done.stderr.startswith("remainder: ")
        assert done.stderr.count("\n") == 1, done.stderr


def test_a_key_is_never_an_argument_and_never_echoed(home):
    assert home.run("login", "openrouter", "sk-or-v1-secret").returncode == 2
    done = home.run("login", "openrouter", send="sk-or-v1-secret\n")
    assert done.returncode == 1  # this session has no keyring
    assert "sk-or-v1-secret" not in done.stdout + done.stderr
    assert not list(home.own.rglob("settings.toml"))


def test_a_bad_call_is_2(home):
    for words in (("usage", "--by", "week"), ("history", "--days", "0"), ("nonsense",), ("status", "--frob")):
        done = home.run(*words)
        assert (done.returncode, done.stdout) == (2, ""), words


def test_a_store_of_a_later_version_is_left_alone(home):
    home.write(claude_line(1, MORNING))
    assert home.run("usage").returncode == 0
    store = next(home.own.rglob("remainder.db"))
    with sqlite3.connect(store) as db:
        db.execute("INSERT INTO step (name) VALUES ('of_a_later_version')")
    db.close()
    done = home.run("usage", "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert home.run("usage", "--json", "--no-store").returncode == 0


def test_a_damaged_store_is_set_aside_and_the_logs_are_read_again(home):
    home.write(claude_line(1, MORNING))
    whole = home.json("usage", "--json")
    store = next(home.own.rglob("remainder.db"))
    store.write_bytes(b"this is no database at all" * 400)
    done = home.run("usage", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, whole)
    assert "set aside" in done.stderr
    assert list(store.parent.glob("remainder.db.damaged-*"))


def test_a_settings_file_with_errors_is_named_and_the_figures_come_all_the_same(home):
    home.write(claude_line(1, MORNING))
    (home.own / "config").mkdir(parents=True)
    (home.own / "config" / "settings.toml").write_text('[general]\nzone = "Mars/Base"\n')
    done = home.run("usage", "--json", "--zone", "UTC")
    assert done.returncode == 0
    assert "zone" in done.stderr
    assert json.loads(done.stdout)["totals"]["requests"] == 1


def test_a_closed_pipe_is_no_fault(home):
    home.write(
        *(claude_line(n, f"2026-10-{n % 28 + 1:02d}T08:00:00Z", project=f"/p{n}") for n in range(2000))
    )
    home.run("usage")
    command = [sys.executable, "-m", "trayapp", "usage", "--by", "day,project"]
    with subprocess.Popen(command, env=home.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) in {0, 141}


def test_doctor_tells_without_secrets(home):
    home.write(claude_line(1, MORNING), claude_line(2, MORNING, model="nobody-knows-this"))
    found = home.json("doctor", "--json")
    assert found["logs"]["unpriced_models"] == ["nobody-knows-this"]
    assert found["store"]["sessions"] == 1
    assert found["keyring"]["state"] == "missing"
    assert found["paths"]["store"]["exists"]
    assert "nobody-knows-this" in home.run("doctor").stdout


def test_sources_names_tools_and_vendors(home):
    home.write(claude_line(1, MORNING))
    said = home.run("sources", "--test").stdout
    assert "Claude Code (claude-code): 1 log" in said
    assert "\n  openrouter " in said.partition("give a key to switch one on")[2]
    tools = {tool["id"] for tool in home.json("sources", "--json")["tools"]}
    assert tools >= {"claude-code", "codex", "gemini"}


def test_history_shows_days_beside_an_even_pace(home):
    home.write(claude_line(1, _now()))
    home.run("set", "allowance", "300/month")
    said = home.run("history", "--days", "3", "--by", "tool").stdout
    assert "claude-code" in said
    assert "an even pace for Monthly allowance" in said


def test_help_and_version_touch_nothing(home):
    assert home.run("--version").stdout.startswith("remainder 0.")
    assert "usage" in home.run("-h").stdout
    assert "--no-store" in home.run("usage", "-h").stdout
    assert not home.own.exists()


def test_the_package_imports_nothing_else(home):
    script = (
        "import sys; before = set(sys.modules); import trayapp.cli; "
        "print(*sorted(set(sys.modules) - before - {'collections.abc', '__future__'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=home.env, check=True
    )
    assert done.stdout.split() == ["trayapp", "trayapp.cli"]


def test_what_has_not_changed_is_told_without_what_only_reading_needs(home):
    home.write(claude_line(1, _now()))
    home.run("usage", "--json", "--zone", "UTC")
    script = (
        "import sys; from trayapp.cli import main; main(['usage', '--json', '--zone', 'UTC']); "
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=home.env, check=True
    )
    needless = {
        "dataclasses",
        "inspect",
        "hashlib",
        "msgspec",
        "trayapp.domain.model",
        "trayapp.logs._reading",
    }
    assert not needless & set(done.stderr.split())


def _now():
    return (datetime.now(UTC) - timedelta(seconds=5)).isoformat().replace("+00:00", "Z")
