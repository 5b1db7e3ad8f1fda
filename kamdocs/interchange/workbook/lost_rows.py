"""Rows of a new account that would be lost without a word: second ones, and homeless ones."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.interchange.round_trip.rules import round_trip_finding
from kamdocs.interchange.workbook.account_files import AccountRows
from kamdocs.interchange.workbook.content import SheetRow
from kamdocs.interchange.workbook.identities import Identities
from kamdocs.interchange.workbook.sheet_reading import measure_of
from kamdocs.interchange.workbook.sheets import BY_KEY, is_single
from kamdocs.model.kinds import Target
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold


def lost_rows(
    rows: AccountRows, account: str, identities: Identities, language: str
) -> Iterator[Finding]:
    """Tell the rows of an account that say again what another says, or belong nowhere."""
    yield from _second_plans(rows, language)
    yield from _second_figures(rows, account, identities)
    for row in rows.get("commitments", []):
        if not row.text("date") and not row.text("quarter"):
            sheet = BY_KEY["commitments"]
            labels = [sheet.column(name).label(language) for name in ("date", "quarter")]
            columns = ", ".join(labels)
            yield round_trip_finding("import-no-parent", row.place("date"), columns=columns)


def _second_plans(rows: AccountRows, language: str) -> Iterator[Finding]:
    for key, found in rows.items():
        if is_single(BY_KEY[key]):
            for row in found[1:]:
                name, other = BY_KEY[key].name(language), str(found[0].place())
                yield round_trip_finding("import-id-twice", row.place(), id=name, other=other)


def _second_figures(rows: AccountRows, account: str, identities: Identities) -> Iterator[Finding]:
    first: dict[tuple[str, ...], SheetRow] = {}
    for row in rows.get("figures", []):
        line = (
            _meant(Target.UNIT, row.text("unit"), account, identities),
            _meant(Target.OFFERING, row.text("offering"), account, identities),
            _meant(Target.KPI, row.text("kpi"), account, identities),
            measure_of(row),
        )
        for period in row.head.periods:
            if row.values.get(period) is None:
                continue
            other = first.setdefault((*line, period), row)
            if other is not row:
                place = str(other.place(period))
                named = f"{row.text('kpi')} {period}"
                yield round_trip_finding(
                    "import-id-twice", row.place(period), id=named, other=place
                )


def _meant(target: Target, text: str, account: str, identities: Identities) -> str:
    return identities.directory.find(target, text, account) or fold(text)
