"""Prose for printers: the same words as the page, as data, nothing evaluated."""

from __future__ import annotations

import html as html_text
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.model.account import Prose
from kamdocs.render.addresses import Links
from kamdocs.render.prose import ProseTargets, ProseWriter
from kamdocs.render.prose_tree import ProseNode, prose_tree

TARGETS = ProseTargets(
    pages={"accounts/b/conta.md": "contas/b/"},
    files={"accounts/a/linha-2.png": "x.png", "accounts/a/ata.pdf": "ata.pdf"},
)
WRITER = ProseWriter(
    TARGETS, {"client": "cliente", "company": "empresa"}, {"warning": "Atenção", "note": "Nota"}
)


def prose(text: str) -> Prose:
    return Prose(text=text, path="accounts/a/conta.md", line=1)


def tree(text: str) -> tuple[ProseNode, ...]:
    return prose_tree(prose(text), WRITER)


def all_nodes(nodes: tuple[ProseNode, ...]) -> Iterator[ProseNode]:
    for node in nodes:
        yield node
        yield from all_nodes(node.children)


def words(nodes: tuple[ProseNode, ...]) -> str:
    return " ".join(f"{node.text} {node.title}" for node in all_nodes(nodes))


def outline(nodes: tuple[ProseNode, ...]) -> str:
    """Give the kinds and texts of a tree in one line, e.g. `paragraph(text:x)`."""
    return " ".join(
        node.kind
        + (f":{node.text}" if node.text else "")
        + (f"@{node.target}" if node.target else "")
        + (f"!{node.title}" if node.title else "")
        + (f"({outline(node.children)})" if node.children else "")
        for node in nodes
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("  \n\n", ""),
        ("a\nb", "paragraph(text:a b)"),
        ("a  \nb", "paragraph(text:a break text:b)"),
        ("**a** *b*", "paragraph(strong(text:a) text:  emphasis(text:b))"),
        ("~~c~~ `d`", "paragraph(strike(text:c) text:  code-text:d)"),
        ("***a***", "paragraph(strong(emphasis(text:a)))"),
        ("> a", "quote(paragraph(text:a))"),
        ("- a\n    - b", "list(item(paragraph(text:a) list(item(paragraph(text:b)))))"),
        ("a\n\n---\n\nb", "paragraph(text:a) rule paragraph(text:b)"),
        ("```\nx\n  y\n```", "code:x\n  y"),
        ("[a](https://b.example/c?d=1&e=2)",
         "paragraph(link@https://b.example/c?d=1&e=2(text:a))"),
        ("[a](mailto:b@c.example)", "paragraph(link@mailto:b@c.example(text:a))"),
        ("[a](../b/conta.md) [b](nada.md) [c](#d) [e](ata.pdf)", "paragraph(text:a b c e)"),
        ("[a](javascript:alert(1))", "paragraph(text:a)"),
        ("![Linha nova](linha-2.png)", "image:Linha nova@accounts/a/linha-2.png"),
        ("![](linha-2.png)", "image:linha 2@accounts/a/linha-2.png"),
        ("a ![b](linha-2.png) c",
         "paragraph(text:a) image:b@accounts/a/linha-2.png paragraph(text:c)"),
        ("![b](ata.pdf) ![c](https://x.example/y.png)", "paragraph(text:b c)"),
        ("[![b](linha-2.png)](https://x.example)", "paragraph(link@https://x.example(text:b))"),
        ("NPS e NPS\n\n*[NPS]: nota do cliente",
         "paragraph(text:NPS (nota do cliente) e NPS)"),
        ("t\n:   d", "list(item(paragraph(strong(text:t)) paragraph(text:d)))"),
        ("!!! warning\n    a", "admonition!Atenção(paragraph(text:a))"),
        ("!!! nota\n    a", "admonition!Nota(paragraph(text:a))"),
        ('!!! dica "Leia"\n    a', "admonition!Leia(paragraph(text:a))"),
        ('!!! note ""\n    a', "admonition(paragraph(text:a))"),
        ("!!! combinado\n    a", "admonition!Combinado(paragraph(text:a))"),
        ("> # a", "quote(paragraph(strong(text:a)))"),
        ("<kbd>a</kbd><sub>b</sub> <u>c</u>", "paragraph(text:ab c)"),
        ("<ul>a<li>b</li></ul>", "list(item(paragraph(text:a)) item(paragraph(text:b)))"),
        ("<script>alert(1)</script>a", "paragraph(text:a)"),
    ],
)  # fmt: skip
def test_what_people_write_becomes_blocks(text: str, expected: str) -> None:
    assert outline(tree(text)) == expected


def test_a_table_has_one_head_one_width_and_its_alignment() -> None:
    (table,) = tree("|a|b|c|\n|---|--:|:-:|\n|1|2|3|")
    head, row = table.children
    assert [cell.is_head for cell in head.children] == [True] * 3
    assert [cell.align for cell in row.children] == ["", "right", "center"]
    assert not any(cell.is_head for cell in row.children)


