"""Figures before and after, and findings, as a reader is told them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.health import Band
from kamdocs.metrics.measure import Measure, MeasureUnit
from kamdocs.model.programme import Programme
from kamdocs.render.changes.meaning_words import Turn, meaning_text, meaning_words
from kamdocs.review.meaning import FigureChange, Meaning
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place

PROGRAMME = Programme(name="P")


def measure(key: str, value: str | None, unit: MeasureUnit = MeasureUnit.MONEY) -> Measure:
    number = None if value is None else Decimal(value)
    return Measure(key, number, unit, date(2026, 10, 15))


def change(key: str, before: str | None, after: str | None, unit: MeasureUnit) -> FigureChange:
    return FigureChange("a", "Vereda", measure(key, before, unit), measure(key, after, unit))


MONEY, SHARE, NUMBER = MeasureUnit.MONEY, MeasureUnit.SHARE, MeasureUnit.NUMBER


@pytest.mark.parametrize(
    ("figure", "text", "turn"),
    [
        (
            change("gap", "1200000", "900000", MONEY),
            "Falta para a meta: R$ 1,2 mi → R$ 900 mil",
            Turn.BETTER,
        ),
        (
            change("forecast", "1200000", "1200001", MONEY),
            "Previsão (forecast) do ano: R$ 1.200.000,00 → R$ 1.200.001,00",
            Turn.BETTER,
        ),
        (
            change("cr5", "0.40", "0.45", SHARE),
            "Cinco maiores (CR5): 40,0% → 45,0%",
            Turn.WORSE,
        ),
        (
            change("hhi", "1485.2", "1500.4", NUMBER),
            "Índice de concentração (HHI): 1.485 → 1.500",
            Turn.WORSE,
        ),
        (
            change("white_space", None, "100", MONEY),
            "Potencial a explorar: sem dados → R$ 100",
            Turn.NEITHER,
        ),
    ],
)
def test_a_figure_before_and_after(figure: FigureChange, text: str, turn: Turn) -> None:
    (group,) = meaning_words(Meaning((figure,)), PROGRAMME, "pt-BR").groups
    (line,) = group.lines
    assert (line.text.replace("\u00a0", " "), line.turn) == (text, turn)


def test_a_difference_that_nobody_would_see_is_left_out() -> None:
    figure = change("cr5", "0.40001", "0.40002", SHARE)
    assert meaning_words(Meaning((figure,)), PROGRAMME, "pt-BR").groups == ()


def test_health_names_the_bands_it_crossed() -> None:
    points = MeasureUnit.POINTS
    before, after = measure("health", "85", points), measure("health", "40", points)
    figure = FigureChange("a", "Vereda", before, after, Band.GREEN, Band.RED)
    (group,) = meaning_words(Meaning((figure,)), PROGRAMME, "pt-BR").groups
    assert group.lines[0].text == "Saúde da conta: 85 (saudável) → 40 (em risco)"


def test_the_console_shows_the_whole_first_and_findings_with_their_places() -> None:
    whole = FigureChange("", "", measure("gap", "2"), measure("gap", "1"))
    place = Place("accounts/vereda/conta.md", 7, 3)
    came = Finding("empty-table", Severity.WARNING, place, {}, "vereda")
    found = Meaning((whole, change("gap", "2", "1", MONEY)), (came,), (came, came))
    text = meaning_text(meaning_words(found, PROGRAMME, "pt-BR")).splitlines()
    assert text[:2] == ["O que isso significa", "  Carteira de clientes"]
    assert text[3] == "  Vereda"
    assert text[5] == "  1 aviso novo"
    assert text[6].startswith("    - accounts/vereda/conta.md:7:3: ")
    assert text[7] == "  2 avisos resolvidos"


def test_nothing_is_said_where_nothing_computed_changed() -> None:
    words = meaning_words(Meaning(), PROGRAMME, "en")
    assert words.is_empty
    assert meaning_text(words) == ""
