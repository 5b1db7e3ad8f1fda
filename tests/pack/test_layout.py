"""How columns share a page and parts share pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kamdocs.pack.columns import column_shares, lying
from kamdocs.pack.document import pack_data
from kamdocs.pack.heights import Heights, PagePlan, facts_columns, measures_of, page_plan
from kamdocs.pack.images import PackImages
from kamdocs.pack.look import PackLook, Paper
from kamdocs.render.brand import contrast
from kamdocs.render.client_pack.blocks import (
    Align,
    Card,
    Cards,
    Cell,
    Column,
    Note,
    PackView,
    Row,
    Table,
)
from tests.pack.views import FULL, cells, pack, part, table

A4 = measures_of(Paper.A4, compact=False)
SCREEN = measures_of(Paper.WIDE, compact=False)


def test_shares_of_the_view_hold_where_they_differ() -> None:
    columns = (Column("a", share=3), Column("b", share=1))
    assert column_shares(Table("", columns, ())) == [0.75, 0.25]


def test_long_texts_get_more_room_and_figures_enough() -> None:
    columns = (Column("O que"), Column("Valor", Align.NUMBER), Column("Prazo"))
    row = Row(cells("Uma frase bem longa sobre o que se combinou na reunião", "R$ 12.345", "30/10"))
    shares = column_shares(Table("", columns, (row,)))
    assert shares[0] > shares[1] > shares[2]
    assert sum(shares) == pytest.approx(1, abs=0.001)


def pairs(*figures: str) -> Table:
    columns = (Column("Trimestre"), Column("Volume", Align.NUMBER))
    rows = tuple(Row(cells(f"{number}T26", figure)) for number, figure in enumerate(figures, 1))
    return Table("Volume", columns, rows, "nota")


def test_a_short_list_of_figures_lies_on_its_side() -> None:
    laid = lying(pairs("1 t", "2 t", "3 t"))
    assert [column.title for column in laid.columns] == ["Trimestre", "1T26", "2T26", "3T26"]
    assert [cell.text for cell in laid.rows[0].cells] == ["Volume", "1 t", "2 t", "3 t"]
    assert (len(laid.rows), laid.caption, laid.note) == (1, "Volume", "nota")


@pytest.mark.parametrize(
    "stands",
    [
        pairs("1 t", "2 t"),
        pairs(*["1 t"] * 9),
        pairs(*["R$ 123.456.789"] * 8),
        table(3),
        replace(pairs("1", "2", "3"), rows=(Row((Cell("a"), Cell("1")), is_total=True),) * 3),
    ],
    ids=["two", "nine", "too wide", "four columns", "totals"],
)
def test_other_tables_stand(stands: Table) -> None:
    assert lying(stands) is stands


@pytest.mark.parametrize(
    ("count", "slides", "columns"),
    [(0, False, 1), (1, False, 1), (4, False, 4), (5, False, 3), (5, True, 5), (6, True, 3)],
)
def test_figures_stand_in_even_rows(count: int, slides: bool, columns: int) -> None:
    assert facts_columns(count, slides=slides) == columns


def plan(*heights: float, starts: bool = True, screen: bool = False) -> list[PagePlan]:
    parts = [part(str(number), starts_page=starts) for number in range(len(heights))]
    return page_plan(parts, heights, SCREEN if screen else A4)


def test_short_parts_go_where_there_is_room_and_are_kept_whole() -> None:
    assert plan(200, 200, 500) == [PagePlan(begins_page=False, kept=True)] * 3


def test_a_long_part_begins_a_page_unless_the_one_before_were_nearly_empty() -> None:
    assert plan(400, 900)[1] == PagePlan(begins_page=True, kept=False)
    assert plan(150, 900)[1] == PagePlan(begins_page=False, kept=False)
    assert plan(400, 900, starts=False)[1] == PagePlan(begins_page=False, kept=False)


def test_on_a_screen_each_part_begins_a_page_but_the_first() -> None:
    assert [one.begins_page for one in plan(100, 100, 100, screen=True)] == [False, True, True]


def test_capitals_and_more_text_are_taken_to_be_higher() -> None:
    heights = Heights(A4)
    low, high, capital = (
        heights.part(part("T", Note(text)), []) for text in ("a" * 90, "a" * 900, "W" * 900)
    )
    assert low < high < capital


def data(view: PackView, brand: str = "#0b5c6b") -> Any:
    images = PackImages(Path("nowhere"), Path("nowhere"))
    return pack_data(view, PackLook(brand=brand), as_of=date(2026, 10, 15), images=images)


@pytest.mark.parametrize(
    ("share", "words", "expected"),
    [
        (0.62, "62 mil", (0.62, "62 mil")),
        (1.4, "", (1.0, "140%")),
        (-0.2, "recuou", (0.0, "recuou")),
        (None, "", (None, "")),
    ],
)
def test_a_bar_stays_in_its_bounds_and_has_words(
    share: float | None, words: str, expected: tuple[float | None, str]
) -> None:
    card = data(pack(part("A", Cards((Card("x", share=share, share_text=words),)))))
    found = card["view"]["parts"][0]["blocks"][0]["items"][0]
    assert (found["share"], found["share_text"]) == expected


@pytest.mark.parametrize("brand", ["#ffdd00", "#0b5c6b", "#000000", "#ffffff"])
def test_the_accent_can_be_read_on_paper(brand: str) -> None:
    assert contrast(data(FULL, brand)["look"]["accent"], "#ffffff") >= 5.5


def test_what_comes_again_on_each_page_is_cut_and_the_page_has_the_whole() -> None:
    view = replace(pack(part("T" * 300)), foot="f" * 400)
    plain = data(view)["view"]
    assert len(plain["foot"].replace("\u200b", "")) == 220
    assert plain["parts"][0]["short_title"].endswith("…")
    assert plain["parts"][0]["title"].count("T") == 300


def test_rows_have_as_many_cells_as_there_are_columns() -> None:
    short = replace(table(1), rows=(Row(cells("a")), Row(cells(*"abcdef"))))
    block = data(pack(part("A", short)))["view"]["parts"][0]["blocks"][0]
    assert [len(row["cells"]) for row in block["rows"]] == [4, 4]
