"""A workbook that comes back: changed cells become edits of those values, all else stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from kamdocs.errors import UserError
from kamdocs.interchange.round_trip.importing import WorkbookReport, import_workbook
from kamdocs.interchange.round_trip.wishes import Wishes
from kamdocs.interchange.workbook.exporting import export_workbook
from tests.builders import PROGRAMME
from tests.command import ROOT, kamdocs
from tests.workbooks import Book

AS_OF = date(2026, 10, 15)
NORTE = {"Conta": "Norte"}

ACCOUNT = """\
---
nome: Norte          # como no contrato
segmento: "Alimentos"
responsavel: ana.lima

contatos:
  # quem decide
  - id: bia.reis
    nome: Bia Reis
    papel: decisor   # confirmado em junho
    influencia: 9
  - {id: caio.pires, nome: Caio Pires, influencia: 4}

riscos:
  - titulo: Perder o contrato
    impacto: 4
    faturamento_em_risco: 640.000
  - titulo: Atraso
    impacto: 2
---

# Norte

Prosa\tque não muda.
"""

OBJECTIVES = """\
---
objetivos:
  - id: crescer
    titulo: Crescer 10%
    meta: 12,5
    prazo: 31/12/2026
    acoes:
      - titulo: Proposta
        responsavel: ana.lima
