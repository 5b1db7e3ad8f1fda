"""Files that are no workbook, and workbooks with what people and programs do to them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kamdocs.errors import UserError
from kamdocs.interchange.workbook import package, structure
from kamdocs.interchange.workbook.content import WorkbookContent
from kamdocs.interchange.workbook.reading import read_workbook

HEADS = {
    "Contas": ["Código", "Nome", "Cliente desde", "Por que é conta-chave"],
    "Riscos": ["Conta", "Título", "Impacto", "Faturamento em risco", "Situação"],
    "Oportunidades": ["Conta", "Código", "Nome", "Probabilidade", "Valor anual"],
    "Números": ["Conta", "Filial", "Oferta", "Indicador", "Valores"],
}


def book_of(rows: dict[str, list[list[object]]]) -> openpyxl.Workbook:
    """Give a workbook with headings and rows; a row may be shorter than its headings."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for tab, found in rows.items():
        sheet = book.create_sheet(tab)
        sheet.append(HEADS.get(tab, []))
        for row in found:
            sheet.append(row)
    return book


def saved(book: openpyxl.Workbook, folder: Path, name: str = "teste.xlsx") -> Path:
    path = folder / name
    book.save(path)
    return path


def told(content: WorkbookContent) -> list[str]:
    return [f"{item.place} {item.rule}" for item in content.findings]


# Files


def csv_bytes() -> bytes:
    return b"conta;nome\na;b\n"


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in parts.items():
            bundle.writestr(name, data)
    return stream.getvalue()


def truncated() -> bytes:
    stream = io.BytesIO()
    book_of({"Contas": [["a", "A"]]}).save(stream)
    return stream.getvalue()[:-200]


RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/>'
    b"</Relationships>"
)


