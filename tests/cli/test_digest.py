"""`kamdocs digest`: the Monday list as text and as HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kamdocs.cli.main import main
from tests.builders import PROGRAMME, account_text, write_project

ACCOUNT = account_text(
    """\
    responsavel: ana.lima
    acoes:
      - titulo: Enviar proposta <final>
        responsavel: ana.lima
        prazo: 2026-10-10
      - titulo: Revisar lista
        responsavel: ana.lima
        prazo: 2026-10-16
    """
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"vereda/conta.md": ACCOUNT})


def run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    out, error = capsys.readouterr()
    return int(str(ended.value.code)), out, error


def digest(
    project: Path, *arguments: str, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    return run("digest", str(project), "--as-of", "2026-10-15", *arguments, capsys=capsys)


def test_the_text_is_short_lines_that_a_chat_shows_as_they_are(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, error = digest(project, "--person", "ana.lima", capsys=capsys)
    assert (code, error) == (0, "")
    assert out == (
        "Ana Lima, 15/10/2026\n"
        "Deve 1 item em atraso e 1 até sexta, 16/10.\n"
        "\n"
        "DEVO\n"
        "Em atraso:\n"
        "■ Vereda: Enviar proposta <final>\n"
        "   10/10/2026 · atrasado há 5 dias\n"
        "Até sexta, 16/10:\n"
        "◆ Vereda: Revisar lista\n"
        "   16/10/2026 · vence em breve\n"
        "\n"
        "ME DEVEM ATÉ SEXTA, 16/10\n"
        "Ninguém me deve nada até sexta.\n"
        "\n"
        "QUEM FALTA ENCONTRAR\n"
        "Todos os contatos em dia.\n"
        "\n"
        "Programa\n"
    )


def test_the_html_stands_alone_and_is_escaped(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = digest(project, "--person", "ana.lima", "--format", "html", capsys=capsys)
    assert code == 0
    assert out.startswith('<!doctype html>\n<html lang="pt-BR">')
    assert "Enviar proposta &lt;final&gt;" in out
    assert re.findall(r"<(?:script|link|img|a|iframe)\b|https?:|url\(", out) == []


def test_an_unknown_person_ends_with_two_and_the_nearest_ids(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, error = digest(project, "--person", "ana.lina", capsys=capsys)
    assert (code, out) == (2, "")
    assert error == ("Erro: Ninguém tem o id ana.lina. Ids parecidos em programa.yml: ana.lima\n")


def test_the_files_say_the_language_unless_another_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programme = PROGRAMME.replace("nome: Programa\n", "nome: Programa\nidioma: pt-PT\n", 1)
    files = {"programa.yml": programme, "vereda/conta.md": ACCOUNT}
    project = write_project(tmp_path, files)
    assert "DEVEM-ME ATÉ SEXTA" in digest(project, "--person", "ana.lima", capsys=capsys)[1]
    english = digest(project, "--person", "ana.lima", "--language", "en", capsys=capsys)[1]
    assert "I OWE\nOverdue:" in english


def test_without_a_programme_it_could_not_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write_project(tmp_path, {"programa.yml": "nome: [\n"})
    code, out, error = digest(project, "--person", "ana.lima", capsys=capsys)
    assert (code, out) == (2, "")
    assert "kamdocs check" in error


def test_an_account_that_cannot_be_read_is_said_and_ends_with_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "accounts/bad.md").write_text("---\nnome: [\n---\n", encoding="utf-8")
    code, out, error = digest(project, "--person", "ana.lima", capsys=capsys)
    assert code == 1
    assert "Enviar proposta" in out
    assert "a lista pode estar incompleta" in error


def test_the_company_digest_holds_no_contacts(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--person", "ana.lima", "--audience", "company")
    code, out, _ = digest(project, *arguments, capsys=capsys)
    assert code == 0
    assert "Enviar proposta" in out
    assert "ENCONTRAR" not in out


def test_both_forms_say_how_many_lines_they_leave_out_and_what_is_due_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = "".join(
        f"  - titulo: Tarefa {n}\n    responsavel: ana.lima\n    prazo: 2026-10-01\n"
        for n in range(31)
    )
    later = (
        "  - titulo: Bem depois\n    responsavel: ana.lima\n    prazo: 2026-12-01\n"
        "  - titulo: Parada\n    responsavel: ana.lima\n    prazo: 2026-12-01\n"
        "    situacao: bloqueada\n"
    )
    text = account_text(f"responsavel: ana.lima\nacoes:\n{late}{later}")
    crowded = write_project(tmp_path, {"vereda/conta.md": text})
    for form in ("text", "html"):
        _, out, _ = digest(crowded, "--person", "ana.lima", "--format", form, capsys=capsys)
        assert out.count("Tarefa") == 20
        assert "e mais 11" in out
        assert "Bloqueados, com prazo depois ou sem prazo" in out
        assert "Parada" in out
        assert "e mais 1 depois de 30/10" in out
        assert "Bem depois" not in out
