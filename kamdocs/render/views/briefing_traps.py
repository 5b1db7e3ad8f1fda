"""What to beware of in the room: resistance, conflicts, issues, debts, contracts, prices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kamdocs.metrics.attention import CONTRACT_HORIZON_DAYS
from kamdocs.metrics.contract_dates import decision_day, is_running, notice_day
from kamdocs.metrics.issues import is_open, service_levels
from kamdocs.metrics.key_people import influence_order
from kamdocs.metrics.receivables import days_overdue, owed
from kamdocs.metrics.standing import Standing
from kamdocs.model.commerce import Contract, PriceAdjustment
from kamdocs.model.enums import IssueSeverity, Posture, RelationKind
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.model.watch import Issue
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.briefing_lines import BriefLine, brief_line, briefly
from kamdocs.render.views.parts import Status, Tone

ADJUSTMENT_DAYS = 365
"""A price adjustment cut down within these days is still felt."""

PEOPLE_SHOWN, CONFLICTS_SHOWN, ISSUES_SHOWN = 1, 1, 1
"""Traps of a kind that come before the rest, so that each kind has room."""

_HARD = (Posture.RESISTANT, Posture.OPPONENT)
_GRAVE = (IssueSeverity.CRITICAL, IssueSeverity.HIGH)


def trap_lines(
    context: RenderContext, standing: Standing, links: Links, *, personal: bool = True
) -> tuple[BriefLine, ...]:
    """List the traps of an account, the first of each kind before the rest; people first."""
    kinds: list[tuple[int, list[BriefLine]]] = []
    if personal:
        kinds.append((PEOPLE_SHOWN, list(_resistant(context, standing))))
        kinds.append((CONFLICTS_SHOWN, list(_conflicts(context, standing))))
    kinds += [
        (ISSUES_SHOWN, list(_issues(context, standing, links))),
        (1, list(_debts(context, standing, links))),
        (1, list(_contracts(context, standing, links))),
        (1, list(_adjustments(context, standing, links))),
    ]
    first = [line for shown, lines in kinds for line in lines[:shown]]
    rest = [line for shown, lines in kinds for line in lines[shown:]]
    return (*first, *rest)


def _plan(context: RenderContext, standing: Standing, links: Links, anchor: str) -> str:
    return links.to(context.addresses.account(standing.account.id), anchor)


def _resistant(context: RenderContext, standing: Standing) -> Iterator[BriefLine]:
    words = context.words
    people = sorted(standing.account.stakeholders, key=influence_order)
    for person in people:
        if person.posture not in _HARD or person.to_identify:
            continue
        tone = Tone.RISK if person.posture is Posture.OPPONENT else Tone.WATCH
        yield brief_line(
            words.text(f"site.briefing.trap.{person.posture}", name=person.name or person.id),
            person.title,
            person.notes,
            status=Status(tone, value_label(person.posture, context.language)),
        )


def _conflicts(context: RenderContext, standing: Standing) -> Iterator[BriefLine]:
    account = standing.account
    for relation in account.relations:
        if relation.kind is RelationKind.CONFLICTS:
            names = [context.stakeholder(account, key) for key in (relation.from_, relation.to)]
            yield brief_line(
                context.words.text(
                    "site.briefing.trap.conflict", names=context.formats.names(names)
                ),
                status=Status(Tone.WATCH, value_label(relation.kind, context.language)),
            )


def _issues(context: RenderContext, standing: Standing, links: Links) -> Iterator[BriefLine]:
    levels = service_levels(context.portfolio.programme)
    waiting = [issue for issue in standing.account.issues if is_open(issue, context.as_of)]
    waiting.sort(key=lambda issue: (issue.severity not in _GRAVE, -_age(context, issue)))
    for issue in waiting:
        days = _age(context, issue)
        allowed = levels.get(issue.severity) if issue.severity else None
        late = allowed is not None and days > allowed
        severity = value_label(issue.severity, context.language).lower() if issue.severity else ""
        due = context.formats.short_day(issue.due) if issue.due else ""
        yield brief_line(
            context.words.plural("site.briefing.trap.issue", days, title=briefly(issue.title, 70)),
            severity,
            issue.action,
            context.words.text("site.briefing.until", date=due) if due else "",
            status=Status(
                Tone.RISK if late else Tone.WATCH, context.words.text("site.briefing.issue")
            ),
            href=_plan(context, standing, links, "kd-issues"),
        )


def _age(context: RenderContext, issue: Issue) -> int:
    return 0 if issue.opened is None else (context.as_of - issue.opened).days


def _debts(context: RenderContext, standing: Standing, links: Links) -> Iterator[BriefLine]:
    debts = owed(standing.account.receivables, context.as_of)
    if not debts.overdue_rows:
        return
    oldest = max(days_overdue(row, context.as_of) for row in debts.overdue_rows)
    amount = context.formats.short_money(debts.overdue_amount, standing.account.currency)
    disputed = sum(bool(row.disputed) for row in debts.overdue_rows)
    yield brief_line(
        context.words.plural("site.briefing.trap.overdue", len(debts.overdue_rows), amount=amount),
        context.words.plural("site.briefing.trap.oldest", oldest),
        context.words.plural("site.briefing.trap.disputed", disputed) if disputed else "",
        status=Status(Tone.RISK, context.words.text("site.briefing.overdue")),
        href=_plan(context, standing, links, "kd-receivables"),
    )


def _contracts(context: RenderContext, standing: Standing, links: Links) -> Iterator[BriefLine]:
    words = context.words
    for contract in standing.account.contracts:
        day = decision_day(contract)
        if day is None or not is_running(contract, context.as_of):
            continue
        days = (day - context.as_of).days
        if days > CONTRACT_HORIZON_DAYS:
            continue
        form = "notice" if notice_day(contract) is not None else "end"
        if days < 0:
            form = "notice-passed"
        date = context.formats.day(day)
        yield brief_line(
            words.plural(
                f"site.briefing.trap.{form}",
                abs(days),
                name=briefly(contract.name, 60),
                date=date,
            ),
            _renewal(context, contract),
            status=Status(
                Tone.RISK if days < 0 else Tone.WATCH, words.text("site.briefing.contract")
            ),
            href=_plan(context, standing, links, "kd-contracts"),
        )


def _renewal(context: RenderContext, contract: Contract) -> str:
    if contract.renewal is None:
        return ""
    label = key_label(Contract, "renewal", context.language).lower()
    return f"{label} {value_label(contract.renewal, context.language).lower()}"


def _adjustments(context: RenderContext, standing: Standing, links: Links) -> Iterator[BriefLine]:
    words = context.words
    formats = context.formats
    since = context.as_of - timedelta(days=ADJUSTMENT_DAYS)
    for item in standing.account.price_adjustments:
        day = item.effective or item.base_date
        if day is None or day < since or item.requested is None:
            continue
        asked = formats.percent(item.requested)
        if item.granted is None:
            text = words.text(
                "site.briefing.trap.adjustment-open", what=_what(context, item), asked=asked
            )
        elif item.granted < item.requested:
            text = words.text(
                "site.briefing.trap.adjustment-cut",
                what=_what(context, item),
                asked=asked,
                granted=formats.percent(item.granted),
            )
        else:
            continue
        yield brief_line(
            text,
            words.text("site.briefing.since", date=formats.day(day)),
            status=Status(Tone.WATCH, words.text("site.briefing.price")),
            href=_plan(context, standing, links, "kd-price-adjustments"),
        )


def _what(context: RenderContext, item: PriceAdjustment) -> str:
    """Name what an adjustment is of: the offering, else the index, else everything."""
    if item.offering:
        return context.offering(item.offering)
    if item.index is not None:
        return value_label(item.index, context.language)
    return context.words.text("site.briefing.all-offerings")
