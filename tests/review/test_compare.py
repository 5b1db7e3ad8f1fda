"""Records are known again in another account, under another id and in other words."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.model.account import Account
from kamdocs.model.portfolio import LeftOut, Portfolio
from kamdocs.model.programme import Programme
from kamdocs.review.change import Change, ChangeKind
from kamdocs.review.compare import compare, compare_accounts
from kamdocs.review.similarity import likeness


def account(account_id: str = "a", name: str = "Vereda", **values: Any) -> Account:
    return Account.model_validate({"id": account_id, "path": "p", "name": name, **values})


def portfolio(*accounts: Account, **programme: Any) -> Portfolio:
    charter = Programme.model_validate({"name": "P", **programme})
    return Portfolio(programme=charter, accounts=accounts)


def short(changes: tuple[Change, ...]) -> list[tuple[str, str, Any, Any]]:
    return [
        (f"{item.kind} {item.record.__name__}", item.field, item.before, item.after)
        for item in changes
    ]


OBJECTIVE = {"id": "crescer", "title": "Crescer nos congelados", "target": 10}


def test_an_objective_that_moved_between_accounts_is_one_move_and_its_changed_fields() -> None:
    action = {"title": "Visitar", "due": date(2026, 3, 1)}
    later = {**action, "due": date(2026, 4, 1)}
    before = portfolio(
        account(objectives=[{**OBJECTIVE, "actions": [action]}]), account("b", "Ipê")
    )
    goal = {**OBJECTIVE, "target": 12, "actions": [later]}
    after = portfolio(account(), account("b", "Ipê", objectives=[goal]))
    assert short(compare(before, after)) == [
        ("moved Objective", "", "a", "b"),
        ("changed Objective", "target", Decimal(10), Decimal(12)),
        ("changed Action", "due", date(2026, 3, 1), date(2026, 4, 1)),
    ]


def test_one_id_used_for_two_things_in_two_accounts_is_no_move() -> None:
    other = {"id": "crescer", "title": "Reduzir o prazo de entrega"}
    before = portfolio(account(objectives=[OBJECTIVE]), account("b", "Ipê"))
    after = portfolio(account(), account("b", "Ipê", objectives=[other]))
    assert [item.kind for item in compare(before, after)] == [ChangeKind.REMOVED, ChangeKind.ADDED]


def test_references_follow_a_renamed_unit_and_person_without_being_changes() -> None:
    def world(unit: str, person: str) -> Portfolio:
        inside = account(
            owner=person,
            units=[{"id": unit, "name": "Planta Chapecó"}],
            opportunities=[{"id": "o", "name": "Filmes", "unit": unit}],
            figures=[{"period": {"year": 2026, "granularity": "year"}, "kpi": "x", "unit": unit}],
            meetings=[{"slug": "s", "path": "p", "meeting": {"date": date(2026, 1, 1),
                                                             "our_attendees": (person,)}}],
        )  # fmt: skip
        return portfolio(inside, people=[{"id": person, "name": "Ana Lima"}])

    changes = compare(world("chapeco", "ana"), world("chapeco-sc", "ana.lima"))
    assert short(changes) == [
        ("renamed Person", "id", "ana", "ana.lima"),
        ("renamed Unit", "id", "chapeco", "chapeco-sc"),
    ]


def test_ids_that_changed_places_are_not_taken_for_each_other() -> None:
    def world(first: str, second: str, owner: str) -> Portfolio:
        people = [{"id": first, "name": "Ana Lima"}, {"id": second, "name": "Rui Sá"}]
        return portfolio(account(owner=owner), people=people)

    # Ana is known by `b` now and still owns the account; the id is another, the person is not.
    told = short(compare(world("a", "b", "a"), world("b", "a", "a")))
    assert ("changed Account", "owner", "a", "a") not in told


def test_an_account_in_another_folder_keeps_its_plan() -> None:
    goal = {**OBJECTIVE, "actions": [{"title": "Visitar"}]}
    before = portfolio(account("vereda", objectives=[goal]))
    after = portfolio(account("vereda-alimentos", objectives=[goal]))
    assert short(compare(before, after)) == [
        ("renamed Account", "id", "vereda", "vereda-alimentos")
    ]


def test_an_account_with_another_folder_and_name_is_known_by_what_it_holds() -> None:
    inside: dict[str, Any] = {
        "objectives": [OBJECTIVE],
        "units": [{"id": "u", "name": "Planta Sul"}],
        "risks": [{"title": "Segunda fonte"}],
    }
    before = portfolio(account("vereda", **inside))
    after = portfolio(account("campo-alto", "Campo Alto", **{**inside, "risks": []}))
    assert [item[:2] for item in short(compare(before, after))] == [
        ("renamed Account", "name"),
        ("removed Risk", ""),
        ("renamed Account", "id"),
    ]


def test_new_accounts_of_one_owner_and_tier_are_not_one_account() -> None:
    same = {"owner": "ana", "tier": "chave", "territory": "sul", "segment": "x", "industry": "y"}
    before = portfolio(account("vereda", **same))
    after = portfolio(account("campo-alto", "Campo Alto", **same))
    assert [item[0] for item in short(compare(before, after))] == [
        "removed Account",
        "added Account",
    ]


def test_an_account_that_cannot_be_read_is_not_told_as_removed() -> None:
    unread = LeftOut(id="a", name="Vereda", path="p")
    before = portfolio(account())
    after = Portfolio(programme=before.programme, left_out=(unread,))
    assert short(compare(before, after)) == [("added LeftOut", "", None, unread)]
    assert short(compare(after, before)) == [("removed LeftOut", "", unread, None)]


def test_an_action_written_inside_its_objective_instead_of_beside_it_is_no_change() -> None:
    beside = account(objectives=[OBJECTIVE], actions=[{"title": "x", "objective": "crescer"}])
    inside = account(objectives=[{**OBJECTIVE, "actions": [{"title": "x"}]}])
    assert compare_accounts(beside, inside) == ()


def test_the_path_of_a_change_leads_to_the_value_in_the_model() -> None:
    before = account(objectives=[{**OBJECTIVE, "actions": [{"title": "x"}]}])
    after = account(objectives=[{**OBJECTIVE, "actions": [{"title": "x", "owner": "ana"}]}])
    (change,) = compare_accounts(before, after)
    assert change.path == ("objectives", 0, "actions", 0, "owner")
    value: Any = after
    for step in change.path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    assert value == change.after == "ana"


def test_what_stands_in_a_meeting_knows_its_meeting() -> None:
    def held(*texts: str) -> Account:
        meeting = {"date": date(2026, 5, 12), "decisions": [{"text": text} for text in texts]}
        return account(meetings=[{"slug": "s", "path": "p", "meeting": meeting}])

    (change,) = compare_accounts(held(), held("Aprovar o teste"))
    assert change.subject.section == "decisions"
    assert change.subject.parent is not None
    assert dict(change.subject.parent.identity)["date"] == date(2026, 5, 12)


@pytest.mark.parametrize(
    ("one", "other", "is_like"),
    [
        ("Treinar a equipe de compras", "Treinar as equipes de compras", True),
        ("Enviar proposta", "Enviar a proposta revisada", True),
        ("Enviar proposta", "Homologar o laminado", False),
        ("REUNIAO com o CFO", "Reunião com o CFO", True),
        (
            "Adotar o palete novo",
            "Adotar o palete novo. Propomos maio, na doca 2.",
            True,
        ),
        ("Visita", "Visita do diretor industrial à planta nova de Chapecó", False),
        ("", "", False),
    ],
)
def test_likeness_is_even_and_knows_rewording(one: str, other: str, is_like: bool) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert (likeness(one, other) >= 0.6 and bool(one)) is is_like


def test_equal_accounts_are_not_looked_into() -> None:
    def large(number: int, target: int) -> Account:
        goals = [{**OBJECTIVE, "id": f"o{i}", "target": target, "actions": [{"title": f"A {j}"}
                  for j in range(10)]} for i in range(10)]  # fmt: skip
        return account(f"a{number}", f"Conta {number}", objectives=goals)

    old = portfolio(*(large(number, 1) for number in range(500)))
    new = portfolio(*(large(number, 1 + (number < 20)) for number in range(500)))
    started = time.perf_counter()
    changes = compare(old, new)
    spent = time.perf_counter() - started
    assert len(changes) == 200
    assert spent < 2, f"{spent:.2f} s"
