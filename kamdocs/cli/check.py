"""`kamdocs check`: say what is wrong in the files, all of it, with places and ways out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kamdocs.cli.options import as_of_option, project_day
from kamdocs.cli.output import (
    CLEAN,
    FOUND,
    data,
    findings_json,
    say,
    show_findings,
    summary,
    words,
)
from kamdocs.messages import messages_for
from kamdocs.source.finding import Finding, Severity


def check(*, project: Path, accounts: str, as_of: date) -> tuple[tuple[Finding, ...], str]:
    """Give every finding of a project's files, and the language the files are written in."""
    from kamdocs.checks.rules import run_checks
    from kamdocs.source.folder import load_portfolio

    loaded = load_portfolio(project, accounts)
    return run_checks(loaded, as_of), loaded.portfolio.programme.language


@click.command("check", help=words().text("cli.check.help"))
@click.argument("project", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--accounts", default="accounts", help=words().text("cli.option.accounts"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=words().text("cli.check.format"),
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.ERROR.value,
    help=words().text("cli.check.fail-on"),
)
@as_of_option
def check_command(project: Path, accounts: str, form: str, fail_on: str, as_of: date | None) -> int:
    """Show findings in the language of the files; exit 1 on errors."""
    today = project_day(project, as_of)
    findings, language = check(project=project, accounts=accounts, as_of=today)
    messages = messages_for(language)
    if form == "json":
        data(findings_json(findings, messages))
    else:
        show_findings(findings, messages)
    say(summary(findings, messages))
    order = list(Severity)
    grave = order[: order.index(Severity(fail_on)) + 1]
    return FOUND if any(finding.severity in grave for finding in findings) else CLEAN
