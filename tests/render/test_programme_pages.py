"""The programme's pages: settings, formulas, glossary and field dictionary, for each audience."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from kamdocs.audience.site_view import narrowed
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.metrics.definitions import DEFINITIONS, TOPICS
from kamdocs.metrics.standing import portfolio_standing
from kamdocs.model.account import AccountFile, Score
from kamdocs.model.commerce import Opportunity
from kamdocs.model.enums import Visibility
from kamdocs.model.people import Stakeholder
from kamdocs.model.programme import Programme
from kamdocs.model.shape import record_shape
from kamdocs.model.vocabulary import KEYS
from kamdocs.model.work import Action, Objective
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import formula, measure_name
from kamdocs.render.options import RenderOptions
from kamdocs.render.pages_programme import programme_pages
from kamdocs.render.prose import ProseTargets, ProseWriter
from kamdocs.render.views.field_dictionary import documented_records, fields_view, seen_by
from kamdocs.render.views.formulas import formulas_view
from kamdocs.render.views.glossary import TERMS, glossary_view
from kamdocs.render.views.parts import Cell, Table
from kamdocs.render.views.programme import programme_view
from kamdocs.render.views.quality import quality_view
from tests.builders import PROGRAMME, load

DAY = date(2026, 10, 15)
LINKS = Links("programa/", directory_urls=True)

SETTINGS = """\
empresa: Serra Clara
valor_esperado: Crescer com quem cresce.
etapas:
  - {id: proposta, nome: Proposta, probabilidade: 62%}
limites:
  cr5: 71%
saude:
  faixas: {saudavel: 77, atencao: 51}
