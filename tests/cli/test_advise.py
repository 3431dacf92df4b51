"""`remainder advise` as a process: a picture for a person, the contract for scripts."""

import json
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from cli_home import claude_line

from trayapp.cli.advise_lines import Walk
from trayapp.cli.advise_picture import render
from trayapp.cli.advise_task import BadTaskError, asked_of
from trayapp.cli.terminal import Depth, Terminal, cells
from trayapp.domain.advice.adviser import advise
from trayapp.domain.advice.adviser_known import Known, Left
from trayapp.domain.advice.estimator import Estimator
from trayapp.domain.advice.savings import NO_SAVINGS, encode
from trayapp.domain.advice.task import Task
from trayapp.engine.advising import rating
from trayapp.system.paths import find_paths
from trayapp.system.prices import load_book
from trayapp.system.resources import find_resources
from trayapp.system.store import Store

OFFICE = "Write a friendly email to our customers about the delayed product launch."
MARKED = "zebra-umbrella-4711"


@pytest.fixture(scope="module")
def prior():
    now = datetime(2026, 11, 24, tzinfo=UTC)
    return Known(Estimator(rating(load_book(find_resources(), None), now)))


def lines(home, *tasks, words=()):
    sent = "".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in tasks)
    done = home.run("advise", "--jsonl", *words, send=sent)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


# --- the contract for scripts ----------------------------------------------------------------------


def test_one_answer_for_each_line_in_order_from_an_empty_home(home):
    answers = lines(
        home, {"prompt": OFFICE}, {"prompt": "fix the failing test", "turn": 7, "context_tokens": 50000}
    )
    assert not home.own.exists()
    office, work = answers
    assert office["verdict"] == "free_chat"
    assert office["interrupt"] is False
    assert work["verdict"] == "stay"
    for answer in answers:
        assert answer["basis"] == "prior"
        assert answer["tokens"]["prompt"] > 0
        assert 0 < answer["turn"]["p50_usd"] < answer["turn"]["p90_usd"]
        assert answer["session"]["p50_usd"] >= answer["turn"]["p50_usd"]
        assert isinstance(answer["reason"], str)
        for way in answer["candidates"]:
            assert {"place", "model", "p50_usd", "p90_usd", "saving_usd"} <= way.keys()


def test_a_bad_line_has_an_error_and_stops_nothing(home):
    bad = [
        "nonsense",
        "",
        "[]",
        "{}",
        '{"prompt": 3}',
        '{"prompt": "x", "turn": -1}',
        '{"prompt": "x", "turn": true}',
        '{"prompt": "x", "context_tokens": NaN}',
        '{"prompt": "x", "previous_cost_usd": "much"}',
        '{"prompt": "x", "model": 5}',
        '{"prompt": "x", "at": "soon"}',
        '{"prompt": "x", "files": 1}',
        '{"prompt": "x", "actual_cost_usd": 1e99999999999999999999}',
        '{"prompt": "x", "at": "0001-01-01T00:00:00+14:00"}',
        '{"prompt": "x", "at": "9999-12-31T23:59:00Z"}',
    ]
    answers = lines(home, *bad, {"prompt": "last"})
    assert len(answers) == len(bad) + 1
    assert all(list(answer) == ["error"] for answer in answers[:-1])
    assert answers[0]["error"] == "Line 1: the line is no JSON."
    assert answers[-1]["basis"] == "prior"


def test_bytes_that_are_no_text_and_unusual_values():
    with pytest.raises(BadTaskError, match="UTF-8"):
        asked_of(b'{"prompt": "\xff"}')
    asked = asked_of(
        b'\xef\xbb\xbf{"prompt": "\\ud800", "idle_seconds": 1e9, "turn": 0, "model": null, "other": {}}'
    )
    assert (asked.task.turn, asked.task.model, asked.task.idle_seconds) == (1, "", 1e9)


@pytest.mark.parametrize("cost", ["1e-400", "5e-324", "0", "1e12"])
def test_a_cost_of_next_to_nothing_teaches_nothing_and_stops_nothing(prior, cost):
    walk = Walk(prior, learn=True)
    told = f'{{"prompt": "x", "actual_cost_usd": {cost}}}'.encode()
    first, second = walk.answers([told, b'{"prompt": "x"}'])
    assert first["basis"] == "prior"
    assert second["basis"] == ("own history (1)" if cost == "1e12" else "prior")


def test_learning_moves_the_ranges_after_the_answer(home):
    told = [
        {"prompt": "go on", "turn": n + 1, "actual_cost_usd": 9.0, "model": "claude-opus-4-8"}
        for n in range(40)
    ]
    plain = lines(home, *told)
    learned = lines(home, *told, words=("--learn",))
    assert learned[0]["turn"] == plain[0]["turn"]
    assert [answer["basis"] for answer in learned[:3]] == ["prior", "own history (1)", "own history (2)"]
    assert learned[-1]["turn"]["p50_usd"] > 2 * plain[-1]["turn"]["p50_usd"]
    assert plain[-1]["basis"] == "prior"


