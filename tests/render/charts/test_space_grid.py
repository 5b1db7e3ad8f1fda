"""The white-space grid: every state by word and class, escaped, the same bytes twice."""

from __future__ import annotations

from kamdocs.render.charts.space_grid import GridCell, GridRow, SpaceGrid, draw_space_grid
from tests.pages import PageText


def _grid(*rows: GridRow, columns: tuple[str, ...] = ("Caixas", "Filmes")) -> str:
    return draw_space_grid(
        SpaceGrid(
            id="grade",
            title="R$ 1 mi a explorar",
            description="Filiais nas linhas",
            note="Por ano",
            corner="Filial",
            columns=columns,
            total_head="A explorar",
            rows=rows,
            blank="sem dados",
            key=(("owned", "Já compra de nós"),),
        )
    )


OWNED = GridCell("owned", "Já compra de nós", "R$ 600 mil", ("de R$ 1 mi possíveis",), 6)
GAP = GridCell("gap", "Não atendido", "R$ 900 mil", ("Papelão Vale Norte",))


def test_a_cell_says_its_state_amount_and_supplier_in_words() -> None:
    drawn = _grid(GridRow("Cascavel", (OWNED, GAP), "R$ 1,3 mi"))
    texts = PageText(drawn).texts
    assert texts[texts.index("Cascavel") :] == [
        "Cascavel",
        "R$ 600 mil",
        "Já compra de nós",
        "de R$ 1 mi possíveis",
        "R$ 900 mil",
        "Não atendido",
        "Papelão Vale Norte",
        "R$ 1,3 mi",
        "Por ano",
    ]


def test_states_differ_by_filling_and_what_is_ours_fills_the_cell() -> None:
    drawn = _grid(GridRow("Cascavel", (OWNED, GAP)))
    assert 'class="kd-space-cell kd-space-owned kd-space-of-6"' in drawn
    assert 'class="kd-space-cell kd-space-gap"' in drawn


def test_a_cell_nobody_recorded_is_said_to_have_no_data() -> None:
    assert "sem dados" in PageText(_grid(GridRow("Cascavel", (OWNED, None)))).texts


def test_the_grid_is_a_table_that_its_title_and_description_name() -> None:
    tags = PageText(_grid(GridRow("Cascavel", (OWNED, GAP)))).tags
    table = next(attributes for tag, attributes in tags if tag == "table")
    assert table["aria-labelledby"] == "grade-title"
    assert table["aria-describedby"] == "grade-desc"
    scopes = [attributes.get("scope") for tag, attributes in tags if tag == "th"]
    assert scopes == ["col"] * 4 + ["row"]
    labels = [attributes.get("data-label") for tag, attributes in tags if tag == "td"]
    assert labels == ["Caixas", "Filmes", "A explorar"]


def test_names_are_escaped_and_the_same_data_give_the_same_bytes() -> None:
    row = GridRow("<Cascavel> & filhos", (OWNED, GAP))
    drawn = _grid(row, columns=("<b>", "Filmes"))
    assert "<b>" not in drawn.replace("<b>R$", "")
    assert "&lt;Cascavel&gt; &amp; filhos" in drawn
    assert drawn == _grid(row, columns=("<b>", "Filmes"))


def test_a_grid_without_units_is_still_a_figure() -> None:
    assert _grid().startswith("<figure")
