"""Prices for the tests of advice: USD per million tokens, as vendors write them."""

from decimal import Decimal

from trayapp.domain.pricing import Rates


def rates(plain, output, *, write=None):
    plain = Decimal(str(plain))
    write = plain * Decimal("1.25") if write is None else Decimal(str(write))
    return Rates(plain, Decimal(str(output)), plain / 10, write, plain * 2, None)


PRICES = {
    "claude-opus-4-5": rates(5, 25),
    "claude-sonnet-4-5": rates(3, 15),
    "claude-haiku-4-5": rates(1, 5),
    "gpt-5.5": rates(5, 30, write=5),
}


def listed(model, mode):
    return PRICES.get(model)
