"""Potential, opportunities, contracts and currency that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kamdocs.checks.subject import AccountCheck, Hit
from kamdocs.metrics.contract_dates import is_running, notice_day
from kamdocs.metrics.white_space import wholes_beside_parts
from kamdocs.model.enums import StageKind
from kamdocs.source.word_table import value_table

FAR_FROM_STAGE = Decimal("0.20")
"""A probability this far from the usual one of its stage asks for a reason."""

_CERTAIN = {StageKind.WON: Decimal(1), StageKind.LOST: Decimal(0)}


def potential_below_revenue(check: AccountCheck) -> Iterator[Hit]:
    """Find cells of the white space whose potential is less than what we already sell."""
    for index, cell in enumerate(check.account.white_space):
        if cell.our_revenue is None:
            continue
        for field, most in (("potential", cell.potential), ("total_spend", cell.total_spend)):
            if most is not None and most < cell.our_revenue:
                params = {
                    "potential": check.number(most),
                    "revenue": check.number(cell.our_revenue),
                }
                yield Hit(("white_space", index, field), params)
                break


def potential_twice(check: AccountCheck) -> Iterator[Hit]:
    """Find cells of the whole account whose offering also has cells of its units."""
    wholes = wholes_beside_parts(check.account, check.calendar.year_of(check.as_of))
    names = {offering.id: offering.name for offering in check.programme.offerings}
    for index, cell in enumerate(check.account.white_space):
        if any(cell is whole for whole in wholes):
            params = {"offering": names.get(cell.offering, cell.offering)}
            yield Hit(("white_space", index, "offering"), params)


def probability_against_stage(check: AccountCheck) -> Iterator[Hit]:
    """Find opportunities whose probability is far from the usual one of their stage.

    Won is certain and lost is impossible, whatever the programme says.
    """
    usual = {stage.id: stage.probability for stage in check.programme.stages}
    for index, item in enumerate(check.account.opportunities):
        if item.probability is None or item.stage is None:
            continue
        kind = value_table(StageKind).find(item.stage)
        certain = _CERTAIN.get(StageKind(kind)) if kind else None
        expected = usual.get(item.stage) if certain is None else certain
        if expected is None:
            continue
        allowed = FAR_FROM_STAGE if certain is None else Decimal(0)
        if abs(item.probability - expected) > allowed:
            params = {
                "name": item.name,
                "probability": check.percent(item.probability),
                "usual": check.percent(expected),
            }
            yield Hit(("opportunities", index, "probability"), params)


def contract_in_notice(check: AccountCheck) -> Iterator[Hit]:
    """Find running contracts whose last day to give notice has come."""
    for index, contract in enumerate(check.account.contracts):
        day = notice_day(contract)
        if day is None or contract.end is None or not is_running(contract, check.as_of):
            continue
        if day <= check.as_of:
            params = {
                "name": contract.name,
                "day": day.isoformat(),
                "end": contract.end.isoformat(),
            }
            yield Hit(("contracts", index, "end"), params)


def currency_mismatch(check: AccountCheck) -> Iterator[Hit]:
    """Find accounts kept in another currency: their money is in no total of the portfolio."""
    own, shared = check.account.currency, check.programme.currency
    if own not in (None, shared):
        yield Hit(("currency",), {"currency": str(own), "programme": shared})


def score_without_evidence(check: AccountCheck) -> Iterator[Hit]:
    """Find accounts with scores that nobody could check; told once, at the first of them."""
    axes = (check.programme.criteria.attractiveness, check.programme.criteria.position)
    names = {criterion.id: criterion.name for axis in axes for criterion in axis}
    bare = [
        (index, names.get(score.criterion, score.criterion))
        for index, score in enumerate(check.account.scores)
        if not score.evidence
    ]
    if bare:
        criteria = "; ".join(name for _, name in bare)
        yield Hit(("scores", bare[0][0], "score"), {"criteria": criteria})
