from dataclasses import replace
from datetime import timedelta

import pytest
from samples import (
    MODELS,
    NOW,
    STATES,
    D,
    faults,
    full,
    head,
    long_names,
    no_cap,
    nothing_found,
    one_source,
    reading_logs,
    snapshot,
    spent,
    stale,
    starting,
    tight,
    unknown,
)

from trayapp.domain.model import USD, Share, Tool
from trayapp.domain.words import ENGLISH
from trayapp.qt.compose import compose, no_tray, slices


def view(state, now=NOW):
    return compose(state(), now, ENGLISH)


@pytest.mark.parametrize("state", STATES)
def test_no_sentence_shouts_and_nothing_unknown_is_zero(state):
    said = repr(view(state))
    assert "!" not in said
    assert "None" not in "".join(note.text for note in view(state).notes)


def test_the_headline():
    head = view(full).headline
    assert (head.number, head.of, head.remaining) == ("$167", "left of $250", "9 days")
    assert (head.today, head.yesterday) == ("$6.40", "$11.20")
    assert head.verdict == "lasts the month"
    assert head.outlook == "Likely $90–130 left on 30 November"
    assert head.age == "updated 2 min ago"


def test_ages_move_with_the_clock():
    assert view(full, NOW + timedelta(hours=3)).headline.age == "updated 3 hours ago"


def test_the_others_are_cards():
    cards = view(full).cards
    assert [card.title for card in cards] == ["Claude Code", "Cursor, today", "GitHub Copilot"]
    assert [card.rank for card in cards] == ["soft", "tight", "soft"]


def test_a_card_says_where_most_of_it_went():
    claude, cursor, _ = view(full).cards
    assert claude.mostly == "Opus 4.8 59 %"
    assert "Opus 4.8 $38.20, Sonnet 5.5 $26.05" in claude.spoken
    assert cursor.mostly == ""
    alone = compose(snapshot(head(), head(by_model=MODELS[:1])), NOW, ENGLISH)
    assert alone.cards[0].mostly == "Opus 4.8"


def test_a_long_name_leaves_room_beside_it():
    shown = compose(snapshot(head(), head(by_model=(Share("x" * 10_000, D("3"), 1), *MODELS))), NOW, ENGLISH)
    assert len(shown.cards[0].mostly) < 40


def test_a_run_out_has_its_own_line_and_no_verdict():
    head = view(tight).headline
    assert head.run_out.startswith("Runs out")
    assert head.verdict == ""
    assert head.rank == "tight"


def test_used_up_says_so():
    head = view(spent).headline
    assert (head.number, head.of, head.verdict) == ("$4.30", "over $250", "used up")


def test_unknown_has_no_number():
    head = view(unknown).headline
    assert (head.number, head.of) == ("Unknown", "of $250")
    assert head.bar.left is None
    assert head.today == ""


def test_stale_says_how_old():
    head = view(stale).headline
    assert head.age == "old figure, 7 hours ago"
    assert head.rank == "faint"


def test_without_a_cap_there_is_no_bar_and_the_allowance_is_asked_for():
    shown = view(no_cap)
    assert shown.headline.bar is None
    assert shown.headline.of == "spent in November"
    assert shown.asks


def test_nothing_found_names_the_places_and_offers_sample_data():
    empty = view(nothing_found).empty
    assert empty.offers
    assert empty.places == ("Claude Code: /home/kim/.claude/projects", "Codex: /home/kim/.codex/sessions")


def test_many_places_are_named_by_their_tools():
    tools = tuple(Tool(f"t{number}", f"Tool {number}", ("/a", "/b"), 0) for number in range(5))
    empty = view(lambda: replace(nothing_found(), tools=tools)).empty
    assert empty.places == ("Tool 0, Tool 1, Tool 2, Tool 3, Tool 4",)


def test_reading_logs():
    shown = view(reading_logs)
    assert shown.loading.text.startswith("Reading logs: 640 of 1,500 files")
    assert shown.loading.share == pytest.approx(0.40, abs=0.01)
    assert not view(starting).empty.offers


def test_one_tool_needs_no_breakdown_by_tool_and_projects_are_shown_where_logs_name_them():
    assert [part.by for part in view(one_source).parts] == ["model"]
    assert [part.by for part in view(full).parts] == ["model", "tool", "project"]


def test_projects_are_plain_names_of_one_line():
    odd = Share("/home/kim/<b>x</b>\n\u202e\x1b[31m" + "y" * 5_000, D(5), 1)
    shown = view(lambda: snapshot(head(by_project=(Share("", D(7), 1), odd)))).parts[-1]
    assert shown.slices[0].name == "no project"
    assert shown.slices[1].name.startswith("/home/kim/<b>x</b> [31my")
    assert len(shown.slices[1].name) == 200


def test_shares_are_of_the_whole_and_largest_first():
    made = slices(MODELS, USD, ENGLISH)
    assert sum(each.share for each in made) == pytest.approx(1.0)
    assert [each.amount for each in made] == ["$38.20", "$26.05", "$12.10", "$6.75"]


def test_the_small_rest_is_one_slice():
    many = tuple(Share(f"model-{n}", D(20 - n), 1) for n in range(9))
    made = slices(many, USD, ENGLISH)
    assert len(made) == 5
    assert (made[-1].name, made[-1].rest, made[-1].amount) == ("other", True, "$70")


def test_what_has_no_price_is_a_note_and_no_slice():
    shown = view(long_names)
    assert len(shown.parts[0].slices) == 2
    assert any("No price is known" in note.text for note in shown.notes)


def test_notes_name_faults_problems_and_lines():
    notes = [note.text for note in view(faults).notes]
    assert notes[0].startswith("OpenRouter did not answer")
    assert notes[1].startswith("settings.toml, line 12")
    assert notes[2] == "3 lines could not be read."


def test_why_it_is_a_window():
    assert "AppIndicator" in no_tray("ubuntu:GNOME")
    assert "AppIndicator" not in no_tray("KDE")
    assert compose(snapshot(), NOW, ENGLISH, trayless="So it is.").notes[-1].text == "So it is."