---
"""

FIGURES = (
    "periodo;filial;oferta;indicador;realizado;meta;previsto;fonte;extraido_em\r\n"
    "2026-01;;caixas;faturamento;1.000,50;900;;ERP;2026-02-01\r\n"
    "2026-02;;caixas;faturamento;1.100,00;900;;ERP;2026-03-01\r\n"
    "2026-01;;filmes;faturamento;50;;;ERP;2026-02-01\r\n"
)

NEW_FIGURE = "2026-02;;filmes;faturamento;55,50;;;carteira.xlsx;2026-10-15"

FILES: dict[str, bytes] = {
    "programa.yml": PROGRAMME.encode(),
    "norte/conta.md": ACCOUNT.replace("\n", "\r\n").encode("cp1252"),
    "norte/objetivos.md": OBJECTIVES.encode("utf-8-sig"),
    "norte/numeros.csv": FIGURES.encode("utf-8-sig"),
    "norte/reunioes/2026-09-01-visita.md": (
        "---\ndata: 2026-09-01\ntitulo: Visita\npauta:\n  - Preço\n---\nNotas.\n".encode()
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return laid_out(tmp_path, FILES)


def laid_out(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / "accounts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def exported(project: Path) -> Book:
    path = project / "carteira.xlsx"
    path.write_bytes(export_workbook(project, as_of=AS_OF, file=path.name).data)
    return Book(path)


def imported(
    project: Path, *, dry_run: bool = False, delete: bool = False, overwrite: bool = False
) -> WorkbookReport:
    wishes = Wishes(dry_run, delete, overwrite)
    return import_workbook(
        project / "carteira.xlsx", project / "accounts", as_of=AS_OF, wishes=wishes
    )


def contents(project: Path) -> dict[str, bytes]:
    folder = project / "accounts"
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def changed(name: str, *pairs: tuple[str, str]) -> dict[str, bytes]:
    """Give all files, with texts replaced in one; each must stand there once."""
    data = FILES[name]
    for before, after in pairs:
        encoding = "cp1252" if name.endswith("conta.md") else "utf-8"
        old = before.encode(encoding)
        assert data.count(old) == 1, before
        data = data.replace(old, after.encode(encoding))
    return {**FILES, name: data}


def rules(report: WorkbookReport) -> list[str]:
    return [f"{item.place} {item.rule}" for item in report.findings]


def test_an_untouched_export_touches_no_file_of_the_sample(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "accounts", tmp_path / "accounts")
    before = contents(tmp_path)
    book = exported(tmp_path)
    report = imported(tmp_path)
    assert (report.created, report.changed, report.findings) == ((), (), ())
    book.save()  # by another program
    again = imported(tmp_path)
    assert (again.created, again.changed, again.findings) == ((), (), ())
    english = export_workbook(tmp_path, as_of=AS_OF, file="carteira.xlsx", language="en")
    (tmp_path / "carteira.xlsx").write_bytes(english.data)
    foreign = imported(tmp_path)
    assert (foreign.created, foreign.changed, foreign.findings) == ((), (), ())
    assert contents(tmp_path) == before


def test_a_changed_cell_is_an_edit_of_that_value_only(project: Path) -> None:
    book = exported(project)
    book.put("Contatos", {"Nome": "Bia Reis"}, Papel="Influência", Cargo="Diretora")
    book.put("Contatos", {"Nome": "Caio Pires"}, Influência=4.5)
    book.put("Riscos", {"Título": "Perder o contrato"}, **{"Faturamento em risco": 650000})
    book.put("Contas", {"Nome": "Norte"}, Segmento="Pão: alimentos")
    book.save()
    report = imported(project)
    assert (report.changed, report.findings) == (("accounts/norte/conta.md",), ())
    assert contents(project) == changed(
        "norte/conta.md",
        ("papel: decisor   #", "papel: influenciador   #"),
        ("nome: Bia Reis\r\n", "nome: Bia Reis\r\n    cargo: Diretora\r\n"),
        ("influencia: 4}", 'influencia: "4,5"}'),
        ("640.000", "650.000"),
        ('"Alimentos"', '"Pão: alimentos"'),
    )


def test_a_blank_cell_takes_the_value_away(project: Path) -> None:
    book = exported(project)
    book.put("Riscos", {"Título": "Atraso"}, Impacto=None)
    book.save()
    imported(project)
    assert contents(project) == changed("norte/conta.md", ("Atraso\r\n    impacto: 2", "Atraso"))


def test_the_same_workbook_again_changes_nothing(project: Path) -> None:
    book = exported(project)
    book.put("Riscos", {"Título": "Atraso"}, Título="Atraso na entrega", Impacto=3)
    book.add("Riscos", Título="Greve", Impacto=1, **NORTE)
    book.add("Contatos", Nome="Davi Luz", **NORTE)
    book.add("Números", Indicador="Margem", Valores="Realizado", **{"2026-01": 7}, **NORTE)
    book.save()
    first = imported(project)
    assert (len(first.changed), first.findings) == (2, ())
    after = contents(project)
    second = imported(project)
    assert (second.created, second.changed, second.findings) == ((), (), ())
    assert contents(project) == after


def test_new_rows_are_new_records_that_name_each_other(project: Path) -> None:
    book = exported(project)
    book.add("Pessoas", Nome="Zé Silva")
    book.add("Contatos", Nome="Davi Luz", **{"Nosso contato": "Zé Silva"}, **NORTE)
    book.add("Objetivos", Título="Novo mercado", Responsável="Zé Silva", **NORTE)
    book.add("Ações", Ação="Ligar", Objetivo="Novo mercado", **NORTE)
    book.add("Ações", Ação="Visitar", Objetivo="Crescer 10%", **NORTE)
    book.add(
        "Compromissos",
        Compromisso="Enviar ata",
        Prazo=date(2026, 9, 10),
        **{"Data da reunião": datetime(2026, 9, 1)},  # noqa: DTZ001  a cell has no time zone
        **NORTE,
    )
    book.save()
    report = imported(project)
    assert report.findings == ()
    now = contents(project)
    assert "  - id: ze.silva\n    nome: Zé Silva\n" in now["programa.yml"].decode()
    new = "  - {id: davi.luz, nome: Davi Luz, nosso_contato: ze.silva}\r\n\r\nriscos"
    assert new in now["norte/conta.md"].decode("cp1252")
    assert now["norte/objetivos.md"].decode("utf-8-sig") == OBJECTIVES.replace(
        "        responsavel: ana.lima\n",
        "        responsavel: ana.lima\n      - titulo: Visitar\n"
        "  - id: novo-mercado\n    titulo: Novo mercado\n    responsavel: ze.silva\n"
        "acoes:\n  - titulo: Ligar\n    objetivo: novo-mercado\n",
    )
    assert "encaminhamentos:\n  - texto: Enviar ata\n    prazo: 2026-09-10\n" in (
        now["norte/reunioes/2026-09-01-visita.md"].decode()
    )


def test_a_new_account_and_a_new_meeting_are_new_files(project: Path) -> None:
    book = exported(project)
    book.add("Contas", Nome="Sul & Cia.", Nível="Chave")
    book.add("Filiais", Nome="Matriz", Conta="Sul & Cia.")
    book.add(
        "Números", Conta="Sul & Cia.", Indicador="Faturamento", Valores="Meta", **{"2026-01": 5}
    )
    book.add("Reuniões", Data=date(2026, 11, 2), Título="QBR", Pauta="Um\nDois: três", **NORTE)
    book.save()
    report = imported(project)
    assert report.findings == ()
    now = contents(project)
    assert now.pop("sul-cia/conta.md").decode() == (
        "---\nnome: Sul & Cia.\nnivel: chave\n\nfiliais:\n  - id: matriz\n    nome: Matriz\n---\n"
    )
    assert now.pop("sul-cia/numeros.csv").decode() == (
        "periodo;filial;oferta;indicador;realizado;meta;previsto;fonte;extraido_em\n"
        "2026-01;;;faturamento;;5;;carteira.xlsx;2026-10-15\n"
    )
    assert now.pop("norte/reunioes/2026-11-02-qbr.md").decode() == (
        '---\ndata: 2026-11-02\ntitulo: QBR\npauta:\n  - Um\n  - "Dois: três"\n---\n'
    )
    assert now == FILES


def test_figures_are_changed_added_and_cleared_by_period(project: Path) -> None:
    book = exported(project)
    boxes = {"Oferta": "Caixas", "Valores": "Realizado"}
    book.put("Números", boxes, **{"2026-01": 1200, "2026-02": None})
    book.put("Números", {"Oferta": "Filmes"}, **{"2026-01": None, "2026-02": 55.5})
    book.save()
    report = imported(project)
    assert report.findings == ()
    assert contents(project) == changed(
        "norte/numeros.csv",
        ("1.000,50", "1.200,00"),
        ("1.100,00", ""),
        (
            "2026-01;;filmes;faturamento;50;;;ERP;2026-02-01",
            "2026-02;;filmes;faturamento;55,50;;;carteira.xlsx;2026-10-15",
        ),
    )


def test_invoices_are_added_with_their_source_and_corrected(project: Path) -> None:
    book = exported(project)
    day = date(2026, 10, 1)
    book.add("Títulos", Número="NF 1", Valor=1000.5, Vencimento=day, **NORTE)
    book.save()
    assert imported(project).created == ("accounts/norte/titulos.csv",)
    header = "numero;parcela;emissao;vencimento;valor;pago_em;contestado;fonte;extraido_em\n"
    table = project / "accounts/norte/titulos.csv"
    row = "NF 1;;;2026-10-01;1.000,50;{};;carteira.xlsx;2026-10-15\n"
    assert table.read_text(encoding="utf-8") == header + row.format("")
    book.put("Títulos", {"Número": "NF 1"}, **{"Pago em": date(2026, 10, 2)})
    book.save()
    assert imported(project).findings == ()
    assert table.read_text(encoding="utf-8") == header + row.format("2026-10-02")


def test_rows_that_are_gone_are_told_and_go_only_when_wished(project: Path) -> None:
    book = exported(project)
    book.drop("Riscos", {"Título": "Atraso"})
    book.drop("Números", {"Oferta": "Filmes"})
    book.save()
    report = imported(project)
    assert [item.rule for item in report.findings] == ["import-row-removed"] * 2
    assert (report.changed, contents(project)) == ((), FILES)
    report = imported(project, delete=True)
    assert report.findings == ()
    files = changed("norte/conta.md", ("  - titulo: Atraso\r\n    impacto: 2\r\n", ""))
    gone = changed("norte/numeros.csv", ("2026-01;;filmes;faturamento;50;;;ERP;2026-02-01\r\n", ""))
    assert contents(project) == {**files, "norte/numeros.csv": gone["norte/numeros.csv"]}


def test_what_changed_on_both_sides_stays_and_is_told(project: Path) -> None:
    book = exported(project)
    book.put("Riscos", {"Título": "Perder o contrato"}, Impacto=5, Probabilidade=3)
    book.drop("Riscos", {"Título": "Atraso"})
    book.put("Números", {"Oferta": "Filmes"}, **{"2026-01": 60})
    row = book.header("Riscos") + 1
    book.save()
    theirs = changed("norte/conta.md", ("impacto: 4", "impacto: 3"), ("impacto: 2", "impacto: 1"))
    theirs["norte/numeros.csv"] = FIGURES.replace(";50;", ";70;").encode("utf-8-sig")
    laid_out(project, theirs)
    report = imported(project, delete=True)
    assert sorted(item.rule for item in report.findings) == [
        "import-conflict",
        "import-conflict",
        "import-conflict-removed",
    ]
    cell = next(item for item in report.findings if item.place.sheet == "Riscos")
    told = next(
        item for item in report.findings if item.place.line == row and item.place.sheet == "Riscos"
    )
    assert cell.place.path == "carteira.xlsx"
    assert dict(told.params) == {
        "column": "Impacto",
        "workbook": "5",
        "file": "3",
        "exported": "4",
        "where": "accounts/norte/conta.md:16:14",
    }
    likely = theirs["norte/conta.md"].replace(b"impacto: 3", b"impacto: 3\r\n    probabilidade: 3")
    assert contents(project) == {**theirs, "norte/conta.md": likely}
    assert report.conflicts == 3
    report = imported(project, overwrite=True)
    assert [item.rule for item in report.findings] == ["import-conflict-removed"]
    now = contents(project)
    assert now["norte/conta.md"] == likely.replace(b"impacto: 3", b"impacto: 5")
    assert b";60;" in now["norte/numeros.csv"]


def test_without_an_export_blank_cells_say_nothing_and_others_are_told(project: Path) -> None:
    book = exported(project)
    book.put("Riscos", {"Título": "Atraso"}, Impacto=5, Probabilidade=3)
    book.put("Riscos", {"Título": "Perder o contrato"}, Impacto=None)
    book.drop_tab("_kamdocs")
    book.save()
    report = imported(project)
    assert [item.rule for item in report.findings] == ["import-differs"]
    risk = "Atraso\r\n    impacto: 2\r\n"
    likely = ("Atraso\r\n    impacto: 2", "Atraso\r\n    impacto: 2\r\n    probabilidade: 3")
    assert contents(project) == changed("norte/conta.md", likely)
    assert imported(project, overwrite=True).findings == ()
    assert risk.replace("2", "5").encode() in contents(project)["norte/conta.md"]


def test_all_mistakes_are_told_with_their_cells_and_nothing_is_written(project: Path) -> None:
    book = exported(project)
    book.put("Contatos", {"Nome": "Bia Reis"}, Influência="nove", Código="bia")
    book.put("Contatos", {"Nome": "Caio Pires"}, **{"Responde a": "Ninguém"})
    book.put("Riscos", {"Título": "Atraso"}, Prazo="31/02/2026", Impacto=3)
    book.add("Riscos", Título="Outro", Conta="Leste")
    book.add("Ações", Ação="X", Código="a", Objetivo="Nada", **NORTE)
    book.add("Compromissos", Compromisso="Y", **NORTE)
    book.save()
    report = imported(project)
    assert report.stopped
    assert contents(project) == FILES
    tabs = {item.place.sheet for item in report.findings}
    assert {
        tab: {item.rule for item in report.findings if item.place.sheet == tab} for tab in tabs
    } == {
        "Contatos": {"bad-number", "import-id-changed", "import-workbook-unknown-name"},
        "Riscos": {"date-does-not-exist", "import-workbook-unknown-name"},
        "Ações": {"import-workbook-unknown-name"},
        "Compromissos": {"import-no-parent"},
    }


def test_an_error_of_the_files_as_they_would_be_stops_all(project: Path) -> None:
    book = exported(project)
    book.drop("Pessoas", {"Nome": "Ana Lima"})
    book.put("Riscos", {"Título": "Atraso"}, Impacto=3)
    book.save()
    report = imported(project, delete=True)
    assert report.stopped
    assert "unknown-person" in {item.rule for item in report.findings}
    assert contents(project) == FILES


def test_rows_may_be_sorted_and_lose_their_hidden_key(project: Path) -> None:
    book = exported(project)
    book.turn("Riscos")
    book.turn("Números")
    book.drop_column("Riscos", "Chave kamdocs (não altere)")
    book.drop_column("Contatos", "Chave kamdocs (não altere)")
    book.save()
    report = imported(project, delete=True)
    assert (report.changed, report.findings) == ((), ())
    book.put("Riscos", {"Título": "Atraso"}, Impacto=3)
    book.save()
    assert imported(project).findings == ()
    assert contents(project) == changed("norte/conta.md", ("impacto: 2", "impacto: 3"))


def test_a_copied_row_is_a_new_record_and_its_copied_id_is_told(project: Path) -> None:
    book = exported(project)
    key = "Chave kamdocs (não altere)"
    row = book.header("Riscos") + 2
    copied = {name: book.cell("Riscos", row, name).value for name in book.columns("Riscos")}
    book.add("Riscos", **{**copied, "Título": "Atraso maior"})
    book.save()
    assert copied[key]
    assert imported(project).findings == ()
    new = "    impacto: 2\r\n  - titulo: Atraso maior\r\n    impacto: 2\r\n"
    new += "    situacao: aberto\r\n"
    assert contents(project) == changed("norte/conta.md", ("    impacto: 2\r\n", new))
    row = book.header("Contatos") + 1
    copied = {name: book.cell("Contatos", row, name).value for name in book.columns("Contatos")}
    book.add("Contatos", **{**copied, "Nome": "Eva Sol"})
    book.save()
    (finding,) = imported(project).findings
    assert (finding.rule, finding.params["other"]) == (
        "import-id-twice",
        "accounts/norte/conta.md:8:5",
    )


def test_an_account_has_one_plan(project: Path) -> None:
    book = exported(project)
    for vision in ("Um", "Dois"):
        book.add("Planos", Visão=vision, **NORTE)
    book.save()
    assert [item.rule for item in imported(project).findings] == ["import-id-twice"]
    assert contents(project) == FILES


def test_an_action_moves_to_the_objective_it_is_given(project: Path) -> None:
    book = exported(project)
    book.add("Objetivos", Título="Novo mercado", **NORTE)
    book.put("Ações", {"Ação": "Proposta"}, Objetivo="Novo mercado", Prazo=date(2026, 12, 1))
    book.save()
    for _ in range(2):
        assert imported(project).findings == ()
        text = contents(project)["norte/objetivos.md"].decode("utf-8-sig")
        assert text == OBJECTIVES.replace(
            "    acoes:\n      - titulo: Proposta\n        responsavel: ana.lima\n",
            "  - id: novo-mercado\n    titulo: Novo mercado\nacoes:\n  - titulo: Proposta\n"
            "    objetivo: novo-mercado\n    responsavel: ana.lima\n    prazo: 01/12/2026\n",
        )


def test_a_meeting_and_what_was_promised_in_it_come_together(project: Path) -> None:
    book = exported(project)
    day = date(2026, 11, 2)
    for _ in range(2):
        book.add("Reuniões", Data=day, Título="QBR", **NORTE)
    book.add("Compromissos", Compromisso="Enviar ata", **{"Data da reunião": day}, **NORTE)
    book.save()
    report = imported(project)
    assert report.findings == ()
    assert report.created == (
        "accounts/norte/reunioes/2026-11-02-qbr.md",
        "accounts/norte/reunioes/2026-11-02-qbr-2.md",
    )
    text = (project / report.created[0]).read_text(encoding="utf-8")
    assert text == ("---\ndata: 2026-11-02\ntitulo: QBR\n\nencaminhamentos:\n  - Enviar ata\n---\n")


def test_an_account_of_one_file_has_no_tables(tmp_path: Path) -> None:
    alone = {"programa.yml": FILES["programa.yml"], "sul.md": b"---\nnome: Sul\n---\n"}
    project = laid_out(tmp_path, alone)
    book = exported(project)
    book.add("Planos", Conta="Sul", Visão="Ser")
    book.add("Objetivos", Conta="Sul", Título="Crescer")
    book.save()
    assert imported(project).findings == ()
    assert contents(project)["sul.md"].decode() == (
        "---\nnome: Sul\n\nplano:\n  visao: Ser\n\nobjetivos:\n  - id: crescer\n"
        "    titulo: Crescer\n---\n"
    )
    row = {"Conta": "Sul", "Indicador": "Margem", "Valores": "Meta"}
    book.add("Números", **row, **{book.first_month(): 1})
    book.add("Reuniões", Conta="Sul", Data=date(2026, 1, 2))
    book.save()
    report = imported(project)
    assert [item.rule for item in report.findings] == ["import-account-table"] * 2
    book = exported(project)
    book.drop("Planos", {"Conta": "Sul"})
    book.save()
    assert imported(project, delete=True).findings == ()
    assert "plano" not in contents(project)["sul.md"].decode()


def test_settings_are_changed_but_not_the_language(project: Path) -> None:
    book = exported(project)
    sheet = book.sheet("Programa")
    cells = {str(row[0].value): row[1] for row in sheet.iter_rows(min_col=1, max_col=2)}
    cells["Empresa"].value = "Serra: Clara"
    cells["Mês inicial"].value = 4
    book.save()
    assert imported(project).findings == ()
    now = contents(project)["programa.yml"].decode()
    assert now.startswith('nome: Programa\nempresa: "Serra: Clara"\n')
    assert "ano_fiscal:\n  mes_inicial: 4\n" in now
    cells["Idioma"].value = "en"
    book.save()
    assert [item.rule for item in imported(project).findings] == ["import-fixed-setting"]


def test_an_account_with_errors_is_left_alone_and_the_others_are_not(tmp_path: Path) -> None:
    files = {**FILES, "sul/conta.md": b"---\nnome: Sul\nsegmento: A\n---\n"}
    project = laid_out(tmp_path, files)
    book = exported(project)
    book.put("Riscos", {"Título": "Atraso"}, Impacto=3)
    book.save()
    broken = {**files, "sul/conta.md": b"---\nnome: Sul\nsegmento: A\ntipo: x\n---\n"}
    laid_out(project, broken)
    assert imported(project).changed == ("accounts/norte/conta.md",)
    book.put("Contas", {"Nome": "Sul"}, Segmento="B")
    book.save()
    report = imported(project)
    assert [item.rule for item in report.findings] == ["import-account-unread"]


def test_a_file_held_open_leaves_all_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = exported(project)
    book.put("Riscos", {"Título": "Atraso"}, Impacto=3)
    book.put("Objetivos", {"Título": "Crescer 10%"}, Meta=13)
    book.save()
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.name == "objetivos.md":
            raise PermissionError(13, "held open", str(self), None, str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UserError, match=r"imports\.cannot-write"):
        imported(project)
    assert contents(project) == FILES


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from kamdocs.interchange.round_trip.importing import import_workbook
replace = Path.replace
def once(self, target):
    replace(self, target)
    os._exit(9)
Path.replace = once
import_workbook(Path("carteira.xlsx"), Path("accounts"), as_of=date(2026, 10, 15))
"""


