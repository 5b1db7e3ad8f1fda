"""Why recency and frequency of buying suggest a situation, in sentences."""

from __future__ import annotations

from kamdocs.metrics.account_base import AccountBase
from kamdocs.metrics.lifecycle import Situation
from kamdocs.model.enums import Lifecycle
from kamdocs.model.vocabulary import value_label
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Cell, Status, Tone


def lifecycle_name(context: RenderContext, value: Lifecycle | None) -> str:
    """Give the name of a situation; without one, that nobody can tell."""
    if value is None:
        return context.words.text("site.base.unknown")
    return value_label(value, context.language)


def lifecycle_reason(context: RenderContext, found: Situation) -> str:
    """Give the sentence behind a suggested situation."""
    words, formats = context.words, context.formats
    settings = context.portfolio.programme.buying
    if found.value is None:
        return words.text("site.base.why-unknown")
    if found.value is Lifecycle.LOST and found.lost_on is not None:
        return words.text("site.base.why-lost-log", date=formats.day(found.lost_on))
    if found.value in (Lifecycle.LOST, Lifecycle.LAPSED):
        lost = found.value is Lifecycle.LOST
        limit = settings.lost_days if lost else settings.lapsed_days
        return words.text("site.base.why-silent", days=found.silence, limit=limit)
    if found.value is Lifecycle.REACTIVATED and found.back_since is not None:
        return words.text("site.base.why-back", month=formats.month(found.back_since))
    if found.value in (Lifecycle.OCCASIONAL, Lifecycle.RECURRING):
        return _rhythm(context, found)
    return words.text(f"site.base.why-{found.value}")


def lifecycle_verdict(context: RenderContext, base: AccountBase) -> str:
    """Say in one sentence how the situation on record stands to the suggested one."""
    words = context.words
    suggested, typed = base.suggested_lifecycle.value, base.scope.account.lifecycle
    if suggested is None:
        return words.text("site.base.verdict-none")
    name = lifecycle_name(context, suggested).lower()
    if typed is None:
        return words.text("site.base.verdict-untyped", suggested=name)
    typed_name = lifecycle_name(context, typed).lower()
    message = "site.base.verdict-differs" if base.lifecycle_differs else "site.base.verdict-same"
    return words.text(message, typed=typed_name, suggested=name)


def suggested_lifecycle_cell(context: RenderContext, base: AccountBase) -> Cell:
    """Give the cell of a suggested situation, marked where the one on record is another."""
    value = base.suggested_lifecycle.value
    if value is None:
        return Cell(context.words.text("site.missing"), missing=True)
    name = lifecycle_name(context, value)
    if base.lifecycle_differs:
        return Cell(name, status=Status(Tone.WATCH, name))
    return Cell(name)


def rhythm_text(context: RenderContext, found: Situation) -> str:
    """Write in how many of the known months the account bought; empty where unknown."""
    if found.rhythm is None:
        return ""
    return context.words.text(
        "site.base.rhythm", bought=found.rhythm.bought, known=found.rhythm.known
    )


def _rhythm(context: RenderContext, found: Situation) -> str:
    words = context.words
    if found.rhythm is None:
        return words.text("site.base.why-first")
    message = (
        "site.base.why-recurring"
        if found.value is Lifecycle.RECURRING
        else "site.base.why-occasional"
    )
    return words.text(
        message,
        bought=found.rhythm.bought,
        known=found.rhythm.known,
        least=context.portfolio.programme.buying.recurring_months,
    )
