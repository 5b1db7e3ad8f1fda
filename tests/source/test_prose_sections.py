"""Only marked sections of a prose, and in doubt less."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from kamdocs.model.account import Prose
from kamdocs.model.enums import Visibility
from kamdocs.source.prose_sections import marked_lines, marked_sections


def kept(text: str) -> list[str]:
    """Give the words that stay, e.g. of `## a {.empresa}` and `b` the list `a b`."""
    found = marked_sections(Prose(text=text, path="a.md", line=1))
    return re.findall(r"\b[a-z]\b", found.text) if found else []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\n\n## b\n\nc", ""),
        ("a\n\n## b {.empresa}\n\nc\n\n## d\n\ne", "b c"),
        ("## b {.company}\n\nc\n\n### d\n\ne\n\n# f", "b c d e"),
        ("## b {.cliente}\n\nc\n\n### d {.equipe}\n\ne\n\n### f\n\ng", "b c f g"),
        ("## b {.equipe}\n\n### c {.empresa}\n\nd", ""),
        ("# a\n\n## b {.empresa}\n\nc\n\n## d", "b c"),
        ("## b {#id .empresa}\n\nc", "b c"),
        ("## b {#equipe .empresa}\n\nc", "b c"),
        ('## b {: class="empresa" }\n\nc', "b c"),
        ("## b {.empresa .equipe}\n\nc", ""),
        ("## b {.Empresa}\n\nc", ""),
        ("## b {.empresarial}\n\nc", ""),
        ("## b{.empresa}\n\nc", ""),
        ("## b {.empresa} x\n\nc", ""),
        ("## b {.empresa} ##\n\nc", "b c"),
    ],
)
def test_marks_widen_a_section_and_narrow_one_inside(text: str, words: str) -> None:
    assert kept(text) == words.split()


@pytest.mark.parametrize(
    "text",
    [
        "## b {.empresa}\n\nc\n\nd\n=\n\ne",
        "## b {.empresa}\n\nc\n\nd\n-----\n\ne",
        "## b {.empresa}\r\n\r\nc\r\n\r\n## d\r\n\r\ne",
        "## b {.empresa}\n\nc\n\n<h2>d</h2>\n\ne",
        "## b {.empresa}\n\nc\n\n<p><h4>d</h4><h1>d</h1></p>\n\ne",
        "## b {.empresa}\n\nc\n##d\ne",
        "## b {.empresa}\n\nc\n  ## d\ne",
        "## b {.empresa}\n\nc\n\n```\nunclosed\n## d\n\ne".replace("unclosed", ""),
        "## b {.empresa}\n\nc\n\n> ## d {.equipe}\n\ne",
        "## b {.empresa}\n\nc\n:   # d {.equipe}\n    e",
        "## b {.empresa}\n\nc\n\n<!-- d\n\n## x {.empresa}\n\ne -->",
        "## b {.empresa}\n\nc\n\n<!-- d\n\n## x {.empresa}\n\ne",
        "<!--\n## d {.empresa}\n\ne\n-->\n\n## b {.empresa}\n\nc",
        "```\n## d {.empresa}\ne\n```\n\n## b {.empresa}\n\nc",
        "``` not a fence here\n## b {.empresa}\n\nc\n## d\n```",
        "d\nx y {.empresa}\n---\n\ne\n\n## b {.empresa}\n\nc",
    ],
)
def test_what_may_be_the_end_of_a_section_is_its_end(text: str) -> None:
    assert kept(text) == ["b", "c"]


def test_code_of_a_closed_block_ends_no_section() -> None:
    text = "## b {.empresa}\n\n```\n# d\n```\n\nc"
    assert kept(text) == ["b", "d", "c"]


def test_nothing_marked_is_nothing() -> None:
    assert marked_sections(Prose(text="a\n\n# b\n", path="a.md", line=1)) is None
    assert marked_sections(None) is None


PIECES = st.sampled_from(
    [
        "# H{n}", "## H{n}", "### H{n}", "## H{n} {{.empresa}}", "### H{n} {{.cliente}}",
        "## H{n} {{.equipe}}", "T{n}\n===", "T{n} {{.empresa}}\n---", "w{n}", "", "", "```", "~~~",
        "> ## H{n} {{.empresa}}", "- w{n}", "    w{n}", "<!--", "-->", "<h2>H{n}</h2>", "---",
        "> w{n}", "`w{n}`", "\t# w{n}", "1. w{n}", "## H{n} {{: .empresa }}",
    ]
)  # fmt: skip


def shown(text: str) -> set[str]:
    """Give the words that the rendered text shows in marked sections, by its headings alone."""
    html = Markdown(extensions=["attr_list", "fenced_code", "tables", "sane_lists"]).convert(text)
    html = re.sub(r"<!--.*?(-->|\Z)", "", html, flags=re.DOTALL)
    stack: list[tuple[int, int | None]] = []
    words: set[str] = set()
    for part in re.split(r"(?=<h[1-6])", html):
        heading = re.match(r"<h([1-6])([^>]*)>", part)
        if heading:
            level = int(heading[1])
            marks = re.findall(r"empresa|cliente|equipe", heading[2])
            own = min(({"equipe": 0, "empresa": 1, "cliente": 2}[m] for m in marks), default=None)
            stack = [item for item in stack if item[0] < level]
            above = stack[-1][1] if stack else None
            settled = own if above is None else above if own is None else min(own, above)
            stack.append((level, settled))
        if stack and stack[-1][1]:
            words |= set(re.findall(r"[HTw]\d+", part))
    return words


@given(st.lists(PIECES, max_size=14))
@settings(max_examples=300, deadline=None)
def test_no_word_is_kept_that_the_page_shows_outside_of_a_marked_section(
    pieces: list[str],
) -> None:
    text = "\n".join(piece.format(n=index) for index, piece in enumerate(pieces))
    found = marked_sections(Prose(text=text, path="a.md", line=1))
    words = set(re.findall(r"[HTw]\d+", found.text)) if found else set()
    assert words <= shown(text), text


@pytest.mark.parametrize("under", ["    ---", "  ===", "> ---", "        -"])
def test_a_heading_inside_of_something_may_end_a_section(under: str) -> None:
    line = under.rstrip("-=") + "d"
    assert kept(f"## b {{.empresa}}\n\nc\n\n{line}\n{under}\n\n{line[:-1]}e") == ["b", "c"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a {.cliente}\n\nb\n\n# c\n\nd", {1, 2, 3, 4}),
        ("<!-- x\ny -->\n# a {.cliente}\r\nb\n# c {.empresa}", {3, 4}),
        ("# a {.cliente}\n\n```\n# c\n```\n\n# d", {1, 2, 3, 4, 5, 6}),
        ("# a {.empresa}\n\nb", set()),
    ],
)
def test_lines_of_a_section_keep_their_numbers(text: str, expected: set[int]) -> None:
    prose = Prose(text=text, path="a.md", line=1)
    assert marked_lines(prose, Visibility.CLIENT) == expected


LEVELS = """\
# Dia a dia

nossa

## Para todos {.empresa}

da empresa

### Para fora {.cliente}

estreita

## Para o cliente {.cliente}

dele

### Detalhe

dele também

### Só nosso {.equipe}

fechada

<!-- ## Escondida {.cliente}
nada -->

### Da casa {.empresa}

só de dentro
"""


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (
            Visibility.COMPANY,
            ["da empresa", "estreita", "dele", "dele também", "só de dentro"],
        ),
        (Visibility.CLIENT, ["dele", "dele também"]),
    ],
)
def test_each_audience_reads_the_sections_as_wide_as_it(
    level: Visibility, shown: list[str]
) -> None:
    prose = Prose(text=LEVELS, path="v.md", line=10)
    found = marked_sections(prose, level)
    assert found is not None
    lines = [line for line in found.text.split("\n") if line and not line.startswith("#")]
    assert lines == shown
    numbers = marked_lines(prose, level)
    written = LEVELS.split("\n")
    assert [text for text in shown if 10 + written.index(text) not in numbers] == []
    assert len([number for number in numbers if written[number - 10].strip()]) >= len(shown)
    assert 10 + written.index("nossa") not in numbers
    assert 10 + written.index("fechada") not in numbers
