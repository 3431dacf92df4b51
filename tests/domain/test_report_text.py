from dataclasses import replace
from pathlib import Path

import pytest

from tests.domain.made import allowance
from tests.domain.report_world import page
from trayapp.domain.report import REASON_MOST, Row, Section, Table
from trayapp.domain.report_text import WIDTH, as_text, mail
from trayapp.domain.words import ENGLISH

GOLDEN = Path(__file__).with_name("report.txt")
REASON = (
    "The move of the billing service to the new ledger runs until 4 December. Its hard parts need Opus; "
    "everything else goes to Sonnet by default.\n\nWithout it the cut-over would wait for January."
)


def test_the_whole_page():
    """Read it when it changes: a manager gets it. `python -m tests.domain.test_report_text` renews it."""
    assert as_text(page(allowance(300), asked=80, reason=REASON)) == GOLDEN.read_text("utf-8")


def test_no_line_is_wider_than_mail_shows():
    text = as_text(page(reason="word " * 200, asked=80))
    assert max(map(len, text.splitlines())) <= WIDTH


def test_columns_stand_below_one_another_in_chinese_too():
    rows = (Row("计费服务", None, "$3", 0.5, "50 %"), Row("web", None, "$12.50", 0.5, "50 %"))
    base = page(asked=None)
    found = replace(base, sections=(Section("spent", "S", tables=(Table("T", rows),)),))
    first, second = as_text(found).splitlines()[-2:]
    assert (len(first), len(second)) == (len(second) - 4, len(second))


def test_long_names_lose_their_middle():
    rows = (Row("first/" + "x" * 60 + "/last", None, "$3", 1.0, "100 %"),)
    found = replace(page(asked=None), sections=(Section("spent", "S", tables=(Table("T", rows),)),))
    assert as_text(found).splitlines()[-1].startswith("  first/xxxxx")
    assert "x/last   $3" in as_text(found)


def test_a_mail_names_the_file_and_the_main_figures():
    subject, body = mail(page(allowance(300), asked=80, reason=REASON), "x.pdf", ENGLISH, lambda _: True)
    assert subject == "AI allowance: $80 more for November 2026"
    assert "$80 more for November 2026 ($380 instead of $300)" in body
    assert REASON in body
    assert "- Spent so far: $272 (91 % of the allowance, 75 % of the time)" in body
    assert body.endswith("All figures are on one page: x.pdf\n")


def test_a_mail_that_asks_for_nothing_tells_how_it_stands():
    subject, body = mail(page(asked=None), "x.pdf", ENGLISH, lambda _: True)
    assert subject == "AI allowance: how it stands"
    assert "November allowance · November 2026" in body


@pytest.mark.parametrize("room", [2_000, 900, 400, 250, 10])
def test_a_mail_is_cut_from_its_least_important_end(room):
    found = page(allowance(300), asked=80, reason=(REASON * 9)[:REASON_MOST])
    _, body = mail(found, "x.pdf", ENGLISH, lambda text: len(text) <= room)
    assert len(body) <= max(room, 240)
    assert "$80 more" in body
    assert "x.pdf" in body


def renew():
    GOLDEN.write_text(as_text(page(allowance(300), asked=80, reason=REASON)), "utf-8")


if __name__ == "__main__":
    renew()
