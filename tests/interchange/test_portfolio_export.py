"""Figures as plain data: numbers as computed, missing as null, what is not allowed absent."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kamdocs.errors import UserError
from kamdocs.interchange.export_csv import export_csv
from kamdocs.interchange.export_schema import export_schema
from kamdocs.interchange.exporting import Exported, export_project
from kamdocs.messages import LANGUAGES
from kamdocs.metrics.named_metrics import ACCOUNT_METRICS, PORTFOLIO_METRICS
from kamdocs.model.enums import Visibility
from kamdocs.render.exact_json import exact_json, plain_number
from tests.builders import PROGRAMME, account_text, write_project

TODAY = date(2026, 10, 15)

FIELDS = """\
campos:
  - {id: edi, rotulo: EDI, tipo: sim_nao, visibilidade: empresa}
  - {id: nota, rotulo: Nota do comprador}
"""

FIGURES = (
    "periodo;indicador;realizado;meta\n2026-07;faturamento;0,1;\n2026-08;faturamento;0,2;0,5\n"
)


def exported(folder: Path, files: dict[str, str] | None = None, **request: Any) -> Exported:
    """Export two accounts, one with revenue and custom fields, one empty."""
    given = files or {
        "programa.yml": PROGRAMME + FIELDS,
        "vereda/conta.md": account_text(
            "nivel: chave\nsituacao_compra: recorrente\nresponsavel: ana.lima\n"
            "custom:\n  edi: sim\n  nota: '=1+1'\n"
        ),
        "vereda/numeros.csv": FIGURES,
        "luz.md": "---\nnome: Luz\n---\n",
    }
    return export_project(write_project(folder, given), **{"today": TODAY, **request})


def validated(data: dict[str, Any]) -> dict[str, Any]:
    """Give the data as a reader of the JSON gets it, once the schema holds."""
    Draft202012Validator.check_schema(export_schema())
    read: dict[str, Any] = json.loads(exact_json(data))
    Draft202012Validator(export_schema()).validate(read)
    return read


def test_the_shape_is_the_agreed_one_and_numbers_are_exact(tmp_path: Path) -> None:
    found = exported(tmp_path)
    read = validated(found.data)
    assert list(read)[:2] == ["as_of", "programme"]
    assert (read["as_of"], read["programme"]) == ("2026-10-15", "Programa")
    assert read["period"] == {"from": "2026-01-01", "to": "2026-10-15"}
    luz, vereda = read["accounts"]
    assert (vereda["id"], vereda["name"], vereda["tier"], vereda["lifecycle"]) == (
        "vereda",
        "Vereda",
        "chave",
        "recurring",
    )
    assert '"revenue": 0.3,' in exact_json(found.data)
    assert vereda["metrics"]["revenue"] == 0.3
    assert vereda["metrics"]["share"] == 1
    assert luz["metrics"]["revenue"] is None
    assert luz["tier"] is None
    assert vereda["custom"] == {"edi": True, "nota": "=1+1"}
    assert luz["custom"] == {"edi": None, "nota": None}
    assert luz["kpis"] == {"otif": {"actual": None, "target": None}}


def test_all_agreed_figures_are_there_for_the_team(tmp_path: Path) -> None:
    read = validated(exported(tmp_path).data)
    portfolio = "revenue target cr1 cr5 cr10 hhi nrr grr weighted_pipeline forecast gap white_space"
    account = (
        "revenue target share abc nrr wallet_share white_space weighted_pipeline "
        "objective_progress health dso overdue"
    )
    assert set(portfolio.split()) <= set(read["metrics"])
    assert set(account.split()) <= set(read["accounts"][0]["metrics"])


def test_the_company_gets_objectives_and_what_is_marked_for_it(tmp_path: Path) -> None:
    read = validated(exported(tmp_path, audience=Visibility.COMPANY).data)
    assert read["audience"] == "company"
    assert read["metrics"] == {}
    account = read["accounts"][1]
    assert set(account["metrics"]) == {"objective_progress"}
    assert "lifecycle" not in account
    assert account["custom"] == {"edi": True}
    assert account["kpis"] == {}


def test_figures_of_revenue_are_for_whom_the_programme_opens_revenue(tmp_path: Path) -> None:
    opened = "  - {id: faturamento, nome: Faturamento, visibilidade: empresa}\n"
    files = {
        "programa.yml": PROGRAMME + opened,
        "vereda/conta.md": account_text(),
        "vereda/numeros.csv": FIGURES,
    }
    read = validated(exported(tmp_path, files, audience=Visibility.COMPANY).data)
    assert read["metrics"]["revenue"] == 0.3
    assert {"cr1", "hhi", "nrr"} <= set(read["metrics"])
    never = {"margin_share", "white_space", "weighted_pipeline", "forecast", "gap", "dso"}
    assert not never & set(read["metrics"])
    assert not (never | {"health", "wallet_share", "overdue"}) & set(read["accounts"][0]["metrics"])


def test_the_company_and_the_team_read_the_same_figures(tmp_path: Path) -> None:
    programme = (
        PROGRAMME
        + "  - {id: faturamento, nome: Faturamento, visibilidade: empresa}\n"
        + "limites:\n  abc_a: 50%\n  abc_b: 70%\n"
    )
    head = "periodo;indicador;realizado\n"
    old = [
        f"{year}-{month:02d};faturamento;100\n" for year in (2025, 2026) for month in range(1, 10)
    ]
    new = [f"2025-{month:02d};faturamento;100\n" for month in (9, 10, 11, 12)]
    new += [f"2026-{month:02d};faturamento;80\n" for month in range(1, 10)]
    fresh = [f"2026-{month:02d};faturamento;60\n" for month in range(4, 10)]
    files = {
        "programa.yml": programme,
        "luz/conta.md": account_text("cliente_desde: 2025-09-01\n"),
        "luz/numeros.csv": head + "".join(new),
        "sol/conta.md": account_text("cliente_desde: 2026-04-01\n"),
        "sol/numeros.csv": head + "".join(fresh),
        "vereda/conta.md": account_text(),
        "vereda/numeros.csv": head + "".join(old),
    }
    team = validated(exported(tmp_path / "team", files).data)
    company = validated(exported(tmp_path / "all", files, audience=Visibility.COMPANY).data)
    assert company["metrics"].items() <= team["metrics"].items()
    assert company["metrics"]["nrr"] == 0.98
    for own, seen in zip(team["accounts"], company["accounts"], strict=True):
        assert seen["metrics"].items() <= own["metrics"].items()
        # made of the day it became a client, and of limits, which are the team's
        assert not {"year_before", "abc"} & set(seen["metrics"])


@pytest.mark.parametrize(
    ("period", "as_of", "days", "day"),
    [
        ("2026", None, ("2026-01-01", "2026-10-15"), "2026-10-15"),
        ("2025-t3", None, ("2025-07-01", "2025-09-30"), "2025-09-30"),
        ("2026-07", None, ("2026-07-01", "2026-07-31"), "2026-07-31"),
        ("2026-07", date(2026, 8, 3), ("2026-07-01", "2026-07-31"), "2026-08-03"),
        ("1997-q3", date(1997, 8, 3), ("1997-07-01", "1997-08-03"), "1997-08-03"),
    ],
)
def test_a_period_sets_the_days_and_the_day_unless_one_is_given(
    tmp_path: Path, period: str, as_of: date | None, days: tuple[str, str], day: str
) -> None:
    read = validated(exported(tmp_path, period=period, as_of=as_of).data)
    assert (read["period"]["from"], read["period"]["to"]) == days
    assert read["as_of"] == day


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"period": "julho"}, "export.bad-period"),
        ({"period": "2031"}, "export.period-ahead"),
        ({"only": ("vered",)}, "export.unknown-account .*known=vereda"),
    ],
)
def test_what_is_no_period_or_account_is_said(
    tmp_path: Path, request_: dict[str, Any], message: str
) -> None:
    with pytest.raises(UserError, match=message):
        exported(tmp_path, **request_)


def test_one_account_alone_keeps_its_share_of_the_whole(tmp_path: Path) -> None:
    read = validated(exported(tmp_path, only=("VEREDA",)).data)
    assert [item["id"] for item in read["accounts"]] == ["vereda"]
    assert read["accounts"][0]["metrics"]["share"] == 1


def test_an_account_hidden_from_the_audience_is_unknown_to_it(tmp_path: Path) -> None:
    files = {"vereda.md": account_text("visibilidade: equipe\n"), "luz.md": "---\nnome: Luz\n---\n"}
    with pytest.raises(UserError, match="export.unknown-account .*known=luz"):
        exported(tmp_path, files, audience=Visibility.COMPANY, only=("vereda",))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1E+6"), "1000000"),
        (Decimal("0.30"), "0.3"),
        (Decimal("-0.0"), "0"),
        (Decimal("1E-9"), "0.000000001"),
        (7, "7"),
    ],
)
def test_a_number_is_written_plainly(value: Decimal | int, text: str) -> None:
    assert plain_number(value) == text


def test_json_nests_and_keeps_what_is_empty() -> None:
    text = exact_json({"a": [], "b": {}, "c": [1, None, True, "ã\n"], "d": {"e": Decimal("1.5")}})
    assert json.loads(text) == {"a": [], "b": {}, "c": [1, None, True, "ã\n"], "d": {"e": 1.5}}


def rows(text: str, delimiter: str) -> list[dict[str, str]]:
    """Read a CSV as Excel would."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=delimiter))


