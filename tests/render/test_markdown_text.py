"""Account text in the Markdown of a comment is text and nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kamdocs.render.markdown_text import markdown_text

MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable("table")


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(markdown: str) -> _Shown:
    parser = _Shown()
    parser.feed(MARKDOWN.render(f"a {markdown} b"))
    parser.close()
    return parser


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<!-- kamdocs -->",
        "![x](https://example.com/a.png)",
        "[clique](javascript:alert(1))",
        "| a | b |",
        "# Título",
        "**negrito** _itálico_ ~~riscado~~ `código`",
        "&lt;b&gt; &#64;ana",
        "1. um",
        "$x^2$",
        "\\*fim\\",
        "--- ===",
        "[^1]: nota",
        "> citação",
    ],
)
def test_markup_is_shown_as_written(text: str) -> None:
    page = shown(markdown_text(text))
    assert page.tags == ["p"]
    assert page.text.replace("\u2060", "").strip() == f"a {text} b"


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("@ana.lima", "@"),
        ("ana@vereda.example", "@"),
        ("veja #12 e !7", "#"),
        (":boom:", ":"),
        ("https://example.com", ":"),
        ("GH-12", "-"),
    ],
)
def test_a_word_that_would_be_a_command_is_parted(text: str, parted: str) -> None:
    page = shown(markdown_text(text))
    assert f"{parted}\u2060" in page.text
    assert page.text.replace("\u2060", "").strip() == f"a {text} b"


def test_an_address_without_scheme_is_parted() -> None:
    assert "www\\.\u2060example" in markdown_text("www.example.com")


def test_lines_become_one_line_and_hidden_signs_go() -> None:
    assert markdown_text("um\n\n# dois\u202e\u200b\ttrês\x00") == "um \\# dois três"


@settings(max_examples=150)
@given(st.text(max_size=60))
def test_any_text_stays_one_paragraph_of_text(text: str) -> None:
    page = shown(f"x{markdown_text(text)}x")
    assert page.tags == ["p"]
    assert "\n" not in markdown_text(text)


@given(st.text(alphabet=st.sampled_from("abz 019,;ãé"), max_size=40))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert markdown_text(text) == re.sub(r" +", " ", text).strip()
