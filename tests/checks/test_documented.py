"""Every rule has words: what is wrong, what to do, and what the rule is about."""

from __future__ import annotations

from string import Formatter

import pytest

from kamdocs.checks.rules import CHECK_RULES, all_rules
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.source.reading_rules import READING_RULES
from kamdocs.source.rules import SOURCE_RULES

PARAMS = {name: set(rule.params) for name, rule in all_rules().items()}

SHARED = {"unknown-account": {"file", "key"}}
"""Params that all references carry, though the words of this one have no use for them."""


def places(text: str) -> set[str]:
    """Give the names of the `{places}` of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_rule_stands_in_one_table_only() -> None:
    assert len(all_rules()) == len(CHECK_RULES) + len(READING_RULES) + len(SOURCE_RULES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", all_rules())
def test_every_rule_has_its_words_in_every_language(rule: str, language: str) -> None:
    messages = messages_for(language)
    values = {name: f"<{name}>" for name in PARAMS[rule]}
    for part in ("", ".hint", ".doc"):
        text = messages.text(f"findings.{rule}{part}", **values)
        assert text
        assert text == text.strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", all_rules())
def test_what_a_finding_carries_is_said(rule: str, language: str) -> None:
    texts = messages_for(language).texts
    said = places(texts[f"findings.{rule}"][0]) | places(texts[f"findings.{rule}.hint"][0])
    assert said == PARAMS[rule] - SHARED.get(rule, set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalog_has_words_for_a_rule_that_is_gone(language: str) -> None:
    known = set(all_rules())
    named = {
        message_id.split(".")[1]
        for message_id in messages_for(language).texts
        if message_id.startswith("findings.")
    }
    assert {name for name in named if not name.startswith("import-")} <= known


@pytest.mark.parametrize("rule", all_rules())
def test_languages_say_a_rule_differently(rule: str) -> None:
    english, portuguese = (messages_for(name).texts for name in ("en", "pt-BR"))
    for part in ("", ".hint", ".doc"):
        assert english[f"findings.{rule}{part}"] != portuguese[f"findings.{rule}{part}"]
