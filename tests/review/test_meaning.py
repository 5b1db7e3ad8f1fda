"""What changes mean: figures of one day before and after, findings that came and went."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.metrics.health import Band
from kamdocs.model.account import Account
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme
from kamdocs.review.meaning import (
    FigureChange,
    figure_changes,
    finding_changes,
    meaning,
    renamed_accounts,
)
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place

AS_OF = date(2026, 10, 15)


def account(account_id: str = "vereda", name: str = "Vereda", **values: Any) -> Account:
    return Account.model_validate({"id": account_id, "path": "p", "name": name, **values})


def portfolio(*accounts: Account, **programme: Any) -> Portfolio:
    charter = Programme.model_validate({"name": "P", **programme})
    return Portfolio(programme=charter, accounts=accounts)


def potential(value: int) -> dict[str, Any]:
    return {"white_space": [{"offering": "filmes", "potential": value, "our_revenue": 0}]}


def health(value: int) -> dict[str, Any]:
    return {"health": {"override": {"value": value, "reason": "visita"}}}


def figures(changes: tuple[FigureChange, ...]) -> list[tuple[str, str, Any, Any]]:
    return [(item.account, item.key, item.before.value, item.after.value) for item in changes]


def test_a_portfolio_against_itself_means_nothing() -> None:
    same = portfolio(account(**potential(100), **health(60)))
    assert figure_changes(same, same.model_copy(deep=True), AS_OF) == ()


def test_potential_is_told_for_the_account_and_the_whole() -> None:
    other = account("ipe", "Ipê", **potential(30))
    before = portfolio(account(**potential(100)), other)
    after = portfolio(account(**potential(250)), other)
    assert figures(figure_changes(before, after, AS_OF)) == [
        ("", "white_space", Decimal(130), Decimal(280)),
        ("vereda", "white_space", Decimal(100), Decimal(250)),
    ]


def test_health_says_whether_the_account_crossed_to_another_band() -> None:
    before, after = portfolio(account(**health(85))), portfolio(account(**health(40)))
    (change,) = figure_changes(before, after, AS_OF)
    assert (change.before.value, change.after.value) == (85, 40)
    assert (change.band_before, change.band_after) == (Band.GREEN, Band.RED)


def test_a_figure_that_was_missing_is_no_zero() -> None:
    before, after = portfolio(account()), portfolio(account(**potential(100)))
    found = {item.key: item for item in figure_changes(before, after, AS_OF) if item.account}
    assert found["white_space"].before.value is None
    assert found["white_space"].before.missing != ()


def test_a_changed_setting_counts_for_accounts_that_are_as_they_were() -> None:
    inside = account(**health(70))
    bands = {"bands": {"green": 60, "yellow": 50}}
    before, after = portfolio(inside), portfolio(inside, health=bands)
    (change,) = figure_changes(before, after, AS_OF)
    assert (change.before.value, change.after.value) == (70, 70)
    assert (change.band_before, change.band_after) == (Band.YELLOW, Band.GREEN)
    stakeholders = [{"id": "s", "name": "Ana", "influence": 6, "closeness": "none"}]
    known = account(stakeholders=stakeholders)
    key = {"limits": {"key_influence": 5}}
    changed = figure_changes(portfolio(known), portfolio(known, **key), AS_OF)
    assert ("vereda", "health") in [(item.account, item.key) for item in changed]


def test_a_renamed_account_is_compared_with_its_older_self() -> None:
    before = portfolio(account("vereda", **potential(100)))
    after = portfolio(account("vereda-alimentos", **potential(120)))
    assert renamed_accounts(before, after) == {"vereda": "vereda-alimentos"}
    changes = figures(figure_changes(before, after, AS_OF))
    assert changes[-1] == ("vereda-alimentos", "white_space", Decimal(100), Decimal(120))


def test_an_account_that_came_shows_in_the_whole_alone() -> None:
    before = portfolio(account(**potential(100)))
    after = portfolio(account(**potential(100)), account("ipe", "Ipê", **potential(30)))
    told = figures(figure_changes(before, after, AS_OF))
    assert ("", "white_space", Decimal(100), Decimal(130)) in told
    assert {item[0] for item in told} == {""}


def finding(
    rule: str = "no-owner", line: int = 1, subject: str = "vereda", **params: str
) -> Finding:
    place = Place(f"accounts/{subject}/conta.md", line)
    return Finding(rule, Severity.WARNING, place, params, subject)


@pytest.mark.parametrize(
    ("before", "after", "introduced", "resolved"),
    [
        ([finding(line=3)], [finding(line=9)], 0, 0),
        ([], [finding()], 1, 0),
        ([finding()], [], 0, 1),
        ([finding(text="A")], [finding(text="B")], 1, 1),
        ([finding(), finding(line=2)], [finding(line=5)], 0, 1),
        ([finding(subject="")], [finding(subject="")], 0, 0),
        ([finding(subject="ipe")], [finding(subject="vereda")], 1, 1),
    ],
)
def test_findings_that_came_and_went(
    before: list[Finding], after: list[Finding], introduced: int, resolved: int
) -> None:
    came, went = finding_changes(before, after)
    assert (len(came), len(went)) == (introduced, resolved)
    back = finding_changes(after, before)
    assert (len(back[0]), len(back[1])) == (resolved, introduced)


def test_findings_follow_an_account_to_its_new_folder() -> None:
    before, after = portfolio(account("vereda")), portfolio(account("vereda-alimentos"))
    old, new = finding(subject="vereda"), finding(subject="vereda-alimentos")
    found = meaning(before, after, AS_OF, [old], [new])
    assert (found.introduced, found.resolved) == ((), ())
