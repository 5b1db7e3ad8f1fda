from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest

import kamdocs.source.rules
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place
from kamdocs.source.problem import problem
from kamdocs.source.rules import SHOWN_LENGTH, SOURCE_RULES, finding

SOURCE = Path(kamdocs.source.rules.__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", SOURCE_RULES)
def test_every_rule_has_words_that_its_params_fill(rule: str, language: str) -> None:
    params = dict.fromkeys(SOURCE_RULES[rule].params, "x")
    for part in ("", ".hint", ".doc"):
        assert messages_for(language).text(f"findings.{rule}{part}", **params)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", SOURCE_RULES)
def test_every_param_is_told_in_message_or_hint(rule: str, language: str) -> None:
    texts = messages_for(language).texts
    told = "".join(texts[f"findings.{rule}{part}"][0] for part in ("", ".hint"))
    assert {name for _, name, _, _ in Formatter().parse(told) if name} == set(
        SOURCE_RULES[rule].params
    )


@pytest.mark.parametrize("rule", SOURCE_RULES)
def test_doc_stands_without_params(rule: str) -> None:
    for language in LANGUAGES:
        doc = messages_for(language).texts[f"findings.{rule}.doc"][0]
        assert not [name for _, name, _, _ in Formatter().parse(doc) if name]


def test_every_rule_is_used() -> None:
    words = {
        node.value
        for module in SOURCE.glob("*.py")
        if module.name != "rules.py"
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(SOURCE_RULES) - words == set()


def test_params_must_be_those_of_the_rule() -> None:
    with pytest.raises(ValueError, match="bad-date"):
        finding("bad-date", Place("conta.md"), word="x")


def test_long_or_unprintable_text_is_shown_short_and_on_one_line() -> None:
    found = finding("bad-date", Place("conta.md"), text="a\nb\x1b" + "c" * 100)
    assert found.params["text"] == "a b " + "c" * (SHOWN_LENGTH - 5) + "…"


def test_a_problem_gets_its_place_later() -> None:
    place = Place("conta.md", 3, 5)
    found = problem("bad-date", text="x").at(place, subject="vereda")
    assert found == Finding("bad-date", Severity.ERROR, place, {"text": "x"}, "vereda")


def test_findings_sort_by_place_then_rule() -> None:
    order = [("a.md", 1, 2, "z"), ("a.md", 1, 10, "a"), ("b.md", 1, 1, "a"), ("b.md", 1, 1, "b")]
    shuffled = [
        Finding(rule, Severity.ERROR, Place(path, line, column))
        for path, line, column, rule in reversed(order)
    ]
    assert [
        (found.place.path, found.place.line, found.place.column, found.rule)
        for found in sorted(shuffled)
    ] == order


def test_findings_can_be_collected_in_a_set() -> None:
    one = Finding("a", Severity.INFO, Place("a.md"), {"x": "1"})
    assert len({one, Finding("a", Severity.INFO, Place("a.md"), {"x": "1"})}) == 1
