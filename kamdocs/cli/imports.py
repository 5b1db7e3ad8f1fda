"""`kamdocs import`: a workbook in, or tables by a mapping."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from kamdocs.cli.options import as_of_option
from kamdocs.cli.output import (
    CLEAN,
    FOUND,
    cli_language,
    count_errors,
    data,
    say,
    show_findings,
    words,
)
from kamdocs.errors import UserError
from kamdocs.interchange.round_trip.wishes import Wishes
from kamdocs.messages import Messages, messages_for

SHOWN = 12
"""Files named one by one; the rest are counted."""


@click.command("import", help=words().text("imports.help"))
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--mapping",
    default=None,
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
@click.option("--delete", is_flag=True, help=words().text("imports.delete"))
@click.option("--overwrite", is_flag=True, help=words().text("imports.overwrite"))
@as_of_option
def import_command(
    source: Path,
    mapping: Path | None,
    into: Path,
    dry_run: bool,
    delete: bool,
    overwrite: bool,
    as_of: date | None,
) -> int:
    """Turn a workbook or tables into account files; write nothing when something is wrong."""
    if mapping is None and not source.is_dir():
        from kamdocs.interchange.workbook.starting import is_empty

        today = as_of or date.today()  # noqa: DTZ011 - the reader's calendar day
        if is_empty(into.resolve()):
            return _import_workbook(source, into, dry_run=dry_run, as_of=today)
        wishes = Wishes(dry_run=dry_run, delete=delete, overwrite=overwrite)
        return _import_changes(source, into, wishes, today)
    if mapping is None:
        raise UserError("imports.no-mapping-given", path=source.as_posix())
    return _import_tables(source, mapping, into, dry_run=dry_run, as_of=as_of)


def _import_workbook(source: Path, into: Path, *, dry_run: bool, as_of: date) -> int:
    """Start a programme with a workbook."""
    from kamdocs.interchange.round_trip.importing import remember_workbook
    from kamdocs.interchange.workbook.importing import import_new

    report = import_new(source, into, dry_run=dry_run)
    messages = messages_for(report.language)
    show_findings(report.findings, messages)
    if report.stopped:
        say(messages.plural("imports.stopped", count_errors(report.findings)))
        return FOUND
    _tell(messages, "imports.would-create" if dry_run else "imports.created", report.created)
    done = "workbook.would-start" if dry_run else "workbook.started"
    say(messages.plural(done, report.accounts))
    if not dry_run:
        remember_workbook(source, into, as_of=as_of)
        say(messages.text("workbook.next"))
    return CLEAN


def _import_changes(source: Path, into: Path, wishes: Wishes, as_of: date) -> int:
    """Bring what was changed in a workbook into the files; exit 1 where a person has to decide."""
    from kamdocs.interchange.round_trip.importing import import_workbook
    from kamdocs.render.change_words import changes_text

    report = import_workbook(source, into, as_of=as_of, wishes=wishes)
    messages = messages_for(report.language)
    show_findings(report.findings, messages)
    if report.stopped:
        say(messages.plural("imports.stopped", count_errors(report.findings)))
        return FOUND
    if report.groups:
        data(changes_text(report.groups, report.language).rstrip("\n"))
    if wishes.dry_run:
        _tell(messages, "imports.would-edit", (*report.created, *report.changed))
    else:
        _tell(messages, "imports.created", report.created)
        _tell(messages, "imports.edited", report.changed)
    if not report.created and not report.changed:
        say(messages.text("imports.same"))
    elif wishes.dry_run:
        say(messages.text("imports.edits-would"))
    if report.conflicts:
        say(messages.plural("imports.conflicts", report.conflicts))
        return FOUND
    return CLEAN


def _import_tables(
    tables: Path, mapping: Path, into: Path, *, dry_run: bool, as_of: date | None
) -> int:
    from kamdocs.cli.progress import patient_bar
    from kamdocs.interchange.importing import import_tables
    from kamdocs.render.change_words import changes_text

    today = as_of or date.today()  # noqa: DTZ011 - the reader's calendar day
    with patient_bar(words().text("imports.progress")) as tell:
        report = import_tables(
            tables,
            mapping,
            into,
            as_of=today,
            dry_run=dry_run,
            default_language=cli_language(),
            tell=tell,
        )
    messages = messages_for(report.language)
    show_findings(report.findings, messages)
    errors = count_errors(report.findings)
    if errors:
        say(messages.plural("imports.stopped", errors))
        return FOUND
    if report.groups:
        data(changes_text(report.groups, report.language).rstrip("\n"))
    if dry_run:
        _tell(messages, "imports.would-create", report.created)
        _tell(messages, "imports.would-edit", report.changed)
    else:
        _tell(messages, "imports.created", report.created)
        _tell(messages, "imports.edited" if report.groups else "imports.changed", report.changed)
    if not report.created and not report.changed:
        say(messages.text("imports.nothing-new"))
    elif not report.accounts and not report.figures:
        if dry_run:
            say(messages.text("imports.edits-would"))
    else:
        done = "imports.would" if dry_run else "imports.done"
        figures = messages.plural("imports.figures", report.figures)
        say(messages.plural(done, report.accounts, figures=figures))
    return CLEAN


def _tell(messages: Messages, message_id: str, paths: Sequence[str]) -> None:
    """Name files, the first ones one by one."""
    for path in paths[:SHOWN]:
        say(messages.text(message_id, path=path))
    if len(paths) > SHOWN:
        say(messages.plural("imports.more", len(paths) - SHOWN))
