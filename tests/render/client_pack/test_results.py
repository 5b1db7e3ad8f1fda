"""Results of the quarter: figures, comparisons and leads, worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.model.period import Period
from kamdocs.render.client_pack.blocks import Cards, Comparison, Facts, Note, Picture, Table, Trend
from tests.render.client_pack.pack_world import (
    AS_OF,
    block,
    context,
    csv,
    ids,
    pack,
    part,
    rows,
    view_of,
)

UNITS = """\
filiais:
  - {id: norte, nome: Norte, visibilidade: cliente}
  - {id: sul, nome: Sul, visibilidade: cliente}
  - {id: leste, nome: Leste}
"""
LEVEL = """\
contratos:
  - nome: Caixas 2026
    inicio: 2026-01-01
    fim: 2026-12-31
    visibilidade: cliente
    niveis_de_servico: [{indicador: otif, meta: 96}]
"""


def test_revenue_against_the_quarter_and_the_year_before(tmp_path: Path) -> None:
    figures = csv(
        "2025-t3;;;faturamento;1.000.000;900.000;",
        "2026-t2;;;faturamento;1.200.000;1.500.000;",
        "2026-t3;;;faturamento;1.250.000;2.000.000;3.000.000",
    )
    found = part(pack(tmp_path, numeros=figures), "results")
    # 1250 ÷ 1200 = 1,0417; 1250 ÷ 1000 = 1,25.
    assert (
        found.lead == "Faturamento de R$\xa01,25\xa0mi, 4,2% acima do 2T26 e 25,0% acima do 3T25."
    )
    (fact,) = block(found, Facts).items
    assert (fact.label, fact.value) == ("Faturamento", "R$\xa01,25\xa0mi")
    # What the client buys is neither good nor bad for it.
    assert fact.comparisons == (
        Comparison("2T26", "4,2% acima", Trend.NONE),
        Comparison("3T25", "25,0% acima", Trend.NONE),
    )


@pytest.mark.parametrize(
    ("previous", "now", "text", "trend"),
    [
        ("94", "95,5", "1,5 ponto acima", Trend.BETTER),
        ("97,5", "95,5", "2 pontos abaixo", Trend.WORSE),
        ("95,5", "95,5", "igual", Trend.SAME),
        ("95,46", "95,5", "igual", Trend.SAME),
    ],
)
def test_percentages_differ_in_points(
    tmp_path: Path, previous: str, now: str, text: str, trend: Trend
) -> None:
    figures = csv(f"2026-t2;;;otif;{previous};;", f"2026-t3;;;otif;{now};;")
    (fact,) = block(part(pack(tmp_path, numeros=figures), "results"), Facts).items
    assert fact.comparisons[0] == Comparison("2T26", text, trend)


@pytest.mark.parametrize(
    ("scope", "levels"),
    [("", ["objetivo conjunto: 99%"]), ("filial: norte, ", []), ("oferta: caixas, ", [])],
)
def test_the_target_of_one_unit_or_offering_is_none_of_the_account(
    tmp_path: Path, scope: str, levels: list[str]
) -> None:
    objective = f"id: a, titulo: Prazo, lado: conjunto, {scope}indicador: otif, meta: 99"
    front = f"{UNITS}objetivos:\n  - {{{objective}, visibilidade: cliente}}\n"
    view = pack(tmp_path, front, numeros=csv("2026-t3;;;otif;94;;"))
    (fact,) = block(part(view, "results"), Facts).items
    assert [item.label for item in fact.comparisons[2:]] == levels
    # The objective itself says in what it is measured all the same.
    assert "99%" in block(part(view, "objectives"), Cards).items[0].share_text


@pytest.mark.parametrize(
    ("norte", "sul", "notes"),
    [
        ((7, 8, 9), (7, 8, 9), []),
        ((7, 8, 9), (7, 8), ["faltam dados de Sul"]),
        ((7, 8, 9), (), ["faltam dados de Sul"]),
        # Both lack the same month: it is missing of the account, not of a unit.
        ((7, 8), (7, 8), ["parcial: 2 meses"]),
        ((7, 8), (8,), ["faltam dados de Sul", "parcial: 2 meses"]),
    ],
)
def test_a_sum_that_lacks_months_of_a_unit_says_so(
    tmp_path: Path, norte: tuple[int, ...], sul: tuple[int, ...], notes: list[str]
) -> None:
    quarters = (("norte", (4, 5, 6)), ("sul", (4, 5, 6)), ("norte", norte), ("sul", sul))
    figures = csv(*(f"2026-0{m};{unit};;volume;10;;" for unit, months in quarters for m in months))
    found = part(pack(tmp_path, UNITS, numeros=figures), "results")
    (fact,) = block(found, Facts).items
    assert fact.note.split(" · ") == ["soma das filiais mostradas", *notes]
    totals = [
        row for item in found.blocks if isinstance(item, Table) for row in item.rows if row.is_total
    ]
    assert [row.cells[1].note for row in totals] == ([" · ".join(notes)] if sul else [])


def test_fewer_complaints_are_better(tmp_path: Path) -> None:
    figures = csv("2026-t2;;;queixas;20;;", "2026-t3;;;queixas;15;;")
    (fact,) = block(part(pack(tmp_path, numeros=figures), "results"), Facts).items
    assert fact.comparisons[0] == Comparison("2T26", "25,0% abaixo", Trend.BETTER)
    # A long measure stands below the figure, not behind it.
    assert (fact.value, fact.note) == ("15", "ocorrências")


def test_a_missing_quarter_is_said_to_be_missing(tmp_path: Path) -> None:
    found = part(pack(tmp_path, numeros=csv("2026-t3;;;faturamento;500.000;;")), "results")
    (fact,) = block(found, Facts).items
    assert fact.comparisons == (Comparison("2T26", "sem dados"), Comparison("3T25", "sem dados"))
    assert found.lead == "Faturamento de R$\xa0500\xa0mil."


def test_units_are_compared_alone_and_their_sum_is_called_so(tmp_path: Path) -> None:
    figures = csv(
        "2026-t2;norte;;faturamento;600.000;;",
        "2026-t3;norte;;faturamento;660.000;;",
        "2026-t3;sul;;faturamento;340.000;;",
        "2026-t3;leste;;faturamento;999.000;;",
    )
    found = part(pack(tmp_path, UNITS, numeros=figures), "results")
    table = block(found, Table)
    assert [column.title for column in table.columns] == [
        "Filial", "3T26", "2T26", "ante 2T26", "3T25", "ante 3T25",
    ]  # fmt: skip
    assert rows(table) == [
        ("Norte", "R$\xa0660\xa0mil", "R$\xa0600\xa0mil", "10,0% acima", "sem dados", "–"),
        ("Sul", "R$\xa0340\xa0mil", "sem dados", "–", "sem dados", "–"),
        # 660 + 340; the unmarked unit is in no sum. Only Norte is known on both sides.
        (
            "Soma das filiais mostradas", "R$\xa01\xa0mi", "R$\xa0600\xa0mil",
            "10,0% acima (só 3T26)", "sem dados", "–",
        ),
    ]  # fmt: skip
    assert table.rows[-1].is_total
    assert block(found, Facts).items[0].note == "soma das filiais mostradas"


def test_a_percentage_of_units_is_their_mean(tmp_path: Path) -> None:
    figures = csv("2026-t3;norte;;otif;94;;", "2026-t3;sul;;otif;97;;")
    found = part(pack(tmp_path, UNITS, numeros=figures), "results")
    assert block(found, Facts).items[0].value == "95,5%"
    assert rows(block(found, Table))[-1][:2] == ("Média das filiais mostradas", "95,5%")


def test_months_compare_with_the_same_months_only(tmp_path: Path) -> None:
    figures = csv(
        "2026-04;;;faturamento;100;;",
        "2026-05;;;faturamento;100;;",
        "2026-06;;;faturamento;900;;",
        "2026-07;;;faturamento;120;;",
        "2026-08;;;faturamento;130;;",
    )
    (fact,) = block(part(pack(tmp_path, numeros=figures), "results"), Facts).items
    # 250 against 200: June has no September to stand against.
    assert fact.value == "R$\xa0250"
    assert fact.comparisons[0].text == "25,0% acima"
    assert fact.note == "parcial: 2 meses"


@pytest.mark.parametrize(
    ("otif", "text", "trend", "lead"),
    [
        ("94,4", "1,6 ponto abaixo", Trend.WORSE, "OTIF de 94,4%, 1,6 ponto abaixo do contratado"),
        ("96", "igual", Trend.BETTER, "OTIF de 96%, igual ao contratado"),
        ("98,5", "2,5 pontos acima", Trend.BETTER, "OTIF de 98,5%, 2,5 pontos acima do contratado"),
    ],
)
def test_the_contracted_level_is_the_only_target(
    tmp_path: Path, otif: str, text: str, trend: Trend, lead: str
) -> None:
    figures = csv("2026-t3;;;faturamento;500.000;700.000;", f"2026-t3;;;otif;{otif};99;")
    found = part(pack(tmp_path, LEVEL, numeros=figures), "results")
    revenue, service = block(found, Facts).items
    assert len(revenue.comparisons) == 2
    assert service.comparisons[-1] == Comparison("contratado: 96%", text, trend)
    assert found.lead == f"Faturamento de R$\xa0500\xa0mil; {lead}."
    assert "Nível combinado de OTIF: Caixas 2026." in block(found, Note).text


def test_a_joint_objective_sets_the_level_where_no_contract_does(tmp_path: Path) -> None:
    objective = """\
    objetivos:
      - id: menos
        titulo: Entregar antes
        lado: conjunto
        indicador: prazo
        meta: 10
        visibilidade: cliente
    """
    found = part(pack(tmp_path, objective, numeros=csv("2026-t3;;;prazo;15;;")), "results")
    # 15 ÷ 10 = 1,5, and fewer would be better.
    assert block(found, Facts).items[0].comparisons[-1] == Comparison(
        "objetivo conjunto: 10\xa0dias", "50,0% acima", Trend.WORSE
    )


def test_a_level_is_not_held_against_months_that_were_added_up(tmp_path: Path) -> None:
    level = LEVEL.replace("otif", "queixas").replace("96", "3")
    found = part(pack(tmp_path, level, numeros=csv("2026-t3;;;queixas;9;;")), "results")
    assert len(block(found, Facts).items[0].comparisons) == 2


def test_contracts_that_differ_set_no_level(tmp_path: Path) -> None:
    other = LEVEL + LEVEL.replace("contratos:\n", "").replace("meta: 96", "meta: 98")
    found = part(pack(tmp_path, other, numeros=csv("2026-t3;;;otif;95;;")), "results")
    assert len(block(found, Facts).items[0].comparisons) == 2


@pytest.mark.parametrize("kpi", ["margem", "interno", "carteira_de_pedidos"])
def test_figures_that_are_ours_alone_are_no_results(tmp_path: Path, kpi: str) -> None:
    assert "results" not in ids(pack(tmp_path, numeros=csv(f"2026-t3;;;{kpi};123.456;;")))


def test_a_plan_without_an_actual_value_is_no_result(tmp_path: Path) -> None:
    assert "results" not in ids(pack(tmp_path, numeros=csv("2026-t3;;;faturamento;;500;600")))


def test_basis_is_told(tmp_path: Path) -> None:
    found = part(pack(tmp_path, numeros=csv("2026-t3;;;faturamento;500.000;;")), "results")
    assert block(found, Note).text == (
        "Base do faturamento: líquido de impostos. Cada comparação usa só os meses e as filiais "
        "com dados nos dois períodos."
    )


EIGHT = [
    f"{year}-t{quarter};;;faturamento;{value};;"
    for (year, quarter), value in zip(
        [(2024, 4), *((2025, n) for n in (1, 2, 3, 4)), *((2026, n) for n in (1, 2, 3))],
        range(1, 9),
        strict=True,
    )
]


def test_the_chart_says_its_finding_and_has_its_figures_behind(tmp_path: Path) -> None:
    found = part(pack(tmp_path, numeros=csv(*EIGHT)), "results")
    picture = block(found, Picture)
    assert picture.title == "Faturamento: 3T26 é o maior dos últimos 8 trimestres"
    assert picture.svg.startswith("<svg")
    assert picture.svg.endswith("</svg>")
    assert "3T26: R$\xa08" in picture.alt
    assert picture.table is not None
    assert [column.title for column in picture.table.columns][:2] == ["Trimestre", "4T24"]
    assert rows(picture.table) == [("Faturamento", *(f"R$\xa0{value}" for value in range(1, 9)))]


def test_a_chart_whose_quarter_is_not_the_best_compares_with_the_year_before(
    tmp_path: Path,
) -> None:
    lines = [*EIGHT[:-1], "2026-t3;;;faturamento;6;;"]
    # 3T25 was 4: half as much again.
    picture = block(part(pack(tmp_path, numeros=csv(*lines)), "results"), Picture)
    assert picture.title == "Faturamento: 3T26 ficou 50,0% acima do 3T25"


def test_service_has_a_chart_with_its_agreed_level(tmp_path: Path) -> None:
    lines = [
        f"2026-t{quarter};;;{kpi};{value};;"
        for kpi, values in (("otif", (94, 95, 97)), ("queixas", (9, 8, 4)))
        for quarter, value in enumerate(values, start=1)
    ]
    picture = block(part(pack(tmp_path, LEVEL, numeros=csv(*lines)), "results"), Picture)
    assert picture.title == "OTIF de 97%, 1 ponto acima do contratado"
    assert picture.svg.count("kd-small-goal") == 3
    assert picture.table is not None
    assert rows(picture.table) == [("OTIF", "94%", "95%", "97%"), ("Queixas", "9", "8", "4")]
    assert [row.cells[0].note for row in picture.table.rows] == ["", "ocorrências"]


def test_two_quarters_make_no_chart(tmp_path: Path) -> None:
    found = part(pack(tmp_path, numeros=csv(*EIGHT[-2:])), "results")
    assert not [item for item in found.blocks if isinstance(item, Picture)]


@pytest.mark.parametrize(
    ("review", "as_of", "expected"),
    [
        ("", AS_OF, Period.quarter(2026, 3)),
        ("", date(2026, 9, 30), Period.quarter(2026, 3)),
        ("", date(2026, 9, 29), Period.quarter(2026, 2)),
        # The next review is of the quarter that still runs.
        ("data: 2026-10-08", date(2026, 9, 20), Period.quarter(2026, 3)),
        # A review that was held changes nothing.
        ("data: 2026-10-08", AS_OF, Period.quarter(2026, 3)),
    ],
)
def test_the_usual_quarter(tmp_path: Path, review: str, as_of: date, expected: Period) -> None:
    text = f"---\ntrimestre: 2026-t3\nvisibilidade: cliente\n{review}\n---\n"
    found = pack(tmp_path, as_of=as_of, t3=text)
    assert found.file_name == f"vereda-material-2026-t{expected.index}.pdf"


def test_another_quarter_can_be_asked_for(tmp_path: Path) -> None:
    made = context(tmp_path, files={"numeros.csv": csv(*EIGHT)})
    view = view_of(made, quarter=Period.quarter(2026, 1))
    found = part(view, "results")
    assert found.title == "Resultados do 1º trimestre de 2026"
    # The sixth quarter against the fifth, 6 ÷ 5, and the second, 6 ÷ 2; later ones are not shown.
    assert found.lead == "Faturamento de R$\xa06, 20,0% acima do 4T25 e 200,0% acima do 1T25."
    picture = block(found, Picture)
    assert picture.table is not None
    assert picture.table.columns[-1].title == "1T26"
