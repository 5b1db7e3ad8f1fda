"""Approves a plan: a note beside the account who approved which content, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from kamdocs.errors import UserError
from kamdocs.messages import LANGUAGES
from kamdocs.model.account import Plan
from kamdocs.model.enums import Approval
from kamdocs.model.vocabulary import key_words, value_words
from kamdocs.review.approval import content_text, fingerprint
from kamdocs.source.beside_files import APPROVALS, kept_path, take_free_path
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.plan_approval import PlanApproval
from kamdocs.source.whole_file import write_whole


def approve_plan(
    loaded: LoadedPortfolio,
    account_id: str,
    person: str,
    day: date,
    moment: datetime,
    accounts: str = "accounts",
) -> PlanApproval:
    """Write the approval of an account's plan beside it; an earlier one stays as it is.

    The account is one that could be read whole.
    """
    account = loaded.portfolio.by_id[account_id]
    approval = PlanApproval(
        person=person,
        day=day,
        recorded_at=moment,
        fingerprint=fingerprint(account),
        content=content_text(account),
    )
    language = _written_language(loaded)

    def path_of(name: str) -> str:
        return kept_path(APPROVALS, account.path, accounts, name, language)

    path = take_free_path(loaded.project, day.isoformat(), path_of)
    if path is None:
        raise UserError("approval.too-many", day=day.isoformat())
    file = loaded.project / path
    try:
        write_whole(file, approval.text().encode("utf-8"))
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return replace(approval, path=path)


def line_to_write(loaded: LoadedPortfolio, account_id: str) -> str:
    """Give the line by which the account's file would say that the plan is approved.

    Empty where it says so already. Nobody but a person changes the file.
    """
    if loaded.portfolio.by_id[account_id].plan.approval is Approval.APPROVED:
        return ""
    if _written_language(loaded) == "en":
        return f"approval: {Approval.APPROVED.value}"
    return f"{key_words(Plan)['approval'].pt}: {value_words(Approval)[Approval.APPROVED].pt}"


def _written_language(loaded: LoadedPortfolio) -> str:
    written = loaded.portfolio.programme.language
    return written if written in LANGUAGES else LANGUAGES[0]
