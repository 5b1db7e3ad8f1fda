"""A site for one client: of what the project set for its own site only the looks stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from kamdocs.resources import THEME
from kamdocs.source.prose_links import linked_files

_OURS = (None, "kamdocs")
"""Who made a file of the site: nobody, for one on disk, or our plugin."""

_LOOKS = ("logo", "favicon")
"""Settings of the theme that name a file."""

_THEME_TEXTS = (".html", ".css", ".js")
"""Files of a theme that name others."""


def keep_to_client(config: MkDocsConfig, title: str) -> None:
    """Take out of a configuration what tells of us, our sources or our other pages."""
    config.site_name = title
    config.site_url = ""
    config.site_description = config.site_author = config.copyright = None
    config.repo_url = config.repo_name = None
    config.nav = None
    config.extra.clear()
    config.extra_javascript.clear()
    config.extra_templates.clear()


def leave_out_files(files: Files, config: MkDocsConfig) -> None:
    """Take out the project's own files that neither pages nor looks need, and other plugins'."""
    needed = {*map(str, config.extra_css), *(str(config.theme.get(key)) for key in _LOOKS)}
    for page in files.documentation_pages():
        needed.update(_linked(page))
    for file in list(files):
        is_own = _is_in(file, config.docs_dir) and not file.is_documentation_page()
        if (is_own and file.src_uri not in needed) or file.generated_by not in _OURS:
            files.remove(file)
    _leave_out_theme_files(files, config, needed)


def _leave_out_theme_files(files: Files, config: MkDocsConfig, needed: set[str]) -> None:
    """Take out files of the project's own theme that nothing of it names."""
    folder = config.theme.custom_dir
    if not folder or Path(folder).resolve() == THEME.resolve():
        return
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(Path(folder).rglob("*"))
        if path.suffix in _THEME_TEXTS and path.is_file()
    ]
    for file in list(files):
        name = Path(file.src_uri).name
        is_named = file.src_uri in needed or any(name in text for text in texts)
        if _is_in(file, folder) and not is_named:
            files.remove(file)


def _is_in(file: File, folder: str) -> bool:
    if file.src_dir is None:
        return False
    return Path(file.src_dir).resolve() == Path(folder).resolve()


def _linked(page: File) -> Iterator[str]:
    """Give the files that a hand-written page shows or links to."""
    if page.src_dir is not None and page.abs_src_path is not None:
        text = Path(page.abs_src_path).read_text(encoding="utf-8-sig", errors="replace")
        yield from linked_files(text, page.src_uri)
