"""The table of all accounts, and the short one of the home page."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.standing import Standing
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.account_columns import account_columns
from kamdocs.render.views.custom_fields import custom_cells, custom_columns, custom_filters
from kamdocs.render.views.health_charts import bands_sentence
from kamdocs.render.views.left_out import LeftOutLine, left_out_lines
from kamdocs.render.views.parts import Filters, PageHead, Table

TABLE_ID = "kd-accounts-table"
"""Id of the table, which its filters name."""


@dataclass(frozen=True)
class AccountsView:
    """What the accounts table shows."""

    head: PageHead
    table: Table
    left_out: tuple[LeftOutLine, ...]
    left_out_notice: str
    filters: Filters


def accounts_view(context: RenderContext, links: Links) -> AccountsView:
    """Give what the accounts table shows."""
    left_out, notice = left_out_lines(context, links)
    standings = context.standing.standings
    answer = context.words.plural("site.accounts-count", len(standings))
    if context.for_team and context.measures.health.health_bands.known:
        answer += f". {bands_sentence(context, context.measures.health.health_bands)}."
    filtered = [item.column.head for item in account_columns(context, links) if item.filtered]
    return AccountsView(
        head=portfolio_head(
            context,
            links,
            context.words.text("site.accounts"),
            answer,
            window=context.measures.scope.window if context.for_team else None,
        ),
        table=accounts_table(context, standings, links, sortable=True),
        left_out=left_out,
        left_out_notice=notice,
        filters=Filters(TABLE_ID, (*filtered, *custom_filters(context))),
    )


def accounts_table(
    context: RenderContext, standings: tuple[Standing, ...], links: Links, *, sortable: bool
) -> Table:
    """Give the table of accounts; one that is not sortable is the short one of the home page."""
    columns = [item for item in account_columns(context, links) if sortable or item.short]
    # The company's own fields are read on the plan; here they are what one filters by.
    own = custom_columns(context, hidden=True) if sortable else ()
    return Table(
        context.words.text("site.accounts"),
        (*(item.column for item in columns), *own),
        tuple(
            (
                *(column.cell(context, standing) for column in columns),
                *(custom_cells(context, standing.account) if own else ()),
            )
            for standing in standings
        ),
        sortable=sortable,
    )
