"""Milliseconds a pack, against WeasyPrint on a like document: run by hand, prints a table.

    python -m tests.benchmarks.packs [--packs 500] [--weasyprint 24]

Packs are those of the sample accounts with other texts each time, so that no engine can take
anything from a cache. WeasyPrint (70 was compared) is needed here only, with its tags on, as
PDF/UA asks for; it gets the same contents as HTML with style sheets for print.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from html import escape
from importlib import import_module
from pathlib import Path
from statistics import mean
from time import perf_counter, process_time
from typing import Any

from kamdocs.pack.look import PackLook
from kamdocs.pack.pdf import pack_pdf
from kamdocs.render.charts.print_svg import print_svg
from kamdocs.render.client_pack.blocks import (
    Block,
    Cards,
    Facts,
    Form,
    Note,
    PackView,
    Picture,
    Sides,
    Table,
    Text,
)
from kamdocs.render.client_pack.client_context import client_context
from kamdocs.render.client_pack.pack_view import PackRequest, pack_view
from kamdocs.render.options import RenderOptions
from kamdocs.render.prose_tree import ProseNode
from kamdocs.render.site_contents import render_context
from kamdocs.source.folder import load_portfolio
from kamdocs.typeface import FONT_FOLDER

ROOT = Path(__file__).resolve().parent.parent.parent
AS_OF = date(2026, 10, 15)
LOOK = PackLook()

_KEPT = frozenset(
    {
        "kind",
        "language",
        "account_id",
        "id",
        "page_of",
        "file_name",
        "svg",
        "narrow",
        "target",
        "align",
    }
)
"""What a varied view keeps: names that code reads, drawings."""

STYLE = f"""
@font-face {{ font-family: Inter; src: url("{(FONT_FOLDER / "Inter[opsz,wght].ttf").as_uri()}") }}
@page {{ size: A4; margin: 20mm 21mm 22mm 23mm;
  @bottom-right {{ content: counter(page) " / " counter(pages); font-size: 8pt }} }}
