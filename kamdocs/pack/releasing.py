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
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.pack_files import release_path
from kamdocs.source.pack_release import PackRelease
from kamdocs.source.whole_file import write_whole

MOST_TRIES = 1000
"""Releases of one pack of one quarter; nobody has as many."""


def releaser(project: PackProject, wanted: str | None, identity: tuple[str, str]) -> str:
    """Give the id of who releases: as said, else whose name or address Git knows here.

    Raises UserError that names the programme's people where nobody can be told.
    """
    people = project.loaded.portfolio.programme.people
    known = ", ".join(f"{item.id} ({item.name})" for item in people) or "–"
    if wanted is not None:
        for item in people:
            if fold(wanted) in (fold(item.id), fold(item.name), fold(item.email or item.id)):
                return item.id
        near = near_or_all(wanted, [item.id for item in people])
        raise UserError("packs.unknown-person", person=wanted, near=near)
    name, address = (fold(part) for part in identity)
    for item in people:
        names = {fold(part) for part in (item.git, item.name, item.email) if part}
        if names & {part for part in (name, address) if part}:
            return item.id
    raise UserError("packs.by-whom", people=known)


def release_pack(
    project: PackProject,
    made: MadePack,
    order: PackOrder,
    person: str,
    moment: datetime,
    write_pdf: Callable[[], Path],
) -> PackRelease:
    """Write a release beside its account, and the PDF by `write_pdf`: both or neither.

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
        pdf_name=made.view.file_name,
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
    for number in range(1, MOST_TRIES):
        name = stem if number == 1 else f"{stem}.{number}"
        path = release_path(account.path, project.accounts, name, project.written_language)
        file = project.loaded.project / path
        file.parent.mkdir(exist_ok=True)
        try:
            file.touch(exist_ok=False)
        except FileExistsError:
            continue
        return path
    raise UserError("packs.too-many-releases", name=stem)
