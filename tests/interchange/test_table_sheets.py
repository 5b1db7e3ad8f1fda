"""Tables that are sheets of a workbook: typed cells, headers found, problems with their cell."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kamdocs.errors import UserError
from kamdocs.interchange.importing import ImportReport, import_tables
from kamdocs.model.account import Account
from kamdocs.source.folder import load_portfolio
from tests.builders import rules

MAPPING = """\
programa:
  nome: Programa
tabelas:
  clientes:
    arquivo: clientes.xlsx
    colunas:
      codigo: [Código, Code]
      razao: [Razão social, Company]
      segmento: [Segmento, Industry]
      limite: [Limite, Limit]
      desde: [Cliente desde, Since]
    opcionais: [segmento, limite, desde]
    numericas: [limite]
    datas: [desde]
contas:
  de: clientes
  campos:
    id: slug(razao)
    crm_id: codigo
    nome: razao
    segmento: segmento
    cliente_desde: desde
registros:
  condicoes:
    de: clientes
    conta: slug(razao)
    campos:
      limite_credito: limite
"""
HEADER = ["Código", "Razão social", "Segmento", "Limite", "Cliente desde"]


def book(path: Path, *sheets: tuple[str, Any]) -> openpyxl.Workbook:
    """Write a workbook of these sheets and give it, to be changed and saved again."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return made


def run(folder: Path, mapping: str = MAPPING, name: str = "") -> ImportReport:
    """Import the tables of a folder, or the one named."""
    (folder / "mapa.yml").write_text(mapping, encoding="utf-8")
    into = folder / "accounts"
    return import_tables(folder / name, folder / "mapa.yml", into, as_of=date(2026, 10, 15))


def told(report: ImportReport) -> list[tuple[str, str]]:
    """Give rules and places of the findings."""
    return [(item.rule, str(item.place).partition(":")[2]) for item in report.findings]


def accounts(folder: Path) -> dict[str, Account]:
    """Give the accounts as they are read back."""
    return dict(load_portfolio(folder).portfolio.by_id)


def test_cells_come_as_the_spreadsheet_typed_them(tmp_path: Path) -> None:
    rows = [
        ["Clientes ativos, extraído em 15/10/2026"],
        [],
        ["Desde", "Cliente desde", "LIMITE", "segmento", "codigo", "Razao Social"],
        [
            "x",
            datetime(2019, 3, 4, 12, tzinfo=UTC).replace(tzinfo=None),
            1234.5,
            "=1+1",
            10,
            "Pão & Cia",
        ],
        ["x", "05/03/2020", "1.234,50", None, "0020", "Café Só"],
    ]
    made = book(tmp_path / "clientes.xlsx", ("Planilha1", rows))
    made["Planilha1"]["D4"].data_type = "s"
    made.save(tmp_path / "clientes.xlsx")
    form = 'formato:\n  decimal: ","\n  milhar: "."\n  data: dd/mm/aaaa\n'
    report = run(tmp_path, form + MAPPING)
    assert report.findings == ()
    found = accounts(tmp_path)
    assert found["pao-cia"].crm_id == "10"
    assert found["pao-cia"].segment == "=1+1"
    assert found["pao-cia"].customer_since == date(2019, 3, 4)
    assert found["pao-cia"].terms.credit_limit == Decimal("1234.5")
    assert found["cafe-so"].crm_id == "0020"
    assert found["cafe-so"].customer_since == date(2020, 3, 5)
    assert found["cafe-so"].terms.credit_limit == Decimal("1234.5")


def test_headings_of_another_language_and_one_file_instead_of_a_folder(tmp_path: Path) -> None:
    rows = [["Company", "Code"], ["Vereda", "c1"]]
    book(tmp_path / "export (3).xlsx", ("Report", rows))
    assert run(tmp_path, name="export (3).xlsx").findings == ()
    assert accounts(tmp_path)["vereda"].crm_id == "c1"


