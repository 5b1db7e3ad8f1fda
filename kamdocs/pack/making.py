"""Makes packs: what the client may see of an account, as a view and as PDF.

`made_packs` starts processes for many packs. A script that calls it has to begin its own work
under `if __name__ == "__main__":`, as any script that starts processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kamdocs.errors import UserError
from kamdocs.metrics.standing import Standing
from kamdocs.model.enums import Visibility
from kamdocs.model.period import Period
from kamdocs.pack.job import PackJob, pack_pdf_of
from kamdocs.pack.look import Paper
from kamdocs.pack.project import PackProject
from kamdocs.pack.workers import each
from kamdocs.render.client_pack.blocks import PackKind, PackView
from kamdocs.render.client_pack.minutes_text import minutes_text
from kamdocs.render.client_pack.pack_view import pack_view
from kamdocs.render.client_pack.request import PackRequest, usual_quarter
from kamdocs.render.context import RenderContext
from kamdocs.render.options import RenderOptions
from kamdocs.render.site_contents import render_context

Progress = Callable[[int, int], None]
"""Told how many packs are done, and of how many."""


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class PackOrder:
    """What is asked for; what is None follows the project and the day."""

    kind: PackKind = PackKind.QBR
    quarter: Period | None = None
    meeting: str | None = None
    """The name of a meeting's file without its ending."""

    language: str | None = None
    paper: Paper = Paper.A4


@dataclass(frozen=True)
class MadePack:
    """A pack that was made."""

    account_id: str
    view: PackView
    pdf: bytes


@dataclass(frozen=True)
class NoPack:
    """An account without a pack, and why; having nothing for the client is no error."""

    account_id: str
    name: str
    reason: UserError
    is_error: bool = True


def account_job(project: PackProject, account_id: str, order: PackOrder) -> PackJob | NoPack:
    """Give what the pack of an account is made of, or why there is none."""
    name = project.known[account_id].name
    mistake = project.mistake(account_id)
    if mistake is not None:
        return NoPack(account_id, name, mistake)
    try:
        view = account_view(project, account_id, order)
    except UserError as error:
        return NoPack(account_id, name, error)
    if not view.parts:
        reason = UserError("packs.nothing-marked", account=name)
        return NoPack(account_id, name, reason, is_error=False)
    return PackJob(
        view,
        project.look(account_id, order.paper),
        project.as_of,
        project.loaded.project,
        project.template,
    )


def account_view(project: PackProject, account_id: str, order: PackOrder) -> PackView:
    """Give the contents of an account's pack, made from the client's view alone."""
    context, standing = client_context(project, account_id, project.language(order.language))
    meeting = client_meeting(project, account_id, order.meeting)
    return pack_view(context, standing, PackRequest(order.kind, order.quarter, meeting))


def client_context(
    project: PackProject, account_id: str, language: str
) -> tuple[RenderContext, Standing]:
    """Give what the pages and packs of a client are made with: its own account and no other."""
    options = RenderOptions(language=language, as_of=project.as_of, audience=Visibility.CLIENT)
    context = render_context(project.client(account_id), options)
    return context, context.standing.standings[0]


def pack_quarter(project: PackProject, account_id: str, order: PackOrder) -> Period:
    """Give the quarter that a pack speaks of."""
    account = project.client(account_id).portfolio.accounts[0]
    calendar = project.loaded.portfolio.programme.calendar
    return order.quarter or usual_quarter(account, calendar, project.as_of)


def client_meeting(project: PackProject, account_id: str, wanted: str | None) -> str | None:
    """Give a meeting's name as the client knows it; raises UserError for one it does not see."""
    if wanted is None:
        return None
    account = project.loaded.portfolio.by_id[account_id]
    path = next((item.path for item in account.meetings if item.slug == wanted), None)
    if path is None:
        known = ", ".join(item.slug for item in account.meetings)
        raise UserError("packs.unknown-meeting", meeting=wanted, known=known or "–")
    role = project.client(account_id).files.get(path)
    if role is None:
        raise UserError("packs.hidden-meeting", path=path)
    return role.key


def made_pack(project: PackProject, account_id: str, order: PackOrder) -> MadePack:
    """Give one account's pack; raises UserError where it has none."""
    job = account_job(project, account_id, order)
    if isinstance(job, NoPack):
        raise job.reason
    return MadePack(account_id, job.view, pack_pdf_of(job))


def minutes_of(project: PackProject, account_id: str, order: PackOrder) -> tuple[PackView, str]:
    """Give the minutes of a meeting and their text for an e-mail; raises UserError without any."""
    if order.kind is not PackKind.MINUTES:
        raise UserError("packs.text-of-minutes")
    job = account_job(project, account_id, order)
    if isinstance(job, NoPack):
        raise job.reason
    return job.view, minutes_text(job.view).rstrip()


def made_packs(
    project: PackProject,
    accounts: Sequence[str],
    order: PackOrder,
    progress: Progress = no_progress,
    workers: int | None = None,
) -> Iterator[MadePack | NoPack]:
    """Give the pack of each account as it is ready; an account without one does not stop others."""
    without: list[NoPack] = []
    views: list[PackView] = []

    def jobs() -> Iterator[PackJob]:
        for account_id in accounts:
            job = account_job(project, account_id, order)
            if isinstance(job, NoPack):
                without.append(job)
            else:
                views.append(job.view)
                yield job

    progress(0, len(accounts))
    made = each(pack_pdf_of, jobs(), len(accounts), workers)
    for done, (index, result) in enumerate(made, start=1):
        view = views[index]
        progress(done + len(without), len(accounts))
        if isinstance(result, UserError):
            yield NoPack(view.account_id, project.known[view.account_id].name, result)
        else:
            yield MadePack(view.account_id, view, result)
    yield from without
