from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts.frame import FULL, NARROW, WIDE, Variant
from kamdocs.render.charts.pareto import (
    ParetoChart,
    ParetoLimit,
    ParetoRow,
    ParetoWords,
    draw_pareto,
)
from kamdocs.render.charts.text import text_width

VARIANTS = (WIDE, NARROW, FULL)
LONG = "Companhia Brasileira de Laticínios e Derivados do Alto Paranaíba"


def chart(shares: list[int], *, names: list[str] | None = None, rest: bool = False) -> ParetoChart:
    """A chart of shares in per cent, largest first."""
    rows = []
    cumulated = 0
    for place, share in enumerate(shares):
        cumulated += share
        last = rest and place == len(shares) - 1
        rows.append(
            ParetoRow(
                name=names[place] if names else f"Conta {place + 1}",
                value_text=f"R$ {share},00 mi",
                share=Decimal(share) / 100,
                share_text=f"{share},0%",
                cumulated=Decimal(cumulated) / 100,
                cumulated_text=f"{cumulated},0%",
                group="" if last else "A" if cumulated <= 80 else "B",
                rest=last,
            )
        )
    return ParetoChart(
        id="pareto",
        title="2 de 4 contas fazem 80% do faturamento",
        description="Barras e linha acumulada.",
        behind="Ver tabela",
        variants=VARIANTS,
        rows=tuple(rows),
        limits=(
            ParetoLimit(share=Decimal("0.8"), text="80%"),
            ParetoLimit(share=Decimal("0.95"), text="95%"),
        ),
        words=ParetoWords(
            account="Conta", value="Faturamento", share="Parte", cumulated="Acum.", group="ABC"
        ),
    )


def drawing(spec: ParetoChart, variant: Variant) -> ElementTree.Element:
    figure = ElementTree.fromstring(draw_pareto(spec))
    return next(
        svg for svg in figure.findall("svg") if f"kd-{variant.name}" in (svg.get("class") or "")
    )


def boxes(svg: ElementTree.Element, size: float) -> list[tuple[float, float, float, str]]:
    """Left, right, baseline and text of every text."""
    found = []
    for text in svg.iter("text"):
        width = text_width(text.text or "", size)
        x = float(text.get("x", 0))
        start = {"end": x - width, "middle": x - width / 2}.get(text.get("text-anchor", ""), x)
        found.append((start, start + width, float(text.get("y", 0)), text.text or ""))
    return found


def test_bars_begin_at_zero_and_follow_the_share() -> None:
    svg = drawing(chart([50, 30, 15, 5]), WIDE)
    bars = svg.findall(".//rect")
    assert len({bar.get("x") for bar in bars}) == 1
    widths = [float(bar.get("width", 0)) for bar in bars]
    assert [round(width / widths[-1], 1) for width in widths] == [10.0, 6.0, 3.0, 1.0]


def test_the_line_ends_where_everything_is_cumulated() -> None:
    svg = drawing(chart([50, 30, 20]), WIDE)
    line = svg.find(".//polyline")
    assert line is not None
    last = float((line.get("points") or "").split()[-1].split(",")[0])
    rules = [float(rule.get("x1", 0)) for rule in svg.findall(".//line")]
    bar = svg.find(".//rect")
    assert bar is not None
    left = float(bar.get("x", 0))
    assert round((rules[0] - left) / (last - left), 2) == 0.8


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
@pytest.mark.parametrize("count", [1, 2, 13, 40])
def test_no_text_touches_another(variant: Variant, count: int) -> None:
    names = [LONG if place % 2 else f"Conta {place}" for place in range(count)]
    shares = [max(1, 100 // count)] * count
    found = boxes(drawing(chart(shares, names=names, rest=count > 2), variant), variant.size)
    assert len(found) > count
    for index, one in enumerate(found):
        assert one[0] >= -0.5
        assert one[1] <= variant.width + 0.5
        for other in found[index + 1 :]:
            same_line = abs(one[2] - other[2]) < variant.size
            assert not same_line or one[1] <= other[0] or other[1] <= one[0], (one, other)


def test_names_are_text_and_never_markup() -> None:
    markup = draw_pareto(chart([60, 40], names=["<b>&", "O’Boi"]))
    assert "<b>" not in markup
    assert "&lt;b&gt;&amp;" in markup


def test_the_table_behind_names_every_row_with_its_class() -> None:
    figure = ElementTree.fromstring(draw_pareto(chart([60, 30, 10], rest=True)))
    rows = [["".join(cell.itertext()) for cell in row] for row in figure.findall(".//tbody/tr")]
    assert rows[0] == ["Conta 1", "R$ 60,00 mi", "60,0%", "60,0%", "A"]
    assert rows[-1][-1] == ""


def test_the_same_data_gives_the_same_bytes() -> None:
    assert draw_pareto(chart([60, 40])) == draw_pareto(chart([60, 40]))
