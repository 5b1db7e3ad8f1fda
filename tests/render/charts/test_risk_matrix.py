from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kamdocs.render.charts.frame import FULL, NARROW, WIDE
from kamdocs.render.charts.risk_matrix import (
    RiskMatrix,
    RiskMatrixWords,
    RiskPoint,
    draw_risk_matrix,
)
from tests.render.charts.test_labels_apart import assert_readable

STEPS = st.integers(1, 5)


def point(impact: int, likelihood: int, name: str = "Perder o contrato") -> RiskPoint:
    return RiskPoint(name=name, impact=impact, likelihood=likelihood, detail="Vereda Alimentos")


def chart(*points: RiskPoint) -> RiskMatrix:
    return RiskMatrix(
        id="riscos",
        title="2 riscos são graves",
        description="d",
        behind="Ver tabela",
        variants=(FULL, WIDE, NARROW),
        points=points,
        tones=((15, "risk"), (8, "watch")),
        words=RiskMatrixWords(
            risk="Risco",
            impact="Impacto",
            likelihood="Probabilidade",
            score="Nota",
            detail="Conta",
            more="e mais {n} na tabela",
        ),
    )


def wide(*points: RiskPoint) -> ElementTree.Element:
    return ElementTree.fromstring(draw_risk_matrix(chart(*points))).findall("svg")[1]


def numbers(svg: ElementTree.Element) -> list[str | None]:
    return [text.text for text in svg.iter("text") if "kd-risk-number" in text.get("class", "")]


def test_every_risk_stands_as_its_number_in_its_cell() -> None:
    svg = wide(point(5, 4), point(1, 1), point(5, 4))
    assert sorted(str(text) for text in numbers(svg)) == ["1", "2", "3"]
    places = {
        text.text: (float(text.get("x", "")), float(text.get("y", "")))
        for text in svg.iter("text")
        if "kd-risk-number" in text.get("class", "")
    }
    assert places["2"][0] < places["1"][0]
    assert places["2"][1] > places["1"][1]


def test_a_full_cell_counts_those_it_cannot_show() -> None:
    svg = wide(*[point(3, 3) for _ in range(40)])
    shown = [str(text) for text in numbers(svg)]
    assert shown[-1].startswith("+")
    assert len(shown) - 1 + int(shown[-1]) == 40


def test_cells_have_the_tone_of_their_score() -> None:
    svg = wide(point(1, 1))
    cells = [
        cell.get("class", "") for cell in svg.iter("rect") if "kd-risk-cell" in str(cell.attrib)
    ]
    assert len(cells) == 25
    # 15, 20, 25 and their mirrors: 3×5, 4×4, 4×5, 5×5, 5×3, 5×4 are grave
    assert sum(name.endswith(" kd-risk") for name in cells) == 6


def test_the_table_behind_names_every_risk_with_its_score() -> None:
    markup = ElementTree.fromstring(draw_risk_matrix(chart(point(5, 4), point(2, 3))))
    rows = [[cell.text for cell in row] for row in markup.findall(".//tbody/tr")]
    assert rows[0] == ["1", "Perder o contrato", "5", "4", "20", "Vereda Alimentos"]
    assert rows[1][4] == "6"


def test_names_are_escaped_and_the_drawing_is_the_same_twice() -> None:
    spec = chart(point(3, 3, "<script>alert(1)</script> & cia"))
    assert "<script>" not in draw_risk_matrix(spec)
    assert draw_risk_matrix(spec) == draw_risk_matrix(spec)


def test_no_risk_draws_an_empty_matrix() -> None:
    assert numbers(wide()) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(STEPS, STEPS, st.text(max_size=60)), max_size=60))
@example([(3, 3, "Segunda fonte de caixas homologada em Chapecó pelo concorrente")] * 12)
@example([(5, 5, "x")] * 120)
def test_numbers_and_names_never_lie_on_each_other(items: list[tuple[int, int, str]]) -> None:
    points = (point(impact, likelihood, name or "r") for impact, likelihood, name in items)
    assert_readable(draw_risk_matrix(chart(*points)))
