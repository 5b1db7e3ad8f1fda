"""Figures and receivables tables: their columns, and nothing counted twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.model.account import Account
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from tests.builders import PROGRAMME, account_text, load

UNITS = "filiais:\n  - id: norte\n    nome: Norte\n  - id: leste\n    nome: Leste\n"


def figures(folder: Path, table: str, programme: str = PROGRAMME) -> LoadedPortfolio:
    files = {"programa.yml": programme, "v/conta.md": account_text(UNITS), "v/numeros.csv": table}
    return load(folder, files)


def invoices(folder: Path, table: str) -> LoadedPortfolio:
    return load(folder, {"v/conta.md": account_text(), "v/titulos.csv": table})


def only(loaded: LoadedPortfolio) -> tuple[str, int, int]:
    (found,) = loaded.findings
    return found.rule, found.place.line, found.place.column


def account(loaded: LoadedPortfolio) -> Account:
    assert loaded.findings == ()
    return loaded.portfolio.accounts[0]


@pytest.mark.parametrize(
    ("table", "place", "params"),
    [
        (
            "periodo;indicador;realisado\n",
            ("unknown-column", 1, 19),
            {"column": "realisado", "known": "realizado"},
        ),
        (
            "period;kpi;actuall\n",
            ("unknown-column", 1, 12),
            {"column": "actuall", "known": "actual"},
        ),
        ("periodo;realizado\n2026-07;1\n", ("missing-column", 1, 1), {"column": "indicador"}),
        ("period;actual\n2026-07;1\n", ("missing-column", 1, 1), {"column": "kpi"}),
        (
            "periodo;indicador;realizado;actual\n",
            ("repeated-column", 1, 29),
            {"column": "actual", "other": "realizado"},
        ),
        (
            "periodo;indicador;realizado;Realizado\n",
            ("duplicate-column", 1, 29),
            {"column": "Realizado"},
        ),
        ("periodo;indicador;realizado\n2026-07;;1\n", ("missing-cell", 2, 9), None),
        ("periodo;indicador;realizado\n;otif;1\n", ("missing-cell", 2, 1), None),
        ("periodo;indicador;realizado\n2026-07;otif\n", ("csv-cell-count", 2, 1), None),
        ("periodo;indicador;realizado\n2026-07;otif;muito\n", ("bad-number", 2, 14), None),
        ("periodo;indicador;realizado\n13/2026;otif;1\n", ("bad-period", 2, 1), None),
        ("periodo;indicador;realizado\n2026-07;nps;1\n", ("unknown-kpi", 2, 9), None),
        ("", ("empty-table", 1, 1), {}),
    ],
)
def test_a_mistake_in_a_table_is_told_at_its_cell(
    tmp_path: Path,
    table: str,
    place: tuple[str, int, int],
    params: dict[str, str] | None,
) -> None:
    loaded = figures(tmp_path, table)
    assert only(loaded) == place
    if params is not None:
        assert loaded.findings[0].params == params
    assert [item.id for item in loaded.portfolio.left_out] == ["v"]


def test_a_table_of_nothing_but_its_header_is_fine(tmp_path: Path) -> None:
    assert account(figures(tmp_path, "periodo;indicador;realizado\n")).figures == ()


@pytest.mark.parametrize(
    "table",
    [
        (
            "periodo;filial;oferta;indicador;realizado;meta;previsto;fonte;extraido_em\n"
            "2026-t3;norte;caixas;otif;94,5;1.000;;ERP;3/10/2026\n"
        ),
        (
            "period;unit;offering;kpi;actual;target;forecast;source;extracted_on\n"
            "2026-q3;norte;caixas;otif;94,5;1.000;;ERP;2026-10-03\n"
        ),
        (
            "Período, Planta ,OFERTA,indicador,Realizado,Meta,Previsão,fonte,Extraído em\n"
            '3T26,norte,caixas,otif,"94,5",1000,,ERP,2026-10-03\n'
        ),
        (
            "sep=\t\nperiodo\tfilial\toferta\tindicador\trealizado\tmeta\tfonte\textraido_em\n"
            "2026-T3\tnorte\tcaixas\tOTIF\t94,5\t1000\tERP\t03/10/2026\n"
        ),
    ],
    ids=["Portuguese", "English", "commas", "tabs"],
)
def test_columns_have_names_in_both_languages_in_any_order(tmp_path: Path, table: str) -> None:
    (row,) = account(figures(tmp_path, table)).figures
    assert (row.period.id, row.unit, row.offering, row.kpi) == (
        "2026-q3",
        "norte",
        "caixas",
        "otif",
    )
    assert (row.actual, row.target, row.forecast) == (Decimal("94.5"), 1000, None)
    assert (row.source, row.extracted_on) == ("ERP", date(2026, 10, 3))


def test_decimal_commas_are_read_and_remember_their_cell(tmp_path: Path) -> None:
    table = "periodo;indicador;realizado;meta\n2026-07; faturamento ; 1.234.567,89 ;0,5\n"
    loaded = figures(tmp_path, table)
    (row,) = account(loaded).figures
    assert (row.actual, row.target) == (Decimal("1234567.89"), Decimal("0.5"))
    places = loaded.places["v"]
    assert str(places["figures", 0, "actual"]) == "accounts/v/numeros.csv:2:24"
    assert str(places["figures", 0, "target"]) == "accounts/v/numeros.csv:2:38"
    assert str(places["figures", 0]) == "accounts/v/numeros.csv:2:1"
    assert ("figures", 0, "forecast") not in places
    assert places.nearest("figures", 0, "forecast").line == 2


def test_the_english_programme_reads_decimal_points(tmp_path: Path) -> None:
    programme = f"{PROGRAMME}idioma: en\n"
    table = 'period,kpi,actual,target\n2026-07,otif,94.5,"1,000.25"\n'
    (row,) = account(figures(tmp_path, table, programme)).figures
    assert (row.actual, row.target) == (Decimal("94.5"), Decimal("1000.25"))


HEADER = "periodo;filial;oferta;indicador;realizado\n"


def told(found: Finding) -> tuple[str, int, str]:
    return found.rule, found.place.line, found.params["line"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2026-07;;;otif;1\n2026-07;;;otif;2\n", ("figure-twice", 3, "2")),
        ("2026-07;;;otif;1\n2026-07;;;OTIF;1\n", ("figure-twice", 3, "2")),
        ("2026-07;norte;;receita;1\n2026-07;norte;;faturamento;1\n", ("figure-twice", 3, "2")),
        ("2026-07;;;otif;1\n2026-07;norte;;otif;2\n", ("whole-and-parts", 3, "2")),
        ("2026-07;norte;;otif;1\n2026-07;;;otif;2\n", ("whole-and-parts", 3, "2")),
        ("2026-07;norte;;otif;1\n2026-07;norte;caixas;otif;2\n", ("whole-and-parts", 3, "2")),
        ("2026-07;norte;;otif;1\n2026-07;;caixas;otif;2\n", ("whole-and-parts", 3, "2")),
        ("2026-07;;;otif;1\n2026-t3;;;otif;2\n", ("mixed-granularity", 3, "2")),
        ("2026-t1;;;otif;1\n2026;;;otif;2\n", ("mixed-granularity", 3, "2")),
        (
            "2026-07;;;otif;1\n2026-t4;;;otif;2\n2026-t3;;;otif;3\n",
            ("mixed-granularity", 3, "2"),
        ),
    ],
)
def test_nothing_is_counted_twice(
    tmp_path: Path, rows: str, expected: tuple[str, int, str]
) -> None:
    (found,) = figures(tmp_path, HEADER + rows).findings
    assert told(found) == expected
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    "rows",
    [
        "2026-07;;;otif;1\n2026-08;;;otif;1\n",
        "2026-07;;;otif;1\n2026-07;;;margem;1\n",
        "2026-07;norte;;otif;1\n2026-07;leste;;otif;1\n",
        "2026-07;norte;caixas;otif;1\n2026-07;norte;filmes;otif;1\n",
        "2026-07;norte;caixas;otif;1\n2026-07;leste;;otif;1\n",
        "2025-t4;;;otif;1\n2026-01;;;otif;1\n",
        "2026-07;;;otif;1\n2026-t3;;;margem;1\n",
    ],
)
def test_rows_beside_each_other_are_no_finding(tmp_path: Path, rows: str) -> None:
    assert len(account(figures(tmp_path, HEADER + rows)).figures) == 2


def test_months_and_quarters_may_not_meet_within_a_fiscal_year(tmp_path: Path) -> None:
    programme = f"{PROGRAMME}ano_fiscal:\n  mes_inicial: 7\n"
    loaded = figures(
        tmp_path, f"{HEADER}2026-06;;;otif;1\n2026-07;;;otif;1\n2027-t1;;;otif;1\n", programme
    )
    (found,) = loaded.findings
    assert told(found) == ("mixed-granularity", 4, "3")
    assert found.params["year"] == "2027"


INVOICE = "numero;parcela;emissao;vencimento;valor;pago_em;contestado\n"


def test_receivables_are_read(tmp_path: Path) -> None:
    table = f"{INVOICE}NF-1;1/2;1/7/2026;31/7/2026;R$ 1.234,50;2/8/2026;não\n"
    (row,) = account(invoices(tmp_path, table)).receivables
    assert (row.number, row.instalment, row.amount) == ("NF-1", "1/2", Decimal("1234.50"))
    assert (row.issued, row.due, row.paid_on, row.disputed) == (
        date(2026, 7, 1),
        date(2026, 7, 31),
        date(2026, 8, 2),
        False,
    )


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("NF-1;;;;10;;\nNF-1;;;;10;;\n", ("receivable-twice", 3, 1)),
        ("NF-1;1;;;10;;\nNF-1;1;;;20;;\n", ("receivable-twice", 3, 1)),
        ("NF-1;;2026-07-10;;10;2026-07-09;\n", ("paid-before-issued", 2, 22)),
    ],
)
def test_a_doubtful_receivable_is_a_warning(
    tmp_path: Path, rows: str, place: tuple[str, int, int]
) -> None:
    loaded = invoices(tmp_path, INVOICE + rows)
    assert only(loaded) == place
    assert loaded.findings[0].severity is Severity.WARNING
    assert [item.id for item in loaded.portfolio.accounts] == ["v"]


def test_instalments_of_an_invoice_are_no_finding(tmp_path: Path) -> None:
    rows = "NF-1;1;2026-07-10;;10;2026-07-10;\nNF-1;2;2026-07-10;;10;;\n"
    assert len(account(invoices(tmp_path, INVOICE + rows)).receivables) == 2


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (f"{INVOICE};;;;10;;\n", ("missing-cell", 2, 1)),
        (f"{INVOICE}NF-1;;;;;;\n", ("missing-cell", 2, 9)),
        (f"{INVOICE}NF-1;;;;10;;talvez\n", ("bad-yes-no", 2, 13)),
        (f"{INVOICE}NF-1;;;31/06/2026;10;;\n", ("date-does-not-exist", 2, 8)),
        (f"{INVOICE}NF-1;;;;US$ 10;;\n", ("other-currency", 2, 9)),
        ("numero;vencimento\nNF-1;2026-07-31\n", ("missing-column", 1, 1)),
        ("numero;valor;vencido\nNF-1;10;sim\n", ("unknown-column", 1, 14)),
    ],
)
def test_a_wrong_receivable_is_an_error(
    tmp_path: Path, table: str, place: tuple[str, int, int]
) -> None:
    loaded = invoices(tmp_path, table)
    assert only(loaded) == place
    assert [item.id for item in loaded.portfolio.left_out] == ["v"]
