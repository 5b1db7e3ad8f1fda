"""`kamdocs import`: tables in, by a mapping."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kamdocs.cli.options import as_of_option
from kamdocs.cli.output import CLEAN, FOUND, count_errors, say, show_findings, words
from kamdocs.messages import messages_for

SHOWN = 12
"""Files named one by one; the rest are counted."""


@click.command("import", help=words().text("imports.help"))
@click.argument("tables", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--mapping",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help=words().text("imports.mapping"),
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("accounts"),
    help=words().text("imports.into"),
)
@click.option("--dry-run", is_flag=True, help=words().text("imports.dry-run"))
@as_of_option
def import_command(
    tables: Path, mapping: Path, into: Path, dry_run: bool, as_of: date | None
) -> int:
    """Turn tables into account files; exit 1 and write nothing when something is wrong."""
    from kamdocs.interchange.importing import import_tables

    today = as_of or date.today()  # noqa: DTZ011 - the reader's calendar day
    report = import_tables(tables, mapping, into, as_of=today, dry_run=dry_run)
    messages = messages_for(report.language)
    show_findings(report.findings, messages)
    errors = count_errors(report.findings)
    if errors:
        say(messages.plural("imports.stopped", errors))
        return FOUND
    for message_id, paths in (
        ("imports.created", report.created),
        ("imports.changed", report.changed),
    ):
        for path in paths[:SHOWN]:
            say(messages.text(message_id, path=path))
        if len(paths) > SHOWN:
            say(messages.plural("imports.more", len(paths) - SHOWN))
    if not report.created and not report.changed:
        say(messages.text("imports.nothing-new"))
    else:
        done = "imports.would" if dry_run else "imports.done"
        figures = messages.plural("imports.figures", report.figures)
        say(messages.plural(done, report.accounts, figures=figures))
    return CLEAN
