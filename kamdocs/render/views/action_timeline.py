"""Promises as a timeline: the most pressing of an account or of the whole portfolio."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from kamdocs.metrics.promises import Promise, PromiseState
from kamdocs.metrics.work import AccountPromise
from kamdocs.render.charts import (
    FULL,
    NARROW,
    TimelineAction,
    TimelineChart,
    TimelineGroup,
    TimelineWords,
    draw_timeline,
)
from kamdocs.render.context import RenderContext
from kamdocs.render.views.promises import PROMISE_TONES, promise_owners, promise_status

TIMELINE_SHOWN = 40
"""Actions drawn, the most pressing first; all of them stand in the tables."""

_ORDER = (
    PromiseState.OVERDUE,
    PromiseState.BLOCKED,
    PromiseState.DUE_SOON,
    PromiseState.OPEN,
    PromiseState.UNDATED,
    PromiseState.DONE,
)

_DONE_SHOWN_DAYS = 120
"""Actions done longer ago than this leave the timeline."""


def action_timeline(
    context: RenderContext, promises: Iterable[AccountPromise], *, with_account: bool = False
) -> Markup | None:
    """Draw the most pressing promises over months; None where nothing can be drawn.

    On pages of the portfolio each one names its account.
    """
    dated = [item for item in promises if _is_shown(item.promise, context.as_of)]
    if not dated:
        return None
    words = context.words
    shown = sorted(dated, key=lambda item: _ORDER.index(item.promise.state(context.as_of)))
    shown = shown[:TIMELINE_SHOWN]
    cut = len(dated) - len(shown)
    late = sum(item.promise.state(context.as_of) is PromiseState.OVERDUE for item in dated)
    description = "portfolio-description" if with_account else "description"
    return draw_timeline(
        TimelineChart(
            id="kd-timeline",
            title=words.plural("site.timeline.late", late)
            if late
            else words.text("site.timeline.title"),
            description=words.text(f"site.timeline.{description}"),
            behind=words.text("site.see-table"),
            note=words.plural("site.timeline.cut", cut) if cut else "",
            variants=(FULL, NARROW),
            actions=tuple(_action(context, item, with_account=with_account) for item in shown),
            groups=_groups(context),
            as_of=context.as_of,
            as_of_text=words.text("site.today", date=context.formats.day(context.as_of)),
            month_label=context.formats.month,
            words=TimelineWords(
                action=words.text("site.column.action"),
                owner=words.text("site.column.who"),
                due=words.text("site.column.due"),
                status=words.text("site.column.status"),
            ),
        )
    )


def _groups(context: RenderContext) -> tuple[TimelineGroup, ...]:
    return tuple(
        TimelineGroup(
            key=state,
            heading=context.words.text(f"site.promise.{state}.heading"),
            status=PROMISE_TONES[state].value,
        )
        for state in _ORDER
    )


def _is_shown(item: Promise, as_of: date) -> bool:
    state = item.state(as_of)
    if state is PromiseState.CANCELED:
        return False
    if state is not PromiseState.DONE:
        return True
    day = item.done_on or item.due
    return day is not None and 0 <= (as_of - day).days <= _DONE_SHOWN_DAYS


def _action(context: RenderContext, item: AccountPromise, *, with_account: bool) -> TimelineAction:
    formats = context.formats
    promise = item.promise
    missing = context.words.text("site.no-date")
    return TimelineAction(
        label=f"{item.account.name}: {promise.text}" if with_account else promise.text,
        group=promise.state(context.as_of),
        status_text=promise_status(context, promise).word,
        owner=promise_owners(context, item.account, promise),
        start=promise.start,
        due=promise.due,
        done=promise.done_on,
        date_text=formats.short_day(promise.due) if promise.due else missing,
        due_text=formats.day(promise.due) if promise.due else missing,
    )
