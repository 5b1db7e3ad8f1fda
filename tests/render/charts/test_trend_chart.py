from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts import WIDE, TrendChart, TrendPoint, TrendWords, draw_trend

Amount = int | None

WORDS = TrendWords(
    period="Período",
    value="Faturamento",
    target="Meta",
    target_mark="meta",
    missing="sem dados",
)


def chart(
    values: Sequence[Amount],
    targets: Sequence[Amount] = (),
    *,
    labels: Sequence[str] = (),
    groups: Sequence[str] = (),
    past: int = 0,
    ahead: int = 0,
) -> TrendChart:
    """A chart of the first `past` periods as history and the last `ahead` not over."""
    count = len(values)
    return TrendChart(
        id="faturamento",
        title="3º trimestre fechou 6,6% acima da meta",
        description="Barras por trimestre, com a meta.",
        behind="Ver tabela",
        note="R$ mil",
        words=WORDS,
        axis_text=str,
        points=tuple(
            TrendPoint(
                label=labels[index] if labels else f"{index + 1}T26",
                value=None if value is None else Decimal(value),
                value_text="" if value is None else f"R$ {value}",
                target=None if target is None else Decimal(target),
                target_text="" if target is None else f"R$ {target}",
                current=index >= past,
                group=groups[index] if groups else "",
                ahead=index >= count - ahead,
            )
            for index, (value, target) in enumerate(
                zip(values, targets or [None] * count, strict=True)
            )
        ),
    )


def wide(spec: TrendChart) -> ElementTree.Element:
    svg = ElementTree.fromstring(draw_trend(spec)).find("svg")
    assert svg is not None
    return svg


def bars(svg: ElementTree.Element) -> list[tuple[str | None, str | None]]:
    found = svg.findall(".//rect")
    return [
        (bar.get("y"), bar.get("height"))
        for bar in found
        if bar.get("class", "").startswith("kd-bar")
    ]


def of_class(svg: ElementTree.Element, class_: str) -> list[ElementTree.Element]:
    return svg.findall(f".//*[@class='{class_}']")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # 150 units for 0 to 200: a height of 0.75 for each unit of value.
        ([100, 171], [("75", "75"), ("21.8", "128.2")]),
        # 150 units for -40 to 40: zero in the middle, at 75.
        ([40, -38], [("0", "75"), ("75", "71.2")]),
        ([-40], [("0", "150")]),
        # A zero keeps a trace, so that it differs from a gap.
        ([0, 100], [("148", "2"), ("0", "150")]),
        ([0], [("148", "2")]),
        ([None, 100], [("0", "150")]),
    ],
)
def test_bars_grow_from_zero(values: list[Amount], expected: list[tuple[str, str]]) -> None:
    assert bars(wide(chart(values))) == expected


def test_bars_stand_in_equal_bands_between_the_margins() -> None:
    svg = wide(chart([100, 171]))
    # Left of the grid: the three digits of "200" and a gap; right of it an edge of 6.
    left = 3 * 0.648 * 12 + 8
    step = (WIDE.width - 6 - left) / 2
    expected = [left + step * (index + 0.5) - 56 / 2 for index in range(2)]
    places = [float(bar.get("x", "")) for bar in of_class(svg, "kd-bar")]
    assert places == pytest.approx(expected, abs=0.051)
    assert {bar.get("width") for bar in of_class(svg, "kd-bar")} == {"56"}


def test_target_lies_across_its_bar_and_reaches_beyond_it() -> None:
    svg = wide(chart([100, 171], [None, 160]))
    (target,) = of_class(svg, "kd-target")
    bar = of_class(svg, "kd-bar")[1]
    left, width = float(bar.get("x", "")), float(bar.get("width", ""))
    assert (target.get("y1"), target.get("y2")) == ("30", "30")
    assert float(target.get("x1", "")) == pytest.approx(left - 4, abs=0.11)
    assert float(target.get("x2", "")) == pytest.approx(left + width + 4, abs=0.11)


def test_target_above_all_bars_is_inside_the_plot() -> None:
    svg = wide(chart([100], [180]))
    assert of_class(svg, "kd-target")[0].get("y1") == "15"


def test_history_is_lighter_than_the_current_year() -> None:
    svg = wide(chart([1, 2, 3], past=2))
    assert len(of_class(svg, "kd-bar kd-past")) == 2
    assert len(of_class(svg, "kd-bar")) == 1


