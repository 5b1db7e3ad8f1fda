"""The words of the trade: what each means, how it is said elsewhere, how files write it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.model.account import AccountFile
from kamdocs.model.commerce import Opportunity, WhiteSpaceCell
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.enums import (
    ActionStatus,
    BuiltInKpi,
    CellState,
    Closeness,
    Direction,
    ForecastCategory,
    Lifecycle,
    MeetingKind,
    ObjectiveStatus,
    OpportunityKind,
    Posture,
    ReviewStatus,
    StageKind,
    StakeholderRole,
    Visibility,
)
from kamdocs.model.figures import Figure
from kamdocs.model.people import Stakeholder
from kamdocs.model.programme import Limits
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.model.vocabulary import key_label, key_words, value_label
from kamdocs.model.work import Objective
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.parts import Cell, Column, Filters, PageHead, Table
from kamdocs.source.word_table import value_table


@dataclass(frozen=True)
class Term:
    """A word of the trade.

    Its label comes from the vocabulary where files have a key or value for it, else from the
    catalogs under `glossary.<id>`; its meaning stands under `glossary.<id>.is`. `values` is the
    closed list it may take.
    """

    id: str
    field: tuple[type[Record], str] | None = None
    value: StrEnum | None = None
    values: type[StrEnum] | None = None

    def label(self, language: str) -> str:
        """Give the term in a language."""
        own = f"glossary.{self.id}"
        if messages_for(language).has(own):
            return messages_for(language).text(own)
        if self.field is not None:
            return key_label(*self.field, language)
        if self.value is not None:
            return value_label(self.value, language)
        raise KeyError(own)

    def written(self) -> tuple[str, str] | None:
        """Give how files write it in Portuguese and in English; None for a word of pages only."""
        if self.field is not None:
            record, name = self.field
            return key_words(record)[name].pt, record_shape(record)[name].key
        if self.value is not None:
            table = value_table(type(self.value))
            return table.word(self.value.value, "pt"), table.word(self.value.value, "en")
        return None


TERMS: tuple[Term, ...] = (
    Term("portfolio"),
    Term("key-account"),
    Term("kam", (AccountFile, "owner")),
    Term("sponsor", (AccountFile, "sponsor")),
    Term("why-key", (AccountFile, "why_key")),
    Term("tier", (AccountFile, "tier")),
    Term("abc-class"),
    Term("scores", (AccountFile, "scores")),
    Term("lifecycle", (AccountFile, "lifecycle"), values=Lifecycle),
    Term("revenue", value=BuiltInKpi.REVENUE),
    Term("wallet-share", (Limits, "wallet_share")),
    Term("white-space", (AccountFile, "white_space"), values=CellState),
    Term("total-spend", (WhiteSpaceCell, "total_spend")),
    Term("unit", (AccountFile, "units")),
    Term("stakeholders", (AccountFile, "stakeholders")),
    Term("role", (Stakeholder, "role"), values=StakeholderRole),
    Term("posture", (Stakeholder, "posture"), values=Posture),
    Term("closeness", (Stakeholder, "closeness"), values=Closeness),
    Term("to-identify", (Stakeholder, "to_identify")),
    Term("objective-status", (Objective, "status"), values=ObjectiveStatus),
    Term("measure", (Objective, "measure")),
    Term("direction", (Objective, "direction"), values=Direction),
    Term("action-status", values=ActionStatus),
    Term("joint-plan", (AccountFile, "joint_plan")),
    Term("commitments", (QuarterlyReview, "commitments")),
    Term("opportunity-kind", (Opportunity, "kind"), values=OpportunityKind),
    Term("stage", (Opportunity, "stage"), values=StageKind),
    Term("forecast-category", (Opportunity, "category"), values=ForecastCategory),
    Term("forecast", (Figure, "forecast")),
    Term("issues", (AccountFile, "issues")),
    Term("risk", (AccountFile, "risks")),
    Term("receivables"),
    Term("qbr", value=MeetingKind.QBR),
    Term("ebr", value=MeetingKind.EBR),
    Term("review-stage", (QuarterlyReview, "status"), values=ReviewStatus),
    Term("decisions-sought", (QuarterlyReview, "decisions_sought")),
    Term("agenda", (Meeting, "agenda")),
    Term("minutes"),
    Term("follow-ups", (Meeting, "follow_ups")),
    Term("client-pack"),
    Term("visibility", (AccountFile, "visibility"), values=Visibility),
)
"""The terms, those that belong together side by side. Source: vocabulary, "Words that go wrong"."""


@dataclass(frozen=True)
class GlossaryView:
    """What the glossary shows."""

    head: PageHead
    table: Table
    filters: Filters


def glossary_view(context: RenderContext, links: Links) -> GlossaryView:
    """Give what the glossary shows."""
    words = context.words
    title = words.text("site.programme.glossary")
    others = [language for language in LANGUAGES if language != context.language]
    return GlossaryView(
        portfolio_head(
            context,
            links,
            title,
            words.text("glossary.answer", count=len(TERMS)),
            parents=((words.text("site.nav.programme"), context.addresses.portfolio("programme")),),
        ),
        Table(
            title,
            (
                Column(words.text("glossary.term")),
                Column(words.text("site.column.meaning"), wide=True),
                *(Column(words.text(f"glossary.language.{language}")) for language in others),
                Column(words.text("glossary.in-files")),
            ),
            tuple(_row(context, term, others) for term in TERMS),
            sortable=True,
        ),
        Filters("kd-glossary", ()),
    )


def _row(context: RenderContext, term: Term, others: list[str]) -> tuple[Cell, ...]:
    written = term.written()
    keys = "" if written is None else " / ".join(dict.fromkeys(written))
    return (
        Cell(term.label(context.language)),
        Cell(context.words.text(f"glossary.{term.id}.is"), note=_values(context, term)),
        *(Cell(term.label(language)) for language in others),
        Cell(keys or "–"),
    )


def _values(context: RenderContext, term: Term) -> str:
    """List the values a term may take."""
    names = list(_labels(context, term))
    if not names:
        return ""
    return context.words.text("glossary.values", values=context.formats.names(names))


def _labels(context: RenderContext, term: Term) -> Iterator[str]:
    if term.values is not None:
        for value in term.values:
            yield value_label(value, context.language)
