"""Codex itself is asked: the answer is its own, what it tells is the stand-in's."""

import base64
import json
import shutil
import time
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.clients.asked import MOMENT, question, record
from tests.clients.conftest import INSTALLED, program
from tests.clients.plans import codex
from trayapp.domain.errors import NotSignedIn, Throttled, Unavailable, Unreachable
from trayapp.domain.model import CREDITS, PERCENT
from trayapp.vendors.codex import REACHED, SILENT, VENDOR

SOURCE = "https://www.npmjs.com/package/@openai/codex/v/0.169.0"
USAGE = "GET chatgpt.com/backend-api/wham/usage"


def _token(claims):
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    return ".".join(
        [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts]
        + ["c2ln"]
    )


def sign_in(away, plan):
    """As `codex login` leaves it; the token is none."""
    told = codex(plan, MOMENT)
    away.standin.answers = {
        USAGE: told,
        # A company's seat waits for its company's settings first.
        "GET chatgpt.com/backend-api/wham/config/bundle": {},
    }
    claims = {
        "email": "me@example.com",
        "exp": int(time.time()) + 36_000,
        "https://api.openai.com/auth": {
            "chatgpt_plan_type": told["plan_type"],
            "chatgpt_account_id": "account-1",
            "chatgpt_user_id": "user-1",
        },
    }
    tokens = {
        "id_token": _token(claims),
        "access_token": _token(claims),
        "refresh_token": "dummy",
        "account_id": "account-1",
    }
    leave(away, {"OPENAI_API_KEY": None, "tokens": tokens, "last_refresh": datetime.now(UTC).isoformat()})


def leave(away, login):
    (away.home / ".codex").mkdir()
    (away.home / ".codex/auth.json").write_text(json.dumps(login))


def is_answer(line):
    return line.startswith((b'{"id":1,', b'{"id":2,')) or b'"id":1}' in line or b'"id":2}' in line


def asked(away, name=None, at=None):
    login = away.home / ".codex/auth.json"
    before = login.read_bytes() if login.exists() else None
    told, notes, said = question(VENDOR, at or program("codex"), away)
    assert not any(each.endswith(("/responses", "/completions")) for each in away.asked), "that costs tokens"
    assert not (away.home / ".codex/sessions").exists(), "that is a transcript"
    assert (login.read_bytes() if login.exists() else None) == before, "the sign-in is not ours to change"
    if name:
        record(name, "codex 0.169.0", SOURCE, said, is_answer)
    return told, notes


def figures(readings):
    return {
        each.key.removeprefix("codex:"): (each.used, each.limit, each.left, each.unit) for each in readings
    }


def percent(used):
    return Decimal(used), Decimal(100), None, PERCENT


WINDOWS = {"five-hour": percent(20), "weekly": percent(34)}
CAP = {"individual": (Decimal("2572.3221212625504"), Decimal(7500), None, CREDITS)}


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("plus", WINDOWS),
        (
            "pro",
            WINDOWS
            | {"codex-bengalfox:five-hour": percent(20), "credits": (None, None, Decimal(42), CREDITS)},
        ),
        ("business", CAP),
        ("enterprise", WINDOWS | CAP),
        ("edu", WINDOWS),
    ],
)
def test_a_seat_tells_its_figures(away, plan, expected):
    sign_in(away, plan)
    away.extra = {"OPENAI_API_KEY": "sk-dummy", "CODEX_API_KEY": "sk-dummy"}
    readings, notes = asked(away, f"codex__real_{plan}")
    assert figures(readings) == expected
    assert notes == []
    assert all(each.window is None or each.at in each.window for each in readings)


def test_a_cap_that_is_reached_is_told(away):
    sign_in(away, "depleted")
    readings, notes = asked(away, "codex__real_depleted")
    assert figures(readings) == {"individual": (Decimal(7500), Decimal(7500), None, CREDITS)}
    assert notes == [REACHED]


def test_a_seat_that_tells_nothing_says_so(away):
    sign_in(away, "silent")
    error, _notes = asked(away, "told_nothing/codex__real_silent")
    assert isinstance(error, Unavailable)
    assert error.sentence == SILENT


def test_another_folder_for_its_sign_in_is_passed_on(away):
    sign_in(away, "plus")
    (away.home / ".codex").rename(away.home / "elsewhere")
    away.extra = {"CODEX_HOME": str(away.home / "elsewhere")}
    readings, _notes = asked(away)
    assert figures(readings) == WINDOWS


def test_nobody_signed_in_says_what_to_run(away):
    error, _notes = asked(away, "told_nothing/codex__real_signed_out")
    assert isinstance(error, NotSignedIn)
    assert "codex login" in error.sentence


def test_a_key_has_no_limits(away):
    leave(away, {"OPENAI_API_KEY": "sk-dummy"})
    error, _notes = asked(away, "told_nothing/codex__real_key")
    assert isinstance(error, Unavailable)
    assert "a key" in error.sentence


@pytest.mark.parametrize(("status", "kind"), [(401, NotSignedIn), (429, Throttled), (500, Unreachable)])
def test_a_question_that_fails_on_its_way_has_a_kind(away, status, kind):
    sign_in(away, "plus")
    away.standin.answers[USAGE] = (status, {"detail": "no"})
    error, _notes = asked(away, f"told_nothing/codex__real_{status}")
    assert isinstance(error, kind)


@pytest.mark.skipif(not shutil.which("node"), reason="npm's script needs node")
def test_the_script_that_npm_puts_on_the_path_serves_as_well(away):
    sign_in(away, "plus")
    readings, _notes = asked(away, at=Path(INSTALLED).resolve() / "node_modules/.bin/codex")
    assert figures(readings) == WINDOWS
