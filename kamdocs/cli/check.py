"""`kamdocs check`: say what is wrong in the files, all of it, with places and ways out."""

from __future__ import annotations

import os
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
from kamdocs.messages import Messages, messages_for
from kamdocs.source.finding import Finding, Severity

FORMS = ("text", "json", "sarif", "github", "gitlab")
"""Forms in which findings are given."""

_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""Where a GitHub workflow says that a step's summary goes."""


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
    type=click.Choice(FORMS),
    default="text",
    help=words().text("cli.check.format"),
)
@click.option("--since", default=None, help=words().text("cli.check.since"))
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.ERROR.value,
    help=words().text("cli.check.fail-on"),
)
@as_of_option
def check_command(
    project: Path,
    accounts: str,
    form: str,
    since: str | None,
    fail_on: str,
    as_of: date | None,
) -> int:
    """Show findings in the language of the files; exit 1 on errors."""
    today = project_day(project, as_of)
    findings, language = check(project=project, accounts=accounts, as_of=today)
    messages = messages_for(language)
    if since is not None:
        from kamdocs.source.changed_lines import changed_lines, on_changed_lines

        findings = on_changed_lines(findings, changed_lines(project, since, accounts))
    if form == "text":
        show_findings(findings, messages)
    elif form == "json":
        data(findings_json(findings, messages))
    else:
        _show_report(form, findings, messages, project)
    say(summary(findings, messages))
    order = list(Severity)
    grave = order[: order.index(Severity(fail_on)) + 1]
    return FOUND if any(finding.severity in grave for finding in findings) else CLEAN


def _show_report(
    form: str, findings: tuple[Finding, ...], messages: Messages, project: Path
) -> None:
    """Print findings for the tools around a pull request, paths from the repository's root."""
    from kamdocs.render.finding_reports.github import github_annotations, github_summary
    from kamdocs.render.finding_reports.gitlab import gitlab_report
    from kamdocs.render.finding_reports.sarif import sarif_report
    from kamdocs.source.git import folder_in_repository

    prefix = folder_in_repository(project)
    if form == "sarif":
        data(sarif_report(findings, messages, prefix))
    elif form == "gitlab":
        data(gitlab_report(findings, messages, prefix))
    elif findings:
        data(github_annotations(findings, messages, prefix))
    summary_file = os.environ.get(_STEP_SUMMARY)
    if form == "github" and summary_file:
        with Path(summary_file).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(github_summary(findings, messages, prefix))
