"""Which models are weighed against the one that is set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from trayapp.domain.advice.adviser_known import Known

_ALIASES: Final = {
    "opus": "claude-opus-5-5",
    "sonnet": "claude-sonnet-5-5",
    "haiku": "claude-haiku-5-5",
    "opusplan": "claude-opus-5-5",
}
"""What Claude Code's short names stand for (November 2026)."""

_FAMILIES: Final = (
    ("fable", ("claude-opus-5-5", "claude-opus-4-8", "claude-sonnet-5-5")),
    ("opus", ("claude-sonnet-5-5", "claude-sonnet-5", "claude-sonnet-4-6", "claude-sonnet-4-5")),
    ("sonnet", ("claude-haiku-5-5", "claude-haiku-4-5")),
    ("gpt-5.5", ("gpt-5.4", "gpt-5.4-mini")),
    ("gpt-5.6", ("gpt-5.4", "gpt-5.4-mini")),
    ("gpt-5.4", ("gpt-5.4-mini",)),
    ("gpt-5", ("gpt-5-mini",)),
    ("gemini-3-pro", ("gemini-2.5-flash",)),
    ("gemini-2.5-pro", ("gemini-2.5-flash",)),
)
"""The next cheaper ones of each family, the newest first. Whether one of them saves is the ledger's word."""

USUAL_TOOL: Final = "claude-code"
"""Where nobody says which tool it is."""

_USUAL: Final = {
    "claude-code": "claude-opus-4-8",
    "codex": "gpt-5.5",
    "gemini": "gemini-2.5-pro",
    "gemini-cli": "gemini-2.5-pro",
    "copilot": "claude-sonnet-4-6",
    "copilot-cli": "claude-sonnet-4-6",
}


_WINDOWS: Final = (("[1m]", 1_000_000), ("claude-opus-4-6", 200_000), ("claude-opus-4-5", 200_000),
    ("claude-sonnet-4", 200_000), ("claude-haiku-4", 200_000), ("claude-", 1_000_000))  # fmt: skip
"""Tokens that models can hold at once, the first match (Claude Code 2.1.330). Of others nothing is known."""


def fits(tokens: int, model: str) -> bool:
    """Whether a model can hold so much at once; True where that is not known."""
    name = model.casefold()
    return tokens <= next((most for part, most in _WINDOWS if part in name), tokens)


def model_of(tool: str, model: str, known: Known) -> str:
    """The model in its full name; where none is told, the company's default, a favourite, or the usual."""
    if model:
        return full_name(model)
    default = default_of(tool, known)
    if default:
        return default
    favourites = (full_name(name) for name in known.wishes.favourites)
    off = known.policy.models.is_off
    usable = (name for name in favourites if _runs_in(tool, name) and not off(name))
    return next(usable, _USUAL.get(tool, "claude-opus-4-8"))


def default_of(tool: str, known: Known) -> str:
    """The company's default in its full name; "" where there is none, or this tool cannot run it."""
    default = full_name(known.policy.models.default)
    return default if default and _runs_in(tool, default) else ""


def full_name(name: str) -> str:
    """What a short name that a tool takes stands for; any other as it is."""
    return _ALIASES.get(name.casefold(), name)


def others(tool: str, model: str, known: Known) -> Iterator[str]:
    """What may be weighed against `model`, without what the company has switched off or discourages."""
    rules = known.policy.models
    offered = (rules.default, *known.wishes.favourites, *_cheaper(model))
    seen = {model, ""}
    for name in offered:
        full = full_name(name)
        if full in seen or rules.is_off(full) or (rules.is_discouraged(full) and name != rules.default):
            continue
        seen.add(full)
        if _runs_in(tool, full):
            yield full


def _cheaper(model: str) -> tuple[str, ...]:
    return next((models for family, models in _FAMILIES if family in model.casefold()), ())


_FOREIGN: Final = {
    "codex": ("claude", "gemini"),
    "gemini": ("claude", "gpt-"),
    "gemini-cli": ("claude", "gpt-"),
}


def _runs_in(tool: str, model: str) -> bool:
    """Each of these runs its vendor's models, or what a gateway calls its own; any other runs all."""
    name = model.casefold()
    if tool == "claude-code":
        return "claude" in name or "/" in name
    foreign = _FOREIGN.get(tool, ())
    return "/" in name or not any(vendor in name for vendor in foreign)
