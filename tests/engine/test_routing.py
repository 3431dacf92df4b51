"""How tools are billed: found, remembered, chosen by hand, and what follows for the figures."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from homes import NOW, claude_line, world, write_log
from watching import Watching, spent

from trayapp.domain.model import USD, Billing, Reading
from trayapp.domain.period import Monthly
from trayapp.engine.base import open_base
from trayapp.engine.oneshot import look
from trayapp.engine.routing import EVERY, Routing, account_of
from trayapp.logs import Billed
from trayapp.settings import Settings
from trayapp.settings.model import Sources, SourceSettings
from trayapp.vendors._claude_windows import status_line_readings

MONTH = '[[allowance]]\nkey = "month"\nunit = "USD"\nperiod = "monthly"\nlimit = 10\n'


class Told:
    """A tool's settings, as its reader would find them."""

    def __init__(self, base, billed):
        self.billed, self.looks = billed, 0
        self.tool = "claude-code"
        base.readers = tuple(
            each._replace(billing=self.look if each.id == self.tool else None) for each in base.readers
        )

    def look(self, _places):
        self.looks += 1
        if isinstance(self.billed, Exception):
            raise self.billed
        return self.billed


class Clock:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


def flat(tool="claude-code"):
    return Billed(Billing.FLAT, tool, "", "The login says so.")


KEY = Billed(Billing.KEY, "anthropic", "", "A key is set.")


@pytest.fixture
def opened(tmp_path):
    clock = Clock()
    bases = []

    def again(settings=""):
        base = open_base(world(tmp_path, settings=settings))
        object.__setattr__(base.world, "now", clock)
        bases.append(base)
        return base

    again.clock = clock
    yield again
    for base in bases:
        base.close()


def held(routing):
    return [(route.billing, route.account, route.since) for route in routing.routes()]


def test_what_is_found_first_holds_from_the_beginning_and_is_remembered(opened):
    base = opened()
    told = Told(base, flat())
    assert held(Routing(base, resident=True)) == [(Billing.FLAT, "claude-code", None)]
    opened.clock.now += timedelta(hours=1)
    told.billed = KEY
    later = [(Billing.FLAT, "claude-code", None), (Billing.KEY, "anthropic", opened.clock.now)]
    assert held(Routing(base, resident=True)) == later
    told.billed = None
    assert held(Routing(base, resident=True)) == later
    again = opened()
    Told(again, KEY)
    opened.clock.now += timedelta(hours=1)
    assert held(Routing(again, resident=True)) == later


def test_it_is_looked_for_now_and_then_only_and_when_asked(opened):
    base = opened()
    told = Told(base, flat())
    routing = Routing(base, resident=True)
    for minutes in (0, 1, 4):
        opened.clock.now = NOW + timedelta(minutes=minutes)
        routing.routes()
    assert told.looks == 1
    opened.clock.now = NOW + EVERY
    routing.routes()
    assert told.looks == 2
    routing.look()
    routing.routes()
    assert told.looks == 3
    opened.clock.now = NOW - timedelta(days=1)
    routing.routes()
    assert told.looks == 4


def test_what_did_not_change_is_not_written(opened):
    base = opened()
    Told(base, flat())
    Routing(base, resident=True).routes()
    files = {
        each: each.read_bytes() for each in base.world.paths.data.glob("*.db*") if "shm" not in each.name
    }
    routing = Routing(base, resident=True)
    routing.routes()
    routing.look()
    routing.routes()
    assert files == {each: each.read_bytes() for each in files}


def test_a_terminals_own_variables_do_not_move_what_the_program_that_stays_has_found(opened):
    base = opened()
    told = Told(base, KEY)
    assert held(Routing(base, resident=False)) == [(Billing.KEY, "anthropic", None)]
    opened.clock.now += timedelta(hours=1)
    told.billed = flat()
    after = [(Billing.KEY, "anthropic", None), (Billing.FLAT, "claude-code", opened.clock.now)]
    assert held(Routing(base, resident=True)) == after
    told.billed = KEY
    assert held(Routing(base, resident=False)) == after


@pytest.mark.parametrize(
    "problem", [PermissionError("no"), ValueError("odd"), TypeError("odd"), KeyError("x")]
)
def test_settings_of_a_tool_that_cannot_be_read_leave_what_is_remembered(opened, problem):
    base = opened()
    told = Told(base, flat())
    routing = Routing(base, resident=True)
    before = held(routing)
    told.billed = problem
    routing.look()
    assert held(routing) == before


@pytest.mark.parametrize("kept", [b"", b"{", b'{"routes": 3}', b'{"routes": [{"tool": "x"}]}'])
def test_a_damaged_memory_is_begun_anew(opened, kept):
    base = opened()
    base.store.put_state("routes", kept)
    Told(base, flat())
    assert held(Routing(base, resident=True)) == [(Billing.FLAT, "claude-code", None)]


# --- by hand ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "account"),
    [
        ("flat", "claude-code"),
        ("seat", "claude-code"),
        ("bedrock", "bedrock"),
        ("vertex", "vertex"),
        ("foundry", "foundry"),
        ("gateway", "gateway"),
        ("key", "claude-code-key"),
    ],
)
def test_a_choice_by_hand_holds_for_all_time(opened, choice, account):
    base = opened()
    base.settings = chosen(choice)
    Told(base, None)
    (route,) = Routing(base, resident=True).routes()
    assert (route.billing.value, route.account, route.since, route.by_hand) == (choice, account, None, True)
    assert route.why


