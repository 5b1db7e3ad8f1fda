"""Scaffolds: what they write, and that they never overwrite."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.cli.new import new_account, new_programme
from kamdocs.errors import UserError
from kamdocs.interchange.yaml_text import text_value
from kamdocs.source.folder import load_portfolio


def test_a_new_programme_has_a_gitignore_for_the_site(tmp_path: Path) -> None:
    new_programme(folder=tmp_path / "meu-kam", language="pt-BR")
    text = (tmp_path / "meu-kam/.gitignore").read_text(encoding="utf-8")
    assert {"/site/", "/site-*/"} <= set(text.splitlines())
    assert load_portfolio(tmp_path / "meu-kam").portfolio.programme.name == "Meu kam"


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    new_programme(folder=tmp_path, language="pt-BR")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(UserError, match=r"new\.exists"):
        new_programme(folder=tmp_path, language="en")
    new_account(project=tmp_path, name="Padaria Luz", language="pt-BR")
    with pytest.raises(UserError, match=r"new\.exists"):
        new_account(project=tmp_path, name="PADARIA LUZ", language="pt-BR")
    assert all(path.read_bytes() == content for path, content in before.items())


def test_half_a_programme_is_not_written_over_one_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    with pytest.raises(UserError):
        new_programme(folder=tmp_path, language="pt-BR")
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


@pytest.mark.parametrize("name", ["", "???", "con", "LPT1"])
def test_a_name_without_an_id_asks_for_one(tmp_path: Path, name: str) -> None:
    new_programme(folder=tmp_path, language="pt-BR")
    with pytest.raises(UserError, match=r"new\.bad-id"):
        new_account(project=tmp_path, name=name, language="pt-BR")


@given(st.text())
def test_any_name_is_written_as_yaml_that_reads_back(name: str) -> None:
    try:
        "".join(name).encode("utf-8")
    except UnicodeEncodeError:
        return
    assert yaml.safe_load(f"nome: {text_value(name)}")["nome"] == name
