"""A programme decides how much a rule counts, and accepts it for an account until a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.checks.rules import run_checks
from kamdocs.source.folder import load_portfolio

ACCOUNT = "---\nnome: V\n---\n[x](nada.md)\n"


@pytest.mark.parametrize(
    ("settings", "day", "found"),
    [
        ("", date(2026, 10, 15), [("broken-link", "warning")]),
        ("  severidade:\n    broken-link: informacao\n", date(2026, 10, 15),
         [("broken-link", "info")]),
        ("  severidade:\n    broken-link: desligada\n", date(2026, 10, 15), []),
        (("  aceitas:\n    - regra: broken-link\n      conta: v\n      motivo: m\n"
         "      ate: 2026-10-15\n"), date(2026, 10, 15), []),
        (("  aceitas:\n    - regra: broken-link\n      conta: v\n      motivo: m\n"
         "      ate: 2026-10-14\n"), date(2026, 10, 15),
         [("acceptance-expired", "info"), ("broken-link", "warning")]),
    ],
)  # fmt: skip
def test_settings_of_a_rule(
    tmp_path: Path, settings: str, day: date, found: list[tuple[str, str]]
) -> None:
    accounts = tmp_path / "accounts"
    accounts.mkdir()
    rules = f"regras:\n{settings}" if settings else ""
    (accounts / "programa.yml").write_text(f"nome: P\n{rules}", encoding="utf-8")
    (accounts / "v.md").write_text(ACCOUNT, encoding="utf-8")
    findings = run_checks(load_portfolio(tmp_path), day)
    assert sorted((item.rule, item.severity.value) for item in findings) == found


@pytest.mark.parametrize(
    ("measure", "refused"),
    [
        ("%", True),
        ("% da receita", True),
        ("por cento", True),
        ("p.p.", True),
        ("R$/t", True),
        ("R$", False),
        ("mil", False),
        (None, False),
    ],
)
def test_margin_is_money_and_no_share_that_would_be_added_up(
    tmp_path: Path, measure: str | None, refused: bool
) -> None:
    accounts = tmp_path / "accounts"
    accounts.mkdir()
    written = "" if measure is None else f', medida: "{measure}"'
    (accounts / "programa.yml").write_text(
        "nome: P\nindicadores:\n"
        '  - {id: volume, nome: Volume, medida: "%"}\n'
        f"  - {{id: margem, nome: Margem{written}}}\n",
        encoding="utf-8",
    )
    (accounts / "v.md").write_text("---\nnome: V\n---\n", encoding="utf-8")
    findings = run_checks(load_portfolio(tmp_path), date(2026, 10, 15))
    found = [(item.rule, item.severity.value, item.place.line, item.params) for item in findings]
    expected = [("margin-not-money", "error", 4, {"measure": measure})]
    assert found == (expected if refused else [])
