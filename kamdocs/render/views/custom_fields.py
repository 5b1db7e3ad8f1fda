"""The company's own fields of an account: columns, cells and facts by the declared type.

The programme of the context is the one its audience sees, so a field that is not for it is not
among its declarations.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kamdocs.model.account import Account
from kamdocs.model.programme import CustomField
from kamdocs.model.programme_enums import FieldType
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Column, Fact

_NUMERIC = (FieldType.NUMBER, FieldType.MONEY, FieldType.SHARE, FieldType.DAY)
_CHOSEN = (FieldType.TEXT, FieldType.YES_NO)


def custom_columns(context: RenderContext, *, hidden: bool = False) -> tuple[Column, ...]:
    """Give a column for every field; hidden ones are there for their filters only."""
    return tuple(
        Column(item.label, numeric=item.type in _NUMERIC, hidden=hidden) for item in _used(context)
    )


def custom_cells(context: RenderContext, account: Account) -> tuple[Cell, ...]:
    """Give an account's cells under `custom_columns`; a field not filled in is said."""
    return tuple(_cell(context, account, item) for item in _used(context))


def custom_filters(context: RenderContext) -> tuple[str, ...]:
    """Give the heads of the columns with few values, which make a filter."""
    return tuple(item.label for item in _used(context) if item.type in _CHOSEN)


def custom_facts(context: RenderContext, account: Account) -> tuple[Fact, ...]:
    """Give the fields an account fills in, as labels and values."""
    shown = (item for item in _used(context) if account.custom.get(item.id) is not None)
    return tuple(Fact(item.label, _cell(context, account, item).text) for item in shown)


def _used(context: RenderContext) -> tuple[CustomField, ...]:
    """Give the declared fields that any account fills in; the others would be empty columns."""
    filled = {key for account in context.portfolio.accounts for key in account.custom}
    return tuple(item for item in context.portfolio.programme.custom_fields if item.id in filled)


def _cell(context: RenderContext, account: Account, item: CustomField) -> Cell:
    cells = Cells(context, account.currency)
    value = account.custom.get(item.id)
    if isinstance(value, bool):
        return cells.yes_no(value)
    if isinstance(value, dt.date):
        return cells.day(value)
    if isinstance(value, Decimal):
        if item.type is FieldType.MONEY:
            return cells.money(value)
        return cells.share(value) if item.type is FieldType.SHARE else cells.number(value)
    return cells.text(value)
