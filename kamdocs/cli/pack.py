"""`kamdocs pack`: what is handed to the client, shown before, made, released."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kamdocs.cli.options import as_of_option, project_day
from kamdocs.cli.output import CLEAN, FOUND, data, say, say_error, seconds_since, words
from kamdocs.cli.pack_target import PackTarget, pack_target
from kamdocs.cli.progress import patient_bar
from kamdocs.errors import UserError
from kamdocs.messages import LANGUAGES, messages_for

if TYPE_CHECKING:
    from kamdocs.model.period import Period
    from kamdocs.pack.making import PackOrder
    from kamdocs.pack.project import PackProject

_TEXT = ".txt"


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of the verb, in the order in which its help tells them."""
    text = words().text
    options = (
        click.argument("accounts", nargs=-1, metavar=text("packs.help.accounts")),
        click.option("--all", "every", is_flag=True, help=text("packs.help.all")),
        click.option("--kind", default=None, help=text("packs.help.kind")),
        click.option("--quarter", metavar="2026-t3", default=None, help=text("packs.help.quarter")),
        click.option("--meeting", default=None, help=text("packs.help.meeting")),
        click.option(
            "--lang", type=click.Choice(LANGUAGES), default=None, help=text("packs.help.lang")
        ),
        click.option(
            "--paper",
            type=click.Choice(["a4", "letter", "16x9"]),
            default="a4",
            help=text("packs.help.paper"),
        ),
        click.option("-o", "--output", default=None, help=text("packs.help.output")),
        click.option("--text", "as_text", is_flag=True, help=text("packs.help.text")),
        click.option("--preview", is_flag=True, help=text("packs.help.preview")),
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json"]),
            default="text",
            help=text("packs.help.format"),
        ),
        click.option("--release", is_flag=True, help=text("packs.help.release")),
        click.option("--by", "person", metavar="ID", default=None, help=text("packs.help.by")),
        click.option(
            "--project",
            type=click.Path(file_okay=False, path_type=Path),
            default=Path(),
            help=text("new.account.project"),
        ),
        as_of_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("pack", help=words().text("packs.help"))
@_options
def pack_command(
    accounts: tuple[str, ...],
    every: bool,
    kind: str | None,
    quarter: str | None,
    meeting: str | None,
    lang: str | None,
    paper: str,
    output: str | None,
    as_text: bool,
    preview: bool,
    form: str,
    release: bool,
    person: str | None,
    project: Path,
    as_of: date | None,
) -> int:
    """Show, release or write packs; exit 1 where an account has to be mended first."""
    as_text = as_text or (output is not None and Path(output).suffix.lower() == _TEXT)
    order = _order(kind or ("minutes" if as_text else "qbr"), quarter, meeting, lang, paper)
    if bool(accounts) is every:
        raise UserError("packs.which-accounts")
    from kamdocs.pack.project import read_pack_project

    read = read_pack_project(project, project_day(project, as_of))
    chosen = tuple(read.known) if every else read.chosen(accounts)
    if len(chosen) != 1 and (as_text or preview or release or meeting):
        raise UserError("packs.one-account")
    if preview:
        return _preview(read, chosen[0], order, form)
    if as_text:
        return _minutes(read, chosen[0], order, output)
    several = every or len(chosen) > 1
    target = _target(output, several=several)
    if release:
        return _release(read, chosen[0], order, target, person)
    return _write(read, chosen, order, target, named=not every)


def _order(
    kind: str, quarter: str | None, meeting: str | None, lang: str | None, paper: str
) -> PackOrder:
    from kamdocs.pack.kinds import kind_table
    from kamdocs.pack.look import Paper
    from kamdocs.pack.making import PackOrder
    from kamdocs.render.client_pack.blocks import PackKind

    found = kind_table().find(kind)
    if found is None:
        allowed = ", ".join(kind_table().words("en" if words().language == "en" else "pt"))
        raise UserError("packs.unknown-kind", kind=kind, allowed=allowed)
    if meeting is not None and found != PackKind.MINUTES:
        raise UserError("packs.meeting-of-minutes")
    return PackOrder(PackKind(found), _quarter(quarter), meeting, lang, Paper(paper))


def _quarter(text: str | None) -> Period | None:
    from kamdocs.model.period import Granularity, Period
    from kamdocs.source.date_text import parse_period

    found = None if text is None else parse_period(text)
    if found is None or (isinstance(found, Period) and found.granularity is Granularity.QUARTER):
        return found
    raise UserError("packs.bad-quarter", value=text)


def _target(output: str | None, *, several: bool) -> PackTarget:
    ends_as_folder = output is not None and output.endswith(("/", "\\"))
    path = None if output is None else Path(output)
    return pack_target(path, several=several, ends_as_folder=ends_as_folder)


def _preview(project: PackProject, account: str, order: PackOrder, form: str) -> int:
    from kamdocs.pack.preview import preview_json, preview_pack, preview_text

    found = preview_pack(project, account, order)
    data(preview_json(found) if form == "json" else preview_text(found))
    return CLEAN


def _minutes(project: PackProject, account: str, order: PackOrder, output: str | None) -> int:
    from kamdocs.pack.making import minutes_of

    view, text = minutes_of(project, account, order)
    if output is None:
        data(text)
        return CLEAN
    target = _target(output, several=False)
    path = target.write(Path(view.file_name).with_suffix(_TEXT).name, f"{text}\n".encode())
    say(words().text("packs.written", path=path))
    return CLEAN


def _release(
    project: PackProject, account: str, order: PackOrder, target: PackTarget, person: str | None
) -> int:
    from kamdocs.pack.making import made_pack
    from kamdocs.pack.releasing import release_pack, releaser
    from kamdocs.source.git import git_identity

    by = releaser(project, person, git_identity(project.loaded.project))
    made = made_pack(project, account, order)
    moment = datetime.now().astimezone()
    path = target.path(made.view.file_name)
    release = release_pack(
        project, made, order, by, moment, path, lambda: target.write(made.view.file_name, made.pdf)
    )
    name = project.loaded.portfolio.people[by].name
    say(words().text("packs.written", path=path))
    say(words().text("packs.released", path=release.path, person=name))
    return CLEAN


def _write(
    project: PackProject,
    accounts: tuple[str, ...],
    order: PackOrder,
    target: PackTarget,
    *,
    named: bool,
) -> int:
    from kamdocs.pack.making import NoPack, made_packs

    began = time.monotonic()
    written: list[Path] = []
    without: list[NoPack] = []
    with patient_bar(words().text("packs.progress")) as tell:
        for item in made_packs(project, accounts, order, tell):
            if isinstance(item, NoPack):
                without.append(item)
            else:
                written.append(target.write(item.view.file_name, item.pdf))
    for left_out in sorted(without, key=lambda item: item.account_id):
        _tell(left_out)
    if len(accounts) == 1 and written:
        say(words().text("packs.written", path=written[0]))
    elif written or not named:
        _summary(len(written), len(without), target, began)
    return FOUND if any(item.is_error or named for item in without) else CLEAN


def _tell(item: Any) -> None:
    if item.is_error:
        say_error(item.reason, words())
    else:
        say(words().text(item.reason.message_id, **item.reason.params))


def _summary(written: int, without: int, target: PackTarget, began: float) -> None:
    messages = messages_for(words().language)
    made = messages.plural("packs.count.made", written)
    parts = [made, messages.plural("packs.count.without", without)] if without else [made]
    folder = target.folder if target.folder != Path() else "."
    counts = ", ".join(parts)
    say(messages.text("packs.summary", counts=counts, folder=folder, seconds=seconds_since(began)))
