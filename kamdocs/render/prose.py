"""Free text people wrote, from Markdown to safe HTML with links that lead to pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import nh3
from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markupsafe import Markup

from kamdocs.model.account import Prose
from kamdocs.render.addresses import Links
from kamdocs.render.admonitions import AdmonitionMarks, safe_class, with_kind_titles
from kamdocs.source.client_links import is_of_our_network
from kamdocs.source.folding import fold
from kamdocs.source.prose_links import SAFE_SCHEMES, is_outside, link_parts, linked_file

# fmt: off
_TAGS = frozenset({
    "a", "abbr", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4",
    "h5", "h6", "hr", "img", "kbd", "li", "mark", "ol", "p", "pre", "strong", "sub", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})
# fmt: on
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    "abbr": {"title"},
    "div": {"class"},
    "p": {"class"},
    **{heading: {"id", "class"} for heading in _HEADINGS},
}
_SAFE_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_MARKS = {"cliente": "client", "client": "client", "empresa": "company", "company": "company"}
_MARKED = re.compile(
    r'(?P<open><(?P<tag>h[2-6])[^>]*class="kd-mark-(?P<mark>\w+)"[^>]*>.*?)</(?P=tag)>', re.DOTALL
)


@dataclass(frozen=True)
class ProseTargets:
    """What links in prose may lead to: page addresses by file, and copied files by path."""

    pages: Mapping[str, str]
    files: Mapping[str, str]


@dataclass(frozen=True)
class ProseWriter:
    """Turns prose into HTML for a page; `mark_words` name who may see a marked section."""

    targets: ProseTargets
    mark_words: Mapping[str, str]
    admonition_words: Mapping[str, str] = field(default_factory=dict)
    """Titles of admonitions that have none of their own, by kind."""

    for_client: bool = False
    """Whether addresses that only our network knows lead nowhere."""

    def html(self, prose: Prose | None, links: Links) -> Markup | None:
        """Give the safe HTML of a prose as seen from a page; None where there is nothing."""
        if prose is None or not prose.text.strip():
            return None
        clean = clean_html(
            prose.text,
            link=lambda value: self._link(value, prose.path, links),
            picture=lambda value: self._picture(value, prose.path, links),
        )
        titled = with_kind_titles(clean, self.admonition_words)
        return Markup(self._with_marks(titled))  # noqa: S704 - nh3 has just cleaned it

    def _picture(self, value: str, path: str, links: Links) -> str | None:
        file = project_file(value, path)
        address = self.targets.files.get(file) if file else None
        return links.to_file(address) if address else None

    def _link(self, value: str, path: str, links: Links) -> str | None:
        parts = link_parts(value)
        if parts is None:
            return None
        if parts.scheme:
            return self.outside(value)
        if value.startswith("#"):
            return value if _SAFE_ID.match(value[1:]) else None
        target = _resolved(value, path)
        if target is None:
            return None
        file, anchor = target
        if file in self.targets.pages:
            return links.to(self.targets.pages[file], anchor)
        address = self.targets.files.get(file)
        return links.to_file(address) if address else None

    def outside(self, value: str) -> str | None:
        """Give an address outside of the project as the readers may follow it; None where not."""
        parts = link_parts(value)
        if parts is None or parts.scheme.lower() not in SAFE_SCHEMES:
            return None
        return None if self.for_client and is_of_our_network(parts) else value

    def _with_marks(self, html: str) -> str:
        def chip(found: re.Match[str]) -> str:
            word = Markup.escape(self.mark_words[found["mark"]])
            return f'{found["open"]} <span class="kd-chip">{word}</span></{found["tag"]}>'

        return _MARKED.sub(chip, html)


def clean_html(
    text: str,
    *,
    link: Callable[[str], str | None],
    picture: Callable[[str], str | None],
) -> str:
    """Give the safe HTML of a Markdown text; the callers say where its addresses lead, if at all.

    All readers of prose begin here, so that a page and a printed pack never differ.
    """

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "href":
            return link(value)
        if attribute == "src":
            return picture(value)
        if attribute == "id":
            return value if _SAFE_ID.match(value) else None
        return _kept_class(tag, value) if attribute == "class" else value

    return nh3.clean(
        _converted(text),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=set(SAFE_SCHEMES),
        attribute_filter=keep,
        link_rel="noopener noreferrer",
    )


def _kept_class(tag: str, value: str) -> str | None:
    if tag == "div":
        return safe_class(value)
    if tag == "p":
        return "admonition-title" if "admonition-title" in value.split() else None
    mark = next((_MARKS[name] for name in value.split() if name in _MARKS), None)
    return f"kd-mark-{mark}" if mark else None


def project_file(value: str, path: str) -> str | None:
    """Give the project path that a relative link in a file means; None for any other link."""
    target = _resolved(value, path)
    return target[0] if target else None


def _resolved(value: str, path: str) -> tuple[str, str] | None:
    """Give the project path and anchor that a relative link means; None for any other."""
    parts = link_parts(value)
    if parts is None or is_outside(value, parts):
        return None
    return linked_file(parts, path), parts.fragment


@lru_cache(maxsize=4096)
def _converted(text: str) -> str:
    writer = Markdown(
        extensions=[
            "attr_list",
            "def_list",
            "fenced_code",
            "pymdownx.tilde",
            "sane_lists",
            "abbr",
            AdmonitionMarks(),
            TableExtension(use_align_attribute=True),
            TocExtension(slugify=_slug),
        ]
    )
    return re.sub(r"(</?)h1\b", r"\1h2", writer.convert(text))


def _slug(text: str, separator: str) -> str:
    folded = re.sub(r"[^a-z0-9]+", separator, fold(text)).strip(separator)
    return folded if folded[:1].isalpha() else f"s{separator}{folded}"
