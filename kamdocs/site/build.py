"""Builds a project's site through MkDocs' public functions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, MkDocsException

from kamdocs.errors import UserError
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.model.enums import Visibility
from kamdocs.site.config import Given, KamdocsOptions, giving, site_audience, site_language
from kamdocs.site.guards import refuse_folder
from kamdocs.site.packs import SitePacks
from kamdocs.site.plugin import KamdocsPlugin, StrictStop
from kamdocs.site.reading import project_folder
from kamdocs.source.finding import Finding
from kamdocs.source.folder import load_programme

STRICT = "build.strict-stop"
"""Message of the mistake that ends a strict build because of errors in the files."""


@dataclass(frozen=True)
class BuildResult:
    """What a build wrote, and what it found in the files."""

    site_dir: Path
    pages: int
    findings: tuple[Finding, ...]
    language: str
    as_of: date
    left_out: int
    packs: SitePacks | None = None
    """The meeting packs, where they were asked for."""


def build_site(
    *,
    config_file: Path = Path("mkdocs.yml"),
    site_dir: Path | None = None,
    strict: bool = False,
    as_of: date | None = None,
    language: str | None = None,
    audience: Visibility | None = None,
    account: str | None = None,
    packs: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> BuildResult:
    """Build the site of a project; what is None follows mkdocs.yml.

    `account` is the one whose client the site is for, where the audience is the client. With
    `packs` the site has the meeting packs as PDF; `tell` is told how many are done, of how many.

    For another audience than the one of mkdocs.yml the folder is another as well, so that
    neither site stands where readers of the other look for theirs.

    Raises UserError where it cannot be built, and under `strict` where anything is wrong.
    Findings are in the result: an account with errors does not stop the others.
    """
    given = Given(as_of, language, audience, account, packs, tell)
    with hosting(config_file, given):
        config = load_config(
            config_file=str(config_file),
            site_dir=str(site_dir.resolve()) if site_dir is not None else None,
            strict=strict or None,
        )
        plugin = kamdocs_plugin(config)
        seen_by = site_audience(plugin.config)
        if packs and seen_by is Visibility.COMPANY:
            raise UserError("packs.not-for-company")
        if site_dir is None and seen_by.value != plugin.config.audience:
            config.site_dir += f"-{_folder_word(config, plugin.config)}"
            if account:
                config.site_dir = str(Path(config.site_dir, account))
        refuse_folder(Path(config.site_dir), seen_by.value, account)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    return BuildResult(
        site_dir=Path(config.site_dir),
        pages=plugin.page_count,
        findings=plugin.reading.findings,
        language=plugin.reading.contents.language,
        as_of=plugin.reading.as_of,
        left_out=plugin.reading.left_out,
        packs=plugin.reading.packs,
    )


def _folder_word(config: MkDocsConfig, options: KamdocsOptions) -> str:
    """Give the word that tells an audience's folder apart, in the site's language."""
    written = load_programme(project_folder(config), options.accounts) or LANGUAGES[0]
    language = site_language(options, written)
    return messages_for(language).text(f"audience.folder.{site_audience(options)}")


def kamdocs_plugin(config: MkDocsConfig) -> KamdocsPlugin:
    """Give the plugin of a configuration; raises UserError if it is not among `plugins`."""
    for plugin in config.plugins.values():
        if isinstance(plugin, KamdocsPlugin):
            return plugin
    raise UserError("build.no-plugin", config=Path(config.config_file_path).name)


@contextmanager
def hosting(config_file: Path, given: Given) -> Iterator[None]:
    """Run MkDocs inside: our words go before mkdocs.yml, its refusals become UserError."""
    if not config_file.is_file():
        raise UserError("build.no-config", config=config_file)
    # Banners about MkDocs' future are for whoever picks the engine, not for account managers.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
    try:
        with giving(given):
            yield
    except MkDocsException as error:
        if isinstance(error.__context__, StrictStop):
            raise UserError(STRICT, reason=str(error.__context__)) from error
        raise UserError("build.stopped", reason=_reason(error)) from error


def _reason(error: MkDocsException) -> str:
    """Give the words of the error that stopped a build, which MkDocs wraps in an Abort."""
    cause = error.__context__
    if isinstance(error, Abort) and isinstance(cause, BuildError):
        return str(cause)
    return str(error)
