"""The part about what is agreed on paper: contracts and price adjustments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kamdocs.metrics.contract_dates import decision_day, notice_day
from kamdocs.model.commerce import Contract, PriceAdjustment
from kamdocs.model.vocabulary import value_label
from kamdocs.render.client_pack.blocks import (
    Align,
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Field,
    Part,
    Row,
    Table,
)
from kamdocs.render.client_pack.kpi_lines import value_text
from kamdocs.render.client_pack.subject import Subject


def agreements_part(subject: Subject) -> Part | None:
    """Give contracts that run, and price adjustments since a year; None without any."""
    contracts = running_contracts(subject)
    adjustments = _adjustments(subject)
    if not contracts and not adjustments:
        return None
    words = subject.words
    blocks: list[Block] = []
    if contracts:
        blocks.append(Cards(tuple(_card(subject, item) for item in contracts)))
    if adjustments:
        blocks.append(_adjustment_table(subject, adjustments))
    lead = _lead(subject, contracts)
    return Part("agreements", words.text("pack.agreements.title"), lead, tuple(blocks))


def running_contracts(subject: Subject) -> list[Contract]:
    """Give contracts that have not ended, the one that ends first before the others."""
    found = [
        item for item in subject.account.contracts if item.end is None or item.end >= subject.as_of
    ]
    return sorted(found, key=lambda item: (item.end or date.max, item.name))


def _adjustments(subject: Subject) -> list[PriceAdjustment]:
    first = subject.as_of.replace(year=subject.as_of.year - 1, day=min(subject.as_of.day, 28))
    found = [
        item
        for item in subject.account.price_adjustments
        if (item.effective or item.base_date or date.min) >= first
    ]
    return sorted(found, key=lambda item: item.effective or item.base_date or date.min)


def _lead(subject: Subject, contracts: Sequence[Contract]) -> str:
    """Name the contract that has to be decided upon first."""
    words = subject.words
    dated = [
        (day, item)
        for item in contracts
        if (day := decision_day(item)) is not None and day >= subject.as_of
    ]
    if not dated:
        return words.plural("pack.agreements.lead", len(contracts)) if contracts else ""
    day, first = min(dated, key=lambda pair: (pair[0], pair[1].name))
    message = "pack.agreements.notice" if notice_day(first) else "pack.agreements.ends"
    return words.text(message, name=first.name, date=subject.day(day), end=subject.day(first.end))


def _card(subject: Subject, item: Contract) -> Card:
    words, language = subject.words, subject.context.language
    notice = notice_day(item)
    levels = ", ".join(
        words.text(
            "pack.agreements.level",
            name=subject.context.kpi_name(level.kpi),
            value=value_text(subject, level.kpi, level.target),
        )
        for level in item.service_levels
    )
    pairs = (
        ("pack.agreements.term", _term(subject, item)),
        ("pack.agreements.value", _value(subject, item)),
        ("pack.agreements.index", value_label(item.index, language) if item.index else ""),
        ("pack.agreements.renewal", value_label(item.renewal, language) if item.renewal else ""),
        ("pack.agreements.notice-day", subject.formats.day(notice) if notice else ""),
        ("pack.agreements.levels", levels),
    )
    scope = (subject.context.offering(item.offering), subject.unit(item.unit))
    return Card(
        item.name,
        " · ".join(text for text in scope if text),
        tuple(Field(words.text(key), value) for key, value in pairs if value),
    )


def _term(subject: Subject, item: Contract) -> str:
    words = subject.words
    start = "" if item.start is None else subject.formats.day(item.start)
    end = "" if item.end is None else subject.formats.day(item.end)
    if start and end:
        return words.text("pack.agreements.from-to", start=start, end=end)
    if start:
        return words.text("pack.agreements.from", start=start)
    return words.text("pack.agreements.to", end=end) if end else ""


def _value(subject: Subject, item: Contract) -> str:
    if item.value is None:
        return ""
    return subject.formats.short_money(item.value, subject.account.currency)


def _adjustment_table(subject: Subject, adjustments: Sequence[PriceAdjustment]) -> Table:
    words, language = subject.words, subject.context.language
    columns = (
        Column(words.text("pack.agreements.adjustment"), share=4),
        Column(words.text("pack.agreements.index"), share=3),
        Column(words.text("pack.agreements.granted"), Align.NUMBER, share=2),
        Column(words.text("pack.agreements.effective"), share=2),
    )
    rows = tuple(
        Row(
            (
                Cell(
                    subject.context.offering(item.offering) or words.text("pack.agreements.all"),
                    note=subject.unit(item.unit),
                ),
                Cell(value_label(item.index, language) if item.index else "–"),
                Cell(
                    words.text("pack.agreements.under-discussion")
                    if item.granted is None
                    else subject.formats.percent(item.granted)
                ),
                Cell(subject.day(item.effective)),
            )
        )
        for item in adjustments
    )
    return Table(words.text("pack.agreements.adjustments"), columns, rows)