def test_the_table_speaks_the_reader_s_language_and_runs_no_formula(tmp_path: Path) -> None:
    found = exported(tmp_path)
    luz, vereda = rows(export_csv(found.data, found.portfolio, "pt-BR"), ";")
    assert vereda["Código"] == "vereda"
    assert vereda["Faturamento"] == "0,3"
    assert vereda["Nível"] == "Chave"
    assert vereda["Gerente de contas (KAM)"] == "Ana Lima"
    assert vereda["EDI"] == "sim"
    assert vereda["Nota do comprador"] == "'=1+1"
    assert luz["Faturamento"] == ""
    english = rows(export_csv(found.data, found.portfolio, "en"), ",")[1]
    assert (english["Id"], english["Revenue"], english["EDI"]) == ("vereda", "0.3", "yes")


def test_the_table_of_the_company_has_no_column_it_may_not_see(tmp_path: Path) -> None:
    found = exported(tmp_path, audience=Visibility.COMPANY)
    head = export_csv(found.data, found.portfolio, "pt-BR").splitlines()[0]
    assert "Faturamento" not in head
    assert "Situação de compra" not in head
    assert "Nota do comprador" not in head
    assert "EDI" in head


def test_a_table_without_accounts_is_its_heads(tmp_path: Path) -> None:
    found = export_project(write_project(tmp_path, {}), today=TODAY)
    assert export_csv(found.data, found.portfolio, "pt-BR").count("\n") == 1


