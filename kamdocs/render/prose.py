"""Free text people wrote, from Markdown to safe HTML with links that lead to pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import nh3
from markdown import Markdown
from markdown.extensions.toc import TocExtension
from markupsafe import Markup

from kamdocs.model.account import Prose
from kamdocs.render.addresses import Links
from kamdocs.source.folding import fold
from kamdocs.source.prose_links import SAFE_SCHEMES, is_outside, link_parts, linked_file

# fmt: off
_TAGS = frozenset({
    "a", "abbr", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h2", "h3", "h4",
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

    def html(self, prose: Prose | None, links: Links) -> Markup | None:
        """Give the safe HTML of a prose as seen from a page; None where there is nothing."""
        if prose is None or not prose.text.strip():
            return None
        clean = nh3.clean(
            _converted(prose.text),
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            url_schemes=set(SAFE_SCHEMES),
            attribute_filter=self._filter(prose.path, links),
            link_rel="noopener noreferrer",
        )
        return Markup(self._with_marks(clean))  # noqa: S704 - nh3 has just cleaned it

    def _filter(self, path: str, links: Links) -> Callable[[str, str, str], str | None]:
        def keep(_tag: str, attribute: str, value: str) -> str | None:
            if attribute == "href":
                return self._link(value, path, links)
            if attribute == "src":
                target = _resolved(value, path)
                address = self.targets.files.get(target[0]) if target else None
                return links.to_file(address) if address else None
            if attribute == "id":
                return value if _SAFE_ID.match(value) else None
            if attribute == "class":
                mark = next((_MARKS[name] for name in value.split() if name in _MARKS), None)
                return f"kd-mark-{mark}" if mark else None
            return value

        return keep

    def _link(self, value: str, path: str, links: Links) -> str | None:
        parts = link_parts(value)
        if parts is None:
            return None
        if parts.scheme:
            return value
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

    def _with_marks(self, html: str) -> str:
        def chip(found: re.Match[str]) -> str:
            word = Markup.escape(self.mark_words[found["mark"]])
            return f'{found["open"]} <span class="kd-chip">{word}</span></{found["tag"]}>'

        return _MARKED.sub(chip, html)


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
            "tables",
            "abbr",
            TocExtension(slugify=_slug),
        ]
    )
    return re.sub(r"(</?)h1\b", r"\1h2", writer.convert(text))


def _slug(text: str, separator: str) -> str:
    folded = re.sub(r"[^a-z0-9]+", separator, fold(text)).strip(separator)
    return folded if folded[:1].isalpha() else f"s{separator}{folded}"