def test_a_choice_by_hand_bills_whom_the_finding_named(opened):
    base = opened()
    told = Told(base, KEY)
    Routing(base, resident=True).routes()
    told.billed = flat()
    opened.clock.now += timedelta(hours=1)
    base.settings = chosen("key")
    (route,) = Routing(base, resident=True).routes()
    assert route.account == "anthropic"


@pytest.mark.parametrize("choice", ["auto", "", "nonsense"])
def test_auto_is_what_was_found(opened, choice):
    base = opened()
    base.settings = chosen(choice)
    Told(base, KEY)
    assert [(route.account, route.by_hand) for route in Routing(base, resident=True).routes()] == [
        ("anthropic", False)
    ]


def chosen(billing, *others):
    return Settings(sources=Sources((SourceSettings("claude-code", choices={"billing": billing}), *others)))


def relay(source, address, *, on=True):
    return SourceSettings(source, enabled=on, choices={"base_url": address})


def test_a_gateway_is_the_source_that_is_asked_there():
    def account(host, *sources):
        found = Billed(Billing.GATEWAY, host, host, "why")
        return account_of(found, Settings(sources=Sources(sources)))

    assert account("openrouter.ai") == "openrouter"
    assert account("OpenRouter.ai:443") == "openrouter"
    assert account("ai.example.com") == "ai.example.com"
    assert account("ai.example.com", relay("openrouter", "https://ai.example.com/v1")) == "openrouter"
    assert account("ai.example.com:4000", relay("openrouter", "https://ai.example.com:4001")) == (
        "ai.example.com:4000"
    )
    assert account("anthropic.helicone.ai") == "helicone"  # one vendor, another name than its figures have
    assert account("helicone.ai.example.com") == "helicone.ai.example.com"
    assert account("bad:port", relay("openrouter", "https://bad:port")) == "bad:port"
    off, on = (
        relay("deepseek", "https://ai.example.com", on=False),
        relay("openrouter", "https://ai.example.com"),
    )
    assert account("ai.example.com", off, on) == "openrouter"


def test_a_gateway_by_hand_is_the_one_relay_that_is_asked(opened):
    base = opened()
    base.settings = chosen("gateway", relay("openrouter", "https://ai.example.com"))
    Told(base, None)
    assert Routing(base, resident=True).routes()[0].account == "openrouter"


# --- what follows -----------------------------------------------------------------------------------


def claude(home, text):
    folder = home / ".claude"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_text(text)


def test_a_statement_of_the_gateway_covers_what_went_through_it(tmp_path):
    surroundings = world(tmp_path, settings=MONTH + "[sources.openrouter]\nenabled = true\n")
    claude(surroundings.home, '{"env": {"ANTHROPIC_BASE_URL": "https://openrouter.ai/api"}}')
    write_log(
        surroundings.home, claude_line(NOW - timedelta(hours=5)), claude_line(NOW - timedelta(minutes=5))
    )
    base = open_base(surroundings)
    month = Monthly().window(NOW, base.zone)
    told = Reading("openrouter", "k", "OpenRouter", "openrouter", USD, NOW, Decimal(3), None, month)
    base.store.add_reading(replace(told, at=NOW - timedelta(hours=1)))
    base.close()
    snapshot = look(surroundings, ask=False)
    assert [(route.billing, route.account) for route in snapshot.routes] == [(Billing.GATEWAY, "openrouter")]
    assert snapshot.gauges[0].used == Decimal("3.025")


@pytest.mark.parametrize(
    ("settings", "used"),
    [
        ('{"env": {"ANTHROPIC_BASE_URL": "https://claude.example.com"}}', "3.025"),
        ("{}", "3.025"),  # where nothing tells of the gateway, the tool itself is the account
    ],
)
def test_what_the_status_line_tells_of_a_gateway_covers_what_went_through_it(tmp_path, settings, used):
    surroundings = world(tmp_path, settings=MONTH)
    claude(surroundings.home, settings)
    write_log(
        surroundings.home, claude_line(NOW - timedelta(hours=5)), claude_line(NOW - timedelta(minutes=5))
    )
    spend = {"used_usd": 3, "limit_usd": 10, "resets_at": 1_796_083_200, "period": "monthly"}
    line = json.dumps({"rate_limits": {"spend_limit": spend}}).encode()
    (told,) = status_line_readings(line, NOW - timedelta(hours=1))
    base = open_base(surroundings)
    base.store.add_reading(told)
    base.close()
    assert look(surroundings, ask=False).gauges[0].used == Decimal(used)


def test_a_flat_seat_is_worth_its_list_price_only_while_there_is_no_allowance(tmp_path):
    surroundings = world(tmp_path)
    (surroundings.home / ".claude.json").write_text('{"oauthAccount": {"organizationType": "claude_max"}}')
    write_log(surroundings.home, claude_line(NOW))
    assert look(surroundings).gauges[0].used == Decimal("0.025")
    path = surroundings.paths.settings
    path.write_text(path.read_text() + '[sources.claude-code]\nbilling = "flat"\n' + MONTH)
    snapshot = look(surroundings)
    if not snapshot.routes:
        pytest.skip("no source of that name declares the choice")
    assert snapshot.gauges[0].used == 0
    assert snapshot.gauges[0].by_tool[0].tokens == 1000


def test_the_running_program_and_the_command_line_agree(tmp_path):
    surroundings = world(tmp_path, settings=MONTH)
    claude(surroundings.home, '{"env": {"ANTHROPIC_API_KEY": "set"}}')
    write_log(surroundings.home, claude_line(NOW))

    async def scenario():
        async with Watching(surroundings) as seen:
            return await seen.until(spent("0.025"))

    running = asyncio.run(scenario())
    assert [route.billing for route in running.routes] == [Billing.KEY]
    assert look(surroundings).routes == running.routes
