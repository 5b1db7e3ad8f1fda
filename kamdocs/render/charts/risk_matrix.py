"""Risks by impact and likelihood: a matrix of five by five with a number for each risk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.render.charts.frame import Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.mark import Status
from kamdocs.render.charts.risk_matrix_layout import STEPS, Cell, Disc, MatrixPlan, plan_matrix
from kamdocs.render.charts.svg import element, join


@dataclass(frozen=True, kw_only=True)
class RiskPoint:
    """A risk with impact and likelihood from 1 to 5."""

    name: str
    impact: int
    likelihood: int
    detail: str = ""
    """Account, exposure or owner, after the name in the key and in the table."""


@dataclass(frozen=True, kw_only=True)
class RiskMatrixWords:
    """The words of the matrix."""

    risk: str
    impact: str
    likelihood: str
    score: str
    detail: str
    more: str
    """Below the key when it does not name every risk; `{n}` is how many it leaves out."""


@dataclass(frozen=True, kw_only=True)
class RiskMatrix(Figure):
    """Risks in order of gravity; their numbers are their places in it, from 1."""

    points: tuple[RiskPoint, ...]
    tones: tuple[tuple[int, Status], ...]
    """Lowest score of each tone, the highest first."""
    words: RiskMatrixWords


def draw_risk_matrix(chart: RiskMatrix) -> Markup:
    """Draw the matrix with numbered risks, their key and the table behind."""
    words = chart.words
    table = Table(
        heads=("#", words.risk, words.impact, words.likelihood, words.score, words.detail),
        rows=[
            (
                str(number),
                point.name,
                str(point.impact),
                str(point.likelihood),
                str(point.impact * point.likelihood),
                point.detail,
            )
            for number, point in enumerate(chart.points, start=1)
        ],
        numeric=(2, 3, 4),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _draw(chart: RiskMatrix, variant: Variant) -> Drawing:
    plan = plan_matrix(
        variant,
        places=[(point.impact, point.likelihood) for point in chart.points],
        names=[(point.name, point.detail) for point in chart.points],
        impact=chart.words.impact,
        likelihood=chart.words.likelihood,
        more=chart.words.more,
    )
    cells = (
        _draw_cell(plan.cell(impact, likelihood), _tone(chart, impact * likelihood))
        for impact in STEPS
        for likelihood in STEPS
    )
    discs = (_draw_disc(chart, disc) for disc in plan.discs)
    body = [element("g", *cells), *discs, *_draw_words(plan), *_draw_key(plan)]
    return Drawing(variant, plan.bottom, join(body))


def _tone(chart: RiskMatrix, score: int) -> Status:
    return next((tone for least, tone in chart.tones if score >= least), "none")


def _draw_cell(cell: Cell, tone: Status) -> Markup:
    return element(
        "rect",
        class_=f"kd-risk-cell kd-{tone}",
        x=cell.left,
        y=cell.top,
        width=cell.width,
        height=cell.height,
        rx=3,
    )


def _draw_disc(chart: RiskMatrix, disc: Disc) -> Markup:
    names: Sequence[str] = [f"{number}. {chart.points[number - 1].name}" for number in disc.numbers]
    return element(
        "g",
        element("title", " · ".join(names)),
        element(
            "rect",
            class_="kd-risk-disc",
            x=disc.label.left - disc.padding,
            y=disc.top,
            width=disc.label.width + 2 * disc.padding,
            height=disc.height,
            rx=disc.height / 2,
        ),
        disc.label.draw("kd-risk-number"),
    )


def _draw_words(plan: MatrixPlan) -> list[Markup]:
    return [
        *(label.draw("kd-quiet") for label in plan.ticks),
        *(label.draw("kd-mark") for label in plan.axes),
    ]


def _draw_key(plan: MatrixPlan) -> list[Markup]:
    return [
        *(label.draw("kd-mark") for label in plan.key_numbers),
        *(label.draw(class_) for class_, label in plan.key),
    ]
