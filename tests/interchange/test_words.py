"""Every rule of an import has words in every language, filled by its own params."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kamdocs.interchange.rules import IMPORT_RULES
from kamdocs.messages import LANGUAGES, messages_for
from tests.command import ROOT, kamdocs


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", IMPORT_RULES)
def test_a_rule_has_a_message_that_its_params_fill(rule: str, language: str) -> None:
    messages = messages_for(language)
    params = dict.fromkeys(IMPORT_RULES[rule].params, "x")
    assert messages.text(f"findings.{rule}", **params)
    if messages.has(f"findings.{rule}.hint"):
        assert messages.text(f"findings.{rule}.hint", **params)


def test_the_guide_explains_every_rule() -> None:
    guide = (ROOT / "site_templates/pages/importar-tabelas.md").read_text(encoding="utf-8")
    assert [rule for rule in IMPORT_RULES if f"`{rule}`" not in guide] == []


def test_the_example_of_the_guide_runs(tmp_path: Path) -> None:
    guide = (ROOT / "site_templates/pages/importar-tabelas.md").read_text(encoding="utf-8")
    blocks = re.findall(r"`(?P<name>[\w/.]+)`[^`]*```\w+\n(?P<text>.*?)```", guide, re.DOTALL)
    assert [name for name, _ in blocks] == ["extrato/clientes.csv", "extrato/notas.csv", "mapa.yml"]
    for name, text in blocks:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = "import extrato --mapping mapa.yml --dry-run"
    assert f"kamdocs {command}\n" in guide
    assert kamdocs(*command.split(), cwd=tmp_path).returncode == 0
    assert not (tmp_path / "accounts").exists()
    done = kamdocs(*command.split()[:-1], cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = (tmp_path / "accounts/pao-cia-ltda/numeros.csv").read_text(encoding="utf-8")
    assert "2026-07;;;faturamento;1.334,56;;" in figures