def test_one_interruption_a_session_while_learning(prior):
    costly = {"prompt": "check every file in the whole repo", "left_usd": 0.5, "context_tokens": 20000}
    sent = [json.dumps({**costly, "turn": turn}).encode() for turn in (1, 2, 3, 1, 2)]
    answers = list(Walk(prior, learn=True).answers(sent))
    assert [answer["verdict"] for answer in answers] == ["does_not_fit"] * 5
    assert [answer["interrupt"] for answer in answers] == [True, False, False, True, False]
    assert all(answer["interrupt"] for answer in Walk(prior, learn=False).answers(sent))


def test_two_interruptions_a_day_where_lines_tell_their_time(prior):
    costly = {"prompt": "check every file in the whole repo", "left_usd": 0.5, "turn": 1}
    when = [
        "2026-11-24T08:00:00Z",
        "2026-11-24T09:00:00Z",
        "2026-11-24T10:00:00Z",
        "2026-11-25T10:00:00+01:00",
    ]
    sent = [json.dumps({**costly, "session": f"s{n}", "at": at}).encode() for n, at in enumerate(when)]
    answers = list(Walk(prior, learn=True).answers(sent))
    assert [answer["interrupt"] for answer in answers] == [True, True, False, True]


def test_without_an_instant_forty_lines_are_a_day(prior):
    costly = json.dumps({"prompt": "check every file in the repo", "left_usd": 0.5, "turn": 1}).encode()
    answers = list(Walk(prior, learn=True).answers([costly] * 80))
    assert sum(answer["interrupt"] for answer in answers[:40]) == 2
    assert sum(answer["interrupt"] for answer in answers) == 4


def test_a_pair_of_models_is_judged_by_what_the_lines_cost(prior):
    """By public runs Sonnet 4.5 saves against Opus 4.7; here it costs three times as much."""
    sessions = [("claude-opus-4-7", 1.0), ("claude-sonnet-4-5", 3.0)] * 45
    sent = [
        {"prompt": "add the column", "turn": 1, "model": model, "actual_cost_usd": cost}
        for model, cost in sessions
    ]
    large = "Plan the migration of the billing service to event sourcing, with phases and risks"
    ask = {"prompt": large, "turn": 1, "model": "claude-opus-4-7"}
    *_, before = Walk(prior, learn=True).answers([json.dumps(ask).encode()])
    *_, after = Walk(prior, learn=True).answers([json.dumps(each).encode() for each in (*sent, ask)])
    saving = {
        place: next(way["saving_usd"] for way in answer["candidates"] if "sonnet-4-5" in way["model"])
        for place, answer in (("before", before), ("after", after))
    }
    assert before["verdict"] == "cheaper_model"
    assert saving["before"] > 0
    assert after["verdict"] != "cheaper_model"
    assert saving["after"] is None or saving["after"] < 0


def test_a_session_with_two_models_teaches_nothing_of_either(prior):
    walk = Walk(prior, learn=True)
    mixed = [
        {"prompt": "a", "turn": turn, "model": model, "actual_cost_usd": 1.0}
        for turn, model in (
            (1, "claude-opus-4-7"),
            (2, "claude-sonnet-4-5"),
            (1, "claude-opus-4-7"),
            (1, "x"),
        )
    ]
    list(walk.answers([json.dumps(each).encode() for each in mixed]))
    [sums] = walk.known.savings.own.values()
    assert sums.sessions == 1


def test_no_switch_on_a_warm_large_context(home):
    models = ("claude-opus-4-6", "claude-opus-4-7", "claude-opus-4-8", "claude-fable-5", "gpt-5.5")
    warm = [
        {
            "prompt": "redo all of it",
            "model": model,
            "context_tokens": 120000,
            "idle_seconds": idle,
            "turn": 9,
            "previous_cost_usd": 12,
        }
        for model in models
        for idle in (0, 60, 299, None)
    ]
    for answer in lines(home, *warm):
        assert answer["verdict"] != "cheaper_model"
        assert "model" not in {way["move"] for way in answer["candidates"]}


def test_a_prompt_from_standard_input_with_facts_from_words(home):
    words = (
        "--tool",
        "claude-code",
        "--model",
        "claude-opus-4-8",
        "--context-tokens",
        "140000",
        "--idle-seconds",
        "90000",
        "--turn",
        "12",
        "--previous-cost",
        "$1.20",
    )
    done = home.run("advise", "--json", *words, send="carry on with yesterday's work\n")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert answer["verdict"] == "fresh_context"
    assert answer["model"] == "claude-opus-4-8"


