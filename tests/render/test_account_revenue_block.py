"""The block about revenue of a plan: what it says, and what it leaves out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.model.account import Account
from kamdocs.model.figures import Figure
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Kpi, Offering, Programme
from kamdocs.render.context import RenderContext
from kamdocs.render.views.account_revenue import AccountRevenueView, account_revenue_view
from kamdocs.render.views.concentration import concentration_view
from kamdocs.render.views.segments import segments_view
from tests.metrics.revenue_world import account, months, row
from tests.render.test_revenue_words import context_of

PROGRAMME = Programme(
    name="P",
    offerings=(Offering(id="caixas", name="Caixas"), Offering(id="filmes", name="Filmes")),
    kpis=(Kpi.model_validate({"id": "queixas", "name": "Queixas", "direction": "down"}),),
)


def context(*accounts: Account) -> RenderContext:
    return context_of(Portfolio(programme=PROGRAMME, accounts=accounts))


def block(*accounts: Account) -> AccountRevenueView:
    made = context(*accounts)
    return account_revenue_view(made, made.standing.standings[0], made.links("contas/a/"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def sold(offering: str | None, before: int, now: int) -> tuple[Figure, ...]:
    rows = [row(f"2025-0{n}", str(before), offering=offering) for n in range(1, 10)]
    return (*rows, *(row(f"2026-0{n}", str(now), offering=offering) for n in range(1, 10)))


def test_an_account_without_figures_shows_nothing() -> None:
    view = block(account("a"))
    assert view.empty
    assert (view.bridge_hint, view.month_title) == ("", "")


def test_price_volume_and_mix_make_the_bridge_where_volumes_are_known() -> None:
    view = block(
        account(
            "a",
            *months(2025, 1, "100 " * 9),
            *months(2025, 1, "10 " * 9, kpi="volume"),
            *months(2026, 1, "132 " * 9),
            *months(2026, 1, "11 " * 9, kpi="volume"),
        )
    )
    assert view.bridge is not None
    text = plain(view.bridge)
    assert "Faturamento subiu R$ 288 em um ano; o que mais pesou foi o preço, +R$ 198" in text
    assert "jan/25 a set/25" in text


def test_without_volumes_the_offerings_make_it() -> None:
    view = block(account("a", *sold("caixas", 100, 80), *sold("filmes", 50, 60)))
    assert view.bridge is not None
    text = plain(view.bridge)
    assert "Faturamento caiu R$ 90 em um ano; o que mais pesou foi Caixas, −R$ 180" in text
    assert "Registre também o volume" in text


def test_with_only_the_whole_recorded_words_say_what_to_fill_in() -> None:
    view = block(account("a", *sold(None, 100, 120)))
    assert view.bridge is None
    assert plain(view.bridge_hint).startswith("Variação de +R$ 180 sobre um ano antes.")


def test_a_first_year_has_nothing_to_compare_with() -> None:
    view = block(account("a", *months(2026, 1, "100 " * 9)))
    assert view.bridge_hint == "Não há os mesmos meses do ano anterior para comparar."


def test_the_month_says_where_it_closed_and_what_moved_it() -> None:
    view = block(
        account(
            "a",
            row("2026-09", "80", "100", offering="caixas"),
            row("2026-09", "55", "50", offering="filmes"),
            row("2026-10", None, "120"),
            row("2026-10", "70", kpi="order_book"),
        )
    )
    assert view.month_title == "Fechamento de set/26: 10,0% abaixo da meta"
    assert plain(view.month_reason) == "Caixas: −R$ 20 contra a meta."
    assert ("Pedidos para out/26", "R$ 70") in [(f.label, plain(f.value)) for f in view.month]


def test_a_kpi_that_is_better_low_is_met_below_its_target() -> None:
    view = block(
        account(
            "a",
            row("2026-08", "2", "3", kpi="queixas"),
            row("2026-08", "90", "100"),
        )
    )
    assert view.kpis is not None
    assert "1 de 2 indicadores com meta ficou aquém dela no 3T26" in view.kpis


def test_money_of_another_currency_is_written_in_it() -> None:
    view = block(account("a", *sold(None, 100, 120), currency="USD"))
    assert "US$" in view.bridge_hint
    share = next(item for item in view.measures if item.label.startswith("Participação"))
    assert share.missing


def test_a_portfolio_of_hundreds_keeps_its_page_small() -> None:
    accounts = [
        account(
            f"c{number:03d}",
            *months(2025, 1, "100 " * 9),
            *months(2026, 1, f"{50 + number} " * 9),
            segment=f"Segmento {number % 7}",
        )
        for number in range(600)
    ]
    made = context(*accounts)
    view = concentration_view(made, made.links("concentracao/"))
    assert len(view.curve.rows) <= 250
    assert view.curve.note == "e mais 350 contas"
    assert len(view.drops) <= 12
    assert view.drops_more
    assert len(view.closing.rows) <= 40
    assert view.pareto is not None
    assert "Outras 588 contas" in view.pareto


def test_one_account_is_the_whole_and_needs_no_rest() -> None:
    made = context(account("a", *months(2026, 1, "100 " * 9)))
    view = concentration_view(made, made.links("concentracao/"))
    assert view.head.answer.startswith("Uma só conta faz todo o faturamento.")
    assert view.pareto is not None
    assert "Outra" not in view.pareto


def test_zero_and_negative_revenue_are_counted_in_words() -> None:
    made = context(
        account("a", row("2026-01", "100")),
        account("b", row("2026-01", "0")),
        account("c", row("2026-01", "-5")),
        account("d"),
    )
    view = concentration_view(made, made.links("concentracao/"))
    assert view.curve_note == (
        "1 conta sem faturamento registrado no período fica fora da curva."
        " 2 contas com faturamento zero ou negativo ficam fora da curva, na classe C."
    )
    assert len(view.curve.rows) == 1


def test_without_segments_the_page_says_what_to_fill_in() -> None:
    made = context(account("a"))
    view = segments_view(made, (), made.links("segmentos/"))
    assert view.head.answer == "Nenhuma conta tem segmento ainda."
    assert view.without == "1 conta sem segmento."


def test_the_limit_of_a_drop_is_written_as_it_is_set() -> None:
    limits = PROGRAMME.limits.model_copy(update={"revenue_drop": Decimal("0.05")})
    programme = PROGRAMME.model_copy(update={"limits": limits})
    fell = account("a", *months(2025, 1, "100 " * 9), *months(2026, 1, "90 " * 9))
    made = context_of(Portfolio(programme=programme, accounts=(fell,)))
    view = concentration_view(made, made.links("concentracao/"))
    assert view.drops_title == "1 conta parou de comprar ou caiu mais de 5%"
    assert made.as_of == date(2026, 10, 15)
