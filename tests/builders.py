"""Projects written from inline text, so that a test holds its whole world."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from kamdocs.checks.plan_rules import PLAN_RULES, no_hits
from kamdocs.source.finding import Finding
from kamdocs.source.folder import LoadedPortfolio, load_portfolio

PROGRAMME = """\
nome: Programa
pessoas:
  - id: ana.lima
    nome: Ana Lima
  - id: rui.sa
    nome: Rui Sá
departamentos:
  - id: comercial
    nome: Comercial
territorios:
  - id: sul
    nome: Sul
niveis:
  - id: chave
    nome: Chave
ofertas:
  - id: caixas
    nome: Caixas
  - id: filmes
    nome: Filmes
criterios:
  atratividade:
    - id: potencial
      nome: Potencial
      peso: 100
indicadores:
  - id: otif
    nome: Entregas no prazo
"""
"""A programme with one or two ids of every list."""


def write_project(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files under `accounts/`, and the programme unless the files bring their own."""
    with_programme = {"programa.yml": PROGRAMME, **files}
    for name, text in with_programme.items():
        target = folder / "accounts" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text), encoding="utf-8", newline="")
    return folder


def account_text(front: str = "", body: str = "") -> str:
    """Give an account file with a name, more front matter and prose."""
    return f"---\nnome: Vereda\n{dedent(front)}---\n{dedent(body)}"


def load(folder: Path, files: Mapping[str, str]) -> LoadedPortfolio:
    """Write a project and load it."""
    return load_portfolio(write_project(folder, files))


def load_account(folder: Path, front: str, body: str = "") -> LoadedPortfolio:
    """Load a project with the one account `vereda` in a folder."""
    return load(folder, {"vereda/conta.md": account_text(front, body)})


def told(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    """Give rule and line of findings, in order."""
    return [(found.rule, found.place.line) for found in findings]


def rules(findings: tuple[Finding, ...]) -> list[str]:
    """Give the rules of findings, in order of place."""
    return [found.rule for found in findings]


def about_files(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Leave out findings about the quality of a plan, which a test of files need not write."""
    about_plans = {name for name, rule in PLAN_RULES.items() if rule.finds is not no_hits}
    return tuple(found for found in findings if found.rule not in about_plans)
