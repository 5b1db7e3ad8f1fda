"""The export as a table that Excel opens: one line an account, in the reader's own numbers.

In Portuguese Excel expects semicolons and decimal commas, in English commas and points; both
need the mark of UTF-8 in front. A text that Excel would take for a formula gets an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from kamdocs.interchange.formula_text import kept_as_text
from kamdocs.interchange.portfolio_export import exported_kpis
from kamdocs.messages import Messages, messages_for
from kamdocs.metrics.named_metrics import ACCOUNT_METRICS
from kamdocs.model.account import AccountFile
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.exact_json import plain_number

BOM = "\ufeff"
"""Tells Excel that the file is UTF-8."""

DECIMALS = 6
"""Decimals of a number in the table."""


def export_csv(data: dict[str, Any], portfolio: Portfolio, language: str) -> str:
    """Give an export as CSV text; `portfolio` is the one the audience sees."""
    words = messages_for(language)
    english = language == "en"
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="," if english else ";", lineterminator="\r\n")
    columns = _columns(data, portfolio, words)
    writer.writerow([kept_as_text(head) for head, _ in columns])
    for account in data["accounts"]:
        named = {**account, **_names(account, portfolio)}
        writer.writerow([_cell(_at(named, path), words, english=english) for _, path in columns])
    return BOM + stream.getvalue()


def _columns(
    data: dict[str, Any], portfolio: Portfolio, words: Messages
) -> list[tuple[str, tuple[str, ...]]]:
    """Give head and place in the account's data of every column somebody may see."""
    first: dict[str, Any] = data["accounts"][0] if data["accounts"] else {}
    plain = [
        (words.text("export.column.id"), ("id",)),
        *(
            (key_label(AccountFile, key, words.language), (key,))
            for key in ("name", "tier", "lifecycle", "segment", "territory", "owner", "currency")
            if not first or key in first
        ),
    ]
    shown = first.get("metrics", {})
    metrics = [
        (words.text(f"metrics.{item.key}"), ("metrics", item.key))
        for item in ACCOUNT_METRICS
        if item.key in shown
    ]
    return [*plain, *metrics, *_own_columns(portfolio, words)]


def _own_columns(portfolio: Portfolio, words: Messages) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kpi in exported_kpis(portfolio.programme):
        yield kpi.name, ("kpis", kpi.id, "actual")
        yield words.text("export.column.kpi-target", name=kpi.name), ("kpis", kpi.id, "target")
    for item in portfolio.programme.custom_fields:
        yield item.label, ("custom", item.id)


def _names(account: dict[str, Any], portfolio: Portfolio) -> dict[str, str | None]:
    """Give tier, territory and owner by name, as people know them."""
    names = (
        ("tier", {key: item.name for key, item in portfolio.tiers.items()}),
        ("territory", {key: item.name for key, item in portfolio.territories.items()}),
        ("owner", {key: item.name for key, item in portfolio.people.items()}),
    )
    return {key: known.get(account[key], account[key]) for key, known in names}


def _at(account: dict[str, Any], path: tuple[str, ...]) -> Any:
    found: Any = account
    for step in path:
        found = found[step]
    return found


def _cell(value: Any, words: Messages, *, english: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return words.text("site.yes" if value else "site.no")
    if isinstance(value, StrEnum):
        return value_label(value, words.language)
    if isinstance(value, (Decimal, int)):
        number = plain_number(_rounded(value))
        return number if english else number.replace(".", ",")
    if isinstance(value, date):
        return value.isoformat()
    return kept_as_text(str(value))


def _rounded(value: Decimal | int) -> Decimal | int:
    """Keep six decimals; a table of thirds is for reading, exact figures are in the JSON."""
    exponent = Decimal(value).as_tuple().exponent
    short = not isinstance(exponent, int) or exponent >= -DECIMALS
    return value if short else Decimal(value).quantize(Decimal(1).scaleb(-DECIMALS), ROUND_HALF_UP)
