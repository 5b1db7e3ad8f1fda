"""Dresses MkDocs' configuration: our theme over Material, the site's language, nothing foreign."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from kamdocs.messages import messages_for
from kamdocs.render.brand import brand_tones
from kamdocs.resources import THEME

STYLES = (
    "assets/kamdocs/shell.css",
    "assets/kamdocs/kamdocs.css",
    "assets/kamdocs/charts.css",
    "assets/kamdocs/pack.css",
)
SCRIPTS = ("assets/kamdocs/kamdocs.js", "assets/kamdocs/excel.js")

PACK_FOLDER = "pack"
"""Folder of a theme that dresses no page: the template of the client pack."""

WORKER_SHIM = "assets/kamdocs/vendor/iframe-worker.js"
"""Lets Material's search run from `file://`; its `offline` plugin would take it from a CDN."""

FEATURES = (
    "navigation.indexes",
    "navigation.sections",
    "navigation.tabs",
    "search.highlight",
    "search.suggest",
    "toc.follow",
)

THEME_WORDS = ("not-found", "not-found.text", "not-found.home", "search-box")
"""Ids of the catalog `theme` that templates of `theme/` say, as `config.extra.kamdocs.words`."""


def dress(config: MkDocsConfig, *, language: str, brand: str | None) -> None:
    """Set theme, words, styles and scripts of a configuration; what the project set stays."""
    _lay_theme_over_material(config)
    config.theme["language"] = language
    config.theme["font"] = False
    config.theme["features"] = list(dict.fromkeys([*FEATURES, *config.theme["features"]]))
    if "palette" not in config.theme:
        config.theme["palette"] = _palette(language)
    config.extra_css[:0] = [path for path in STYLES if path not in config.extra_css]
    config.extra_javascript[:0] = list(SCRIPTS)
    config.extra["kamdocs"] = theme_extra(language=language, brand=brand)
    # Material's foot names its own maker in English and links out.
    config.extra.setdefault("generator", False)
    _let_search_run_from_files(config)


def leave_out_pack_template(files: Files, config: MkDocsConfig) -> None:
    """Keep the template of the client pack off the site: MkDocs would copy it with the theme."""
    folders = [Path(folder).resolve() / PACK_FOLDER for folder in config.theme.dirs]
    for file in list(files):
        path = Path(file.abs_src_path).resolve() if file.abs_src_path else None
        if path is not None and any(path.is_relative_to(folder) for folder in folders):
            files.remove(file)


def theme_extra(*, language: str, brand: str | None) -> dict[str, Any]:
    """Give what the templates of `theme/` read from `config.extra.kamdocs`."""
    messages = messages_for(language)
    return {
        "words": {
            word.replace("-", "_").replace(".", "_"): messages.text(f"theme.{word}")
            for word in THEME_WORDS
        },
        "tones": brand_tones(brand) if brand else {},
    }


def _lay_theme_over_material(config: MkDocsConfig) -> None:
    """Put our theme folder after the project's own and before Material's."""
    folders = config.theme.dirs
    if all(Path(folder).resolve() != THEME.resolve() for folder in folders):
        folders.insert(1 if config.theme.custom_dir else 0, str(THEME))


def _palette(language: str) -> list[dict[str, Any]]:
    """Give light and dark, each with the switch to the other, following the system at first."""
    messages = messages_for(language)
    modes = (("light", "default", "weather-night"), ("dark", "slate", "weather-sunny"))
    return [
        {
            "media": f"(prefers-color-scheme: {mode})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {
                "icon": f"material/{icon}",
                "name": messages.text(f"theme.leave-{mode}"),
            },
        }
        for mode, scheme, icon in modes
    ]


def _let_search_run_from_files(config: MkDocsConfig) -> None:
    """Give pages read from `file://` the stand-in for a worker that Material's search needs."""
    if config.use_directory_urls:
        return
    shims = config.extra.setdefault("polyfills", [])
    if not any("iframe-worker" in str(shim) for shim in shims):
        shims.append(WORKER_SHIM)
