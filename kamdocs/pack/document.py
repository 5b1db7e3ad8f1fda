"""A pack as plain data for the template: texts made printable, drawings ready, layout decided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import singledispatchmethod
from typing import Any

from kamdocs.pack.columns import column_shares, lying
from kamdocs.pack.heights import Heights, facts_columns, measures_of, page_plan, stands_beside
from kamdocs.pack.images import PackImages
from kamdocs.pack.look import PackLook
from kamdocs.pack.printable import MISSING_SIGN, printable, shown
from kamdocs.pack.prose_data import ProseData
from kamdocs.render.brand import brand_tones, contrast, mix
from kamdocs.render.charts.print_svg import print_svg
from kamdocs.render.client_pack.blocks import (
    Card,
    Cards,
    Cell,
    Fact,
    Facts,
    Form,
    PackView,
    Part,
    Picture,
    Row,
    Table,
    Text,
)

WHITE, BLACK = "#ffffff", "#000000"

_KEPT_ROW = 500
"""A row whose longest cell has fewer characters is not divided between two pages."""

_KEPT_CARD = 1200
"""The same of a card, all its texts together."""

_LONGEST_HEAD = 110
_LONGEST_FOOT = 220
"""In characters: running heads and feet are cut, the page has the whole."""

_KEPT_TABLE = 0.3
"""The same of a table, as a part of the page's height."""

_VIEW_BOX = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


def pack_data(view: PackView, look: PackLook, *, as_of: date, images: PackImages) -> dict[str, Any]:
    """Give all that the template prints; raises UserError for a logo that cannot be shown."""
    language, _, region = view.language.partition("-")
    return {
        "title": shown(view.title).strip() or shown(view.file_name) or MISSING_SIGN,
        "language": language,
        "region": region or None,
        "date": [as_of.year, as_of.month, as_of.day],
        "view": _Plain(images, look, compact=view.cover is None).plain(view),
        "look": {
            "paper": look.paper.value,
            "our_logo": images.logo(look.our_logo),
            "client_logo": images.logo(look.client_logo),
            **_colours(look.brand),
        },
    }


def _colours(brand: str) -> dict[str, str]:
    """Give the one accent and its tints; on paper it is a little darker than on a screen."""
    accent = brand_tones(brand)["brand-light"]
    while contrast(accent, WHITE) < 5.5:
        accent = mix(accent, BLACK, 0.05)
    return {
        "accent": accent,
        "tint": mix(WHITE, accent, 0.07),
        "track": mix(WHITE, accent, 0.16),
    }


