"""What somebody sees who opens an exported workbook, and that another program's copy is as good."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kamdocs.errors import UserError
from kamdocs.interchange.workbook import cells, tab_writing
from kamdocs.interchange.workbook.baseline import written_values
from kamdocs.interchange.workbook.exporting import export_workbook
from kamdocs.interchange.workbook.reading import read_workbook
from kamdocs.interchange.workbook.rules import WORKBOOK_RULES
from kamdocs.messages import LANGUAGES, messages_for
from tests.command import ROOT, kamdocs

AS_OF = date(2026, 10, 15)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "carteira.xlsx"
    path.write_bytes(export_workbook(ROOT, as_of=AS_OF, file=path.name).data)
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def visible(book: Any) -> list[Any]:
    return [sheet for sheet in book if sheet.sheet_state == "visible"][2:]


def test_tabs_stand_in_the_order_of_the_work(book: Any) -> None:
    names = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert names[:4] == ["Leia-me", "Programa", "Pessoas", "Ofertas"]
    assert names.index("Contas") < names.index("Contatos") < names.index("Números")
    hidden = {sheet.title: sheet.sheet_state for sheet in book if sheet.sheet_state != "visible"}
    assert hidden == {"Listas": "hidden", "_kamdocs": "veryHidden"}


def test_every_list_has_a_frozen_head_and_a_filter_over_all_of_it(book: Any) -> None:
    for sheet in visible(book):
        assert sheet.freeze_panes is not None, sheet.title
        assert sheet.freeze_panes.endswith("2"), sheet.title
        last = sheet.cell(1, sheet.max_column).column_letter
        rows = max(sum(row[0].value is not None or row[1].value is not None for row in sheet), 2)
        assert sheet.auto_filter.ref == f"A1:{last}{rows}", sheet.title


def test_the_last_column_is_the_hidden_key_of_the_row(book: Any) -> None:
    for sheet in visible(book):
        last = sheet.cell(1, sheet.max_column)
        assert last.value == "Chave kamdocs (não altere)"
        assert sheet.column_dimensions[last.column_letter].hidden, sheet.title


def test_no_cell_is_a_formula_and_values_have_their_types(book: Any) -> None:
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    contracts = book["Contratos"]
    heads = {cell.value: cell.column for cell in contracts[1]}
    ends = contracts.cell(2, heads["Fim"])
    assert ends.is_date
    assert ends.number_format == "dd/mm/yyyy"
    value = contracts.cell(2, heads["Valor"])
    assert isinstance(value.value, (int, float))
    assert value.number_format == "#,##0.00"
    months = [cell for cell in book["Números"][1] if cell.is_date]
    assert len(months) > 12
    assert months[0].number_format == "[$-416]mmm/yy"


def test_what_can_be_chosen_comes_from_lists_in_the_language_of_the_site(book: Any) -> None:
    rules = {str(rule.sqref): rule for rule in book["Contatos"].data_validations.dataValidation}
    heads = {cell.value: cell.column_letter for cell in book["Contatos"][1]}
    posture = rules[f"{heads['Postura']}2:{heads['Postura']}500"]
    area = posture.formula1.removeprefix("Listas!")
    shown = [row[0].value for row in book["Listas"][area.replace("$", "")]]
    assert shown == ["Mentor", "Apoia", "Neutro", "Resiste", "Opõe-se"]
    assert posture.errorStyle in (None, "stop")
    ours = rules[f"{heads['Nosso contato']}2:{heads['Nosso contato']}500"]
    assert ours.formula1.startswith("Pessoas!$B$2")
    boss = rules[f"{heads['Responde a']}2:{heads['Responde a']}500"]
    assert boss.formula1.startswith("OFFSET(Listas!")
    influence = rules[f"{heads['Influência']}2:{heads['Influência']}500"]
    assert (influence.type, influence.formula1, influence.formula2) == ("decimal", "0", "10")


def test_ids_are_shaded_and_say_what_they_are(book: Any) -> None:
    sheet = book["Riscos"]
    heads = {cell.value: cell for cell in sheet[1]}
    head = heads["Código"]
    assert head.comment.text.startswith("Código do registro.")
    assert sheet.cell(2, head.column).fill.fgColor.rgb == "FFEEF1F2"
    assert "Título *" in heads


def test_the_first_sheet_shows_the_commands_that_bring_it_back(book: Any) -> None:
    texts = [str(cell.value) for row in book["Leia-me"].iter_rows() for cell in row if cell.value]
    assert "kamdocs import carteira.xlsx --dry-run" in texts
    assert "Exportada em 15/10/2026. Quem vê: Equipe." in texts
    links = [cell for row in book["Leia-me"].iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 27


def test_a_copy_saved_by_another_program_reads_the_same(book: Any, path: Path) -> None:
    copy = path.with_name("copia.xlsx")
    book.save(copy)
    first, second = read_workbook(path), read_workbook(copy)
    assert second.findings == ()
    assert second.baseline == first.baseline
    assert second.programme == first.programme
    for key, sheet in first.sheets.items():
        before = [(row.key, written_values(row.values)) for row in sheet.rows]
        assert [(row.key, written_values(row.values)) for row in second.rows(key)] == before


def test_a_sorted_and_rearranged_sheet_keeps_its_records(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Riscos"]
    table = [[cell.value for cell in row] for row in sheet.iter_rows()]
    turned = [list(reversed(row)) for row in [table[0], *reversed(table[1:])]]
    for number, row in enumerate(turned, start=1):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    copy = path.with_name("virada.xlsx")
    book.save(copy)
    before = {row.key: written_values(row.values) for row in read_workbook(path).rows("risks")}
    after = {row.key: written_values(row.values) for row in read_workbook(copy).rows("risks")}
    assert after == before


def test_nothing_in_the_file_tells_when_or_where_it_was_made(path: Path) -> None:
    with zipfile.ZipFile(path) as bundle:
        assert {item.date_time for item in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-10-15T00:00:00Z" in bundle.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("0.1"), Decimal("0.1")),
        (Decimal("1234567890123.45"), Decimal("1234567890123.45")),
        (Decimal("12345678901234567.89"), Decimal("12345678901234600")),
        (Decimal(-5), Decimal(-5)),
    ],
)
def test_a_number_is_kept_with_the_digits_a_spreadsheet_has(
    value: Decimal, expected: Decimal
) -> None:
    assert cells.in_cell(value) == expected


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tab_writing, "MAX_ROWS", 20)
    with pytest.raises(UserError, match="workbook.too-many-rows"):
        export_workbook(ROOT, as_of=AS_OF, file="x.xlsx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_in_another_language_says_the_same(language: str, tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    only = ("vereda-alimentos",)
    found = export_workbook(ROOT, as_of=AS_OF, file="w.xlsx", only=only, language=language)
    path.write_bytes(found.data)
    content = read_workbook(path)
    assert content.findings == ()
    assert content.language == language
    (account,) = content.rows("accounts")
    assert account.key == "vereda-alimentos"
    assert len(content.rows("stakeholders")) == 8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", WORKBOOK_RULES)
def test_a_rule_has_words_that_its_params_fill(rule: str, language: str) -> None:
    messages = messages_for(language)
    params = dict.fromkeys(WORKBOOK_RULES[rule].params, "x")
    assert messages.text(f"findings.{rule}", **params)
    assert messages.text(f"findings.{rule}.hint", **params)
    assert messages.text(f"findings.{rule}.doc")


def test_the_manual_names_every_rule() -> None:
    manual = (ROOT / "site_templates/pages/planilha.md").read_text(encoding="utf-8")
    assert [rule for rule in WORKBOOK_RULES if f"`{rule}`" not in manual] == []


def test_the_command_writes_the_workbook_and_says_so(tmp_path: Path) -> None:
    done = kamdocs("export", "xlsx", str(ROOT), "--account", "Lumiar-Eletro", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 conta em kamdocs.xlsx" in done.stderr
    assert done.stdout == ""
    assert len(read_workbook(tmp_path / "kamdocs.xlsx").rows("accounts")) == 1


def test_a_folder_without_a_mapping_is_told_what_is_missing(tmp_path: Path) -> None:
    done = kamdocs("import", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 2
    assert "--mapping" in done.stderr
