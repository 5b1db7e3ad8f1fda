"""Every field a file may have, generated from the model and its vocabulary."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kamdocs.audience.company_list import COMPANY
from kamdocs.model.account import Account, AccountFile
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.enums import Visibility
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.model.vocabulary import key_label, key_words, value_label
from kamdocs.model.work import ObjectivesFile
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.parts import Cell, Column, Fact, PageHead, Table
from kamdocs.source.word_table import value_table

FILES: dict[str, type[Record]] = {
    "account": AccountFile,
    "objectives": ObjectivesFile,
    "reviews": QuarterlyReview,
    "meetings": Meeting,
    "figures": Figure,
    "receivables": Receivable,
    "programme": Programme,
}
"""What each file holds; catalogs name the files under `site.fields.file.<key>`."""


@dataclass(frozen=True)
class RecordView:
    """One record of the dictionary: what it is called, where it stands, its fields."""

    anchor: str
    title: str
    places: str
    table: Table


@dataclass(frozen=True)
class FieldsView:
    """What the page of the field dictionary shows."""

    head: PageHead
    contents: tuple[Fact, ...]
    records: tuple[RecordView, ...]


def fields_view(context: RenderContext, links: Links) -> FieldsView:
    """Give what the page of the field dictionary shows."""
    words = context.words
    records = tuple(_record_view(context, record) for record in documented_records())
    count = sum(len(record_shape(record)) for record in documented_records())
    return FieldsView(
        portfolio_head(
            context,
            links,
            words.text("site.programme.fields"),
            words.text("site.fields.answer", records=len(records), fields=count),
            parents=((words.text("site.nav.programme"), context.addresses.portfolio("programme")),),
        ),
        tuple(
            Fact(words.text(f"site.fields.file.{key}"), "", f"#{_anchor(record)}")
            for key, record in FILES.items()
        ),
        records,
    )


@cache
def documented_records() -> tuple[type[Record], ...]:
    """Give every record a file may hold: each file's own, then those within it, once."""
    found: dict[type[Record], None] = {}
    for record in FILES.values():
        pending = [record]
        while pending:
            current = pending.pop(0)
            if current in found:
                continue
            found[current] = None
            shapes = record_shape(current).values()
            pending.extend(shape.record for shape in shapes if shape.record is not None)
    return tuple(found)


@cache
def _homes() -> dict[type[Record], tuple[tuple[type[Record], str], ...]]:
    """Give by record the fields of other records that hold it."""
    homes: defaultdict[type[Record], list[tuple[type[Record], str]]] = defaultdict(list)
    for record in documented_records():
        for name, shape in record_shape(record).items():
            if shape.record is not None:
                homes[shape.record].append((record, name))
    return {record: tuple(places) for record, places in homes.items()}


def _record_view(context: RenderContext, record: type[Record]) -> RecordView:
    words, language = context.words, context.language
    file = next((key for key, item in FILES.items() if item is record), None)
    homes = _homes().get(record, ())
    labels = list(dict.fromkeys(key_label(parent, name, language) for parent, name in homes))
    title = words.text(f"site.fields.file.{file}") if file else " · ".join(labels)
    return RecordView(
        _anchor(record),
        title,
        "" if file else words.text("site.fields.in", places=_places(context, record)),
        Table(
            title,
            (
                Column(words.text("site.fields.field")),
                Column(words.text("site.fields.key-pt")),
                Column(words.text("site.fields.key-en")),
                Column(words.text("site.fields.holds"), wide=True),
                Column(words.text("site.fields.seen-by")),
            ),
            tuple(_row(context, record, shape) for shape in record_shape(record).values()),
        ),
    )


def _places(context: RenderContext, record: type[Record]) -> str:
    """Say in which fields a record is written, e.g. `contatos` of the account."""
    return ", ".join(
        dict.fromkeys(
            _key(parent, name, context.language) for parent, name in _homes().get(record, ())
        )
    )


def _row(context: RenderContext, record: type[Record], shape: FieldShape) -> tuple[Cell, ...]:
    words = context.words
    required = words.text("site.fields.required") if shape.required else ""
    return (
        Cell(key_label(record, shape.name, context.language), note=required),
        Cell(key_words(record)[shape.name].pt),
        Cell(shape.key),
        Cell(_holds(context, shape), note=_values(context, shape)),
        Cell(words.text(f"site.fields.audience.{seen_by(record, shape.name)}")),
    )


def _holds(context: RenderContext, shape: FieldShape) -> str:
    words = context.words
    if shape.record is not None:
        text = words.text("site.fields.kind.record")
    elif shape.values is not None:
        text = words.text("site.fields.kind.word")
    elif shape.reference is not None:
        text = words.text(f"site.fields.target.{shape.reference.target}")
    elif shape.kind is not None:
        text = words.text(f"site.fields.kind.{shape.kind}")
    else:
        text = words.text("site.fields.kind.mapping")
    if shape.between is not None:
        low, high = shape.between.low, shape.between.high
        text = words.text("site.fields.between", kind=text, low=low, high=high)
    return words.text("site.fields.list", kind=text) if shape.many else text


def _values(context: RenderContext, shape: FieldShape) -> str:
    """Give the words of a closed list as files write them in both languages, with their label."""
    if shape.values is None:
        return ""
    table = value_table(shape.values)
    entries = []
    for item in shape.values:
        pt, en = table.word(item.value, "pt"), table.word(item.value, "en")
        written = pt if pt == en else f"{pt} / {en}"
        entries.append(f"{written}: {value_label(item, context.language)}")
    return " · ".join(entries)


def seen_by(record: type[Record], field: str) -> Visibility:
    """Give who sees a field of a record without a mark, on a site for the company or narrower."""
    if record in (AccountFile, ObjectivesFile):
        record = Account
    if record is Figure:
        return Visibility.TEAM  # Shown wider only for a KPI that the programme marks.
    allowed = COMPANY.get(record)
    if allowed is None or allowed.unmarked is Visibility.TEAM or field not in allowed.kept:
        return Visibility.TEAM
    child = record_shape(record)[field].record if field in record_shape(record) else None
    inner = COMPANY.get(child) if child else None
    if child is not None and (inner is None or inner.unmarked is Visibility.TEAM):
        return Visibility.TEAM
    return Visibility.COMPANY


def _key(record: type[Record], field: str, language: str) -> str:
    shape = record_shape(record)[field]
    return shape.key if language == "en" else key_words(record)[field].pt


def _anchor(record: type[Record]) -> str:
    return f"kd-record-{record.__name__.lower()}"
