"""The law: whatever comes late, corrected, repeated or not at all, no amount is counted twice or lost."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.ledger_world import ACCOUNTS, NOW, PERIODS, TOOLS, companies, past
from tests.domain.made import BERLIN
from trayapp.domain.assess import Facts, assess
from trayapp.domain.model import USD, Allowance, Drift, Known, Reading, Tool
from trayapp.domain.period import Monthly

HERE = tuple(Tool(each, each, (), 1) for each in TOOLS)
MOMENT = timedelta(microseconds=1)

told = st.tuples(
    st.sampled_from(ACCOUNTS),
    past,
    st.sampled_from(["spend", "key"]),
    st.integers(1, 2),  # said twice
    st.one_of(st.none(), st.integers(-500, 500)),  # first said wrongly, by so many cents
)


def allowance(period):
    return Allowance("own", "Own", USD, period, Decimal(500))


def statements(company, period, asked, zone=BERLIN):
    """What the vendors said, late and repeated as it may be; a wrong one is corrected a moment later."""
    said = []
    for account, at, key, times, wrong in asked:
        if wrong is not None:
            said.append(
                company.statement(account, period, at - MOMENT, zone, key=key, wrong=Decimal(wrong) / 100)
            )
        said += [company.statement(account, period, at, zone, key=key)] * times
    return said


def figure(company, period, readings, *, drifts=None, shuffle=None, typed=()):
    readings = [*readings, *typed]
    uses = list(company.uses([allowance(period)], readings, BERLIN))
    if shuffle is not None:
        shuffle.shuffle(readings)
        shuffle.shuffle(uses)
    facts = Facts(uses=tuple(uses), readings=tuple(readings), tools=HERE, drifts=drifts or {})
    return assess([allowance(period)], facts, NOW, BERLIN).gauges[0]


def covered_until(readings, window):
    """Up to where each account's own money is in a statement about this window."""
    until = {}
    for reading in readings:
        if reading.window == window:
            until[reading.account] = max(until.get(reading.account, reading.at), reading.at)
    return until


def truth(company, readings, window, scale=None):
    """Event by event: billed if a statement covers it, else estimated, each once."""
    until = covered_until(readings, window)
    total = Decimal(0)
    for event in company.events:
        payer = company.payer(event)
        if payer is None or event.at not in window:
            continue
        if payer in until:
            covered = event.at < until[payer]
            total += event.cost * (company.rate(payer) if covered else (scale or {}).get(payer, Decimal(1)))
        else:
            total += event.cost
    return total


@settings(max_examples=300, deadline=None)
@given(companies(), st.sampled_from(PERIODS), st.lists(told, max_size=8), st.randoms(use_true_random=False))
def test_a_vendor_that_bills_what_the_logs_hold_changes_no_sum(company, period, asked, shuffle):
    window = period.window(NOW, BERLIN)
    spent = sum(
        (each.cost for each in company.events if company.payer(each) is not None and each.at in window),
        Decimal(0),
    )
    readings = statements(company, period, asked)
    assert figure(company, period, readings, shuffle=shuffle).used == spent


@settings(max_examples=300, deadline=None)
@given(
    companies(rates=True),
    st.sampled_from(PERIODS),
    st.lists(told, max_size=8),
    st.dictionaries(st.sampled_from(ACCOUNTS), st.integers(50, 200), max_size=3),
)
def test_every_amount_is_billed_or_estimated_once_and_only_estimates_are_scaled(
    company, period, asked, percents
):
    window = period.window(NOW, BERLIN)
    scale = {account: Decimal(percent) / 100 for account, percent in percents.items()}
    drifts = {account: Drift(account, ratio, 9, applied=True) for account, ratio in scale.items()}
    readings = statements(company, period, asked)
    assert figure(company, period, readings).used == truth(company, readings, window)
    assert figure(company, period, readings, drifts=drifts).used == truth(company, readings, window, scale)
    unsure = {account: Drift(account, ratio, 9, applied=False) for account, ratio in scale.items()}
    assert figure(company, period, readings, drifts=unsure).used == truth(company, readings, window)


@settings(max_examples=150, deadline=None)
@given(companies(rates=True), st.sampled_from(PERIODS), st.lists(told, max_size=5))
def test_once_everything_is_covered_the_figure_is_the_bill(company, period, asked):
    window = period.window(NOW, BERLIN)
    last = [company.statement(account, period, NOW + MOMENT, BERLIN) for account in ACCOUNTS]
    drifts = {account: Drift(account, Decimal(2), 9, applied=True) for account in ACCOUNTS}
    gauge = figure(company, period, [*statements(company, period, asked), *last], drifts=drifts)
    charged = sum((company.billed(account, window, NOW + MOMENT) for account in ACCOUNTS), Decimal(0))
    assert (gauge.used, gauge.known) == (charged, Known.REPORTED)


@settings(max_examples=150, deadline=None)
@given(companies(rates=True), st.lists(told, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_facts_is_nothing(company, asked, shuffle):
    readings = statements(company, Monthly(), asked)
    drifts = {account: Drift(account, Decimal("1.07"), 9, applied=True) for account in ACCOUNTS[:2]}
    plain = figure(company, Monthly(), readings, drifts=drifts)
    mixed = figure(company, Monthly(), readings, drifts=drifts, shuffle=shuffle)
    assert mixed == plain


@settings(max_examples=150, deadline=None)
@given(companies(rates=True), st.lists(told, max_size=6), past, st.integers(0, 9000))
def test_what_was_typed_speaks_for_every_account_until_it_was_typed(company, asked, at, cents):
    window = Monthly().window(NOW, BERLIN)
    mine = Reading(
        "by-hand",
        "own",
        "Own",
        "",
        USD,
        at,
        Decimal(cents) / 100,
        None,
        Monthly().window(at, BERLIN),
        Known.TYPED,
    )
    gauge = figure(company, Monthly(), statements(company, Monthly(), asked), typed=[mine])
    after = sum(
        (
            each.cost
            for each in company.events
            if company.payer(each) is not None and each.at in window and each.at >= at
        ),
        Decimal(0),
    )
    assert gauge.used == Decimal(cents) / 100 + after


@settings(max_examples=100, deadline=None)
@given(companies(), st.sampled_from(PERIODS))
def test_what_a_window_had_is_nothing_to_the_next(company, period):
    """Statements about the window before say nothing of this one."""
    window = period.window(NOW, BERLIN)
    old = [company.statement(account, period, window.start - MOMENT, BERLIN) for account in ACCOUNTS]
    assert figure(company, period, old).used == figure(company, period, []).used