def test_a_ragged_table_is_filled_up_and_a_head_inside_is_a_row() -> None:
    found = tree(
        "<table><caption>x</caption><tr><td>1</td></tr><tr><th>2</th><th>3</th></tr></table>"
    )
    assert [node.kind for node in found] == ["paragraph", "table"]
    assert [len(row.children) for row in found[1].children] == [2, 2]
    assert not any(node.is_head for node in all_nodes(found))


def test_an_ordered_list_begins_where_it_says() -> None:
    (found,) = tree("7. a\n8. b")
    assert (found.ordered, found.start, len(found.children)) == (True, 7, 2)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n\n## b", [1, 1]),  # a page's title is above both
        ("## a\n\n### b", [1, 2]),
        ("#### a\n\n###### b\n\n#### c", [1, 2, 1]),
        ("## a\n\n##### b\n\n### c\n\n###### d", [1, 2, 2, 3]),
    ],
)
def test_headings_leave_out_no_level(text: str, levels: list[int]) -> None:
    assert [node.level for node in tree(text) if node.kind == "heading"] == levels


@pytest.mark.parametrize(
    "text",
    ['#eval("1")', "$x$", '#import "@preview/x"', "#{1+1}", "<label> @ref", "\\u{1F600}"],
)
def test_what_a_printer_could_evaluate_stays_text(text: str) -> None:
    # "#x" without a space is a heading to Python-Markdown, as it is on the page.
    (found,) = tree(f"a {text}")
    kinds = {node.kind for node in all_nodes((found,))}
    assert kinds <= {"paragraph", "text"}
    assert words((found,)).split()[-1] == text.split()[-1]


@pytest.mark.parametrize(
    ("address", "is_followed"),
    [
        ("https://example.org/a", True),
        ("mailto:ana@example.org", True),
        ("http://intranet/a", False),
        ("http://crm.corp/a", False),
        ("https://10.0.0.7/a", False),
    ],
)
def test_a_client_is_led_to_no_address_of_our_network_however_it_is_written(
    address: str, is_followed: bool
) -> None:
    # The first two lines are code to who reads by lines, and a link to who reads by paragraphs.
    text = prose(f"`b\nc` [palavra]({address}) `d`\n")
    for_client = replace(WRITER, for_client=True)
    for writer, followed in ((WRITER, True), (for_client, is_followed)):
        page = str(writer.html(text, Links("contas/a/", directory_urls=True)))
        printed = [node.target for node in all_nodes(prose_tree(text, writer)) if node.target]
        assert (address in page, printed == [address]) == (followed, followed)
        assert "palavra" in page


def test_signs_that_turn_the_reading_direction_are_gone() -> None:
    assert outline(tree("a\u202eb\u2066c\u2069")) == "paragraph(text:abc)"


def test_a_very_long_word_stays_whole() -> None:
    assert tree("x" * 10_000)[0].children[0].text == "x" * 10_000


def test_deep_nesting_keeps_its_words() -> None:
    text = "<blockquote>" * 400 + "fim" + "</blockquote>" * 400
    assert "fim" in words(tree(text))


BLOCKS = ["# ", "- ", "1. ", "> ", "|a|b|\n|-|-|\n", "|", ":   ", "---", "\n", "\n\n", "\n    "]
INLINE = [
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "~~",
    "~",
    "[",
    "](",
    ")",
    "![",
    "linha-2.png",
    "https://x.y",
    "\\",
]
RAW = [f"<{tag}>" for tag in ("b", "/b", "table", "td", "tr", "li", "/ul", "pre", "p", "div", "dl")]
OTHER = [
    "https://x.y",
    "<dd>",
    "<del>",
    "&lt;",
    "&",
    "<",
    "<!--",
    "-->",
    "{.cliente}",
    "{:#x}",
    "[^1]",
    "$x$",
]
WORDS = ["https://x.y", "a", "Bç", "9", " ", "😀", "中", "\u202e", "\x00"]
OPENING = ["!!! note\n    ", '!!! tip "t"\n    ', "!!!", "\n*[a]: b\n"]
PIECES = st.sampled_from([*BLOCKS, *INLINE, *RAW, *OTHER, *WORDS, *OPENING])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80)))
def test_every_word_of_the_page_is_in_the_tree(text: str) -> None:
    page = WRITER.html(prose(text), Links("contas/a/", True)) or ""
    shown = re.sub(r'<span class="kd-chip">.*?</span>', "", str(page))
    shown = html_text.unescape(re.sub(r"<[^>]*>", "", shown))
    printed = re.compile("[\\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
    missing = Counter(printed.sub("", shown)) - Counter(printed.sub("", words(tree(text))))
    assert not missing
