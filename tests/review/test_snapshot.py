"""A stored portfolio reads back whole, and nothing else is taken for one."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from kamdocs.errors import UserError
from kamdocs.model.account import Account
from kamdocs.model.figures import Figure
from kamdocs.model.period import Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme, SelectionSettings
from kamdocs.review.snapshot import FORMAT, read_snapshot, snapshot_text


def portfolio(**account: object) -> Portfolio:
    return Portfolio(
        programme=Programme(name="P"),
        accounts=(Account.model_validate({"id": "a", "path": "a.md", "name": "A", **account}),),
    )


CUSTOM = {"text": "2026-01-01", "day": date(2026, 1, 1), "number": Decimal("2.50"), "yes": True}


def test_custom_fields_keep_the_type_of_their_values() -> None:
    read = read_snapshot(snapshot_text(portfolio(custom=CUSTOM)), "x").accounts[0].custom
    assert read == CUSTOM
    assert {key: type(value) for key, value in read.items()} == {
        key: type(value) for key, value in CUSTOM.items()
    }


def test_no_digit_of_a_figure_is_lost() -> None:
    value = Decimal("123456789012345678901234567890.123456789")
    row = Figure(period=Period.month(2026, 7), kpi="revenue", actual=value)
    assert read_snapshot(snapshot_text(portfolio(figures=(row,))), "x").accounts[0].figures == (
        row,
    )


def test_equal_numbers_and_any_order_of_keys_give_the_same_bytes() -> None:
    one = portfolio(custom={"a": Decimal("1.50"), "b": Decimal(100)})
    other = portfolio(custom={"b": Decimal("1E+2"), "a": Decimal("1.5")})
    assert snapshot_text(one) == snapshot_text(other)


def test_an_emptied_list_does_not_come_back_as_its_default() -> None:
    programme = Programme(name="P", selection=SelectionSettings(cuts=()))
    read = read_snapshot(snapshot_text(Portfolio(programme=programme)), "x")
    assert read.programme.selection.cuts == ()


def test_what_is_missing_is_left_out_and_what_is_a_default_is_kept() -> None:
    data = json.loads(snapshot_text(portfolio()))["portfolio"]
    assert "legal_name" not in data["accounts"][0]
    assert "units" not in data["accounts"][0]
    # A default may be another one in a later version; what was stored must not change with it.
    assert data["programme"]["language"] == "pt-BR"


TEXT = snapshot_text(portfolio(custom=CUSTOM))


def stored(**change: object) -> str:
    data = json.loads(TEXT)
    data["portfolio"]["accounts"][0].update(change)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "changes.snapshot.broken"),
        (TEXT[: len(TEXT) // 2], "changes.snapshot.broken"),
        ("[" * 200_000, "changes.snapshot.broken"),
        ("9" * 10_000, "changes.snapshot.broken"),
        ("[1]", "changes.snapshot.foreign"),
        ('{"name": "x"}', "changes.snapshot.foreign"),
        (json.dumps({FORMAT: 99, "portfolio": {}}), "changes.snapshot.version"),
        (json.dumps({FORMAT: 1}), "changes.snapshot.broken"),
        (json.dumps({FORMAT: 1, "portfolio": {"accounts": 3}}), "changes.snapshot.broken"),
        (stored(never_heard_of=1), "changes.snapshot.broken"),
        (stored(name=None), "changes.snapshot.broken"),
        (stored(custom={"a": {"day": "yesterday"}}), "changes.snapshot.broken"),
        (stored(custom={"a": {"number": "x"}}), "changes.snapshot.broken"),
        (stored(custom={"a": {"else": "x"}}), "changes.snapshot.broken"),
        (stored(terms={"credit_limit": "1e999999999"}), "changes.snapshot.broken"),
        (
            stored(figures=[{"kpi": "x", "period": {"year": 2026, "granularity": "month"}}]),
            "changes.snapshot.broken",
        ),
    ],
    ids=lambda value: value[:24],
)
def test_a_foreign_or_half_file_is_refused_in_words(text: str, message: str) -> None:
    with pytest.raises(UserError) as refused:
        read_snapshot(text, "packs/x.json")
    assert refused.value.message_id == message
    assert refused.value.params["path"] == "packs/x.json"
