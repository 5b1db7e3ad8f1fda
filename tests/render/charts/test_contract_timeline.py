"""Contracts over months: every variant is drawn, labels keep apart, texts are escaped."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts.contract_timeline import (
    ContractBar,
    ContractTimeline,
    draw_contract_timeline,
)
from kamdocs.render.charts.contract_timeline_layout import lay_out_contracts
from kamdocs.render.charts.frame import FULL, NARROW, WIDE, Variant

TODAY = date(2026, 10, 15)
LONG = "Fornecimento de embalagens primárias e secundárias para todas as fábricas do grupo"


def bar(
    label: str = "Caixas",
    start: date | None = None,
    notice: date | None = None,
    end: date | None = None,
) -> ContractBar:
    return ContractBar(
        label=label,
        account="Vereda Alimentos",
        status="watch",
        told="aviso até 01/11/2026, em 17 dias",
        start=start,
        notice=notice,
        end=end,
        cells=("sem dados", "01/11/2026", "31/12/2026"),
    )


def chart(*bars: ContractBar) -> ContractTimeline:
    return ContractTimeline(
        id="contratos",
        title="1 contrato a decidir",
        description="Contratos por mês.",
        behind="Ver tabela",
        variants=(FULL, WIDE, NARROW),
        bars=bars,
        as_of=TODAY,
        horizon=TODAY + timedelta(days=120),
        as_of_text="hoje, 15/10/2026",
        month_label=lambda month: f"{month:%m/%y}",
        heads=("Contrato", "Conta", "Início", "Decidir até", "Fim"),
    )


@pytest.mark.parametrize("count", [1, 2, 20])
@pytest.mark.parametrize("variant", [FULL, WIDE, NARROW])
def test_labels_never_overlap_and_stay_inside(count: int, variant: Variant) -> None:
    texts = [(f"{LONG} {index}", "Vereda Alimentos", LONG) for index in range(count)]
    layout = lay_out_contracts(
        texts, TODAY, "hoje, 15/10/2026", lambda month: f"{month:%m/%y}", variant
    )
    labels = [layout.today, *layout.months]
    labels += [label for row in layout.rows for label in (*row.texts, *row.quiet)]
    assert [one.text for one, other in combinations(labels, 2) if one.overlaps(other)] == []
    assert [label.text for label in labels if label.right > variant.width + 1] == []
    assert len(layout.rows) == count


def test_a_notice_day_ahead_has_its_mark_and_the_days_after_it_are_strong() -> None:
    contract = bar(start=date(2025, 1, 1), notice=date(2026, 11, 1), end=date(2026, 12, 31))
    drawn = draw_contract_timeline(chart(contract))
    assert drawn.count("kd-shape kd-watch") == 3  # once a variant
    assert drawn.count('class="kd-span"') == 3
    assert drawn.count("kd-contract-end") == 3


@pytest.mark.parametrize(
    ("start", "notice", "end"),
    [
        (None, None, date(2024, 2, 29)),
        (date(2026, 12, 1), None, date(2026, 11, 1)),
        (date(2099, 1, 1), date(2099, 6, 1), date(2099, 12, 31)),
        (None, None, None),
    ],
)
def test_days_out_of_the_drawing_run_off_its_edge(
    start: date | None, notice: date | None, end: date | None
) -> None:
    drawn = draw_contract_timeline(chart(bar(start=start, notice=notice, end=end)))
    widths = [float(x.get("width", "1")) for x in ElementTree.fromstring(drawn).iter("rect")]
    assert min(widths) > 0


def test_texts_are_escaped() -> None:
    drawn = draw_contract_timeline(chart(bar("<script>alert(1)</script>")))
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn


def test_the_table_behind_holds_every_contract() -> None:
    drawn = draw_contract_timeline(chart(bar("Caixas"), bar("Filmes")))
    table = drawn.split("<tbody>")[1]
    assert table.count("<tr") == 2
    assert "31/12/2026" in table


def test_the_same_contracts_give_the_same_bytes() -> None:
    contract = bar(notice=date(2026, 11, 1), end=date(2026, 12, 31))
    assert draw_contract_timeline(chart(contract)) == draw_contract_timeline(chart(contract))
