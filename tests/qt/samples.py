"""Snapshots by hand, one function for each state that the screen must hold."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from trayapp.domain.errors import FaultKind
from trayapp.domain.model import (
    PERCENT,
    TOKENS,
    USD,
    Alert,
    AlertKind,
    Allowance,
    Fault,
    Forecast,
    Gauge,
    Known,
    Level,
    Progress,
    Range,
    Said,
    Share,
    Snapshot,
    Source,
    Tool,
    Unit,
)
from trayapp.domain.period import Daily, Given, Monthly, Standing, Weekly, Window
from trayapp.domain.tips import Tip, TipKind, pace_tip

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
MONTH = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
HOURS = Window(datetime(2026, 11, 22, 12, tzinfo=UTC), datetime(2026, 11, 22, 17, tzinfo=UTC))
DAY = Window(datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC))
WEEK = Window(datetime(2026, 11, 16, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC))


def D(text):
    return Decimal(text)


def allowance(key="month", title="November allowance", limit="250", unit=USD, period=None, **more):
    return Allowance(key, title, unit, period or Monthly(), None if limit is None else D(limit), **more)


def gauge(used="83.10", *, level=Level.CALM, window=MONTH, of=None, minutes=2, **more):
    of = of or allowance()
    used = None if used is None else D(used)
    left = None if used is None or of.limit is None else of.limit - used
    share = None if left is None else float(left / of.limit)
    values = {
        "today": D("6.40"),
        "yesterday": D("11.20"),
        "known": Known.BOTH,
        "as_of": NOW - timedelta(minutes=minutes),
        "forecast": None,
        **more,
    }
    return Gauge(of, window, of.limit, used, left, share, window.elapsed(NOW), level=level, **values)


MODELS = (
    Share("claude-opus-4-8", D("38.20"), 4_100_000),
    Share("claude-sonnet-5-5", D("26.05"), 9_800_000),
    Share("gpt-6.1", D("12.10"), 2_000_000),
    Share("claude-haiku-5", D("6.75"), 1_900_000),
)
TOOLS = (Share("Claude Code", D("71.00"), 15_800_000), Share("Codex", D("12.10"), 2_000_000))
PROJECTS = (
    Share("/home/kim/work/billing-service", D("52.40"), 11_000_000),
    Share("/home/kim/work/platform/services/reconciliation/nightly-settlement", D("24.60"), 5_800_000),
    Share("", D("6.10"), 1_000_000),
)
FORECAST = Forecast(Range(D("120"), D("138"), D("160")), None, None, None)
FOUND = (
    Tool("claude-code", "Claude Code", ("/home/kim/.claude/projects",), 412),
    Tool("codex", "Codex", ("/home/kim/.codex/sessions",), 37),
)


def head(**more):
    return gauge(
        **{"forecast": FORECAST, "by_model": MODELS, "by_tool": TOOLS, "by_project": PROJECTS, **more}
    )


def snapshot(*gauges, **more):
    return Snapshot(NOW, "UTC", gauges, **{"tools": FOUND, **more})


def full():
    tip = Tip(TipKind.DEFAULT, "default", USD, D(21), model="claude-sonnet-5-5", sessions=48, fitting=34)
    others = (
        gauge(
            "36.90",
            of=allowance("claude", "Claude Code", "120"),
            minutes=4,
            known=Known.REPORTED,
            by_model=MODELS[:2],
        ),
        gauge(
            "62.60",
            of=allowance("cursor", "Cursor, today", "75", period=Daily()),
            window=DAY,
            level=Level.TIGHT,
        ),
        gauge("21.11", of=allowance("copilot", "GitHub Copilot", "300"), known=Known.TYPED),
    )
    return snapshot(head(), *others, tip=tip, headline_key="month")


def one_source():
    return snapshot(head(by_tool=TOOLS[:1], by_model=MODELS[:2], by_project=(), known=Known.ESTIMATED))


def no_cap():
    usage = allowance("this-month", "This month", None)
    return snapshot(head(of=usage, forecast=None), asks_allowance=True)


def reading_logs():
    done = Progress(640, 1500, 430_000_000, 1_070_000_000, 22.0)
    return snapshot(head(used="31.20", forecast=None), progress=done)


def starting():
    return snapshot(progress=Progress(0, 1500, 0, 1_070_000_000, None), tools=())


def stale():
    fault = Fault(
        "openrouter",
        "OpenRouter",
        FaultKind.UNREACHABLE,
        "OpenRouter did not answer. The next try is in 10 minutes.",
        NOW - timedelta(hours=7),
        NOW + timedelta(minutes=10),
    )
    return snapshot(head(stale=True, minutes=420), faults=(fault,))


def unknown():
    sentence = "OpenRouter has no key yet. Enter one in Settings, Sources."
    fault = Fault("openrouter", "OpenRouter", FaultKind.NOT_SIGNED_IN, sentence, NOW - timedelta(hours=1))
    empty = gauge(None, level=Level.UNKNOWN, today=None, yesterday=None, as_of=None)
    return snapshot(empty, faults=(fault,))


def spent():
    out = Forecast(Range(D("255"), D("255"), D("255")), None, None, None)
    return snapshot(head(used="254.30", level=Level.SPENT, forecast=out))


def tight():
    soon = Forecast(
        Range(D("262"), D("291"), D("330")),
        NOW + timedelta(days=1),
        NOW + timedelta(days=3),
        NOW + timedelta(days=5),
    )
    leading = head(used="223.80", level=Level.TIGHT, forecast=soon, today=D("19.60"))
    return snapshot(leading, tip=pace_tip(leading, NOW, ZoneInfo("UTC")))


def watch():
    soon = Forecast(
        Range(D("228"), D("254"), D("280")), NOW + timedelta(days=5), NOW + timedelta(days=7), None
    )
    return snapshot(head(used="163.00", level=Level.WATCH, forecast=soon))


def ten():
    levels = (Level.CALM, Level.WATCH, Level.TIGHT, Level.SPENT, Level.CALM, Level.UNKNOWN)
    others = [
        gauge(
            str(20 * n + 7) if n != 5 else None,
            of=allowance(f"a{n}", f"Allowance number {n + 1}", str(60 + 22 * n)),
            level=levels[n % 6],
        )
        for n in range(8)
    ]
    tokens = gauge(
        "21500",
        of=allowance("tokens", "Tokens a day", "30000", TOKENS, Daily()),
        window=DAY,
        level=Level.WATCH,
        today=D("21500"),
        yesterday=D("29000"),
    )
    return snapshot(head(), *others, tokens, headline_key="month")


def percents(key, title, used, window, level=Level.CALM):
    of = allowance(key, title, "100", PERCENT, Given(window))
    told = {"known": Known.REPORTED, "today": None, "yesterday": None, "minutes": 4}
    return gauge(used, of=of, window=window, level=level, **told)


def balance(key, title, left, unit=USD, level=Level.CALM):
    of = allowance(key, title, None, unit, Standing())
    told = {"known": Known.REPORTED, "today": None, "yesterday": None, "minutes": 4}
    return replace(
        gauge(None, of=of, window=Window(None, None), level=level, **told), left=D(left), pace=None
    )


def only_a_balance():
    return snapshot(balance("prepaid", "DeepSeek", "12.40"))


def only_percents():
    return snapshot(percents("session", "Claude Code, session", "42", HOURS))


def many_sources():
    return snapshot(
        head(),
        percents("session", "Claude Code, session", "42", HOURS),
        percents("week", "Claude Code, week", "81", WEEK, Level.WATCH),
        percents("opus", "Claude Code, week, Opus", "97", WEEK, Level.TIGHT),
        balance("prepaid", "DeepSeek", "12.40"),
        balance("yuan", "Moonshot (Kimi)", "80.15", Unit("CNY")),
        balance("gone", "Fireworks", "-3", level=Level.SPENT),
        gauge("21.11", of=allowance("copilot", "GitHub Copilot", "300"), known=Known.REPORTED),
        gauge("13", of=allowance("traced", "Langfuse", None), known=Known.REPORTED),
        percents("gemini", "Gemini 3 Pro", "12", HOURS),
        gauge(None, of=allowance("team", "LiteLLM, team", "500"), level=Level.UNKNOWN, as_of=None),
        gauge("33", of=allowance("key", "OpenRouter", "50"), known=Known.REPORTED, stale=True, minutes=420),
        headline_key="month",
    )


def long_names():
    title = "Platform engineering and reliability group, third quarter special allowance"
    models = (
        Share("anthropic.claude-opus-4-8-20260915-extended-context-v2:0", D("1048222.10"), 4_100_000_000),
        Share("a-company/its-own-fine-tuned-model-for-everything-2026-11", D("203410.00"), 900_000_000),
        Share("gpt-6.1-codex-max-preview-with-priority", None, 120_000_000),
    )
    big = gauge(
        "1251632.10",
        of=allowance("big", title, "4000000"),
        by_model=models,
        today=D("104222.40"),
        yesterday=D("98340.12"),
        unpriced=("gpt-6.1-codex-max-preview-with-priority",),
    )
    euros = gauge(
        "918273.45", of=allowance("eur", title + " in Europe", "1000000", Unit("EUR")), level=Level.TIGHT
    )
    return snapshot(big, euros, headline_key="big")


def week():
    return snapshot(head(used="120", of=allowance("week", "This week", "200", period=Weekly()), window=WEEK))


def faults():
    problems = (
        "settings.toml, line 12: thresholds must be whole percents between 1 and 100. The default is used.",
    )
    return replace(stale(), problems=problems, malformed_lines=3)


def every_fault():
    told = (
        (FaultKind.NOT_SIGNED_IN, "Codex is not signed in. Run codex login."),
        (FaultKind.REFUSED, "api.fireworks.ai did not accept the key. Enter a new one in Settings, Sources."),
        (FaultKind.THROTTLED, "openrouter.ai was asked too often. It is asked again in 20 minutes."),
        (FaultKind.UNREACHABLE, "litellm.example.com was not found. Is the network up?"),
        (FaultKind.UNREADABLE, "Cursor gave an answer that is not understood."),
        (FaultKind.UNAVAILABLE, "DeepSeek names no balance for this account."),
    )
    since = NOW - timedelta(hours=2)
    return snapshot(head(), faults=tuple(Fault(kind.name, "", kind, said, since) for kind, said in told))


def nothing_found():
    tools = tuple(replace(tool, files=0) for tool in FOUND)
    return snapshot(tools=tools)


def sample():
    return replace(full(), sample=True)


def stopped():
    sentence = "Remainder could not go on watching. Quit it and start it again."
    return replace(full(), stopped=True, problems=(sentence,))


def said():
    title, body = "Three quarters of November's allowance", "$62.50 of $250 is left, for 9 days."
    return (
        Said(NOW - timedelta(days=3), Alert("half", AlertKind.THRESHOLD, Level.CALM, "Half is used", "")),
        Said(NOW - timedelta(hours=5), Alert("most", AlertKind.THRESHOLD, Level.WATCH, title, body)),
    )


def sources():
    return replace(
        full(),
        said=said(),
        sources=(Source("openrouter", "OpenRouter", enabled=True, documented=True, asked_at=NOW),),
    )


STATES = (
    full, one_source, no_cap, reading_logs, starting, stale, unknown, spent, tight, watch, ten, long_names,
    week, faults, every_fault, nothing_found, sample, stopped, only_a_balance, only_percents, many_sources,
)  # fmt: skip
