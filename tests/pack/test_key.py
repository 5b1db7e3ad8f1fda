"""What makes a pack a different one: its contents, its look, its template, its pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kamdocs.pack.job import PackJob
from kamdocs.pack.key import pack_key
from kamdocs.pack.look import PackLook, Paper
from kamdocs.render.client_pack.blocks import PackKind, PackView, Part, Text
from kamdocs.render.prose_tree import ProseNode

PICTURE = ProseNode("paragraph", children=(ProseNode("image", target="accounts/v/a.png"),))
VIEW = PackView(
    PackKind.QBR,
    "pt-BR",
    "Título",
    "v",
    None,
    (Part("notes", "Notas", "", (Text((PICTURE,)),)),),
    "",
    "{page}",
    "v.pdf",
)


@pytest.fixture
def job(tmp_path: Path) -> PackJob:
    for name in ("accounts/v/a.png", "logo.svg", "theme/pack/look.typ"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"1")
    look = PackLook(our_logo=tmp_path / "logo.svg")
    return PackJob(VIEW, look, date(2026, 10, 15), tmp_path, tmp_path / "theme" / "pack")


def test_the_same_job_has_the_same_key(job: PackJob) -> None:
    assert pack_key(job) == pack_key(replace(job))
    assert len(pack_key(job)) == 64


@pytest.mark.parametrize(
    "change",
    [
        lambda job: replace(job, as_of=date(2026, 10, 16)),
        lambda job: replace(job, view=replace(VIEW, foot="x")),
        lambda job: replace(job, view=replace(VIEW, parts=())),
        lambda job: replace(job, look=replace(job.look, brand="#000000")),
        lambda job: replace(job, look=replace(job.look, paper=Paper.WIDE)),
        lambda job: replace(job, look=replace(job.look, our_logo=None)),
        lambda job: replace(
            job, look=replace(job.look, our_logo=None, client_logo=job.look.our_logo)
        ),
    ],
)
def test_another_pack_has_another_key(job: PackJob, change: Callable[[PackJob], PackJob]) -> None:
    assert pack_key(change(job)) != pack_key(job)


@pytest.mark.parametrize("name", ["accounts/v/a.png", "logo.svg", "theme/pack/look.typ"])
def test_a_file_that_changed_makes_another_key(job: PackJob, name: str) -> None:
    before = pack_key(job)
    (job.project / name).write_bytes(b"2")
    assert pack_key(job) != before
    (job.project / name).unlink()
    assert pack_key(job) != before


def test_a_new_file_of_the_template_makes_another_key(job: PackJob) -> None:
    before = pack_key(job)
    (job.template / "tables.typ").write_bytes(b"1")
    assert pack_key(job) != before
