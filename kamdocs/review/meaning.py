"""What changes mean: figures before and after, and findings that came and went.

Both sides are computed for the same day, so that only what people wrote makes a difference.
Figures of health, forecast and potential are for the team alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamdocs.metrics.books import books_of
from kamdocs.metrics.health import Band
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.measures import AccountMeasures, PortfolioMeasures, portfolio_measures
from kamdocs.metrics.scope import AccountScope, PortfolioScope
from kamdocs.metrics.window import reporting_window
from kamdocs.model.portfolio import Portfolio
from kamdocs.review.compare import account_pairs
from kamdocs.source.finding import Finding

_Keys = tuple[tuple[str, str], ...]

ACCOUNT_FIGURES: _Keys = (
    ("growth", "forecast"),
    ("growth", "gap"),
    ("growth", "weighted_pipeline"),
    ("growth", "white_space"),
    ("revenue", "revenue"),
    ("health", "exposure"),
    ("health", "overdue"),
    ("health", "completeness"),
)
"""Topic and key of the figures of an account that a review shows behind health, in its order."""

PORTFOLIO_FIGURES: _Keys = (
    ("growth", "forecast"),
    ("growth", "gap"),
    ("growth", "weighted_pipeline"),
    ("growth", "white_space"),
    ("revenue", "revenue"),
    ("revenue", "cr1"),
    ("revenue", "cr5"),
    ("revenue", "hhi"),
    ("health", "exposure"),
    ("health", "overdue"),
    ("health", "completeness"),
)
"""Topic and key of the figures of the whole portfolio."""


@dataclass(frozen=True)
class FigureChange:
    """A figure on both sides; `account` is empty for the portfolio.

    The bands are set for health alone, and differ where an account crossed from one to another.
    """

    account: str
    name: str
    before: Measure
    after: Measure
    band_before: Band | None = None
    band_after: Band | None = None

    @property
    def key(self) -> str:
        """The key of the measure; catalogs name it under `metrics.<key>`."""
        return self.after.key


@dataclass(frozen=True)
class Meaning:
    """Figures that changed, the portfolio's first, and findings that came and went."""

    figures: tuple[FigureChange, ...] = ()
    introduced: tuple[Finding, ...] = ()
    resolved: tuple[Finding, ...] = ()


def meaning(
    before: Portfolio,
    after: Portfolio,
    as_of: date,
    findings_before: Iterable[Finding] = (),
    findings_after: Iterable[Finding] = (),
) -> Meaning:
    """Give what the difference of two portfolios means on a day.

    The findings are those that `run_checks` gives for each side on the same day.
    """
    introduced, resolved = finding_changes(
        tuple(findings_before), tuple(findings_after), renamed_accounts(before, after)
    )
    return Meaning(figure_changes(before, after, as_of), introduced, resolved)


def figure_changes(before: Portfolio, after: Portfolio, as_of: date) -> tuple[FigureChange, ...]:
    """Give every figure that is another one now, of the portfolio and of accounts on both sides."""
    if before == after:
        return ()
    old = portfolio_measures(before, as_of)
    new = _measures_after(before, after, old)
    return (
        *_changed("", "", old, new, PORTFOLIO_FIGURES),
        *(
            change
            for one, other in account_pairs(before, after)
            if old.accounts[one.id] is not new.accounts[other.id]
            for change in _account_changes(other.name, old.accounts[one.id], new.accounts[other.id])
        ),
    )


def finding_changes(
    before: Sequence[Finding], after: Sequence[Finding], renamed: Mapping[str, str] | None = None
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Give the findings that came and those that went; a finding whose line moved did neither.

    `renamed` gives the present id of an account by its former one.
    """
    ids = renamed or {}
    old = [(_identity(item, ids), item) for item in before]
    new = [(_identity(item, {}), item) for item in after]
    return _surplus(new, old), _surplus(old, new)


def renamed_accounts(before: Portfolio, after: Portfolio) -> dict[str, str]:
    """Give the present id of every account whose folder was renamed, by its former id."""
    return {one.id: other.id for one, other in account_pairs(before, after) if one.id != other.id}


def _measures_after(
    before: Portfolio, after: Portfolio, old: PortfolioMeasures
) -> PortfolioMeasures:
    """Compute the new side; accounts that are as they were keep the measures of the old one."""
    as_of, calendar = old.scope.as_of, after.programme.calendar
    window = reporting_window(after.accounts, calendar, as_of)
    books = books_of(after.accounts, calendar, as_of)
    same_frame = (before.programme, old.scope.window, old.scope.books) == (
        after.programme,
        window,
        books,
    )
    accounts = {}
    for account in after.accounts:
        if same_frame and before.by_id.get(account.id) == account:
            accounts[account.id] = old.accounts[account.id]
        else:
            scope = AccountScope(account, after.programme, window, as_of, books)
            accounts[account.id] = AccountMeasures(scope)
    return PortfolioMeasures(PortfolioScope(after, window, as_of, books), accounts)


def _account_changes(
    name: str, old: AccountMeasures, new: AccountMeasures
) -> Iterator[FigureChange]:
    account = new.scope.account.id
    one, other = old.health, new.health
    # Another limit of the programme may move an account to another band at the same health.
    if (one.health.value, one.health_band) != (other.health.value, other.health_band):
        bands = (one.health_band, other.health_band)
        yield FigureChange(account, name, one.health, other.health, *bands)
    yield from _changed(account, name, old, new, ACCOUNT_FIGURES)


def _changed(
    account: str,
    name: str,
    old: AccountMeasures | PortfolioMeasures,
    new: AccountMeasures | PortfolioMeasures,
    keys: _Keys,
) -> Iterator[FigureChange]:
    for topic, key in keys:
        before: Measure = getattr(getattr(old, topic), key)
        after: Measure = getattr(getattr(new, topic), key)
        if before.value != after.value:
            yield FigureChange(account, name, before, after)


def _identity(finding: Finding, renamed: Mapping[str, str]) -> Hashable:
    """Give what a finding is, without its line; without its file where it is about an account."""
    subject = renamed.get(finding.subject, finding.subject)
    where = subject or finding.place.path
    return (finding.rule, finding.severity, where, tuple(sorted(finding.params.items())))


def _surplus(
    found: Sequence[tuple[Hashable, Finding]], others: Sequence[tuple[Hashable, Finding]]
) -> tuple[Finding, ...]:
    """Give the findings beyond those that the other side has too, one for one."""
    known = Counter(identity for identity, _ in others)
    surplus = []
    for identity, finding in found:
        if known[identity] > 0:
            known[identity] -= 1
        else:
            surplus.append(finding)
    return tuple(surplus)
