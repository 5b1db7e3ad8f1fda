"""Every measure of health, risks, issues and receivables explains itself in every language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.messages import LANGUAGES
from kamdocs.metrics.account_health import AccountHealth
from kamdocs.metrics.definitions_health import DEFINITIONS
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.portfolio_health import PortfolioHealth
from kamdocs.metrics.standing import portfolio_standing
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import explanation, formula, how
from kamdocs.render.options import RenderOptions
from kamdocs.render.prose import ProseTargets, ProseWriter
from tests.builders import load

AS_OF = date(2026, 10, 15)

VEREDA = """\
---
nome: Vereda
atualizado_em: 2026-10-01
condicoes:
  limite_credito: 1.000
riscos:
  - titulo: Perder as caixas
    impacto: 5
    probabilidade: 4
    faturamento_em_risco: 100
ocorrencias:
  - titulo: Encerrada
    gravidade: alta
    aberta_em: 2026-09-01
    fechada_em: 2026-09-11
  - titulo: Aberta
    gravidade: alta
    aberta_em: 2026-09-01
objetivos:
  - id: crescer
    titulo: Crescer
    valor_inicial: 0
    valor_atual: 20
    meta: 100
    inicio: 2026-01-01
    prazo: 2026-12-31
---
"""

FILES = {
    "programa.yml": "nome: P\nniveis_de_servico:\n  - gravidade: alta\n    dias: 15\n",
    "vereda/conta.md": VEREDA,
    "vereda/titulos.csv": "numero;emissao;vencimento;valor\n1;2026-09-01;2026-10-01;300\n",
    "vereda/numeros.csv": "periodo;indicador;realizado;meta\n2026-09;faturamento;900;1.000\n",
    "vazia/conta.md": "---\nnome: Vazia\n---\n",
}


def context(folder: Path, language: str) -> RenderContext:
    loaded = load(folder, FILES)
    return RenderContext(
        loaded.portfolio,
        portfolio_standing(loaded.portfolio, AS_OF),
        (),
        RenderOptions(language, AS_OF),
        ProseWriter(ProseTargets({}, {}), {}),
    )


def measures(made: RenderContext) -> list[Measure]:
    """Give every measure of the topic, of both accounts and of the portfolio."""
    portfolio = made.measures.health
    topics: list[AccountHealth | PortfolioHealth] = [*portfolio.accounts.values(), portfolio]
    found: list[Measure] = []
    for item in topics:
        for name in dir(type(item)):
            value = getattr(item, name)
            if isinstance(value, Measure):
                found.append(value)
        times = item.issue_times
        found += [times.median_days, times.mean_days, times.within_level]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_says_in_one_line_what_it_is_made_of_or_lacks(tmp_path: Path, language: str) -> None:
    made = context(tmp_path, language)
    found = measures(made)
    assert len(found) > 30
    for measure in found:
        told = how(made, measure)
        assert told.name
        assert explanation(made, measure), measure.key
        assert "{" not in told.explanation
        assert all(fact.label for fact in told.inputs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_formula_prints_with_the_settings_of_the_programme(
    tmp_path: Path, language: str
) -> None:
    made = context(tmp_path, language)
    texts = {item.key: formula(made, item) for item in DEFINITIONS}
    assert all("{" not in text and text for text in texts.values())
    late = "15 days" if language == "en" else "15 dias"
    assert late in texts["issues_late"]


def test_each_measure_is_defined_once(tmp_path: Path) -> None:
    defined = [item.key for item in DEFINITIONS]
    assert len(set(defined)) == len(defined)
    assert {measure.key for measure in measures(context(tmp_path, "en"))} == set(defined)


def test_dso_is_explained_with_its_amounts(tmp_path: Path) -> None:
    made = context(tmp_path, "pt-BR")
    said = explanation(made, made.measures.health.accounts["vereda"].dso)
    assert said.replace("\u00a0", " ") == (
        "10 dias: R$ 300,00 em aberto contra R$ 900,00 faturados em 30 dias."
    )