def with_doctype() -> bytes:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><workbook>&b;</workbook>'
    parts = {"_rels/.rels": RELATIONS, "xl/workbook.xml": bomb}
    return zipped({**parts, "xl/_rels/workbook.xml.rels": b"<Relationships/>"})


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("csv.xlsx", csv_bytes(), "workbook.not-a-workbook"),
        ("vazio.xlsx", b"", "workbook.not-a-workbook"),
        ("imagens.xlsx", zipped({"a.png": b"1"}), "workbook.not-a-workbook"),
        ("senha.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "workbook.encrypted"),
        ("cortado.xlsx", truncated(), "workbook.not-a-workbook"),
        ("bomba.xlsx", with_doctype(), "workbook.broken"),
        ("~$carteira.xlsx", b"\x05Ana", "workbook.lock-file"),
        ("antigo.xls", b"\xd0\xcf\x11\xe0", "workbook.other-format"),
        ("outro.ods", zipped({"content.xml": b"<a/>"}), "workbook.other-format"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_with_what_to_do(
    name: str, data: bytes, message: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError, match=message):
        read_workbook(tmp_path / name)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="workbook.no-file"):
        read_workbook(tmp_path / "nada.xlsx")


def test_more_content_than_a_workbook_has_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bomba.xlsx"
    path.write_bytes(zipped({"_rels/.rels": RELATIONS, "xl/workbook.xml": b" " * 2_000_000}))
    assert path.stat().st_size < 10_000
    monkeypatch.setattr(package, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(UserError, match="workbook.too-large"):
        read_workbook(path)


def test_a_declared_size_that_is_a_lie_is_found_out(tmp_path: Path) -> None:
    data = bytearray(zipped({"_rels/.rels": RELATIONS, "xl/workbook.xml": b" " * 300_000}))
    real = (300_000).to_bytes(4, "little")
    assert data.count(real) == 2
    path = tmp_path / "mentira.xlsx"
    path.write_bytes(bytes(data).replace(real, (10).to_bytes(4, "little")))
    with pytest.raises(UserError, match="workbook.broken"):
        read_workbook(path)


def test_a_cell_at_the_end_of_the_world_makes_no_grid(
    tmp_path: Path,
) -> None:
    book = book_of({"Contas": [["a", "A"]]})
    book["Contas"]["XFD1048576"] = "perdida"
    with pytest.raises(UserError, match="workbook.sheet-too-large"):
        read_workbook(saved(book, tmp_path))


def test_more_rows_than_any_programme_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(structure, "MAX_ROWS", 50)
    rows: list[list[object]] = [[f"c{number}", f"Conta {number}"] for number in range(60)]
    with pytest.raises(UserError, match="workbook.sheet-too-large"):
        read_workbook(saved(book_of({"Contas": rows}), tmp_path))


def test_macros_are_told_and_not_run(tmp_path: Path) -> None:
    path = saved(book_of({"Contas": [["a", "A"]]}), tmp_path)
    with zipfile.ZipFile(path, "a") as bundle:
        bundle.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0macro")
    content = read_workbook(path)
    assert [item.rule for item in content.findings] == ["import-workbook-macros"]
    assert not content.has_error
    assert content.rows("accounts")[0].text("name") == "A"


# Sheets


def test_headings_are_found_in_any_order_with_or_without_accents(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "OPORTUNIDADES"
    sheet.append(["Minha carteira de negócios"])
    sheet.append([])
    sheet.append(["PROBABILIDADE", "nome *", "Annual value", "conta", "Observação minha"])
    sheet.append([0.25, "Caixas", 1000, "Padaria", "x"])
    content = read_workbook(saved(book, tmp_path))
    (row,) = content.rows("opportunities")
    assert row.number == 4
    assert row.values["probability"] == Decimal("0.25")
    assert row.values["annual_value"] == 1000
    assert told(content) == ["teste.xlsx:OPORTUNIDADES!E3 import-workbook-unknown-column"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda sheet: sheet.merge_cells("A2:A3"),
            ["Riscos!A2 import-workbook-merged", "Riscos!A3 import-workbook-missing-value"],
        ),
        (
            lambda sheet: sheet.cell(1, 6, "Título"),
            ["Riscos!F1 import-workbook-column-twice"],
        ),
        (
            lambda sheet: sheet.delete_cols(2),
            ["Riscos!A1 import-workbook-missing-column"],
        ),
        (lambda sheet: sheet.delete_rows(1), ["Riscos!A1 import-workbook-no-header"]),
        (
            lambda sheet: sheet.cell(3, 2).__setattr__("value", None),
            ["Riscos!B3 import-workbook-missing-value"],
        ),
    ],
)
def test_what_is_wrong_with_a_sheet_is_told_at_its_cell(
    change: Callable[..., object], expected: list[str], tmp_path: Path
) -> None:
    rows: list[list[object]] = [["Padaria", "Preço", 3], ["Padaria", "Prazo", 4]]
    book = book_of({"Riscos": rows})
    change(book["Riscos"])
    content = read_workbook(saved(book, tmp_path))
    assert told(content) == [f"teste.xlsx:{item}" for item in expected]
    assert content.has_error


def test_sheets_of_other_things_may_stay(tmp_path: Path) -> None:
    book = book_of({"Contas": [["a", "A"]], "Minhas contas de café": [["x"]]})
    book.create_sheet("Rascunho").sheet_state = "hidden"
    content = read_workbook(saved(book, tmp_path))
    assert [item.rule for item in content.findings] == ["import-workbook-unknown-sheet"]
    assert not content.has_error


def test_a_workbook_without_one_known_sheet_is_an_error(tmp_path: Path) -> None:
    content = read_workbook(saved(book_of({"Plan1": [["x"]]}), tmp_path))
    assert [item.rule for item in content.findings] == ["import-workbook-no-sheet"]
    assert content.has_error


def test_a_hidden_sheet_and_hidden_rows_count(tmp_path: Path) -> None:
    book = book_of({"Contas": [["a", "A"]], "Riscos": [["A", "Preço"], ["A", "Prazo"]]})
    book["Riscos"].sheet_state = "hidden"
    book["Riscos"].row_dimensions[3].hidden = True
    content = read_workbook(saved(book, tmp_path))
    assert [row.text("title") for row in content.rows("risks")] == ["Preço", "Prazo"]
    assert content.findings == ()


# Cells


@pytest.mark.parametrize(
    ("column", "typed", "expected"),
    [
        (4, "1.234,56", Decimal("1234.56")),
        (4, "R$ 90.000", Decimal(90000)),
        (4, 90000.1, Decimal("90000.1")),
        (4, 0.1 + 0.2, Decimal("0.3")),
        (3, 4, Decimal(4)),
        (3, "4", Decimal(4)),
        (5, "EM TRATAMENTO", "Em tratamento"),
        (5, "in_process", "Em tratamento"),
        (2, 2026, "2026"),
        (2, 12.5, "12.5"),
        (2, date(2026, 4, 3), "03/04/2026"),
        (2, True, "sim"),
        (2, "  dois \r\n textos ", "dois \n textos"),
    ],
)
def test_a_cell_is_typed_by_its_column(
    column: int, typed: object, expected: object, tmp_path: Path
) -> None:
    row: list[object] = ["Padaria", "Preço", None, None, None]
    row[column - 1] = typed
    content = read_workbook(saved(book_of({"Riscos": [row]}), tmp_path))
    key = ("account", "title", "impact", "revenue_at_risk", "status")[column - 1]
    assert told(content) == []
    assert content.rows("risks")[0].values[key] == expected


@pytest.mark.parametrize(
    ("column", "typed", "rule"),
    [
        (3, 7, "out-of-range"),
        (3, 2.5, "bad-count"),
        (3, "muito", "bad-count"),
        (4, True, "bad-number"),
        (4, date(2026, 1, 1), "bad-number"),
        (4, "US$ 10", "other-currency"),
        (4, "#N/A", "import-workbook-error"),
        (4, "=A1+1", "import-workbook-formula"),
        (5, "quase", "unknown-value"),
    ],
)
def test_a_cell_that_does_not_fit_is_told_at_its_address(
    column: int, typed: object, rule: str, tmp_path: Path
) -> None:
    row: list[object] = ["Padaria", "Preço", None, None, None]
    row[column - 1] = typed
    content = read_workbook(saved(book_of({"Riscos": [row]}), tmp_path))
    assert told(content) == [f"teste.xlsx:Riscos!{'ABCDE'[column - 1]}2 {rule}"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [(0.6, Decimal("0.6")), ("60%", Decimal("0.6")), ("0,6", Decimal("0.6"))],
)
def test_a_share_is_a_fraction_however_it_is_typed(
    typed: object, expected: Decimal, tmp_path: Path
) -> None:
    book = book_of({"Oportunidades": [["Padaria", "x", "Caixas", typed]]})
    content = read_workbook(saved(book, tmp_path))
    assert content.rows("opportunities")[0].values["probability"] == expected


def test_a_share_over_one_is_not_guessed(tmp_path: Path) -> None:
    book = book_of({"Oportunidades": [["Padaria", "x", "Caixas", 60]]})
    content = read_workbook(saved(book, tmp_path))
    assert told(content) == ["teste.xlsx:Oportunidades!D2 percent-over-one"]


@pytest.mark.parametrize("mac", [False, True], ids=["1900", "1904"])
@pytest.mark.parametrize(
    "typed",
    [date(2019, 3, 1), datetime(2019, 3, 1, 15, 30), "01/03/2019", "2019-03-01"],  # noqa: DTZ001
)
def test_a_day_is_the_same_in_both_calendars(typed: object, mac: bool, tmp_path: Path) -> None:
    book = book_of({"Contas": [["a", "A", typed]]})
    if mac:
        book = openpyxl.Workbook()
        book.epoch = CALENDAR_MAC_1904
        book.active.title = "Contas"
        book.active.append(HEADS["Contas"])
        book.active.append(["a", "A", typed])
    content = read_workbook(saved(book, tmp_path))
    assert content.rows("accounts")[0].values["customer_since"] == date(2019, 3, 1)


@pytest.mark.parametrize(("mac", "number"), [(False, 43525), (True, 42063)])
def test_a_day_without_its_format_is_counted_from_its_own_calendar(
    mac: bool, number: int, tmp_path: Path
) -> None:
    book = book_of({"Contas": [["a", "A", number]]})
    if mac:
        book.epoch = CALENDAR_MAC_1904
    content = read_workbook(saved(book, tmp_path))
    assert content.rows("accounts")[0].values["customer_since"] == date(2019, 3, 1)


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    book = book_of({"Contas": [["a", "=1+1"]]})
    book["Contas"]["B2"].data_type = "s"
    content = read_workbook(saved(book, tmp_path))
    assert content.rows("accounts")[0].text("name") == "=1+1"


def test_months_are_read_as_day_text_or_period(tmp_path: Path) -> None:
    book = book_of({"Números": [["Padaria", None, None, "Faturamento", "Realizado", 1, 2, 3, 4]]})
    for column, head in enumerate((date(2026, 7, 1), "ago/26", "2026-09", "3T26"), start=6):
        book["Números"].cell(1, column, head)
    content = read_workbook(saved(book, tmp_path))
    assert told(content) == []
    head = content.sheets["figures"].head
    assert list(head.periods) == ["2026-07", "2026-08", "2026-09", "2026-q3"]


def test_one_bad_column_is_told_a_page_at_most(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Padaria", f"Risco {n}", "muito"] for n in range(500)]
    content = read_workbook(saved(book_of({"Riscos": rows}), tmp_path))
    assert len(content.findings) == 20
