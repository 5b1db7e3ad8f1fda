"""Every value of the file format's example is on a page, or is named here as yet to come."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from kamdocs.model.period import Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.vocabulary import VALUES
from kamdocs.render.formats import Formats
from kamdocs.source.date_text import parse_date, parse_period
from kamdocs.source.folder import load_portfolio
from kamdocs.source.folding import gender_fold
from kamdocs.source.number_text import parse_number, parse_share
from tests.command import kamdocs
from tests.pages import page

EXAMPLE = Path(__file__).parents[1] / "data/example/accounts"

YET_TO_COME = {
    # Of the programme: settings whose pages come with the whole domain.
    "programa.yml ano_fiscal.mes_inicial",
    "programa.yml criterios",
    "programa.yml departamentos",
    "programa.yml idioma",
    "programa.yml indicadores.medida",
    "programa.yml indicadores.sentido",
    "programa.yml limites",
    "programa.yml moeda",
    "programa.yml niveis.cadencia_dias",
    "programa.yml niveis.revisao",
    "programa.yml niveis.validade_plano_dias",
    "programa.yml pessoas.email",
    "programa.yml pessoas.git",
    "programa.yml territorios.responsavel",
    # Of the account: selection, relationship map, white space, market, voice of the customer.
    "conta.md pontuacao",
    "conta.md relacoes",
    "conta.md potencial",
    "conta.md swot",
    "conta.md voz_do_cliente",
    "conta.md concorrentes",
    "conta.md tendencias",
    # Marks of who may see what count when a site is built for another audience.
    "visibilidade",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(EXAMPLE, folder / "accounts")
    (folder / "paginas").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: Exemplo\ndocs_dir: paginas\ntheme:\n  name: material\nplugins:\n  - search\n"
        "  - kamdocs:\n      as_of: 2026-10-15\n",
        encoding="utf-8",
    )
    done = kamdocs("check", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert [line.split()[2] for line in done.stdout.splitlines()[::2]] == [
        "unit-not-for-client",
        "contract-in-notice",
    ]
    done = kamdocs("build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every single value of a file with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    elif value:
        yield path, str(value)


def values_of(file: Path) -> Iterator[tuple[str, str]]:
    """Every value of a file as (file and keys, text)."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".csv":
        for row in csv.DictReader(io.StringIO(text), delimiter=";"):
            yield from ((f"{file.name} {key}", value) for key, value in row.items() if value)
        return
    front = text.split("---\n")[1] if file.suffix == ".md" else text
    for path, value in leaves(yaml.load(front, yaml.BaseLoader)):
        yield f"{file.name} {'.'.join(path)}", value


def shown_forms(text: str, formats: Formats, portfolio: Portfolio) -> set[str]:
    """The forms in which a page may show a written value."""
    forms = {text, *day_forms(text, formats, portfolio), *number_forms(text, formats)}
    for values in VALUES.values():
        for value, word in values.items():
            if gender_fold(text) in {gender_fold(item) for item in (word.pt, value, *word.also)}:
                forms |= {word.label_br, word.label_br.lower()}
    if text == "BRL":
        forms.add("R$")
    forms.add(names(portfolio).get(text, ""))
    return {" ".join(form.replace("\u00a0", " ").split()) for form in forms if form}


def day_forms(text: str, formats: Formats, portfolio: Portfolio) -> set[str]:
    """The forms of a day or period."""
    forms: set[str] = set()
    day = parse_date(text)
    if isinstance(day, date):
        forms |= {formats.day(day), formats.long_day(day), formats.short_day(day)}
    period = parse_period(text)
    if isinstance(period, Period):
        forms.add(formats.period(period))
        quarter = portfolio.programme.calendar.quarter_of_period(period)
        if quarter is not None:
            forms |= {formats.period(quarter), formats.long_quarter(quarter)}
    return forms


def number_forms(text: str, formats: Formats) -> set[str]:
    """The forms of a number, an amount, a share or a count of days."""
    forms: set[str] = set()
    for number in (parse_number(text, "pt-BR", "BRL"), parse_share(text, "pt-BR")):
        if isinstance(number, Decimal):
            written = formats.number(number)
            forms |= {formats.money(number), formats.short_money(number), formats.percent(number)}
            forms |= {written, f"{written}%", f"{written} dias"}
    return forms


def names(portfolio: Portfolio) -> dict[str, str]:
    """What stands on a page for each id."""
    programme = portfolio.programme
    found = {item.id: item.name for item in programme.people}
    found |= {item.id: item.name for item in programme.tiers}
    found |= {item.id: item.name for item in programme.territories}
    found |= {item.id: item.name for item in programme.kpis}
    found |= portfolio.offering_names | portfolio.department_names
    for account in portfolio.accounts:
        found |= {item.id: item.name for item in account.units}
        found |= {item.id: item.name for item in account.opportunities}
        found |= {item.id: item.name or "" for item in account.stakeholders}
        found |= {item.id: item.title for item in account.objectives}
    return found


def come_later(key: str) -> bool:
    file, path = key.split(" ", 1)
    parts = path.split(".")
    prefixes = {f"{file} {'.'.join(parts[:n])}" for n in range(1, len(parts) + 1)}
    return bool(prefixes & YET_TO_COME) or parts[-1] in YET_TO_COME


def test_every_value_of_the_example_is_on_a_page_or_named_as_to_come(site: Path) -> None:
    portfolio = load_portfolio(site).portfolio
    formats = Formats("pt-BR", "BRL")
    everything = " ".join(
        " ".join(page(path).texts).replace("\u00a0", " ")
        for path in sorted((site / "site").rglob("*.html"))
    )
    missing = [
        f"{key} = {text}"
        for file in sorted((site / "accounts").rglob("*.*"))
        for key, text in values_of(file)
        if not come_later(key)
        and not any(form in everything for form in shown_forms(text, formats, portfolio))
        and key.split(".")[-1] not in {"id"}
        and not key.endswith(" id")
    ]
    assert missing == [], "\n".join(missing)


def test_prose_of_the_example_is_on_its_pages(site: Path) -> None:
    pages = site / "site/contas/vereda-alimentos"
    plan = " ".join(page(pages / "index.html").texts)
    assert "Parceria de doze anos, com entregas diárias em duas plantas." in plan
    assert "o cliente pode ver" in plan
    assert "Texto livre sobre os objetivos." in " ".join(page(pages / "objetivos/index.html").texts)
    assert "margem pressionada pelo frete" in " ".join(
        page(pages / "revisoes/2026-t3/index.html").texts
    )
    assert "Conversa franca sobre o frete." in " ".join(
        page(pages / "reunioes/2026-09-12-comite/index.html").texts
    )
