from datetime import UTC, datetime, timedelta

from trayapp.domain.advice.attention import NOTHING_SAID, Proposal, Start, decode, encode

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def why(attention, now=NOW, *, kind="cheaper_model", session="s9"):
    return attention.silence(kind, session, now)


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


def test_what_is_passed_over_twice_within_two_hours_is_one_decision_in_whatever_order_it_is_told():
    once = NOTHING_SAID.waved_away("cheaper_model", NOW)
    assert once.waved_away("cheaper_model", NOW - HOUR) == once
    assert once.waved_away("cheaper_model", NOW + HOUR) == once
    earlier = once.waved_away("cheaper_model", NOW - 20 * DAY)
    assert [at for _, at in earlier.dismissed] == [NOW - 20 * DAY, NOW]
    assert why(earlier, NOW + 13 * DAY) == "advice.quiet.muted"


def test_following_it_once_forgives_dismissals():
    twice = NOTHING_SAID.waved_away("free_chat", NOW - 3 * HOUR).waved_away("free_chat", NOW)
    assert why(twice.followed("free_chat"), kind="free_chat") == ""


def test_two_hours_of_silence_after_a_deliberate_choice():
    chose = NOTHING_SAID.chose(NOW)
    assert why(chose, NOW + 119 * timedelta(minutes=1)) == "advice.quiet.chosen"
    assert why(chose, NOW + 2 * HOUR) == ""
    assert why(chose, NOW - HOUR) == ""  # a clock that was set back silences nothing for ever


def month(kinds):
    attention = NOTHING_SAID
    for number, kind in enumerate(kinds):
        saved, model = (150, "claude-sonnet-4-5") if kind else (0, "")
        attention = attention.began(Start(NOW - DAY - number * HOUR, kind, saved, "claude-code", model))
    return attention


def test_what_fits_most_sessions_is_proposed_once_a_month_and_then_not_repeated():
    usual = month(["cheaper_model"] * 15 + [""] * 10)
    assert why(usual) == ""  # until it was proposed, nothing takes its place
    proposal = usual.proposal(NOW)
    assert proposal == Proposal("cheaper_model", 25, 15, 2250, "claude-code", "claude-sonnet-4-5")
    asked = usual.proposed(proposal, NOW)
    assert why(asked, NOW + DAY) == "advice.quiet.usual"
    assert asked.stands(NOW + 10 * DAY) == proposal
    assert asked.proposal(NOW + 29 * DAY) is None
    assert asked.stands(NOW + 30 * DAY) is None


def test_a_proposal_that_was_put_away_is_not_made_again_this_month():
    usual = month(["cheaper_model"] * 30)
    away = usual.proposed(usual.proposal(NOW), NOW).put_away()
    assert away.stands(NOW) is None
    assert away.proposal(NOW + DAY) is None
    assert why(away) == "advice.quiet.usual"


def test_what_does_not_fit_is_said_however_often_that_is():
    """It once fell silent for the rest of a month in which half of all sessions did not fit."""
    tight = month(["does_not_fit"] * 30)
    assert tight.proposal(NOW) is None
    assert why(tight, kind="does_not_fit") == ""


def test_too_few_sessions_or_too_few_of_them_propose_nothing():
    assert month(["cheaper_model"] * 19).proposal(NOW) is None
    assert month(["cheaper_model"] * 10 + [""] * 10).proposal(NOW) is None
    assert month(["cheaper_model"] * 30).proposal(NOW + 40 * DAY) is None


def test_it_is_kept_and_read_again_and_damage_forgets():
    usual = month(["cheaper_model"] * 30).said("free_chat", "s", NOW).waved_away("free_chat", NOW).chose(NOW)
    full = usual.proposed(usual.proposal(NOW), NOW)
    assert decode(encode(full)) == full
    for broken in (None, b"", b"{", b'{"version":9,"attention":{}}', b"[]", b'{"version":2,"attention":3}'):
        assert decode(broken) == NOTHING_SAID


def test_it_does_not_grow_for_ever():
    attention = NOTHING_SAID
    for number in range(500):
        attention = attention.began(Start(NOW, "")).said("k", f"{number}", NOW).waved_away("k", NOW)
    assert len(encode(attention)) < 100_000
