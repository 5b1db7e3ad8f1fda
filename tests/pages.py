"""Reading built pages: their visible text, links and attributes."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

_SILENT = {"script", "style", "template"}
_VOID = {"meta", "link", "br", "hr", "img", "input", "source", "path", "rect", "circle", "line"}


class PageText(HTMLParser):
    """Collects the pieces of text of a page and every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._silent = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in _SILENT:
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text and not self._silent:
            self.texts.append(text)


def page(path: Path) -> PageText:
    """Read a built page."""
    return PageText(path.read_text(encoding="utf-8"))


def report_text(path: Path) -> str:
    """Give the text of a report page's own part, without the theme's frame."""
    html = path.read_text(encoding="utf-8")
    inner = html.split('id="kd-content"', 1)[1].split("</main>", 1)[0]
    return " ".join(PageText(f"<article {inner}").texts).replace("\u00a0", " ")


def all_texts(site: Path) -> dict[str, list[str]]:
    """Give the texts of every page of a site by its path."""
    return {
        path.relative_to(site).as_posix(): page(path).texts for path in sorted(site.rglob("*.html"))
    }
