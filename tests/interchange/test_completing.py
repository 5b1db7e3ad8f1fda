"""What is there already stays as people wrote it; only what is missing is put in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.interchange.importing import ImportReport, import_tables
from kamdocs.interchange.writing import FileText, write_all
from kamdocs.source.folder import load_portfolio
from tests.builders import rules

AS_OF = date(2026, 10, 15)

MAPPING = """\
idioma: pt-BR
formato:
  separador: ";"
  decimal: ","
programa:
  nome: Programa
tabelas:
  clientes:
    arquivo: clientes.csv
    datas:
      - desde
  contatos: contatos.csv
  meses:
    arquivo: meses.csv
    numericas:
      - valor
      - meta
contas:
  de: clientes
  campos:
    id: codigo
    nome: nome
    segmento: segmento
    cliente_desde: desde
    por_que_chave: motivo
registros:
  contatos:
    de: contatos
    conta: cliente
    campos:
      id: slug(nome)
      nome: nome
      papel:
        valor: papel
        mapa:
          D: decisor
          U: usuário
        senao:
          texto: influenciador
  condicoes:
    de: clientes
    conta: codigo
    campos:
      frete:
        texto: FOB
numeros:
  - de: meses
    conta: cliente
    campos:
      periodo: mes
      indicador:
        texto: revenue
      realizado: valor
  - de: meses
    conta: cliente
    campos:
      periodo: mes
      indicador:
        texto: faturamento
      meta: meta
