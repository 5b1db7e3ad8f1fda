"""A portfolio goes out as a workbook and comes back with the same values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.errors import UserError
from kamdocs.interchange.workbook.baseline import written_values
from kamdocs.interchange.workbook.exporting import export_workbook
from kamdocs.interchange.workbook.reading import read_workbook
from tests.command import ROOT

AS_OF = date(2026, 10, 15)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "carteira.xlsx"
    path.write_bytes(export_workbook(ROOT, as_of=AS_OF, file=path.name).data)
    return path


def test_every_row_of_the_sample_comes_back_as_it_went_out(exported: Path) -> None:
    content = read_workbook(exported)
    assert content.findings == ()
    assert content.baseline is not None
    assert content.language == "pt-BR"
    back = {
        key: {row.key: written_values(row.values) for row in sheet.rows}
        for key, sheet in content.sheets.items()
    }
    assert back == content.baseline.rows
    assert len(back["accounts"]) == 12
    figures = back["figures"]["vereda-alimentos/cascavel|bandejas|revenue|actual"]
    assert figures["2024-10"] == "175889.23"


def test_the_same_portfolio_gives_the_same_bytes(exported: Path) -> None:
    again = export_workbook(ROOT, as_of=AS_OF, file=exported.name)
    assert again.data == exported.read_bytes()


def test_one_account_has_only_its_own_rows(tmp_path: Path) -> None:
    path = tmp_path / "uma.xlsx"
    only = ("vereda-alimentos",)
    path.write_bytes(export_workbook(ROOT, as_of=AS_OF, file=path.name, only=only).data)
    content = read_workbook(path)
    accounts = {row.text("account") for key in ("figures", "risks") for row in content.rows(key)}
    assert accounts == {"Vereda Alimentos"}
    assert content.baseline is not None
    assert content.baseline.accounts == only
    assert "accounts/vereda-alimentos/numeros.csv" in content.baseline.files
    assert not any("bebidas" in name for name in content.baseline.files)


def test_an_unknown_account_is_refused() -> None:
    with pytest.raises(UserError, match="export.unknown-account"):
        export_workbook(ROOT, as_of=AS_OF, file="x.xlsx", only=("nao-existe",))


def test_what_is_not_written_is_no_zero(exported: Path) -> None:
    rows = {row.key: row for row in read_workbook(exported).rows("opportunities")}
    row = rows["bebidas-cumaru/renovacao-filmes-2027"]
    assert row.values["annual_value"] == Decimal(9_000_000)
    assert row.values["amount"] is None