class _Plain:
    """Turns blocks into dictionaries, each with the name of its kind."""

    def __init__(self, images: PackImages, look: PackLook, *, compact: bool) -> None:
        self._images = images
        self._look = look
        self._measures = measures_of(look.paper, compact=compact)
        self._heights = Heights(self._measures)

    def plain(self, value: object) -> Any:
        """Give a value; texts, of which there are thousands, take the short way."""
        if type(value) is str:
            return printable(value)
        if type(value) is tuple:
            return [self.plain(item) for item in value]
        return self._block(value) if is_dataclass(value) else self._single(value)

    def _single(self, value: object) -> Any:
        return value.value if isinstance(value, Enum) else value

    @singledispatchmethod
    def _block(self, value: object) -> Any:
        return self._fields(value)

    def _fields(self, block: object, but: Iterable[str] = ()) -> dict[str, Any]:
        data: dict[str, Any] = {"kind": type(block).__name__.lower()}
        if is_dataclass(block):
            for field in fields(block):
                if field.name not in but:
                    data[field.name] = self.plain(getattr(block, field.name))
        return data

    @_block.register
    def _(self, view: PackView) -> dict[str, Any]:
        """Keep what comes again on every page short, and say where pages begin."""
        data = {**self._fields(view), "foot": printable(_short(view.foot, _LONGEST_FOOT))}
        heights = [
            self._heights.part(part, _ratios(plain))
            for part, plain in zip(view.parts, data["parts"], strict=True)
        ]
        plan = page_plan(view.parts, heights, self._measures)
        data["parts"] = [
            {**part, **asdict(pages)} for part, pages in zip(data["parts"], plan, strict=True)
        ]
        return data

    @_block.register
    def _(self, part: Part) -> dict[str, Any]:
        short = printable(_short(part.title, _LONGEST_HEAD))
        return {**self._fields(part), "short_title": short}

    @_block.register
    def _(self, facts: Facts) -> dict[str, Any]:
        """Say how long the longest figure is: all of a row are set in one size."""
        return {
            **self._fields(facts),
            "longest": max(map(_length, facts.items), default=0),
            "columns": facts_columns(len(facts.items), slides=self._measures.slides),
        }

    @_block.register
    def _(self, table: Table) -> dict[str, Any]:
        width = len(table.columns)
        rows = [self._row(row, width) for row in table.rows]
        return {
            **self._fields(table, ["rows"]),
            "rows": rows,
            "shares": column_shares(table),
            "kept": self._heights.table(table) < _KEPT_TABLE * self._measures.height,
        }

    def _row(self, row: Row, width: int) -> dict[str, Any]:
        cells = [*row.cells, *[Cell("")] * width][:width]
        texts = [len(cell.text) + len(cell.note) for cell in cells]
        return {
            "cells": [self.plain(cell) for cell in cells],
            "is_total": row.is_total,
            "is_group": row.is_group,
            "spans": not any(texts[1:]),
            "kept": max(texts, default=0) < _KEPT_ROW,
        }

    @_block.register
    def _(self, cards: Cards) -> dict[str, Any]:
        return {
            "kind": "cards",
            "numbered": cards.numbered,
            "items": [self._card(card) for card in cards.items],
        }

    def _card(self, card: Card) -> dict[str, Any]:
        data = self._fields(card, ["share", "share_text"])
        length = len(card.title) + len(card.text)
        length += sum(len(field.label) + len(field.value) for field in card.fields)
        share = None if card.share is None else min(max(card.share, 0.0), 1.0)
        words = card.share_text or ("" if card.share is None else f"{card.share:.0%}")
        return {
            **data,
            "share": None if share is None else round(share, 4),
            "share_text": printable(words),
            "kept": length < _KEPT_CARD,
        }

    @_block.register
    def _(self, picture: Picture) -> dict[str, Any]:
        svg = shown(print_svg(picture.svg, brand=self._look.brand))
        found = _VIEW_BOX.search(svg)
        ratio = float(found[2]) / float(found[1]) if found else 0.5
        data = self._fields(picture, ["svg", "alt", "narrow", "table"])
        alt = shown(picture.alt or picture.title or picture.name)
        beside = stands_beside(picture, slides=self._measures.slides)
        table = picture.table if beside or not picture.table else lying(picture.table)
        return {
            **data,
            "svg": svg,
            "ratio": round(ratio, 4),
            "alt": alt,
            "beside": beside,
            "table": self.plain(table),
        }

    @_block.register
    def _(self, text: Text) -> dict[str, Any]:
        return {"kind": "text", "nodes": ProseData(self._images).nodes(text.nodes)}

    @_block.register
    def _(self, form: Form) -> dict[str, Any]:
        """Put two fields of one line beside each other."""
        rows: list[list[dict[str, Any]]] = []
        for field in form.fields:
            single = field.lines <= 1
            if single and rows and len(rows[-1]) == 1 and rows[-1][0]["lines"] == 1:
                rows[-1].append(self._fields(field))
            else:
                rows.append([{**self._fields(field), "lines": max(field.lines, 1)}])
        return {"kind": "form", "rows": rows}


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _ratios(part: dict[str, Any]) -> list[float]:
    return [block["ratio"] for block in part["blocks"] if block["kind"] == "picture"]


def _length(fact: Fact) -> int:
    return len(fact.value)
