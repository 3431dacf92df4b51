"""Bad bytes, odd types and files that are none: a damaged line is told once, and its neighbours count."""

import json
import os
import random
import socket
import sys

import pytest

from tests.logs.home import AT, CLAUDE, assistant, count, dumped, meta, record, sums, total, turn
from tests.logs.test_tools import TRUTH
from tests.logs.tools import sample
from trayapp.logs._names import kept, real

posix = pytest.mark.skipif(sys.platform == "win32", reason="files of kinds and names that Windows has not")


def line(number, **more):
    return dumped(assistant(f"msg_{number}", f"req_{number}", **more))


def read(home):
    """Responses, damaged lines and sentences, after a second look at everything too."""
    store = home.store()
    found = total(store)[5], store.malformed_lines()
    result = home.scan(store)
    assert (total(store)[5], store.malformed_lines()) == found
    assert result.complete
    return *found, result.problems


# --- lines that are not one object -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        pytest.param(b"\xef\xbb\xbf" + line(1) + line(2), (2, 0), id="a byte order mark"),
        pytest.param(b"\0" * 600 + line(1) + line(2), (2, 0), id="NULs before a line"),
        pytest.param(line(1)[:-1] + b"\0" * 600 + b"\n" + line(2), (2, 0), id="NULs behind a line"),
        pytest.param(line(1)[:-1] + line(2)[:-1] + line(3) + line(4), (4, 0), id="three lines in one"),
        pytest.param(line(1)[:200] + line(2) + line(3), (2, 1), id="a line behind half a line"),
        pytest.param(line(1)[:200] + b"\0\0" + line(2) + line(3), (2, 1), id="half a line, NULs, a line"),
        pytest.param(line(1) + line(2)[:-9] + b"\n" + line(3), (2, 1), id="a line without its end"),
        pytest.param(line(1)[40:] + line(2), (1, 1), id="a line without its start"),
        pytest.param(line(1)[:-1] + b"\r" + line(2)[:-1] + b"\r", (2, 0), id="carriage returns alone"),
        pytest.param((line(1) + line(2)).replace(b"\n", b"\r\n"), (2, 0), id="carriage returns too"),
        pytest.param(line(1) + b"\n\n" + line(2), (2, 0), id="empty lines"),
        pytest.param(line(1) + line(2) + b"\0" * 4096, (2, 0), id="room that was kept"),
    ],
)
def test_claude_codes_damaged_lines_lose_no_neighbour(home, raw, found):
    home.claude("s1", raw)
    assert read(home) == (*found, ())


COUNTS = [dumped(count((100 * n, 0, 10 * n), (100, 0, 10))) for n in range(1, 5)]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        pytest.param(b"\0\0\0" + COUNTS[0] + COUNTS[1], (2, 0), id="NULs before a line"),
        pytest.param(COUNTS[0][:-1] + COUNTS[1] + COUNTS[2], (3, 0), id="two lines in one"),
        pytest.param(COUNTS[0] + COUNTS[1][:90] + COUNTS[2] + COUNTS[3], (3, 1), id="behind half a line"),
        pytest.param(COUNTS[0][40:] + COUNTS[1], (1, 1), id="a line without its start"),
    ],
)
def test_codexs_damaged_lines_lose_no_neighbour(home, raw, found):
    home.codex("t1", b"\xef\xbb\xbf", meta(), turn(), raw)
    assert read(home) == (*found, ())


def test_an_object_inside_half_a_line_is_no_line(home):
    inner = assistant("msg_x", "req_x")
    call = {"type": "tool_use", "name": "X", "input": inner}
    half = line(1, content=[call, {"type": "text", "text": "z" * 500}])[:-600]
    assert dumped(inner)[:-1] in half
    home.claude("s1", half + line(2))
    assert read(home) == (1, 1, ())


def test_a_response_of_fifty_megabytes_counts(home):
    home.claude("s1", line(1), line(2, content=[{"type": "text", "text": "x" * (50 << 20)}]), line(3))
    assert read(home) == (3, 0, ())


