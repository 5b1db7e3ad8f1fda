"""What goes to the client and has no form on paper is told, with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.checks.rules import run_checks
from kamdocs.source.finding import Finding, Severity
from tests.builders import account_text, load

RULES = ("not-in-pack", "picture-without-words", "character-not-in-font")


def found(folder: Path, front: str = "", body: str = "") -> list[Finding]:
    loaded = load(folder, {"v/conta.md": account_text(front, body)})
    return [item for item in run_checks(loaded, date(2026, 10, 15)) if item.rule in RULES]


def said(folder: Path, front: str = "", body: str = "") -> list[tuple[str, str]]:
    return [
        (str(item.place), next(iter(item.params.values()))) for item in found(folder, front, body)
    ]


@pytest.mark.parametrize(
    ("line", "column", "text"),
    [
        ("um <u>dois</u>", 4, "<u>"),
        ('<iframe src="x"></iframe>', 1, "<iframe>"),
        ("<DIV>a</DIV>", 1, "<DIV>"),
        ("nota[^1]", 5, "[^1]"),
        ("- [x] feito", 3, "[x]"),
        ("1. [ ] a fazer", 4, "[ ]"),
        ("vale $x^2$ aqui", 6, "$x^2$"),
        ("$$", 1, "$$"),
        ("```mermaid\ngraph\n```", 1, "```mermaid"),
        ("um ==dois== fim", 4, "==dois=="),
        ("um ++dois++ fim", 4, "++dois++"),
        ("H~2~O", 2, "~2~"),
        ("bom :smile: dia", 5, ":smile:"),
        ('??? note "t"', 1, "??? note"),
        ('=== "a"', 1, '=== "a"'),
    ],
)
def test_what_has_no_form_on_paper_is_told(
    tmp_path: Path, line: str, column: int, text: str
) -> None:
    told = said(tmp_path, "", f"# T {{.cliente}}\n\n{line}\n")
    assert told == [(f"accounts/v/conta.md:6:{column}", text)]


@pytest.mark.parametrize(
    "line",
    [
        "de R$ 10 a R$ 20, ou US$5 a US$6, entre $10 e $20",
        "às 10:00:30, nota: sim, C++ e 1 == 1 == 1",
        "`<u>x</u>` e `$x$`",
        "```\n<u>x</u> $x$ [^1]\n```",
        "um<br>dois <strong>x</strong>",
        "<https://example.com> e <a@example.com>",
        "~~fora~~ a < b > c",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        '!!! note "T"\n    a',
        "<!-- <u>x</u> -->",
    ],
)
def test_what_has_a_form_is_not_told(tmp_path: Path, line: str) -> None:
    assert said(tmp_path, "", f"# T {{.cliente}}\n\n{line}\n") == []


@pytest.mark.parametrize("mark", ["", " {.empresa}", " {.equipe}"])
def test_sections_for_others_are_left_alone(tmp_path: Path, mark: str) -> None:
    body = f"# T{mark}\n\n<u>x</u> 😀 ![](a.png)\n\n# U {{.cliente}}\n\nbem\n\n# V\n\n<u>x</u>\n"
    assert said(tmp_path, "", body) == []


def test_a_comment_above_does_not_move_the_place(tmp_path: Path) -> None:
    body = "<!-- um\n\ndois -->\n\n# T {.cliente}\n\n<u>x</u>\n"
    assert said(tmp_path, "", body) == [("accounts/v/conta.md:10:1", "<u>")]


def test_a_picture_without_words_gets_those_of_its_file(tmp_path: Path) -> None:
    (told,) = found(tmp_path, "", "# T {.cliente}\n\n![ ](linha-nova_2.png) ![b](c.png)\n")
    assert (told.rule, told.severity) == ("picture-without-words", Severity.WARNING)
    assert told.params == {"target": "linha-nova_2.png", "words": "linha nova 2"}
    assert str(told.place) == "accounts/v/conta.md:6:1"


def test_signs_that_the_font_lacks_are_told_in_sections_and_fields(tmp_path: Path) -> None:
    front = (
        "necessidades:\n  - texto: frio 中\n    visibilidade: cliente\n  - texto: calor 中\n"
        "objetivos: []\n"
    )
    told = said(tmp_path, front, "# T {.cliente}\n\nbom 😀 dia\n")
    assert told == [
        ("accounts/v/conta.md:4:12", "中 (U+4E2D)"),
        ("accounts/v/conta.md:11:5", "😀 (U+1F600)"),
    ]


def test_our_own_names_are_looked_at_once(tmp_path: Path) -> None:
    programme = "nome: P\nempresa: Serra ☃\npessoas:\n  - id: ana\n    nome: Ana 😀\n"
    files = {"programa.yml": programme, "v/conta.md": account_text(), "w/conta.md": account_text()}
    told = [
        str(item.place)
        for item in run_checks(load(tmp_path, files), date(2026, 10, 15))
        if item.rule == "character-not-in-font"
    ]
    assert told[-1] == "accounts/programa.yml:5:11"
