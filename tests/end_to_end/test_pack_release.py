"""A pack is released: who, when and what is kept beside the account, and compared with later."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from tests.command import ROOT, Run, kamdocs
from tests.end_to_end.pack_world import write_world

FIRST = "accounts/vereda/materiais/material-2026-t3.json"
SECOND = "accounts/vereda/materiais/material-2026-t3.2.json"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_world(tmp_path)


def release(here: Run, project: Path, account: str = "vereda", *more: str) -> None:
    done = here("pack", account, "--release", "--by", "ana.lima", *more, cwd=project)
    assert done.returncode == 0, done.stderr


def records(project: Path) -> list[str]:
    """Give the paths of all releases."""
    found = (project / "accounts").rglob("*.json")
    return sorted(path.relative_to(project).as_posix() for path in found)


def test_a_release_keeps_who_when_what_and_what_the_client_saw(here: Run, project: Path) -> None:
    release(here, project, "vereda", "-o", "dado.pdf")
    kept = json.loads((project / FIRST).read_text(encoding="utf-8"))
    told = {
        name: kept[name] for name in ("kind", "quarter", "meeting", "language", "person", "as_of")
    }
    assert told == {
        "kind": "qbr",
        "quarter": "2026-q3",
        "meeting": None,
        "language": "pt-BR",
        "person": "ana.lima",
        "as_of": "2026-10-15",
    }
    pdf = (project / "dado.pdf").read_bytes()
    assert kept["pdf_name"] == "dado.pdf"
    assert kept["pdf_sha256"] == hashlib.sha256(pdf).hexdigest()
    moment = datetime.fromisoformat(kept["released_at"])
    assert abs((datetime.now().astimezone() - moment).total_seconds()) < 600
    assert "Palete quebrado" in str(kept["snapshot"])
    assert "Multa escondida" not in str(kept["snapshot"])


def test_a_second_release_keeps_the_first(here: Run, project: Path) -> None:
    release(here, project)
    first = (project / FIRST).read_bytes()
    release(here, project)
    assert records(project) == [SECOND, FIRST]
    assert (project / FIRST).read_bytes() == first


def test_an_account_of_one_file_has_its_releases_beside_it(here: Run, project: Path) -> None:
    release(here, project, "luz")
    assert records(project) == ["accounts/luz.material-material-2026-t3.json"]
    assert here("check", cwd=project).returncode == 0


def test_the_next_preview_tells_what_changed_since(here: Run, project: Path) -> None:
    release(here, project)
    same = here("pack", "vereda", "--preview", cwd=project)
    assert re.search(r"liberado em \d\d/\d\d/20\d\d por Ana Lima", same.stdout)
    assert "nada mudou no que o cliente pode ver" in same.stdout
    account = project / "accounts" / "vereda" / "conta.md"
    text = account.read_text(encoding="utf-8")
    text = text.replace("acao: Trocar o palete", "acao: Trocar a doca")
    account.write_text(text.replace("Multa escondida", "Multa nova"), encoding="utf-8")
    changed = here("pack", "vereda", "--preview", cwd=project).stdout
    since = changed.partition("O que mudou desde o último material liberado")[2]
    assert "Trocar a doca" in since
    assert "Multa" not in changed
    other = here("pack", "vereda", "--kind", "plano", "--preview", cwd=project)
    assert "Ainda não houve material deste tipo" in other.stdout


def test_who_releases_is_whom_git_knows_or_has_to_be_said(here: Run, project: Path) -> None:
    nobody = here("pack", "vereda", "--release", cwd=project)
    assert nobody.returncode == 2
    assert "Diga quem libera o material com --by" in nobody.stderr
    assert "ana.lima (Ana Lima)" in nobody.stderr
    assert records(project) == []
    wrong = here("pack", "vereda", "--release", "--by", "ana.lina", cwd=project)
    assert wrong.returncode == 2
    assert "Não há pessoa “ana.lina” no programa. As mais parecidas: ana.lima" in wrong.stderr
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    subprocess.run(["git", "config", "user.name", "rui sa"], cwd=project, check=True)
    known = here("pack", "vereda", "--release", cwd=project)
    assert known.returncode == 0, known.stderr
    assert "Liberado por Rui Sá" in known.stderr


def test_an_account_with_errors_is_not_released(here: Run, project: Path) -> None:
    account = project / "accounts" / "vereda" / "conta.md"
    text = account.read_text(encoding="utf-8")
    account.write_text(text.replace("lado: conjunto", "lado: nosso"), encoding="utf-8")
    done = here("pack", "vereda", "--release", "--by", "ana.lima", cwd=project)
    assert done.returncode == 2
    assert "os arquivos da conta têm erros" in done.stderr
    assert records(project) == []
    assert not list(project.rglob("*.pdf"))


def test_a_pack_that_cannot_be_written_is_not_released(here: Run, project: Path) -> None:
    (project / "ocupado").write_text("x", encoding="utf-8")
    arguments = ("--release", "--by", "ana.lima", "-o", "ocupado/a.pdf")
    done = here("pack", "vereda", *arguments, cwd=project)
    assert done.returncode == 2
    assert records(project) == []


def test_only_the_team_reads_who_released(here: Run, project: Path) -> None:
    release(here, project)
    team = kamdocs("build", "--strict", cwd=project)
    assert team.returncode == 0, team.stderr
    client = kamdocs("build", "--audience", "client", "--account", "vereda", cwd=project)
    assert client.returncode == 0, client.stderr
    page = project / "site" / "contas" / "vereda" / "material" / "index.html"
    assert re.search(r"liberado em \d\d/\d\d/20\d\d por Ana Lima", page.read_text(encoding="utf-8"))
    pages = (project / "site-cliente" / "vereda").rglob("*.html")
    texts = [path.read_text(encoding="utf-8") for path in pages]
    assert texts
    assert not [text for text in texts if "liberado em" in text]
    assert not [path for path in project.rglob("material-2026-t3.json") if "site" in str(path)]


def test_the_sample_tells_what_changed_since_its_pack_was_sent(here: Run) -> None:
    done = here("pack", "vereda-alimentos", "--preview", cwd=ROOT)
    since = done.stdout.partition("O que mudou desde o último material liberado")[2]
    assert "liberado em 07/10/2026 por Marina Prado" in since
    assert "“Reduzir avarias no transporte” caiu de 2,3% para 2,1%" in since
