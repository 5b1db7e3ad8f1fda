"""A Brazilian ERP extract as accounts: forms of numbers and dates, additions, every mistake."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.errors import UserError
from kamdocs.interchange.importing import ImportReport, import_tables
from kamdocs.source.folder import load_portfolio

AS_OF = date(2026, 10, 15)

CUSTOMERS = "Código;Razão Social;Vendedor\n10;Pão & Cia. Ltda.;ANA\n20;Café São João;BRUNO\n"
INVOICES = (
    "Cliente;Emissão;Linha;Valor\n"
    "10;05/07/2026;Caixas;1.234,56\n"
    "10;20/07/2026;Caixas;0,44\n"
    "20;03/08/2026;Filmes;-50,00\n"
)

MAPPING = """idioma: pt-BR
formato:
  codificacao: windows-1252
  separador: ";"
  decimal: ","
  milhar: "."
  data: dd/mm/aaaa
programa:
  nome: Programa importado
tabelas:
  clientes: clientes.csv
  notas:
    arquivo: notas.csv
    datas:
      - Emissão
    numericas:
      - Valor
visoes:
  vendedores:
    de: clientes
    agrupar:
      - Vendedor
  linhas:
    de: notas
    agrupar:
      - Linha
  meses:
    de: notas
    juntar:
      tabela: clientes
      por:
        Cliente: Código
    calcular:
      conta: slug([Razão Social])
      mes_da_nota: mes(Emissão)
    agrupar:
      - conta
      - mes_da_nota
      - Linha
    valores:
      total: soma(Valor)
pessoas:
  de: vendedores
  campos:
    id: minusculas(Vendedor)
    nome: Vendedor
ofertas:
  de: linhas
  campos:
    id: slug(Linha)
    nome: Linha
contas:
  de: clientes
  campos:
    id: slug([Razão Social])
    nome: '[Razão Social]'
    responsavel: minusculas(Vendedor)
    crm_id: Código
numeros:
  de: meses
  conta: conta
  campos:
    periodo: mes_da_nota
    oferta: slug(Linha)
    indicador:
      texto: faturamento
    realizado: total
