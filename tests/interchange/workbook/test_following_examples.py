"""A person who types what the example rows show: every such workbook is imported."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from kamdocs.interchange.workbook.empty import empty_workbook
from kamdocs.interchange.workbook.importing import import_new
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.source.folder import load_portfolio
from tests.command import kamdocs
from tests.interchange.workbook.test_new_workbook import DAY

FIRST_WORD = {"pt-BR": "Exemplo: ", "pt-PT": "Exemplo: ", "en": "Example: "}


def typed(path: Path, language: str, *tabs: str) -> Path:
    """Write the empty workbook with the examples of some tabs, or of all, typed as rows."""
    path.write_bytes(empty_workbook(language, day=DAY, file=path.name))
    names = {messages_for(language).text(f"workbook.sheet.{tab}") for tab in tabs}
    book = openpyxl.load_workbook(path)
    for sheet in book:
        if sheet.sheet_state != "visible" or (names and sheet.title not in names):
            continue
        for cell in (cell for row in sheet.iter_rows(min_row=2) for cell in row):
            if isinstance(cell.value, str):
                cell.value = cell.value.removeprefix(FIRST_WORD[language])
    book.save(path)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_examples_typed_as_rows_are_imported(language: str, tmp_path: Path) -> None:
    report = import_new(typed(tmp_path / "novo.xlsx", language), tmp_path / "accounts")
    assert report.findings == ()
    assert report.accounts == 1
    assert load_portfolio(tmp_path).findings == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_department_that_is_only_named_is_made_and_told(language: str, tmp_path: Path) -> None:
    report = import_new(typed(tmp_path / "novo.xlsx", language, "people"), tmp_path / "accounts")
    assert [(item.rule, str(item.place.column)) for item in report.findings] == [
        ("import-workbook-made-name", "3")
    ]
    loaded = load_portfolio(tmp_path)
    assert loaded.findings == ()
    programme = loaded.portfolio.programme
    assert [item.id for item in programme.departments] == [programme.people[0].department]


def test_the_same_workbook_is_imported_again_without_a_change(tmp_path: Path) -> None:
    path = typed(tmp_path / "novo.xlsx", "pt-BR", "people")
    first = kamdocs("import", path.name, cwd=tmp_path)
    assert first.returncode == 0, first.stdout + first.stderr
    again = kamdocs("import", path.name, cwd=tmp_path)
    assert again.returncode == 0, again.stdout + again.stderr
    assert "Departamentos" not in again.stdout


def test_an_unlisted_person_is_told_with_the_sheet_to_write_it_in(tmp_path: Path) -> None:
    path = typed(tmp_path / "novo.xlsx", "pt-BR", "accounts")
    done = kamdocs("import", path.name, "--dry-run", cwd=tmp_path)
    assert done.returncode == 1
    assert '"Ana Souza" em "Gerente de contas (KAM)" ainda não está na aba Pessoas.' in done.stdout
    assert "Escreva primeiro na aba Pessoas." in done.stdout
    assert "–" not in done.stdout


def test_a_name_like_a_listed_one_is_not_made(tmp_path: Path) -> None:
    path = typed(tmp_path / "novo.xlsx", "pt-BR", "people", "departments")
    book = openpyxl.load_workbook(path)
    book["Pessoas"]["C2"] = "Comercail"
    book.save(path)
    report = import_new(path, tmp_path / "accounts")
    assert [item.rule for item in report.findings] == ["import-workbook-unknown-name"]
    assert report.findings[0].params["known"] == "Comercial"


def test_a_dry_run_says_what_it_would_make(tmp_path: Path) -> None:
    path = typed(tmp_path / "novo.xlsx", "pt-BR", "people")
    done = kamdocs("import", path.name, "--dry-run", cwd=tmp_path)
    assert "criaria accounts/programa.yml" in done.stderr
    assert "criado" not in done.stderr
    assert not (tmp_path / "accounts").exists()


def test_the_new_project_explains_its_workbook(tmp_path: Path) -> None:
    import_new(typed(tmp_path / "novo.xlsx", "pt-BR", "people"), tmp_path / "accounts")
    page = (tmp_path / "site_templates/pages/planilha.md").read_text(encoding="utf-8")
    assert "kamdocs export xlsx --account nome-do-cliente -o cliente.xlsx" in page
    assert "vereda" not in page
