"""Releases a pack: notes beside the account who let which one out, and what the client then saw."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath

from kamdocs.errors import UserError
from kamdocs.pack.making import MadePack, PackOrder, pack_quarter
from kamdocs.pack.project import PackProject
from kamdocs.review.snapshot import snapshot_text
from kamdocs.source.acting_person import acting_person
from kamdocs.source.beside_files import RELEASES, kept_path, take_free_path
from kamdocs.source.pack_release import PackRelease
from kamdocs.source.whole_file import write_whole


def releaser(project: PackProject, wanted: str | None, identity: tuple[str, str]) -> str:
    """Give the id of who releases: as said, else whose name or address Git knows here.

    Raises UserError that names the programme's people where nobody can be told.
    """
    people = project.loaded.portfolio.programme.people
    return acting_person(people, wanted, identity, "packs.by-whom")


def release_pack(
    project: PackProject,
    made: MadePack,
    order: PackOrder,
    person: str,
    moment: datetime,
    pdf: Path,
    write_pdf: Callable[[], Path],
) -> PackRelease:
    """Write a release beside its account, and the PDF `pdf` by `write_pdf`: both or neither.

    An earlier release of the same pack stays as it is: what was let out is not undone.
    """
    quarter = pack_quarter(project, made.account_id, order)
    release = PackRelease(
        kind=made.view.kind.value,
        quarter=None if order.meeting else quarter.id,
        meeting=order.meeting,
        language=made.view.language,
        person=person,
        released_at=moment,
        as_of=project.as_of,
        pdf_sha256=hashlib.sha256(made.pdf).hexdigest(),
        pdf_name=pdf.name,
        snapshot=snapshot_text(project.client(made.account_id).portfolio),
    )
    path = _free_file(project, made)
    file = project.loaded.project / path
    try:
        write_whole(file, release.text().encode("utf-8"))
        write_pdf()
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return PackRelease(**{**vars(release), "path": path})


def _free_file(project: PackProject, made: MadePack) -> str:
    """Take the first name that no release has, at once, so that no other one can take it."""
    account = project.loaded.portfolio.by_id[made.account_id]
    stem = PurePosixPath(made.view.file_name).stem.removeprefix(f"{made.account_id}-")

    def path_of(name: str) -> str:
        return kept_path(RELEASES, account.path, project.accounts, name, project.written_language)

    path = take_free_path(project.loaded.project, stem, path_of)
    if path is None:
        raise UserError("packs.too-many-releases", name=stem)
    return path