@pytest.mark.parametrize("tool", [tool for tool in TRUTH if tool not in {"opencode", "kilo", "goose"}])
def test_noise_around_every_line_of_every_tool_loses_nothing(tool, tmp_path):
    home = sample(tool, tmp_path / "home")
    for file in tmp_path.rglob("*.json"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    for file in tmp_path.rglob("*.jsonl"):
        lines = file.read_bytes().splitlines()
        file.write_bytes(b"\xef\xbb\xbf" + b"".join(b"\0" + each + b"\r\n\xff\xfe}{\n" for each in lines))
    assert total(home.store()) == TRUTH[tool]


# --- odd types -------------------------------------------------------------------------------------

ODD = ['["x"]', '{"a":1}', "5", "-1.5", "true", "null", "NaN", "-Infinity", "1e999", '"\\ud800x"', "1" * 400]
OPTIONAL = [
    "cwd", "sessionId", "requestId", "costUSD", "isSidechain", "version", "foo", "message.model",
    "message.id",
    "message.usage.speed", "message.usage.service_tier", "message.usage.inference_geo",
    "message.usage.iterations", "message.usage.cache_creation", "message.usage.server_tool_use",
]  # fmt: skip


def with_field(told, name, raw):
    """`told` as a line, with `raw` as the value of a field; dots lead inwards."""
    told = json.loads(json.dumps(told))
    *folders, last = name.split(".")
    inner = told
    for each in folders:
        inner = inner[each]
    inner[last] = "@@"
    return json.dumps(told, separators=(",", ":")).replace('"@@"', raw).encode() + b"\n"


@pytest.mark.parametrize("name", OPTIONAL)
def test_an_optional_field_of_a_foreign_type_costs_no_response(home, name):
    for number, raw in enumerate(ODD):
        home.claude(f"s{number}", with_field(assistant(f"msg_{number}", f"req_{number}"), name, raw))
    assert read(home) == (len(ODD), 0, ())


@pytest.mark.parametrize("raw", ['["x"]', "true", "NaN", "1e999", "-5", "1.5", '"x"', "1" * 30, "1" * 5000])
def test_a_counter_that_is_none_is_damage_and_no_nought(home, raw):
    home.claude("s1", with_field(assistant(), "message.usage.input_tokens", raw), line(2))
    told = with_field(count((100, 0, 10), (100, 0, 10)), "payload.info.last_token_usage.input_tokens", raw)
    home.codex("t1", meta(), turn(), told, count((250, 0, 30), (150, 0, 20)))
    assert read(home) == (2, 2, ())


@pytest.mark.parametrize("name", ["payload.info.model_context_window", "payload.rate_limits", "payload.foo"])
def test_codexs_optional_fields_may_be_odd(home, name):
    told = [count((100 * n, 0, 10 * n), (100, 0, 10)) for n in range(1, len(ODD) + 1)]
    home.codex(
        "t1", meta(), turn(), *(with_field(each, name, raw) for each, raw in zip(told, ODD, strict=True))
    )
    assert read(home) == (len(ODD), 0, ())


@pytest.mark.parametrize("name", ["cwd", "source", "forked_from_id", "timestamp"])
def test_codexs_head_may_be_odd(home, name):
    for number, raw in enumerate(ODD):
        head = meta(f"t{number}", source="cli", forked_from_id=None)
        told = record(f"r{number}", (100, 0, 10), (100, 0, 10), "2026-11-20T10:05:00.000Z", f"t{number}")
        home.codex(
            f"t{number}", with_field(head, f"payload.{name}", raw), turn(at="2026-11-20T10:04:00.000Z"), told
        )
    assert read(home) == (len(ODD), 0, ())


def test_codexs_start_of_a_turn_may_be_odd(home):
    for number, raw in enumerate(ODD):
        began = {"timestamp": AT, "type": "event_msg", "payload": {"type": "task_started", "started_at": 0}}
        lines = [meta(f"t{number}"), turn(), with_field(began, "payload.started_at", raw), COUNTS[0]]
        home.codex(f"t{number}", *lines)
    assert read(home) == (len(ODD), 0, ())


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("1795168800000", (1, 0)), ("1795168800", (1, 0)), ('"1795168800000"', (1, 0)),
        ('"2026-11-20 10:00:00"', (1, 0)), ('"2026-11-20T10:00:00+0200"', (1, 0)),
        ('"20261120T100000Z"', (1, 0)), ('"2026-11-20T10:00:00.123456789Z"', (1, 0)),
        ('"2026-11-20t10:00:00z"', (1, 0)), ('"2026-12-31T23:59:60Z"', (1, 0)), ('"2026-11-20"', (1, 0)),
        ('"0001-01-01T00:00:00Z"', (0, 1)), ('"9999-12-31T23:59:59Z"', (0, 1)), ("1e300", (0, 1)),
        ('"10000-01-01T00:00:00Z"', (0, 1)), ("null", (0, 1)), ('""', (0, 1)), ('["x"]', (0, 1)),
        ("true", (0, 1)), ("NaN", (0, 1)), ('"soon"', (0, 1)), ('"٢٠٢٦-١١-٢٠T10:00:00Z"', (0, 1)),
    ],
)  # fmt: skip
def test_an_instant_in_any_form_and_damage_where_there_is_none(home, raw, found):
    home.claude("s1", with_field(assistant(), "timestamp", raw))
    assert read(home) == (*found, ())


