"""Does the programme pay: key accounts against the others, in a sentence, figures and a table."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kamdocs.metrics.programme_pays import GroupFigures, ProgrammePays
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Column, Headline, Table, Tone


def pays_answer(context: RenderContext, pays: ProgrammePays) -> str:
    """Say whether key accounts grow faster and leave more margin than the others."""
    words, formats = context.words, context.formats
    growth, margin = pays.growth_ahead, pays.margin_ahead
    if growth is None or pays.key.growth is None or pays.others.growth is None:
        return words.text("site.programme.pays-unknown")
    figures = words.text(
        "site.programme.pays-growth",
        key=formats.percent(pays.key.growth),
        others=formats.percent(pays.others.growth),
    )
    if margin is None or pays.key.margin_share is None or pays.others.margin_share is None:
        return words.text(f"site.programme.grows-{_side(growth)}", figures=figures)
    margins = words.text(
        "site.programme.pays-margin",
        key=formats.percent(pays.key.margin_share),
        others=formats.percent(pays.others.margin_share),
    )
    verdict = f"site.programme.pays-{_side(growth)}-{_side(margin)}"
    return words.text(verdict, growth=figures, margin=margins)


def pays_headlines(context: RenderContext, pays: ProgrammePays) -> tuple[Headline, ...]:
    """Give growth, margin and retention of the key accounts, each beside that of the others."""
    return tuple(
        _headline(context, label, value(pays.key), value(pays.others))
        for label, value in (
            ("site.programme.growth", _growth),
            ("site.programme.margin", _margin),
            ("site.programme.nrr", _nrr),
        )
    )


def pays_table(context: RenderContext, pays: ProgrammePays) -> Table:
    """Give the same figures of both groups side by side."""
    words, cells = context.words, Cells(context)
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(words.text("site.programme.accounts")),
            Cell(str(len(pays.key.accounts))),
            Cell(str(len(pays.others.accounts))),
        ),
        (
            Cell(words.text("site.programme.revenue")),
            cells.money(pays.key.revenue),
            cells.money(pays.others.revenue),
        ),
    ]
    shares: tuple[tuple[str, Callable[[GroupFigures], Decimal | None]], ...] = (
        ("site.programme.row.growth", _growth),
        ("site.programme.row.margin", _margin),
        ("site.programme.row.nrr", _nrr),
        ("site.programme.row.grr", lambda group: group.grr),
        ("metrics.wallet_share", lambda group: group.wallet_share),
    )
    rows += [
        (Cell(words.text(label)), cells.share(value(pays.key)), cells.share(value(pays.others)))
        for label, value in shares
    ]
    names = {tier.id: tier.name for tier in context.portfolio.programme.tiers}
    tiers = context.formats.names([names[tier] for tier in pays.tiers])
    return Table(
        words.text("metrics.programme_pays"),
        (
            Column(words.text("site.programme.figure")),
            Column(words.text("site.programme.key-accounts"), numeric=True),
            Column(words.text("site.programme.other-accounts"), numeric=True),
        ),
        tuple(rows),
        note=words.text("site.programme.pays-note", tiers=tiers) if tiers else "",
    )


def _headline(
    context: RenderContext, label: str, key: Decimal | None, others: Decimal | None
) -> Headline:
    words, formats = context.words, context.formats
    if key is None:
        missing = words.text("site.missing")
        return Headline(words.text(label), missing, words.text("site.programme.no-figures"),
                        missing=True)  # fmt: skip
    note, tone = "", Tone.NONE
    if others is not None:
        note = words.text("site.programme.others-have", value=formats.percent(others))
        tone = Tone.GOOD if key >= others else Tone.RISK
    return Headline(words.text(label), formats.percent(key), note, tone=tone)


def _side(ahead: Decimal) -> str:
    return "ahead" if ahead >= 0 else "behind"


def _growth(group: GroupFigures) -> Decimal | None:
    return group.growth


def _margin(group: GroupFigures) -> Decimal | None:
    return group.margin_share


def _nrr(group: GroupFigures) -> Decimal | None:
    return group.nrr
