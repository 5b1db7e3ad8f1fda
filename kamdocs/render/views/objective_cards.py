"""An objective with its progress against what was expected by the day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.progress import Pace, Progress
from kamdocs.metrics.standing import Standing
from kamdocs.model.enums import Direction
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.model.work import Objective
from kamdocs.render.charts import ProgressBar, draw_progress
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells, without_empty_columns
from kamdocs.render.views.figures import is_money
from kamdocs.render.views.parts import Cell, Column, Fact, Status, Table, Tone
from kamdocs.render.views.promises import promise_table

_TONES = {
    Pace.ON_TRACK: Tone.GOOD,
    Pace.ACHIEVED: Tone.GOOD,
    Pace.BEHIND: Tone.WATCH,
    Pace.FAR_BEHIND: Tone.RISK,
    Pace.OVERDUE: Tone.RISK,
    Pace.DEFERRED: Tone.NONE,
    Pace.CANCELED: Tone.NONE,
    Pace.NOT_STARTED: Tone.NONE,
    Pace.NO_DATA: Tone.NONE,
}


@dataclass(frozen=True)
class ObjectiveCard:
    """An objective as the plan and the objectives page show it."""

    id: str
    title: str
    side: str
    status: Status
    bar: Markup | None
    summary: str
    explanation: str
    facts: tuple[Fact, ...]
    planned: Table
    actions: Table
    comments: tuple[Fact, ...]


def objective_card(context: RenderContext, standing: Standing, item: Objective) -> ObjectiveCard:
    """Give the card of one objective."""
    progress = standing.progress[item.id]
    currency = standing.account.currency
    words = context.words
    actions = [promise for promise in standing.promises if promise.objective == item.id]
    return ObjectiveCard(
        id=item.id,
        title=item.title,
        side=value_label(item.side, context.language) if item.side else "",
        status=Status(_TONES[progress.pace], words.text(f"site.pace.{progress.pace}")),
        bar=_bar(context, item, progress, currency),
        summary=_summary(context, item, progress, currency),
        explanation=_explanation(context, progress),
        facts=_facts(context, standing, item),
        planned=_planned(context, item, currency),
        actions=promise_table(
            context,
            standing.account,
            actions,
            words.text("site.objective.actions"),
        ),
        comments=_comments(context, item),
    )


def _bar(
    context: RenderContext, item: Objective, progress: Progress, currency: str | None
) -> Markup | None:
    if item.start_value is None or item.target is None:
        return None
    return draw_progress(
        ProgressBar(
            text=_summary(context, item, progress, currency),
            missing=context.words.text("site.missing"),
            start=item.start_value,
            target=item.target,
            current=item.current_value,
            expected=progress.expected_value,
            higher_is_better=item.direction is not Direction.DOWN,
        )
    )


def _summary(
    context: RenderContext, item: Objective, progress: Progress, currency: str | None
) -> str:
    parts = [measured_text(context, item, progress, currency)]
    if item.due is not None:
        parts.append(context.words.text("site.objective.until", date=context.formats.day(item.due)))
    if item.owner:
        parts.append(context.person(item.owner))
    return " · ".join(part for part in parts if part)


def measured_text(
    context: RenderContext, item: Objective, progress: Progress, currency: str | None
) -> str:
    """Say how far an objective is and how far it was to be; empty where nothing measures it."""
    words = context.words
    parts = []
    if item.target is not None:
        target = _value(context, item, item.target, currency)
        if item.current_value is None:
            parts.append(words.text("site.objective.current-missing", target=target))
        else:
            current = _value(context, item, item.current_value, currency)
            parts.append(_from_to(context, item, current, target, currency))
    settled = (Pace.ACHIEVED, Pace.CANCELED, Pace.DEFERRED)
    if progress.expected_value is not None and progress.pace not in settled:
        expected = _value(context, item, progress.expected_value, currency)
        parts.append(words.text("site.objective.expected", value=expected))
    return " · ".join(parts)


def _from_to(
    context: RenderContext, item: Objective, current: str, target: str, currency: str | None
) -> str:
    if item.start_value:
        start = _value(context, item, item.start_value, currency)
        return context.words.text(
            "site.objective.from-to", current=current, start=start, target=target
        )
    return context.words.text("site.objective.of", current=current, target=target)


def _explanation(context: RenderContext, progress: Progress) -> str:
    words = context.words
    if progress.done is None or progress.expected is None:
        return words.text("site.objective.no-measure") if progress.pace is Pace.NO_DATA else ""
    kind = "planned" if progress.planned else "straight"
    return words.text(
        f"site.objective.explained-{kind}",
        done=context.formats.percent(progress.done, 0),
        expected=context.formats.percent(progress.expected, 0),
        date=context.formats.day(context.as_of),
    )


def _value(context: RenderContext, item: Objective, value: Decimal, currency: str | None) -> str:
    return context.formats.measured(value, _measure(context, item), currency)


def _measure(context: RenderContext, item: Objective) -> str | None:
    """Give the measure; an objective of a KPI in money needs none of its own."""
    if item.measure is None and item.kpi is not None and is_money(item.kpi):
        return context.formats.currency_symbol()
    return item.measure


def _facts(context: RenderContext, standing: Standing, item: Objective) -> tuple[Fact, ...]:
    account = standing.account
    language = context.language
    formats = context.formats

    def label(field: str) -> str:
        return key_label(Objective, field, language)

    who_cares = [context.stakeholder(account, name) for name in item.who_cares]
    candidates = [
        (label("kind"), value_label(item.kind, language) if item.kind else ""),
        (label("kpi"), context.kpi_name(item.kpi)),
        (label("status"), value_label(item.status, language)),
        (label("direction"), value_label(item.direction, language) if item.direction else ""),
        (label("priority"), value_label(item.priority, language) if item.priority else ""),
        (label("unit"), context.unit(account, item.unit)),
        (label("offering"), context.offering(item.offering)),
        (label("start"), formats.day(item.start) if item.start else ""),
        (label("weight"), formats.number(item.weight) + "%" if item.weight else ""),
        (label("agreed_by"), context.stakeholder(account, item.agreed_by)),
        (label("agreed_on"), formats.day(item.agreed_on) if item.agreed_on else ""),
        (label("who_cares"), formats.names(who_cares)),
        (label("outcome"), value_label(item.outcome, language) if item.outcome else ""),
    ]
    return tuple(Fact(name, value) for name, value in candidates if value)


def _planned(context: RenderContext, item: Objective, currency: str | None) -> Table:
    words = context.words
    cells = Cells(context)
    return without_empty_columns(
        Table(
            words.text("site.objective.planned"),
            (
                Column(words.text("site.column.period")),
                Column(words.text("site.column.planned"), numeric=True),
            ),
            tuple(
                (
                    cells.text(context.formats.period(value.period)),
                    Cell(_value(context, item, value.value, currency)),
                )
                for value in item.planned
            ),
        )
    )


def _comments(context: RenderContext, item: Objective) -> tuple[Fact, ...]:
    candidates = {
        "customer_relevance": item.customer_relevance,
        "owner_comment": item.owner_comment,
        "manager_comment": item.manager_comment,
    }
    return tuple(
        Fact(key_label(Objective, field, context.language), text)
        for field, text in candidates.items()
        if text
    )
