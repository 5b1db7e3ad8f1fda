"""From nothing but a spreadsheet to a programme: the empty workbook filled and imported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kamdocs.checks.rules import run_checks
from kamdocs.errors import UserError
from kamdocs.interchange.workbook.empty import empty_workbook
from kamdocs.interchange.workbook.importing import import_new
from kamdocs.interchange.workbook.reading import read_workbook
from kamdocs.messages import LANGUAGES
from kamdocs.source.folder import load_portfolio
from tests.command import kamdocs

DAY = date(2026, 10, 15)


def written(path: Path, language: str = "pt-BR") -> Path:
    path.write_bytes(empty_workbook(language, day=DAY, file=path.name))
    return path


def fill(path: Path, rows: dict[str, list[dict[str, object]]]) -> None:
    """Type rows over the example and below it, as a person would, by the heading of each column."""
    book = openpyxl.load_workbook(path)
    for tab, records in rows.items():
        sheet = book[tab]
        heads = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[1]}
        months = {
            f"{cell.value:%Y-%m}": cell.column for cell in sheet[1] if hasattr(cell.value, "year")
        }
        first = 2 if str(sheet.cell(2, 2).value).startswith("Exemplo") else sheet.max_row + 1
        first = 2 if str(sheet.cell(2, 1).value).startswith("Exemplo") else first
        for number, record in enumerate(records, start=first):
            for column in heads.values():
                sheet.cell(number, column).value = None
            for name, value in record.items():
                sheet.cell(number, {**heads, **months}[name]).value = value
    book.save(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_workbook_makes_a_programme_without_accounts(
    language: str, tmp_path: Path
) -> None:
    path = written(tmp_path / "novo.xlsx", language)
    report = import_new(path, tmp_path / "accounts")
    assert report.findings == ()
    name = "programme.yml" if language == "en" else "programa.yml"
    assert report.created[0] == f"accounts/{name}"
    loaded = load_portfolio(tmp_path)
    assert loaded.findings == ()
    assert loaded.portfolio.accounts == ()
    assert loaded.portfolio.programme.language == language
    assert len(loaded.portfolio.programme.tiers) == 3


def test_examples_are_no_rows(tmp_path: Path) -> None:
    content = read_workbook(written(tmp_path / "novo.xlsx"))
    assert content.findings == ()
    rows = {key for key, sheet in content.sheets.items() if sheet.rows}
    assert rows == {"tiers"}
    assert len(content.sheets) == 26


def test_every_sheet_but_the_settings_has_an_example(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "novo.xlsx"))
    without = [
        sheet.title
        for sheet in book
        if sheet.sheet_state == "visible"
        and not any(
            str(cell.value).startswith("Exemplo:") for row in sheet.iter_rows() for cell in row
        )
    ]
    assert without == ["Leia-me", "Programa", "Níveis"]


def test_a_filled_workbook_becomes_a_programme_that_builds(tmp_path: Path) -> None:
    path = written(tmp_path / "kamdocs.xlsx")
    fill(
        path,
        {
            "Pessoas": [{"Nome": "Ana Lima", "Cargo": "KAM"}, {"Nome": "Rui Melo"}],
            "Ofertas": [{"Nome": "Caixas"}],
            "Contas": [
                {
                    "Nome": "Mercado São João",
                    "Nível": "Chave",
                    "Gerente de contas (KAM)": "Ana Lima",
                    "Cliente desde": date(2019, 3, 1),
                },
                {"Nome": "@Sabor & Cia", "CNPJ": "11.222.333/0001-81"},
            ],
            "Filiais": [{"Conta": "Mercado São João", "Nome": "Loja Centro", "UF": "PR"}],
            "Contatos": [
                {
                    "Conta": "mercado sao joao",
                    "Nome": "Rita Luz",
                    "Papel": "Decisão",
                    "Influência": 9,
                    "Filial": "Loja Centro",
                    "Nosso contato": "Ana Lima",
                }
            ],
            "Objetivos": [
                {"Conta": "Mercado São João", "Título": "Crescer em caixas", "Meta": 120000}
            ],
            "Ações": [
                {
                    "Conta": "Mercado São João",
                    "Ação": "Enviar amostras",
                    "Objetivo": "Crescer em caixas",
                    "Responsável": "Rui Melo",
                    "Prazo": date(2026, 11, 20),
                }
            ],
            "Números": [
                {
                    "Conta": "Mercado São João",
                    "Indicador": "Faturamento",
                    "Valores": "Realizado",
                    "2026-01": 48000.5,
                    "2026-02": "51.500,25",
                }
            ],
            "Reuniões": [
                {
                    "Conta": "Mercado São João",
                    "Data": date(2026, 10, 2),
                    "Título": "Visita",
                    "Participantes do cliente": "Rita Luz",
                    "Pauta": "Caixas\nPreços",
                }
            ],
            "Compromissos": [
                {
                    "Conta": "Mercado São João",
                    "Data da reunião": date(2026, 10, 2),
                    "Compromisso": "Mandar tabela",
                    "Responsável": "Ana Lima",
                    "Prazo": date(2026, 10, 30),
                }
            ],
        },
    )
    done = kamdocs("import", "kamdocs.xlsx", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    loaded = load_portfolio(tmp_path)
    assert loaded.findings == ()
    account = loaded.portfolio.by_id["mercado-sao-joao"]
    assert account.owner == "ana-lima"
    assert account.stakeholders[0].unit == "loja-centro"
    assert account.objectives[0].actions[0].owner == "rui-melo"
    assert [str(item.actual) for item in account.figures] == ["48000.50", "51500.25"]
    assert [item.text for item in account.meetings[0].meeting.agenda] == ["Caixas", "Preços"]
    assert account.meetings[0].meeting.follow_ups[0].text == "Mandar tabela"
    assert loaded.portfolio.by_id["sabor-cia"].name == "@Sabor & Cia"
    assert not [item for item in run_checks(loaded, DAY) if item.severity == "error"]
    built = kamdocs("build", "--strict", cwd=tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Mercado São João" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_the_command_writes_a_workbook_once(tmp_path: Path) -> None:
    assert kamdocs("new", "workbook", cwd=tmp_path).returncode == 0
    first = (tmp_path / "kamdocs.xlsx").read_bytes()
    again = kamdocs("new", "workbook", cwd=tmp_path)
    assert again.returncode == 2
    assert "kamdocs.xlsx" in again.stderr
    assert (tmp_path / "kamdocs.xlsx").read_bytes() == first


def test_problems_are_told_at_their_cells_and_nothing_is_written(tmp_path: Path) -> None:
    path = written(tmp_path / "kamdocs.xlsx")
    fill(
        path,
        {
            "Contas": [{"Nome": "Padaria", "Nível": "Ouro", "Cliente desde": "31/02/2020"}],
            "Contatos": [{"Conta": "Padraia", "Nome": "Rita", "Influência": 12, "Papel": "Chefe"}],
            "Títulos": [{"Conta": "Padaria", "Número": "NF-1", "Valor": "dez"}],
        },
    )
    done = kamdocs("import", "kamdocs.xlsx", cwd=tmp_path)
    assert done.returncode == 1
    for place, rule in (
        ("kamdocs.xlsx:Contas!C2", "import-workbook-unknown-name"),
        ("kamdocs.xlsx:Contas!K2", "date-does-not-exist"),
        ("kamdocs.xlsx:Contatos!A2", "import-workbook-unknown-name"),
        ("kamdocs.xlsx:Contatos!H2", "unknown-value"),
        ("kamdocs.xlsx:Contatos!J2", "out-of-range"),
        ("kamdocs.xlsx:Títulos!F2", "bad-number"),
    ):
        assert f"{place}: error {rule}" in done.stdout
    assert sorted(item.name for item in tmp_path.iterdir()) == ["kamdocs.xlsx"]


def test_no_row_is_lost_without_a_word(tmp_path: Path) -> None:
    path = written(tmp_path / "kamdocs.xlsx")
    fill(
        path,
        {
            "Contas": [{"Nome": "Padaria"}],
            "Planos": [{"Conta": "Padaria", "Visão": "A"}, {"Conta": "padaria", "Visão": "B"}],
            "Números": [
                {
                    "Conta": "Padaria",
                    "Indicador": "Faturamento",
                    "Valores": "Realizado",
                    "2026-01": 1,
                },
                {"Conta": "Padaria", "Indicador": "revenue", "Valores": "Actual", "2026-01": 2},
            ],
            "Compromissos": [{"Conta": "Padaria", "Compromisso": "Ligar"}],
        },
    )
    report = import_new(path, tmp_path / "accounts")
    assert report.stopped
    assert [f"{item.place.sheet}!{item.place.line} {item.rule}" for item in report.findings] == [
        "Compromissos!2 import-no-parent",
        "Números!3 import-id-twice",
        "Planos!3 import-id-twice",
    ]


def test_accounts_without_a_programme_are_not_started_over(tmp_path: Path) -> None:
    path = written(tmp_path / "novo.xlsx")
    (tmp_path / "accounts/padaria").mkdir(parents=True)
    (tmp_path / "accounts/padaria/conta.md").write_text("---\nnome: P\n---\n", encoding="utf-8")
    with pytest.raises(UserError, match="workbook.not-empty"):
        import_new(path, tmp_path / "accounts")
