"""A portfolio goes out as a workbook and comes back with the same values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kamdocs.errors import UserError
from kamdocs.interchange.workbook.baseline import written_values
from kamdocs.interchange.workbook.exporting import export_workbook
from kamdocs.interchange.workbook.importing import import_new
from kamdocs.interchange.workbook.reading import read_workbook
from kamdocs.interchange.workbook.records import portfolio_rows
from kamdocs.model.enums import Visibility
from kamdocs.source.folder import load_portfolio
from tests.command import ROOT

AS_OF = date(2026, 10, 15)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "carteira.xlsx"
    path.write_bytes(export_workbook(ROOT, as_of=AS_OF, file=path.name).data)
    return path


def test_every_row_of_the_sample_comes_back_as_it_went_out(exported: Path) -> None:
    content = read_workbook(exported)
    assert content.findings == ()
    assert content.baseline is not None
    assert content.language == "pt-BR"
    back = {
        key: {row.key: written_values(row.values) for row in sheet.rows}
        for key, sheet in content.sheets.items()
    }
    assert back == content.baseline.rows
    assert len(back["accounts"]) == 12
    figures = back["figures"]["vereda-alimentos/cascavel|bandejas|revenue|actual"]
    assert figures["2024-10"] == "175889.23"


def test_the_same_portfolio_gives_the_same_bytes(exported: Path) -> None:
    again = export_workbook(ROOT, as_of=AS_OF, file=exported.name)
    assert again.data == exported.read_bytes()


def test_one_account_has_only_its_own_rows(tmp_path: Path) -> None:
    path = tmp_path / "uma.xlsx"
    only = ("vereda-alimentos",)
    path.write_bytes(export_workbook(ROOT, as_of=AS_OF, file=path.name, only=only).data)
    content = read_workbook(path)
    accounts = {row.text("account") for key in ("figures", "risks") for row in content.rows(key)}
    assert accounts == {"Vereda Alimentos"}
    assert content.baseline is not None
    assert content.baseline.accounts == only
    assert "accounts/vereda-alimentos/numeros.csv" in content.baseline.files
    assert not any("bebidas" in name for name in content.baseline.files)


def test_an_unknown_account_is_refused() -> None:
    with pytest.raises(UserError, match="export.unknown-account"):
        export_workbook(ROOT, as_of=AS_OF, file="x.xlsx", only=("nao-existe",))


def test_what_is_not_written_is_no_zero(exported: Path) -> None:
    rows = {row.key: row for row in read_workbook(exported).rows("opportunities")}
    row = rows["bebidas-cumaru/renovacao-filmes-2027"]
    assert row.values["annual_value"] == Decimal(9_000_000)
    assert row.values["amount"] is None


def values(project: Path) -> dict[str, list[list[tuple[str, str]]]]:
    """Give the cells of every row of a project's workbook, in an order that is the cells' own."""
    portfolio = load_portfolio(project).portfolio
    rows = portfolio_rows(portfolio, portfolio.programme.language)
    return {
        key: sorted(sorted(written_values(row.values).items()) for row in found)
        for key, found in rows.items()
    }


def test_a_workbook_into_an_empty_folder_makes_the_same_programme_again(
    exported: Path, tmp_path: Path
) -> None:
    report = import_new(exported, tmp_path / "accounts")
    assert report.findings == ()
    assert report.accounts == 12
    assert load_portfolio(tmp_path).findings == ()
    assert values(tmp_path) == values(ROOT)
    assert (tmp_path / "mkdocs.yml").exists()


def test_a_dry_run_tells_the_files_and_writes_none(exported: Path, tmp_path: Path) -> None:
    report = import_new(exported, tmp_path / "accounts", dry_run=True)
    assert "accounts/programa.yml" in report.created
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_a_programme_is_not_started_anew(exported: Path, tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts/programa.yml").write_text("nome: Outro\n", encoding="utf-8")
    with pytest.raises(UserError, match="workbook.not-empty"):
        import_new(exported, tmp_path / "accounts")


def test_a_workbook_for_the_company_holds_only_what_it_may_see(tmp_path: Path) -> None:
    path = tmp_path / "empresa.xlsx"
    company = Visibility.COMPANY
    path.write_bytes(export_workbook(ROOT, as_of=AS_OF, file=path.name, audience=company).data)
    content = read_workbook(path)
    assert content.rows("objectives")
    for person in content.rows("stakeholders"):
        assert {person.text(name) for name in ("role", "posture", "influence", "notes")} == {""}
    for hidden in ("opportunities", "risks", "receivables", "white_space", "terms"):
        assert hidden not in content.sheets
    kpis = {row.text("kpi") for row in content.rows("figures")}
    assert kpis
    assert kpis.isdisjoint({"Faturamento", "Margem"})
    assert content.baseline is not None
    assert content.baseline.files == {}
    with pytest.raises(UserError, match="workbook.for-company"):
        import_new(path, tmp_path / "accounts")


def test_what_a_spreadsheet_cannot_hold_goes_out_in_a_form_that_comes_back(tmp_path: Path) -> None:
    long = "a" * 40_000
    (tmp_path / "accounts/padaria").mkdir(parents=True)
    (tmp_path / "accounts/programa.yml").write_text("nome: P\n", encoding="utf-8")
    (tmp_path / "accounts/padaria/conta.md").write_text(
        f"---\nnome: '=Padaria'\ncliente_desde: 1890-05-01\npor_que_chave: {long}\n"
        "crm_id: '0012'\nsegmento: '_x0041_'\n---\n",
        encoding="utf-8",
    )
    path = tmp_path / "p.xlsx"
    path.write_bytes(export_workbook(tmp_path, as_of=AS_OF, file=path.name).data)
    content = read_workbook(path)
    assert content.findings == ()
    (row,) = content.rows("accounts")
    assert row.values["customer_since"] == date(1890, 5, 1)
    assert (row.text("name"), row.text("crm_id"), row.text("segment")) == (
        *("=Padaria", "0012", "_x0041_"),
    )
    assert len(row.text("why_key")) == 32_767
    assert content.baseline is not None
    assert content.baseline.cell("accounts", "padaria", "why_key") == row.text("why_key")
    book = openpyxl.load_workbook(path)
    book["Contas"].cell(2, row.head.columns["why_key"]).value = "outro texto"
    book.save(path)
    (finding,) = read_workbook(path).findings
    assert finding.rule == "import-workbook-cut-text"
    assert str(finding.place) == "p.xlsx:Contas!N2"


def test_months_of_the_fiscal_year_stand_ready_to_type_in(tmp_path: Path) -> None:
    (tmp_path / "accounts/padaria").mkdir(parents=True)
    programme = "nome: P\nano_fiscal:\n  mes_inicial: 7\n"
    (tmp_path / "accounts/programa.yml").write_text(programme, encoding="utf-8")
    (tmp_path / "accounts/padaria/conta.md").write_text("---\nnome: A\n---\n", encoding="utf-8")
    (tmp_path / "accounts/padaria/numeros.csv").write_text(
        "periodo;indicador;realizado\n2026-t1;faturamento;10\n2025-02;volume;3\n", encoding="utf-8"
    )
    path = tmp_path / "p.xlsx"
    path.write_bytes(export_workbook(tmp_path, as_of=AS_OF, file=path.name).data)
    periods = list(read_workbook(path).sheets["figures"].head.periods)
    assert periods[:2] == ["2025-02", "2026-07"]
    assert periods[-2:] == ["2027-06", "2026-q1"]
    assert len(periods) == 14