"""
CUSTOMERS = "codigo;nome;segmento;desde;motivo\nvereda;Vereda;Alimentos;2014-03-01;Porta: abre #1\n"
CONTACTS = "cliente;nome;papel\nvereda;Beatriz Lima;D\nvereda;Rui Sá;X\n"
FOLDED = "  -   id: rui\n      nome: >-\n        Rui\n        Sá\n"
MONTHS = "cliente;mes;valor;meta\nvereda;2026-07;1000,5;900\nvereda;2026-08;2000,25;\n"


def run(folder: Path, **changes: str) -> ImportReport:
    tables = folder / "tabelas"
    tables.mkdir(exist_ok=True)
    files = {
        "clientes.csv": CUSTOMERS,
        "contatos.csv": CONTACTS,
        "meses.csv": MONTHS,
        "mapa.yml": MAPPING,
        **changes,
    }
    for name, text in files.items():
        (tables / name).write_text(text, encoding="utf-8")
    return import_tables(tables, tables / "mapa.yml", folder / "accounts", as_of=AS_OF)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / "accounts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_new_account_is_written_with_its_lists_and_both_columns_of_figures(
    tmp_path: Path,
) -> None:
    assert run(tmp_path).findings == ()
    folder = tmp_path / "accounts/vereda"
    assert (folder / "conta.md").read_text(encoding="utf-8") == (
        "---\nnome: Vereda\nsegmento: Alimentos\ncliente_desde: 2014-03-01\n"
        'por_que_chave: "Porta: abre #1"\n\n'
        "contatos:\n  - id: beatriz-lima\n    nome: Beatriz Lima\n    papel: decisor\n"
        "  - id: rui-sa\n    nome: Rui Sá\n    papel: influenciador\n\n"
        "condicoes:\n  frete: fob\n---\n"
    )
    assert (folder / "numeros.csv").read_text(encoding="utf-8") == (
        "periodo;filial;oferta;indicador;realizado;meta;previsto\n"
        "2026-07;;;faturamento;1.000,50;900,00;\n2026-08;;;faturamento;2.000,25;;\n"
    )
    assert load_portfolio(tmp_path).findings == ()


def test_missing_fields_and_lists_are_spliced_into_an_account(tmp_path: Path) -> None:
    before = (
        "---\r\nnome: Vereda São João   # apelido\r\nsegmento:    # a definir\r\n"
        "filiais:\r\n  - id: sul\r\n    nome: Sul\r\n---\r\nTexto.\r\n"
    )
    path = write(tmp_path, "vereda/conta.md", before.encode("cp1252"))
    assert run(tmp_path).findings == ()
    assert path.read_bytes().decode("cp1252") == (
        "---\r\nnome: Vereda São João   # apelido\r\nsegmento: Alimentos    # a definir\r\n"
        'cliente_desde: 2014-03-01\r\npor_que_chave: "Porta: abre #1"\r\n'
        "filiais:\r\n  - id: sul\r\n    nome: Sul\r\n"
        "contatos:\r\n  - id: beatriz-lima\r\n    nome: Beatriz Lima\r\n    papel: decisor\r\n"
        "  - id: rui-sa\r\n    nome: Rui Sá\r\n    papel: influenciador\r\n"
        "condicoes:\r\n  frete: fob\r\n---\r\nTexto.\r\n"
    )
    again = run(tmp_path)
    assert (again.created, again.changed) == ((), ())


def test_an_account_in_english_gets_english_keys(tmp_path: Path) -> None:
    path = write(tmp_path, "vereda/account.md", "---\nname: Vereda\nsegment: Food\n---\n")
    assert run(tmp_path).findings == ()
    text = path.read_text(encoding="utf-8")
    assert "customer_since: 2014-03-01\n" in text
    assert "stakeholders:\n" in text
    assert not (path.parent / "conta.md").exists()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_blank_cells_are_filled_and_other_figures_stay(tmp_path: Path, newline: str) -> None:
    lines = [
        "indicador;periodo;realizado;meta",
        'Faturamento;2026-07;"";950',
        'otif;2026-07;"94,5";',
        "",
    ]
    path = write(tmp_path, "vereda/numeros.csv", newline.join(lines))
    write(tmp_path, "vereda/conta.md", "---\nnome: Vereda\n---\n")
    write(tmp_path, "programa.yml", "nome: P\nindicadores:\n  - id: otif\n    nome: OTIF\n")
    report = run(tmp_path)
    assert rules(report.findings) == ["import-figure-differs"]
    assert report.findings[0].params["value"] == "950"
    assert not report.stopped
    assert path.read_bytes().decode() == newline.join(
        [
            lines[0],
            "Faturamento;2026-07;1.000,50;950",
            lines[2],
            "faturamento;2026-08;2.000,25;",
            "",
        ]
    )
    again = run(tmp_path)
    assert (again.created, again.changed) == ((), ())


def test_a_table_without_the_column_is_told(tmp_path: Path) -> None:
    write(tmp_path, "vereda/numeros.csv", "indicador;periodo;realizado\n")
    write(tmp_path, "vereda/conta.md", "---\nnome: Vereda\n---\n")
    report = run(tmp_path)
    assert [(item.rule, item.params["column"]) for item in report.findings] == [
        ("import-missing-figure-column", "meta")
    ]


def test_figures_of_a_single_file_are_left_out_with_a_warning(tmp_path: Path) -> None:
    write(tmp_path, "vereda.md", "---\nnome: Vereda\n---\n")
    report = run(tmp_path)
    assert rules(report.findings) == ["import-single-file"]
    assert not report.stopped
    assert not (tmp_path / "accounts/vereda").exists()
    assert "segmento: Alimentos" in (tmp_path / "accounts/vereda.md").read_text(encoding="utf-8")


def test_whole_and_parts_of_one_figure_stop_the_import(tmp_path: Path) -> None:
    table = "periodo;oferta;indicador;realizado;meta\n2026-07;caixas;faturamento;5;\n"
    path = write(tmp_path, "vereda/numeros.csv", table)
    write(tmp_path, "vereda/conta.md", "---\nnome: Vereda\n---\n")
    write(tmp_path, "programa.yml", "nome: P\nofertas:\n  - id: caixas\n    nome: C\n")
    report = run(tmp_path)
    assert report.stopped
    assert "whole-and-parts" in rules(report.findings)
    assert path.read_text(encoding="utf-8") == table


def test_an_error_that_was_there_before_does_not_stop_the_import(tmp_path: Path) -> None:
    write(tmp_path, "programa.yml", "nome: P\n")
    path = write(tmp_path, "vereda/conta.md", "---\nnome: Vereda\ntier: x\n---\n")
    assert not run(tmp_path).stopped
    assert "segmento: Alimentos" in path.read_text(encoding="utf-8")


def test_a_broken_account_file_is_told_and_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path, "vereda/conta.md", "---\nnome: [Vereda\n---\n")
    report = run(tmp_path)
    assert report.stopped
    assert {item.place.path for item in report.findings} == {"accounts/vereda/conta.md"}
    assert path.read_text(encoding="utf-8") == "---\nnome: [Vereda\n---\n"


def test_a_value_of_a_new_file_that_reading_refuses_has_the_place_of_its_row(
    tmp_path: Path,
) -> None:
    report = run(tmp_path, **{"contatos.csv": CONTACTS.replace("Rui Sá", "Beatriz-Lima")})
    assert [str(item.place) for item in report.findings] == ["contatos.csv:3:1"]
    months = MONTHS.replace("cliente;mes", "cliente;mes").replace("2026-08", "2026-t3")
    report = run(tmp_path, **{"meses.csv": months})
    assert [(item.rule, str(item.place)) for item in report.findings] == [
        ("mixed-granularity", "meses.csv:2:1")
    ]
    assert not (tmp_path / "accounts").exists()


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "fora"
    outside.mkdir()
    project = tmp_path / "projeto"
    write(project, "programa.yml", "nome: P\n")
    (project / "accounts/vereda").symlink_to(outside)
    report = run(project)
    assert "import-outside-project" in rules(report.findings)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "nome: P\npessoas:\n- id: rui\n  nome: Rui # a\n# fim\n",
            "nome: P\npessoas:\n- id: rui\n  nome: Rui # a\n- id: ana\n  nome: Ana\n# fim\n",
        ),
        (
            f"nome: P\npessoas:\n{FOLDED}\nmoeda: BRL\n",
            f"nome: P\npessoas:\n{FOLDED}  -   id: ana\n      nome: Ana\n\nmoeda: BRL\n",
        ),
        (
            "nome: P\npessoas:   # gente\nmoeda: BRL\n",
            "nome: P\npessoas:   # gente\n  - id: ana\n    nome: Ana\nmoeda: BRL\n",
        ),
        (
            "nome: P\npessoas: []   # ninguém\nmoeda: BRL\n",
            "nome: P\npessoas:    # ninguém\n  - id: ana\n    nome: Ana\nmoeda: BRL\n",
        ),
        (
            "nome: P\npeople:\n  - {id: rui, nome: Rui}\n",
            "nome: P\npeople:\n  - {id: rui, nome: Rui}\n  - id: ana\n    nome: Ana\n",
        ),
        ("nome: P", "nome: P\npessoas:\n  - id: ana\n    nome: Ana\n"),
        ("\ufeffnome: P\r\n", "\ufeffnome: P\r\npessoas:\r\n  - id: ana\r\n    nome: Ana\r\n"),
        (
            "nome: P\npessoas:\n  - id: ANA\n    nome: Ana Souza\n",
            "nome: P\npessoas:\n  - id: ANA\n    nome: Ana Souza\n",
        ),
    ],
)
def test_people_are_added_to_the_programme_however_it_is_written(
    tmp_path: Path, before: str, after: str
) -> None:
    path = write(tmp_path, "programa.yml", before)
    mapping = (
        "idioma: pt-BR\ntabelas:\n  p: p.csv\n  c: c.csv\npessoas:\n  de: p\n  campos:\n"
        "    id: id\n    nome: nome\ncontas:\n  de: c\n  campos:\n    id: id\n    nome: nome\n"
    )
    tables = {"p.csv": "id,nome\nana,Ana\n", "c.csv": "id,nome\nvereda,V\n", "mapa.yml": mapping}
    report = run(tmp_path, **tables)
    if "ANA" in before:
        assert report.stopped  # no valid id, so the programme has an error of its own
    else:
        assert report.findings == ()
    assert path.read_bytes().decode() == after


def test_a_list_in_brackets_is_not_torn_apart(tmp_path: Path) -> None:
    before = "nome: P\nofertas: [{id: caixas, nome: Caixas}]\n"
    path = write(tmp_path, "programa.yml", before)
    mapping = MAPPING.replace(
        "contas:\n",
        "ofertas:\n  de: clientes\n  campos:\n    id: codigo\n    nome: nome\ncontas:\n",
        1,
    )
    report = run(tmp_path, **{"mapa.yml": mapping})
    assert [(item.rule, item.place.line) for item in report.findings] == [("import-flow-list", 2)]
    assert path.read_text(encoding="utf-8") == before


def test_a_programme_that_cannot_be_read_is_never_replaced(tmp_path: Path) -> None:
    before = b"nome: Pr\xc3\xa9\xff"
    path = write(tmp_path, "programa.yml", before)
    report = run(tmp_path)
    assert "bad-encoding" in rules(report.findings)
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == ["programa.yml"]


def test_letters_that_an_old_encoding_lacks_are_told(tmp_path: Path) -> None:
    before = "---\nnome: Café\n---\n".encode("cp1252")
    path = write(tmp_path, "vereda/conta.md", before)
    report = run(tmp_path, **{"clientes.csv": CUSTOMERS.replace("Alimentos", "Żywność")})
    assert [item.params["sign"] for item in report.findings] == ["Ż"]
    assert path.read_bytes() == before


def test_files_are_put_back_when_the_last_one_fails(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "new/b.txt"
    first.write_text("old")
    blocked = tmp_path / "c.txt"
    blocked.mkdir()
    files = [
        FileText(first, b"old", b"new"),
        FileText(second, None, b"x"),
        FileText(blocked, None, b"y"),
    ]
    with pytest.raises(OSError, match="c.txt"):
        write_all(files)
    assert first.read_text() == "old"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "c.txt"]


def test_a_file_made_in_the_meantime_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("theirs")
    with pytest.raises(FileExistsError):
        write_all([FileText(tmp_path / "b.txt", None, b"x"), FileText(path, None, b"ours")])
    assert path.read_text() == "theirs"
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


def test_a_rewritten_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_all([FileText(path, b"old", b"new")])
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o640)
