"""A whole pack from the client's view of an account: which parts it has, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kamdocs.metrics.standing import Standing
from kamdocs.render.client_pack.agreements import agreements_part
from kamdocs.render.client_pack.blocks import PackKind, PackView, Part
from kamdocs.render.client_pack.commitments import commitments_part, open_commitments_part
from kamdocs.render.client_pack.cover import cover, file_name, occasion
from kamdocs.render.client_pack.decisions import context_part, decisions_part, message_part
from kamdocs.render.client_pack.encounter import agenda_part, minutes_parts, visit_card_part
from kamdocs.render.client_pack.issues import issues_part, needs_part, open_issues_part
from kamdocs.render.client_pack.joint_plan import joint_plan_part
from kamdocs.render.client_pack.next_days import next_days_part
from kamdocs.render.client_pack.objectives import objectives_part
from kamdocs.render.client_pack.paging import paged
from kamdocs.render.client_pack.people import people_part
from kamdocs.render.client_pack.request import PackRequest
from kamdocs.render.client_pack.results import results_part
from kamdocs.render.client_pack.subject import Subject
from kamdocs.render.client_pack.value import value_part
from kamdocs.render.context import RenderContext

__all__ = ["PackRequest", "pack_view"]

PartMaker = Callable[[Subject], Part | None]


def _value_of_year(subject: Subject) -> Part | None:
    return value_part(subject, whole_year=True)


def _objectives_alone(subject: Subject) -> Part | None:
    return objectives_part(subject, with_actions=False)


def _dates_of_executives(subject: Subject) -> Part | None:
    return next_days_part(subject, with_tasks=False)


_PARTS: dict[PackKind, tuple[PartMaker, ...]] = {
    PackKind.QBR: (
        decisions_part,
        message_part,
        context_part,
        commitments_part,
        needs_part,
        results_part,
        value_part,
        issues_part,
        objectives_part,
        joint_plan_part,
        agreements_part,
        next_days_part,
        people_part,
    ),
    PackKind.EBR: (
        decisions_part,
        message_part,
        context_part,
        _value_of_year,
        _objectives_alone,
        joint_plan_part,
        _dates_of_executives,
        people_part,
    ),
    PackKind.MEETING: (agenda_part, open_commitments_part, open_issues_part, visit_card_part),
    PackKind.PLAN: (
        context_part,
        objectives_part,
        joint_plan_part,
        agreements_part,
        next_days_part,
        people_part,
    ),
}
"""The parts of each kind in their order; minutes are made of one meeting."""

_WITH_COVER = (PackKind.QBR, PackKind.EBR, PackKind.PLAN)


def pack_view(context: RenderContext, standing: Standing, request: PackRequest) -> PackView:
    """Give a pack as plain data; the context is of the client's own view of the account."""
    subject = Subject(context, standing.account, request)
    words = subject.words
    kind = request.kind
    name = occasion(subject)
    return PackView(
        kind=kind,
        language=context.language,
        title=f"{subject.account.name} · {name}",
        account_id=subject.account.id,
        cover=cover(subject) if kind in _WITH_COVER else None,
        parts=paged(_parts(subject), flowing=kind not in _WITH_COVER),
        foot=words.text(
            "pack.foot",
            company=subject.company,
            client=subject.account.name,
            date=subject.formats.day(subject.as_of),
        ),
        page_of=words.text("pack.page-of", page="{page}", pages="{pages}"),
        file_name=file_name(subject),
    )


def _parts(subject: Subject) -> Iterable[Part]:
    """Give the parts that have something to say."""
    kind = subject.request.kind
    if kind is PackKind.MINUTES:
        found = minutes_parts(subject)
    else:
        found = tuple(maker(subject) for maker in _PARTS[kind])
    return [part for part in found if part is not None]
