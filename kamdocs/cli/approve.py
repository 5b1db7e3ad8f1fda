"""`kamdocs approve`: note who approved an account's plan, and the plan as it was then."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from kamdocs.cli.options import as_of_option, project_day
from kamdocs.cli.output import CLEAN, say, words
from kamdocs.errors import UserError


@click.command("approve", help=words().text("approval.help"))
@click.argument("account", metavar=words().text("approval.help.account"))
@click.option("--by", "person", metavar="ID", default=None, help=words().text("approval.help.by"))
@click.option(
    "--project",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help=words().text("new.account.project"),
)
@as_of_option
def approve_command(account: str, person: str | None, project: Path, as_of: date | None) -> int:
    """Keep an approval beside the account; the person's own files are never changed."""
    from kamdocs.interchange.approving import approve_plan, line_to_write
    from kamdocs.pack.project import read_pack_project
    from kamdocs.render.formats import Formats
    from kamdocs.source.acting_person import acting_person
    from kamdocs.source.git import git_identity

    day = project_day(project, as_of)
    read = read_pack_project(project, day)
    account_id = read.chosen([account], "approve")[0]
    name = read.known[account_id].name
    errors = read.errors(account_id)
    if errors:
        place = str(errors[0].place)
        raise UserError("approval.account-errors", account=name, n=len(errors), place=place)
    people = read.loaded.portfolio.programme.people
    by = acting_person(people, person, git_identity(project), "approval.by-whom")
    moment = datetime.now().astimezone()
    approval = approve_plan(read.loaded, account_id, by, day, moment, read.accounts)
    told = words().text
    say(
        told(
            "approval.done",
            account=name,
            person=read.loaded.portfolio.people[by].name,
            date=Formats(words().language, "").day(day),
            path=approval.path,
        )
    )
    line = line_to_write(read.loaded, account_id)
    if line:
        path = read.loaded.portfolio.by_id[account_id].path
        say(told("approval.write-it", path=path, line=line))
    return CLEAN
