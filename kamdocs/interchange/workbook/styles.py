"""How the workbook looks: formats by what a cell holds, made once each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from kamdocs.interchange.workbook.columns import Column, Form, Role

HEAD = "#0B5C6B"
MARKED = "#EEF1F2"
"""Behind ids, which people leave alone."""

EXAMPLE = "#8A5A00"
TAB_COLOURS = {"start": "#F2B134", "programme": "#7A8B92", "account": HEAD, "figures": "#C4622D"}

_DAYS = {"en": "yyyy-mm-dd"}
_DAY = "dd/mm/yyyy"
_MONTHS = {"pt-BR": "[$-416]mmm/yy", "pt-PT": "[$-816]mmm/yy", "en": "[$-409]mmm yy"}
"""Months in the words of the site, whatever the words of the computer."""

_MAX_DECIMALS = 6
WRAPPED = frozenset({Form.TEXT, Form.LINES, Form.LIST})
"""Forms whose cells break into lines."""

_WORDS = frozenset({Form.CODE, Form.CHOICE, Form.REFERENCE, Form.PERIOD, Form.YES_NO})
_FORMULA = ("=", "+", "-", "@")


class Styles:
    """Gives the formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, language: str) -> None:
        self._book = book
        self._day = _DAYS.get(language, _DAY)
        self._month = _MONTHS[language]
        self._cells: dict[tuple[Form, Role, str, bool, bool], Format] = {}
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def _format(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
            self._made[key] = self._book.add_format({**base, **properties})
        return self._made[key]

    def head(self, column: Column | None = None, *, month: bool = False) -> Format:
        """Give the format of a heading."""
        grey = column is not None and column.role in (Role.ID, Role.ROW_KEY)
        look = {"bg_color": "#5B6B72" if grey else HEAD, "font_color": "#FFFFFF", "bold": True}
        shape = {"text_wrap": True, "border": 1, "border_color": "#FFFFFF", "valign": "vcenter"}
        number = {"num_format": self._month, "align": "right"}
        return self._format(
            **look, **shape, **(number if month else {"align": "left", "indent": 1})
        )

    def cell(
        self, column: Column, value: object = None, *, money: bool = False, example: bool = False
    ) -> Format:
        """Give the format of a cell of a column."""
        number = self._number(column, value, money=money)
        formula = isinstance(value, str) and value.startswith(_FORMULA)
        key = (column.form, column.role, number, formula, example)
        if key not in self._cells:
            self._cells[key] = self._cell(column, number, formula=formula, example=example)
        return self._cells[key]

    def _cell(self, column: Column, number: str, *, formula: bool, example: bool) -> Format:
        look: dict[str, Any] = {"num_format": number}
        if column.role in (Role.ID, Role.ROW_KEY):
            look |= {"bg_color": MARKED, "font_color": "#5B6B72"}
        if column.form in WRAPPED:
            look |= {"text_wrap": True, "align": "left", "indent": 1}
        elif column.form in _WORDS:
            look |= {"align": "left", "indent": 1}
        if formula:
            look["quote_prefix"] = True
        if example:
            look |= {"italic": True, "font_color": EXAMPLE}
        return self._format(**look)

    def setting(self, column: Column, value: object) -> Format:
        """Give the format of a value beside its label, numbers on the left like texts."""
        number = {"num_format": self._number(column, value, money=False)}
        return self._format(text_wrap=True, align="left", indent=1, bottom=4, **number)

    def _number(self, column: Column, value: object, *, money: bool) -> str:
        form = column.form
        if form is Form.DAY:
            return self._day
        if form in (Form.CODE, Form.PERIOD):
            return "@"
        if form is Form.COUNT:
            return "0"
        if form is Form.MONEY or money:
            return "#,##0.00"
        if form is Form.SHARE:
            places = _decimals(value * 100) if isinstance(value, Decimal) else 1
            return f"0.{'0' * places}%" if places else "0%"
        if form is Form.NUMBER and isinstance(value, Decimal):
            places = _decimals(value)
            return f"#,##0.{'0' * places}" if places else "#,##0"
        return "General"

    def text(self, **properties: Any) -> Format:
        """Give the format of running text."""
        return self._format(text_wrap=True, **properties)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(_MAX_DECIMALS, max(0, -exponent)) if isinstance(exponent, int) else 0