def test_the_table_rounds_what_nobody_reads(tmp_path: Path) -> None:
    files = {
        "vereda/conta.md": account_text(),
        "vereda/numeros.csv": "periodo;indicador;realizado\n2026-07;faturamento;1\n",
        "luz/conta.md": "---\nnome: Luz\n---\n",
        "luz/numeros.csv": "periodo;indicador;realizado\n2026-07;faturamento;2\n",
    }
    found = exported(tmp_path, files)
    vereda = rows(export_csv(found.data, found.portfolio, "pt-BR"), ";")[1]
    assert vereda["Participação no faturamento da carteira"] == "0,333333"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_metric_has_a_name_and_a_place_among_the_measures(
    tmp_path: Path, language: str
) -> None:
    schema = export_schema(language)
    account = schema["properties"]["accounts"]["items"]["properties"]["metrics"]["properties"]
    named = {**schema["properties"]["metrics"]["properties"], **account}
    assert set(named) == {item.key for item in (*PORTFOLIO_METRICS, *ACCOUNT_METRICS)}
    assert all(item["title"] for item in named.values())


def test_the_schema_says_which_figures_rest_on_records_without_a_date() -> None:
    account = export_schema()["properties"]["accounts"]["items"]["properties"]["metrics"]
    undated = {
        key
        for key, item in account["properties"].items()
        if "what is on record now" in item.get("description", "")
    }
    assert undated == {
        *("white_space", "wallet_share", "pipeline", "weighted_pipeline", "forecast", "gap"),
        *("objective_progress", "health"),
    }
    assert account["properties"]["wallet_share"]["description"].startswith("A fraction: 0.125")
    assert "not in a period that is over" in account["properties"]["health"]["description"]
