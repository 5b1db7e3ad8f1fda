"""Every reason not to take a change over has words in every language, filled by its own params."""

from __future__ import annotations

import pytest

from kamdocs.interchange.editing.rules import EDIT_RULES
from kamdocs.interchange.round_trip.rules import ROUND_TRIP_RULES
from kamdocs.messages import LANGUAGES, messages_for
from tests.command import ROOT

RULES = {**EDIT_RULES, **ROUND_TRIP_RULES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_message_that_its_params_fill(rule: str, language: str) -> None:
    messages = messages_for(language)
    params = {name: f"<{name}>" for name in RULES[rule].params}
    said = messages.text(f"findings.{rule}", **params)
    said += messages.text(f"findings.{rule}.hint", **params)
    assert [name for name in params.values() if name not in said] == []
    assert messages.text(f"findings.{rule}.doc")


def test_the_manual_names_every_rule() -> None:
    manual = (ROOT / "site_templates/pages/planilha.md").read_text(encoding="utf-8")
    assert [rule for rule in RULES if f"`{rule}`" not in manual] == []
