"""The bridge: bars on their levels, words that never overlap, losses told without colour."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

import pytest

from kamdocs.render.charts.bridge import (
    BridgeChart,
    BridgeKind,
    BridgeStep,
    BridgeWords,
    draw_bridge,
)
from kamdocs.render.charts.bridge_layout import Span, lay_bridge
from kamdocs.render.charts.frame import FULL, NARROW, WIDE, Variant


def _step(label: str, value: int, kind: BridgeKind = BridgeKind.CHANGE) -> BridgeStep:
    return BridgeStep(label, Decimal(value), kind)


def _chart(*steps: BridgeStep, target: int | None = None) -> str:
    return draw_bridge(
        BridgeChart(
            id="ponte",
            title="Faltam 10",
            description="Da previsão à meta",
            behind="Ver os números",
            steps=steps,
            short=lambda value: f"R$ {value}",
            exact=lambda value: f"R$ {value},00",
            words=BridgeWords(step="Passo", amount="Valor", level="Nível"),
            target=None if target is None else Decimal(target),
            target_mark="meta",
        )
    )


FORECAST = (
    _step("Realizado", 100, BridgeKind.TOTAL),
    _step("Perda", -30),
    _step("Provável", 20, BridgeKind.EXPECTED),
    _step("Falta", 10, BridgeKind.GAP),
    _step("Meta", 100, BridgeKind.GOAL),
)


def _spans(names: list[str], levels: list[int]) -> list[Span]:
    ends = [Decimal(level) for level in levels]
    starts = [Decimal(0), *ends]
    return [
        Span(name, f"+R$ {end},00 mil", start, end)
        for name, start, end in zip(names, starts, ends, strict=False)
    ]


def test_steps_stand_on_the_level_before_and_the_table_says_each_level() -> None:
    drawn = _chart(*FORECAST)
    rows = re.findall(r"<th scope=\"row\">(.*?)</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>", drawn)
    assert rows == [
        ("Realizado", "R$ 100,00", "R$ 100,00"),
        ("Perda", "−R$ 30,00", "R$ 70,00"),
        ("Provável", "+R$ 20,00", "R$ 90,00"),
        ("Falta", "+R$ 10,00", "R$ 100,00"),
        ("Meta", "R$ 100,00", "R$ 100,00"),
    ]


def test_a_loss_is_striped_so_that_it_shows_in_black_and_white() -> None:
    gains = _chart(_step("Início", 1, BridgeKind.TOTAL), _step("Mais", 1))
    losses = _chart(_step("Início", 1, BridgeKind.TOTAL), _step("Menos", -1))
    assert "url(#ponte-wide-hatch)" not in gains
    assert "url(#ponte-wide-hatch)" in losses
    assert "url(#ponte-narrow-hatch)" in losses


def test_a_negative_total_hangs_below_the_zero_line() -> None:
    spans = [
        Span("Fim", "−R$ 5", Decimal(0), Decimal(-5)),
        Span("x", "+1", Decimal(-5), Decimal(5)),
    ]
    layout = lay_bridge(WIDE, spans, None, "")
    zero = layout.baseline[0][1]
    assert layout.bars[0].y == pytest.approx(zero)
    assert layout.values[0].top > layout.bars[0].y + layout.bars[0].height


@pytest.mark.parametrize("variant", [WIDE, NARROW, FULL])
@pytest.mark.parametrize("count", [1, 2, 6, 12])
@pytest.mark.parametrize("target", [None, Decimal(130)])
def test_no_two_words_overlap_and_none_leaves_the_drawing(
    variant: Variant, count: int, target: Decimal | None
) -> None:
    names = [f"Passo de nome bem comprido número {index}" for index in range(count)]
    levels = [100 + (-1) ** index * index * 9 for index in range(count)]
    layout = lay_bridge(variant, _spans(names, levels), target, "meta R$ 130,00 mil")
    words = [*layout.values, *layout.names]
    words += [layout.target_name] if layout.target_name else []
    assert not [(a, b) for a, b in combinations(words, 2) if a.overlaps(b)]
    assert all(word.left >= -1 and word.right <= variant.width + 1 for word in words)
    assert all(layout.top <= word.top and word.bottom <= layout.bottom for word in words)


def test_on_a_phone_the_target_line_crosses_bars_only() -> None:
    layout = lay_bridge(NARROW, _spans(["a", "b"], [10, 30]), Decimal(20), "meta")
    for _, upper, _, lower in layout.target:
        assert all(lower <= word.top or upper >= word.bottom for word in layout.values)


def test_text_is_escaped_and_the_same_data_give_the_same_bytes() -> None:
    steps = (_step("<b>&", 5, BridgeKind.TOTAL), _step("x", 0))
    assert "&lt;b&gt;&amp;" in _chart(*steps, target=7)
    assert "<b>" not in _chart(*steps, target=7)
    assert _chart(*steps, target=7) == _chart(*steps, target=7)


def test_nothing_to_show_draws_an_empty_figure_without_failing() -> None:
    assert "<figure" in _chart()
    assert "R$ 0" in _chart(_step("Nada", 0, BridgeKind.TOTAL))
