"""A quarterly review file with what the plan already knows: open promises, objectives, figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.interchange.account_target import AccountTarget
from kamdocs.interchange.writing import FileText, write_all
from kamdocs.interchange.written_form import number_text, period_text
from kamdocs.interchange.yaml_text import bare_value, item_lines, text_value
from kamdocs.metrics.promises import Origin
from kamdocs.model.encounters import Outcome
from kamdocs.model.enums import ActionStatus, ObjectiveSide, ObjectiveStatus
from kamdocs.model.period import Period
from kamdocs.model.record import Record
from kamdocs.model.work import Commitment, Objective
from kamdocs.source.account_listing import REVIEW_FOLDERS
from kamdocs.source.word_table import key_table, value_table

_SHARED = (ObjectiveSide.CUSTOMER, ObjectiveSide.JOINT)
_PROMISED = (Origin.MEETING, Origin.REVIEW, Origin.JOINT_PLAN)


def quarter_to_review(target: AccountTarget) -> Period:
    """Give the last closed quarter, or the one that runs where the closed one has its review."""
    calendar = target.portfolio.programme.calendar
    running = calendar.quarter_of(target.as_of)
    closed = calendar.quarter_of(calendar.first_day(running) - timedelta(days=1))
    reviews = target.account.reviews if target.account else ()
    return running if any(item.review.quarter == closed for item in reviews) else closed


def new_review(target: AccountTarget, quarter: Period) -> Path:
    """Write the review of a quarter and give its file; raises UserError rather than overwrite."""
    reviews = target.account.reviews if target.account else ()
    for notes in reviews:
        if notes.review.quarter == quarter:
            raise UserError("new.exists", path=notes.path)
    folder = target.subfolder((REVIEW_FOLDERS[0], REVIEW_FOLDERS[1]))
    path = folder / f"{period_text(quarter, target.language)}.md"
    if path.exists():
        raise UserError("new.exists", path=target.shown(path))
    write_all([FileText(path, None, review_text(target, quarter).encode())])
    return path


def review_text(target: AccountTarget, quarter: Period) -> str:
    """Give the text of a review file."""
    people = target.portfolio.programme.people
    anybody = people[0].id if people else target.words.text("new.record.person-id")
    return target.filled(
        "review.md",
        {
            "QUARTER": period_text(quarter, target.language),
            "LATER": (target.as_of + timedelta(days=14)).isoformat(),
            "OUTCOMES": _outcomes(target),
            "COMMITMENTS": _commitments(target),
            "OBJECTIVES": _objectives(target),
            "PERSON": target.owner or anybody,
        },
    )


def _outcomes(target: AccountTarget) -> str:
    """List the objectives shared with the client, each with where it was and where it is."""
    items = [
        {
            "text": text_value(item.title),
            "before": number_text(item.start_value, target.language),
            "after": number_text(item.current_value, target.language),
            "measure": text_value(item.measure or ""),
        }
        for item in _followed(target)
        if item.side in _SHARED and item.start_value is not None and item.current_value is not None
    ]
    lines = _listed(target, Outcome, items)
    return lines or f"  # - {target.words.text('new.record.outcome')}"


def _commitments(target: AccountTarget) -> str:
    items = [
        {
            "text": text_value(item.text),
            "owner": bare_value(item.owner or ""),
            "owner_client": bare_value(item.owner_client or ""),
            "due": item.due.isoformat() if item.due else "",
            "status": value_table(ActionStatus).word(item.status.value, target.side),
        }
        for item in target.open_promises()
        if item.origin in _PROMISED
    ]
    lines = _listed(target, Commitment, items)
    return lines or f"  # - {target.words.text('new.record.promise')}"


def _listed(target: AccountTarget, record: type[Record], items: Iterable[Mapping[str, str]]) -> str:
    """Give items of a list in the words of the files, blank values left out."""
    keys = key_table(record)
    lines: list[str] = []
    for item in items:
        tree = {
            keys.word(name, target.side): text
            for name, text in item.items()
            if text not in ("", '""')
        }
        lines += item_lines(tree, "  ")
    return "\n".join(lines)


def _objectives(target: AccountTarget) -> str:
    """List the open objectives, with who answers for each and by when."""
    lines = []
    for item in _followed(target):
        due = item.due
        day = "" if due is None else due.strftime("%Y-%m-%d")
        if due is not None and target.side == "pt":
            day = due.strftime("%d/%m/%Y")
        detail = ", ".join(text for text in (target.person(item.owner), day) if text)
        lines.append(f"- {item.title}: {detail}" if detail else f"- {item.title}")
    return "\n".join(lines) or target.words.text("new.record.no-objective")


def _followed(target: AccountTarget) -> list[Objective]:
    settled = (ObjectiveStatus.CANCELED, ObjectiveStatus.DEFERRED)
    items = target.account.objectives if target.account else ()
    return [item for item in items if item.status not in settled]
