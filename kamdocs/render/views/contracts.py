"""Contracts and price adjustments: what is to be decided in the next 120 days, then all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from kamdocs.metrics.contract_calendar import (
    HORIZON_DAYS,
    AdjustmentDue,
    AdjustmentState,
    ContractDue,
    ContractState,
    adjustments_recovered,
    contracts_to_decide,
    value_to_decide,
)
from kamdocs.model.account import Account
from kamdocs.model.commerce import Contract, PriceAdjustment
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.addresses import Links
from kamdocs.render.charts.contract_timeline import (
    ContractBar,
    ContractTimeline,
    draw_contract_timeline,
)
from kamdocs.render.charts.frame import FULL, NARROW, WIDE
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells, column, without_empty_columns
from kamdocs.render.views.parts import (
    Cell,
    Column,
    Filters,
    Headline,
    PageHead,
    Status,
    Table,
    Tone,
)
from kamdocs.render.views.work_parts import account_cell, person_cell

BARS_SHOWN = 20
"""Contracts drawn, those to decide first."""

ROWS_SHOWN = 150
"""Rows of the table of all contracts."""

TABLE = "kd-contracts-table"

CONTRACT_TONES = {
    ContractState.IN_NOTICE: Tone.RISK,
    ContractState.DECIDE: Tone.WATCH,
    ContractState.LATER: Tone.NONE,
    ContractState.NO_END: Tone.NONE,
    ContractState.EXPIRED: Tone.RISK,
}
"""How each state of a contract is shown."""

ADJUSTMENT_TONES = {
    AdjustmentState.TO_REQUEST: Tone.WATCH,
    AdjustmentState.REQUESTED: Tone.WATCH,
    AdjustmentState.GRANTED: Tone.GOOD,
    AdjustmentState.PARTLY: Tone.NONE,
    AdjustmentState.REFUSED: Tone.RISK,
}
"""How each state of a price adjustment is shown."""


@dataclass(frozen=True)
class ContractsView:
    """What the page of contracts shows."""

    head: PageHead
    pressing: Table
    adjustments: Table
    timeline: Markup | None
    filters: Filters
    table: Table
    none_pressing: str
    none_adjusted: str


def contracts_view(context: RenderContext, links: Links) -> ContractsView:
    """Give what the page of contracts shows."""
    words = context.words
    contracts = context.work.contracts
    pressing = tuple(item for item in contracts if item.pressing)
    return ContractsView(
        head=portfolio_head(
            context,
            links,
            words.text("site.work.page.contracts"),
            _answer(context, pressing),
            headlines=_headlines(context, contracts),
        ),
        pressing=_contracts(
            context, pressing[:ROWS_SHOWN], links, words.text("site.contracts.pressing")
        ),
        adjustments=adjustments_table(context, context.work.adjustments, links),
        timeline=contract_figure(context, contracts),
        filters=Filters(
            TABLE,
            tuple(words.text(f"site.column.{key}") for key in ("account", "owner", "status")),
        ),
        table=_all(context, contracts, links),
        none_pressing=words.text("site.contracts.none-pressing"),
        none_adjusted=words.text("site.contracts.none-adjusted"),
    )


def _answer(context: RenderContext, pressing: tuple[ContractDue, ...]) -> str:
    words = context.words
    if not context.work.contracts:
        return words.text("site.contracts.answer.none")
    adjusted = words.plural("site.contracts.answer.adjusted", len(context.work.adjustments))
    if not pressing:
        return f"{words.text('site.contracts.none-pressing')} {adjusted}"
    first = pressing[0]
    text = words.plural(
        "site.contracts.answer",
        len(pressing),
        name=first.contract.name,
        account=context.portfolio.by_id[first.account].name,
        told=contract_told(context, first),
    )
    return f"{text} {adjusted}"


def _headlines(context: RenderContext, contracts: tuple[ContractDue, ...]) -> tuple[Headline, ...]:
    words = context.words
    if not contracts and not context.work.adjustments:
        return ()
    own = {key: item.scope.in_programme_currency for key, item in context.measures.accounts.items()}
    to_decide = contracts_to_decide(contracts, context.as_of)
    adjustments = context.work.adjustments
    waiting = sum(item.state is AdjustmentState.TO_REQUEST for item in adjustments)
    return (
        measure_headline(
            context,
            to_decide,
            note=words.plural("site.contracts.of-active", len(contracts)),
            tone=Tone.WATCH if to_decide.value else Tone.GOOD,
        ),
        measure_headline(
            context,
            value_to_decide(contracts, own, context.as_of),
            note=words.text("site.contracts.value-note"),
        ),
        Headline(
            words.text("site.contracts.adjustments-ahead"),
            str(len(adjustments)),
            words.plural("site.contracts.to-request", waiting),
        ),
        measure_headline(
            context,
            adjustments_recovered(context.portfolio.accounts, context.as_of),
            note=words.text("site.contracts.recovered-note"),
        ),
    )


def contract_told(context: RenderContext, item: ContractDue) -> str:
    """Say what a contract asks for and by when."""
    words, formats = context.words, context.formats
    end = item.contract.end
    if item.decision is None or end is None or item.days_left is None:
        return words.text("site.contract.no_end")
    key = f"site.contract.{item.state}"
    if item.state is ContractState.DECIDE and item.notice is None:
        key = "site.contract.ends"
    return words.plural(
        key,
        abs((end - context.as_of).days if item.state is ContractState.EXPIRED else item.days_left),
        day=formats.day(item.decision),
        end=formats.day(end),
    )


def contract_status(context: RenderContext, item: ContractDue) -> Status:
    """Give the state of a contract in a word."""
    word = context.words.text(f"site.contract.{item.state}.word")
    return Status(CONTRACT_TONES[item.state], word)


def _contracts(
    context: RenderContext, items: Iterable[ContractDue], links: Links, caption: str
) -> Table:
    words = context.words
    table = Table(
        caption,
        (
            column(context, Contract, "name", wide=True),
            Column(words.text("site.column.account")),
            Column(words.text("site.column.owner")),
            column(context, Contract, "value", numeric=True),
            Column(words.text("site.column.decide-by"), numeric=True),
            column(context, Contract, "end", numeric=True),
            column(context, Contract, "renewal"),
            column(context, Contract, "index"),
            Column(words.text("site.column.status")),
        ),
        tuple(_contract_row(context, item, links) for item in items),
    )
    return without_empty_columns(table)


def _contract_row(context: RenderContext, item: ContractDue, links: Links) -> tuple[Cell, ...]:
    account = context.portfolio.by_id[item.account]
    contract = item.contract
    cells = Cells(context, account.currency)
    where = (context.unit(account, contract.unit), context.offering(contract.offering))
    decide = cells.day(item.decision)
    if item.decision is not None and item.days_left is not None:
        key = "site.contract.days-left" if item.days_left >= 0 else "site.contract.days-past"
        left = context.words.plural(key, abs(item.days_left))
        decide = Cell(decide.text, sort=decide.sort, note=left)
    status = contract_status(context, item)
    return (
        Cell(
            contract.name,
            href=links.to(context.addresses.account(account.id), "kd-contracts"),
            note=" · ".join(part for part in where if part),
        ),
        account_cell(context, account, links),
        person_cell(context, account.owner, links),
        cells.money(contract.value),
        decide,
        cells.day(contract.end),
        cells.label(contract.renewal),
        cells.label(contract.index),
        Cell(text=status.word, status=status, sort=str(list(ContractState).index(item.state))),
    )


def _all(context: RenderContext, contracts: tuple[ContractDue, ...], links: Links) -> Table:
    words = context.words
    cut = len(contracts) - ROWS_SHOWN
    table = _contracts(context, contracts[:ROWS_SHOWN], links, words.text("site.contracts.all"))
    note = words.plural("site.work.more", cut) if cut > 0 else ""
    return Table(table.caption, table.columns, table.rows, note=note, sortable=True)


def adjustments_table(
    context: RenderContext,
    items: Iterable[AdjustmentDue],
    links: Links,
    *,
    with_account: bool = True,
) -> Table:
    """List price adjustments that ask for something, with what the last one brought."""
    words = context.words
    columns: tuple[Column, ...] = (
        Column(words.text("site.work.column.adjustment"), wide=True),
        Column(words.text("site.column.account")),
        Column(words.text("site.column.date"), numeric=True),
        column(context, PriceAdjustment, "index"),
        column(context, PriceAdjustment, "requested", numeric=True),
        column(context, PriceAdjustment, "granted", numeric=True),
        Column(words.text("site.work.column.last-adjustment")),
        Column(words.text("site.column.status")),
    )
    rows = tuple(_adjustment_row(context, item, links) for item in items)
    if not with_account:
        columns = columns[:1] + columns[2:]
        rows = tuple(row[:1] + row[2:] for row in rows)
    return without_empty_columns(Table(words.text("site.contracts.adjustments"), columns, rows))


def _adjustment_row(context: RenderContext, item: AdjustmentDue, links: Links) -> tuple[Cell, ...]:
    account = context.portfolio.by_id[item.account]
    adjustment = item.adjustment
    cells = Cells(context)
    what = (context.offering(adjustment.offering), context.unit(account, adjustment.unit))
    base = adjustment.base_date == item.day
    unanswered = item.state is AdjustmentState.REQUESTED and item.day == context.as_of
    shown = adjustment.base_date if unanswered and adjustment.base_date else item.day
    return (
        Cell(
            " · ".join(part for part in what if part)
            or context.words.text("site.agenda.all-offerings"),
            href=links.to(context.addresses.account(account.id), "kd-price-adjustments"),
        ),
        account_cell(context, account, links),
        Cell(
            context.formats.day(shown),
            sort=item.day.isoformat(),
            note=_day_note(context, item, base=base),
        ),
        cells.label(adjustment.index),
        cells.share(adjustment.requested),
        cells.share(adjustment.granted),
        _last_cell(context, item),
        Cell(
            status=Status(
                ADJUSTMENT_TONES[item.state],
                context.words.text(f"site.adjustment.{item.state}"),
            )
        ),
    )


def _day_note(context: RenderContext, item: AdjustmentDue, *, base: bool) -> str:
    words = context.words
    if item.state is AdjustmentState.REQUESTED and item.day == context.as_of and not base:
        return words.text("site.adjustment.answer-due")
    return words.text(f"site.adjustment.{'base-date' if base else 'effective'}")


def _last_cell(context: RenderContext, item: AdjustmentDue) -> Cell:
    cells = Cells(context)
    last = item.last
    if last is None or last.granted is None:
        return cells.missing()
    formats = context.formats
    granted = formats.percent(last.granted)
    if last.requested is None:
        return Cell(granted)
    requested = formats.percent(last.requested)
    return Cell(
        context.words.text("site.adjustment.granted-of", granted=granted, requested=requested)
    )


def contract_figure(
    context: RenderContext, contracts: tuple[ContractDue, ...], *, with_account: bool = True
) -> Markup | None:
    """Draw contracts over months; None without any that has an end."""
    drawn = [item for item in contracts if item.contract.end is not None][:BARS_SHOWN]
    if not drawn:
        return None
    words, formats = context.words, context.formats
    pressing = sum(item.pressing for item in contracts)
    cut = len(contracts) - len(drawn)
    note = words.text("site.contracts.figure.note")
    if cut:
        note = f"{note} {words.plural('site.contracts.figure.cut', cut)}"
    return draw_contract_timeline(
        ContractTimeline(
            id="kd-contract-timeline",
            title=words.plural("site.contracts.figure.title", pressing),
            description=words.text("site.contracts.figure.description"),
            behind=words.text("site.see-table"),
            note=note,
            variants=(FULL, WIDE, NARROW),
            bars=tuple(_bar(context, item, with_account=with_account) for item in drawn),
            as_of=context.as_of,
            horizon=context.as_of + timedelta(days=HORIZON_DAYS),
            as_of_text=words.text("site.today", date=formats.day(context.as_of)),
            month_label=formats.month,
            heads=(
                key_label(Contract, "name", context.language),
                words.text("site.column.account")
                if with_account
                else key_label(Contract, "renewal", context.language),
                key_label(Contract, "start", context.language),
                words.text("site.column.decide-by"),
                key_label(Contract, "end", context.language),
            ),
        )
    )


def _bar(context: RenderContext, item: ContractDue, *, with_account: bool) -> ContractBar:
    account: Account = context.portfolio.by_id[item.account]
    contract = item.contract
    days = (contract.start, item.decision, contract.end)
    missing = context.words.text("site.missing")
    renewal = value_label(contract.renewal, context.language) if contract.renewal else ""
    return ContractBar(
        label=contract.name,
        account=account.name if with_account else renewal,
        status=CONTRACT_TONES[item.state].value,
        told=contract_told(context, item),
        start=contract.start,
        notice=item.notice or contract.end,
        end=contract.end,
        cells=tuple(context.formats.day(day) if day else missing for day in days),
    )
