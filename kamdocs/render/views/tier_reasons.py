"""Why the scores suggest a tier, in sentences; and the tier beside the suggested one."""

from __future__ import annotations

from collections.abc import Iterable

from kamdocs.metrics.selection import CriterionScore, TierSuggestion
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Cell, Status, Tone


def tier_name(context: RenderContext, tier: str | None) -> str:
    """Give the name of a tier; empty for none."""
    found = context.portfolio.tiers.get(tier or "")
    return found.name if found else tier or ""


def tier_reasons(context: RenderContext, found: TierSuggestion) -> tuple[str, ...]:
    """Give the sentences behind a suggestion, or those that say why there is none."""
    if found.index is None:
        return (_no_suggestion(context, found),)
    words, formats = context.words, context.formats
    sentences = [_place(context, found)]
    if found.lowered_by is not None:
        axis = found.position if found.lowered_by == "position" else found.attractiveness
        points = formats.number(axis.value or 0, 0)
        sentences.append(words.text(f"site.selection.lowered-{found.lowered_by}", points=points))
    if found.lifts:
        sentences.append(
            words.text("site.selection.lifts", criteria=criteria_text(context, found.lifts))
        )
    if found.holds:
        sentences.append(
            words.text("site.selection.holds", criteria=criteria_text(context, found.holds))
        )
    if found.missing:
        names = formats.names([item.criterion.name for item in found.missing])
        sentences.append(words.text("site.selection.without-score", criteria=names))
    return tuple(sentences)


def tier_reason_short(context: RenderContext, found: TierSuggestion) -> str:
    """Give what weighs most on either side, for a cell of a table."""
    if found.index is None:
        return _no_suggestion(context, found)
    words = context.words
    parts = []
    if found.lowered_by is not None:
        parts.append(words.text(f"site.selection.low-{found.lowered_by}"))
    if found.lifts:
        name = criteria_text(context, found.lifts[:1])
        parts.append(words.text("site.selection.lifts-most", criterion=name))
    if found.holds:
        name = criteria_text(context, found.holds[:1])
        parts.append(words.text("site.selection.holds-most", criterion=name))
    return " ".join(parts)


def tier_verdict(context: RenderContext, found: TierSuggestion) -> str:
    """Say in one sentence how the tier on record stands to the suggested one."""
    words = context.words
    suggested, typed = tier_name(context, found.tier), tier_name(context, found.typed)
    if not suggested:
        return words.text("site.selection.verdict-none")
    if not typed:
        return words.text("site.selection.verdict-untyped", suggested=suggested)
    message = "site.selection.verdict-differs" if found.differs else "site.selection.verdict-same"
    return words.text(message, typed=typed, suggested=suggested)


def criteria_text(context: RenderContext, criteria: Iterable[CriterionScore]) -> str:
    """Name criteria with their scores."""
    return context.formats.names(
        [
            context.words.text(
                "site.selection.criterion",
                name=item.criterion.name,
                score=context.formats.number(item.score or 0, 1),
            )
            for item in criteria
        ]
    )


def suggested_tier_cell(context: RenderContext, found: TierSuggestion) -> Cell:
    """Give the cell of a suggested tier, marked where the one on record is another."""
    name = tier_name(context, found.tier)
    if not name:
        return Cell(context.words.text("site.missing"), missing=True, sort="99")
    order = [tier.id for tier in context.portfolio.programme.tiers]
    sort = f"{order.index(found.tier):02d}" if found.tier in order else "98"
    if found.differs:
        return Cell(name, status=Status(Tone.WATCH, name), sort=sort)
    return Cell(name, sort=sort)


def _place(context: RenderContext, found: TierSuggestion) -> str:
    formats = context.formats
    index = formats.number(found.index or 0, 1)
    attractiveness, position = found.attractiveness.value, found.position.value
    if attractiveness is None or position is None:
        return context.words.text("site.selection.one-axis", index=index)
    return context.words.text(
        "site.selection.place",
        index=index,
        attractiveness=formats.number(attractiveness, 0),
        position=formats.number(position, 0),
    )


def _no_suggestion(context: RenderContext, found: TierSuggestion) -> str:
    words = context.words
    if not found.attractiveness.criteria and not found.position.criteria:
        return words.text("site.selection.no-criteria")
    scored = [item for item in (found.attractiveness, found.position) if item.value is not None]
    if not scored:
        return words.text("site.selection.no-scores")
    names = context.formats.names([item.criterion.name for item in found.missing])
    return words.text("site.selection.too-few", criteria=names)
