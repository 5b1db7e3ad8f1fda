"""Tables of a CRM: which side owns a field, records known by its ids, ready mappings."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kamdocs.interchange.importing import ImportReport, import_tables
from kamdocs.interchange.mapping_file import read_mapping
from kamdocs.interchange.ready_mappings import READY_MAPPINGS, ready_mapping
from kamdocs.messages import LANGUAGES
from kamdocs.model.account import Account
from kamdocs.source.folder import load_portfolio
from tests.builders import rules
from tests.command import ROOT, kamdocs

SAMPLES = ROOT / "tests/data/crm"
AS_OF = date(2026, 10, 15)

MAPPING = """\
formato:
  separador: ";"
  decimal: ","
tabelas:
  clientes: clientes.csv
  negocios:
    arquivo: negocios.csv
    numericas: [valor]
contas:
  de: clientes
  campos:
    id: slug(nome)
    nome: nome
    crm_id: codigo
    segmento:
      valor: segmento
      dono: crm
    setor:
      valor: segmento
      dono: arquivo
registros:
  oportunidades:
    de: negocios
    conta: slug(cliente)
    campos:
      id: '"neg-" & numero'
      nome:
        valor: titulo
        dono: crm
      valor:
        valor: valor
        dono: crm
      etapa: etapa
      proximo_passo:
        valor: passo
        dono: arquivo
"""
ACCOUNT = """\
---
nome: Vereda          # como chamamos
crm_id: "7"
segmento: 'alimentos' # do CRM

oportunidades:
  # a do ano
  - id: neg-1
    nome: "Caixas"
    valor: 1.000,50   # pedido
    etapa: Proposta
---
Texto da equipe.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A programme with one account of the CRM's client 7."""
    folder = tmp_path / "accounts/vereda"
    folder.mkdir(parents=True)
    programme = "nome: Programa\nidioma: pt-BR\n"
    (tmp_path / "accounts/programa.yml").write_text(programme, encoding="utf-8")
    (folder / "conta.md").write_text(ACCOUNT, encoding="utf-8", newline="\r\n")
    return tmp_path


def run(
    folder: Path,
    clientes: str = "7;Vereda;alimentos\n",
    negocios: str = "1;Vereda;Caixas;1000,5;proposta;\n",
    mapping: str = MAPPING,
    dry_run: bool = False,
) -> ImportReport:
    """Import these clients and deals."""
    tables = folder / "tabelas"
    tables.mkdir(exist_ok=True)
    header = "codigo;nome;segmento\n"
    (tables / "clientes.csv").write_text(header + clientes, encoding="utf-8")
    header = "numero;cliente;titulo;valor;etapa;passo\n"
    (tables / "negocios.csv").write_text(header + negocios, encoding="utf-8")
    (folder / "mapa.yml").write_text(mapping, encoding="utf-8")
    into = folder / "accounts"
    return import_tables(tables, folder / "mapa.yml", into, as_of=AS_OF, dry_run=dry_run)


