"""What must hold for every tool's logs: the sum, read in any order, in halves, twice, and from two places."""

import json
import random

import pytest

from tests.logs.home import Home, total
from tests.logs.tools import SAMPLES, files, sample
from trayapp.logs import discover, with_named
from trayapp.logs.scan import scan
from trayapp.system.store import Store

# Uncached input, output, cache read, 5-minute writes, 1-hour writes, requests: added up by hand beside
# each sample, or by the plain script of that tool's own test.
TRUTH = {
    "copilot": (25_677, 285, 25_439, 12_345, 0, 5),
    "opencode": (7_422, 171, 15_832, 0, 0, 3),
    "kilo": (7_422, 171, 15_832, 0, 0, 3),
    "qwen": (29_608, 342, 61_605, 0, 0, 6),
    "pi": (1_537, 171, 2_895, 0, 0, 3),
    "amp": (22, 250, 23_830, 986, 0, 3),
    "droid": (130, 65, 2_000, 300, 0, 2),
    "kimi": (130, 29, 500, 400, 0, 2),
    "grok": (700, 80, 800, 0, 0, 2),
    "goose": (940, 320, 0, 0, 0, 2),
    "cline": (219, 130, 2_900, 300, 0, 3),
    "claude-desktop": (12, 77, 1_000, 1_050, 0, 2),
    "gemini": (16_129, 748, 95_337, 0, 0, 11),
}
OF = pytest.mark.parametrize("tool", TRUTH)


def test_every_sample_has_a_reader_and_every_reader_a_sample():
    readers = {reader.id for reader in discover()}
    assert {each.name for each in SAMPLES.iterdir() if each.is_dir()} == set(TRUTH)
    assert readers - {"claude-code", "codex"} == set(TRUTH)


@OF
def test_the_sum(tool, tmp_path):
    home = sample(tool, tmp_path / "home")
    store = home.store()
    assert total(store) == TRUTH[tool]
    assert store.malformed_lines() == 0
    assert {each.tool for each in store.files()} == {tool}


@OF
def test_nothing_of_the_persons_is_touched(tool, tmp_path):
    home = sample(tool, tmp_path / "home")
    before = files(home.folder)
    store = home.store()
    home.scan(store)
    assert files(home.folder) == before


@OF
def test_what_did_not_change_is_not_read_again(tool, tmp_path):
    home = sample(tool, tmp_path / "home")
    store = home.store()
    again = home.scan(store)
    assert (again.read, again.complete, again.problems) == (0, True, ())
    assert total(store) == TRUTH[tool]


@OF
def test_a_touched_file_counts_once(tool, tmp_path):
    home = sample(tool, tmp_path / "home")
    store = home.store()
    for path in files(home.folder):
        path.touch()
    assert home.scan(store).read > 0
    assert total(store) == TRUTH[tool]


@OF
def test_two_copies_count_once(tool, tmp_path):
    home = sample(tool, tmp_path / "home")
    sample(tool, tmp_path / "mount")
    store = Store.in_memory()
    scan(store, discover(), with_named(home.places, discover(), [str(tmp_path / "mount")]))
    assert total(store) == TRUTH[tool]


@OF
@pytest.mark.parametrize("seed", range(3))
def test_half_of_it_now_and_half_later(tool, seed, tmp_path):
    home = sample(tool, tmp_path / "home")
    dice = random.Random(seed)  # noqa: S311 (where a file is cut is no secret)
    texts = {path: each[0] for path, each in files(home.folder).items() if path.suffix != ".db"}
    for path, content in texts.items():
        path.write_bytes(content[: dice.randrange(len(content))] if content else content)
    store = home.store()
    for path, content in texts.items():
        path.write_bytes(content)
    home.scan(store)
    assert total(store) == TRUTH[tool]


@OF
def test_what_was_read_stays_when_its_files_go_or_shrink(tool, tmp_path):
    home = sample(tool, tmp_path / "home")
    store = home.store()
    for number, path in enumerate(files(home.folder)):
        if number % 2:
            path.unlink()
        else:
            path.write_bytes(b"")
    home.scan(store)
    assert total(store) == TRUTH[tool]


@OF
@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]\n", b"null\n", b'"x"\n', b"\xff\xfe{}\n", b"[" * 100_000, b'{"a":1}\n']
)
def test_damage_stops_nothing(tool, content, tmp_path):
    home = sample(tool, tmp_path / "home")
    for path in files(home.folder):
        path.write_bytes(content)
    home.scan(Store.in_memory())


def odd(found, dice):
    """The same with other kinds of values here and there."""
    if dice.random() < 0.08:
        return dice.choice([None, [], {}, [{}], {"a": []}, "x", "", -1, 1e30, 10**30, True, 0.5])
    if isinstance(found, dict):
        return {name: odd(each, dice) for name, each in found.items()}
    return [odd(each, dice) for each in found] if isinstance(found, list) else found


@OF
def test_values_of_other_kinds_stop_nothing(tool, tmp_path):
    home = sample(tool, tmp_path / "home")
    texts = [path for path in files(home.folder) if path.suffix in {".json", ".jsonl"}]
    kept = {path: path.read_text(encoding="utf-8") for path in texts}
    for seed in range(20):
        dice = random.Random(seed)  # noqa: S311 (as above)
        for path, text in kept.items():
            lines = text.splitlines() if path.suffix == ".jsonl" else [text]
            path.write_text("".join(f"{json.dumps(odd(json.loads(each), dice))}\n" for each in lines))
        home.scan(Store.in_memory())


def test_an_empty_home_has_nothing(tmp_path):
    store = Home(tmp_path).store()
    assert store.files() == []
