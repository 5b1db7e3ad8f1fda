"""Admonitions in prose, `!!! note "Title"` as Material writes them, in Portuguese words too."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor
from markupsafe import escape

from kamdocs.source.folding import fold

KINDS = (
    "note",
    "abstract",
    "info",
    "tip",
    "success",
    "question",
    "warning",
    "failure",
    "danger",
    "bug",
    "example",
    "quote",
)
"""The kinds of Material; any other word makes a note of that name."""

_WORDS = {
    **{kind: kind for kind in KINDS},
    "nota": "note",
    "observacao": "note",
    "resumo": "abstract",
    "summary": "abstract",
    "informacao": "info",
    "dica": "tip",
    "important": "tip",
    "sucesso": "success",
    "pergunta": "question",
    "duvida": "question",
    "atencao": "warning",
    "aviso": "warning",
    "attention": "warning",
    "caution": "warning",
    "falha": "failure",
    "perigo": "danger",
    "error": "danger",
    "erro": "bug",
    "exemplo": "example",
    "citacao": "quote",
}
_UNTITLED = "kd-untitled"
_OPENING = re.compile(rf'<div class="admonition (\w+) {_UNTITLED}">')


class AdmonitionMarks(Extension):
    """Reads admonitions; one without a title of its own is marked to get its kind's name."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        """Put the reader of admonitions before that of code blocks."""
        md.parser.blockprocessors.register(_Processor(md.parser), "admonition", 105)


class _Processor(AdmonitionProcessor):
    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        word, title = match.group(1).split(" ", 1)[0], match.group(2)
        kind = _WORDS.get(fold(word))
        if title is not None:
            return kind or "note", title.strip() or None
        if kind is None:
            return "note", word.capitalize()
        return f"{kind} {_UNTITLED}", None


def safe_class(value: str) -> str | None:
    """Give the classes of an admonition that may stay; None for any other."""
    names = value.split()
    if "admonition" not in names:
        return None
    kind = next((name for name in names if name in KINDS), "note")
    return f"admonition {kind}" + (f" {_UNTITLED}" if _UNTITLED in names else "")


def with_kind_titles(html: str, words: Mapping[str, str]) -> str:
    """Give clean HTML with the names of kinds above admonitions that have no title."""

    def titled(found: re.Match[str]) -> str:
        title = escape(words.get(found[1], ""))
        above = f'<p class="admonition-title">{title}</p>' if title else ""
        return f'<div class="admonition {found[1]}">{above}'

    return _OPENING.sub(titled, html)
