"""Every text that the code asks for is in the catalogs, and no other."""

from __future__ import annotations

import ast
import re
from functools import cache
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


WORD = re.compile(r"""["']([\w.-]+)["']""")
JOINED = re.compile(r"""["']([\w.-]+\.)["']\s*~""")

DYNAMIC = (
    # Ids of rules are keys of the rule tables; their texts are put together from them.
    r"findings\.[\w-]+(\.hint|\.doc)?",
    # Inputs named after a part of what they are the input of: a factor, a severity, a side.
    r"metrics\.input\.(health|weight)_[a-z_]+",
    r"metrics\.input\.level_[a-z]+",
    r"metrics\.input\.[a-z]+_effect",
    r"metrics\.input\.[a-z_]+_(kept|planned)",
    # Endings put behind an id that was made before.
    r"site\.attention\.promise_blocked\.undated",
    r"site\.tie\.[a-z]+\.strong",
    # Words of the theme are listed without their prefix.
    r"theme\.[\w.-]+",
)
"""Ids that the code puts together in more than one place; all others are looked for."""


@cache
def written() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Give all words of code and templates, and the forms of ids that are made of parts."""
    words: set[str] = set()
    forms: set[str] = set()
    for path in ROOT.glob("kamdocs/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                forms.add(form(node))
    for folder in ("site_templates", "theme"):
        for path in ROOT.glob(f"{folder}/**/*.html"):
            text = path.read_text(encoding="utf-8")
            words.update(WORD.findall(text))
            forms.update(re.escape(begin) + r"([\w.-]+)" for begin in JOINED.findall(text))
    made = tuple(re.compile(item) for item in sorted(forms) if re.match(r"[a-z-]+\\\.", item))
    return frozenset(words), made


def form(node: ast.JoinedStr) -> str:
    """Give a pattern of what an f-string can become, its parts in groups."""
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"([\w-]+)"
        for part in node.values
    )


def is_used(message_id: str) -> bool:
    """Tell whether the code can come to an id: as it stands, or from parts that it knows."""
    words, made = written()
    if message_id in words or any(re.fullmatch(item, message_id) for item in DYNAMIC):
        return True
    found = (item.fullmatch(message_id) for item in made)
    return any(
        all(part in words or part.replace("-", "_") in words for part in match.groups())
        for match in found
        if match
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_kept_that_nothing_asks_for(language: str) -> None:
    ids = messages_for(language).texts
    assert len(ids) > 1000
    assert [name for name in sorted(ids) if not is_used(name)] == []


def test_a_text_that_nothing_asks_for_would_be_told() -> None:
    assert is_used("site.headline.overdue") is False
    assert is_used("metrics.input.never_heard_of") is False
    assert is_used("site.nav.home") is True
