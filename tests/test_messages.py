"""Every text that the code asks for is in the catalogs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kamdocs.messages import LANGUAGES, messages_for

ROOT = Path(__file__).resolve().parent.parent
ASKED = re.compile(
    r"""(?:UserError|\.text|\.plural|\bt|\bn|hint|missing|status)\(\s*(?:f?)["']([a-z]+\.[a-zA-Z._-]+)["']"""
)


def asked_for() -> set[str]:
    """Ids of texts written in the code and the templates."""
    files = [*ROOT.glob("kamdocs/**/*.py"), *ROOT.glob("site_templates/**/*.html")]
    return {found for path in files for found in ASKED.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_asked_for_is_there(language: str) -> None:
    asked = asked_for()
    assert len(asked) > 150
    assert [name for name in sorted(asked) if not messages_for(language).has(name)] == []
