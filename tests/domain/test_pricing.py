"""Prices against published tables, against what the real client charged, and by their laws."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trayapp.domain.pricing import FREE, price
from trayapp.domain.usage import Group, Tokens
from trayapp.system.prices import load_book

ROOT = Path(__file__).resolve().parents[2]
CHARGES = Path(__file__).with_name("charges")
BOOK = load_book(ROOT / "resources", None)
NOW = date(2026, 11, 23)
M = 1_000_000


def over(prompt):
    """The highest threshold that a prompt of so many tokens exceeds."""
    return max((start for start in BOOK.thresholds() if prompt > start), default=0)


def cost(model, tokens, mode="", day=NOW):
    return BOOK.cost(model, day, tokens, mode=mode, context_over=over(tokens.context))


def lines(name):
    return [json.loads(line) for line in (CHARGES / name).read_text().splitlines()]


def as_charged(amount, charged):
    """Equal to what a program that counts in binary floating point arrived at, to its last digit."""
    return amount is not None and abs(amount - Decimal(repr(charged))) < Decimal("1e-15")


# --- the published list -----------------------------------------------------------------------------------

TABLE = """
    claude-opus-4-8      5     25    0.5    6.25   10
    claude-opus-4-5      5     25    0.5    6.25   10
    claude-sonnet-4-5    3     15    0.3    3.75   6
    claude-haiku-4-5     1     5     0.1    1.25   2
    claude-opus-5-5      4     20    0.2    5      8
    claude-sonnet-5-5    2     10    0.1    2.5    4
    claude-haiku-5-5     0.1   0.5   0.01   0.125  0.2
    gpt-5-codex          1.25  10    0.125
    gpt-5                1.25  10    0.125
    gpt-5.1-codex        1.25  10    0.125
    gpt-5.2-codex        1.75  14    0.175
    gpt-5.3-codex        1.75  14    0.175
    gpt-5.4              2.5   15    0.25
    gpt-5.5              5     30    0.5
    gpt-5.6-sol          4     20    0.4    5
    gpt-5.6-terra        2     12    0.2    2.5
    gpt-5.6-luna         0.2   1.2   0.02   0.25
    gpt-6-luna           0.1   0.5   0.01
    gpt-6.1-terra        1     5     0.05
    gpt-6.1-sol          2     10    0.1
    gpt-6-astra          10    50    1
    gemini-2.5-pro       1.25  10    0.125
    gemini-3-pro-preview 2     12    0.2
    gemini-3.1-pro-preview 2   12    0.2
    gemini-3-flash-preview 0.5 3     0.05
    grok-code-fast-1     0.2   1.5   0.02
    kimi-k3              3     15    0.3
    composer-2.5         0.5   2.5   0.2
    codex-mini-latest    1.5   6     0.375
