"""The MkDocs plugin `kamdocs`: each hook guards and delegates, in the order MkDocs calls them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from kamdocs.errors import UserError
from kamdocs.messages import LANGUAGES, Messages, messages_for
from kamdocs.model.enums import Visibility
from kamdocs.resources import THEME
from kamdocs.site.by_hand import leave_out_pages, without_pages
from kamdocs.site.client import keep_to_client, leave_out_files
from kamdocs.site.config import KamdocsOptions, site_language
from kamdocs.site.guards import claim_folder, refuse_raw_accounts
from kamdocs.site.navigation import constant_navigation
from kamdocs.site.pages import add_assets, add_data, add_pages
from kamdocs.site.reading import (
    SiteReading,
    finding_line,
    project_folder,
    read_site,
    template_folders,
)
from kamdocs.site.search import write_script_twin
from kamdocs.site.theming import dress, leave_out_pack_template
from kamdocs.source.finding import Severity

log = get_plugin_logger(__name__)


class StrictStop(PluginError):  # noqa: N818 - a stop that was asked for
    """A strict build that ends because the files have errors."""


class KamdocsPlugin(BasePlugin[KamdocsOptions]):
    """Reads the accounts once per build and hands their pages to MkDocs."""

    reading: SiteReading
    """What this build read."""

    page_count: int = 0
    """Pages of this build, hand-written ones included."""

    _in_navigation: list[tuple[str | None, File]]

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project and dress the configuration, before other plugins look at either."""
        with self._telling_mistakes():
            self.reading = read_site(config, self.config)
            if self.reading.account:
                keep_to_client(config, self.reading.contents.title)
            dress(config, language=self.reading.contents.language, brand=self.config.brand)
            self._watch(config)
            if self.reading.audience is not Visibility.TEAM:
                # Links to source files are the team's, those of hand-written pages too.
                config.edit_uri = config.edit_uri_template = None
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Log the findings and take the site folder, just before MkDocs cleans it."""
        self._log_findings()
        mistakes = self.reading.packs.mistakes if self.reading.packs else ()
        errors = self.reading.count(Severity.ERROR) + len(mistakes)
        if config.strict and errors:
            # Strict counts warnings only after the site was written; nobody wants that site.
            raise StrictStop(self._messages.plural("build.strict", errors))
        with self._telling_mistakes():
            claim_folder(Path(config.site_dir), self.reading.audience.value, self.reading.account)

    @event_priority(50)
    def _add_pages(self, files: Files, *, config: MkDocsConfig) -> Files:
        contents = self.reading.contents
        with self._telling_mistakes():
            left_out = leave_out_pages(files, self.reading.audience, self.reading.account)
        if left_out:
            config.nav = without_pages(config.nav, left_out)
        self._in_navigation = add_pages(contents.pages, files, config, self._messages)
        add_assets(contents.assets, files, config)
        add_data(self.reading.data, files, config)
        if self.reading.packs is not None:
            self.reading.packs.add_to(files, config)
        return files

    @event_priority(-100)
    def _settle_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        leave_out_pack_template(files, config)
        if self.reading.account:
            leave_out_files(files, config)
        with self._telling_mistakes():
            refuse_raw_accounts(files, self._accounts(config))
        config.nav = constant_navigation(self._in_navigation, files, config.nav)
        return files

    on_files = CombinedEvent(_add_pages, _settle_files)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Date every page by the site's day: sitemap and its gzip follow it."""
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        for page in pages:
            page.update_date = self.reading.as_of.isoformat()
        self.page_count = len(pages)
        return env

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give search a copy it can load without a server, after its index was written."""
        if not config.use_directory_urls:
            write_script_twin(Path(config.site_dir))

    @property
    def _messages(self) -> Messages:
        return messages_for(self.reading.contents.language)

    @contextmanager
    def _telling_mistakes(self) -> Iterator[None]:
        """Turn a user's mistake into MkDocs' own kind of error, in words."""
        try:
            yield
        except UserError as error:
            messages = messages_for(site_language(self.config, LANGUAGES[0]))
            raise PluginError(messages.text(error.message_id, **error.params)) from error

    def _accounts(self, config: MkDocsConfig) -> Path:
        return project_folder(config) / self.config.accounts

    def _watch(self, config: MkDocsConfig) -> None:
        """Let a preview rebuild when accounts, templates or the theme change."""
        folders = [
            self._accounts(config),
            *template_folders(config, self.config),
            THEME,
            Path(config.theme.custom_dir or THEME),
        ]
        config.watch.extend(str(folder) for folder in dict.fromkeys(folders) if folder.is_dir())

    def _log_findings(self) -> None:
        """Log errors as warnings, which `--strict` counts, and the rest in one line."""
        messages = self._messages
        for finding in self.reading.findings:
            if finding.severity is Severity.ERROR:
                log.warning(finding_line(finding, messages))
        for mistake in self.reading.packs.mistakes if self.reading.packs else ():
            log.warning(messages.text(mistake.message_id, **mistake.params))
        counts = (
            messages.plural(f"build.count.{severity.value}", self.reading.count(severity))
            for severity in Severity
        )
        log.info(messages.text("build.findings", counts=", ".join(counts)))
