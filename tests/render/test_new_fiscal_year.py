"""On the first days of a fiscal year every page still speaks of the same months."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kamdocs.render.options import RenderOptions
from kamdocs.render.site_contents import site_contents
from tests.builders import load
from tests.pages import PageText

FIGURES = "periodo;filial;oferta;indicador;realizado;meta;previsto\n" + "".join(
    f"2026-{month:02d};;;faturamento;100.000;90.000;\n" for month in range(1, 13)
)


def test_headlines_of_january_tell_the_year_that_has_figures(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {"vereda/conta.md": "---\nnome: Vereda\n---\n", "vereda/numeros.csv": FIGURES},
    )
    contents = site_contents(loaded, RenderOptions("pt-BR", date(2027, 1, 8)))
    pages = {page.address: page for page in contents.pages}
    for address in ("", "contas/vereda/", "concentracao/"):
        text = " ".join(PageText(pages[address].body()).texts).replace("\u00a0", " ")
        assert "R$ 1,2 mi" in text, address
        assert "Faturamento em 2027" not in text, address
    home = " ".join(PageText(pages[""].body()).texts).replace("\u00a0", " ")
    assert "Faturamento em 2026 R$ 1,2 mi ▲ 11,1% acima da meta" in home
