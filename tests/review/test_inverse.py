"""Comparing is pure and even: nothing from nothing, and the way back is the way there inverted."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.messages import LANGUAGES
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.record import Record
from kamdocs.render.change_words import change_groups, changes_text
from kamdocs.review.change import Change, Subject
from kamdocs.review.compare import compare
from kamdocs.review.snapshot import read_snapshot, snapshot_text
from tests.review.any_portfolio import any_portfolio, edited

FEW = settings(max_examples=25, deadline=None)


def counted(changes: tuple[Change, ...]) -> Counter[str]:
    """Changes in any order; as text, because records with mappings cannot be hashed."""
    return Counter(map(repr, map(without_paths, changes)))


def without_paths(change: Change) -> tuple[object, ...]:
    def known(subject: Subject | None) -> object:
        if subject is None:
            return None
        return (
            subject.record, subject.account, subject.section, subject.identity,
            known(subject.parent),
        )  # fmt: skip

    values = (change.kind, change.field, change.key, change.before, change.after)
    return (*values, known(change.old), known(change.new))


@FEW
@given(any_portfolio())
def test_a_portfolio_against_itself_gives_nothing(portfolio: Portfolio) -> None:
    assert compare(portfolio, portfolio.model_copy(deep=True)) == ()


@FEW
@given(any_portfolio(), any_portfolio())
def test_the_way_back_is_the_inverse_between_any_two(one: Portfolio, other: Portfolio) -> None:
    back = tuple(change.inverse() for change in compare(other, one))
    assert counted(compare(one, other)) == counted(back)


@FEW
@given(st.data(), any_portfolio())
def test_the_way_back_is_the_inverse_after_edits(data: st.DataObject, one: Portfolio) -> None:
    other = data.draw(edited(one))
    back = tuple(change.inverse() for change in compare(other, one))
    assert counted(compare(one, other)) == counted(back)


@FEW
@given(any_portfolio())
def test_the_order_of_lists_does_not_count(portfolio: Portfolio) -> None:
    accounts = tuple(map(reversed_lists, portfolio.accounts[::-1]))
    turned = portfolio.model_copy(update={"accounts": accounts})
    assert compare(portfolio, turned) == ()


def reversed_lists(record: Record) -> Record:
    changed: dict[str, object] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, tuple):
            # Two records of one id and other content are only told apart by their content.
            inside = len(value) == 1 and isinstance(value[0], Record)
            changed[name] = (reversed_lists(value[0]),) if inside else value[::-1]
        elif isinstance(value, Record):
            changed[name] = reversed_lists(value)
    return record.model_copy(update=changed)


@FEW
@given(any_portfolio())
def test_a_snapshot_reads_back_as_the_same_portfolio(portfolio: Portfolio) -> None:
    text = snapshot_text(portfolio)
    read = read_snapshot(text, "x.json")
    assert read == portfolio
    assert snapshot_text(read) == text


@FEW
@given(st.data(), any_portfolio(), st.sampled_from(LANGUAGES))
def test_any_change_can_be_told(data: st.DataObject, one: Portfolio, language: str) -> None:
    other = data.draw(edited(one) | any_portfolio())
    groups = change_groups(one, other, language)
    assert sum(group.count for group in groups) <= len(compare(one, other))
    assert changes_text(groups, language).strip()
    assert all(line.text and line.short for group in groups for line in group.lines)
