"""Open invoices by days past due, of an account or of the portfolio."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.ageing import Ageing, Bucket, BucketSum
from kamdocs.render.charts.ageing_bars import AgeingBar, AgeingChart, AgeingWords, draw_ageing
from kamdocs.render.charts.mark import Status as Mark
from kamdocs.render.context import RenderContext

_TONES: dict[Bucket, Mark] = {
    Bucket.CURRENT: "none",
    Bucket.DAYS_1_30: "watch",
    Bucket.DAYS_31_60: "risk",
    Bucket.DAYS_61_90: "risk",
    Bucket.OVER_90: "risk",
}


def ageing_figure(
    context: RenderContext, ageing: Ageing | None, currency: str | None = None
) -> Markup | None:
    """Draw the buckets; None where nothing is open."""
    if ageing is None or ageing.open_amount <= 0:
        return None
    words, formats = context.words, context.formats
    title = words.text("site.receivables.ageing.clean")
    if ageing.overdue:
        title = words.text(
            "site.receivables.ageing.finding",
            share=formats.percent(ageing.overdue / ageing.open_amount, 0),
            amount=formats.short_money(ageing.overdue, currency),
        )
    note = words.text("site.receivables.ageing.note", date=formats.day(ageing.as_of))
    if ageing.other_currency:
        note += " " + words.plural("site.receivables.other-currency", ageing.other_currency)
    return draw_ageing(
        AgeingChart(
            id="kd-figure-ageing",
            title=title,
            description=words.text("site.receivables.ageing.description"),
            behind=words.text("site.see-table"),
            note=note,
            bars=tuple(_bar(context, item, ageing, currency) for item in ageing.buckets),
            words=AgeingWords(
                bucket=words.text("site.receivables.column.bucket"),
                amount=words.text("site.receivables.column.amount"),
                note=words.text("site.receivables.column.invoices"),
                disputed=words.text("site.receivables.column.disputed"),
            ),
        )
    )


def bucket_name(context: RenderContext, bucket: Bucket) -> str:
    """Give the name of a bucket."""
    return context.words.text(f"site.receivables.bucket.{bucket}")


def _bar(
    context: RenderContext, item: BucketSum, ageing: Ageing, currency: str | None
) -> AgeingBar:
    words, formats = context.words, context.formats
    share = item.amount / ageing.open_amount
    note = words.plural("site.receivables.invoices", item.invoices)
    return AgeingBar(
        label=bucket_name(context, item.bucket),
        amount=max(item.amount, Decimal(0)),
        amount_text=formats.short_money(item.amount, currency),
        tone=_TONES[item.bucket],
        note=f"{formats.percent(share, 0)} · {note}",
        disputed=item.disputed,
        disputed_text=formats.short_money(item.disputed, currency) if item.disputed else "",
    )