def test_the_sheet_with_the_columns_is_found_and_may_be_named(tmp_path: Path) -> None:
    sheets = [
        ("Resumo", [["Total", 2]]),
        ("Antigos", [HEADER, ["a", "Antiga"]]),
        ("Atuais", [HEADER, ["b", "Atual"]]),
    ]
    book(tmp_path / "clientes.xlsx", *sheets)
    named = MAPPING.replace("clientes.xlsx\n", "clientes.xlsx\n    planilha: atuais\n")
    assert run(tmp_path).findings == ()
    assert list(accounts(tmp_path)) == ["antiga"]
    assert run(tmp_path, named).findings == ()
    assert list(accounts(tmp_path)) == ["antiga", "atual"]
    report = run(tmp_path, named.replace("atuais", "atuai"))
    assert [(item.rule, item.params["known"]) for item in report.findings] == [
        ("import-missing-sheet", "Atuais")
    ]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (["Código", "Razões"], ["a", "A"], [("import-lacking-column", "Planilha1!A3")]),
        (
            ["Código", "Razão social", "x", "Code"],
            ["a", "A"],
            [("import-column-twice", "Planilha1!D3")],
        ),
        (HEADER, ["a", "A", "", "mil"], [("import-bad-number", "Planilha1!D4")]),
        (HEADER, ["a", "A", "", date(2026, 1, 1)], [("import-bad-number", "Planilha1!D4")]),
        (HEADER, ["a", "A", "", 1, "ontem"], [("import-bad-date", "Planilha1!E4")]),
        (HEADER, ["a", "A", "", 1, 5], [("import-bad-date", "Planilha1!E4")]),
        (HEADER, ["a", "#N/A"], [("import-workbook-error", "Planilha1!B4")]),
        (HEADER, ["a", '=HYPERLINK("x")'], [("import-workbook-formula", "Planilha1!B4")]),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(
    tmp_path: Path, header: list[str], row: list[Any], expected: list[tuple[str, str]]
) -> None:
    book(tmp_path / "clientes.xlsx", ("Planilha1", [["Relatório"], [], header, row]))
    report = run(tmp_path)
    found = told(report)
    assert [item for item in found if item[0] != "import-missing-value"][: len(expected)] == (
        expected
    )
    assert report.stopped
    assert not (tmp_path / "accounts").exists()


def test_near_names_of_a_missing_column_come_with_their_cells(tmp_path: Path) -> None:
    book(tmp_path / "clientes.xlsx", ("Base", [["x", "Segmentos", "Código", "Razão social"]]))
    report = run(tmp_path, MAPPING.replace("segmento: segmento\n", "segmento: '[Segmentoz]'\n"))
    found = [item for item in report.findings if item.rule == "import-unknown-column"]
    assert [item.params["known"] for item in found] == ["segmento, Segmentos (Base!B1)"]


def test_days_without_a_format_count_from_the_year_of_the_workbook(tmp_path: Path) -> None:
    for epoch, number in ((None, 43891), (CALENDAR_MAC_1904, 43891 - 1462)):
        made = book(tmp_path / "clientes.xlsx", ("B", [HEADER, ["a", "A", None, 1, number]]))
        if epoch is not None:
            made.epoch = epoch
            made.save(tmp_path / "clientes.xlsx")
        assert run(tmp_path).findings == ()
        assert accounts(tmp_path)["a"].customer_since == date(2020, 3, 1)
        for path in sorted((tmp_path / "accounts").rglob("*.*")):
            path.unlink()


def test_merged_rows_are_refused_with_their_cells(tmp_path: Path) -> None:
    rows = [["Título"], HEADER, ["a", "A"], ["b", None]]
    made = book(tmp_path / "clientes.xlsx", ("B", rows))
    made["B"].merge_cells("A1:E1")
    made.save(tmp_path / "clientes.xlsx")
    assert "import-workbook-merged" not in rules(run(tmp_path).findings)
    made["B"].merge_cells("B3:B4")
    made.save(tmp_path / "clientes.xlsx")
    assert ("import-workbook-merged", "B!B3") in told(run(tmp_path))


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "clientes.xlsx").write_text("não", encoding="utf-8")
    with pytest.raises(UserError, match="not-a-workbook"):
        run(tmp_path)


