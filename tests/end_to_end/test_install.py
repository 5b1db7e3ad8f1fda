"""The wheel in an empty environment, and the README's commands on it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.command import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of an environment that holds the wheel and nothing of ours."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    wheel = next(folder.glob("*.whl"))
    venv.create(folder / "venv", with_pip=True)
    commands = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([commands / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
    return commands


def run(command: str, commands: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the README with the installed command, away from the checkout."""
    program, *arguments = shlex.split(command)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [commands / program, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done


def block_after(heading: str) -> list[str]:
    """The command lines of the first shell block below a heading of the README."""
    section = README.split(f"## {heading}\n", 1)[1]
    found = re.search(r"```bash\n(.*?)```", section, re.DOTALL)
    assert found is not None
    return found[1].splitlines()


def test_the_first_account_in_five_minutes_works_from_the_wheel(
    installed: Path, tmp_path: Path
) -> None:
    folder = tmp_path
    for line in block_after("A primeira conta em cinco minutos"):
        if line.startswith("cd "):
            folder = folder / line.removeprefix("cd ")
        else:
            run(line, installed, folder)
    page = folder / "site/contas/padaria-luz/index.html"
    assert "Padaria Luz" in page.read_text(encoding="utf-8")
    assert (folder / "site/assets/kamdocs/kamdocs.css").is_file()


def test_the_wheel_carries_the_template_of_the_client_pack(installed: Path) -> None:
    told = subprocess.run(
        # Alone, so that the checkout is not found before the installed package.
        [
            installed / "python",
            "-I",
            "-c",
            "from kamdocs.pack.pdf import TEMPLATE; print(TEMPLATE)",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    folder = Path(told.stdout.strip())
    assert ROOT not in folder.parents
    assert {path.name for path in folder.iterdir()} >= {"pack.typ", "look.typ", "cover.typ"}


def test_the_account_shown_in_the_readme_is_read(installed: Path, tmp_path: Path) -> None:
    run("kamdocs new programme x", installed, tmp_path)
    shown = re.search(r"```yaml\n(---.*?)```", README, re.DOTALL)
    assert shown is not None
    account = tmp_path / "x/accounts/padaria.md"
    account.write_text(shown[1], encoding="utf-8")
    assert run("kamdocs check", installed, tmp_path / "x").stdout == ""


@pytest.mark.parametrize("language", ["pt-BR", "pt-PT", "en"])
def test_a_new_programme_of_every_language_builds_without_a_finding(
    installed: Path, tmp_path: Path, language: str
) -> None:
    run(f"kamdocs new programme kam --language {language}", installed, tmp_path)
    project = tmp_path / "kam"
    run("kamdocs new account 'Açaí & \"Cia\": nº 1'", installed, project)
    assert run("kamdocs check", installed, project).stdout == ""
    run("kamdocs build --strict", installed, project)
    run("mkdocs build --strict", installed, project)


def test_the_import_of_the_readme_works(installed: Path, tmp_path: Path) -> None:
    (line,) = block_after("Números que já existem")
    run(line.replace("tests/data", str(ROOT / "tests/data")), installed, tmp_path)
    assert len(list((tmp_path / "minha-pasta/accounts").iterdir())) == 92


def test_the_two_commands_of_the_readme_are_what_they_say() -> None:
    first, *_ = block_after("Ver o exemplo")
    assert first == (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kamdocs serve --open"
    )
    assert "python3 tests/run.py" in README
    assert "python3 tests/run.py" in (ROOT / ".ci/run").read_text(encoding="utf-8")
