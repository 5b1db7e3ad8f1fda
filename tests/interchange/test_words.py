"""Every rule of an import has words in every language, filled by its own params."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from kamdocs.interchange.functions import AGGREGATES, FUNCTIONS
from kamdocs.interchange.importing import import_tables
from kamdocs.interchange.mapping_file import SECTIONS, TABLE_KEYS, TARGET_KEYS
from kamdocs.interchange.mapping_formulas import FORMULA_KEYS, RULE_KEYS
from kamdocs.interchange.mapping_views import JOIN_KEYS, SORT_KEYS, VIEW_KEYS
from kamdocs.interchange.rules import IMPORT_RULES
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.source.folder import load_portfolio
from tests.command import ROOT, kamdocs

TIERS = ("estrategica", "chave", "crescimento")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", IMPORT_RULES)
def test_a_rule_has_a_message_that_its_params_fill(rule: str, language: str) -> None:
    messages = messages_for(language)
    params = dict.fromkeys(IMPORT_RULES[rule].params, "x")
    assert messages.text(f"findings.{rule}", **params)
    assert messages.text(f"findings.{rule}.hint", **params)
    assert messages.text(f"findings.{rule}.doc") == messages.text(f"findings.{rule}.doc", **params)


def test_the_guide_explains_every_rule() -> None:
    guide = (ROOT / "site_templates/pages/importar-tabelas.md").read_text(encoding="utf-8")
    assert [rule for rule in IMPORT_RULES if f"`{rule}`" not in guide] == []


def test_the_example_of_the_guide_runs(tmp_path: Path) -> None:
    guide = (ROOT / "site_templates/pages/importar-tabelas.md").read_text(encoding="utf-8")
    blocks = re.findall(r"`(?P<name>[\w/]+\.\w+)`[^`]*```\w+\n(?P<text>.*?)```", guide, re.DOTALL)
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


def test_the_guide_names_every_key_and_function() -> None:
    guide = (ROOT / "site_templates/pages/importar-tabelas.md").read_text(encoding="utf-8")
    keys = [
        *(SECTIONS | TABLE_KEYS | TARGET_KEYS).values(),
        *(VIEW_KEYS | JOIN_KEYS | SORT_KEYS | FORMULA_KEYS | RULE_KEYS).values(),
        *(function.portuguese for function in (FUNCTIONS | AGGREGATES).values()),
    ]
    assert [key for key in keys if not re.search(rf"\b{key}\b", guide)] == []


def test_the_commands_for_crms_of_the_guide_run(tmp_path: Path) -> None:
    guide = (ROOT / "site_templates/pages/importar-tabelas.md").read_text(encoding="utf-8")
    section = guide.split("## Pipedrive e Salesforce")[1].split("## Um exemplo")[0]
    commands = re.findall(r"^kamdocs (.+)$", section, re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        crm = "salesforce" if "salesforce" in command else "pipedrive"
        folder = tmp_path / crm
        folder.mkdir(exist_ok=True)
        for name in ("pipedrive-negocios", "salesforce-oportunidades"):
            shutil.copy(ROOT / f"tests/data/crm/{name}.csv", folder / f"{name.split('-')[1]}.csv")
        done = kamdocs(*command.split(), cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    assert len(load_portfolio(tmp_path / "pipedrive").portfolio.accounts) == 3
    assert len(load_portfolio(tmp_path / "salesforce").portfolio.accounts) == 2


def test_maps_and_rules_of_the_guide_run(tmp_path: Path) -> None:
    guide = (ROOT / "site_templates/pages/importar-tabelas.md").read_text(encoding="utf-8")
    block = next(text for text in guide.split("```yaml\n") if "situacao_compra" in text)
    (tmp_path / "clientes.csv").write_text(
        "codigo;classe_do_erp;ultimo_pedido;pedidos\n"
        "a;A;2026-10-01;9\nb;B;2024-10-01;9\nc;C;2026-10-01;1\nd;A;;\n",
        encoding="utf-8",
    )
    (tmp_path / "mapa.yml").write_text(
        "formato:\n  separador: ';'\nprograma:\n  nome: P\n  niveis:\n"
        + "".join(f"    - id: {name}\n      nome: N\n" for name in TIERS)
        + "tabelas:\n  clientes:\n    arquivo: clientes.csv\n    numericas: [pedidos]\n"
        "    datas: [ultimo_pedido]\n"
        + block.split("```")[0]
        + "    id: codigo\n    nome: codigo\n",
        encoding="utf-8",
    )
    report = import_tables(
        tmp_path, tmp_path / "mapa.yml", tmp_path / "accounts", as_of=date(2026, 10, 15)
    )
    assert report.findings == ()
    accounts = load_portfolio(tmp_path).portfolio.by_id
    assert {item.id: (item.tier, item.lifecycle) for item in accounts.values()} == {
        "a": ("estrategica", "recurring"),
        "b": ("chave", "lapsed"),
        "c": ("crescimento", "occasional"),
        "d": ("estrategica", "approached"),
    }
