from datetime import UTC, datetime, timedelta

from trayapp.domain.advice.attention import NOTHING_SAID, decode, encode

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def why(attention, now=NOW, *, kind="cheaper_model", session="s9", project="/p"):
    return attention.silence(kind, project, session, now)


def test_nothing_stands_against_the_first_word():
    assert why(NOTHING_SAID) == ""


def test_one_word_a_session():
    said = NOTHING_SAID.said("cheaper_model", "s9", NOW - 20 * DAY)
    assert why(said) == "advice.quiet.session"
    assert why(said, session="other") == ""
    assert why(said, session="") == ""


def test_two_words_a_day_of_any_kind():
    said = NOTHING_SAID.said("cheaper_model", "s1", NOW - 3 * HOUR)
    assert why(said) == ""
    said = said.said("does_not_fit", "s2", NOW - HOUR)
    assert why(said) == "advice.quiet.day"
    assert why(said, NOW + 21 * HOUR) == ""


def test_two_dismissals_mute_a_kind_for_a_fortnight_and_no_other():
    once = NOTHING_SAID.waved_away("cheaper_model", NOW - 30 * DAY)
    assert why(once) == ""
    twice = once.waved_away("cheaper_model", NOW)
    assert why(twice, NOW + 13 * DAY) == "advice.quiet.muted"
    assert why(twice, NOW + 13 * DAY, kind="does_not_fit") == ""
    assert why(twice, NOW + 14 * DAY) == ""
    third = twice.waved_away("cheaper_model", NOW + 15 * DAY)
    assert why(third, NOW + 15 * DAY) == ""
    assert why(third.waved_away("cheaper_model", NOW + 16 * DAY), NOW + 20 * DAY) == "advice.quiet.muted"


def test_following_it_once_forgives_dismissals():
    twice = NOTHING_SAID.waved_away("free_chat", NOW).waved_away("free_chat", NOW)
    assert why(twice.followed("free_chat"), kind="free_chat") == ""


def test_two_hours_of_silence_after_a_deliberate_choice():
    chose = NOTHING_SAID.chose(NOW)
    assert why(chose, NOW + 119 * timedelta(minutes=1)) == "advice.quiet.chosen"
    assert why(chose, NOW + 2 * HOUR) == ""
    assert why(chose, NOW - HOUR) == ""  # a clock that was set back silences nothing for ever


def test_never_and_not_here():
    assert why(NOTHING_SAID.silenced("cheaper_model")) == "advice.quiet.never"
    here = NOTHING_SAID.silenced("cheaper_model", "/p").silenced("cheaper_model", "/p")
    assert why(here) == "advice.quiet.never"
    assert why(here, project="/q") == ""
    assert len(here.not_here) == 1


def month(kinds):
    attention = NOTHING_SAID
    for number, kind in enumerate(kinds):
        attention = attention.began(kind, 150 if kind else 0, NOW - DAY - number * HOUR)
    return attention


def test_what_fits_most_sessions_is_proposed_once_a_month_and_not_repeated():
    usual = month(["cheaper_model"] * 15 + [""] * 10)
    assert why(usual) == "advice.quiet.usual"
    proposal = usual.proposal(NOW)
    assert (proposal.kind, proposal.sessions, proposal.share, proposal.saved) == (
        "cheaper_model",
        25,
        0.6,
        2250,
    )
    asked = usual.proposed(NOW)
    assert asked.proposal(NOW + 29 * DAY) is None
    assert usual.silenced("cheaper_model").proposal(NOW) is None


def test_too_few_sessions_or_too_few_of_them_propose_nothing():
    assert month(["cheaper_model"] * 19).proposal(NOW) is None
    assert month(["cheaper_model"] * 10 + [""] * 10).proposal(NOW) is None
    assert month(["cheaper_model"] * 30).proposal(NOW + 40 * DAY) is None


def test_it_is_kept_and_read_again_and_damage_forgets():
    full = (
        month(["cheaper_model", ""]).said("free_chat", "s", NOW).waved_away("free_chat", NOW)
        .chose(NOW).silenced("a").silenced("b", "/p").proposed(NOW)
    )  # fmt: skip
    assert decode(encode(full)) == full
    for broken in (None, b"", b"{", b'{"version":9,"attention":{}}', b"[]", b'{"version":1,"attention":3}'):
        assert decode(broken) == NOTHING_SAID


def test_it_does_not_grow_for_ever():
    attention = NOTHING_SAID
    for number in range(500):
        attention = attention.began("", 0, NOW).said("k", f"{number}", NOW).waved_away("k", NOW)
    assert len(encode(attention)) < 100_000
