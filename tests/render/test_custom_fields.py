"""The company's own fields by their declared type and visibility."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.audience.site_view import narrowed
from kamdocs.metrics.standing import portfolio_standing
from kamdocs.model.enums import Visibility
from kamdocs.render.context import RenderContext
from kamdocs.render.options import RenderOptions
from kamdocs.render.prose import ProseTargets, ProseWriter
from kamdocs.render.views.custom_fields import (
    custom_cells,
    custom_columns,
    custom_facts,
    custom_filters,
)
from tests.builders import PROGRAMME, account_text, load

DAY = date(2026, 10, 15)

FIELDS = """\
campos:
  - {id: edi, rotulo: EDI, tipo: sim_nao, visibilidade: empresa}
  - {id: porte, rotulo: Porte}
  - {id: frota, rotulo: Frota, tipo: numero}
  - {id: verba, rotulo: Verba, tipo: moeda}
  - {id: fatia, rotulo: Fatia, tipo: percentual}
  - {id: visita, rotulo: Última visita, tipo: data}
  - {id: vazio, rotulo: Ninguém preenche}
"""

CUSTOM = """\
custom:
  edi: não
  porte: Grande
  frota: 1.200
  verba: 1.500,5
  fatia: 12,5%
  visita: 31/12/2025
"""


@pytest.fixture
def context(tmp_path: Path, request: pytest.FixtureRequest) -> RenderContext:
    """One account that fills all fields but one, another that fills none."""
    audience = getattr(request, "param", Visibility.TEAM)
    loaded = load(
        tmp_path,
        {
            "programa.yml": PROGRAMME + FIELDS,
            "luz.md": "---\nnome: Luz\n---\n",
            "vereda.md": account_text(CUSTOM),
        },
    )
    assert loaded.findings == ()
    portfolio = narrowed(loaded, audience).portfolio
    return RenderContext(
        portfolio,
        portfolio_standing(portfolio, DAY),
        (),
        RenderOptions("pt-BR", DAY, audience=audience),
        ProseWriter(ProseTargets({}, {}), {}),
    )


def test_every_type_is_written_as_it_reads_and_sorts_by_its_value(context: RenderContext) -> None:
    luz, vereda = context.portfolio.accounts
    heads = [column.head for column in custom_columns(context)]
    assert heads == ["EDI", "Porte", "Frota", "Verba", "Fatia", "Última visita"]
    cells = custom_cells(context, vereda)
    texts = [cell.text.replace("\u00a0", " ") for cell in cells]
    assert texts == ["não", "Grande", "1.200", "R$ 1.500,50", "12,5%", "31/12/2025"]
    assert [cell.sort for cell in cells[2:]] == ["1200", "1500.5", "0.125", "2025-12-31"]
    assert all(cell.missing for cell in custom_cells(context, luz))


def test_few_valued_fields_make_filters_and_columns_may_be_for_filters_only(
    context: RenderContext,
) -> None:
    assert custom_filters(context) == ("EDI", "Porte")
    assert all(column.hidden for column in custom_columns(context, hidden=True))


def test_facts_are_the_fields_an_account_fills_in(context: RenderContext) -> None:
    luz, vereda = context.portfolio.accounts
    assert custom_facts(context, luz) == ()
    assert [(fact.label, fact.value) for fact in custom_facts(context, vereda)][:2] == [
        ("EDI", "não"),
        ("Porte", "Grande"),
    ]


@pytest.mark.parametrize("context", [Visibility.COMPANY], indirect=True)
def test_the_company_sees_the_fields_declared_for_it(context: RenderContext) -> None:
    assert [column.head for column in custom_columns(context)] == ["EDI"]
    assert len(custom_cells(context, context.portfolio.accounts[1])) == 1
