"""`kamdocs new objective|review|meeting`: what is added to an account that is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kamdocs.cli.options import as_of_option, day_option, project_day
from kamdocs.cli.output import CLEAN, say, words
from kamdocs.messages import messages_for

_project_option = click.option(
    "--project",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help=words().text("new.account.project"),
)


@click.command("objective", help=words().text("new.objective.help"))
@click.argument("account")
@click.argument("title")
@_project_option
@as_of_option
def objective_command(account: str, title: str, project: Path, as_of: date | None) -> int:
    """Add an objective to an account."""
    from kamdocs.interchange.account_target import find_account
    from kamdocs.interchange.new_objective import new_objective

    target = find_account(project, account, project_day(project, as_of))
    change = new_objective(target, title)
    done = "new.written" if change.before is None else "new.changed"
    return _told(change.path, target.language, done, "new.objective.next")


@click.command("review", help=words().text("new.review.help"))
@click.argument("account")
@click.option("--quarter", default=None, help=words().text("new.review.quarter"))
@_project_option
@as_of_option
def review_command(account: str, quarter: str | None, project: Path, as_of: date | None) -> int:
    """Write the review of a quarter."""
    from kamdocs.interchange.account_target import find_account
    from kamdocs.interchange.new_review import new_review, quarter_to_review
    from kamdocs.model.period import Granularity, Period
    from kamdocs.source.date_text import parse_period

    target = find_account(project, account, project_day(project, as_of))
    wanted = quarter_to_review(target) if quarter is None else parse_period(quarter)
    if not isinstance(wanted, Period) or wanted.granularity is not Granularity.QUARTER:
        raise click.BadParameter(words().text("new.bad-quarter", value=quarter))
    path = new_review(target, wanted)
    return _told(path, target.language, "new.written", "new.review.next")


@click.command("meeting", help=words().text("new.meeting.help"))
@click.argument("account")
@day_option("--date", "day", help=words().text("new.meeting.date"))
@click.option("--kind", default=None, help=words().text("new.meeting.kind"))
@click.option("--title", default="", help=words().text("new.meeting.title"))
@_project_option
@as_of_option
def meeting_command(
    account: str,
    day: date | None,
    kind: str | None,
    title: str,
    project: Path,
    as_of: date | None,
) -> int:
    """Write the minutes of a meeting to fill in."""
    from kamdocs.interchange.account_target import find_account
    from kamdocs.interchange.new_meeting import MeetingWish, new_meeting
    from kamdocs.model.enums import MeetingKind
    from kamdocs.source.word_table import value_table

    target = find_account(project, account, project_day(project, as_of))
    table = value_table(MeetingKind)
    found = table.find(kind) if kind else MeetingKind.ROUTINE.value
    if found is None:
        allowed = ", ".join(table.words(target.side))
        raise click.BadParameter(words().text("new.bad-kind", value=kind, allowed=allowed))
    path = new_meeting(target, MeetingWish(day or target.as_of, MeetingKind(found), title))
    return _told(path, target.language, "new.written", "new.meeting.next")


def _told(path: Path, language: str, done: str, next_step: str) -> int:
    messages = messages_for(language)
    say(messages.text(done, path=path.as_posix()))
    say(messages.text(next_step, path=path.as_posix()))
    return CLEAN