def test_files_count_and_are_no_work_for_the_chat(home, tmp_path):
    file = tmp_path / "report.txt"
    file.write_text("word " * 5000)
    alone = json.loads(home.run("advise", "--json", OFFICE).stdout)
    with_file = json.loads(home.run("advise", "--json", OFFICE, "--file", str(file)).stdout)
    assert with_file["tokens"]["prompt"] > alone["tokens"]["prompt"] + 4000
    assert (alone["verdict"], with_file["verdict"] == "free_chat") == ("free_chat", False)
    gone = home.run("advise", "--json", OFFICE, "--file", str(tmp_path / "gone.txt"))
    assert (gone.returncode, gone.stdout) == (1, "")
    assert "gone.txt cannot be read" in gone.stderr


def test_what_does_not_fit_ends_with_three(home):
    home.run("set", "allowance", "0.50/month")
    home.write(claude_line(1, datetime.now(UTC).isoformat()))
    home.run("status")
    done = home.run("advise", "--json", "refactor the whole importer", "--model", "claude-opus-4-8")
    assert done.returncode == 3
    answer = json.loads(done.stdout)
    assert (answer["verdict"], answer["interrupt"]) == ("does_not_fit", True)


@pytest.mark.parametrize(
    "words",
    [
        ("--turn", "x"),
        ("--previous-cost", "nan"),
        ("--idle-seconds", "-5"),
        ("--context-tokens", "1.5"),
        ("--nonsense",),
    ],
)
def test_words_that_are_wrong_end_with_two(home, words):
    assert home.run("advise", "x", *words).returncode == 2


def test_no_prompt_is_a_sentence(home):
    assert home.run("advise", send="").stderr == "remainder: There is no prompt on standard input.\n"
    assert home.run("advise", "x", "--learn").returncode == 1


# --- the picture -----------------------------------------------------------------------------------


def test_a_person_sees_ranges_and_one_recommendation(home):
    done = home.run("advise", OFFICE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "9 in 10 under" in done.stdout
    assert "› Copilot Chat" in done.stdout
    assert "Agents that read your company's data are metered" in " ".join(done.stdout.split())


@pytest.mark.parametrize("width", [32, 48, 80, 100])
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_terminal(prior, width, unicode):
    terminal = Terminal(width, Depth.ALL, unicode)
    tasks = [
        Task(OFFICE),
        Task("x", model="\x1b[31m" + "claude-opus-" * 9),
        Task("go on", turn=5, context_tokens=300_000, idle_seconds=9999, model="claude-opus-4-8"),
        Task("refactor everything", model="claude-opus-4-7", effort="high"),
    ]
    for task in tasks:
        for left in (Left(), Left(Decimal(4), Decimal(1))):
            text = render(advise(task, prior), left, terminal)
            assert all(cells(line) <= width for line in text.splitlines()), text
            assert "\x1b[31mclaude" not in text
            assert unicode or text.isascii()


def test_nothing_of_a_prompt_stays_anywhere(home):
    home.write(claude_line(1, datetime.now(UTC).isoformat()))
    home.run("status")
    sent = json.dumps({"prompt": f"{OFFICE} {MARKED}", "actual_cost_usd": 1}) + "\n" + f'{{"broken {MARKED}\n'
    said = [
        home.run("advise", f"{OFFICE} {MARKED}"),
        home.run("advise", "--json", send=f"{OFFICE} {MARKED}"),
        home.run("advise", "--jsonl", "--learn", send=sent),
    ]
    assert all(MARKED not in done.stdout + done.stderr for done in said)
    kept = [path for path in home.own.parent.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if MARKED.encode() in path.read_bytes()]


# --- what came of it -------------------------------------------------------------------------------


def test_what_was_promised_stands_beside_what_it_came_to(home):
    ledger = NO_SAVINGS
    for promised, spent in ((2, 2), (4, 5)):
        ledger = ledger.followed(
            "claude-code", "claude-opus-4-8", "claude-sonnet-5-5",
            promised=Decimal(promised), expected=Decimal(6), spent=Decimal(spent),
        )  # fmt: skip
    paths = find_paths(home.env, "linux")
    paths.ensure()
    with closing(Store.open(paths.store, thresholds=())) as store:
        store.put_state("advice-savings", encode(ledger))
    said = home.run("advise", "--kept").stdout.splitlines()
    assert said[0].split() == ["Instead", "of", "Model", "Times", "Promised", "Came", "to"]
    assert said[2].split() == ["Opus", "4.8", "Sonnet", "5.5", "2", "$6", "$5"]
    assert json.loads(home.run("advise", "--kept", "--json").stdout) == [
        {
            "tool": "claude-code", "instead_of": "claude-opus-4-8", "model": "claude-sonnet-5-5",
            "times": 2, "promised_usd": 6, "realised_usd": 5, "spent_usd": 7,
        }
    ]  # fmt: skip


def test_before_any_advice_was_followed_a_sentence_says_so(home):
    done = home.run("advise", "--kept")
    assert done.stdout == "No advice was followed yet whose outcome is known.\n"
    assert not home.own.exists()
