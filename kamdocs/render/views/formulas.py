"""Every formula with the settings of today in it, by topic."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.definitions import DEFINITIONS, TOPICS
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import formula, measure_name
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.parts import Cell, Column, Fact, PageHead, Table


@dataclass(frozen=True)
class TopicView:
    """The formulas of one topic and the anchor of its card."""

    anchor: str
    table: Table


@dataclass(frozen=True)
class FormulasView:
    """What the page of formulas shows."""

    head: PageHead
    contents: tuple[Fact, ...]
    topics: tuple[TopicView, ...]


def formulas_view(context: RenderContext, links: Links) -> FormulasView:
    """Give what the page of formulas shows."""
    words = context.words
    topics = tuple(_topic(context, topic) for topic, items in TOPICS.items() if items)
    return FormulasView(
        portfolio_head(
            context,
            links,
            words.text("site.programme.formulas"),
            words.plural("site.programme.formulas-answer", len({item.key for item in DEFINITIONS})),
            parents=((words.text("site.nav.programme"), context.addresses.portfolio("programme")),),
        ),
        tuple(Fact(topic.table.caption, "", f"#{topic.anchor}") for topic in topics),
        topics,
    )


def _topic(context: RenderContext, topic: str) -> TopicView:
    words = context.words
    return TopicView(
        f"kd-formulas-{topic}",
        Table(
            words.text(f"site.formulas.{topic}"),
            (
                Column(words.text("site.programme.figure")),
                Column(words.text("site.programme.formula"), wide=True),
            ),
            tuple(
                (Cell(measure_name(context, item.key)), Cell(formula(context, item)))
                for item in TOPICS[topic]
            ),
        ),
    )
