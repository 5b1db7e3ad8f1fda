from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.render.charts.ageing_bars import AgeingBar, AgeingChart, AgeingWords, draw_ageing
from tests.render.charts.test_labels_apart import assert_readable

NAMES = ("A vencer", "1–30 dias", "31–60 dias", "61–90 dias", "Mais de 90 dias")


def chart(amounts: list[str], disputed: str = "0") -> AgeingChart:
    return AgeingChart(
        id="vencidos",
        title="34% venceram",
        description="d",
        behind="Ver tabela",
        bars=tuple(
            AgeingBar(
                label=name,
                amount=Decimal(amount),
                amount_text=f"R$ {amount} mil",
                note="3 títulos",
                tone="risk",
                disputed=min(Decimal(disputed), Decimal(amount)),
                disputed_text=f"R$ {disputed} mil",
            )
            for name, amount in zip(NAMES, amounts, strict=False)
        ),
        words=AgeingWords(bucket="Atraso", amount="Valor", note="Títulos", disputed="Contestado"),
    )


def widths(markup: str) -> list[float]:
    svg = ElementTree.fromstring(markup).findall("svg")[0]
    return [
        float(bar.get("width", ""))
        for bar in svg.iter("rect")
        if bar.get("class", "").startswith("kd-age ")
    ]


def test_bars_share_one_scale_from_zero() -> None:
    whole, half, trace, nothing, _ = widths(draw_ageing(chart(["100", "50", "0.01", "0", "25"])))
    assert abs(half - whole / 2) < 0.2
    assert trace == 2
    assert nothing == 0


def test_the_disputed_part_stands_inside_its_bar_and_is_named_once() -> None:
    markup = draw_ageing(chart(["100", "50"], "10"))
    assert markup.count("kd-age-disputed") == 2 * 3  # two bars and the key, in two variants
    svg = ElementTree.fromstring(markup).findall("svg")[0]
    assert [text.text for text in svg.iter("text")].count("Contestado") == 1


def test_without_disputes_the_table_has_no_column_for_them() -> None:
    heads = ElementTree.fromstring(draw_ageing(chart(["1", "2"]))).findall(".//thead//th")
    assert [head.text for head in heads] == ["Atraso", "Valor", "Títulos"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10**9).map(str), min_size=1, max_size=5), st.booleans())
def test_amounts_stay_beside_their_bars(amounts: list[str], disputed: bool) -> None:
    assert_readable(draw_ageing(chart(amounts, "5" if disputed else "0")))
