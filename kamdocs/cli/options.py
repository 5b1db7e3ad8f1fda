"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from kamdocs.cli.output import words
from kamdocs.messages import LANGUAGES
from kamdocs.model.enums import Visibility

_Function = TypeVar("_Function", bound=Callable[..., object])


def _day(context: click.Context, parameter: click.Parameter, text: str | None) -> date | None:
    """Give the day of a text such as `2026-10-15` or `15/10/2026`, or say the accepted forms."""
    from kamdocs.source.date_text import parse_date

    if text is None:
        return None
    day = parse_date(text)
    if isinstance(day, date):
        return day
    raise click.BadParameter(words().text("cli.bad-day", value=text), context, parameter)


def project_day(project: Path, given: date | None) -> date:
    """Give the day that counts as today: as given, as `mkdocs.yml` fixes it, else today."""
    from kamdocs.source.fixed_day import fixed_day

    return given or fixed_day(project) or date.today()  # noqa: DTZ011 - the reader's day


def day_option(*names: str, help: str) -> Callable[[_Function], _Function]:  # noqa: A002
    """Make an option that takes a day in any form files may have it."""
    return click.option(*names, callback=_day, metavar="DATA", default=None, help=help)


as_of_option = day_option("--as-of", help=words().text("cli.option.as-of"))

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    help=words().text("cli.option.config"),
)

language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=None,
    help=words().text("cli.option.language"),
)


def _audience(
    _context: click.Context, _parameter: click.Parameter, text: str | None
) -> Visibility | None:
    return None if text is None else Visibility(text)


audience_option = click.option(
    "--audience",
    type=click.Choice([Visibility.TEAM.value, Visibility.COMPANY.value]),
    callback=_audience,
    default=None,
    help=words().text("cli.option.audience"),
)

site_audience_option = click.option(
    "--audience",
    type=click.Choice([item.value for item in Visibility]),
    callback=_audience,
    default=None,
    help=words().text("cli.option.site-audience"),
)
"""Who a site is for; unlike an export it may be for one client, whose account is named then."""

account_option = click.option(
    "--account",
    metavar="ID",
    default=None,
    help=words().text("cli.option.account"),
)
