"""What the client says of us: scores where there are enough answers, else the answers."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.account_relationship import AccountRelationship
from kamdocs.metrics.measure import Measure, MeasureUnit
from kamdocs.metrics.voice import Answer, SurveyYear, Theme
from kamdocs.model.account import Account
from kamdocs.model.vocabulary import key_label
from kamdocs.model.watch import Voice
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_name, value_text
from kamdocs.render.views.cells import Cells, without_empty_columns
from kamdocs.render.views.parts import Column, Table

ANSWERS_SHOWN = 10
"""Answers listed, the newest first."""

THEMES_SHOWN = 6
"""Themes listed, the most frequent first."""


@dataclass(frozen=True)
class SurveyView:
    """A survey in a sentence: its score, or its answers where they are too few for one."""

    name: str
    value: str
    text: str
    years: str


@dataclass(frozen=True)
class VoiceView:
    """The voice of the client: surveys, answers, themes."""

    surveys: tuple[SurveyView, ...]
    answers: Table
    themes: tuple[str, ...]


def client_voice(
    context: RenderContext, account: Account, relationship: AccountRelationship
) -> VoiceView | None:
    """Give the voice of the client; None where nobody asked them."""
    if not account.voice_of_customer:
        return None
    surveys = (
        survey_view(context, relationship.nps, relationship.nps_answers, relationship.nps_years),
        survey_view(context, relationship.csat, relationship.csat_answers, relationship.csat_years),
    )
    return VoiceView(
        tuple(item for item in surveys if item is not None),
        answers_table(context, account),
        tuple(theme_text(context, item) for item in relationship.themes[:THEMES_SHOWN]),
    )


def survey_view(
    context: RenderContext,
    measure: Measure,
    answers: tuple[Answer, ...],
    years: tuple[SurveyYear, ...],
) -> SurveyView | None:
    """Give a survey as a score with what it is made of, or as its answers; None without any."""
    if not years:
        return None
    words = context.words
    name = measure_name(context, measure.key)
    told = _years(context, years, measure.unit)
    if not answers:
        return SurveyView(name, "", words.text("site.voice.none-lately"), told)
    if measure.value is not None:
        value = value_text(context, measure.value, measure.unit)
        texts = {item.key: value_text(context, item.value, item.unit) for item in measure.inputs}
        return SurveyView(name, value, words.text(f"site.voice.{measure.key}", **texts), told)
    names = context.formats.names([context.formats.number(item.score, 1) for item in answers])
    scores = words.plural("site.voice.scores", len(answers), scores=names)
    return SurveyView(name, scores, words.plural("site.voice.too-few", len(answers)), told)


def _years(context: RenderContext, years: tuple[SurveyYear, ...], unit: MeasureUnit) -> str:
    """Write a survey year by year, where there is more than one."""
    if len(years) < 2:
        return ""
    parts = []
    for item in years:
        if item.value is not None:
            value = value_text(context, item.value, unit)
        else:
            scores = [context.formats.number(answer.score, 1) for answer in item.answers]
            names = context.formats.names(scores)
            value = context.words.plural("site.voice.scores", len(scores), scores=names)
        parts.append(f"{item.year}: {value}")
    return "; ".join(parts)


def answers_table(context: RenderContext, account: Account) -> Table:
    """List what the client said, newest first."""
    language = context.language
    cells = Cells(context)
    told = [item for item in account.voice_of_customer if item.date <= context.as_of]
    told.sort(key=lambda item: item.date, reverse=True)
    columns = (
        Column(context.words.text("site.column.date")),
        Column(context.words.text("site.column.who")),
        Column(key_label(Voice, "method", language)),
        Column(key_label(Voice, "score", language), numeric=True),
        Column(key_label(Voice, "comment", language), wide=True),
        Column(key_label(Voice, "theme", language)),
        Column(key_label(Voice, "follow_up", language), wide=True),
    )
    rows = tuple(
        (
            cells.day(item.date),
            cells.text(context.stakeholder(account, item.stakeholder)),
            cells.label(item.method),
            cells.text(None if item.score is None else context.formats.number(item.score, 1)),
            cells.text(item.comment),
            cells.text(item.theme),
            cells.text(item.follow_up),
        )
        for item in told[:ANSWERS_SHOWN]
    )
    left = len(told) - len(rows)
    note = context.words.plural("site.voice.more", left) if left > 0 else ""
    return without_empty_columns(
        Table(context.words.text("site.voice.answers"), columns, rows, note=note)
    )


def theme_text(context: RenderContext, theme: Theme) -> str:
    """Write a theme with how often it comes up and its mean score."""
    count = context.words.plural("site.voice.mentions", theme.mentions)
    if theme.mean is None:
        return f"{theme.name}: {count}"
    mean = context.words.text("site.voice.mean", score=context.formats.number(theme.mean, 1))
    return f"{theme.name}: {count}, {mean}"
