from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.source.csv_rows import MAX_CELL, CsvTable, read_csv_rows
from kamdocs.source.text_file import TextFile


def table(text: str) -> CsvTable:
    return read_csv_rows(TextFile("numeros.csv", text))


def cells(read: CsvTable) -> list[tuple[str, ...]]:
    return [row.cells for row in ((read.header,) if read.header else ()) + read.rows]


def seen(read: CsvTable) -> list[tuple[str, int, int]]:
    return [(found.rule, found.place.line, found.place.column) for found in read.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b\n1;2\n", [("a", "b"), ("1", "2")]),
        ("a,b\r\n1,2", [("a", "b"), ("1", "2")]),
        ("a\tb\r1\t2\r", [("a", "b"), ("1", "2")]),
        ("a;b\n1,5;2,5\n", [("a", "b"), ("1,5", "2,5")]),
        ("a\n1\n", [("a",), ("1",)]),
        ("sep=,\na,b\n1,2\n", [("a", "b"), ("1", "2")]),
        ("\n \na;b\n1;2\n", [("a", "b"), ("1", "2")]),
        ('a;b\n"x;y";"diz ""oi"""\n', [("a", "b"), ("x;y", 'diz "oi"')]),
        ('a;b\n"duas\nlinhas";2\n3;4\n', [("a", "b"), ("duas\nlinhas", "2"), ("3", "4")]),
        ('a;b\nTubo 3";2\n', [("a", "b"), ('Tubo 3"', "2")]),
        (' a ; b\u00a0\n 1 ; "2" \n', [("a", "b"), ("1", "2")]),
        ("a;b;;\n1;2;;\n;;;\n\n;\n", [("a", "b"), ("1", "2")]),
        ('"a,b";c\n1;2\n', [("a,b", "c"), ("1", "2")]),
        ("a;b\n1;\n", [("a", "b"), ("1", "")]),
    ],
)
def test_reads_what_spreadsheets_write(text: str, expected: list[tuple[str, ...]]) -> None:
    read = table(text)
    assert seen(read) == []
    assert cells(read) == expected


def test_every_cell_knows_its_place() -> None:
    read = table('a;b;c\nx;" y";  z\n"duas\nlinhas";k;w\n')
    places = [str(row.place_of(column)) for row in read.rows for column in range(3)]
    assert places == [
        "numeros.csv:2:1",
        "numeros.csv:2:3",
        "numeros.csv:2:10",
        "numeros.csv:3:1",
        "numeros.csv:4:9",
        "numeros.csv:4:11",
    ]


def test_an_empty_cell_has_the_place_where_it_would_be() -> None:
    read = table("a;b;c\n1;;3\n")
    assert str(read.rows[0].place_of(1)) == "numeros.csv:2:3"


@pytest.mark.parametrize(
    ("text", "findings", "rows"),
    [
        ("", [("empty-table", 1, 1)], []),
        ("\n;;\n", [("empty-table", 1, 1)], []),
        ("a;b\n1\n3;4\n", [("csv-cell-count", 2, 1)], [("3", "4")]),
        ("a,b\n1,2,5\n3,4\n", [("csv-cell-count", 2, 1)], [("3", "4")]),
        ('a;b\n1;"x\n3;4\n', [("csv-unclosed-quote", 2, 3)], [("3", "4")]),
        ('a;b\n1;"x"y\n3;4\n', [("csv-text-after-quote", 2, 6)], [("3", "4")]),
        ("a;b;A\n1;2;3\n", [("duplicate-column", 1, 5)], [("1", "2", "3")]),
        ("a;;c\n1;2;3\n", [("empty-column-name", 1, 3)], [("1", "2", "3")]),
        (f"a;b\n1;{'x' * (MAX_CELL + 1)}\n3;4\n", [("csv-cell-too-long", 2, 3)], [("3", "4")]),
    ],
)
def test_a_broken_row_is_a_finding_and_the_rest_is_read(
    text: str, findings: list[tuple[str, int, int]], rows: list[tuple[str, ...]]
) -> None:
    read = table(text)
    assert seen(read) == findings
    assert [row.cells for row in read.rows] == rows


def test_wrong_number_of_cells_tells_both_numbers() -> None:
    assert table("a;b\n1\n").findings[0].params == {"expected": "2", "found": "1"}


CELLS = st.text(alphabet='ab1,."; \n', max_size=8).map(str.strip)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8), st.sampled_from(";,\t"))
def test_what_the_csv_module_writes_is_read_back(rows: list[tuple[str, str]], mark: str) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=mark, quoting=csv.QUOTE_ALL)
    writer.writerows([("x", "y"), *rows])
    read = table(stream.getvalue())
    assert read.findings == ()
    assert cells(read) == [("x", "y"), *(row for row in rows if any(row))]


@given(st.one_of(st.text(), st.text(alphabet='a1;,"\t\r\n \u00a0=sep')))
def test_any_text_gives_rows_and_places_within_the_file(text: str) -> None:
    read = table(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for row in read.rows:
        for column in range(len(row.cells)):
            assert 1 <= row.place_of(column).line <= len(lines)
    for found in read.findings:
        assert 1 <= found.place.line <= len(lines)
