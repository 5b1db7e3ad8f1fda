"""Segments: who is in them, their figures, trends and competitors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.metrics.segments import segment_names, segments
from kamdocs.model.enums import Level
from tests.metrics.revenue_world import account, measured, months, row


def test_spellings_of_one_segment_are_one_and_the_commonest_names_it() -> None:
    accounts = [
        account("a", row("2026-01", "10"), segment="Alimentos"),
        account("b", row("2026-01", "30"), segment="alimentos"),
        account("c", row("2026-01", "5"), segment="Alimentos"),
        account("d", row("2026-01", "5"), segment="Bebidas"),
        account("e"),
    ]
    found = segments(measured(*accounts))
    assert [(item.name, len(item.accounts)) for item in found] == [("Alimentos", 3), ("Bebidas", 1)]
    assert [own.scope.account.id for own in found[0].accounts] == ["b", "a", "c"]
    assert segment_names(accounts) == ("Alimentos", "Bebidas")


def test_figures_of_a_segment_leave_other_currencies_out() -> None:
    found = segments(
        measured(
            account("a", *months(2025, 1, "10 " * 9), *months(2026, 1, "12 " * 9), segment="X"),
            account("b", row("2026-01", "999"), segment="X", currency="USD"),
            account("c", *months(2026, 1, "4 " * 9), segment="Y"),
        )
    )
    assert found[0].figures.revenue == 108
    assert found[0].figures.growth == Decimal("0.2")
    assert found[0].share == Decimal("0.75")
    assert found[0].other_currency == 1


def test_a_segment_without_revenue_has_no_share() -> None:
    (found,) = segments(measured(account("a", segment="X")))
    assert (found.figures.revenue, found.share, found.figures.growth) == (None, None, None)


def test_trends_come_newest_first_and_competitors_by_how_often_they_were_seen() -> None:
    (found,) = segments(
        measured(
            account(
                "a",
                segment="X",
                trends=[{"text": "old", "date": date(2026, 1, 1)}, {"text": "undated"}],
                competitors=[{"name": "Rival", "threat": Level.LOW}, {"name": "Outro"}],
            ),
            account(
                "b",
                segment="X",
                trends=[{"text": "new", "date": date(2026, 9, 1)}],
                competitors=[{"name": "RIVAL", "threat": Level.HIGH}],
            ),
        )
    )
    assert [note.text for _, note in found.trends] == ["new", "old", "undated"]
    assert [(rival.name, len(rival.seen), rival.threat) for rival in found.rivals] == [
        ("Rival", 2, Level.HIGH),
        ("Outro", 1, None),
    ]