def content(folder: Path) -> dict[str, bytes]:
    """Give every file of the accounts as bytes."""
    paths = sorted((folder / "accounts").rglob("*.*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def text(folder: Path) -> str:
    """Give the account's file, its line ends as Python's."""
    data = (folder / "accounts/vereda/conta.md").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    return data.decode().replace("\r\n", "\n")


def accounts(folder: Path) -> dict[str, Account]:
    """Give the accounts as they are read back."""
    return dict(load_portfolio(folder).portfolio.by_id)


def test_the_same_tables_change_nothing_at_all(project: Path) -> None:
    """The field owned by the file stays away: it only fills new records."""
    before = content(project)
    report = run(project)
    assert (report.findings, report.groups, report.changed) == ((), (), ())
    assert content(project) == before


def test_what_the_crm_owns_is_changed_in_its_place_and_nothing_else(project: Path) -> None:
    report = run(
        project,
        "7;Vereda;bebidas\n",
        "1;Vereda;Caixas 2027;2000;negociacao;ligar\n",
    )
    assert report.findings == ()
    expected = ACCOUNT.replace("'alimentos'", "'bebidas'").replace('"Caixas"', '"Caixas 2027"')
    assert text(project) == expected.replace("1.000,50", "2.000,00")
    told = [line.text for group in report.groups for line in group.lines]
    assert any("subiu de R$\xa01\xa0mil para R$\xa02\xa0mil" in line for line in told)


def test_a_dry_run_tells_and_writes_nothing(project: Path) -> None:
    before = content(project)
    report = run(project, negocios="1;Vereda;Caixas;2000;proposta;\n", dry_run=True)
    assert len(report.groups) == 1
    assert content(project) == before


def test_a_blank_cell_of_the_crm_takes_nothing_away(project: Path) -> None:
    before = content(project)
    run(project, "7;Vereda;\n", "1;Vereda;Caixas;;;\n")
    assert content(project) == before


def test_new_records_come_with_all_fields_and_once(project: Path) -> None:
    rows = "1;Vereda;Caixas;1000,5;proposta;\n2;Vereda;Filmes;50;qualificada;visitar\n"
    run(project, negocios=rows)
    found = accounts(project)["vereda"].opportunities
    assert [(item.id, item.next_step) for item in found] == [("neg-1", None), ("neg-2", "visitar")]
    after = content(project)
    assert run(project, negocios=rows).changed == ()
    assert content(project) == after


def test_a_client_renamed_in_the_crm_stays_the_same_account(project: Path) -> None:
    report = run(
        project,
        "7;Vereda Alimentos S.A.;alimentos\n",
        "1;Vereda Alimentos S.A.;Caixas;9;proposta;\n",
    )
    assert report.findings == ()
    assert list(accounts(project)) == ["vereda"]
    assert accounts(project)["vereda"].name == "Vereda"
    assert accounts(project)["vereda"].opportunities[0].amount == Decimal(9)


def test_an_account_with_errors_is_known_by_its_crm_id_too(project: Path) -> None:
    path = project / "accounts/vereda/conta.md"
    path.write_text(ACCOUNT.replace("etapa: Proposta", "etapa: nenhuma"), encoding="utf-8")
    run(project, "7;Vereda Alimentos S.A.;alimentos\n", "")
    assert [item.name for item in (project / "accounts").iterdir() if item.is_dir()] == ["vereda"]


def test_another_client_of_the_same_name_is_refused(project: Path) -> None:
    report = run(project, "8;Vereda;alimentos\n")
    assert [(item.rule, str(item.place)) for item in report.findings] == [
        ("import-other-crm-id", "clientes.csv:2:1")
    ]


def test_a_list_without_owners_stays_as_it_is(project: Path) -> None:
    mapping = MAPPING.split("registros:")[0] + (
        "registros:\n  oportunidades:\n    de: negocios\n    conta: slug(cliente)\n"
        "    campos:\n      id: '\"neg-\" & numero'\n      nome: titulo\n"
    )
    before = content(project)
    run(project, negocios="2;Vereda;Filmes;1;proposta;\n", mapping=mapping)
    assert content(project) == before


def test_an_edit_that_cannot_be_made_stops_everything(project: Path) -> None:
    path = project / "accounts/vereda/conta.md"
    shared = ACCOUNT.replace('nome: "Caixas"', "nome: &n Caixas").replace(
        "    etapa: Proposta\n", "    etapa: Proposta\n    proximo_passo: *n\n"
    )
    path.write_text(shared, encoding="utf-8")
    before = content(project)
    report = run(project, negocios="1;Vereda;Outro;2;proposta;\n")
    assert report.stopped
    assert content(project) == before


FIGURES = """\
programa:
  nome: Programa
formato:
  separador: ";"
  decimal: ","
  data: dd/mm/aaaa
tabelas:
  clientes: clientes.csv
  meses:
    arquivo: meses.csv
    numericas: [valor, meta]
  duplicatas:
    arquivo: duplicatas.csv
    numericas: [valor]
    datas: [vence, pago]
contas:
  de: clientes
  campos:
    id: slug(nome)
    nome: nome
numeros:
  de: meses
  conta: slug(cliente)
  fonte: ERP
  extraido_em: 2026-10-14
  campos:
    periodo: mes
    indicador:
      texto: faturamento
    realizado:
      valor: valor
      dono: crm
    meta: meta
titulos:
  de: duplicatas
  conta: slug(cliente)
  dono: crm
  campos:
    numero: numero
    vencimento: vence
    valor: valor
    pago_em: pago
"""


def figures(folder: Path, meses: str, duplicatas: str) -> ImportReport:
    """Import these figures and receivables."""
    tables = folder / "tabelas"
    tables.mkdir(exist_ok=True)
    for name, header, rows in (
        ("clientes", "nome", "Vereda\n"),
        ("meses", "cliente;mes;valor;meta", meses),
        ("duplicatas", "cliente;numero;vence;valor;pago", duplicatas),
    ):
        (tables / f"{name}.csv").write_text(f"{header}\n{rows}", encoding="utf-8")
    (folder / "mapa.yml").write_text(FIGURES, encoding="utf-8")
    into = folder / "accounts"
    return import_tables(tables, folder / "mapa.yml", into, as_of=AS_OF)


def test_figures_and_receivables_come_with_source_and_day(tmp_path: Path) -> None:
    figures(tmp_path, "Vereda;2026-07;100,5;90\n", "Vereda;A1;05/10/2026;10;\n")
    folder = tmp_path / "accounts/vereda"
    assert (folder / "numeros.csv").read_text(encoding="utf-8") == (
        "periodo;filial;oferta;indicador;realizado;meta;previsto;fonte;extraido_em\n"
        "2026-07;;;faturamento;100,50;90;;ERP;2026-10-14\n"
    )
    assert (folder / "titulos.csv").read_text(encoding="utf-8") == (
        "numero;parcela;emissao;vencimento;valor;pago_em;contestado;fonte;extraido_em\n"
        "A1;;;2026-10-05;10;;;duplicatas.csv;2026-10-15\n"
    )


def test_periods_are_corrected_and_what_people_added_stays(tmp_path: Path) -> None:
    figures(tmp_path, "Vereda;2026-07;100;\n", "Vereda;A1;05/10/2026;10;\n")
    folder = tmp_path / "accounts/vereda"
    (folder / "numeros.csv").write_bytes(
        b"periodo;indicador;realizado;meta;comentario;fonte;extraido_em\r\n"
        b'2026-06;margem;9,5;;"da equipe; sim";;\r\n'
        b"2026-07;faturamento;100;80,00;conferido;a mao;01/08/2026\r\n"
    )
    (folder / "titulos.csv").write_bytes(
        b"numero;vencimento;valor;pago_em;obs\nZ9;2026-01-01;5,00;;nossa\nA1;2026-10-05;10,00;;x\n"
    )
    rows = (
        "Vereda;2026-07;120,25;70\nVereda;2026-08;7;\n",
        "Vereda;A1;05/10/2026;10;06/10/2026\nVereda;A2;05/11/2026;3;\n",
    )
    report = figures(tmp_path, *rows)
    assert rules(report.findings) == ["import-figure-differs", "import-no-origin-column"]
    lacking = report.findings[-1]
    assert (lacking.place.path, lacking.params["columns"]) == (
        "accounts/vereda/titulos.csv",
        "fonte, extraido_em",
    )
    assert (folder / "numeros.csv").read_bytes() == (
        b"periodo;indicador;realizado;meta;comentario;fonte;extraido_em\r\n"
        b'2026-06;margem;9,5;;"da equipe; sim";;\r\n'
        b"2026-07;faturamento;120,25;80,00;conferido;ERP;14/10/2026\r\n"
        b"2026-08;faturamento;7;;;ERP;14/10/2026\r\n"
    )
    assert (folder / "titulos.csv").read_bytes() == (
        b"numero;vencimento;valor;pago_em;obs\nZ9;2026-01-01;5,00;;nossa\n"
        b"A1;2026-10-05;10,00;2026-10-06;x\nA2;2026-11-05;3,00;;\n"
    )
    after = content(tmp_path)
    assert figures(tmp_path, *rows).changed == ()
    assert content(tmp_path) == after


def test_corrected_figures_are_told_in_plan_terms(tmp_path: Path) -> None:
    figures(tmp_path, "Vereda;2026-07;100;\n", "Vereda;A1;05/10/2026;10;\n")
    paid = "Vereda;A1;05/10/2026;10;06/10/2026\n"
    report = figures(tmp_path, "Vereda;2026-07;120,25;\n", paid)
    assert [line.text for group in report.groups for line in group.lines] == [
        "Realizado de Faturamento · jul/26 subiu de R$\xa0100 para R$\xa0120",
        "Título pago: A1",
    ]


def test_a_receivable_twice_in_the_table_is_refused(tmp_path: Path) -> None:
    report = figures(tmp_path, "", "Vereda;A1;05/10/2026;10;\nVereda;A1;05/11/2026;9;\n")
    assert [(item.rule, str(item.place)) for item in report.findings] == [
        ("import-same-id", "duplicatas.csv:3:1")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", READY_MAPPINGS)
def test_ready_mappings_read_without_findings(name: str, language: str) -> None:
    mapping, found = read_mapping(ready_mapping(name, language), name)
    assert found == ()
    assert mapping.language == language


def as_workbook(source: Path, folder: Path) -> Path:
    """Give the table as XLSX, numbers and days typed, a title above."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Negócios exportados em 15/10/2026"])
    with source.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            sheet.append([_typed(cell) for cell in row])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    path = folder / "export.xlsx"
    book.save(path)
    return path


def _typed(cell: str) -> object:
    if cell[:1].isdigit() and cell.replace(".", "", 1).isdigit():
        return float(cell)
    return date.fromisoformat(cell[:10]) if cell[:3] in ("202",) else cell


SAMPLE_FILES = {
    "pipedrive-negocios.csv": ("pipedrive", "pt-BR"),
    "salesforce-oportunidades.csv": ("salesforce", "pt-BR"),
    "salesforce-opportunities.csv": ("salesforce", "en"),
}


@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_a_standard_export_makes_a_programme_without_errors(tmp_path: Path, name: str) -> None:
    mapping, language = SAMPLE_FILES[name]

    def once() -> ImportReport:
        return import_tables(
            SAMPLES / name,
            Path(mapping),
            tmp_path / "accounts",
            as_of=AS_OF,
            default_language=language,
        )

    assert once().findings == ()
    loaded = load_portfolio(tmp_path)
    assert loaded.usable
    assert [item for item in loaded.findings if item.severity == "error"] == []
    deals = {
        deal.id: (deal.stage, deal.amount)
        for account in loaded.portfolio.accounts
        for deal in account.opportunities
    }
    if mapping == "salesforce":
        ids = sorted(deals)
        assert [deals[item] for item in ids] == [
            ("proposal", Decimal(180000)),
            ("won", Decimal("75000.50")),
            ("qualified", Decimal(420000)),
        ]
    else:
        assert deals == {
            "pd-101": ("proposal", Decimal(180000)),
            "pd-102": ("won", Decimal("75000.5")),
            "pd-103": ("qualified", Decimal(420000)),
            "pd-104": ("qualified", None),
            "pd-105": ("lost", Decimal(12000)),
        }
    after = content(tmp_path)
    assert once().changed == ()
    assert content(tmp_path) == after


def test_a_workbook_of_pipedrive_makes_the_same_files_as_the_csv(tmp_path: Path) -> None:
    source = SAMPLES / "pipedrive-negocios.csv"
    for name, file in (("a", source), ("b", as_workbook(source, tmp_path))):
        report = import_tables(file, Path("pipedrive"), tmp_path / name / "accounts", as_of=AS_OF)
        assert report.findings == ()
    assert content(tmp_path / "a") == content(tmp_path / "b")


@pytest.mark.parametrize("name", ["pipedrive-negocios.csv", "salesforce-oportunidades.csv"])
def test_a_standard_export_comes_into_the_sample_programme(tmp_path: Path, name: str) -> None:
    shutil.copytree(ROOT / "accounts", tmp_path / "accounts")
    before = content(tmp_path)
    report = import_tables(
        SAMPLES / name, Path(SAMPLE_FILES[name][0]), tmp_path / "accounts", as_of=AS_OF
    )
    assert [item for item in report.findings if item.severity == "error"] == []
    after = content(tmp_path)
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"accounts/programa.yml"}
    programme = after["accounts/programa.yml"].decode()
    assert "breno-falcao" in programme
    assert "marina-prado" not in programme  # she is there as marina.prado
    assert accounts(tmp_path)["panificadora-sol-do-vale"].owner == "marina.prado"


def test_how_far_the_work_is_is_told_to_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    import_tables(
        SAMPLES / "pipedrive-negocios.csv",
        Path("pipedrive"),
        tmp_path / "accounts",
        as_of=AS_OF,
        tell=lambda done, total: told.append((done, total)),
    )
    assert told == [(3, 9), (4, 9), (5, 9), (6, 9), (9, 9)]


def test_a_ready_mapping_can_be_written_out_and_used(tmp_path: Path) -> None:
    done = kamdocs("new", "mapping", "pipedrive", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    source = SAMPLES / "pipedrive-negocios.csv"
    done = kamdocs("import", source, "--mapping", "pipedrive.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    checked = kamdocs("check", ".", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
    again = kamdocs("new", "mapping", "pipedrive", cwd=tmp_path)
    assert again.returncode == 2
    wrong = kamdocs("import", source, "--mapping", "hubspot", cwd=tmp_path)
    assert "pipedrive, salesforce" in wrong.stderr
