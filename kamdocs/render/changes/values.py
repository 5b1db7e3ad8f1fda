"""Values of fields in words: amounts with their currency, days, names for ids, labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from kamdocs.messages import Messages, messages_for
from kamdocs.model.account import Account
from kamdocs.model.commerce import ContractedLevel
from kamdocs.model.encounters import Outcome
from kamdocs.model.enums import BuiltInKpi, StageKind
from kamdocs.model.figures import Figure
from kamdocs.model.kinds import Kind, Target
from kamdocs.model.period import Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Kpi, Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.model.vocabulary import value_label
from kamdocs.model.work import Objective
from kamdocs.render.changes.resolve import Shown
from kamdocs.render.formats import Formats
from kamdocs.review.change import Subject

LONGEST_TEXT = 90
"""Longer texts are cut in a sentence; the page or file has the whole."""

_MONEY_KPIS = frozenset({BuiltInKpi.REVENUE, BuiltInKpi.MARGIN, BuiltInKpi.ORDER_BOOK})


@dataclass(frozen=True)
class ValueWords:
    """Writer of the values of one side of a comparison."""

    portfolio: Portfolio
    language: str

    @cached_property
    def shown(self) -> Shown:
        """The portfolio in which records and names are looked up."""
        return Shown(self.portfolio)

    @cached_property
    def words(self) -> Messages:
        """The interface's words."""
        return messages_for(self.language)

    @cached_property
    def formats(self) -> Formats:
        """Writers of values in the programme's currency."""
        return Formats(self.language, self.portfolio.programme.currency)

    def written(self, subject: Subject, field: str, value: Any, exact: bool = False) -> str:
        """Write a value of a field; `exact` leaves no digit out."""
        shape = record_shape(subject.record)[field]
        if isinstance(value, (tuple, list)):
            return self.formats.names([self._one(subject, shape, item, exact) for item in value])
        return self._one(subject, shape, value, exact)

    def typed(self, value: Any, exact: bool = False) -> str:
        """Write a value whose field has no kind, such as a custom one, by its type."""
        if isinstance(value, bool):
            return self.words.text("site.yes" if value else "site.no")
        if isinstance(value, (Decimal, int)):
            return self.formats.number(value, 10 if exact else 2)
        if isinstance(value, Period):
            return self.formats.period(value)
        if isinstance(value, date):
            return self.formats.day(value)
        if isinstance(value, StrEnum):
            return mid_sentence(value_label(value, self.language))
        return self.quoted(str(value))

    def quoted(self, text: str) -> str:
        """Put a text in quotes, on one line and cut when long."""
        return self.words.text("changes.quoted", text=one_line(text))

    def name_of(self, target: Target, value: str, account: Account | None) -> str:
        """Give the name of what an id points to; the id where nothing has it."""
        return self._names_by_target[target](value, account) or value

    def _one(self, subject: Subject, shape: FieldShape, value: Any, exact: bool) -> str:
        if shape.reference is not None:
            return self.name_of(shape.reference.target, value, self.shown.account(subject))
        writer = self._by_kind.get(shape.kind) if shape.kind else None
        if writer is not None and isinstance(value, (Decimal, int)):
            return writer(subject, Decimal(value), exact)
        return self.typed(value, exact)

    @cached_property
    def _by_kind(self) -> dict[Kind, Callable[[Subject, Decimal, bool], str]]:
        return {Kind.MONEY: self._money, Kind.SHARE: self._share, Kind.NUMBER: self._number}

    def _money(self, subject: Subject, value: Decimal, exact: bool) -> str:
        currency = self.shown.currency(subject)
        write = self.formats.money if exact else self.formats.short_money
        return write(value, currency)

    def _share(self, _: Subject, value: Decimal, exact: bool) -> str:
        is_whole = value * 100 == (value * 100).to_integral_value()
        return self.formats.percent(value, 0 if is_whole else 4 if exact else 1)

    def _number(self, subject: Subject, value: Decimal, exact: bool) -> str:
        measure = self._measure(self.shown.record(subject), subject)
        currency = self.shown.currency(subject)
        return self.formats.measured(value, measure, currency, exact)

    def _measure(self, record: Record | None, subject: Subject) -> str | None:
        """Give the measure of a record's numbers: its own or that of its KPI."""
        if isinstance(record, Outcome):
            return record.measure
        if isinstance(record, (Figure, ContractedLevel)):
            return self._kpi_measure(record.kpi, subject)
        if isinstance(record, Objective):
            return record.measure or (record.kpi and self._kpi_measure(record.kpi, subject))
        if subject.parent is not None:
            return self._measure(self.shown.record(subject.parent), subject.parent)
        return None

    def _kpi_measure(self, kpi: str, subject: Subject) -> str | None:
        if kpi in _MONEY_KPIS:
            return self.formats.currency_symbol(self.shown.currency(subject))
        own = _by_id(self.portfolio.programme.kpis, kpi)
        return own.measure if isinstance(own, Kpi) else None

    @cached_property
    def _names_by_target(self) -> dict[Target, Callable[[str, Account | None], str]]:
        programme = self.portfolio.programme
        lists = {
            Target.PERSON: programme.people,
            Target.DEPARTMENT: programme.departments,
            Target.TERRITORY: programme.territories,
            Target.TIER: programme.tiers,
            Target.OFFERING: programme.offerings,
            Target.CRITERION: (*programme.criteria.attractiveness, *programme.criteria.position),
            Target.ACCOUNT: self.portfolio.accounts,
        }
        inside = {
            Target.UNIT: "units",
            Target.STAKEHOLDER: "stakeholders",
            Target.OBJECTIVE: "objectives",
            Target.OPPORTUNITY: "opportunities",
        }
        return {
            **{target: _finder(items) for target, items in lists.items()},
            **{target: self._inside(field) for target, field in inside.items()},
            Target.KPI: lambda value, _: self._kpi_name(value, programme),
            Target.STAGE: lambda value, _: self._stage_name(value, programme),
        }

    def _inside(self, field: str) -> Callable[[str, Account | None], str]:
        def find(value: str, account: Account | None) -> str:
            if account is None:
                return ""
            found = _by_id(getattr(account, field), value)
            name = name_in(found)
            nobody_yet = found is not None and field == "stakeholders" and not name
            if nobody_yet:
                return getattr(found, "title", None) or self.words.text("site.to-identify")
            return one_line(name) if field in ("stakeholders", "units") else self._cited(name)

        return find

    def _cited(self, name: str) -> str:
        return self.quoted(name) if name else ""

    def _kpi_name(self, value: str, programme: Programme) -> str:
        if value in {item.value for item in BuiltInKpi}:
            return value_label(BuiltInKpi(value), self.language)
        return name_in(_by_id(programme.kpis, value))

    def _stage_name(self, value: str, programme: Programme) -> str:
        own = name_in(_by_id(programme.stages, value))
        if own or value not in {item.value for item in StageKind}:
            return mid_sentence(own)
        return mid_sentence(value_label(StageKind(value), self.language))


def name_in(record: Record | None) -> str:
    """Give the name or title of a record; empty for none."""
    return str(getattr(record, "name", None) or getattr(record, "title", None) or "")


def one_line(text: str) -> str:
    """Put a text on one line and cut it where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_TEXT else f"{flat[: LONGEST_TEXT - 1].rstrip()}…"


def mid_sentence(label: str) -> str:
    """Write a label as it stands inside a sentence: `Em andamento` small, `NPS` as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _finder(items: tuple[Record, ...]) -> Callable[[str, Account | None], str]:
    return lambda value, _: name_in(_by_id(items, value))


def _by_id(items: tuple[Any, ...], value: str) -> Record | None:
    return next((item for item in items if item.id == value), None)
