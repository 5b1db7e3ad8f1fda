"""The programme file: its names, its language and currency, and what a broken one leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamdocs.source.folder import load_portfolio
from tests.builders import account_text, load, rules, told


def programme(folder: Path, text: str, name: str = "programa.yml") -> Path:
    """Write a project that has only a programme file and one account."""
    (folder / "accounts").mkdir()
    (folder / "accounts" / name).write_text(text, encoding="utf-8")
    (folder / "accounts" / "v.md").write_text(account_text(), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "name", ["programa.yml", "programa.yaml", "programme.yml", "programme.yaml"]
)
def test_names_of_the_file(tmp_path: Path, name: str) -> None:
    loaded = load_portfolio(programme(tmp_path, "nome: P\n", name))
    assert loaded.findings == ()
    assert loaded.portfolio.programme.name == "P"


def test_without_programme_accounts_are_checked_but_there_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / "v.md").write_text(
        account_text("responsavel: ana\ncliente_desde: nunca\n"), encoding="utf-8"
    )
    loaded = load_portfolio(tmp_path)
    assert rules(loaded.findings) == ["no-programme-file", "bad-date"]
    assert not loaded.usable


def test_two_programme_files_are_an_error(tmp_path: Path) -> None:
    folder = programme(tmp_path, "nome: P\n")
    (folder / "accounts" / "programme.yml").write_text("name: Q\n", encoding="utf-8")
    assert rules(load_portfolio(folder).findings) == ["file-twice"]


@pytest.mark.parametrize(
    ("text", "language", "currency"),
    [
        ("", "pt-BR", "BRL"),
        ("idioma: pt-PT\n", "pt-PT", "EUR"),
        ("Idioma: PT_pt\n", "pt-PT", "EUR"),
        ("language: en\ncurrency: usd\n", "en", "USD"),
        ("idioma: pt-PT\nmoeda: BRL\n", "pt-PT", "BRL"),
    ],
)
def test_language_and_currency(tmp_path: Path, text: str, language: str, currency: str) -> None:
    loaded = load_portfolio(programme(tmp_path, f"nome: P\n{text}"))
    assert loaded.findings == ()
    read = loaded.portfolio.programme
    assert (read.language, read.currency) == (language, currency)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("idioma: francês\n", ("unknown-language", 2)),
        ("moeda: real\n", ("unknown-currency", 2)),
        ("ano_fiscal:\n  mes_inicial: 13\n", ("out-of-range", 3)),
        ("limites:\n  cr5: 40\n", ("percent-over-one", 3)),
        ("pessoas:\n  - id: a\n", ("missing-key", 3)),
        ("nivel: x\n", ("unknown-key", 2)),
        ("regras:\n  severidade:\n    broken-link: talvez\n", ("unknown-value", 4)),
        ("regras: tudo\n", ("record-expected", 2)),
    ],
)
def test_mistakes_have_a_place(tmp_path: Path, text: str, found: tuple[str, int]) -> None:
    assert told(load_portfolio(programme(tmp_path, f"nome: P\n{text}")).findings) == [found]


def test_rules_and_custom_fields_are_read(tmp_path: Path) -> None:
    text = (
        "nome: P\nregras:\n  perfil: completo\n  severidade:\n    broken-link: desligada\n"
        "campos:\n  - id: cor\n    rotulo: Cor\n"
    )
    read = load_portfolio(programme(tmp_path, text)).portfolio.programme
    assert read.rules.profile == "complete"
    assert read.rules.severity == {"broken-link": "off"}
    assert read.custom_fields[0].label == "Cor"


def test_a_programme_without_name_is_an_error(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"programa.yml": "moeda: BRL\n"})
    assert rules(loaded.findings) == ["missing-key"]
    assert not loaded.usable
