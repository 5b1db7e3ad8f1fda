from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.source.finding import Finding
from kamdocs.source.front_matter import FrontMatter, split_front_matter
from kamdocs.source.place import Place
from kamdocs.source.text_file import TextFile


def split(text: str) -> FrontMatter | Finding:
    return split_front_matter(TextFile("conta.md", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nnome: A\n---\n\nTexto\n", FrontMatter("nome: A\n", 2, "\nTexto\n", 4)),
        ("---\r\nnome: A\r\n---\r\nTexto\r\nfim", FrontMatter("nome: A\r\n", 2, "Texto\nfim", 4)),
        ("---\rnome: A\r---\rTexto", FrontMatter("nome: A\r", 2, "Texto", 4)),
        ("---  \t\nnome: A\n--- \u00a0\nTexto", FrontMatter("nome: A\n", 2, "Texto", 4)),
        ("---\nnome: A\n...\nTexto", FrontMatter("nome: A\n", 2, "Texto", 4)),
        ("---\nnome: A\n---", FrontMatter("nome: A\n", 2, "", 3)),
        ("---\n---\nTexto", FrontMatter("", 2, "Texto", 3)),
        ("\ufeff---\nnome: A\n---\n", FrontMatter("nome: A\n", 2, "", 4)),
        ("\n \n---\nnome: A\n---\nTexto", FrontMatter("nome: A\n", 4, "Texto", 6)),
        ("---\na: |\n  ---\n---\nTexto\n---\n", FrontMatter("a: |\n  ---\n", 2, "Texto\n---\n", 5)),
        ("---\na: ---b\n---\n", FrontMatter("a: ---b\n", 2, "", 4)),
    ],
)
def test_splits_data_from_prose(text: str, expected: FrontMatter) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("", "no-front-matter", 1),
        ("# Vereda\n", "no-front-matter", 1),
        ("nome: A\n---\n", "no-front-matter", 1),
        ("----\nnome: A\n---\n", "no-front-matter", 1),
        ("---", "front-matter-not-closed", 1),
        ("\n---\nnome: A\n ---\n", "front-matter-not-closed", 2),
        ("---\nnome: A\n----\n", "front-matter-not-closed", 1),
    ],
)
def test_broken_fences_are_findings(text: str, rule: str, line: int) -> None:
    found = split(text)
    assert isinstance(found, Finding)
    assert (found.rule, found.place) == (rule, Place("conta.md", line, 1))


@given(st.lists(st.sampled_from(["---", "...", "\n", "\r\n", "\r", " ", "a: 1", "\u00a0", "-"])))
def test_any_mix_of_fences_gives_halves_or_a_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    result = split(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if isinstance(result, Finding):
        assert 1 <= result.place.line <= len(lines)
        return
    assert lines[result.body_line - 1 :] == result.body.split("\n") or (
        result.body == "" and result.body_line >= len(lines)
    )