"""


@pytest.mark.parametrize("row", [line.split() for line in TABLE.strip().splitlines()], ids=lambda row: row[0])
def test_the_listed_rates(row):
    rates = BOOK.rates(row[0], NOW)
    assert rates[: len(row) - 1] == tuple(Decimal(figure) for figure in row[1:])


@pytest.mark.parametrize(
    ("model", "day", "threshold", "low", "high"),
    [
        ("claude-haiku-5-5", NOW, 100_000, "0.1 0.5 0.01 0.125 0.2", "0.5 2.5 0.05 0.625 1"),
        ("claude-sonnet-4-5", date(2026, 4, 30), 200_000, "3 15 0.3 3.75 6", "6 22.5 0.6 7.5 12"),
        ("claude-sonnet-4-5", date(2026, 5, 1), 200_000, "3 15 0.3 3.75 6", "3 15 0.3 3.75 6"),
        ("claude-sonnet-4-20250514", date(2026, 4, 30), 200_000, "3 15 0.3 3.75 6", "6 22.5 0.6 7.5 12"),
        ("claude-sonnet-4-20250514", date(2026, 5, 1), 200_000, "3 15 0.3 3.75 6", "3 15 0.3 3.75 6"),
        ("claude-opus-4-6", date(2026, 3, 12), 200_000, "5 25 0.5 6.25 10", "10 37.5 1 12.5 20"),
        ("claude-opus-4-6", date(2026, 3, 13), 200_000, "5 25 0.5 6.25 10", "5 25 0.5 6.25 10"),
        ("gpt-5.4", NOW, 272_000, "2.5 15 0.25", "5 22.5 0.5"),
        ("gpt-5.5", NOW, 272_000, "5 30 0.5", "10 45 1"),
        ("gpt-5.6-luna", NOW, 272_000, "0.2 1.2 0.02", "0.4 1.8 0.04"),
        ("gemini-2.5-pro", NOW, 200_000, "1.25 10 0.125", "2.5 15 0.25"),
        ("gemini-3.1-pro-preview", NOW, 200_000, "2 12 0.2", "4 18 0.4"),
    ],
)
def test_a_tier_begins_above_its_threshold(model, day, threshold, low, high):
    def rates(prompt, expected):
        return BOOK.rates(model, day, "", over(prompt))[: len(expected.split())]

    assert threshold in BOOK.thresholds()
    assert rates(threshold, low) == tuple(map(Decimal, low.split()))
    assert rates(threshold + 1, high) == tuple(map(Decimal, high.split()))


@pytest.mark.parametrize(
    ("model", "day", "rate"),
    [
        ("gpt-5.6-luna", date(2026, 7, 29), "1"),
        ("gpt-5.6-luna", date(2026, 7, 30), "0.2"),
        ("gpt-5.6-sol", date(2026, 8, 20), "5"),
        ("gpt-5.6-sol", date(2026, 8, 21), "4"),
        ("codex-auto-review", date(2026, 7, 9), "1"),
        ("codex-auto-review", date(2026, 7, 30), "0.2"),
        ("gemini-3.8-flash", date(2026, 12, 31), "0.75"),
        ("gemini-3.8-flash", date(2027, 1, 1), "1.5"),
        # A price that holds for hours of the day is left out: the day's stands.
        ("deepseek-v4-pro", date(2026, 11, 1), "0.66"),
    ],
)
def test_prices_are_those_of_the_day(model, day, rate):
    assert BOOK.rates(model, day).input == Decimal(rate)


def test_an_instant_counts_by_its_day_in_utc():
    east = datetime(2026, 7, 30, 1, 0, tzinfo=UTC).astimezone(tz=None)
    assert BOOK.rates("gpt-5.6-luna", east).input == Decimal("0.2")
    assert BOOK.rates("gpt-5.6-luna", datetime(2026, 7, 29, 23, 59, tzinfo=UTC)).input == 1


# --- cases that price books get wrong ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "day", "mode", "tokens", "expected"),
    [
        # whole-request tier: Claude, before the long-context beta ended
        ("claude-sonnet-4-5", date(2026, 4, 1), "", Tokens(10, 5_000, 250_000, 20_000), "0.41256"),
        ("claude-sonnet-4-5", date(2026, 4, 1), "", Tokens(3_135, web_searches=3), "0.039405"),
        ("gpt-5.5", NOW, "", Tokens(100_000, 2_000, 200_000), "1.29"),
        ("gpt-5.5", NOW, "fast", Tokens(1_000, 400, 3_000), "0.04625"),
        ("gpt-5.5", NOW, "priority", Tokens(1_000, 400, 3_000), "0.04625"),
        ("gpt-5.5", date(2026, 6, 1), "fast", Tokens(1_000, 400, 3_000), "0.04625"),
        ("claude-opus-4-8", NOW, "fast", Tokens(10, 500, 1_000, 300), "0.02985"),
        ("claude-opus-5-5", NOW, "fast", Tokens(M, M), "48"),
        ("claude-opus-4-6", date(2026, 6, 1), "fast", Tokens(M, M), "180"),
        ("claude-opus-4-7", date(2026, 6, 1), "fast", Tokens(M, M), "180"),
        ("claude-sonnet-5-5", NOW, "fast", Tokens(M), "2"),
        ("claude-sonnet-5-5", NOW, "us", Tokens(M), "2.2"),
        ("claude-opus-5-5", NOW, "fast+us", Tokens(M, M), "52.8"),
        ("claude-sonnet-4-5", NOW, "us", Tokens(M), "3"),
        ("claude-sonnet-5-5", NOW, "us", Tokens(web_searches=100), "1"),
        ("claude-sonnet-5-5", NOW, "batch", Tokens(M), "2"),
        ("claude-sonnet-5-5", NOW, "standard", Tokens(M), "2"),
        ("gpt-5.6-sol", NOW, "flex", Tokens(M), "4"),  # above 272,000: 8, halved
        ("gpt-5.2-codex", date(2026, 3, 1), "priority", Tokens(M), "3.5"),
        ("gpt-5.6-sol", date(2026, 9, 1), "priority", Tokens(1000), "0.008"),
        ("claude-3-opus-20240229", date(2026, 1, 1), "", Tokens(web_searches=1), "0.01"),
        ("gpt-5.3-codex", NOW, "", Tokens(web_searches=1), "0.01"),
        # Bedrock: regional names are 10 % dearer, and an hour's cache write is twice the input there too
        ("us.anthropic.claude-opus-4-8-v1:0", NOW, "", Tokens(M), "5.5"),
        ("global.anthropic.claude-opus-4-8-v1:0", NOW, "", Tokens(M), "5"),
        ("us.anthropic.claude-sonnet-4-20250514-v1:0", NOW, "", Tokens(cache_write_1h=M), "6"),
    ],
)
def test_what_a_request_costs(model, day, mode, tokens, expected):
    assert cost(model, tokens, mode, day) == Decimal(expected)


@pytest.mark.parametrize(
    ("written", "meant", "mode"),
    [
        ("claude-opus-4-5-20251101", "claude-opus-4-5", ""),
        ("claude-haiku-5-5-20261007", "claude-haiku-5-5", ""),
        ("Claude-Opus-4-8", "claude-opus-4-8", ""),
        ("claude-opus-4-8[1m]", "claude-opus-4-8", ""),
        ("claude-opus-5-5[1m]", "claude-opus-5-5", ""),
        ("claude-opus-4-8@20260101", "claude-opus-4-8", ""),
        ("claude-opus-5-5@20260922", "claude-opus-5-5", ""),
        ("claude-opus-5-5@default", "claude-opus-5-5", ""),
        ("claude-opus-5-5-latest", "claude-opus-5-5", ""),
        ("claude-opus-5-5-thinking", "claude-opus-5-5", ""),
        ("anthropic/claude-opus-4-8", "claude-opus-4-8", ""),
        ("anthropic/claude-opus-4.8", "claude-opus-4-8", ""),
        ("openrouter/anthropic/claude-opus-4.8", "claude-opus-4-8", ""),
        ("litellm/anthropic/claude-opus-4-8", "claude-opus-4-8", ""),
        ("litellm/claude-opus-4-8", "claude-opus-4-8", ""),
        ("vertex_ai/claude-opus-5-5@20260922", "claude-opus-5-5", ""),
        ("claude-opus-4-8-fast", "claude-opus-4-8", "fast"),
        ("claude-opus-4-7-fast", "claude-opus-4-7", "fast"),
        ("anthropic/claude-opus-4.8-fast", "claude-opus-4-8", "fast"),
        ("gpt-5.5-fast", "gpt-5.5", "fast"),
        ("gpt-5.5-priority", "gpt-5.5", "priority"),
        ("gpt-5.6-luna-20260709", "gpt-5.6-luna", ""),
        ("gpt-5.6-luna-2026-07-09", "gpt-5.6-luna", ""),
        ("openai/gpt-5.1-codex", "gpt-5.1-codex", ""),
        ("azure/gpt-5.1-codex", "gpt-5.1-codex", ""),
        ("gpt-5.1-codex-max", "gpt-5.1-codex", ""),
        ("codex-auto-review", "gpt-5.6-luna", ""),
        ("google/gemini-2.5-pro", "gemini-2.5-pro", ""),
        ("bedrock/us.anthropic.claude-opus-5-5-20260922-v1:0", "us.anthropic.claude-opus-5-5", ""),
        (
            "arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-opus-5",
            "us.anthropic.claude-opus-5",
            "",
        ),
        ("glm-4.6", "zai/glm-4.6", ""),
        ("openrouter/z-ai/glm-4.6", "z-ai/glm-4.6", ""),
    ],
)
def test_a_name_as_a_log_writes_it(written, meant, mode):
    assert BOOK.rates(written, NOW) is not None
    assert BOOK.rates(written, NOW)[:5] == BOOK.rates(meant, NOW, mode)[:5]


def test_a_name_that_the_list_spells_out_comes_before_its_ending():
    assert BOOK.rates("composer-2.5-fast", NOW).output == 15
    assert BOOK.rates("grok-4-fast", NOW).output == Decimal("0.5")
    assert BOOK.rates("grok-4.6-fast", NOW).input == 4


@pytest.mark.parametrize(
    "model",
    [
        "gpt-6", "claude-opus-9", "totally-unknown-model", "<synthetic>", "", "gpt-oss:20b", "llama3:8b",
        "myhost/gpt-5.5", "qwen3-coder", "/", "-fast", "claude-sonnet-5-5-fast", "[1m]", "a" * 5000,
    ],
)  # fmt: skip
def test_an_unknown_model_has_no_price(model):
    assert BOOK.rates(model, NOW) is None
    assert BOOK.cost(model, NOW, Tokens(1, 1)) is None


def test_what_is_unknown_is_not_guessed():
    assert BOOK.rates("codex-auto-review", date(2026, 7, 8)) is None
    assert BOOK.rates("claude-opus-5-5", NOW, "turbo") is None
    assert BOOK.rates("text-embedding-3-small", NOW) is None
    assert BOOK.cost("kimi-k3", NOW, Tokens(web_searches=1)) is None


def test_a_free_model_costs_nothing_and_is_priced():
    assert BOOK.rates("deepseek/deepseek-r1:free", NOW) == FREE
    assert BOOK.cost("openrouter/openai/gpt-oss-20b:free", NOW, Tokens(M, M)) == 0


# --- what the real client charged -------------------------------------------------------------------------

KINDS = {
    "small": Tokens(100_000),
    "input": Tokens(M),
    "output": Tokens(output=M),
    "read": Tokens(cache_read=M),
    "w5m": Tokens(cache_write_5m=M),
    "w1h": Tokens(cache_write_1h=M),
}


@pytest.mark.parametrize(
    "line",
    [line for line in lines("classes.jsonl") if line["basis"] == ["list"]],
    ids=lambda line: f"{line['asked']}-{line['kind']}",
)
def test_each_class_of_token_costs_what_the_client_charges(line):
    assert as_charged(cost(line["model"][0], KINDS[line["kind"]]), line["cost"])


@pytest.mark.parametrize("line", lines("edges.jsonl"), ids=lambda line: line["case"])
def test_edges_cost_what_the_client_charges(line):
    usage = line["usage"]
    split = usage["cache_creation"] or {"ephemeral_5m_input_tokens": usage["cache_creation_input_tokens"]}
    tokens = Tokens(
        usage["input_tokens"],
        usage["output_tokens"],
        usage["cache_read_input_tokens"],
        split["ephemeral_5m_input_tokens"],
        split.get("ephemeral_1h_input_tokens", 0),
        usage.get("server_tool_use", {}).get("web_search_requests", 0),
        1,
    )
    words = [usage.get("speed"), usage.get("service_tier"), usage.get("inference_geo")]
    mode = "+".join(sorted(word for word in words if word))
    assert as_charged(cost(line["model"], tokens, mode), line["cost"])


@pytest.mark.parametrize(
    "model", ["gemini-2.5-pro", "gpt-5.5", "claude-sonnet-4-5", "claude-opus-4-8", "no-such-model"]
)
def test_sizes_of_prompts_that_are_alike_have_one_price_on_every_day(model):
    days = [date(2025, 6, 1) + timedelta(days=n) for n in range(540)]
    alike = BOOK.alike(model, "", days[0], days[-1])
    assert set(alike) == {0, *BOOK.thresholds()}
    priced = {each: [BOOK.rates(model, day, "", each) for day in days] for each in alike}
    for each, lowest in alike.items():
        assert lowest <= each
        assert priced[each] == priced[lowest]
    apart = sorted(set(alike.values()))
    assert all(priced[one] != priced[other] for one in apart for other in apart if one != other)


def test_a_price_that_rises_with_the_prompt_keeps_sizes_apart():
    assert len(set(BOOK.alike("gemini-2.5-pro", "", NOW, NOW).values())) == 2
    assert set(BOOK.alike("claude-opus-4-8", "", NOW, NOW).values()) == {0}


@pytest.mark.parametrize("line", lines("cost-state.jsonl"), ids=lambda line: line["sessionId"][:8])
def test_a_sessions_bill_is_the_clients_own(line):
    total = Decimal(0)
    for model, used in line["modelUsage"].items():
        tokens = Tokens(
            used["inputTokens"],
            used["outputTokens"],
            used["cacheReadInputTokens"],
            used["cacheCreationEphemeral5mInputTokens"],
            used["cacheCreationEphemeral1hInputTokens"],
            used["webSearchRequests"],
        )
        amount = BOOK.cost(model, NOW, tokens)
        if line["hasUnknownModelCost"]:
            assert amount is None  # where the client guesses, nothing is claimed
            return
        assert as_charged(amount, used["costUSD"])
        total += amount
    assert as_charged(total, line["totalCostUSD"])


# --- groups to uses ---------------------------------------------------------------------------------------

DAY = datetime(2026, 11, 1, tzinfo=UTC)
MILLION = Tokens(M)


def group(
    model="claude-opus-5-5",
    tokens=MILLION,
    *,
    mode="",
    context=0,
    billed=None,
    start=DAY,
    tool="claude-code",
):
    return Group(start, start + timedelta(days=1), tool, "me", model, "/p", mode, context, tokens, billed)


def test_groups_of_one_use_are_added_over_mode_and_length():
    (use,) = price([group(), group(mode="fast"), group(tokens=Tokens(output=M, requests=2))], BOOK)
    assert use.cost == 4 + 8 + 20
    assert use.tokens == Tokens(2 * M, M, requests=2)
    assert (use.start, use.end) == (DAY, DAY + timedelta(days=1))
    assert (use.tool, use.account, use.model, use.project) == ("claude-code", "me", "claude-opus-5-5", "/p")


def test_uses_stand_in_the_order_in_which_they_appear():
    uses = price([group("gpt-5.5"), group("gpt-5.4"), group("gpt-5.5"), group("gpt-5.5", tool="codex")], BOOK)
    assert [(use.tool, use.model) for use in uses] == [
        ("claude-code", "gpt-5.5"),
        ("claude-code", "gpt-5.4"),
        ("codex", "gpt-5.5"),
    ]


def test_the_length_of_the_prompt_decides():
    (use,) = price([group("claude-haiku-5-5"), group("claude-haiku-5-5", context=100_000)], BOOK)
    assert use.cost == Decimal("0.6")


def test_money_that_is_known_is_kept_apart_from_what_is_not():
    known, unknown = price([group(), group(mode="turbo"), group()], BOOK)
    assert (known.cost, known.tokens.input) == (8, 2 * M)
    assert (unknown.cost, unknown.tokens.input) == (None, M)


def test_searches_of_unknown_price_leave_the_tokens_priced():
    known, unknown = sorted(
        price([group("kimi-k3", Tokens(M, web_searches=4, requests=1))], BOOK),
        key=lambda use: use.cost is None,
    )
    assert (known.cost, known.tokens) == (3, Tokens(M, requests=1))
    assert (unknown.cost, unknown.tokens) == (None, Tokens(web_searches=4))


def test_what_the_log_billed_is_taken_as_it_stands():
    billed = Decimal("0.0100000000000000002081668171")
    (use,) = price([group("nobody-knows-it", billed=billed)], BOOK)
    assert use.cost == billed
    (both,) = price([group(billed=Decimal("0.5")), group(), group(billed=Decimal("0.25"))], BOOK)
    assert both.cost == Decimal("4.75")
    (nothing,) = price([group("nobody-knows-it", billed=Decimal(0))], BOOK)
    assert nothing.cost == 0


@pytest.mark.parametrize(
    ("start", "hours", "rate"),
    [
        (datetime(2026, 7, 29, 22, tzinfo=UTC), 24, "0.2"),  # 30 July in Berlin
        (datetime(2026, 7, 29, 7, tzinfo=UTC), 24, "1"),  # 29 July in Los Angeles
        (datetime(2026, 7, 29, 22, tzinfo=UTC), 1, "1"),  # an hour before the change
        (datetime(2026, 7, 30, 0, tzinfo=UTC), 1, "0.2"),
    ],
)
def test_a_groups_prices_are_those_of_its_noon_or_middle(start, hours, rate):
    end = start + timedelta(hours=hours)
    (use,) = price([Group(start, end, "codex", "", "gpt-5.6-luna", "", "", 0, Tokens(M))], BOOK)
    assert use.cost == Decimal(rate)


counts = st.integers(0, 10**12)
tokens = st.builds(
    Tokens, counts, counts, counts, counts, counts, st.integers(0, 10**6), st.integers(0, 10**6)
)
kinds = st.tuples(
    st.sampled_from(
        ["claude-haiku-5-5", "claude-opus-4-8", "gpt-5.5", "gemini-2.5-pro", "kimi-k3", "nobody"]
    ),
    st.sampled_from(["", "fast", "us", "fast+us", "priority", "batch"]),
    st.sampled_from([0, *BOOK.thresholds()]),
    st.none() | st.decimals(0, 1000, places=6),
)


def add(amounts):
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


@given(st.lists(st.tuples(kinds, tokens), max_size=12))
def test_cost_adds_up_over_groups_and_is_never_negative(parts):
    groups = [
        group(model, counted, mode=mode, context=above, billed=bill)
        for (model, mode, above, bill), counted in parts
    ]
    together = price(groups, BOOK)
    alone = [use for one in groups for use in price([one], BOOK)]
    assert add(use.cost for use in together) == add(use.cost for use in alone)
    assert all(use.cost is None or use.cost >= 0 for use in together)
    for counter in Tokens.__slots__:
        assert sum(getattr(use.tokens, counter) for use in together) == sum(
            getattr(each.tokens, counter) for each in groups
        )
    for model in {each.model for each in groups}:
        mine = [use for use in together if use.model == model]
        assert len(mine) == len({use.cost is None for use in mine})


@given(st.sampled_from(["claude-haiku-5-5", "gpt-5.5", "claude-opus-4-8"]), tokens, tokens)
def test_requests_of_one_kind_cost_the_same_together(model, one, other):
    rates = BOOK.rates(model, NOW)
    assert rates.cost(one) + rates.cost(other) == rates.cost(one + other)


@given(st.text(max_size=60))
def test_any_name_can_be_asked_for(name):
    rates = BOOK.rates(name, NOW)
    assert rates is None or min(rates[:5]) >= 0
