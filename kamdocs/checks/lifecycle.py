"""A situation of purchase that the purchases contradict."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.checks.subject import AccountCheck, Hit
from kamdocs.model.vocabulary import value_label


def lifecycle_against_orders(check: AccountCheck) -> Iterator[Hit]:
    """Find accounts whose typed situation is not what recency and frequency of buying say.

    The typed one counts; where the purchases say nothing, nothing is found.
    """
    typed = check.account.lifecycle
    suggested = check.measures.base.suggested_lifecycle.value
    if typed is None or suggested is None or typed is suggested:
        return
    language = check.programme.language
    params = {"typed": value_label(typed, language), "suggested": value_label(suggested, language)}
    yield Hit(("lifecycle",), params)
