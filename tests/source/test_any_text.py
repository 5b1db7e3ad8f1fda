"""Whatever people save, loading ends in findings, never in an exception."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamdocs.checks.rules import run_checks
from kamdocs.model.account import AccountFile
from kamdocs.source.folder import load_portfolio
from kamdocs.source.word_table import key_table
from tests.builders import account_text, write_project

RELAXED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""Each example writes a project, which takes as long as the disk likes."""

NAMES = (
    "conta.md",
    "objetivos.md",
    "numeros.csv",
    "titulos.csv",
    "reunioes/a.md",
    "revisoes/2026-t3.md",
)

KEYS = st.sampled_from([*key_table(AccountFile).words("pt"), *key_table(AccountFile).words("en")])
SCALARS = st.sampled_from(
    ["", "~", "x", "2026-01-01", "31/02/2026", "1.234,5", "5%", "sim", "[", "{a: 1}", "[a, b]",
     "&a b", "*a", "'", '"', "!!int 3", "<<", "- a", "a: b", "1e999", "0x1F", "é" * 90, "cliente"]
)  # fmt: skip
LINES = st.tuples(st.sampled_from(["", "  ", "  - ", "    ", "      - "]), KEYS, SCALARS).map(
    lambda parts: f"{parts[0]}{parts[1]}: {parts[2]}\n"
)
CELLS = st.sampled_from(
    ["", "2026-07", "2026-t3", "otif", "norte", "1.234,5", "x", '"', '""', "\x00", "-1", "5%"]
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=9).map(";".join), max_size=6).map("\n".join)
HEADERS = st.sampled_from(
    [
        "periodo;filial;oferta;indicador;realizado;meta;previsto\n",
        "numero;parcela;emissao;vencimento;valor;pago_em;contestado\n",
        "period;kpi;actual\n",
        "sep=,\n",
        ";;\n",
    ]
)


def load_with(name: str, data: bytes) -> None:
    """Load an account of which one file holds these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(
            Path(folder), {"v/conta.md": account_text(), "boa.md": account_text()}
        )
        target = project / "accounts" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        loaded = load_portfolio(project)
        found = run_checks(loaded, date(2026, 10, 15))
        assert "boa" in loaded.portfolio.by_id or name == "programa.yml"
        assert all(item.place.line >= 1 and item.place.column >= 1 for item in found)
        left_out = {item.id for item in loaded.portfolio.left_out}
        assert left_out.isdisjoint(loaded.portfolio.by_id)
        if left_out:
            assert found


@RELAXED
@given(st.text())
def test_any_text_as_front_matter(text: str) -> None:
    load_with("v/conta.md", f"---\n{text}\n---\n".encode("utf-8", "surrogatepass"))


@RELAXED
@given(st.lists(LINES, max_size=12).map("".join))
def test_any_mix_of_known_keys_and_odd_values(text: str) -> None:
    load_with("v/conta.md", f"---\nnome: V\n{text}---\n[x](y)\n".encode())


@RELAXED
@given(st.lists(LINES, max_size=12).map("".join))
def test_any_mix_of_known_keys_in_the_programme(text: str) -> None:
    load_with("programa.yml", f"nome: P\n{text}".encode())


@pytest.mark.parametrize("name", NAMES)
@RELAXED
@given(data=st.binary(max_size=400))
def test_any_bytes_as_any_file(name: str, data: bytes) -> None:
    load_with(f"v/{name}", data)


@RELAXED
@given(st.binary(max_size=400))
def test_any_bytes_as_the_programme(data: bytes) -> None:
    load_with("programa.yml", data)


@pytest.mark.parametrize("name", ["numeros.csv", "titulos.csv"])
@RELAXED
@given(header=HEADERS, rows=ROWS)
def test_any_cells_of_a_table(name: str, header: str, rows: str) -> None:
    load_with(f"v/{name}", f"{header}{rows}".encode())


@RELAXED
@given(st.text())
def test_any_text_as_prose(text: str) -> None:
    load_with("v/conta.md", f"---\nnome: V\n---\n{text}".encode("utf-8", "surrogatepass"))
