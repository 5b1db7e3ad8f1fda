"""Measures of revenue in words: every name, line and formula, in every language."""

from __future__ import annotations

from datetime import date

import pytest

from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.metrics.definitions_revenue import DEFINITIONS
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.standing import portfolio_standing
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import explanation, formula, how
from kamdocs.render.options import RenderOptions
from kamdocs.render.prose import ProseTargets, ProseWriter
from tests.metrics.revenue_world import account, months

AS_OF = date(2026, 10, 15)


def context_of(portfolio: Portfolio, language: str = "pt-BR") -> RenderContext:
    return RenderContext(
        portfolio=portfolio,
        standing=portfolio_standing(portfolio, AS_OF),
        findings=(),
        options=RenderOptions(as_of=AS_OF, language=language),
        prose=ProseWriter(ProseTargets({}, {}), {}),
    )


@pytest.fixture
def portfolio() -> Portfolio:
    full = account(
        "a",
        *months(2025, 1, "100 " * 12),
        *months(2025, 1, "10 " * 12, kpi="volume"),
        *months(2026, 1, "132 " * 9),
        *months(2026, 1, "11 " * 9, kpi="volume"),
        *months(2026, 1, "30 " * 9, kpi="margin"),
        customer_since=date(2016, 10, 15),
    )
    return Portfolio(programme=Programme(name="P"), accounts=(full, account("empty")))


def measures_of(portfolio: Portfolio) -> list[Measure]:
    """Every measure of revenue: of the portfolio, and of an account with and without figures."""
    found = portfolio_standing(portfolio, AS_OF).measures.revenue
    objects = [found, *found.accounts.values()]
    keys = [definition.key for definition in DEFINITIONS]
    measures = [
        value
        for item in objects
        for key in keys
        if isinstance(value := getattr(item, key, None), Measure)
    ]
    by_account = (found.share, found.profitability, found.expected_years)
    return measures + [measure for item in by_account for measure in item.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_explains_itself(portfolio: Portfolio, language: str) -> None:
    context = context_of(portfolio, language)
    measures = measures_of(portfolio)
    assert len(measures) > 40
    for measure in measures:
        text = explanation(context, measure)
        assert "{" not in text
        assert how(context, measure).name
        if measure.value is not None:
            assert text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_is_written_with_the_settings_of_the_programme(
    portfolio: Portfolio, language: str
) -> None:
    context = context_of(portfolio, language)
    for definition in DEFINITIONS:
        assert messages_for(language).has(f"metrics.{definition.key}")
        text = formula(context, definition)
        assert "{" not in text
        assert text.endswith(".")


def test_a_formula_follows_the_limits_that_are_set(portfolio: Portfolio) -> None:
    programme = portfolio.programme
    limits = programme.limits.model_copy(update={"abc_a": programme.limits.overdue})
    changed = portfolio.model_copy(
        update={"programme": programme.model_copy(update={"limits": limits})}
    )
    abc = next(item for item in DEFINITIONS if item.key == "abc")
    assert "A até 10,0%" in formula(context_of(changed), abc)
    assert "A até 80,0%" in formula(context_of(portfolio), abc)


def test_a_line_says_value_and_inputs_as_a_reader_writes_them(portfolio: Portfolio) -> None:
    context = context_of(portfolio)
    own = context.measures.revenue.accounts["a"]
    assert explanation(context, own.nrr).replace("\u00a0", " ") == (
        "132,0% de R$ 900,00 de um ano antes: cresceu R$ 288,00, reduziu R$ 0,00, perdeu R$ 0,00."
    )
    assert explanation(context, own.revenue_change).replace("\u00a0", " ") == (
        "R$ 288,00 em relação aos mesmos meses do ano anterior: preço R$ 198,00,"
        " volume R$ 90,00, mix R$ 0,00, novos R$ 0,00, perdidos R$ 0,00,"
        " sem volume para explicar R$ 0,00."
    )


def test_what_is_missing_is_named_by_what_to_fill_in(portfolio: Portfolio) -> None:
    context = context_of(portfolio)
    own = context.measures.revenue.accounts["empty"]
    assert explanation(context, own.revenue) == (
        "Falta preencher: faturamento realizado em numeros.csv."
    )
    assert explanation(context, own.nrr) == "Falta preencher: faturamento de um ano antes."


def test_portugal_reads_its_own_words(portfolio: Portfolio) -> None:
    context = context_of(portfolio, "pt-PT")
    texts = [formula(context, definition) for definition in DEFINITIONS]
    assert not any("faturamento" in text.casefold() for text in texts)
