"""Figures and receivables: columns, cells, and nothing counted twice."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import PROGRAMME, account_text, load, told

FRONT = "filiais:\n  - id: a\n    nome: A\n  - id: b\n    nome: B\n"
HEADER = "periodo;filial;oferta;indicador;realizado;meta\n"


def findings(folder: Path, rows: str, programme: str = PROGRAMME) -> list[tuple[str, int]]:
    """Give what is found in a figures table."""
    files = {
        "programa.yml": programme,
        "v/conta.md": account_text(FRONT),
        "v/numeros.csv": HEADER + rows,
    }
    return told(load(folder, files).findings)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("2026-07;a;caixas;faturamento;1,5;2\n", []),
        ("2026-07;;;faturamento;1;\n2026-08;a;;faturamento;1;\n", []),
        ("2026-07;a;;faturamento;1;\n2026-07;b;caixas;faturamento;1;\n", []),
        ("2026-07;;;faturamento;1;\n2026-07;a;;volume;1;\n", []),
        ("2026;;;otif;1;\n2027-t1;;;otif;1;\n", []),
        ("2026-07;a;;faturamento;1;\n2026-07;A;;receita;2;\n", [("figure-twice", 3)]),
        ("2026-07;;;faturamento;1;\n2026-07;a;;faturamento;1;\n", [("whole-and-parts", 3)]),
        ("2026-07;a;caixas;volume;1;\n2026-07;a;;volume;1;\n", [("whole-and-parts", 3)]),
        ("2026-07;a;;volume;1;\n2026-07;;caixas;volume;1;\n", [("whole-and-parts", 3)]),
        (
            "2026-07;;;volume;1;\n2026-t4;;;volume;1;\n2026;;;volume;1;\n",
            [("mixed-granularity", 3)],
        ),
        ("2026-13;x;y;z;um;dois\n", [
            ("bad-number", 2), ("bad-number", 2), ("bad-period", 2),
            ("unknown-kpi", 2), ("unknown-offering", 2), ("unknown-unit", 2),
        ]),
        (";;;faturamento;1;\n2026-07;;;;1;\n", [("missing-cell", 2), ("missing-cell", 3)]),
        ("2026-07;;;faturamento;1\n", [("csv-cell-count", 2)]),
        ("\n;;;;;\n2026-07;;;faturamento;1;\n", []),
    ],
)  # fmt: skip
def test_rows_of_figures(tmp_path: Path, rows: str, found: list[tuple[str, int]]) -> None:
    assert sorted(findings(tmp_path, rows)) == found


def test_the_year_of_a_figure_is_the_fiscal_one(tmp_path: Path) -> None:
    july = f"{PROGRAMME}ano_fiscal:\n  mes_inicial: 7\n"
    june = "2026-06;;;volume;1;\n2027-t1;;;volume;1;\n"
    assert findings(tmp_path, june, july) == []
    next_month = june.replace("2026-06", "2026-07")
    assert findings(tmp_path, next_month, july) == [("mixed-granularity", 3)]
    assert findings(tmp_path, next_month) == []


def test_a_finding_of_a_cell_is_at_the_cell(tmp_path: Path) -> None:
    files = {"v/conta.md": account_text(), "v/numeros.csv": HEADER + "2026-07;;;otif; muito ;\n"}
    (found,) = load(tmp_path, files).findings
    assert str(found.place) == "accounts/v/numeros.csv:2:17"


@pytest.mark.parametrize(
    ("header", "rule", "params"),
    [
        (
            "periodo;indicadr;indicador",
            "unknown-column",
            {"column": "indicadr", "known": "indicador"},
        ),
        ("periodo;kpi;indicador", "repeated-column", {"column": "indicador", "other": "kpi"}),
        ("periodo;realizado", "missing-column", {"column": "indicador"}),
        ("period;actual", "missing-column", {"column": "kpi"}),
    ],
)
def test_columns_are_judged_by_name(
    tmp_path: Path, header: str, rule: str, params: dict[str, str]
) -> None:
    files = {"v/conta.md": account_text(), "v/numeros.csv": f"{header}\n"}
    (found,) = load(tmp_path, files).findings
    assert found.rule == rule
    assert {name: found.params[name].split(", ")[0] for name in params} == params


def test_an_english_table_of_an_english_programme(tmp_path: Path) -> None:
    files = {
        "programa.yml": "name: P\nlanguage: en\ncurrency: USD\n",
        "v/account.md": "---\nname: V\n---\n",
        "v/figures.csv": 'period,kpi,actual,target\n2026-Q3,revenue,"1,234.50",640.5\n',
        "v/receivables.csv": "number,amount,due\n1,$2.50,31/12/2026\n",
    }
    loaded = load(tmp_path, files)
    assert loaded.findings == ()
    account = loaded.portfolio.accounts[0]
    assert (account.figures[0].actual, account.figures[0].target) == (
        Decimal("1234.50"),
        Decimal("640.5"),
    )
    assert account.receivables[0].amount == Decimal("2.50")


def test_an_invoice_is_listed_once_and_paid_after_it_was_issued(tmp_path: Path) -> None:
    table = (
        "numero;parcela;emissao;valor;pago_em\n1;1;;10;\n1;2;;10;\n1;1;;10;\n"
        "2;;2026-02-02;10;2026-02-01\n"
    )
    files = {"v/conta.md": account_text(), "v/titulos.csv": table}
    loaded = load(tmp_path, files)
    assert told(loaded.findings) == [("receivable-twice", 4), ("paid-before-issued", 5)]
    assert len(loaded.portfolio.accounts[0].receivables) == 4
