"""The settings of a programme as tables: levels, criteria, KPIs, stages, health, limits, people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from kamdocs.model.enums import BuiltInKpi, Direction
from kamdocs.model.kinds import Kind
from kamdocs.model.programme import (
    Criteria,
    Criterion,
    HealthBands,
    HealthFactors,
    HealthSettings,
    Kpi,
    Limits,
    Person,
    Programme,
    ServiceLevel,
    Stage,
    Tier,
)
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Column, Table

_MONEY = (BuiltInKpi.REVENUE, BuiltInKpi.MARGIN, BuiltInKpi.ORDER_BOOK)
"""KPIs measured in money."""


def tiers_table(context: RenderContext) -> Table:
    """Give the levels with the attention each promises and how many accounts it has."""
    language, cells = context.language, Cells(context)
    counts = Counter(account.tier for account in context.portfolio.accounts)
    heads = [Column(context.words.text("site.column.tier"))]
    if context.for_team:
        heads += [
            Column(key_label(Tier, "cadence_days", language), numeric=True),
            Column(key_label(Tier, "plan_valid_days", language), numeric=True),
        ]
    heads.append(Column(key_label(Tier, "review", language)))
    heads.append(Column(context.words.text("site.accounts"), numeric=True))
    rows = []
    for tier in context.portfolio.programme.tiers:
        row = [Cell(tier.name)]
        if context.for_team:
            row += [cells.number(tier.cadence_days), cells.number(tier.plan_valid_days)]
        rows.append((*row, cells.label(tier.review), cells.number(counts[tier.id])))
    return Table(key_label(Programme, "tiers", language), tuple(heads), tuple(rows))


def criteria_tables(context: RenderContext) -> Iterator[Table]:
    """Give the criteria of both axes with their weights and the sum, which is to be 100."""
    criteria, language, cells = (
        context.portfolio.programme.criteria,
        context.language,
        Cells(context),
    )
    for axis in ("attractiveness", "position"):
        items: tuple[Criterion, ...] = getattr(criteria, axis)
        total = sum((item.weight or Decimal(0) for item in items), Decimal(0))
        yield Table(
            key_label(Criteria, axis, language),
            (
                Column(context.words.text("site.programme.criterion")),
                Column(key_label(Criterion, "weight", language), numeric=True),
            ),
            tuple((Cell(item.name), cells.number(item.weight)) for item in items),
            (Cell(context.words.text("site.total")), cells.number(total)) if items else (),
        )


def kpis_table(context: RenderContext) -> Table:
    """Give the KPIs every programme has and those of this one."""
    language, cells = context.language, Cells(context)
    own = {kpi.id: kpi for kpi in context.portfolio.programme.kpis}
    built_in = [
        own.pop(item.value)
        if item.value in own
        else Kpi(id=item.value, name=value_label(item, language))
        for item in BuiltInKpi
    ]
    ups = value_label(Direction.UP, language)
    currency = context.portfolio.programme.currency
    rows = tuple(
        (
            Cell(kpi.name),
            Cell(kpi.measure or (currency if kpi.id in _MONEY else "–")),
            cells.label(kpi.direction) if kpi.direction else Cell(ups),
        )
        for kpi in (*built_in, *own.values())
    )
    columns = (
        Column(_head(context, "kpi")),
        Column(key_label(Kpi, "measure", language)),
        Column(key_label(Kpi, "direction", language)),
    )
    return Table(key_label(Programme, "kpis", language), columns, rows)


def stages_table(context: RenderContext) -> Table:
    """Give the stages of opportunities with the usual probability of each."""
    language = context.language
    return Table(
        key_label(Programme, "stages", language),
        (
            Column(_head(context, "stage")),
            Column(key_label(Stage, "probability", language), numeric=True),
        ),
        tuple(
            (Cell(item.name), _whole_percent(context, item.probability))
            for item in context.portfolio.programme.stages
        ),
    )


def service_levels_table(context: RenderContext) -> Table:
    """Give within how many days an issue of each severity is to be closed."""
    language, cells = context.language, Cells(context)
    return Table(
        key_label(Programme, "service_levels", language),
        (
            Column(key_label(ServiceLevel, "severity", language)),
            Column(key_label(ServiceLevel, "days", language), numeric=True),
        ),
        tuple(
            (cells.label(item.severity), cells.number(item.days))
            for item in context.portfolio.programme.service_levels
        ),
    )


def health_table(context: RenderContext) -> Table:
    """Give the weights of the factors of health, and the bands under the table."""
    health, language, cells = context.portfolio.programme.health, context.language, Cells(context)
    weights = [(name, getattr(health.factors, name)) for name in record_shape(HealthFactors)]
    note = context.words.text(
        "site.programme.bands",
        green=context.formats.number(health.bands.green),
        yellow=context.formats.number(health.bands.yellow),
        healthy=key_label(HealthBands, "green", language),
        attention=key_label(HealthBands, "yellow", language),
    )
    return Table(
        key_label(Programme, "health", language),
        (
            Column(key_label(HealthSettings, "factors", language)),
            Column(key_label(Criterion, "weight", language), numeric=True),
        ),
        tuple(
            (Cell(key_label(HealthFactors, name, language)), cells.number(weight))
            for name, weight in weights
            if weight is not None
        ),
        note=note,
    )


def settings_table(context: RenderContext, field: str, record: type[Record]) -> Table:
    """Give a record of single settings, e.g. the limits: what each is called and its value."""
    settings = getattr(context.portfolio.programme, field)
    language = context.language
    return Table(
        key_label(Programme, field, language),
        (
            Column(context.words.text("site.programme.setting")),
            Column(context.words.text("site.programme.value"), numeric=True),
        ),
        tuple(
            (
                Cell(key_label(record, name, language)),
                _setting(context, shape, getattr(settings, name)),
            )
            for name, shape in record_shape(record).items()
        ),
    )


def limits_table(context: RenderContext) -> Table:
    """Give the limits above or below which a figure asks for attention."""
    return settings_table(context, "limits", Limits)


def people_table(context: RenderContext, links: Links) -> Table:
    """Give our people with what they do and how many accounts each answers for."""
    language, cells = context.language, Cells(context)
    counts = Counter(account.owner for account in context.portfolio.accounts)
    departments = context.portfolio.department_names
    return Table(
        key_label(Programme, "people", language),
        (
            Column(key_label(Person, "name", language)),
            Column(key_label(Person, "title", language)),
            Column(key_label(Person, "department", language)),
            Column(context.words.text("site.accounts"), numeric=True),
        ),
        tuple(
            (
                Cell(person.name, href=links.to(context.addresses.person(person.id))),
                cells.text(person.title),
                cells.text(departments.get(person.department or "")),
                Cell(str(counts[person.id])) if counts[person.id] else Cell("–", sort="0"),
            )
            for person in context.portfolio.programme.people
        ),
        sortable=True,
    )


def _whole_percent(context: RenderContext, value: Decimal | None) -> Cell:
    if value is None:
        return Cells(context).missing()
    return Cell(context.formats.percent(value, 0), sort=str(value))


def _setting(context: RenderContext, shape: FieldShape, value: object) -> Cell:
    formats = context.formats
    values = value if isinstance(value, tuple) else (value,)
    texts = [
        formats.percent(Decimal(item), 0) if shape.kind is Kind.SHARE else formats.number(item)
        for item in values
        if isinstance(item, (Decimal, int))
    ]
    return Cell(" · ".join(texts))


def _head(context: RenderContext, name: str) -> str:
    return context.words.text(f"site.programme.{name}")