"""


def context_of(
    folder: Path, programme: str = "", audience: Visibility = Visibility.TEAM,
    language: str = "pt-BR", **accounts: str,
) -> RenderContext:  # fmt: skip
    files = {f"{name}.md": text for name, text in accounts.items()}
    loaded = narrowed(load(folder, {"programa.yml": PROGRAMME + programme, **files}), audience)
    return RenderContext(
        portfolio=loaded.portfolio,
        standing=portfolio_standing(loaded.portfolio, DAY),
        findings=(),
        options=RenderOptions(as_of=DAY, language=language, audience=audience),
        prose=ProseWriter(ProseTargets({}, {}), {}),
    )


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_definition_has_its_words_and_no_place_of_a_formula_stays_open(
    tmp_path: Path, language: str
) -> None:
    context = context_of(tmp_path, language=language)
    for definition in DEFINITIONS:
        pattern = messages_for(language).texts[f"metrics.{definition.key}.formula"][0]
        named = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
        given = {item.key for item in definition.settings(context.portfolio.programme)}
        assert named <= given, definition.key
        text = formula(context, definition)
        assert text, definition.key
        assert not {"{", "}"} & set(text), definition.key
        assert "None" not in text, definition.key
        assert measure_name(context, definition.key)


def test_every_measure_is_explained_once_under_its_topic(tmp_path: Path) -> None:
    view = formulas_view(context_of(tmp_path), LINKS)
    shown = [row[0] for topic in view.topics for row in texts(topic.table)]
    assert len(shown) == len(DEFINITIONS)
    assert len({item.key for item in DEFINITIONS}) == len(DEFINITIONS)
    assert [topic.anchor for topic in view.topics] == [
        f"kd-formulas-{topic}" for topic, items in TOPICS.items() if items
    ]


def test_formulas_show_the_settings_of_the_programme(tmp_path: Path) -> None:
    view = formulas_view(context_of(tmp_path, SETTINGS), LINKS)
    (cr5,) = [row[1] for topic in view.topics for row in texts(topic.table) if "CR5" in row[0]]
    assert "71,0%" in cr5


def test_settings_of_the_programme_are_shown_as_tables(tmp_path: Path) -> None:
    view = programme_view(context_of(tmp_path, SETTINGS), LINKS)
    tables = {table.caption: table for table in view.settings}
    assert texts(tables["Etapas"]) == [["Proposta", "62%"]]
    assert texts(tables["Atratividade"]) == [["Potencial", "100"]]
    assert tables["Saúde"].note == "Saudável a partir de 77; Atenção a partir de 51."
    assert ["CR5", "71%"] in texts(tables["Limites"])
    assert view.value == "Crescer com quem cresce."
    assert [fact.value for fact in view.charter][:2] == ["Programa", "Serra Clara"]


MONTHS = "periodo;indicador;realizado\n"


def of_two_years(before: int, after: int, margin: int) -> str:
    rows = "".join(f"{year}-{month:02d};faturamento;{value}\n{year}-{month:02d};margem;{margin}\n"
                   for year, value in ((2025, before), (2026, after))
                   for month in range(1, 10))  # fmt: skip
    return MONTHS + rows


@pytest.mark.parametrize(
    ("key", "others", "verdict", "growth", "margin"),
    [
        ((100, 120, 30), (100, 110, 20), "O programa se paga: as contas-chave vencem as demais",
         "20,0% contra 10,0%", "25,0% contra 18,2%"),
        ((100, 105, 10), (100, 110, 20),
         "O programa ainda não se paga: as contas-chave perdem para as demais",
         "5,0% contra 10,0%", "9,5% contra 18,2%"),
    ],
)  # fmt: skip
def test_the_answer_says_whether_the_programme_pays(
    tmp_path: Path,
    key: tuple[int, int, int],
    others: tuple[int, int, int],
    verdict: str,
    growth: str,
    margin: str,
) -> None:
    for name, figures, tier in (("a", key, "chave"), ("b", others, "")):
        folder = tmp_path / "accounts" / name
        folder.mkdir(parents=True)
        front = f"---\nnome: {name}\nnivel: {tier}\n---\n"
        (folder / "conta.md").write_text(front, encoding="utf-8")
        (folder / "numeros.csv").write_text(of_two_years(*figures), encoding="utf-8")
    view = programme_view(context_of(tmp_path), LINKS)
    assert view.head.answer == f"{verdict} em crescimento ({growth}) e em margem ({margin})."
    assert view.pays is not None
    assert texts(view.pays)[0] == ["Contas", "1", "1"]


def test_without_figures_nobody_can_tell_whether_it_pays(tmp_path: Path) -> None:
    view = programme_view(context_of(tmp_path), LINKS)
    assert view.head.answer.startswith("Ainda não dá para dizer")
    assert view.head.headlines == ()
    assert view.value == ""
    assert view.value_missing


def test_the_company_sees_charter_people_levels_and_glossary_only(tmp_path: Path) -> None:
    account = "---\nnome: V\nnivel: chave\nresponsavel: ana.lima\n---\n"
    context = context_of(tmp_path, SETTINGS, Visibility.COMPANY, v=account)
    view = programme_view(context, LINKS)
    assert (view.pays, view.settings, view.head.headlines) == (None, (), ())
    assert view.head.answer == "1 conta no programa, com 1 responsável."
    assert [column.head for column in view.tiers.columns] == ["Nível", "Revisão", "Contas"]
    assert [fact.label for fact in view.pages] == ["Glossário"]
    seen = [
        spec.address for spec in programme_pages(context) if Visibility.COMPANY in spec.audiences
    ]
    assert seen == ["programa/", "programa/glossario/"]


def test_every_record_and_key_of_the_model_is_in_the_dictionary(tmp_path: Path) -> None:
    assert set(documented_records()) == set(KEYS)
    view = fields_view(context_of(tmp_path), LINKS)
    for record, shown in zip(documented_records(), view.records, strict=True):
        keys = [row[2] for row in texts(shown.table)]
        assert keys == [shape.key for shape in record_shape(record).values()]
    assert len({shown.anchor for shown in view.records}) == len(view.records)
    assert {fact.href.removeprefix("#") for fact in view.contents} <= {
        shown.anchor for shown in view.records
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dictionary_speaks_every_language(tmp_path: Path, language: str) -> None:
    view = fields_view(context_of(tmp_path, language=language), LINKS)
    assert all(cell.text for shown in view.records for row in shown.table.rows for cell in row)
    assert all(shown.title for shown in view.records)


def test_a_field_says_its_keys_what_it_holds_and_who_sees_it(tmp_path: Path) -> None:
    view = fields_view(context_of(tmp_path), LINKS)
    shown = next(item for item in view.records if item.anchor == "kd-record-stakeholder")
    assert (shown.title, shown.places) == ("Contatos", "Escrito em: contatos")
    rows = {row[2].text: row for row in shown.table.rows}
    assert [cell.text for cell in rows["influence"]] == [
        "Influência", "influencia", "influence", "número, de 0 a 10", "equipe",
    ]  # fmt: skip
    assert rows["id"][0] == Cell("Código", note="obrigatório")
    assert rows["posture"][3].note.startswith("mentor: Mentor · apoiador / supporter: ")


@pytest.mark.parametrize(
    ("record", "field", "audience"),
    [
        (AccountFile, "name", Visibility.COMPANY),
        (AccountFile, "scores", Visibility.TEAM),
        (AccountFile, "stakeholders", Visibility.TEAM),
        (AccountFile, "objectives", Visibility.COMPANY),
        (Objective, "target", Visibility.COMPANY),
        (Objective, "manager_comment", Visibility.TEAM),
        (Action, "due", Visibility.COMPANY),
        (Stakeholder, "name", Visibility.TEAM),
        (Opportunity, "probability", Visibility.TEAM),
        (Score, "score", Visibility.TEAM),
        (Programme, "tiers", Visibility.COMPANY),
        (Programme, "limits", Visibility.TEAM),
    ],
)
def test_who_sees_a_field_follows_the_list_of_what_is_allowed(
    record: type, field: str, audience: Visibility
) -> None:
    assert seen_by(record, field) is audience


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_a_label_and_a_meaning(tmp_path: Path, language: str) -> None:
    view = glossary_view(context_of(tmp_path, language=language), LINKS)
    labels = [row[0] for row in texts(view.table)]
    assert len(set(labels)) == len(TERMS)
    assert all(row[1].endswith(".") for row in texts(view.table))


def test_a_term_says_how_others_call_it_and_how_files_write_it(tmp_path: Path) -> None:
    view = glossary_view(context_of(tmp_path), LINKS)
    rows = {row[0].text: row for row in view.table.rows}
    assert [cell.text for cell in rows["Situação de compra"][2:]] == [
        "Situação de compra", "Buying situation", "situacao_compra / lifecycle",
    ]  # fmt: skip
    assert rows["Situação de compra"][1].note == (
        "Valores: Não abordada, Abordada, Eventual, Recorrente, Inativa, Perdida e Reativada."
    )
    assert rows["Encaminhamentos"][2].text == "Próximos passos"


@pytest.mark.parametrize(
    ("settings", "rule", "shown"),
    [
        ("", "no-champion", ["desligada", "completo", "nível mais alto"]),
        ("regras:\n  perfil: completo\n", "no-champion", ["aviso", "completo", "nível mais alto"]),
        ("regras:\n  severidade:\n    plan-stale: informacao\n", "plan-stale",
         ["informação", "básico", "com nível"]),
        ("regras:\n  severidade:\n    plan-stale: desligada\n", "plan-stale",
         ["desligada", "básico", "com nível"]),
        ("", "unknown-key", ["erro", "sempre", "todas"]),
    ],
)  # fmt: skip
def test_the_table_of_rules_says_how_grave_each_is_today(
    tmp_path: Path, settings: str, rule: str, shown: list[str]
) -> None:
    view = quality_view(context_of(tmp_path, settings), LINKS, (rule,))
    (row,) = texts(view.rules)
    assert row[:4] == [rule, *shown]
    assert row[4].endswith(".")
