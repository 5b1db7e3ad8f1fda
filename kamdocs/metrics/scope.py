"""What measures are computed over: an account or the portfolio, a window and a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kamdocs.metrics.books import Books
from kamdocs.metrics.window import Window
from kamdocs.model.account import Account
from kamdocs.model.period import FiscalCalendar
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme


@dataclass(frozen=True)
class AccountScope:
    """One account under its programme.

    `books` are the months that the figures of the whole portfolio cover; without them only
    the account's own rows say what is known of it.
    """

    account: Account
    programme: Programme
    window: Window
    as_of: date
    books: Books | None = None

    @property
    def calendar(self) -> FiscalCalendar:
        """The fiscal calendar of the programme."""
        return self.programme.calendar

    @property
    def basis(self) -> str:
        """What revenue means in the programme; empty where it does not say."""
        return self.programme.revenue_basis or ""

    @property
    def in_programme_currency(self) -> bool:
        """Tell whether the account's money may be added to the portfolio's."""
        return self.account.currency in (None, self.programme.currency)

    @property
    def looks_back(self) -> bool:
        """Tell whether the figures are those of the last day of a period asked for."""
        period = self.window.period
        return period is not None and self.calendar.last_day(period) == self.as_of


@dataclass(frozen=True)
class PortfolioScope:
    """All accounts of a programme."""

    portfolio: Portfolio
    window: Window
    as_of: date
    books: Books | None = None

    @property
    def programme(self) -> Programme:
        """The programme."""
        return self.portfolio.programme

    @property
    def calendar(self) -> FiscalCalendar:
        """The fiscal calendar of the programme."""
        return self.programme.calendar

    @property
    def basis(self) -> str:
        """What revenue means in the programme; empty where it does not say."""
        return self.programme.revenue_basis or ""
