"""The schema of the workbook: every heading and tab is found again in every language."""

from __future__ import annotations

import pytest

from kamdocs.interchange.words import fold_heading
from kamdocs.interchange.workbook.directory import Names, programme_names
from kamdocs.interchange.workbook.sheets import BY_KEY, SHEETS, Sheet, find_sheet
from kamdocs.messages import LANGUAGES
from kamdocs.model.kinds import Target
from kamdocs.model.programme import Programme, Stage

ALL = pytest.mark.parametrize("sheet", BY_KEY.values(), ids=list(BY_KEY))


@ALL
def test_a_heading_means_one_column_whatever_the_language(sheet: Sheet) -> None:
    for language in LANGUAGES:
        for column in sheet.columns:
            found = sheet.find(column.label(language).upper())
            assert found is column, (sheet.key, language, column.key)


@ALL
def test_no_two_columns_of_a_sheet_have_one_heading(sheet: Sheet) -> None:
    for language in LANGUAGES:
        labels = [fold_heading(column.label(language)) for column in sheet.columns]
        assert len(labels) == len(set(labels))


@ALL
def test_a_tab_has_a_name_that_excel_takes(sheet: Sheet) -> None:
    for language in LANGUAGES:
        name = sheet.name(language)
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\'")
        assert find_sheet(name) is sheet


def test_a_tab_is_found_without_its_accents() -> None:
    found = find_sheet("ACOES")
    assert found is not None
    assert found.key == "actions"
    assert find_sheet("Plan1") is None


def test_every_list_of_accounts_begins_with_the_account() -> None:
    for sheet in SHEETS:
        if not sheet.of_programme and sheet.key != "accounts":
            assert sheet.columns[0].key == "account", sheet.key


def test_a_name_stands_for_a_record_only_where_it_is_its_alone() -> None:
    people = [("ana", "Ana Lima"), ("ana-2", "ana lima"), ("rui", "Rui"), ("x", "ana"), ("y", "-")]
    names = Names([*people, ("z", "Zé; e outros")])
    assert [names.shown(item) for item, _ in people] == ["ana", "ana-2", "Rui", "x", "y"]
    assert names.shown("z") == "z"
    assert [names.find(text) for text in ("RUI", "Ana Lima", "ana", "", "-", "Zé")] == [
        *("rui", None, "ana", None, None, None),
    ]


def test_built_in_words_of_every_language_are_understood() -> None:
    names = programme_names(Programme(name="-"), "pt-BR")
    assert names[Target.STAGE].find("Negotiation") == "negotiation"
    assert names[Target.STAGE].shown("negotiation") == "Negociação"
    assert names[Target.STAGE].written("negotiation", "pt-BR") == "negociacao"
    assert names[Target.KPI].find("revenue") == "revenue"
    own = programme_names(Programme(name="-", stages=(Stage(id="fim", name="Fim"),)), "pt-BR")
    assert own[Target.STAGE].all_shown() == ("Fim",)
    assert own[Target.STAGE].find("negotiation") is None
