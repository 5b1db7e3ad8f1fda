"""`kamdocs export`: the portfolio's figures for other programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from kamdocs.cli.options import as_of_option, audience_option, language_option, project_day
from kamdocs.cli.output import (
    CLEAN,
    FOUND,
    count_errors,
    say,
    show_findings_apart,
    words,
    write_bytes,
    write_data,
)
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.model.enums import Visibility


@click.group("export", help=words().text("cli.export.help"))
def export_command() -> None:
    """Hold the forms of an export."""


_output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help=words().text("cli.export.output"),
)


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every form has."""
    options = (
        click.argument("project", type=click.Path(file_okay=False, path_type=Path), default=Path()),
        click.option("--accounts", default="accounts", help=words().text("cli.option.accounts")),
        click.option("--period", default=None, help=words().text("cli.export.period")),
        click.option("--account", "only", multiple=True, help=words().text("cli.export.account")),
        audience_option,
        as_of_option,
        _output_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@export_command.command("json", help=words().text("cli.export.json"))
@_shared
def json_command(output: Path | None, **request: Any) -> int:
    """Export as JSON."""
    from kamdocs.render.exact_json import exact_json

    found = _export(**request)
    return _give(exact_json(found.data), output, found)


@export_command.command("csv", help=words().text("cli.export.csv"))
@_shared
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=None,
    help=words().text("cli.export.language"),
)
def csv_command(output: Path | None, language: str | None, **request: Any) -> int:
    """Export as CSV."""
    from kamdocs.interchange.export_csv import export_csv

    found = _export(**request)
    text = export_csv(found.data, found.portfolio, language or found.language)
    return _give(text, output, found)


@export_command.command("xlsx", help=words().text("workbook.export.help"))
@click.argument("project", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--accounts", default="accounts", help=words().text("cli.option.accounts"))
@click.option("--account", "only", multiple=True, help=words().text("cli.export.account"))
@audience_option
@as_of_option
@language_option
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("kamdocs.xlsx"),
    show_default=True,
    help=words().text("workbook.export.output"),
)
def xlsx_command(
    project: Path,
    accounts: str,
    only: tuple[str, ...],
    audience: Visibility | None,
    as_of: date | None,
    language: str | None,
    output: Path,
) -> int:
    """Export as a workbook that can be changed and imported again."""
    from kamdocs.interchange.workbook.exporting import export_workbook

    found = export_workbook(
        project,
        as_of=project_day(project, as_of),
        file=output.name,
        accounts=accounts,
        only=only,
        audience=audience or Visibility.TEAM,
        language=language,
    )
    write_bytes(found.data, output)
    messages = messages_for(found.language)
    say(messages.plural("workbook.exported", found.accounts, path=output.as_posix()))
    errors = count_errors(found.findings)
    if errors:
        show_findings_apart(found.findings, messages)
    return FOUND if errors else CLEAN


@export_command.command("ics", help=words().text("cli.export.ics"))
@click.argument("project", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--accounts", default="accounts", help=words().text("cli.option.accounts"))
@click.option("--person", default=None, metavar="ID", help=words().text("cli.export.person"))
@click.option("--account", default=None, metavar="ID", help=words().text("cli.export.account-ics"))
@audience_option
@language_option
@as_of_option
@_output_option
def ics_command(
    project: Path,
    accounts: str,
    output: Path | None,
    audience: Visibility | None,
    as_of: date | None,
    **whose: str | None,
) -> int:
    """Export dates as a calendar."""
    from kamdocs.interchange.calendar.calendar_export import CalendarRequest, export_calendar

    request = CalendarRequest(
        project_day(project, as_of), audience=audience or Visibility.TEAM, **whose
    )
    found = export_calendar(project, request, accounts)
    return _give(found.content, output, found)


def _export(
    *,
    project: Path,
    accounts: str,
    period: str | None,
    only: tuple[str, ...],
    audience: Visibility | None,
    as_of: date | None,
) -> Any:
    from kamdocs.interchange.exporting import export_project

    return export_project(
        project,
        today=project_day(project, None),
        accounts=accounts,
        as_of=as_of,
        period=period,
        only=only,
        audience=audience or Visibility.TEAM,
    )


def _give(content: str | bytes, output: Path | None, found: Any) -> int:
    """Write the data; accounts with errors are left out, which is told apart from it."""
    write_data(content, output)
    messages = messages_for(found.language)
    if output is not None:
        say(messages.text("export.done", path=output))
    errors = count_errors(found.findings)
    if errors:
        show_findings_apart(found.findings, messages)
    return FOUND if errors else CLEAN
