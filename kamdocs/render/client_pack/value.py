"""The part about what the client got out of it: outcomes before and after, and what was learned."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kamdocs.model.encounters import Outcome
from kamdocs.render.client_pack.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Part,
    Row,
    Table,
)
from kamdocs.render.client_pack.subject import Subject, is_money
from kamdocs.render.client_pack.written import bullets

HEADLINES = 3
"""Outcomes in money that stand large."""


def value_part(subject: Subject, *, whole_year: bool = False) -> Part | None:
    """Give the outcomes of the quarter, or of the fiscal year up to it; None without any."""
    outcomes = _outcomes(subject, whole_year=whole_year)
    learned = [point.text for review in subject.reviews for point in review.learnings]
    if not outcomes and not learned:
        return None
    words = subject.words
    if not outcomes:
        title = words.text("pack.learnings.title")
        return Part("value", title, "", (bullets(learned),))
    blocks: list[Block] = []
    money = [item for item in outcomes if _money_gain(subject, item) is not None]
    if money:
        blocks.append(Facts(tuple(_fact(subject, item) for item in money[:HEADLINES])))
    measured = [item for item in outcomes if item.before is not None or item.after is not None]
    told = [item.text for item in outcomes if item not in measured]
    if measured:
        blocks.append(_table(subject, measured))
    if told:
        blocks.append(bullets(told))
    if learned:
        blocks.append(bullets(learned, title=words.text("pack.learnings.title")))
    title = words.text("pack.value.title")
    return Part("value", title, _lead(subject, outcomes, money), tuple(blocks))


def _outcomes(subject: Subject, *, whole_year: bool) -> tuple[Outcome, ...]:
    if not whole_year:
        return tuple(item for review in subject.reviews for item in review.outcomes)
    found = [
        item.review
        for item in subject.account.reviews
        if item.review.quarter.year == subject.quarter.year
        and item.review.quarter <= subject.quarter
    ]
    found.sort(key=lambda review: review.quarter, reverse=True)
    return tuple(item for review in found for item in review.outcomes)


def _lead(subject: Subject, outcomes: Sequence[Outcome], money: Sequence[Outcome]) -> str:
    words = subject.words
    count = words.plural("pack.value.lead", len(outcomes))
    if not money:
        return words.text("pack.sentence", text=count)
    gains = subject.formats.names([_gain_text(subject, item) for item in money[:HEADLINES]])
    return words.text("pack.value.lead-money", count=count, gains=gains)


def _money_gain(subject: Subject, item: Outcome) -> Decimal | None:
    """Give how much money an outcome is worth; None for one that is not in money."""
    if item.after is None or not is_money(item.measure, subject.formats, subject.account.currency):
        return None
    return item.after - (item.before or Decimal(0))


def _gain_text(subject: Subject, item: Outcome) -> str:
    gain = _money_gain(subject, item) or Decimal(0)
    text = subject.measured(abs(gain), item.measure)
    if item.before is None:
        return text
    return subject.words.text("pack.value.more" if gain > 0 else "pack.value.less", value=text)


def _fact(subject: Subject, item: Outcome) -> Fact:
    note = ""
    if item.before is not None and item.after is not None:
        note = subject.words.text(
            "pack.value.from-to",
            before=subject.measured(item.before, item.measure),
            after=subject.measured(item.after, item.measure),
        )
    return Fact(item.text, _gain_text(subject, item), note=note)


def _table(subject: Subject, outcomes: Sequence[Outcome]) -> Table:
    words = subject.words
    columns = (
        Column(words.text("pack.column.outcome"), share=5),
        Column(words.text("pack.column.before"), Align.NUMBER, share=2),
        Column(words.text("pack.column.after"), Align.NUMBER, share=2),
        Column(words.text("pack.column.difference"), Align.NUMBER, share=3),
    )
    rows = tuple(
        Row(
            (
                Cell(item.text),
                Cell(_value(subject, item.before, item.measure)),
                Cell(_value(subject, item.after, item.measure)),
                Cell(_difference(subject, item)),
            )
        )
        for item in outcomes
    )
    return Table(words.text("pack.value.caption"), columns, rows)


def _value(subject: Subject, value: Decimal | None, measure: str | None) -> str:
    if value is None:
        return subject.words.text("pack.no-data")
    return subject.measured(value, measure)


def _difference(subject: Subject, item: Outcome) -> str:
    """Give the difference of an outcome: in points for percentages, else in its measure."""
    if item.before is None or item.after is None:
        return subject.words.text("pack.no-data")
    apart = item.after - item.before
    if not apart:
        return subject.words.text("pack.difference.same")
    words = subject.words
    if (item.measure or "").strip() == "%":
        number = subject.formats.number(abs(apart), 2)
        size = words.plural("pack.points", 2 if abs(apart) >= 2 else 1, size=number)
    else:
        size = subject.measured(abs(apart), item.measure)
    return words.text("pack.value.more" if apart > 0 else "pack.value.less", value=size)
