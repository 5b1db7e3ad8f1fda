"""A quarter over all accounts: reviews, objectives, commitments, decisions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.metrics.books import books_of
from kamdocs.metrics.progress import Pace
from kamdocs.metrics.quarter_rollup import QuarterRollup, quarter_rollup, quarters_with_content
from kamdocs.metrics.review_state import ReviewState
from kamdocs.model.period import Period
from tests.builders import load
from tests.metrics.revenue_world import period

AS_OF = date(2026, 10, 15)
PROGRAMME = """\
nome: P
niveis:
  - id: alta
    nome: Alta
    revisao: trimestral
  - id: media
    nome: Média
    revisao: semestral
  - id: livre
    nome: Livre
"""


def review(quarter: str, more: str = "") -> str:
    return f"---\ntrimestre: {quarter}\n{more}---\n"


def rollup(folder: Path, files: dict[str, str], quarter: str = "2026-q3") -> QuarterRollup:
    loaded = load(folder, {"programa.yml": PROGRAMME, **files})
    assert [found.rule for found in loaded.findings if found.severity == "error"] == []
    return quarter_rollup(loaded.portfolio, period(quarter), AS_OF)


def state(folder: Path, front: str, reviews: dict[str, str], quarter: str) -> ReviewState:
    files = {"a/conta.md": f"---\nnome: A\n{front}---\n"}
    files |= {f"a/revisoes/{name}.md": text for name, text in reviews.items()}
    # Another account was reviewed long before, so that the programme had begun.
    files |= {"z/conta.md": "---\nnome: Z\n---\n", "z/revisoes/2025-t1.md": review("2025-t1")}
    return rollup(folder, files, quarter).accounts[0].review_state


HELD = "situacao: realizada\ndata: 2026-10-06\n"


@pytest.mark.parametrize(
    ("front", "reviews", "quarter", "expected"),
    [
        ("nivel: alta\n", {"2026-t3": HELD}, "2026-q3", ReviewState.HELD),
        ("nivel: alta\n", {"2026-t3": "data: 2026-10-20\n"}, "2026-q3", ReviewState.PLANNED),
        ("nivel: alta\n", {"2026-t3": "data: 2026-10-14\n"}, "2026-q3", ReviewState.MISSING),
        ("nivel: alta\n", {}, "2026-q3", ReviewState.MISSING),
        ("nivel: alta\n", {}, "2026-q4", ReviewState.NOT_DUE),  # not over yet
        ("nivel: media\n", {"2026-t2": HELD}, "2026-q3", ReviewState.NOT_DUE),
        ("nivel: media\n", {"2026-t1": HELD}, "2026-q3", ReviewState.MISSING),
        ("nivel: livre\n", {}, "2026-q3", ReviewState.NOT_DUE),
        ("", {}, "2026-q3", ReviewState.NOT_DUE),
        ("nivel: alta\nsituacao_compra: perdida\n", {}, "2026-q3", ReviewState.NOT_DUE),
        ("nivel: alta\ncliente_desde: 2026-08-01\n", {}, "2026-q3", ReviewState.NOT_DUE),
    ],
)
def test_how_the_review_of_a_quarter_stands(
    tmp_path: Path, front: str, reviews: dict[str, str], quarter: str, expected: ReviewState
) -> None:
    files = {name: review(name, more) for name, more in reviews.items()}
    assert state(tmp_path, front, files, quarter) is expected


def test_before_the_first_review_on_file_none_is_missing(tmp_path: Path) -> None:
    found = rollup(
        tmp_path,
        {
            "a/conta.md": "---\nnome: A\nnivel: alta\n---\n",
            "a/revisoes/2026-t2.md": review("2026-t2", HELD),
        },
        "2026-q1",
    )
    assert (found.reviews_due, found.reviews[ReviewState.MISSING]) == (0, 0)


def test_commitments_of_reviews_and_meetings_of_the_quarter_and_their_fate(tmp_path: Path) -> None:
    commitments = """\
compromissos:
  - texto: Feito
    situacao: concluida
  - texto: Tarde
    prazo: 2026-10-01
    do_cliente: x
  - texto: Desistimos
    situacao: cancelada
"""
    found = rollup(
        tmp_path,
        {
            "a/conta.md": "---\nnome: A\ncontatos:\n  - id: x\n    nome: X\n---\n",
            "a/revisoes/2026-t3.md": review("2026-t3", commitments),
            "a/reunioes/2026-09-01-visita.md": "---\ndata: 2026-09-01\ndecisoes:\n"
            "  - Trocar o palete\nencaminhamentos:\n  - texto: Aberto\n---\n",
            "a/reunioes/2026-06-01-visita.md": "---\ndata: 2026-06-01\ndecisoes:\n"
            "  - Antes\nencaminhamentos:\n  - texto: Do trimestre anterior\n---\n",
        },
    )
    promises = found.promises
    assert [item.text for item in promises.made] == ["Aberto", "Feito", "Tarde", "Desistimos"]
    assert (promises.kept, promises.overdue, promises.counted) == (1, 1, 3)
    decisions = [(day, point.text) for day, point in found.accounts[0].decisions]
    assert decisions == [(date(2026, 9, 1), "Trocar o palete")]


def test_objectives_that_ran_in_the_quarter_by_their_pace_today(tmp_path: Path) -> None:
    objectives = """\
---
objetivos:
  - id: corre
    titulo: Corre
    valor_inicial: 0
    valor_atual: 90
    meta: 100
    inicio: 2026-01-01
    prazo: 2026-12-31
    situacao: em_andamento
  - id: acabou
    titulo: Acabou antes
    inicio: 2026-01-01
    prazo: 2026-06-30
  - id: depois
    titulo: Começa depois
    inicio: 2026-10-01
    prazo: 2026-12-31
---
"""
    found = rollup(tmp_path, {"a/conta.md": "---\nnome: A\n---\n", "a/objetivos.md": objectives})
    assert [item.id for item, _ in found.accounts[0].objectives] == ["corre"]
    assert found.paces == {Pace.ON_TRACK: 1}


def test_revenue_is_that_of_the_quarter_against_its_neighbours(tmp_path: Path) -> None:
    figures = "periodo;filial;oferta;indicador;realizado;meta;previsto\n"
    values = {"2025-08": 96, "2026-05": 80, "2026-08": 120}
    figures += "".join(f"{when};;;faturamento;{value};100;\n" for when, value in values.items())
    found = rollup(
        tmp_path, {"a/conta.md": "---\nnome: A\n---\n", "a/numeros.csv": figures}
    ).revenue
    assert found.revenue.value == 120
    assert found.against_previous.value == Decimal("0.5")
    assert found.against_year_before.value == Decimal("0.25")


def test_quarters_with_figures_or_a_review_have_a_page(tmp_path: Path) -> None:
    figures = "periodo;filial;oferta;indicador;realizado;meta;previsto\n"
    figures += "2026-05;;;faturamento;80;;\n2026-08;;;faturamento;80;;\n"
    portfolio = load(
        tmp_path,
        {
            "a/conta.md": "---\nnome: A\n---\n",
            "a/numeros.csv": figures,
            "a/revisoes/2025-t4.md": review("2025-t4"),
            "a/revisoes/2020-t1.md": review("2020-t1"),
        },
    ).portfolio
    books = books_of(portfolio.accounts, portfolio.programme.calendar, AS_OF)
    assert quarters_with_content(portfolio, AS_OF, books) == (
        Period.quarter(2026, 3),
        Period.quarter(2026, 2),
        Period.quarter(2025, 4),
    )
    assert quarters_with_content(portfolio, AS_OF, None) == (Period.quarter(2025, 4),)
