"""What the client says of us: NPS, CSAT, their answers, and the themes they come back to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.window import Window
from kamdocs.model.enums import VoiceMethod
from kamdocs.model.period import FiscalCalendar
from kamdocs.model.programme import Limits
from kamdocs.model.watch import Voice
from kamdocs.source.folding import fold

PROMOTER, DETRACTOR = Decimal(9), Decimal(6)
"""Lowest score of a promoter, highest score of a detractor. Source: kam-domain §3."""

Score = Callable[[list[Decimal], Limits], Decimal]


@dataclass(frozen=True)
class Answer:
    """One answer to a survey, in an account."""

    account: str
    voice: Voice
    score: Decimal


@dataclass(frozen=True)
class SurveyYear:
    """A survey in one fiscal year; `value` is None with too few answers for a score."""

    year: int
    answers: tuple[Answer, ...]
    value: Decimal | None


@dataclass(frozen=True)
class Theme:
    """What clients speak of, how often, how they score it on average, and when last."""

    name: str
    mentions: int
    mean: Decimal | None
    last: date


def survey_answers(
    voices: Iterable[tuple[str, Voice]], method: VoiceMethod, window: Window
) -> tuple[Answer, ...]:
    """Give the scored answers of a method within a window, newest first."""
    found = [
        Answer(account, voice, voice.score)
        for account, voice in voices
        if voice.method is method
        and voice.score is not None
        and window.first <= voice.date <= window.last
    ]
    return tuple(sorted(found, key=_newest))


def nps_value(scores: list[Decimal], _: Limits) -> Decimal:
    """Give NPS: share of 9–10 minus share of 0–6, times 100. Source: kam-domain §3."""
    promoters = sum(score >= PROMOTER for score in scores)
    detractors = sum(score <= DETRACTOR for score in scores)
    return Decimal(100 * (promoters - detractors)) / len(scores)


def csat_value(scores: list[Decimal], limits: Limits) -> Decimal:
    """Give CSAT: answers at or above the satisfied score (8 of 10) ÷ all answers.

    The share of satisfied clients is what CSAT means in surveys; the mean stands beside it.
    """
    satisfied = sum(score >= limits.satisfied_score for score in scores)
    return Decimal(satisfied) / len(scores)


def nps(answers: tuple[Answer, ...], limits: Limits, window: Window) -> Measure:
    """Give the NPS of answers; with fewer than the limit (5) it is not a score: see answers."""
    scores = [item.score for item in answers]
    return Measure(
        "nps",
        _enough(scores, limits, nps_value),
        MeasureUnit.POINTS,
        window.last,
        (
            Input("nps_answers", len(scores) or None, MeasureUnit.COUNT),
            Input("promoters", sum(score >= PROMOTER for score in scores), MeasureUnit.COUNT),
            Input(
                "passives",
                sum(DETRACTOR < score < PROMOTER for score in scores),
                MeasureUnit.COUNT,
            ),
            Input("detractors", sum(score <= DETRACTOR for score in scores), MeasureUnit.COUNT),
        ),
        window=window,
    )


def csat(answers: tuple[Answer, ...], limits: Limits, window: Window) -> Measure:
    """Give the CSAT of answers; with fewer than the limit (5) it is not a score: see answers."""
    scores = [item.score for item in answers]
    mean = sum(scores, Decimal(0)) / len(scores) if scores else None
    return Measure(
        "csat",
        _enough(scores, limits, csat_value),
        MeasureUnit.SHARE,
        window.last,
        (
            Input("csat_answers", len(scores) or None, MeasureUnit.COUNT),
            Input(
                "satisfied",
                sum(score >= limits.satisfied_score for score in scores),
                MeasureUnit.COUNT,
            ),
            Input("csat_mean", mean),
        ),
        window=window,
    )


def survey_years(
    voices: Iterable[tuple[str, Voice]],
    method: VoiceMethod,
    calendar: FiscalCalendar,
    limits: Limits,
    as_of: date,
) -> tuple[SurveyYear, ...]:
    """Give a survey year by year, oldest first, to see where it goes."""
    answers = survey_answers(voices, method, Window(date.min, as_of))
    value = nps_value if method is VoiceMethod.NPS else csat_value
    years = sorted({calendar.year_of(item.voice.date) for item in answers})
    found = []
    for year in years:
        own = tuple(item for item in answers if calendar.year_of(item.voice.date) == year)
        found.append(SurveyYear(year, own, _enough([item.score for item in own], limits, value)))
    return tuple(found)


def voice_themes(voices: Iterable[Voice], as_of: date) -> tuple[Theme, ...]:
    """Give the themes clients speak of, the most frequent first, then the lowest scored."""
    groups: dict[str, list[Voice]] = {}
    for voice in voices:
        if voice.theme and voice.date <= as_of:
            groups.setdefault(fold(voice.theme), []).append(voice)
    themes = [_theme(group) for group in groups.values()]
    return tuple(
        sorted(
            themes,
            key=lambda item: (
                -item.mentions,
                Decimal(11) if item.mean is None else item.mean,
                item.name,
            ),
        )
    )


def _theme(group: list[Voice]) -> Theme:
    scores = [item.score for item in group if item.score is not None]
    mean = sum(scores, Decimal(0)) / len(scores) if scores else None
    return Theme(group[0].theme or "", len(group), mean, max(item.date for item in group))


def _enough(scores: list[Decimal], limits: Limits, value: Score) -> Decimal | None:
    if not scores or len(scores) < limits.survey_answers:
        return None
    return value(scores, limits)


def _newest(item: Answer) -> tuple[int, str, str]:
    return (-item.voice.date.toordinal(), item.account, item.voice.stakeholder or "")
