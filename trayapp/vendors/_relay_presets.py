"""Answers that relays are known to pass on, as the expressions that read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NAMES: Final = (
    "each",
    "used",
    "limit",
    "left",
    "start",
    "end",
    "period",
    "currency",
    "as_of",
    "title",
    "account",
)
"""What an expression can be given for."""

PRESETS: Final[Mapping[str, Mapping[str, str]]] = {
    # docs/relay.md: one budget, or a list of them under "budgets" or alone.
    "remainder": {
        "each": "budgets || @",
        "used": "spent",
        "limit": "limit",
        "left": "left",
        "start": "period_start",
        "end": "period_end",
        "period": "period",
        "currency": "currency",
        "as_of": "as_of",
        "title": "title || source",
        "account": "account",
    },
    # https://platform.claude.com/docs/en/manage-claude/spend-limits-api, the effective limits of one person.
    "claude-spend-limits": {
        "each": "data",
        "used": "period_to_date_spend",
        "limit": "amount",
        "period": "period",
        "currency": "currency",
        "title": "join(', ', ['Claude', period])",
    },
    # https://docs.github.com/en/rest/billing/budgets, asked for one user; in whole dollars.
    "github-budget": {
        "used": "effective_budget.consumed_amount",
        "limit": "effective_budget.budget_amount",
        "period": "'monthly'",
        "currency": "'USD'",
        "title": "'GitHub Copilot'",
    },
    # GET /key/info of a LiteLLM gateway.
    "litellm-key": {
        "used": "info.spend",
        "limit": "info.max_budget",
        "end": "info.budget_reset_at",
        "period": "info.budget_duration",
        "currency": "'USD'",
        "title": "'LiteLLM'",
    },
    # GET /api/v1/key of OpenRouter: without a limit the use of the month, with one what is left of it.
    "openrouter-key": {
        "used": "(data.limit == `null` && data.usage_monthly) || `null`",
        "limit": "data.limit",
        "left": "data.limit_remaining",
        "period": "data.limit_reset || (data.limit == `null` && 'monthly') || `null`",
        "currency": "'USD'",
        "title": "'OpenRouter'",
    },
    "own": {},
}
"""By name; what is absent is not looked for."""

DIVISORS: Final[Mapping[str, int]] = {"claude-spend-limits": 100}
"""By what amounts are divided, where it is not 1."""
