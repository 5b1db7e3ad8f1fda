"""The commands that the README and the handbook show do what they say, on the sample."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.command import ROOT, kamdocs
from tests.source.test_git import commit, git

PAGES = "site_templates/pages"
DOCUMENTS = (
    "README.md",
    *(f"{PAGES}/{name}.md" for name in ("manual", "quem-pode-ver", "planilha", "importar-tabelas")),
)
ELSEWHERE = ("serve", "new programme", "new account", "import")
"""Commands that other tests run: previews, first steps and imports."""


def shown() -> list[str]:
    """Every kamdocs command of the documents that works on the sample, each once."""
    found: dict[str, None] = {}
    for name in DOCUMENTS:
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            command = re.fullmatch(r"\s*kamdocs (.+)", line)
            if command and not command[1].startswith(ELSEWHERE):
                found[command[1]] = None
    return list(found)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents") / "sample"
    folder.mkdir()
    for name in ("accounts", "site_templates", "theme"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "2026-10-14")
    goals = folder / "accounts" / "vereda-alimentos" / "objetivos.md"
    text = goals.read_text(encoding="utf-8")
    goals.write_text(text.replace("meta: 0,8", "meta: 0,5", 1), encoding="utf-8")
    return folder


def test_the_documents_show_the_commands_of_everyday() -> None:
    verbs = {command.split()[0] for command in shown()}
    assert {"check", "build", "digest", "export", "new", "pack", "review"} <= verbs


@pytest.mark.parametrize("command", shown())
def test_a_command_of_the_documents_works_on_the_sample(sample: Path, command: str) -> None:
    done = kamdocs(*shlex.split(command), cwd=sample)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    written = re.search(r"-o (\S+)", command)
    if written:
        made = sample / written[1]
        for path in sorted(made.iterdir()) if made.is_dir() else [made]:
            assert path.stat().st_size > 1000