def test_a_csv_may_be_in_one_of_several_encodings_and_separators(tmp_path: Path) -> None:
    form = "formato:\n  codificacao: [utf-8, windows-1252]\n  separador: [',', ';', tab]\n"
    mapping = form + MAPPING.replace(".xlsx", ".csv")
    for number, (encoding, sign) in enumerate(
        (("utf-8", ","), ("windows-1252", ";"), ("utf-8-sig", "\t"))
    ):
        text = f"Relatório, de tudo\n\nRazão social{sign}Código\nPão {number}{sign}c{number}\n"
        (tmp_path / "clientes.csv").write_bytes(text.encode(encoding))
        assert run(tmp_path, mapping).findings == ()
    assert [item.name for item in accounts(tmp_path).values()] == ["Pão 0", "Pão 1", "Pão 2"]


def open_document(path: Path, rows: str, encrypted: str = "") -> None:
    """Write an ODS file of one sheet."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" '
        f'xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="Folha1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", f"<manifest>{encrypted}</manifest>")
        package.writestr("content.xml", content)


def ods_row(*cells: str, repeated: int = 1) -> str:
    """Give a row of an ODS file."""
    start = f'<table:table-row table:number-rows-repeated="{repeated}">'
    return f"{start}{''.join(cells)}</table:table-row>"


def ods_cell(text: str, given: str = 'office:value-type="string"') -> str:
    """Give a cell of an ODS file."""
    return f"<table:table-cell {given}><text:p>{text}</text:p></table:table-cell>"


BLANK = '<table:table-cell table:number-columns-repeated="5"/>'
ODS_HEADER = ods_row(*(ods_cell(name) for name in HEADER))


def test_a_spreadsheet_of_libreoffice_is_read_like_one_of_excel(tmp_path: Path) -> None:
    day = ods_cell("04/03/19", 'office:value-type="date" office:date-value="2019-03-04"')
    number = ods_cell("1.234,50", 'office:value-type="float" office:value="1234.5"')
    row = ods_row(ods_cell("10"), ods_cell("Pão"), ods_cell("=1+1"), number, day)
    rows = ods_row(BLANK, repeated=2) + ODS_HEADER + row + ods_row(BLANK, repeated=1_048_000)
    open_document(tmp_path / "clientes.ods", rows)
    assert run(tmp_path, name="clientes.ods").findings == ()
    found = accounts(tmp_path)["pao"]
    assert (found.crm_id, found.segment, found.customer_since) == ("10", "=1+1", date(2019, 3, 4))
    assert found.terms.credit_limit == Decimal("1234.5")


def test_bad_cells_of_an_open_document_are_told_with_their_cell(tmp_path: Path) -> None:
    error = ods_cell("#N/D", 'office:value-type="string" calcext:value-type="error"')
    formula = '<table:table-cell table:formula="of:=A1"/>'
    rows = ODS_HEADER + ods_row(ods_cell("1"), error) + ods_row(ods_cell("2"), formula)
    open_document(tmp_path / "clientes.ods", rows)
    found = [item for item in told(run(tmp_path, name="clientes.ods")) if "!B" in item[1]]
    assert found == [
        ("import-workbook-error", "Folha1!B2"),
        ("import-workbook-formula", "Folha1!B3"),
    ]


def test_an_open_document_that_unfolds_to_a_million_rows_is_refused(tmp_path: Path) -> None:
    for rows in (
        ODS_HEADER + ods_row(ods_cell("1"), repeated=1_000_000),
        ods_row(ods_cell("x", 'office:value-type="string" table:number-columns-repeated="99999"')),
    ):
        open_document(tmp_path / "clientes.ods", rows)
        with pytest.raises(UserError, match="too-large"):
            run(tmp_path, name="clientes.ods")
    open_document(tmp_path / "clientes.ods", ODS_HEADER, "<encryption-data/>")
    with pytest.raises(UserError, match="encrypted"):
        run(tmp_path, name="clientes.ods")


def test_macros_of_a_table_are_left_alone_and_told(tmp_path: Path) -> None:
    book(tmp_path / "clientes.xlsx", ("B", [HEADER, ["a", "A"]]))
    with zipfile.ZipFile(tmp_path / "clientes.xlsx", "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    (tmp_path / "clientes.xlsx").rename(tmp_path / "clientes.xlsm")
    report = run(tmp_path, name="clientes.xlsm")
    assert rules(report.findings) == ["import-workbook-macros"]
    assert list(accounts(tmp_path)) == ["a"]
