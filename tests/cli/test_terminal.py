import io
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from trayapp.cli.bar import PLAIN, TALL, THIN, Marks, bar_cells
from trayapp.cli.history_rows import history_lines, pace_of
from trayapp.cli.reading import Read
from trayapp.cli.status import EXIT_CODES, exit_code, framed
from trayapp.cli.table import table
from trayapp.cli.terminal import Depth, Terminal, can_encode, cells, depth_of, fitted, plain, terminal_of
from trayapp.cli.waiting import Waiting, progress_line
from trayapp.domain.model import USD, Allowance, Level, Progress, Scope, Snapshot
from trayapp.domain.period import Daily, Monthly, Rolling, midnight
from trayapp.domain.usage import Tokens, Use


@pytest.mark.parametrize(
    ("env", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Depth.ALL),
        ({"TERM": "xterm-256color"}, Depth.MANY),
        ({"TERM": "xterm"}, Depth.SIXTEEN),
        ({"TERM": "dumb"}, Depth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, Depth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, Depth.MANY),
    ],
)
def test_colours_follow_the_environment(env, depth):
    assert depth_of(env) is depth


def test_a_file_gets_80_plain_columns():
    assert terminal_of(io.StringIO(), {"COLORTERM": "truecolor"})[:2] == (80, Depth.NONE)


def test_an_encoding_without_the_characters_gets_ascii():
    assert can_encode("utf-8")
    assert not can_encode("latin-1")
    assert not can_encode(None)
    assert plain("a – b · €5…") == "a - b - EUR 5..."


def test_cells_are_those_of_the_screen():
    assert [cells(text) for text in ("abc", "額度", "e\u0301", "\x1b[1mab\x1b[0m")] == [3, 4, 1, 2]
    assert [cells(text) for text in ("ที่", "a\u200db", "₹5")] == [1, 2, 2]
    assert fitted("額度額度", 5, unicode=True) == "額度…"
    assert fitted("abcdef", 5, unicode=False) == "ab..."


def test_a_terminal_with_ascii_alone_gets_plain_signs():
    assert plain("“5” – 1\u202f234 … CN¥3") == '"5" - 1 234 ... CNY 3'


@pytest.mark.parametrize("glyphs", [TALL, THIN, PLAIN])
@pytest.mark.parametrize("width", [1, 8, 60])
def test_a_bar_is_as_wide_as_it_was_asked_for(glyphs, width):
    for left in (None, 0.0, 0.001, 0.5, 0.999, 1.0):
        for even in (None, 0.0, 0.3, 1.0):
            assert len(bar_cells(Marks(left, even, (0.1, 0.2)), width, glyphs)) == width


def test_neither_the_last_rest_nor_the_first_use_vanishes():
    assert bar_cells(Marks(0.0001), 10, TALL)[0] == "▏"
    assert bar_cells(Marks(0.9999), 10, TALL)[-1] == "▉"
    assert bar_cells(Marks(0.0), 4, TALL) == "░░░░"
    assert bar_cells(Marks(1.0), 4, TALL) == "████"


def test_hatching_lies_inside_what_remains():
    assert bar_cells(Marks(0.5, 0.75, (0.1, 0.9)), 10, PLAIN) == "#====..|.."


def test_a_table_gives_way_in_its_words_and_never_in_its_figures():
    lines = table(["Project", "Cost"], [["a" * 50, "$1.00"], ["b", "$123.00"]], left=1, width=30)
    assert [len(line) for line in lines] == [30, 30, 30, 30]
    assert lines[3].endswith("$123.00")


class Screen(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_said_after_a_while_and_wiped_away():
    times = iter([0.0, 0.1, 0.5, 0.55, 0.7])
    screen = Screen()
    with Waiting(screen, clock=lambda: next(times)) as waiting:
        for done in range(4):
            waiting(Progress(done, 1500, done * 10**8, 10**9, 8.0))
    said = screen.getvalue()
    assert said.count("Reading logs") == 2
    assert said.endswith("\r\x1b[K")


def test_nothing_is_said_where_nobody_watches():
    stream, times = io.StringIO(), iter([0.0, 9.0])
    with Waiting(stream, clock=lambda: next(times)) as waiting:
        waiting(Progress(1, 2, 1, 2, None))
    assert stream.getvalue() == ""


def test_progress_in_words():
    assert progress_line(Progress(120, 1500, 3 * 10**8, 10**9, 8.4)) == (
        "Reading logs: 120 of 1,500 files, 0.3 of 1.0 GB, 8 s left"
    )
    assert progress_line(Progress(1, 2, 10**6, 2 * 10**6, 200.0)).endswith("1.0 of 2.0 MB, 3 min left")


def test_every_level_has_an_exit_code_of_its_own():
    assert EXIT_CODES.keys() == set(Level)
    assert len(set(EXIT_CODES.values())) == len(Level)
    assert exit_code(Snapshot(at=datetime(2026, 1, 1, tzinfo=UTC), zone="UTC")) == 40


def test_a_frame_leaves_nothing_of_the_one_before():
    assert framed("a\nb\n") == "\x1b[Ha\x1b[K\nb\x1b[K\n\x1b[J"


ZONE = ZoneInfo("UTC")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def _read(*uses):
    return Read(list(uses), date(2026, 11, 21), date(2026, 11, 23), ZONE, NOW)


def _use(day, cost, tool="codex"):
    start = midnight(date(2026, 11, day), ZONE)
    return Use(start, midnight(date(2026, 11, day + 1), ZONE), tool, "", "m", "p", Tokens(1), Decimal(cost))


MONTH = Allowance("month", "Month", USD, Monthly(), Decimal(300))


def test_history_has_a_line_for_every_day_and_an_even_pace():
    pace = pace_of((MONTH,), "", now=NOW, zone=ZONE)
    assert pace.a_day == 10
    shown = Terminal(40, Depth.NONE, unicode=False)
    lines = history_lines(_read(_use(21, "20"), _use(23, "5")), by=None, pace=pace, terminal=shown)
    assert lines == [
        "Sat 21 Nov  $20.00  ##########|########",
        "Sun 22 Nov   $0.00            |",
        "Mon 23 Nov   $5.00  #####     |",
        "",
        "$25 in 3 days",
        "| an even pace for Month: $10 a day",
    ]


def test_history_counts_what_the_allowance_counts():
    only = Allowance("codex", "Codex", USD, Daily(), Decimal(5), counts=Scope(tools=("codex",)))
    pace = pace_of((MONTH, only), "codex", now=NOW, zone=ZONE)
    uses = _use(23, "5"), _use(23, "7", tool="claude-code")
    lines = history_lines(_read(*uses), by="tool", pace=pace, terminal=Terminal(60, Depth.NONE, unicode=True))
    assert "$5 in 3 days" in lines
    assert not any("claude-code" in line for line in lines)


def test_without_a_budget_in_money_there_is_no_pace():
    rolling = Allowance("r", "R", USD, Rolling(NOW - datetime(2026, 11, 22, tzinfo=UTC)), None)
    assert pace_of((rolling,), "", now=NOW, zone=ZONE) is None
    assert pace_of((), "", now=NOW, zone=ZONE) is None
