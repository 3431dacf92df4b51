"""Amounts as a person reads them: money, tokens, shares; in the form of one language."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from trayapp.domain.model import PERCENT, TOKENS, Unit
from trayapp.domain.phrases import Speech
from trayapp.domain.region import Form

_SYMBOLS = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹", "KRW": "₩", "BRL": "R$",
    "CAD": "CA$", "AUD": "A$", "NZD": "NZ$", "MXN": "MX$", "HKD": "HK$", "SGD": "S$", "TWD": "NT$",
    "ILS": "₪", "TRY": "₺", "UAH": "₴", "VND": "₫", "PHP": "₱", "THB": "฿", "NGN": "₦", "KZT": "₸",
}  # fmt: skip

# ISO 4217 minor units that are not two.
_DECIMALS = {
    "JPY": 0,
    "KRW": 0,
    "VND": 0,
    "CLP": 0,
    "ISK": 0,
    "PYG": 0,
    "UGX": 0,
    "BHD": 3,
    "KWD": 3,
    "JOD": 3,
}
_WHOLE = Decimal(1)
_MINUS = "−"


class Amounts(Speech):
    """Writes amounts in one language; see Words for sentences."""

    def money(self, amount: Decimal, unit: Unit) -> str:
        """An amount for a headline or a sentence: "$167", "$83.10", "$38", "18,400 tokens", "84 %".

        Money of 100 and more, and whole amounts, come without cents. A trace shows as "<$0.01", never as
        nothing. Units other than money are written out.
        """
        if not unit.is_money:
            return self._counted(amount, unit)
        decimals = _DECIMALS.get(unit.code, 2)
        least = _WHOLE.scaleb(-decimals)
        size = abs(amount)
        if 0 < size < least / 2:
            tiny = self.phrase("money.tiny", money=self._in_currency(least, unit, decimals))
            return _MINUS + tiny if amount < 0 else tiny
        rounded = size.quantize(least, ROUND_HALF_UP)
        whole = rounded >= 100 or rounded == rounded.to_integral_value()
        written = self._in_currency(size if rounded >= 100 else rounded, unit, 0 if whole else decimals)
        return _MINUS + written if amount < 0 and rounded else written

    def bare(self, amount: Decimal, unit: Unit) -> str:
        """An amount beside another of the same unit: money in full, counts without their unit: "1.2 M"."""
        if unit.is_money:
            return self.money(amount, unit)
        if unit == TOKENS:
            return self.tokens(_whole(amount))
        if unit == PERCENT:
            return self.percent(float(amount) / 100)
        return self.number(amount, 0)

    def column(self, amount: Decimal, unit: Unit) -> str:
        """An amount for a column: always the currency's decimals, "$1,234.50"; counts in full."""
        if not unit.is_money:
            return self.number(amount, 1 if unit == PERCENT else 0)
        written = self._in_currency(abs(amount), unit, _DECIMALS.get(unit.code, 2))
        return _MINUS + written if amount < 0 else written

    def money_range(self, low: Decimal, high: Decimal, unit: Unit) -> str:
        """A range of non-negative amounts, as coarse as its width allows: "$90–130", "$4.20–6.80".

        The low end is rounded down and the high end up, to a step of 1, 2 or 5 that is at most a quarter
        of the width; a range narrower than a cent is one amount.
        """
        step = _step(high - low, least=_least(unit))
        if step is None:
            return self.money(high, unit)
        low = (low / step).to_integral_value(ROUND_FLOOR) * step
        high = (high / step).to_integral_value(ROUND_CEILING) * step
        if not unit.is_money:
            first, last = self.bare(low, unit), self.bare(high, unit)
            shared = first.partition(" ")[2]
            if shared and shared == last.partition(" ")[2]:
                first = first.partition(" ")[0]
            return self.phrase("range", low=first, high=self._counted(high, unit))
        whole = low == low.to_integral_value() and high == high.to_integral_value()
        decimals = 0 if whole else _DECIMALS.get(unit.code, 2)
        form = self.region.money
        ends = {"low": self._number(low, decimals, form), "high": self._number(high, decimals, form)}
        return self._money(self.phrase("range", **ends), unit)

    def tokens(self, count: int) -> str:
        """A count of tokens: "18,400", from a million on "1.2 M", then "1.2 B"."""
        for name, size in (("billion", 10**9), ("million", 10**6)):
            # 999,950,000 would round to "1000.0 M": the next unit takes over where rounding does.
            if count >= size * (1 if name == "million" else 0.99995):
                share = Decimal(count) / size
                tenth = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
                whole = tenth >= 100 or tenth == tenth.to_integral_value()
                return self.phrase(name, n=self.number(share, 0 if whole else 1))
        return self.number(Decimal(count), 0)

    def percent(self, share: float) -> str:
        """A share of 1 in whole percents: "84 %". A trace is "<1 %", nearly all is "99 %"."""
        if 0 < share < 0.01:
            return self.phrase("percent", n="<1")
        whole = 99 if 0.99 <= share < 1 else int(share * 100 + 0.5)
        return self.phrase("percent", n=self.number(Decimal(whole), 0))

    def number(self, value: Decimal, decimals: int) -> str:
        """A number with the region's grouping and decimal point, or the language's: "1,234.5", "1.234,5"."""
        return self._number(value, decimals, self.region.numbers)

    def _number(self, value: Decimal, decimals: int, form: Form | None) -> str:
        rounded = value.quantize(_WHOLE.scaleb(-decimals), ROUND_HALF_UP)
        whole, _, rest = f"{abs(rounded):.{decimals}f}".partition(".")
        text = self.grouped(int(whole), form)
        if rest:
            text += (self.catalogue.point if form is None else form.point) + rest
        return _MINUS + text if rounded < 0 else text

    def _counted(self, amount: Decimal, unit: Unit) -> str:
        written = self.bare(amount, unit)
        if unit == PERCENT:
            return written
        if unit.code not in self.catalogue.phrases:
            return f"{written} {unit.code}"
        return self.count(unit.code, _whole(amount), n=written)

    def _in_currency(self, amount: Decimal, unit: Unit, decimals: int) -> str:
        return self._money(self._number(amount, decimals, self.region.money), unit)

    def _money(self, number: str, unit: Unit) -> str:
        """The number with its currency before or behind it, as the region has it, or the language."""
        form, symbol = self.region.money, _SYMBOLS.get(unit.code)
        if form is None:
            key = "money" if symbol else "money.code"
            return self.phrase(key, symbol=symbol or "", code=unit.code, number=number)
        if symbol:
            return form.money.format(symbol=symbol, number=number)
        before = form.money.startswith("{symbol}")
        return f"{unit.code}\u00a0{number}" if before else f"{number}\u00a0{unit.code}"


def _whole(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_HALF_UP))


def _least(unit: Unit) -> Decimal:
    return _WHOLE.scaleb(-_DECIMALS.get(unit.code, 2)) if unit.is_money else _WHOLE


def _step(width: Decimal, *, least: Decimal) -> Decimal | None:
    """The largest 1, 2 or 5 times a power of ten within a quarter of `width`; None below `least`."""
    if width < least:
        return None
    goal = max(width / 4, least)
    power = _WHOLE.scaleb(goal.adjusted())
    step = next(power * size for size in (5, 2, 1) if power * size <= goal)
    return max(step, least)