def test_a_response_beside_something_nested_too_deeply_is_damage(home):
    deep = "[" * 100_000 + "]" * 100_000
    home.claude("s1", line(1), with_field(assistant("msg_2"), "foo", deep), line(3))
    assert read(home) == (2, 1, ())


def test_something_nested_deeply_is_none(home):
    home.claude("s1", with_field(assistant(), "foo", '{"a":' * 400 + "1" + "}" * 400))
    assert read(home) == (1, 0, ())


def _values(found, way=()):
    inner = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for name, each in inner:
        yield found, name
        yield from _values(each)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("tool", [tool for tool in TRUTH if tool not in {"opencode", "kilo", "goose"}])
def test_whatever_stands_in_a_field_nothing_fails(tool, seed, tmp_path):
    chance = random.Random(seed)  # noqa: S311 (the same noise each time)
    odd = [["x"], {"a": [None]}, 5, -1.5, True, None, 1e300, float("nan"), "\ud800", "\0", "1" * 40, 10**40]
    home = sample(tool, tmp_path / "home")
    for file in [*tmp_path.rglob("*.json"), *tmp_path.rglob("*.jsonl")]:
        whole = file.suffix == ".json"
        text = file.read_text(encoding="utf-8")
        lines = [json.loads(each) for each in ([text] if whole else text.splitlines()) if each.strip()]
        for each in lines:
            for holder, name in list(_values(each)):
                if chance.random() < 0.08:
                    holder[name] = chance.choice(odd)
        file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    store = home.store()
    assert home.scan(store).complete


# --- files -----------------------------------------------------------------------------------------


@posix
def test_pipes_sockets_and_devices_are_passed_over(home, monkeypatch):
    home.claude("s1", line(1))
    folder = home.folder / CLAUDE
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "zero.jsonl").symlink_to("/dev/zero")
    (folder / "itself.jsonl").symlink_to(folder / "itself.jsonl")
    monkeypatch.chdir(folder)  # a socket's name is short
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door.jsonl")
        assert read(home) == (1, 0, ())
        named = [folder / name for name in ("pipe.jsonl", "door.jsonl", "zero.jsonl", "itself.jsonl")]
        assert home.scan(home.store(), only=named).complete  # as a watcher would name them


def test_a_folder_named_like_a_log_is_looked_through(home):
    home.write(f"{CLAUDE}/odd.jsonl/s1.jsonl", line(1))
    assert read(home) == (1, 0, ())


def test_a_further_folder_may_be_named_like_a_log(home, tmp_path):
    home.write("mnt/logs.jsonl/s1.jsonl", line(1))
    home.places = home.places._replace(extra={"claude-code": (tmp_path / "mnt/logs.jsonl",)})
    assert read(home) == (1, 0, ())


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="its names are text")
def test_names_that_are_no_text_are_names(home):
    base = os.fsencode(home.folder)
    for folder, lines in (
        (b"/.claude/projects/-home-\xff", [line(1)]),
        (b"/.codex/sessions/2026/\xff", [dumped(each) for each in (meta(), turn(), json.loads(COUNTS[0]))]),
        (b"/.factory/sessions/\xfe", [dumped({"tokenUsage": {"inputTokens": 5, "outputTokens": 6}})]),
    ):
        os.makedirs(base + folder)  # noqa: PTH103 (its name is bytes)
        name = b"/\xff\xfe.settings.json" if b"factory" in folder else b"/rollout-\xff.jsonl"
        with open(base + folder + name, "wb") as file:  # noqa: PTH123 (as above)
            file.write(b"".join(lines))
    assert read(home) == (3, 0, ())
    assert home.scan(home.store()).read == 0


def test_a_folders_name_may_hold_an_end_of_line(home):
    folder = "/home/me/a\nb\n7"
    home.claude("s1", line(1, cwd=folder))
    home.codex("t1", meta(cwd=folder), turn(cwd=folder), COUNTS[0])
    store = home.store()
    home.append(f"{CLAUDE}/s1.jsonl", line(2, cwd=...))
    home.scan(store)
    assert {name: each.requests for name, each in sums(store, ("project",)).items()} == {folder: 3}


def test_every_name_comes_back():
    for name in ("plain", "grüße 中文", "\udcff-\udc80", "\ud800.jsonl", "\U0010fffd"):
        kept(name).encode()
        assert real(kept(name)) == name
    assert kept("grüße 中文") == "grüße 中文"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_sentence_and_hides_no_other(home):
    home.claude("s1", line(1)).chmod(0)
    home.claude("s2", line(2))
    (home.folder / CLAUDE / "closed").mkdir(mode=0)
    store = home.store()
    result = home.scan(store)
    assert (total(store)[5], len(result.problems), result.complete) == (1, 2, False)
