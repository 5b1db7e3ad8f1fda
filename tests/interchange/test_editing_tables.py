"""An edit of a table changes its cells and nothing else: before, edit, after, byte for byte."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.interchange.editing.document_editing import DocumentForm
from kamdocs.interchange.editing.edits import NewRecord
from kamdocs.interchange.editing.table_editing import TableEdits, edit_table
from kamdocs.interchange.relation import Workshop
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.period import Period
from kamdocs.model.record import Record
from kamdocs.source.value_reader import Writing

PT = DocumentForm(Writing("pt-BR", "BRL"))

FIGURES = (
    "periodo;filial;oferta;indicador;realizado;meta;fonte\n"
    '2026-01;;caixas;faturamento;"1.000,50";900;"ERP; vendas"\n'
    "\n"
    "2026-02;;caixas;faturamento;;900;\n"
    "2026-01;;;otif;97,5%;98%;WMS\n"
)

INVOICES = (
    "numero,emissao,vencimento,valor,pago_em\n"
    "NF 1,01/07/2026,31/07/2026,1234.50,\n"
    'NF 2,02/07/2026,01/08/2026,"1,5",  03/08/2026\n'
)


def edited(
    folder: Path, before: str | bytes, record: type[Record], edits: TableEdits
) -> tuple[bytes, list[str]]:
    path = folder / "numeros.csv"
    data = before if isinstance(before, bytes) else before.encode()
    path.write_bytes(data)
    workshop = Workshop(date(2026, 10, 15))
    change = edit_table(path, "accounts/x/numeros.csv", record, edits, PT, workshop)
    found = [f"{item.place.line}:{item.place.column} {item.rule}" for item in workshop.findings]
    return (data if change is None else change.after), found


CASES: dict[str, tuple[str, type[Record], TableEdits, str]] = {
    "a cell in quotes": (
        FIGURES,
        Figure,
        TableEdits({0: {"actual": Decimal(1100)}}),
        FIGURES.replace('"1.000,50"', '"1.100,00"'),
    ),
    "a blank cell like those of its series": (
        FIGURES,
        Figure,
        TableEdits({1: {"actual": Decimal(2000)}}),
        FIGURES.replace("faturamento;;900", "faturamento;2.000,00;900"),
    ),
    "a cell that goes": (
        FIGURES,
        Figure,
        TableEdits({2: {"target": None}}),
        FIGURES.replace(";98%;", ";;"),
    ),
    "a percent sign stays": (
        FIGURES,
        Figure,
        TableEdits({2: {"actual": Decimal("98.25")}}),
        FIGURES.replace("97,5%", "98,25%"),
    ),
    "a text with a sign between cells is quoted": (
        FIGURES,
        Figure,
        TableEdits({1: {"source": 'Plan; "A"'}}),
        FIGURES.replace(";900;\n", ';900;"Plan; ""A"""\n'),
    ),
    "a row below its series, another at the end": (
        FIGURES,
        Figure,
        TableEdits(
            add=(
                {"period": Period.month(2026, 3), "offering": "caixas", "kpi": "revenue",
                 "actual": Decimal("1.5"), "target": None},
                {"period": Period.month(2026, 2), "kpi": "otif", "actual": Decimal(99)},
            )
        ),
        FIGURES.replace(
            "faturamento;;900;\n", "faturamento;;900;\n2026-03;;caixas;faturamento;1,50;;\n"
        )
        + "2026-02;;;otif;99%;;\n",
    ),
    "a row that goes": (
        FIGURES,
        Figure,
        TableEdits(remove=frozenset({0})),
        FIGURES.replace('2026-01;;caixas;faturamento;"1.000,50";900;"ERP; vendas"\n', ""),
    ),
    "a day as the column has them": (
        INVOICES,
        Receivable,
        TableEdits({0: {"paid_on": date(2026, 8, 5)}, 1: {"paid_on": date(2026, 8, 4)}}),
        INVOICES.replace("1234.50,\n", "1234.50,05/08/2026\n").replace("  03/", "  04/"),
    ),
    "an amount with a comma between commas": (
        INVOICES,
        Receivable,
        TableEdits({0: {"amount": Decimal("1234.75")}}),
        INVOICES.replace("1234.50", '"1234,75"'),
    ),
    "an invoice more": (
        INVOICES,
        Receivable,
        TableEdits(add=({"number": "NF 3", "due": date(2026, 9, 1), "amount": Decimal(10)},)),
        INVOICES + 'NF 3,,01/09/2026,"10,00",\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "bom"])
def test_only_the_cells_change(tmp_path: Path, name: str, end: str, mark: bytes) -> None:
    before, record, edits, after = CASES[name]

    def written(text: str) -> bytes:
        return mark + text.replace("\n", end).encode()

    assert edited(tmp_path, written(before), record, edits) == (written(after), [])


def test_an_old_windows_table_stays_one(tmp_path: Path) -> None:
    text = "sep=;\r\nindicador;período;realizado;fonte\r\nmargem;2026-01;5;Relatório"
    before = text.encode("cp1252")
    new: NewRecord = {
        "period": Period.month(2026, 2),
        "kpi": "margin",
        "actual": Decimal(7),
        "source": "João",
    }
    after, found = edited(
        tmp_path, before, Figure, TableEdits({0: {"actual": Decimal(6)}}, add=(new,))
    )
    wanted = before.replace(b";5;", b";6;") + "\r\nmargem;2026-02;7;João\r\n".encode("cp1252")
    assert (after, found) == (wanted, [])


def test_a_value_without_a_column_is_refused(tmp_path: Path) -> None:
    edits = TableEdits({0: {"forecast": Decimal(1)}})
    found = ["1:1 import-missing-column"]
    assert edited(tmp_path, FIGURES, Figure, edits) == (FIGURES.encode(), found)
