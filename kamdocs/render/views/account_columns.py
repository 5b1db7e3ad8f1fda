"""The columns of the accounts table: what each is called, shows, and who may see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kamdocs.metrics.attention import Grade
from kamdocs.metrics.progress import Pace
from kamdocs.metrics.standing import Standing
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.charts import Sparkline, draw_sparkline
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_value
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.headlines import compared, gap_note, window_year
from kamdocs.render.views.health_words import health_cell
from kamdocs.render.views.parts import Cell, Column, Status, Tone
from kamdocs.render.views.spark import revenue_spark

CellMaker = Callable[[RenderContext, Standing], Cell]


@dataclass(frozen=True)
class AccountColumn:
    """A column with its cell; `short` ones stand in the table of the home page too."""

    column: Column
    cell: CellMaker
    short: bool = False
    filtered: bool = False


def account_columns(context: RenderContext, links: Links) -> tuple[AccountColumn, ...]:
    """Give the columns that the site's audience may see."""
    return _team_columns(context, links) if context.for_team else _company_columns(context, links)


def _team_columns(context: RenderContext, links: Links) -> tuple[AccountColumn, ...]:
    words = context.words
    year = window_year(context)
    forecast_year = context.portfolio.programme.calendar.year_of(context.as_of)
    return (
        AccountColumn(Column(words.text("site.column.account")), partial(_name, links), short=True),
        AccountColumn(
            Column(words.text("site.column.tier")), _tier_and_lifecycle, short=True, filtered=True
        ),
        _hidden(words.text("site.column.lifecycle"), _lifecycle),
        AccountColumn(Column(words.text("site.column.owner")), _owner, short=True, filtered=True),
        _hidden(words.text("site.column.territory"), _territory),
        _hidden(words.text("site.column.segment"), _segment),
        AccountColumn(
            Column(words.text("site.column.revenue-year", year=year), numeric=True),
            _revenue,
            short=True,
        ),
        AccountColumn(
            Column(words.text("site.column.against-target"), numeric=True), _target, short=True
        ),
        AccountColumn(Column(words.text("site.column.share-abc"), numeric=True), _share),
        AccountColumn(Column(words.text("site.column.trend")), _trend, short=True),
        AccountColumn(
            Column(words.text("site.headline.forecast", year=forecast_year), numeric=True),
            _forecast,
        ),
        AccountColumn(Column(words.text("site.column.health")), _health, short=True),
        AccountColumn(Column(words.text("site.column.attention")), _attention, short=True),
    )


def _company_columns(context: RenderContext, links: Links) -> tuple[AccountColumn, ...]:
    words = context.words
    return (
        AccountColumn(Column(words.text("site.column.account")), partial(_name, links), short=True),
        AccountColumn(Column(words.text("site.column.tier")), _tier, short=True, filtered=True),
        AccountColumn(Column(words.text("site.column.owner")), _owner, short=True, filtered=True),
        AccountColumn(
            Column(words.text("site.column.territory")), _territory, short=True, filtered=True
        ),
        _hidden(words.text("site.column.segment"), _segment),
        AccountColumn(
            Column(words.text("site.headline.objectives"), numeric=True), _objectives, short=True
        ),
        AccountColumn(Column(words.text("site.column.attention")), _attention, short=True),
    )


def _hidden(head: str, cell: CellMaker) -> AccountColumn:
    return AccountColumn(Column(head, hidden=True), cell, filtered=True)


def _name(links: Links, context: RenderContext, item: Standing) -> Cell:
    account = item.account
    href = links.to(context.addresses.account(account.id))
    return Cell(account.name, href=href, note=account.segment or "")


def _tier(context: RenderContext, item: Standing, note: str = "") -> Cell:
    tiers = context.portfolio.programme.tiers
    for number, tier in enumerate(tiers):
        if tier.id == item.account.tier:
            return Cell(tier.name, sort=f"{number:02d}", note=note)
    return Cells(context).text(item.account.tier, note)


def _tier_and_lifecycle(context: RenderContext, item: Standing) -> Cell:
    lifecycle = item.account.lifecycle
    note = value_label(lifecycle, context.language) if lifecycle else ""
    return _tier(context, item, note)


def _lifecycle(context: RenderContext, item: Standing) -> Cell:
    return Cells(context).label(item.account.lifecycle)


def _owner(context: RenderContext, item: Standing) -> Cell:
    return Cells(context).person(item.account.owner)


def _territory(context: RenderContext, item: Standing) -> Cell:
    territory = context.portfolio.territories.get(item.account.territory or "")
    return Cells(context).text(territory.name if territory else item.account.territory)


def _segment(context: RenderContext, item: Standing) -> Cell:
    return Cells(context).text(item.account.segment)


def _revenue(context: RenderContext, item: Standing) -> Cell:
    revenue = item.measures.revenue.revenue
    if revenue.value is None:
        return Cells(context).missing()
    text = context.formats.short_money(revenue.value, item.account.currency)
    return Cell(text, sort=str(revenue.value))


def _target(context: RenderContext, item: Standing) -> Cell:
    value = item.measures.revenue.against_target.value
    change, tone = compared(context, value)
    if not change:
        return Cells(context).missing()
    return Cell(change, sort=str(value), tone=tone)


def _share(context: RenderContext, item: Standing) -> Cell:
    revenue = context.measures.revenue
    share = revenue.share[item.account.id]
    group = revenue.abc.get(item.account.id)
    if share.value is None or group is None:
        return Cells(context).missing()
    return Cell(f"{measure_value(context, share)} · {group}", sort=str(share.value))


def _trend(context: RenderContext, item: Standing) -> Cell:
    values = revenue_spark(context, item)
    if not any(value is not None for value in values):
        return Cells(context).missing()
    text = context.words.text("site.spark", n=len(values), account=item.account.name)
    last = next((value for value in reversed(values) if value is not None), None)
    return Cell(html=draw_sparkline(Sparkline(values=values, text=text)), sort=str(last or 0))


def _forecast(context: RenderContext, item: Standing) -> Cell:
    growth = item.measures.growth
    if growth.forecast.value is None:
        return Cells(context).missing()
    note = gap_note(context, growth.gap)[0]
    text = measure_value(context, growth.forecast, short=True)
    return Cell(text, sort=str(growth.forecast.value), note=note)


def _health(context: RenderContext, item: Standing) -> Cell:
    return health_cell(context, item.measures.health)


def _objectives(context: RenderContext, item: Standing) -> Cell:
    paces = [progress.pace for progress in item.progress.values()]
    if not paces:
        return Cells(context).missing()
    good = sum(pace in (Pace.ON_TRACK, Pace.ACHIEVED) for pace in paces)
    return Cell(
        context.words.text("site.column.of", part=good, whole=len(paces)),
        sort=f"{good / len(paces):.3f}",
    )


def _attention(context: RenderContext, item: Standing) -> Cell:
    urgent = sum(line.grade is Grade.RISK for line in item.attention)
    weight = 9999 - min(9998, urgent * 100 + len(item.attention))
    return Cell(status=_pressing(context, item, urgent), sort=f"{weight:04d}")


def _pressing(context: RenderContext, item: Standing, urgent: int) -> Status:
    words = context.words
    if urgent:
        return Status(Tone.RISK, words.plural("site.urgent", urgent))
    account = item.account
    if not (account.figures or account.objectives or item.promises):
        return Status(Tone.NONE, words.text("site.missing"))
    if item.attention:
        return Status(Tone.WATCH, words.plural("site.to-watch", len(item.attention)))
    return Status(Tone.GOOD, words.text("site.nothing-pressing"))
