"""`kamdocs pack` as people run it: files and folders, kinds, languages, mistakes in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.command import Run, kamdocs
from tests.end_to_end.pack_world import pdf_text, write_world

BROKEN = "---\nnome: Conta Torta\nnivel: ouro\n---\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_world(tmp_path)


def made(project: Path) -> list[str]:
    """Give the names of the PDFs below a project."""
    return sorted(path.relative_to(project).as_posix() for path in project.rglob("*.pdf"))


def test_a_pack_is_named_after_account_and_quarter_and_says_what_is_marked(
    here: Run, project: Path
) -> None:
    done = here("pack", "vereda", cwd=project)
    assert done.returncode == 0, done.stderr
    assert made(project) == ["vereda-material-2026-t3.pdf"]
    assert "Gravado: vereda-material-2026-t3.pdf" in done.stderr
    assert done.stdout == ""
    text = pdf_text(project / "vereda-material-2026-t3.pdf")
    assert "Palete quebrado" in text
    assert "Confidencial – preparado para Vereda" in text
    assert "Multa escondida" not in text


def test_two_runs_give_the_same_bytes(here: Run, project: Path) -> None:
    for name in ("um.pdf", "dois.pdf"):
        assert here("pack", "vereda", "-o", name, cwd=project).returncode == 0
    assert (project / "um.pdf").read_bytes() == (project / "dois.pdf").read_bytes()


def test_several_accounts_go_to_a_folder_that_is_made(project: Path) -> None:
    done = kamdocs("pack", "vereda", "padaria luz", "-o", "saida/novos", cwd=project)
    assert done.returncode == 0, done.stderr
    assert made(project) == [
        "saida/novos/luz-material-2026-t3.pdf",
        "saida/novos/vereda-material-2026-t3.pdf",
    ]
    assert "2 materiais gerados, na pasta saida/novos" in done.stderr
    assert not list(project.rglob("*.part"))


def test_all_accounts_leave_out_those_with_errors_and_name_them(here: Run, tmp_path: Path) -> None:
    project = write_world(tmp_path, torta=BROKEN, outra=BROKEN.replace("Torta", "Outra"))
    done = here("pack", "--all", "-o", "saida", cwd=project)
    assert done.returncode == 1
    assert made(project) == ["saida/luz-material-2026-t3.pdf", "saida/vereda-material-2026-t3.pdf"]
    assert "Conta Torta: os arquivos da conta têm erros" in done.stderr
    assert "accounts/torta.md:3" in done.stderr
    assert "Conta Outra: os arquivos da conta têm erros" in done.stderr
    assert "2 materiais gerados, 2 contas sem material" in done.stderr


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("qbr", "vereda-material-2026-t3.pdf"),
        ("reunião executiva", "vereda-reuniao-executiva-2026-t3.pdf"),
        ("ebr", "vereda-reuniao-executiva-2026-t3.pdf"),
        ("reuniao", "vereda-reuniao-2026-10-15.pdf"),
        ("meeting", "vereda-reuniao-2026-10-15.pdf"),
        ("ata", "vereda-ata-2026-10-01.pdf"),
        ("plano", "vereda-plano-conjunto-2026-10-15.pdf"),
    ],
)
def test_every_kind_has_its_words_and_its_name(
    here: Run, project: Path, kind: str, name: str
) -> None:
    done = here("pack", "vereda", "--kind", kind, cwd=project)
    assert done.returncode == 0, done.stderr
    assert made(project) == [name]


def test_paper_and_language_are_as_asked_for(here: Run, project: Path) -> None:
    done = here("pack", "vereda", "--paper", "16x9", "--lang", "en", "-o", "a.pdf", cwd=project)
    assert done.returncode == 0, done.stderr
    reader = PdfReader(project / "a.pdf")
    box = reader.pages[0].mediabox
    assert abs(float(box.width) / float(box.height) - 16 / 9) < 0.01
    assert str(reader.root_object["/Lang"]) == "en"
    assert "Confidential" in pdf_text(project / "a.pdf")


def test_another_day_and_quarter_are_told(here: Run, project: Path) -> None:
    options = ("--quarter", "2T26", "--as-of", "2026-07-20")
    done = here("pack", "vereda", *options, cwd=project)
    assert done.returncode == 0, done.stderr
    assert made(project) == ["vereda-material-2026-t2.pdf"]
    assert "20 de julho de 2026" in pdf_text(project / "vereda-material-2026-t2.pdf")


def test_minutes_are_text_for_an_email(here: Run, project: Path) -> None:
    printed = here("pack", "vereda", "--text", cwd=project)
    assert printed.returncode == 0, printed.stderr
    assert "Novo palete em novembro" in printed.stdout
    assert "Mandar amostra" in printed.stdout
    assert "Ana Lima" in printed.stdout
    written = here("pack", "vereda", "--kind", "ata", "-o", "ata.txt", cwd=project)
    assert written.returncode == 0, written.stderr
    assert (project / "ata.txt").read_text(encoding="utf-8") == printed.stdout
    assert made(project) == []


def test_the_meeting_of_minutes_is_named_by_its_file(here: Run, project: Path) -> None:
    shown = here("pack", "vereda", "--text", "--meeting", "2026-10-01-doca", cwd=project)
    assert "Novo palete em novembro" in shown.stdout
    hidden = here("pack", "vereda", "--text", "--meeting", "2026-09-01-preco", cwd=project)
    assert hidden.returncode == 2
    assert "2026-09-01-preco.md não está marcada para o cliente" in hidden.stderr
    unknown = here("pack", "vereda", "--text", "--meeting", "ontem", cwd=project)
    assert unknown.returncode == 2
    assert "Não há reunião “ontem”" in unknown.stderr
    assert "2026-10-01-doca" in unknown.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Diga de que contas é o material"),
        (("vereda", "--all"), "Diga de que contas é o material"),
        (("vereba", "lux"), "Não há conta vereba, lux. As mais parecidas: vereda, luz."),
        (("eda",), "Não há conta eda. As mais parecidas: vereda. Escreva: kamdocs pack vereda"),
        (("vereda", "--kind", "anual"), "“anual” não é um tipo de material. Tipos: qbr, "),
        (("vereda", "--quarter", "2026"), "“2026” não é um trimestre. Escreva como 2026-t3."),
        (("--all", "-o", "tudo.pdf"), "tudo.pdf é um arquivo, e são vários materiais"),
        (("vereda", "luz", "-o", "tudo.pdf"), "tudo.pdf é um arquivo, e são vários materiais"),
        (("vereda", "luz", "--preview"), "são de uma conta por vez"),
        (("vereda", "--meeting", "x"), "--meeting diz de que reunião é a ata"),
        (("vereda", "--kind", "plano", "--text"), "Só a ata vira texto"),
        (("luz", "--text"), "nada desta conta está marcado para o cliente neste material"),
    ],
)
def test_a_mistake_is_told_in_words_and_writes_nothing(
    here: Run, project: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = here("pack", *arguments, cwd=project)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert made(project) == []


def test_a_place_that_cannot_be_written_is_told_in_words(here: Run, project: Path) -> None:
    (project / "ocupado").write_text("x", encoding="utf-8")
    done = here("pack", "vereda", "-o", "ocupado/a.pdf", cwd=project)
    assert done.returncode == 2
    assert "Não foi possível gravar ocupado/a.pdf" in done.stderr
    assert "-o" in done.stderr
    assert (project / "ocupado").read_text(encoding="utf-8") == "x"


def test_a_broken_logo_names_the_file(here: Run, project: Path) -> None:
    (project / "accounts" / "vereda" / "logo.png").write_bytes(b"no picture")
    done = here("pack", "vereda", cwd=project)
    assert done.returncode == 1
    assert "accounts/vereda/logo.png" in done.stderr
    assert made(project) == []


def test_the_logo_beside_an_account_is_in_its_pack_and_in_no_site(project: Path) -> None:
    before = kamdocs("pack", "luz", "-o", "a.pdf", cwd=project)
    logo = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    )
    (project / "accounts" / "luz.logo.svg").write_text(logo, encoding="utf-8")
    after = kamdocs("pack", "luz", "-o", "b.pdf", cwd=project)
    assert (before.returncode, after.returncode) == (0, 0)
    assert (project / "a.pdf").read_bytes() != (project / "b.pdf").read_bytes()
    assert kamdocs("build", "--strict", cwd=project).returncode == 0
    assert not [path for path in (project / "site").rglob("*.svg") if "logo" in path.name]


def test_a_preview_tells_what_is_shown_and_what_is_marked_but_empty(
    here: Run, project: Path
) -> None:
    done = here("pack", "vereda", "--preview", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "Palete quebrado" in done.stdout
    assert "Bia Prates, Compras" in done.stdout
    assert "Multa escondida" not in done.stdout
    assert "Objetivo “Entregar em três dias”: sem valor atual" in done.stdout
    assert "Ainda não houve material deste tipo liberado para este cliente." in done.stdout
    assert made(project) == []


def test_a_preview_is_data_as_well(here: Run, project: Path) -> None:
    done = here("pack", "vereda", "--preview", "--format", "json", cwd=project)
    told = json.loads(done.stdout)
    assert told["file"] == "vereda-material-2026-t3.pdf"
    assert told["last_release"] is None
    assert any("Palete quebrado" in line for part in told["parts"] for line in part["lines"])
