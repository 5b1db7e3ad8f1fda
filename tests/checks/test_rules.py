"""Every rule has its words; the rules about plans find what they are for."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

import kamdocs
from kamdocs.checks.rules import CHECK_RULES, all_rules, run_checks
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.source.finding import Finding
from kamdocs.source.place import Place
from kamdocs.source.reading_rules import READING_RULES, reading_finding
from tests.builders import PROGRAMME, about_files, account_text, load

OWN = {**CHECK_RULES, **READING_RULES}


def check(folder: Path, files: dict[str, str], as_of: date) -> tuple[Finding, ...]:
    """Give what the checks find in a project."""
    return about_files(run_checks(load(folder, files), as_of))


def shown(findings: tuple[Finding, ...]) -> list[tuple[str, str, int]]:
    """Give rule, severity and line of findings."""
    return [(found.rule, found.severity, found.place.line) for found in findings]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", OWN)
def test_every_rule_has_words_that_use_its_params(rule: str, language: str) -> None:
    texts = messages_for(language).texts
    told = "".join(texts[f"findings.{rule}{part}"][0] for part in ("", ".hint"))
    named = {name for _, name, _, _ in Formatter().parse(told) if name is not None}
    untold = {"file", "key"} if rule == "unknown-account" else set()
    assert named == set(OWN[rule].params) - untold
    doc = texts[f"findings.{rule}.doc"][0]
    assert doc
    assert [name for _, name, _, _ in Formatter().parse(doc) if name is not None] == []


def test_every_rule_is_used() -> None:
    package = Path(kamdocs.__file__).parent
    modules = [
        path
        for layer in ("source", "checks")
        for path in (package / layer).glob("*.py")
        if path.name not in ("rules.py", "reading_rules.py")
    ]
    words = {
        node.value
        for module in modules
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    unused = {rule for rule in OWN if rule not in words and not rule.startswith("unknown-")}
    assert unused == set()


def test_rule_ids_are_told_apart() -> None:
    rules = all_rules()
    assert len(rules) == len(CHECK_RULES) + len(READING_RULES) + len(
        set(rules) - set(CHECK_RULES) - set(READING_RULES)
    )
    assert not set(CHECK_RULES) & set(READING_RULES)


def test_params_must_be_those_of_the_rule() -> None:
    with pytest.raises(ValueError, match="missing-key"):
        reading_finding("missing-key", Place("conta.md"), word="x")


def test_weights_of_an_axis_make_a_hundred(tmp_path: Path, as_of: date) -> None:
    wrong = PROGRAMME.replace("peso: 100", "peso: 60,5")
    (found,) = check(tmp_path, {"programa.yml": wrong}, as_of)
    assert (found.rule, found.severity, found.params) == (
        "weights-not-100",
        "warning",
        {"sum": "60,5"},
    )
    assert found.place.path == "accounts/programa.yml"


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("plano:\n  inicio: 2026-02-01\n  fim: 2026-01-01\n", 5),
        ("contratos:\n  - nome: C\n    inicio: 2026-02-01\n    fim: 2026-01-01\n", 6),
        ("objetivos:\n  - id: o\n    titulo: O\n    prazo: 2026-01-01\n    inicio: 2026-02-01", 6),
        ("ocorrencias:\n  - titulo: X\n    aberta_em: 2026-02-01\n    fechada_em: 2026-01-01\n", 6),
        ("datas_chave:\n  - o_que: X\n    de: 2026-02-01\n    ate: 2026-01-01\n", 6),
        (
            (
                "objetivos:\n  - id: o\n    titulo: O\n    acoes:\n      - titulo: A\n"
                "        inicio: 2026-02-01\n        prazo: 2026-01-01\n"
            ),
            9,
        ),
        ("acoes:\n  - titulo: A\n    inicio: 2026-02-01\n    prazo: 2026-01-01\n", 6),
    ],
)  # fmt: skip
def test_what_ends_before_it_starts_is_a_warning(
    tmp_path: Path, as_of: date, front: str, line: int
) -> None:
    findings = check(tmp_path, {"v.md": account_text(front.rstrip() + "\n")}, as_of)
    assert shown(findings) == [("end-before-start", "warning", line)]
    assert findings[0].params == {"start": "2026-02-01", "end": "2026-01-01"}
    assert findings[0].subject == "v"


@pytest.mark.parametrize(
    ("period", "outside"),
    [("2026-t1", False), ("2026-04", False), ("2026", False), ("2025-t4", True), ("2026-08", True)],
)
def test_planned_values_lie_within_their_objective(
    tmp_path: Path, as_of: date, period: str, outside: bool
) -> None:
    front = (
        "objetivos:\n  - id: o\n    titulo: O\n    inicio: 2026-02-01\n    prazo: 2026-07-15\n"
        f"    planejado:\n      - periodo: {period}\n        valor: 1\n"
    )
    findings = check(tmp_path, {"v.md": account_text(front)}, as_of)
    assert shown(findings) == ([("planned-outside", "info", 9)] if outside else [])


@pytest.mark.parametrize(
    ("body", "rule", "column"),
    [
        ("[Luz](../luz.md)", None, 0),
        ("[Luz](../luz.md#estrategia \"Luz\")", None, 0),
        ("[Luz](<../luz.md>)", None, 0),
        ("![Planta](foto%20nova.png)", None, 0),
        ("[![Planta](foto%20nova.png)](objetivos.md)", None, 0),
        ("[fora](https://example.com/a_(b)) e [carta](mailto:a@b.example)", None, 0),
        ("[acima](#plano)", None, 0),
        ("`[x](nada.md)`", None, 0),
        ("```\n[x](nada.md)\n```", None, 0),
        ("[x](nada.md)", "broken-link", 5),
        ("![x](nada.png)", "broken-link", 6),
        ("[![Planta](foto%20nova.png)](nada.md)", "broken-link", 30),
        ("[x][y]\n\n[y]: nada.md", "broken-link", 6),
        ("[x](../programa.yml)", "broken-link", 5),
        ("[x](../../mkdocs.yml)", "broken-link", 5),
        ("[x](javascript:alert(1))", "unsafe-link", 5),
        ("[x](//example.com/a)", "unsafe-link", 5),
        ("[x](/etc/passwd)", "unsafe-link", 5),
        ("![x](https://example.com/a.png)", "unsafe-link", 6),
        ("<a href=\"file:///c:/x\">x</a>", "unsafe-link", 10),
        ("[x](http://[)", "unsafe-link", 5),
    ],
)  # fmt: skip
def test_links_in_prose(
    tmp_path: Path, as_of: date, body: str, rule: str | None, column: int
) -> None:
    files = {
        "v/conta.md": account_text("", f"Texto.\n\n{body}\n"),
        "v/objetivos.md": "---\nobjetivos:\n---\n",
        "v/foto nova.png": "x",
        "luz.md": account_text(),
    }
    findings = check(tmp_path, files, as_of)
    assert [(found.rule, found.place.column) for found in findings] == (
        [(rule, column)] if rule else []
    )
    for found in findings:
        assert found.place.line == 6 + (2 if "[y]:" in body else 0)
        assert found.severity == "warning"


def test_links_in_minutes_and_reviews_are_followed_from_their_folder(
    tmp_path: Path, as_of: date
) -> None:
    prose = "---\n---\n[conta](../conta.md) [reuniao](2026-01-02-a.md)\n"
    files = {
        "v/conta.md": account_text(),
        "v/reunioes/2026-01-02-a.md": prose,
        "v/revisoes/2026-t1.md": prose,
    }
    (found,) = check(tmp_path, files, as_of)
    assert (found.rule, found.place.path) == ("broken-link", "accounts/v/revisoes/2026-t1.md")


def test_reading_and_checks_are_one_report_in_order(tmp_path: Path, as_of: date) -> None:
    files = {
        "a.md": account_text("plano:\n  inicio: 2026-02-01\n  fim: 2026-01-01\n"),
        "b.md": account_text("x: 1\n"),
        "c.md": account_text("", "[x](nada.md)\n"),
    }
    findings = check(tmp_path, files, as_of)
    assert [found.rule for found in findings] == ["end-before-start", "unknown-key", "broken-link"]
    assert list(findings) == sorted(findings)
