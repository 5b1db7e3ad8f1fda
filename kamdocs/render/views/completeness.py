"""Completeness and freshness of every plan, by area, for the page of data quality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from kamdocs.metrics.account_health import AccountHealth
from kamdocs.metrics.completeness import Area, AreaFill, Fill, fill_of
from kamdocs.model.account import Account
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import SHAPES, Cell, Column, Status, Table, Tone
from kamdocs.source.finding import Finding, Severity

MISSING_SHOWN = 3
"""Items named as missing in a row of the table; the rest is counted."""

FILL_TONES = {Fill.GOOD: Tone.GOOD, Fill.WATCH: Tone.WATCH, Fill.POOR: Tone.RISK}
"""How each degree of completeness is shown."""


def completeness_table(context: RenderContext, links: Links) -> Table:
    """Give a row for each account: completeness by area, age of the plan, findings."""
    words = context.words
    counts = findings_by_account(context)
    accounts = context.measures.health.accounts
    ordered = sorted(
        accounts.items(),
        key=lambda pair: (pair[1].completeness.value or Decimal(0), _name(context, pair[0])),
    )
    return Table(
        words.text("site.quality.completeness"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.column.owner")),
            Column(words.text("site.quality.column.filled"), wide=True),
            *(Column(area_name(context, area), numeric=True) for area in Area),
            Column(words.text("site.quality.column.age")),
            Column(words.text("site.quality.column.findings"), numeric=True),
        ),
        tuple(
            tuple(_row(context, context.portfolio.by_id[key], item, counts[key], links))
            for key, item in ordered
        ),
        note=words.text("site.quality.completeness-note"),
        sortable=True,
    )


def _name(context: RenderContext, account: str) -> str:
    return context.portfolio.by_id[account].name


def _row(
    context: RenderContext,
    account: Account,
    item: AccountHealth,
    findings: Counter[Severity],
    links: Links,
) -> Iterator[Cell]:
    words = context.words
    yield Cell(account.name, href=links.to(context.addresses.account(account.id)))
    yield Cell(context.person(account.owner) or words.text("site.no-owner"))
    yield _filled(context, item)
    for area in item.areas:
        yield _area(area)
    yield age_cell(context, item)
    yield _findings(context, findings)


def area_name(context: RenderContext, area: Area) -> str:
    """Give the name of an area of the plan."""
    return context.words.text(f"site.quality.area.{area}")


def _filled(context: RenderContext, item: AccountHealth) -> Cell:
    share = item.completeness.value or Decimal(0)
    fill = fill_of(share, context.portfolio.programme.limits)
    return Cell(
        status=Status(FILL_TONES[fill], context.formats.percent(share, 0)),
        sort=str(share),
        note=missing_text(context, item.areas),
    )


def missing_text(context: RenderContext, areas: tuple[AreaFill, ...]) -> str:
    """Name the first items that are missing, and count the others."""
    words = context.words
    keys = [key for area in areas for key in area.missing]
    if not keys:
        return ""
    shown = [words.text(f"quality.item.{key}") for key in keys[:MISSING_SHOWN]]
    more = len(keys) - len(shown)
    text = ", ".join(shown)
    if more:
        return words.text("site.quality.missing-more", items=text, n=more)
    return words.text("site.quality.missing", items=text)


def _area(area: AreaFill) -> Cell:
    tone = FILL_TONES[area.fill]
    return Cell(
        f"{SHAPES[tone]} {area.filled}/{area.required}", sort=f"{area.share:.3f}", tone=tone
    )


def age_cell(context: RenderContext, item: AccountHealth) -> Cell:
    """Give the age of a plan against the days its tier allows."""
    words = context.words
    days = item.freshness.value
    if days is None:
        return Cells(context).missing()
    text = words.plural("site.days", int(days))
    allowed = next(i.value for i in item.freshness.inputs if i.key == "plan_valid_days")
    if item.stale is None or not isinstance(allowed, int):
        return Cell(text, sort=str(days))
    tone = Tone.WATCH if item.stale else Tone.GOOD
    note = words.plural("site.quality.valid", allowed)
    return Cell(status=Status(tone, text), note=note, sort=str(days))


def _findings(context: RenderContext, counts: Counter[Severity]) -> Cell:
    words = context.words
    total = sum(counts.values())
    if not total:
        return Cell("0", sort="0")
    parts = [
        words.plural(f"site.quality.of-{severity}", counts[severity])
        for severity in Severity
        if counts[severity]
    ]
    return Cell(str(total), note=" · ".join(parts), sort=str(total))


def findings_by_account(context: RenderContext) -> dict[str, Counter[Severity]]:
    """Count findings by account and severity; a finding belongs to the account of its file."""
    homes = {_home(account): account.id for account in context.portfolio.accounts}
    found: dict[str, Counter[Severity]] = {
        account.id: Counter() for account in context.portfolio.accounts
    }
    for finding in context.findings:
        account = _account_of(finding, homes)
        if account is not None:
            found[account][finding.severity] += 1
    return found


def _home(account: Account) -> str:
    """Give the folder of an account, or its file where it is a single one."""
    folder, _, name = account.path.rpartition("/")
    return folder if folder.endswith(f"/{account.id}") else f"{folder}/{name}"


def _account_of(finding: Finding, homes: dict[str, str]) -> str | None:
    path = finding.place.path
    while path:
        if path in homes:
            return homes[path]
        path = path.rpartition("/")[0]
    return None
