"""Packs kept from one build to the next: found whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kamdocs.pack.cache import CACHE, PackCache

KEY = "a" * 64


@pytest.fixture
def cache(tmp_path: Path) -> PackCache:
    made = PackCache(tmp_path)
    made.keep(KEY, b"%PDF-1")
    return made


def test_what_was_kept_is_found(cache: PackCache) -> None:
    found = cache.find(KEY)
    assert found is not None
    assert found.read_bytes() == b"%PDF-1"
    assert cache.find("b" * 64) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (f"{KEY}.pdf", b"%PDF-"),
        (f"{KEY}.pdf", b"%PDF-1, changed"),
        (f"{KEY}.sha256", b""),
        (f"{KEY}.sha256", b"\xff"),
    ],
)
def test_a_half_written_or_foreign_file_counts_as_missing(
    cache: PackCache, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / CACHE / name).write_bytes(data)
    assert cache.find(KEY) is None
    cache.keep(KEY, b"%PDF-2")
    found = cache.find(KEY)
    assert found is not None
    assert found.read_bytes() == b"%PDF-2"


def test_the_cache_keeps_itself_out_of_git(cache: PackCache, tmp_path: Path) -> None:
    assert (tmp_path / ".kamdocs" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert sorted(path.name for path in (tmp_path / CACHE).iterdir()) == [
        f"{KEY}.pdf",
        f"{KEY}.sha256",
    ]


def test_old_packs_go_and_foreign_files_stay(cache: PackCache, tmp_path: Path) -> None:
    for number in range(70):
        key = f"{number:064x}"
        path = cache.keep(key, b"%PDF")
        os.utime(path, (number, number))
    foreign = tmp_path / CACHE / "mine.pdf"
    foreign.write_bytes(b"mine")
    cache.forget_others({KEY})
    assert cache.find(KEY) is not None
    assert foreign.exists()
    assert cache.find(f"{5:064x}") is None
    assert cache.find(f"{69:064x}") is not None
    assert len(list((tmp_path / CACHE).glob("*.sha256"))) == 65
