"""PDFs of many jobs: made once, kept where that is possible, a mistake in one leaves the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kamdocs.pack.cache import CACHE
from kamdocs.pack.job import PackJob
from kamdocs.pack.kept import kept_packs
from kamdocs.pack.look import PackLook
from kamdocs.render.client_pack.blocks import Note, PackKind, PackView, Part

PART = Part("notes", "Notas", "", (Note("Nada."),))
VIEW = PackView(PackKind.PLAN, "pt-BR", "Plano", "v", None, (PART,), "", "{page}", "v.pdf")


@pytest.fixture
def jobs(tmp_path: Path) -> list[PackJob]:
    job = PackJob(VIEW, PackLook(), date(2026, 10, 15), tmp_path, tmp_path / "theme" / "pack")
    return [job, replace(job, view=replace(VIEW, title="Outro"))]


def test_what_was_made_is_reused(jobs: list[PackJob], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    first = kept_packs(jobs, tmp_path, 2, lambda done, total: told.append((done, total)))
    assert (first.made, first.reused, told[-1]) == (2, 0, (2, 2))
    again = kept_packs([jobs[1], jobs[0]], tmp_path, 2)
    assert (again.made, again.reused) == (0, 2)
    assert again.files == {0: first.files[1], 1: first.files[0]}


def test_a_project_that_cannot_be_written_has_its_packs(
    jobs: list[PackJob], tmp_path: Path
) -> None:
    (tmp_path / ".kamdocs").write_text("in the way", encoding="utf-8")
    found = kept_packs(jobs, tmp_path, 2)
    assert [type(pdf) for _, pdf in sorted(found.files.items())] == [bytes, bytes]
    assert found.made == 2


def test_a_mistake_in_one_leaves_the_others(jobs: list[PackJob], tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"no picture")
    broken = replace(jobs[0], look=PackLook(client_logo=logo))
    found = kept_packs([broken, jobs[1]], tmp_path, 2)
    assert list(found.files) == [1]
    assert found.mistakes[0].message_id == "pdf.image-broken"
    assert (found.made, found.reused) == (1, 0)
    assert len(list((tmp_path / CACHE).glob("*.pdf"))) == 1
