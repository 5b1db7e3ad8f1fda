"""The first sheet: what the workbook is, how to use it, how to bring it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from kamdocs.interchange.workbook.sheets import BY_KEY
from kamdocs.interchange.workbook.styles import HEAD, TAB_COLOURS, Styles
from kamdocs.messages import Messages


@dataclass(frozen=True)
class StartPage:
    """What the first sheet says.

    `counts` holds the records of every sheet by key; `commands` explained lines to type.
    """

    title: str
    about: str
    advice: tuple[str, ...]
    commands: tuple[tuple[str, str], ...]
    counts: Mapping[str, int]
    counted: bool = True


def write_start(page: StartPage, tab: Worksheet, styles: Styles, words: Messages) -> None:
    """Write the first sheet, with a link to every other."""
    tab.hide_gridlines(2)
    tab.set_tab_color(TAB_COLOURS["start"])
    tab.set_column(0, 0, 3)
    tab.set_column(1, 1, 22)
    tab.set_column(2, 2, 9 if page.counted else 2)
    tab.set_column(3, 3, 86)
    tab.set_portrait()
    tab.set_paper(9)
    tab.fit_to_pages(1, 0)
    tab.set_row(1, 30)
    tab.merge_range(1, 1, 1, 3, page.title, styles.text(font_size=18, bold=True, font_color=HEAD))
    _line(tab, 2, page.about, styles.text(font_color="#5B6B72"))
    at = _advice(page, tab, styles, words, 4)
    at = _commands(page, tab, styles, words, at + 1)
    _sheets(page, tab, styles, words, at + 1)


def _line(tab: Worksheet, row: int, text: str, look: object) -> None:
    """Write a line across the page, high enough for its text."""
    tab.merge_range(row, 1, row, 3, text, look)
    tab.set_row(row, 15.5 * (1 + len(text) // 120) + 2)


def _heading(tab: Worksheet, row: int, text: str, styles: Styles) -> None:
    tab.merge_range(row, 1, row, 3, text, styles.text(bold=True, font_size=13, font_color=HEAD))
    tab.set_row(row, 20)


def _advice(page: StartPage, tab: Worksheet, styles: Styles, words: Messages, at: int) -> int:
    _heading(tab, at, words.text("workbook.start.how"), styles)
    for number, text in enumerate(page.advice, start=1):
        _line(tab, at + number, f"{number}. {text}", styles.text())
    return at + len(page.advice) + 1


def _commands(page: StartPage, tab: Worksheet, styles: Styles, words: Messages, at: int) -> int:
    if not page.commands:
        return at - 1
    _heading(tab, at, words.text("workbook.start.back"), styles)
    typed = styles.text(font_name="Consolas", bg_color="#F4F1EA", indent=1)
    for text, command in page.commands:
        at += 1
        _line(tab, at, text, styles.text())
        at += 1
        _line(tab, at, command, typed)
    return at + 1


def _sheets(page: StartPage, tab: Worksheet, styles: Styles, words: Messages, at: int) -> None:
    _heading(tab, at, words.text("workbook.start.sheets"), styles)
    head = styles.head()
    tab.write_string(at + 1, 1, words.text("workbook.start.sheet"), head)
    tab.write_string(at + 1, 2, words.text("workbook.start.rows") if page.counted else "", head)
    tab.write_string(at + 1, 3, words.text("workbook.start.holds"), head)
    link = styles.text(font_color=HEAD, underline=1)
    for number, (key, count) in enumerate(page.counts.items(), start=at + 2):
        name = BY_KEY[key].name(words.language)
        tab.write_url(number, 1, f"internal:'{name}'!A1", link, name)
        about = words.text(f"workbook.about.{key}")
        if page.counted:
            tab.write_number(number, 2, count, styles.text(num_format="#,##0"))
        tab.write_string(number, 3, about, styles.text())
        tab.set_row(number, 15.5 * (1 + len(about) // 90) + 2)
