"""The plugin's options in mkdocs.yml, and what a command line may put in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from kamdocs.audience.site_view import AUDIENCES
from kamdocs.errors import UserError
from kamdocs.messages import LANGUAGES, Messages, messages_for
from kamdocs.model.enums import Visibility

T = TypeVar("T")

HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


class _WordedOption(BaseConfigOption[T]):
    """An option whose refusals speak the language that stands beside it in the options."""

    words: Messages = messages_for(LANGUAGES[0])

    def pre_validation(self, config: Config, key_name: str) -> None:
        """Note the language before any value is judged."""
        language = config.get("language")
        self.words = messages_for(language if language in LANGUAGES else LANGUAGES[0])


class Day(_WordedOption[date]):
    """A day, as YAML's date or as text `2026-10-15`."""

    def run_validation(self, value: object) -> date:
        """Give the day."""
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise ValidationError(self.words.text("build.option.day", value=value)) from error


class Colour(_WordedOption[str]):
    """A colour as `#rrggbb`."""

    def run_validation(self, value: object) -> str:
        """Give the colour in lower case."""
        if not isinstance(value, str) or not HEX_COLOUR.match(value):
            raise ValidationError(self.words.text("build.option.colour", value=value))
        return value.lower()


class SourceAddress(_WordedOption[str]):
    """An address of source files with the place `{path}`, relative or of a web server."""

    def run_validation(self, value: object) -> str:
        """Give the address if it names the place once and cannot run anything."""
        text = str(value)
        places = re.findall(r"\{[^}]*\}", text)
        if places != ["{path}"] or urlsplit(text).scheme not in {"", "http", "https"}:
            raise ValidationError(self.words.text("build.option.source-url", value=text))
        return text


class KamdocsOptions(Config):
    """Options of the plugin `kamdocs`, all optional."""

    accounts = c.Type(str, default="accounts")
    """Folder of the account files, beside mkdocs.yml."""

    templates = c.Type(str, default="site_templates")
    """Folder of the project's own page templates, which win over ours."""

    language = c.Optional(c.Choice(LANGUAGES))
    """What the site speaks; without it, the language the files are written in."""

    as_of = c.Optional(Day())
    """The day the site calls today, so that the same files give the same site."""

    audience = c.Choice([item.value for item in AUDIENCES], default=Visibility.TEAM.value)
    """Who may see the site: the commercial team, or everybody in the company."""

    brand = c.Optional(Colour())
    """The company's colour; darker and lighter tones are made until text on it can be read."""

    source_url = c.Optional(SourceAddress())
    """Address of a source file, `{path}` its place in the project; without it, from `edit_uri`."""


@dataclass(frozen=True)
class Given:
    """What the command line said; it goes before mkdocs.yml.

    Raises UserError for a site for the client without an account, and the other way round.
    """

    as_of: date | None = None
    language: str | None = None
    audience: Visibility | None = None
    account: str | None = None
    """The account whose client the site is for; only the command line can say it."""

    packs: bool = False
    """Whether the site has the meeting packs as PDF."""

    tell: Callable[[int, int], None] | None = None
    """Told how many packs are done, and of how many."""

    def __post_init__(self) -> None:
        """Refuse what does not go together."""
        if self.audience is Visibility.CLIENT and not self.account:
            raise UserError("build.client-account")
        if self.account and self.audience is not Visibility.CLIENT:
            raise UserError("build.account-client")


_NOTHING = Given()

_GIVEN: ContextVar[Given] = ContextVar("given", default=_NOTHING)


@contextmanager
def giving(given: Given) -> Iterator[None]:
    """Put the command line's word before mkdocs.yml for every build inside the block.

    MkDocs loads its configuration anew for each rebuild of a preview, so it cannot carry this.
    """
    token = _GIVEN.set(given)
    try:
        yield
    finally:
        _GIVEN.reset(token)


def site_day(options: KamdocsOptions) -> date:
    """Give the site's today: command line, mkdocs.yml, then the calendar."""
    given = _GIVEN.get().as_of
    if given is not None:
        return given
    if options.as_of is not None:
        return options.as_of
    return date.today()  # noqa: DTZ011 - the reader's calendar day, not a moment in time


def site_language(options: KamdocsOptions, written: str) -> str:
    """Give the site's language: command line, mkdocs.yml, then the one the files are written in."""
    return _GIVEN.get().language or options.language or written


def site_audience(options: KamdocsOptions) -> Visibility:
    """Give who the site is for: command line, then mkdocs.yml."""
    return _GIVEN.get().audience or Visibility(options.audience)


def site_account() -> str | None:
    """Give the id of the account whose client the site is for; None for any other audience."""
    return _GIVEN.get().account


def wanted_packs() -> tuple[bool, Callable[[int, int], None] | None]:
    """Tell whether the site is to have the meeting packs, and whom to tell how far they are."""
    given = _GIVEN.get()
    return given.packs, given.tell
