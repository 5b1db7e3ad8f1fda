"""One workbook changed and imported again and again, be it exported or filled in from empty."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kamdocs.interchange.round_trip.importing import WorkbookReport, import_workbook
from kamdocs.interchange.round_trip.wishes import Wishes
from kamdocs.interchange.workbook.exporting import export_workbook
from tests.builders import account_text, write_project
from tests.command import kamdocs
from tests.workbooks import Book

AS_OF = date(2026, 10, 15)
RISK = {"Título": "Greve"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    risks = "riscos:\n  - titulo: Greve\n    impacto: 1\n  - titulo: Atraso\n    impacto: 1\n"
    return write_project(tmp_path, {"vereda/conta.md": account_text(risks)})


def exported(project: Path) -> Book:
    path = project / "carteira.xlsx"
    path.write_bytes(export_workbook(project, as_of=AS_OF, file=path.name).data)
    return Book(path)


def imported(project: Path, *, delete: bool = False) -> WorkbookReport:
    book, accounts = project / "carteira.xlsx", project / "accounts"
    return import_workbook(book, accounts, as_of=AS_OF, wishes=Wishes(delete=delete))


def account(project: Path) -> str:
    return (project / "accounts/vereda/conta.md").read_text(encoding="utf-8")


def test_a_cell_can_be_changed_again_after_its_import(project: Path) -> None:
    book = exported(project)
    for impact in (2, 3, 1):
        book.put("Riscos", RISK, Impacto=impact)
        book.save()
        report = imported(project)
        assert report.findings == ()
        assert f"titulo: Greve\n    impacto: {impact}\n" in account(project)


def test_a_new_row_can_be_changed_after_its_import(project: Path) -> None:
    book = exported(project)
    book.add("Riscos", Conta="Vereda", Título="Fogo", Impacto=2)
    book.save()
    imported(project)
    book.put("Riscos", {"Título": "Fogo"}, Impacto=3)
    book.save()
    assert imported(project).findings == ()
    assert account(project).count("Fogo") == 1
    assert "titulo: Fogo\n    impacto: 3\n" in account(project)


def test_a_conflict_is_told_until_somebody_decides(project: Path) -> None:
    book = exported(project)
    book.put("Riscos", RISK, Impacto=2)
    book.save()
    path = project / "accounts/vereda/conta.md"
    path.write_text(account(project).replace("Greve\n    impacto: 1", "Greve\n    impacto: 5"))
    for _ in range(2):
        assert [item.rule for item in imported(project).findings] == ["import-conflict"]
    book.put("Riscos", RISK, Impacto=5)
    book.save()
    assert imported(project).findings == ()


def test_a_row_that_is_gone_is_told_until_somebody_decides(project: Path) -> None:
    book = exported(project)
    book.drop("Riscos", RISK)
    book.save()
    for _ in range(2):
        assert [item.rule for item in imported(project).findings] == ["import-row-removed"]
    assert imported(project, delete=True).findings == ()
    assert "Greve" not in account(project)
    assert imported(project).findings == ()


def test_a_new_export_of_the_same_name_begins_anew(project: Path) -> None:
    book = exported(project)
    book.put("Riscos", RISK, Impacto=2)
    book.save()
    imported(project)
    path = project / "accounts/vereda/conta.md"
    path.write_text(account(project).replace("impacto: 2", "impacto: 4"))
    book = exported(project)
    book.put("Riscos", RISK, Impacto=3)
    book.save()
    assert imported(project).findings == ()
    assert "Greve\n    impacto: 3" in account(project)


def test_other_cells_may_go_on_saying_the_old_name_of_a_record(project: Path) -> None:
    book = exported(project)
    book.put("Contas", {"Nome": "Vereda"}, Nome="Vereda Norte")
    book.put("Pessoas", {"Nome": "Ana Lima"}, Nome="Ana Souza")
    book.put("Riscos", RISK, Responsável="Ana Lima")
    book.save()
    for _ in range(2):
        assert imported(project).findings == ()
    assert "nome: Vereda Norte\n" in account(project)
    book.add("Riscos", Conta="Vereda", Título="Fogo", Responsável="Ana Lima")
    book.save()
    assert imported(project).findings == ()
    assert "titulo: Fogo\n    responsavel: ana.lima\n" in account(project)


@pytest.mark.parametrize("memory", ["", "{", "[]", '{"rows": {"risks": 1}, "export": ""}'])
def test_without_a_memory_nothing_is_lost(project: Path, memory: str) -> None:
    book = exported(project)
    book.put("Riscos", RISK, Impacto=2)
    book.save()
    imported(project)
    (kept,) = (project / ".kamdocs/workbooks").iterdir()
    assert json.loads(kept.read_text(encoding="utf-8"))["rows"]["risks"]
    kept.write_text(memory, encoding="utf-8")
    before = account(project)
    book.put("Riscos", RISK, Impacto=3)
    book.save()
    assert [item.rule for item in imported(project).findings] == ["import-conflict"]
    assert account(project) == before


def test_who_has_only_a_spreadsheet_starts_a_programme_and_corrects_a_figure(
    tmp_path: Path,
) -> None:
    assert kamdocs("new", "workbook", cwd=tmp_path).returncode == 0
    path = tmp_path / "kamdocs.xlsx"
    book = Book(path)
    book.add("Pessoas", Nome="Ana Lima")
    book.add("Contas", Nome="Vereda", **{"Gerente de contas (KAM)": "Ana Lima"})
    book.add("Riscos", Conta="Vereda", Título="Greve", Impacto=2)
    month = next(name for name in book.columns("Números") if name[:4].isdigit())
    sales = {"Conta": "Vereda", "Indicador": "Faturamento", "Valores": "Realizado"}
    book.add("Números", **sales, **{month: 1000})
    book.save()
    start = kamdocs("import", path.name, "--as-of", "2026-10-15", cwd=tmp_path)
    assert start.returncode == 0, start.stdout + start.stderr
    book.put("Números", sales, **{month: 1250.5})
    book.add("Riscos", Conta="Vereda", Título="Fogo", Impacto=1)
    book.save()
    again = kamdocs("import", path.name, "--as-of", "2026-10-15", cwd=tmp_path)
    assert again.returncode == 0, again.stdout + again.stderr
    assert "1.250,50" in (tmp_path / "accounts/vereda/numeros.csv").read_text(encoding="utf-8")
    text = account(tmp_path)
    assert (text.count("Greve"), text.count("Fogo")) == (1, 1)
