"""Admonitions on a page: safe classes, names of kinds in the reader's language."""

from __future__ import annotations

import pytest

from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.model.account import Prose
from kamdocs.render.addresses import Links
from kamdocs.render.admonitions import KINDS
from kamdocs.render.prose import ProseTargets, ProseWriter

TITLE = '<p class="admonition-title">'


def html(text: str, words: dict[str, str] | None = None) -> str:
    writer = ProseWriter(ProseTargets({}, {}), {}, words or {"warning": "Atenção", "note": "Nota"})
    prose = Prose(text=text, path="accounts/a/conta.md", line=1)
    return str(writer.html(prose, Links("contas/a/", True)) or "")


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("!!! warning\n    a", f'<div class="admonition warning">{TITLE}Atenção'),
        ("!!! Atenção\n    a", f'<div class="admonition warning">{TITLE}Atenção'),
        ("!!! nota inline end\n    a", f'<div class="admonition note">{TITLE}Nota'),
        ('!!! note "B & <c>"\n    a', f'{TITLE}B &amp; </p>'),
        ("!!! combinado\n    a", f'{TITLE}Combinado</p>'),
    ],
)  # fmt: skip
def test_an_admonition_has_its_kind_and_a_title(text: str, opening: str) -> None:
    assert opening in html(text)


def test_an_empty_title_is_no_title() -> None:
    assert "admonition-title" not in html('!!! note ""\n    a')


def test_words_of_a_kind_are_text_and_no_html() -> None:
    assert "<b>" not in html("!!! note\n    a", {"note": "<b>x</b>"})


@pytest.mark.parametrize("text", ['<div class="md-overlay x">a</div>', "a\n{: .md-search }"])
def test_other_classes_do_not_get_through(text: str) -> None:
    assert "class=" not in html(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_name(language: str) -> None:
    words = messages_for(language)
    assert len({words.text(f"prose.admonition.{kind}") for kind in KINDS}) == len(KINDS)
