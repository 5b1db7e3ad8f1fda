"""`kamdocs import` as a user runs it: exit codes, words, nothing written when told so."""

from __future__ import annotations

from pathlib import Path

from tests.command import ROOT, kamdocs

NORTHWIND = ROOT / "tests/data/northwind"


def test_an_import_that_fails_says_where_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "tabelas").mkdir()
    (tmp_path / "tabelas/clientes.csv").write_text("codigo,nome\nA B,Vereda\n", encoding="utf-8")
    (tmp_path / "mapa.yml").write_text(
        "programa:\n  nome: P\ntabelas:\n  clientes: clientes.csv\n"
        "contas:\n  de: clientes\n  campos:\n    id: codigo\n    nome: nom\n",
        encoding="utf-8",
    )
    done = kamdocs("import", "tabelas", "--mapping", "mapa.yml", cwd=tmp_path)
    assert done.returncode == 1
    assert 'mapa.yml:9:11: error import-unknown-column A coluna "nom" não existe' in done.stdout
    assert "clientes.csv:2:1: error import-bad-id" in done.stdout
    assert "Nada foi gravado: há 2 pontos a corrigir." in done.stderr
    assert not (tmp_path / "accounts").exists()


def test_what_cannot_run_ends_with_2_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "arquivo").write_text("x")
    for arguments, word in (
        (("import", "nada", "--mapping", "x.yml"), "nada não existe"),
        (("import", ".", "--mapping", "x.yml"), "O mapeamento x.yml não pôde ser lido"),
    ):
        done = kamdocs(*arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert word in done.stderr
        assert "Traceback" not in done.stderr


def test_northwind_is_told_in_english_and_a_second_time_nothing_is_new(tmp_path: Path) -> None:
    command = (
        "import",
        NORTHWIND,
        "--mapping",
        NORTHWIND / "northwind-csv.yml",
        "--into",
        "kam/accounts",
        "--as-of",
        "1998-05-06",
    )
    tried = kamdocs(*command, "--dry-run", cwd=tmp_path)
    assert tried.returncode == 0
    assert "Would be imported: 91 new accounts" in tried.stderr
    assert list(tmp_path.iterdir()) == []
    first = kamdocs(*command, cwd=tmp_path)
    assert first.returncode == 0
    assert "made kam/accounts/programme.yml" in first.stderr
    assert "Imported: 91 new accounts" in first.stderr
    again = kamdocs(*command, cwd=tmp_path)
    assert (again.returncode, again.stdout) == (0, "")
    assert "Nothing new in the tables: no file was changed." in again.stderr
    checked = kamdocs("check", "kam", cwd=tmp_path)
    assert checked.returncode == 0
