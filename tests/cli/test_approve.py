"""`kamdocs approve`: what it writes, what it refuses, and that no file of a person changes."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from kamdocs.cli.main import main
from tests.builders import PROGRAMME, account_text, write_project

PLAN = "plano:\n  aprovacao: aprovado\n  visao: Crescer\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main(["approve", *arguments])
    return int(ended.value.code or 0), capsys.readouterr().err


def kept(project: Path) -> list[str]:
    found = (project / "accounts").rglob("*.json")
    return sorted(path.relative_to(project).as_posix() for path in found)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(
        tmp_path, {"vereda/conta.md": account_text(PLAN), "luz.md": account_text("segmento: A\n")}
    )


def test_an_approval_says_who_when_and_what(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = run(
        capsys, "vereda", "--project", str(project), "--by", "Ana Lima", "--as-of", "10/10/2026"
    )
    path = "accounts/vereda/aprovacoes/2026-10-10.json"
    line = f"Plano de Vereda aprovado por Ana Lima em 10/10/2026; registro em {path}"
    assert (code, said.split("\n")) == (0, [line, ""])
    values = json.loads((project / path).read_text(encoding="utf-8"))
    assert (values["person"], values["day"]) == ("ana.lima", "2026-10-10")
    assert len(values["fingerprint"]) == 64
    assert values["content"]["portfolio"]["accounts"][0]["plan"] == {"vision": "Crescer"}
    moment = datetime.fromisoformat(values["recorded_at"])
    assert abs((datetime.now().astimezone() - moment).total_seconds()) < 600


def test_a_second_approval_keeps_the_first(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--project", str(project), "--by", "rui.sa", "--as-of", "2026-10-10")
    assert run(capsys, "vereda", *arguments)[0] == 0
    first = (project / "accounts/vereda/aprovacoes/2026-10-10.json").read_bytes()
    assert run(capsys, "vereda", *arguments)[0] == 0
    assert kept(project) == [
        "accounts/vereda/aprovacoes/2026-10-10.2.json",
        "accounts/vereda/aprovacoes/2026-10-10.json",
    ]
    assert (project / "accounts/vereda/aprovacoes/2026-10-10.json").read_bytes() == first


def test_a_plan_that_does_not_say_so_is_told_and_left_as_it_is(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project / "accounts/luz.md").read_bytes()
    code, said = run(
        capsys, "luz", "--project", str(project), "--by", "rui.sa", "--as-of", "2026-10-10"
    )
    assert code == 0
    assert "accounts/luz.md ainda não diz" in said
    assert "dentro de plano: aprovacao: aprovado" in said
    assert kept(project) == ["accounts/luz.aprovacao-2026-10-10.json"]
    assert (project / "accounts/luz.md").read_bytes() == before


def test_an_english_project_has_english_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programme = "name: Programme\nlanguage: en\npeople:\n  - {id: ann, name: Ann Lee}\n"
    project = write_project(
        tmp_path, {"programa.yml": programme, "vale/account.md": "---\nname: Vale\n---\n"}
    )
    code, said = run(
        capsys, "vale", "--project", str(project), "--by", "ann", "--as-of", "2026-10-10"
    )
    assert (code, kept(project)) == (0, ["accounts/vale/approvals/2026-10-10.json"])
    assert "approval: approved" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("veredas", "--by", "ana.lima"), "Escreva: kamdocs approve vereda"),
        (("vereda", "--by", "ana.limo"), "Não há pessoa “ana.limo” no programa"),
        (("quebrada", "--by", "ana.lima"), "os arquivos da conta têm 1 erro"),
    ],
)
def test_what_cannot_be_approved_is_said_and_nothing_written(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    write_project(project, {"quebrada.md": "---\nnome: Quebrada\ncliente_desde: ontem\n---\n"})
    code, told = run(capsys, *arguments, "--project", str(project))
    assert (code, kept(project)) == (2, [])
    assert said in told


def test_without_a_name_git_says_who_approves(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = PROGRAMME.replace("nome: Rui Sá", "nome: Rui Sá\n    git: ruisa")
    write_project(project, {"programa.yml": known})
    monkeypatch.setattr("kamdocs.source.git.git_identity", lambda _: ("ruisa", ""))
    assert "Rui Sá" in run(capsys, "vereda", "--project", str(project))[1]
    monkeypatch.setattr("kamdocs.source.git.git_identity", lambda _: ("Ninguém", "x@y.z"))
    code, said = run(capsys, "vereda", "--project", str(project))
    assert code == 2
    assert "Diga quem aprova o plano com --by CÓDIGO" in said
