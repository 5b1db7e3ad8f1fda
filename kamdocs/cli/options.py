"""Options that several verbs share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kamdocs.cli.output import words
from kamdocs.messages import LANGUAGES


class DayType(click.ParamType):
    """A day on the command line, as `2026-10-15` or `15/10/2026`."""

    name = "data"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Give the day, or say which forms are accepted."""
        from kamdocs.source.date_text import parse_date

        day = parse_date(str(value))
        if isinstance(day, date):
            return day
        return self.fail(words().text("cli.bad-day", value=value), param, ctx)


as_of_option = click.option(
    "--as-of", type=DayType(), default=None, help=words().text("cli.option.as-of")
)

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
