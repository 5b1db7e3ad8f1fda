"""Numbers, money, dates and periods as a reader of the site's language writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_precision,
    get_currency_symbol,
)

from kamdocs.messages import Messages, messages_for
from kamdocs.model.period import Granularity, Period

_DATE_PATTERNS = {"pt-BR": "dd/MM/yyyy", "pt-PT": "dd/MM/yyyy", "en": "MMM d, y"}
_DAY_PATTERNS = {"pt-BR": "dd/MM", "pt-PT": "dd/MM", "en": "MMM d"}
_MONTH_PATTERNS = {"pt-BR": "MMM/yy", "pt-PT": "MMM/yy", "en": "MMM yy"}


_SIGNS = {"R$": "BRL", "US$": "USD", "€": "EUR"}
"""Signs that mean one currency whatever the account's is; a bare `$` means the account's."""


@dataclass(frozen=True)
class Formats:
    """Writers of values for one language and currency; all take exact values and round last."""

    language: str
    currency: str

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale of the language."""
        return Locale.parse(self.language.replace("-", "_"))

    @cached_property
    def messages(self) -> Messages:
        """The interface's words in the language."""
        return messages_for(self.language)

    def money(self, value: Decimal, currency: str | None = None) -> str:
        """Write an amount to the cent with its sign, e.g. `R$ 1.234.567,89`."""
        code = currency or self.currency
        # Half a cent goes up, as on an invoice; Babel would round it to the even cent.
        step = Decimal(1).scaleb(-get_currency_precision(code))
        return str(format_currency(value.quantize(step, ROUND_HALF_UP), code, locale=self.locale))

    def short_money(self, value: Decimal, currency: str | None = None) -> str:
        """Write a large amount short, e.g. `R$ 1,21 mi`."""
        code = currency or self.currency
        if abs(value) < 1000:
            return self.whole_money(value, code)
        # Rounded before the scale is chosen, so that 999,999.99 is one million.
        step = Decimal(10) if abs(value) < 999_995 else Decimal(10_000)
        value = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        return str(format_compact_currency(value, code, fraction_digits=2, locale=self.locale))

    def whole_money(self, value: Decimal, currency: str | None = None) -> str:
        """Write an amount without cents, e.g. `R$ 1.234.568`."""
        rounded = value.quantize(Decimal(1), ROUND_HALF_UP)
        code = currency or self.currency
        pattern = self.locale.currency_formats["standard"].pattern.replace(".00", "")
        return str(
            format_currency(rounded, code, pattern, locale=self.locale, currency_digits=False)
        )

    def currency_symbol(self, currency: str | None = None) -> str:
        """Give the sign of the currency, e.g. `R$`."""
        return str(get_currency_symbol(currency or self.currency, locale=self.locale))

    def number(self, value: Decimal | int, digits: int = 2) -> str:
        """Write a number with at most `digits` decimals."""
        step = Decimal(1).scaleb(-digits)
        rounded = Decimal(value).quantize(step, ROUND_HALF_UP)
        whole = rounded == rounded.to_integral_value()
        pattern = "#,##0" if whole else "#,##0." + "0" + "#" * (digits - 1)
        return str(format_decimal(rounded, pattern, locale=self.locale))

    def short_number(self, value: Decimal) -> str:
        """Write a large number short, e.g. `1,2 mi`."""
        if abs(value) < 1000:
            return self.number(value)
        return str(format_compact_decimal(value, fraction_digits=1, locale=self.locale))

    def percent(self, share: Decimal, digits: int = 1) -> str:
        """Write a fraction as a percentage, e.g. `6,6%` for 0.066."""
        pattern = "#,##0." + "0" * digits + "%" if digits else "#,##0%"
        rounded = share.quantize(Decimal(1).scaleb(-digits - 2), ROUND_HALF_UP)
        rounded = rounded if rounded else abs(rounded)  # no "-0,0%"
        return str(format_percent(rounded, pattern, locale=self.locale))

    def measured(
        self,
        value: Decimal,
        measure: str | None,
        currency: str | None = None,
        exact: bool = False,
    ) -> str:
        """Write a value with its unit of measure; `%`, currency codes and signs are known.

        `exact` writes all digits, where two values must be told apart.
        """
        number = self.number(value, 10 if exact else 2)
        money = self.money if exact else self.short_money
        if measure is None:
            return number
        if measure.strip() in ("$", self.currency_symbol(currency)):
            return money(value, currency)
        if measure.strip() in _SIGNS:
            return money(value, _SIGNS[measure.strip()])
        if measure.strip() == "%":
            return f"{number}%"
        code = measure.strip()
        if len(code) == 3 and code in {self.currency, *self.locale.currencies}:
            return money(value, code)
        return f"{number}\u00a0{measure}"

    def day(self, value: date) -> str:
        """Write a date with its year, e.g. `31/12/2026`."""
        return str(format_date(value, _DATE_PATTERNS[self.language], locale=self.locale))

    def short_day(self, value: date) -> str:
        """Write a date without its year, e.g. `31/12`."""
        return str(format_date(value, _DAY_PATTERNS[self.language], locale=self.locale))

    def long_day(self, value: date) -> str:
        """Write a date in words, e.g. `31 de dezembro de 2026`."""
        return str(format_date(value, "long", locale=self.locale))

    def weekday(self, value: date) -> str:
        """Write the name of the day of the week."""
        return str(format_date(value, "EEEE", locale=self.locale))

    def month(self, value: date) -> str:
        """Write a month short, e.g. `out/26`."""
        text = str(format_date(value, _MONTH_PATTERNS[self.language], locale=self.locale))
        return text.replace(".", "")

    def month_name(self, value: date) -> str:
        """Write the name of a month alone, e.g. `outubro`."""
        return str(format_date(value, "LLLL", locale=self.locale))

    def period(self, period: Period) -> str:
        """Write a period short, e.g. `3T26`, `out/26`, `2026`."""
        if period.granularity is Granularity.MONTH:
            return self.month(date(period.year, period.index, 1))
        if period.granularity is Granularity.QUARTER:
            return self.messages.text(
                "site.quarter.short", n=period.index, yy=f"{period.year % 100:02d}"
            )
        return str(period.year)

    def long_quarter(self, period: Period) -> str:
        """Write a quarter in words, e.g. `3º trimestre de 2026`."""
        forms = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th"}
        return self.messages.text(
            "site.quarter.long", n=period.index, nth=forms[period.index], year=period.year
        )

    def names(self, items: list[str]) -> str:
        """Write a list of names as a sentence would, e.g. `Ana, Beto e Caio`."""
        return str(format_list(items, locale=self.locale)) if items else ""
