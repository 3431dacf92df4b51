"""`remainder report` as a process."""

from datetime import UTC, datetime, timedelta

import pytest
from cli_home import claude_line


@pytest.fixture
def used(home):
    now = datetime.now(UTC)
    lines = [
        claude_line(n, f"{now - timedelta(seconds=n):%Y-%m-%dT%H:%M:%S.000Z}", output=200_000)
        for n in range(20)
    ]
    home.write(*lines)
    home.run("set", "allowance", "20/month", "--key", "team", "--title", "Team budget")
    return home


def test_the_page_as_text(used):
    done = used.run("report", "--amount", "130", "--reason", "The ledger.")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Request for a larger AI allowance\n====")
    assert "Asked for: $130 more for" in done.stdout
    assert "\nThe ledger.\n" in done.stdout
    assert "Claude Code" in done.stdout
    assert "By project\n  web " in done.stdout


def test_what_is_missing_is_proposed_and_nothing_can_be_asked_for(used):
    assert "Asked for: $" in used.run("report").stdout
    assert "Asked for" not in used.run("report", "--amount", "0").stdout


def test_names_of_projects_can_be_left_out(used):
    assert "By project" not in used.run("report", "--no-projects").stdout


def test_a_pdf_needs_no_screen(used, tmp_path):
    done = used.run("report", "--pdf", str(tmp_path / "page.pdf"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Written: {tmp_path / 'page.pdf'}\n"
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-1")


def test_without_its_alphabet_it_is_ascii(used):
    done = used.run("report", PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "?" not in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--allowance", "nobody"), 'no allowance with the key "nobody". Keys: team.'),
        (("--amount", "much"), '"much" is not an amount'),
        (("--amount", "5 eur"), "is counted in USD, not in EUR"),
        (("--amount", "9000b"), "more than anybody can give"),
        (("--reason", "x" * 800), "The reason has 800 characters; the page has room for 700."),
        (("--pdf", "/nowhere/page.pdf"), "There is no folder /nowhere."),
        (("--pdf", "."), "is a folder"),
        (("--pdf", "/proc/page.pdf"), "nothing may be written there"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(used, words, said):
    done = used.run("report", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_allowance_goes_by_its_title_too(used):
    assert "Team budget" in used.run("report", "--allowance", "team BUDGET").stdout


def test_without_anything_it_says_what_to_do(home):
    done = home.run("report")
    assert done.returncode == 1
    assert "remainder set allowance 250/month" in done.stderr