"""


def extract(folder: Path, **changes: str) -> Path:
    """Write the extract of an ERP and its mapping, with some files changed."""
    files = {"clientes.csv": CUSTOMERS, "notas.csv": INVOICES, "mapa.yml": MAPPING, **changes}
    tables = folder / "extrato"
    tables.mkdir()
    for name, text in files.items():
        encoding = "utf-8" if name.endswith(".yml") else "windows-1252"
        (tables / name).write_text(text, encoding=encoding)
    return tables


def run(folder: Path, tables: Path, *, dry_run: bool = False) -> ImportReport:
    return import_tables(
        tables, tables / "mapa.yml", folder / "accounts", as_of=AS_OF, dry_run=dry_run
    )


def test_an_erp_extract_becomes_a_programme_in_portuguese(tmp_path: Path) -> None:
    report = run(tmp_path, extract(tmp_path))
    assert report.findings == ()
    assert (report.accounts, report.figures) == (2, 2)
    text = (tmp_path / "accounts/pao-cia-ltda/conta.md").read_text(encoding="utf-8")
    assert text == ('---\nnome: Pão & Cia. Ltda.\ncrm_id: "10"\nresponsavel: ana\n---\n')
    figures = (tmp_path / "accounts/pao-cia-ltda/numeros.csv").read_text(encoding="utf-8")
    assert figures == (
        "periodo;filial;oferta;indicador;realizado;meta;previsto\n"
        "2026-07;;caixas;faturamento;1.235,00;;\n"
    )
    loaded = load_portfolio(tmp_path)
    assert loaded.findings == ()
    coffee = loaded.portfolio.by_id["cafe-sao-joao"]
    assert coffee.figures[0].actual == Decimal("-50")
    assert loaded.portfolio.programme.name == "Programa importado"


def test_a_text_kept_from_being_a_formula_comes_back_as_it_was(tmp_path: Path) -> None:
    customers = "Código;Razão Social;Vendedor\n10;'=Pão;ANA\n20;''-Café;ANA\n30;'Chá';ANA\n"
    invoices = INVOICES.replace("\n20;", "\n30;")
    tables = extract(tmp_path, **{"clientes.csv": customers, "notas.csv": invoices})
    assert run(tmp_path, tables).findings == ()
    names = {account.name for account in load_portfolio(tmp_path).portfolio.accounts}
    assert names == {"=Pão", "'-Café", "'Chá'"}


def test_what_people_wrote_stays_and_only_what_is_missing_is_added(tmp_path: Path) -> None:
    tables = extract(tmp_path)
    accounts = tmp_path / "accounts"
    (accounts / "pao-cia-ltda").mkdir(parents=True)
    own = "---\nnome: Pão da Ana   # apelido\n---\nTexto.\n"
    (accounts / "pao-cia-ltda/conta.md").write_text(own, encoding="utf-8")
    table = "indicador;oferta;realizado;periodo\r\nfaturamento;caixas;999;2026-07\r\n"
    (accounts / "pao-cia-ltda/numeros.csv").write_bytes(table.encode())
    programme = (
        "nome: Meu programa # fica\r\npessoas:\r\n    - id: ana\r\n      nome: Ana Souza\r\n"
        "ofertas:\r\n    - id: caixas\r\n      nome: Caixas\r\n# fim\r\n"
    )
    (accounts / "programa.yml").write_bytes(programme.encode())
    report = run(tmp_path, tables)
    # The figure somebody corrected stays, and the difference is told.
    assert [item.rule for item in report.findings] == ["import-figure-differs"]
    assert (accounts / "pao-cia-ltda/conta.md").read_text(encoding="utf-8") == own.replace(
        "apelido\n", 'apelido\ncrm_id: "10"\nresponsavel: ana\n'
    )
    assert (accounts / "pao-cia-ltda/numeros.csv").read_bytes() == table.encode()
    assert (accounts / "programa.yml").read_bytes().decode() == (
        "nome: Meu programa # fica\r\npessoas:\r\n    - id: ana\r\n      nome: Ana Souza\r\n"
        "    - id: bruno\r\n      nome: BRUNO\r\n"
        "ofertas:\r\n    - id: caixas\r\n      nome: Caixas\r\n"
        "    - id: filmes\r\n      nome: Filmes\r\n# fim\r\n"
    )
    again = run(tmp_path, tables)
    assert (again.created, again.changed) == ((), ())


def test_missing_months_are_added_at_the_end_in_the_columns_of_the_file(tmp_path: Path) -> None:
    tables = extract(tmp_path)
    run(tmp_path, tables)
    path = tmp_path / "accounts/pao-cia-ltda/numeros.csv"
    before = path.read_text(encoding="utf-8")
    more = f"{INVOICES}10;01/09/2026;Caixas;10,00\n"
    (tables / "notas.csv").write_text(more, encoding="windows-1252")
    report = run(tmp_path, tables)
    assert [Path(name).name for name in report.changed] == ["numeros.csv"]
    assert path.read_text(encoding="utf-8") == f"{before}2026-09;;caixas;faturamento;10,00;;\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "place"),
    [
        ("notas.csv", "1.234,56", "1.23x", "import-bad-number", "notas.csv:2:22"),
        ("notas.csv", "20/07/2026", "20/13/2026", "import-bad-date", "notas.csv:3:4"),
        ("notas.csv", "20;03", "99;03", "import-unmatched-key", "notas.csv:4:1"),
        ("notas.csv", "Valor\n", "Valores\n", "import-unknown-column", "mapa.yml:17:9"),
        ("mapa.yml", "de: vendedores", "de: vendedor", "import-unknown-table", "mapa.yml:43:7"),
        (
            "mapa.yml",
            "    nome: Linha\n",
            "    apelido: Linha\n",
            "import-unknown-field",
            "mapa.yml:51:5",
        ),
        ("mapa.yml", "soma(Valor)", "soma(Valor", "import-bad-expression", "mapa.yml:41:24"),
        ("mapa.yml", "pessoas:\n", "pesoas:\n", "import-unknown-key", "mapa.yml:42:1"),
        (
            "mapa.yml",
            "arquivo: notas.csv",
            "arquivo: ../fora.csv",
            "import-file-outside",
            "mapa.yml:13:14",
        ),
        (
            "clientes.csv",
            "20;Café",
            "20;Pão & Cia. Ltda.;B\n30;Café",
            "import-same-id",
            "clientes.csv:3:1",
        ),
    ],
)
def test_every_mistake_has_its_place_and_stops_the_import(
    tmp_path: Path, file: str, old: str, new: str, rule: str, place: str
) -> None:
    text = {"notas.csv": INVOICES, "mapa.yml": MAPPING, "clientes.csv": CUSTOMERS}[file]
    assert old in text
    report = run(tmp_path, extract(tmp_path, **{file: text.replace(old, new, 1)}))
    assert rule in {item.rule for item in report.findings}
    found = next(item for item in report.findings if item.rule == rule)
    assert str(found.place) == place
    assert not (tmp_path / "accounts").exists()


def test_all_mistakes_are_told_in_one_run(tmp_path: Path) -> None:
    invoices = INVOICES.replace("1.234,56", "abc").replace("0,44", "def").replace("03/08", "99/99")
    report = run(tmp_path, extract(tmp_path, **{"notas.csv": invoices}))
    assert sorted(item.rule for item in report.findings) == [
        "import-bad-date",
        "import-bad-number",
        "import-bad-number",
    ]


def test_a_failure_half_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = extract(tmp_path)
    moved: list[str] = []

    def failing(source: str, target: str) -> None:
        if len(moved) == 2:
            raise OSError(28, "disk full")
        moved.append(target)
        real(source, target)

    real = os.replace
    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="disk full"):
        run(tmp_path, tables)
    assert [path for path in tmp_path.rglob("*") if "extrato" not in path.parts] == []


def test_without_tables_or_mapping_it_says_so(tmp_path: Path) -> None:
    tables = extract(tmp_path)
    with pytest.raises(UserError, match="no-tables"):
        import_tables(tmp_path / "x", tables / "mapa.yml", tmp_path / "a", as_of=AS_OF)
    with pytest.raises(UserError, match="no-mapping"):
        import_tables(tables, tables / "x.yml", tmp_path / "a", as_of=AS_OF)
