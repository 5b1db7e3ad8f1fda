"""Accounts and people that are there already, known by the id of the CRM or by their name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kamdocs.interchange.record import MadeRecord
from kamdocs.interchange.relation import Workshop
from kamdocs.model.kinds import Target
from kamdocs.model.programme import Person
from kamdocs.model.shape import record_shape
from kamdocs.source.account_listing import AccountListing
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.front_matter import split_front_matter
from kamdocs.source.text_file import read_text_file
from kamdocs.source.yaml_file import compose
from kamdocs.source.yaml_nodes import ScalarNode


@dataclass(frozen=True)
class Known:
    """An account that is there."""

    id: str
    crm_id: str | None


Names = Mapping[str, str]
"""Folded id that a mapping makes → id of the record that it is."""


def unread_accounts(into: Path, listings: Iterable[AccountListing]) -> list[Known]:
    """Give accounts whose files have errors: their ids of the CRM as they are written."""
    found = []
    for listing in listings:
        file = read_text_file(into / listing.account, listing.account)
        parts = file if isinstance(file, Finding) else split_front_matter(file)
        root = None if isinstance(parts, Finding) else compose(parts.yaml, "").root
        for key, value in root.entries if root else ():
            if fold(key.text) == "crm_id" and isinstance(value, ScalarNode):
                found.append(Known(listing.id, value.text))
    return found


def account_names(
    made: Iterable[MadeRecord], accounts: Iterable[Known], workshop: Workshop
) -> dict[str, str]:
    """Give the accounts that are known under another id, by the id they have in the CRM.

    An account that is there with the made id, but with another id of the CRM, is another client.
    """
    present = {fold(item.id): item for item in accounts}
    by_crm = {item.crm_id.strip(): item.id for item in present.values() if item.crm_id}
    names: dict[str, str] = {}
    for item in made:
        crm_id = item.values.get("crm_id", "").strip()
        made_id = item.values.get("id", "")
        if not crm_id:
            continue
        found = by_crm.get(crm_id)
        same = present.get(fold(made_id))
        if found is not None:
            names[fold(made_id)] = found
        elif same is not None and same.crm_id:
            workshop.report_some(
                "import-other-crm-id",
                "accounts",
                item.where,
                account=same.id,
                crm_id=crm_id,
                other=same.crm_id,
            )
    return names


def people_names(made: Iterable[MadeRecord], people: Iterable[Person]) -> dict[str, str]:
    """Give the people of ours who are there under another id, by their names.

    Only of a part of the mapping that says who owns its fields.
    """
    present = list(people)
    ids = {fold(item.id) for item in present}
    by_name = {fold(item.name): item.id for item in present}
    names: dict[str, str] = {}
    for item in made:
        found = by_name.get(fold(item.values.get("name", "")))
        made_id = fold(item.values.get("id", ""))
        if item.rights is not None and found is not None and made_id not in ids:
            names[made_id] = found
    return names


def renamed(
    items: Iterable[MadeRecord], accounts: Names, people: Names, own: Names | None = None
) -> list[MadeRecord]:
    """Give records under the ids that are known; `own` are those of the records themselves."""
    by_target = {Target.ACCOUNT: accounts, Target.PERSON: people}
    result = []
    for item in items:
        values = dict(item.values)
        for name, shape in record_shape(item.record).items():
            names = by_target.get(shape.reference.target) if shape.reference else None
            if names and name in values:
                values[name] = names.get(fold(values[name]), values[name])
        if own and "id" in values:
            values["id"] = own.get(fold(values["id"]), values["id"])
        account = accounts.get(fold(item.account), item.account)
        result.append(replace(item, values=values, account=account))
    return result
