from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.render.brand import PAPER_DARK, brand_tones, contrast, mix
from kamdocs.resources import THEME

LOADS = {"src", "href", "srcset", "data", "poster", "action", "xlink:href"}


class Addresses(HTMLParser):
    """Collects the addresses a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in LOADS]


def foreign(folder: Path) -> list[str]:
    """Give every address of another host in pages and style sheets."""
    found = []
    for path in sorted(folder.rglob("*.html")):
        page = Addresses()
        page.feed(path.read_text(encoding="utf-8"))
        found += [f"{path.name}: {a}" for a in page.found if re.match(r"(\w+:)?//", a)]
    for path in sorted(folder.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        loads = re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')]+)", text)
        found += [f"{path.name}: {a}" for a in loads if re.match(r"(\w+:)?//", a)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("directory_urls", [True, False])
def test_nothing_is_loaded_from_another_host(
    project: Any, language: str, directory_urls: bool
) -> None:
    project.options["language"] = language
    project.config = {"use_directory_urls": directory_urls}
    project.build(strict=True)
    assert (project.site / "404.html").is_file()
    assert foreign(project.site) == []


def test_a_repository_link_asks_its_host_nothing(project: Any) -> None:
    project.config = {"repo_url": "https://github.com/serra-clara/kam"}
    project.build()
    html = project.html()
    assert 'href="https://github.com/serra-clara/kam"' in html
    assert 'data-md-component="source"' not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_and_its_words_are_in_the_site_language(project: Any, language: str) -> None:
    project.options["language"] = language
    project.build()
    words = messages_for(language)
    missing = project.html("404.html")
    assert f'<html lang="{language}"' in missing
    assert f"<h1>{words.text('theme.not-found')}</h1>" in missing
    assert f"<title>{words.text('theme.not-found')} - Contas-chave</title>" in missing
    assert words.text("theme.leave-light") in missing
    assert f'aria-label="{words.text("theme.search-box")}"' in missing
    others = set(LANGUAGES) - {language, "pt-BR", "pt-PT"}
    for other in others:
        assert messages_for(other).text("theme.not-found") not in missing


def test_the_language_given_goes_before_the_configured_one(project: Any) -> None:
    project.options["language"] = "pt-PT"
    assert project.build(language="en").language == "en"
    assert '<html lang="en"' in project.html()


def test_european_portuguese_has_its_own_words_over_materials(project: Any) -> None:
    project.options["language"] = "pt-PT"
    project.build()
    html = project.html("manual/index.html")
    assert 'placeholder="Pesquisar"' in html
    assert "Buscar" not in html
    assert "Ir para o conteúdo" in html


def test_a_projects_own_theme_folder_wins(project: Any) -> None:
    project.write("theme/404.html", "{% extends 'main.html' %}{% block content %}Ops{% endblock %}")
    project.config = {"theme": {"name": "material", "custom_dir": "theme"}}
    project.build()
    assert "Ops" in project.html("404.html")
    assert (project.site / "assets/kamdocs/shell.css").is_file()


def test_templates_of_the_client_pack_are_not_copied_with_the_theme(project: Any) -> None:
    project.config = {"theme": {"name": "material", "custom_dir": "theme"}}
    project.write("theme/pack/cover.typ", "#let cover(it) = []")
    project.write("theme/assets/ours.css", "p {}")
    project.build()
    assert (project.site / "assets/ours.css").is_file()
    assert [path.name for path in project.site.rglob("*.typ")] == []
    assert not (project.site / "pack").exists()


def test_settings_of_the_project_stay(project: Any) -> None:
    palette = {"scheme": "default", "primary": "teal"}
    theme = {"name": "material", "palette": palette, "features": ["header.autohide"]}
    project.config = {"theme": theme, "extra_css": ["assets/own.css"]}
    project.write("pages/assets/own.css", "")
    project.build(strict=True)
    html = project.html()
    assert 'data-md-color-primary="teal"' in html
    assert "header.autohide" in html
    assert html.index("assets/kamdocs/kamdocs.css") < html.index("assets/own.css")


@pytest.mark.parametrize(
    ("language", "stop_words"), [("pt-PT", "pt"), ("pt-BR", "pt"), ("en", "en")]
)
def test_search_knows_the_language_of_the_site(
    project: Any, language: str, stop_words: str
) -> None:
    project.options["language"] = language
    project.build()
    assert f'"lang":["{stop_words}"]' in project.html("search/search_index.json")


def test_the_brand_reaches_the_page_in_readable_tones(project: Any) -> None:
    project.options["brand"] = "#FFCC00"
    project.build()
    tones = brand_tones("#ffcc00")
    assert f"--kd-brand-light:{tones['brand-light']};" in project.html()
    assert f"--kd-header:{tones['header']};" in project.html()


@pytest.mark.parametrize(
    "colour", ["#0b5c6b", "#ffcc00", "#ffffff", "#000000", "#ff0000", "#2f6f3f", "#1a1a8c"]
)
def test_any_brand_colour_can_be_read(colour: str) -> None:
    tones = brand_tones(colour)
    for ground in ("#ffffff", "#f6f8f9", tones["brand-soft-light"]):
        assert contrast(tones["brand-light"], ground) >= 4.5 - (ground == "#f6f8f9") * 0.3
    for ground in (PAPER_DARK, "#10161a", tones["brand-soft-dark"]):
        assert contrast(tones["brand-dark"], ground) >= 4.5
    assert contrast(tones["header"], "#ffffff") >= 4.5
    assert contrast("#e8edf1", tones["brand-soft-dark"]) >= 4.5


def test_a_colour_that_already_reads_is_kept() -> None:
    assert brand_tones("#0b5c6b")["brand-light"] == "#0b5c6b"
    assert brand_tones("#0b5c6b")["header"] == "#0b5c6b"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


def scheme(text: str, selector: str) -> dict[str, str]:
    """Give the plain colours of one rule of the style sheet."""
    rule = re.search(re.escape(selector) + r"\s*\{([^}]*)\}", text)
    assert rule is not None
    found = re.findall(r"--kd-([\w-]+):\s*(#[0-9a-f]{3,6});", rule[1])
    return {name: "#" + "".join(c * 2 for c in v[1:]) if len(v) == 4 else v for name, v in found}


@pytest.mark.parametrize("selector", ["\nbody", 'body[data-md-color-scheme="slate"]'])
def test_words_and_status_can_be_read_in_both_modes(selector: str) -> None:
    text = (THEME / "assets/kamdocs/shell.css").read_text(encoding="utf-8")
    colours = scheme(text, selector)
    pairs = [(ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in ("paper", "ground")]
    for status in ("good", "watch", "risk", "none"):
        pairs += [(status, f"{status}-soft"), (status, "paper"), (status, "ground")]
    pairs.append(("ink-2", "none-soft"))
    low = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in pairs
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert low == {}


def test_the_dark_paper_of_code_and_style_sheet_are_one() -> None:
    text = (THEME / "assets/kamdocs/shell.css").read_text(encoding="utf-8")
    assert scheme(text, 'body[data-md-color-scheme="slate"]')["paper"] == PAPER_DARK
