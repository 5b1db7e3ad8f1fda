"""Concentration, segments and quarters in the built sample: the answer is on the page."""

from __future__ import annotations

import re
from pathlib import Path

from tests.command import ROOT, kamdocs
from tests.pages import page, report_text


def first_part(text: str, mark: str) -> str:
    """The text before a mark, which is what the first screen shows."""
    assert mark in text
    return text.split(mark, 1)[0]


def test_concentration_says_who_makes_the_revenue_and_against_which_limit(
    sample_site: Path,
) -> None:
    text = report_text(sample_site / "concentracao/index.html")
    answer = first_part(text, "Maior conta (CR1)")
    assert "5 de 9 contas fazem 80% do faturamento." in answer
    assert "A maior, Vereda Alimentos, faz 20,5%, acima do limite de 20%." in answer
    for figure in ("Cinco maiores (CR5) 80,4%", "Índice de concentração (HHI) 1.485"):
        assert figure in text
    assert "Faturamento em risco por concentração R$ 388,15 mil" in text


def test_concentration_names_who_stopped_buying_and_who_fell_over_the_limit(
    sample_site: Path,
) -> None:
    text = report_text(sample_site / "concentracao/index.html")
    assert "3 contas pararam de comprar ou caíram mais de 20%" in text
    assert "Lumiar Eletro Não compra desde jun/25" in text
    assert "Calçados Passo Firme Não compra desde fev/26" in text
    assert "Frigorífico Três Marcos Faturamento 33,5% abaixo" in text


def test_concentration_says_where_the_month_closes_and_why(sample_site: Path) -> None:
    text = report_text(sample_site / "concentracao/index.html")
    closing = text.split("Onde fecha o mês", 1)[1]
    row = closing[closing.index("Bebidas Cumaru") : closing.index("Laticínios Boa Aurora")]
    assert "set/26" in row
    assert "▼ 19,7%" in row
    assert "Filmes e laminados, Fábrica Jundiaí: −R$ 178,55 mil contra a meta." in row
    assert re.search(r"preço \+R\$ .* volume −R\$ .* mix −R\$", row)


def test_the_table_of_the_curve_filters_by_class_and_tier(sample_site: Path) -> None:
    tags = page(sample_site / "concentracao/index.html").tags
    bars = [attributes for _, attributes in tags if attributes.get("data-for") == "kd-abc"]
    assert len(bars) == 1
    named = {attributes.get("data-filter") for _, attributes in tags}
    assert {"text", "Classe ABC", "Nível", "KAM"} <= named
    assert ("table", "kd-abc") in [(tag, attributes.get("id")) for tag, attributes in tags]


def test_a_segment_shows_trends_of_the_market_and_competitors(sample_site: Path) -> None:
    overview = report_text(sample_site / "segmentos/index.html")
    assert "Alimentos faz 49% do faturamento." in first_part(overview, "Segmentos por faturamento")
    text = report_text(sample_site / "segmentos/alimentos/index.html")
    assert "Pães congelados crescem dois dígitos ao ano no varejo do Sul" in text
    rivals = text.split("Concorrentes nas contas do segmento", 1)[1]
    assert "Filmes Araucária Alta" in rivals


def test_a_quarter_tells_revenue_reviews_objectives_commitments_and_decisions(
    sample_site: Path,
) -> None:
    text = report_text(sample_site / "trimestres/2026-t3/index.html")
    answer = first_part(text, "Revisões feitas")
    assert "Faturamento do 3º trimestre de 2026 1,6% abaixo da meta." in answer
    assert "Revisões feitas 2 de 9 faltam 3" in text
    assert "Bebidas Cumaru" in text.split("Conta a conta", 1)[1]
    assert "20 ● cumpridos" in text
    assert "Meta de 95% de entregas até dezembro" in text
    assert "o que mais pesou foi" in text


def test_pages_of_revenue_are_not_built_for_the_company(tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = kamdocs("build", "--audience", "company", "-d", site, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    for name in ("concentracao", "segmentos", "trimestres"):
        assert not (site / name).exists()


def test_without_figures_the_pages_say_what_to_fill_in(tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "accounts/programa.yml").write_text("nome: P\n", encoding="utf-8")
    (tmp_path / "accounts/a.md").write_text("---\nnome: A\n---\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: P\ndocs_dir: pages\ntheme:\n  name: material\nplugins:\n  - search\n"
        "  - kamdocs:\n      as_of: 2026-10-15\n",
        encoding="utf-8",
    )
    done = kamdocs("build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for name in ("concentracao", "trimestres"):
        text = report_text(tmp_path / f"site/{name}/index.html")
        assert "sem dados Preencha numeros.csv" in text
    assert "Nenhuma conta tem segmento ainda." in report_text(
        tmp_path / "site/segmentos/index.html"
    )
