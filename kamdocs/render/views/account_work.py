"""Day-to-day work on an account's plan: promises of both sides, dates ahead, contracts, prices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from markupsafe import Markup

from kamdocs.metrics.agenda import AgendaItem, AgendaKind
from kamdocs.metrics.contract_calendar import HORIZON_DAYS, adjustments_due, contracts_due
from kamdocs.metrics.promises import Side, sides
from kamdocs.metrics.public_holidays import account_places, holidays_between
from kamdocs.metrics.standing import Standing
from kamdocs.metrics.work import AccountPromise
from kamdocs.render.addresses import Links
from kamdocs.render.calendar_links import CalendarLink, account_calendar
from kamdocs.render.context import RenderContext
from kamdocs.render.views.agenda_words import TEAM_KINDS, AgendaLine, agenda_line
from kamdocs.render.views.contracts import adjustments_table, contract_figure
from kamdocs.render.views.kept_promises import kept_quarters, kept_sentence
from kamdocs.render.views.parts import Line, Status, Table, Tone
from kamdocs.render.views.work_calendar import holiday_text
from kamdocs.render.views.work_parts import LineGroup, line_group, promise_line

PROMISES_SHOWN = 6
"""Open promises of a side on paper and at first sight."""

DATES_SHOWN = 14
"""Dates on the plan; the calendar has all of them."""

_PROMISED = (AgendaKind.PROMISE, AgendaKind.CLIENT_PROMISE)


@dataclass(frozen=True)
class AccountWorkView:
    """What the plan shows of day-to-day work; empty parts are left out."""

    sentences: tuple[str, ...]
    ours: LineGroup
    client: LineGroup
    kept: Table
    dates: tuple[AgendaLine, ...]
    more_dates: str
    calendar_href: str
    calendar: CalendarLink | None
    holidays: tuple[str, ...]
    contracts: Markup | None
    adjustments: Table

    @property
    def promised(self) -> bool:
        """Tell whether anything was promised."""
        return bool(self.ours.lines or self.client.lines or self.kept.rows)

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not (self.promised or self.dates or self.contracts or self.adjustments.rows)


def account_work_view(context: RenderContext, standing: Standing, links: Links) -> AccountWorkView:
    """Give the day-to-day work of an account."""
    account = standing.account
    team = context.for_team
    kept = kept_quarters(context, (account,))
    items = tuple(_dates(context, standing))
    cut = len(items) - DATES_SHOWN
    last = context.as_of + timedelta(days=HORIZON_DAYS)
    places = account_places(account, context.portfolio.programme)
    days = holidays_between(places, context.as_of, last, context.language)
    contracts = contracts_due((account,), context.as_of)
    adjustments = adjustments_due((account,), context.as_of) if team else ()
    return AccountWorkView(
        sentences=kept_sentence(context, account) if team else (),
        ours=_side(context, standing, Side.OURS, links),
        client=_side(context, standing, Side.CLIENT, links),
        kept=kept if team else replace(kept, rows=()),
        dates=tuple(agenda_line(context, item, links) for item in items[:DATES_SHOWN]),
        more_dates=context.words.plural("site.work.more", cut) if cut > 0 else "",
        calendar_href=links.to(context.addresses.portfolio("calendar")),
        calendar=account_calendar(context, account.id, links),
        holidays=tuple(holiday_text(context, day) for day in days) if items else (),
        contracts=contract_figure(context, contracts, with_account=False) if team else None,
        adjustments=adjustments_table(context, adjustments, links, with_account=False),
    )


def _side(context: RenderContext, standing: Standing, side: Side, links: Links) -> LineGroup:
    """Give the open promises of a side; the client's stand without a colour that blames."""
    waiting = sorted(
        (
            AccountPromise(standing.account, item)
            for item in standing.promises
            if not item.is_settled(context.as_of) and side in sides(item)
        ),
        key=lambda item: item.urgency(context.as_of),
    )
    lines: Iterable[Line] = (promise_line(context, item, links) for item in waiting)
    if side is Side.CLIENT:
        lines = (replace(line, status=Status(Tone.NONE, line.status.word)) for line in tuple(lines))
    unnamed = (replace(line, account="", account_href="") for line in lines)
    return line_group(
        context, context.words.text(f"site.account-work.{side}"), unnamed, PROMISES_SHOWN
    )


def _dates(context: RenderContext, standing: Standing) -> Iterable[AgendaItem]:
    """Give what is dated in the next 120 days besides promises, which stand apart."""
    last = context.as_of + timedelta(days=HORIZON_DAYS)
    for item in context.work.account_agenda(standing.account, context.as_of, last):
        hidden = item.kind in TEAM_KINDS and not context.for_team
        if item.kind not in _PROMISED and not hidden:
            yield item