def test_an_import_that_was_killed_is_completed_by_the_next(project: Path) -> None:
    book = exported(project)
    book.put("Riscos", {"Título": "Atraso"}, Impacto=3)
    book.put("Objetivos", {"Título": "Crescer 10%"}, Meta=13)
    book.add("Riscos", Título="Greve", **NORTE)
    book.save()
    command = [sys.executable, "-c", KILLED]
    done = subprocess.run(command, cwd=project, check=False, env={"PYTHONPATH": str(ROOT)})
    assert done.returncode == 9
    now = contents(project)
    left = [name for name in now if name.endswith(".tmp")]
    whole = [name for name, data in FILES.items() if now[name] != data]
    assert (len(left), len(whole)) == (1, 1)  # one moved, one still beside its place
    for name in left:
        os.utime(project / "accounts" / name, (0, 0))
    assert imported(project).findings == ()
    files = changed("norte/conta.md", ("impacto: 2\r\n", "impacto: 3\r\n  - titulo: Greve\r\n"))
    objectives = changed("norte/objetivos.md", ("12,5", "13"))["norte/objetivos.md"]
    assert contents(project) == {**files, "norte/objetivos.md": objectives}


def test_a_copy_of_a_cloud_folder_is_told(project: Path) -> None:
    (project / "accounts/norte/conta-PC-de-Ana.md").write_bytes(FILES["norte/conta.md"])
    exported(project)
    report = imported(project)
    assert rules(report) == ["accounts/norte/conta-PC-de-Ana.md:1:1 copy-beside"]


def test_the_command_tells_the_changes_and_ends_with_one_for_a_conflict(project: Path) -> None:
    book = exported(project)
    book.put("Riscos", {"Título": "Perder o contrato"}, Impacto=5)
    book.save()
    dry = kamdocs("import", "carteira.xlsx", "--dry-run", cwd=project)
    assert (dry.returncode, contents(project)) == (0, FILES)
    assert "Perder o contrato" in dry.stdout
    assert "mudaria accounts/norte/conta.md" in dry.stderr
    done = kamdocs("import", "carteira.xlsx", cwd=project)
    assert (done.returncode, done.stdout) == (0, dry.stdout)
    assert contents(project) == changed("norte/conta.md", ("impacto: 4", "impacto: 5"))
    book.put("Riscos", {"Título": "Perder o contrato"}, Impacto=1)
    book.save()
    laid_out(project, changed("norte/conta.md", ("impacto: 4", "impacto: 2")))
    conflict = kamdocs("import", "carteira.xlsx", cwd=project)
    assert conflict.returncode == 1
    assert "carteira.xlsx:Riscos!" in conflict.stdout
    assert "None" not in conflict.stdout
