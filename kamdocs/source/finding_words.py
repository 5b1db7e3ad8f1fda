"""A finding in the words of a language: its days and quarters as readers write them."""

from __future__ import annotations

import re
from datetime import date

from kamdocs.messages import Messages
from kamdocs.source.finding import Finding

_QUARTER = re.compile(r"(\d{4})-q([1-4])")


def finding_words(finding: Finding, messages: Messages) -> tuple[str, str]:
    """Give the message and the hint of a finding; the hint may be empty."""
    message_id = f"findings.{finding.rule}"
    hint_id = f"{message_id}.hint"
    params = {name: _written(text, messages.language) for name, text in finding.params.items()}
    hint = messages.text(hint_id, **params) if messages.has(hint_id) else ""
    return messages.text(message_id, **params), hint


def _written(text: str, language: str) -> str:
    if language == "en":
        return text
    quarter = _QUARTER.fullmatch(text)
    if quarter is not None:
        return f"{quarter[1]}-t{quarter[2]}"
    try:
        return date.fromisoformat(text).strftime("%d/%m/%Y") if len(text) == 10 else text
    except ValueError:
        return text
