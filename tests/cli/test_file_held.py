"""A file that another program holds open stays as it is, and nothing is left beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamdocs.cli.output import write_bytes
from kamdocs.errors import UserError


def test_a_workbook_that_excel_holds_open_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "carteira.xlsx"
    path.write_bytes(b"before")

    def held(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UserError, match="cli.file-held"):
        write_bytes(b"after", path)
    assert path.read_bytes() == b"before"
    assert [item.name for item in tmp_path.iterdir()] == ["carteira.xlsx"]


def test_a_folder_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_bytes(b"x", tmp_path / "nada" / "carteira.xlsx")
