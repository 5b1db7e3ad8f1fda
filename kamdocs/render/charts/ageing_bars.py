"""Open invoices by days past due: a bar for each bucket, its disputed part hatched."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.render.charts.frame import NARROW, Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.mark import Status
from kamdocs.render.charts.svg import element, join
from kamdocs.render.charts.text import Label, ellipsize, text_width

_BAR = 22.0
_ROW = 34.0
_LEAST = 2.0


@dataclass(frozen=True, kw_only=True)
class AgeingBar:
    """One bucket; `disputed` is part of `amount`."""

    label: str
    amount: Decimal
    amount_text: str
    tone: Status
    note: str = ""
    """Number of invoices and share of the whole, behind the amount."""
    disputed: Decimal = Decimal(0)
    disputed_text: str = ""


@dataclass(frozen=True, kw_only=True)
class AgeingWords:
    """The words of the chart."""

    bucket: str
    amount: str
    note: str
    disputed: str


@dataclass(frozen=True, kw_only=True)
class AgeingChart(Figure):
    """Buckets from not yet due to the longest overdue."""

    bars: tuple[AgeingBar, ...]
    words: AgeingWords


def draw_ageing(chart: AgeingChart) -> Markup:
    """Draw a bar for each bucket on one scale that begins with zero."""
    words = chart.words
    disputed = any(bar.disputed for bar in chart.bars)
    heads = (words.bucket, words.amount, words.note)
    table = Table(
        heads=(*heads, words.disputed) if disputed else heads,
        rows=[
            (bar.label, bar.amount_text, bar.note, *((bar.disputed_text,) if disputed else ()))
            for bar in chart.bars
        ],
        numeric=(1, 3) if disputed else (1,),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _draw(chart: AgeingChart, variant: Variant) -> Drawing:
    size = variant.size
    narrow = variant.name == NARROW.name
    label_width = max(text_width(bar.label, size) for bar in chart.bars)
    label_width = min(label_width, variant.width * 0.3)
    left = label_width + 10
    ends = [_ends(bar, narrow=narrow) for bar in chart.bars]
    room = max(text_width(text, size) for text in ends) + 8
    most = max((bar.amount for bar in chart.bars), default=Decimal(0)) or Decimal(1)
    scale = max(variant.width - left - room, 40.0) / float(most)
    parts: list[Markup] = []
    y = 4.0
    for bar, end in zip(chart.bars, ends, strict=True):
        parts.append(_draw_bar(bar, left, y, scale, chart.words))
        base = y + _BAR / 2 + size * 0.36
        parts.append(Label(ellipsize(bar.label, label_width, size), 0, base, size).draw("kd-mark"))
        reach = left + _length(bar, scale)
        parts.append(Label(end, reach + 8, base, size).draw("kd-value"))
        y += _ROW
    parts.append(element("line", class_="kd-baseline", x1=left, x2=left, y1=0, y2=y - 8))
    if any(bar.disputed for bar in chart.bars):
        parts += _draw_key(chart.words.disputed, left, y + 4, size)
        y += size + 12
    return Drawing(variant, y, join(parts))


def _ends(bar: AgeingBar, *, narrow: bool) -> str:
    """Give the text behind a bar; a phone has room for the amount only."""
    with_note = bar.note and bar.amount and not narrow
    return f"{bar.amount_text} · {bar.note}" if with_note else bar.amount_text


def _length(bar: AgeingBar, scale: float) -> float:
    """Give the length of a bar; the smallest amount keeps a trace, nothing has none."""
    return max(float(bar.amount) * scale, _LEAST) if bar.amount > 0 else 0.0


def _draw_bar(bar: AgeingBar, left: float, top: float, scale: float, words: AgeingWords) -> Markup:
    width = _length(bar, scale)
    tip = f"{bar.label}: {bar.amount_text}"
    if bar.disputed:
        tip += f" · {words.disputed} {bar.disputed_text}"
    parts = [
        element("title", tip),
        element(
            "rect",
            class_=f"kd-age kd-{bar.tone}",
            x=left,
            y=top,
            width=width,
            height=_BAR,
        ),
    ]
    if bar.disputed > 0:
        inner = min(float(bar.disputed) * scale, width)
        parts.append(
            element(
                "rect",
                class_="kd-age-disputed",
                x=left + width - inner,
                y=top + 2,
                width=max(inner - 2, 0.5),
                height=_BAR - 4,
            )
        )
    return element("g", *parts)


def _draw_key(word: str, left: float, top: float, size: float) -> list[Markup]:
    return [
        element("rect", class_="kd-age kd-risk", x=left, y=top, width=18, height=12),
        element("rect", class_="kd-age-disputed", x=left + 2, y=top + 2, width=14, height=8),
        Label(word, left + 26, top + size * 0.86, size).draw("kd-quiet"),
    ]
