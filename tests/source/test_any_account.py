"""Whatever stands in the files, loading them ends in findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.model.account import AccountFile
from kamdocs.model.programme import Programme
from kamdocs.source.folder import load_portfolio
from kamdocs.source.word_table import key_table
from tests.builders import PROGRAMME, write_project

KEYS = [*key_table(AccountFile).words("pt"), *key_table(Programme).words("pt"), "id", "nome", "x"]
SCALARS = st.sampled_from(
    ["", "~", "a", "- ", "12", "1,5", "2026-01-01", "sim", "*a", "&a b", "!x y", "'", "[", "{a: 1}"]
) | st.text(max_size=12)


def block(depth: int) -> st.SearchStrategy[str]:
    """Give lines of YAML, mostly well formed, with keys of the trade in wrong places."""
    if depth == 0:
        return SCALARS
    inner = block(depth - 1)
    key = st.sampled_from(KEYS)
    indented = inner.map(lambda text: "\n" + "\n".join(f"  {line}" for line in text.split("\n")))
    value = SCALARS.map(lambda text: f" {text}") | indented
    mapping = st.lists(st.tuples(key, value).map(lambda pair: f"{pair[0]}:{pair[1]}"), max_size=5)
    items = st.lists(inner.map(lambda text: "- " + text.replace("\n", "\n  ")), max_size=3)
    return st.one_of(mapping, items).map("\n".join)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose files every example overwrites."""
    return tmp_path_factory.mktemp("qualquer")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(front=block(3), objectives=block(2), table=st.text(max_size=60), programme=st.booleans())
def test_no_text_whatever_makes_loading_raise(
    folder: Path, front: str, objectives: str, table: str, programme: bool
) -> None:
    write_project(
        folder,
        {
            "programa.yml": f"nome: P\n{front}" if programme else PROGRAMME,
            "v/conta.md": f"---\nnome: V\n{front}\n---\n{objectives}",
            "v/objetivos.md": f"---\n{objectives}\n---\n",
            "v/reunioes/2026-01-02-a.md": f"---\n{objectives}\n---\n",
            "v/revisoes/2026-t1.md": f"---\n{front}\n---\n",
            "v/numeros.csv": "periodo;indicador;realizado\n2026-01;volume;1\n" + table,
        },
    )
    loaded = load_portfolio(folder)
    known = {*loaded.portfolio.by_id, *(item.id for item in loaded.portfolio.left_out)}
    assert known == {"v"}
    for found in loaded.findings:
        for language in LANGUAGES:
            messages_for(language).text(f"findings.{found.rule}", **found.params)
            messages_for(language).text(f"findings.{found.rule}.hint", **found.params)