def test_only_the_last_known_value_is_labelled() -> None:
    svg = wide(chart([100, 171, None], ahead=1))
    assert [text.text for text in of_class(svg, "kd-value kd-halo kd-strong")] == ["R$ 171"]


@pytest.mark.parametrize(
    ("values", "targets", "y"),
    [
        ([171], [None], "15.8"),  # on the bar, which ends at 21.75
        ([171], [160], "15.8"),  # the target lies inside the bar
        ([171], [175], "12.8"),  # too little room below the target at 18.75
        ([100], [180], "69"),  # room enough between the bar at 75 and the target at 15
        ([-40], [None], "165.4"),  # below the bar, which ends at 150
    ],
)
def test_label_of_the_last_value_keeps_clear_of_its_target(
    values: list[Amount], targets: list[Amount], y: str
) -> None:
    (label,) = of_class(wide(chart(values, targets)), "kd-value kd-halo kd-strong")
    assert label.get("y") == y


def test_a_gap_is_marked_with_a_word_and_has_no_bar() -> None:
    svg = wide(chart([100, None, 120, 130]))
    assert len(bars(svg)) == 3
    assert len(of_class(svg, "kd-gap")) == 1
    assert [text.text for text in of_class(svg, "kd-quiet kd-halo")] == ["sem dados"]


def test_gaps_too_narrow_for_the_word_are_explained_once_below() -> None:
    svg = wide(chart([100] * 10 + [None] + [100] * 10 + [None] + [100]))
    assert len(of_class(svg, "kd-gap")) == 3
    assert [text.text for text in of_class(svg, "kd-quiet")] == ["sem dados"]


def test_a_period_ahead_lacks_nothing() -> None:
    spec = chart([100, None], [90, 110], ahead=1)
    assert "sem dados" not in draw_trend(spec)
    assert len(of_class(wide(spec), "kd-gap")) == 0
    assert len(of_class(wide(spec), "kd-target")) == 2


def test_a_target_that_ends_early_is_explained_below_instead_of_beside() -> None:
    beside = of_class(wide(chart([1, 2], [1, 2])), "kd-mark")
    below = of_class(wide(chart([1, 2], [1, None])), "kd-mark")
    assert [text.text for text in (*beside, *below)] == ["meta", "meta"]
    assert float(beside[0].get("y", "")) < 150 < float(below[0].get("y", ""))


def test_no_value_at_all_still_shows_targets_and_says_so() -> None:
    svg = wide(chart([None, None], [100, 110]))
    assert not bars(svg)
    assert len(of_class(svg, "kd-target")) == 2
    assert "sem dados" in [text.text for text in svg.iter("text")]


def test_crowded_periods_are_named_alternately_and_always_the_last() -> None:
    labels = [f"mês {index}" for index in range(1, 25)]
    svg = wide(chart(list(range(1, 25)), labels=labels))
    named = [text.text for text in svg.iter("text") if (text.text or "").startswith("mês")]
    assert named[-1] == "mês 24"
    positions = [labels.index(name or "") for name in named]
    assert len({after - before for before, after in pairwise(positions)}) == 1
    assert len(named) < 24


def test_years_stand_once_below_their_periods() -> None:
    svg = wide(chart([1, 2, 3], labels=["nov", "dez", "jan"], groups=["2025", "2025", "2026"]))
    texts = [text.text for text in svg.iter("text")]
    assert (texts.count("2025"), texts.count("2026")) == (1, 1)
    assert len(of_class(svg, "kd-bracket")) == 2


def test_pointing_at_a_period_tells_its_figures() -> None:
    svg = wide(chart([100, None], [90, None], groups=["25", "26"]))
    tips = [
        group.findtext("title") for group in svg.findall("g") if group.find("title") is not None
    ]
    assert tips == ["1T26 25: R$ 100 · meta R$ 90", "2T26 26: sem dados"]


def test_table_behind_holds_every_figure() -> None:
    figure = ElementTree.fromstring(draw_trend(chart([100, None], [90, None])))
    cells = [[cell.text or "" for cell in row] for row in figure.iter("tr")]
    assert cells == [
        ["Período", "Faturamento", "Meta"],
        ["1T26", "R$ 100", "R$ 90"],
        ["2T26", "sem dados", ""],
    ]