body {{ font: 10pt/1.4 Inter; color: #16202a; hyphens: auto; font-variant-numeric: tabular-nums }}
h1 {{ font-size: 21pt; break-after: avoid }} h2 {{ font-size: 11pt; break-after: avoid }}
section {{ break-inside: auto; margin-top: 36pt }}
table {{ border-collapse: collapse; width: 100%; font-size: 9pt }}
th, td {{ border-bottom: .5pt solid #d5dbe0; padding: 4pt; text-align: left; vertical-align: top }}
.number {{ text-align: right }} tr, .card, figure {{ break-inside: avoid }}
.row {{ display: flex; gap: 16pt }} .row > * {{ flex: 1 }} small {{ color: #5f6b76 }}
"""


def views() -> list[PackView]:
    """The packs of the sample accounts."""
    loaded = load_portfolio(ROOT)
    context = render_context(loaded, RenderOptions("pt-BR", AS_OF))
    found = []
    for standing in context.standing.standings:
        own = client_context(context, standing.account.id)
        found.append(pack_view(own, own.standing.standings[0], PackRequest()))
    return found


def varied(value: Any, number: int) -> Any:
    """Give the same with other texts."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return f"{value} {number}" if len(value) > 3 else value
    if isinstance(value, tuple):
        return tuple(varied(item, number) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: varied(getattr(value, field.name), number)
            for field in fields(value)
            if field.name not in _KEPT
        }
        return replace(value, **changes)
    return value


def many(samples: Sequence[PackView], count: int) -> Iterator[PackView]:
    """Give as many packs as wanted, each account in turn."""
    for number in range(count):
        yield varied(samples[number % len(samples)], number)


def html(view: PackView) -> str:
    """Give a pack as a page of its own."""
    cover = view.cover
    front = "" if cover is None else f"<h1>{escape(cover.title)}</h1><p>{escape(cover.client)}</p>"
    parts = "".join(
        f"<section><h1>{escape(part.title)}</h1><p>{escape(part.lead)}</p>"
        + "".join(map(_block, part.blocks))
        + "</section>"
        for part in view.parts
    )
    return (
        f'<!doctype html><html lang="{view.language}"><head><title>{escape(view.title)}</title>'
        f"<style>{STYLE}</style></head><body>{front}{parts}<footer>{escape(view.foot)}</footer>"
        "</body></html>"
    )


def _block(block: Block) -> str:
    match block:
        case Facts():
            texts = (
                f"<div><small>{escape(fact.label)}</small><h2>{escape(fact.value)}</h2>"
                + "".join(f"<p>{escape(f'{one.text} {one.label}')}</p>" for one in fact.comparisons)
                + "</div>"
                for fact in block.items
            )
            return f'<div class="row">{"".join(texts)}</div>'
        case Table():
            return _table(block)
        case Cards():
            return "".join(
                f'<div class="card"><h2>{escape(card.title)}</h2><p>{escape(card.text)}</p>'
                + "".join(
                    f"<small>{escape(item.label)}</small> {escape(item.value)} "
                    for item in card.fields
                )
                + "</div>"
                for card in block.items
            )
        case Picture():
            svg = print_svg(block.svg, brand=LOOK.brand)
            behind = _table(block.table) if block.table else ""
            return f"<figure><figcaption>{escape(block.title)}</figcaption>{svg}</figure>{behind}"
        case Text():
            return "".join(map(_prose, block.nodes))
        case Note():
            return f"<p><small>{escape(block.text)}</small></p>"
        case Form():
            return "".join(f"<p>{escape(field.label)}</p><hr>" for field in block.fields)
        case Sides():
            people = (
                "".join(f"<p>{escape(one.name)}<br>{escape(one.title)}</p>" for one in side.people)
                for side in (block.ours, block.theirs)
            )
            return '<div class="row">' + "".join(f"<div>{side}</div>" for side in people) + "</div>"


def _table(table: Table) -> str:
    heads = "".join(f"<th>{escape(column.title)}</th>" for column in table.columns)
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td class="{column.align}">{escape(cell.text)} '
            f"{escape(cell.status.word) if cell.status else ''} <small>{escape(cell.note)}</small>"
            "</td>"
            for cell, column in zip(row.cells, table.columns, strict=False)
        )
        + "</tr>"
        for row in table.rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


_TAGS = {"list": "ul", "item": "li", "strong": "b", "emphasis": "i", "paragraph": "p"}
_TAGS |= {"heading": "h2", "table": "table", "row": "tr", "cell": "td", "quote": "blockquote"}


def _prose(node: ProseNode) -> str:
    inner = escape(node.text) + "".join(map(_prose, node.children))
    tag = _TAGS.get(node.kind)
    return f"<{tag}>{inner}</{tag}>" if tag else inner


@dataclass(frozen=True)
class Taken:
    """What one pack took, in milliseconds: on the clock and of the processor."""

    clock: float
    processor: float


def timed(work: Callable[[PackView], bytes], view: PackView) -> Taken:
    clock, processor = perf_counter(), process_time()
    work(view)
    return Taken((perf_counter() - clock) * 1000, (process_time() - processor) * 1000)


def by_typst(view: PackView) -> bytes:
    return pack_pdf(view, LOOK, as_of=AS_OF, project=ROOT / "nowhere")


def weasyprint() -> Callable[[PackView], bytes] | None:
    try:
        engine: Any = import_module("weasyprint")
    except ImportError:
        return None

    def work(view: PackView) -> bytes:
        pdf: bytes = engine.HTML(string=html(view)).write_pdf(pdf_variant="pdf/ua-1")
        return pdf

    return work


def lines(ours: Sequence[Taken], theirs: Sequence[Taken]) -> Iterator[str]:
    yield f"{'':12}{'packs':>8}{'processor':>12}{'clock':>10}{'longest':>10}   (mean ms a pack)"
    for name, all_taken in (("kamdocs", ours), ("WeasyPrint", theirs)):
        processor = mean(taken.processor for taken in all_taken)
        clock = mean(taken.clock for taken in all_taken)
        longest = max(taken.clock for taken in all_taken)
        yield f"{name:12}{len(all_taken):8}{processor:12.1f}{clock:10.1f}{longest:10.1f}"
    by_processor, by_clock = (
        mean(getattr(one, how) for one in theirs) / mean(getattr(one, how) for one in ours)
        for how in ("processor", "clock")
    )
    yield f"WeasyPrint takes {by_processor:.1f} times the processor, {by_clock:.1f} times the clock"


def main() -> int:
    parser = argparse.ArgumentParser(description="Milliseconds a pack")
    parser.add_argument("--packs", type=int, default=500)
    parser.add_argument("--weasyprint", type=int, default=24)
    options = parser.parse_args()
    other = weasyprint()
    if other is None:
        sys.stderr.write("WeasyPrint is not installed: python -m pip install weasyprint\n")
        return 2
    samples = views()
    by_typst(samples[0])
    other(samples[0])
    ours: list[Taken] = []
    theirs: list[Taken] = []
    each = max(options.packs // max(options.weasyprint, 1), 1)
    # In turns, so that whatever else the machine does slows both down alike.
    for number, view in enumerate(many(samples, options.packs)):
        ours.append(timed(by_typst, view))
        if number % each == each - 1 and len(theirs) < options.weasyprint:
            theirs.append(timed(other, varied(samples[len(theirs) % len(samples)], number)))
    sys.stdout.write("\n".join(lines(ours, theirs)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
