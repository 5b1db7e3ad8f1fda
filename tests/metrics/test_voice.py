"""NPS, CSAT, their answers and years, and themes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.engagement import last_year
from kamdocs.metrics.voice import csat, nps, survey_answers, survey_years, voice_themes
from kamdocs.metrics.window import Window
from kamdocs.model.enums import VoiceMethod
from kamdocs.model.period import FiscalCalendar
from kamdocs.model.programme import Limits
from kamdocs.model.watch import Voice

AS_OF = date(2026, 10, 15)
YEAR = last_year(AS_OF)
DAY = date(2026, 5, 20)


def answers(method: VoiceMethod, *scores: str) -> tuple[tuple[str, Voice], ...]:
    return tuple(("a", Voice(date=DAY, method=method, score=Decimal(item))) for item in scores)


@pytest.mark.parametrize(
    ("scores", "value"),
    [
        (("10", "9", "8", "7", "6"), "20"),
        (("10", "10", "10", "10", "10"), "100"),
        (("0", "1", "2", "3", "6"), "-100"),
        (("7", "8", "7", "8", "8.9"), "0"),
        (("9", "9", "6", "6", "7", "8"), "0"),
    ],
)
def test_nps_is_promoters_minus_detractors(scores: tuple[str, ...], value: str) -> None:
    found = survey_answers(answers(VoiceMethod.NPS, *scores), VoiceMethod.NPS, YEAR)
    assert nps(found, Limits(), YEAR).value == Decimal(value)


def test_under_five_answers_there_is_no_score_but_the_answers() -> None:
    found = survey_answers(answers(VoiceMethod.NPS, "9", "10", "6", "9"), VoiceMethod.NPS, YEAR)
    measure = nps(found, Limits(), YEAR)
    assert measure.value is None
    assert measure.missing == ()
    assert [item.score for item in found] == [Decimal(9), Decimal(10), Decimal(6), Decimal(9)]
    assert nps(found, Limits(survey_answers=4), YEAR).value == Decimal(50)


def test_without_answers_the_answers_are_what_is_missing() -> None:
    assert nps((), Limits(), YEAR).missing == ("nps_answers",)
    assert csat((), Limits(), YEAR).missing == ("csat_answers", "csat_mean")


def test_csat_is_the_share_of_eight_and_more_with_the_mean_beside_it() -> None:
    found = survey_answers(
        answers(VoiceMethod.CSAT, "10", "8", "7.9", "5", "9"), VoiceMethod.CSAT, YEAR
    )
    measure = csat(found, Limits(), YEAR)
    assert measure.value == Decimal("0.6")
    assert [item.value for item in measure.inputs] == [5, 3, Decimal("7.98")]


def test_only_scored_answers_of_the_method_and_the_window_count() -> None:
    voices = (
        ("a", Voice(date=date(2025, 10, 15), method=VoiceMethod.NPS, score=Decimal(1))),
        ("a", Voice(date=date(2025, 10, 16), method=VoiceMethod.NPS, score=Decimal(2))),
        ("b", Voice(date=date(2026, 10, 15), method=VoiceMethod.NPS, score=Decimal(3))),
        ("b", Voice(date=date(2026, 10, 16), method=VoiceMethod.NPS, score=Decimal(4))),
        ("b", Voice(date=DAY, method=VoiceMethod.NPS)),
        ("b", Voice(date=DAY, method=VoiceMethod.CSAT, score=Decimal(5))),
        ("b", Voice(date=DAY, score=Decimal(6))),
    )
    found = survey_answers(voices, VoiceMethod.NPS, YEAR)
    assert [(item.account, item.score) for item in found] == [("b", Decimal(3)), ("a", Decimal(2))]


@pytest.mark.parametrize(
    ("as_of", "first"),
    [
        (date(2026, 10, 15), date(2025, 10, 16)),
        (date(2028, 2, 29), date(2027, 3, 1)),
        (date(2027, 2, 28), date(2026, 3, 1)),
        (date(2026, 12, 31), date(2026, 1, 1)),
    ],
)
def test_last_year_is_twelve_months_over_leap_days_too(as_of: date, first: date) -> None:
    assert last_year(as_of) == Window(first, as_of)


def test_years_are_fiscal_and_score_only_with_enough_answers() -> None:
    july = FiscalCalendar(7)
    voices = tuple(
        ("a", Voice(date=day, method=VoiceMethod.NPS, score=Decimal(10)))
        for day in (date(2026, 6, 30), *[date(2026, 7, 1)] * 5)
    )
    found = survey_years(voices, VoiceMethod.NPS, july, Limits(), AS_OF)
    assert [(item.year, len(item.answers), item.value) for item in found] == [
        (2026, 1, None),
        (2027, 5, Decimal(100)),
    ]


def test_themes_are_counted_whatever_their_case_and_the_worst_scored_first() -> None:
    def voice(theme: str | None, score: str | None, day: date = DAY) -> Voice:
        return Voice(date=day, theme=theme, score=None if score is None else Decimal(score))

    found = voice_themes(
        (
            voice("Entrega", "6"),
            voice("entrega", "8", date(2026, 7, 1)),
            voice("preço", "9"),
            voice("prazo", None),
            voice("arte", "4"),
            voice(None, "1"),
            voice("futuro", "1", date(2026, 12, 1)),
        ),
        AS_OF,
    )
    assert [(item.name, item.mentions, item.mean) for item in found] == [
        ("Entrega", 2, Decimal(7)),
        ("arte", 1, Decimal(4)),
        ("preço", 1, Decimal(9)),
        ("prazo", 1, None),
    ]
    assert found[0].last == date(2026, 7, 1)
